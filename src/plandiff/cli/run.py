"""Run a command and turn whatever happens into one line and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from plandiff.errors import ExitCode, PlandiffError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

INTERRUPTED: Final = 130
"""128 + SIGINT, what shells expect of a program that was stopped by hand."""
PIPE_CLOSED: Final = 141
"""128 + SIGPIPE: the reader of our output went away, which is no fault of ours."""


def run(arguments: Sequence[str]) -> int:
    """Run the program on `arguments`; the result is its exit code."""
    import click

    from plandiff.cli.root import plandiff

    try:
        return _code(plandiff.main(list(arguments), "plandiff", standalone_mode=False))
    except PlandiffError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        say(_usage(error))
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()
        return PIPE_CLOSED
    except Exception as error:  # noqa: BLE001  # the last resort: report the bug, never a bare trace
        return _bug(error, arguments)


def _code(result: object) -> int:
    return result if isinstance(result, int) else ExitCode.OK


def say(message: str) -> None:
    """Say one line on standard error."""
    from plandiff.report.visible import visible

    sys.stderr.write(f"plandiff: {visible(' '.join(message.split()))}\n")


def _silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere instead of failing again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)


def _usage(error: click.ClickException) -> str:
    """What is wrong with the command line, and where to look it up."""
    from plandiff.cli.usage import explain

    return explain(error)


def _bug(error: Exception, arguments: Sequence[str]) -> int:
    from plandiff.cli.bug import report

    report(error, arguments)
    return ExitCode.BUG
