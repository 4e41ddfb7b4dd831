"""Run a command and turn whatever happens into one line and an exit code."""

from __future__ import annotations

import errno
import sys
from typing import TYPE_CHECKING, Final

from plandiff.cli.streams import hold_streams, silence_stdout
from plandiff.errors import ExitCode, PlandiffError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import click

INTERRUPTED: Final = 130
"""128 + SIGINT, what shells expect of a program that was stopped by hand."""
FAILED_OUTPUT: Final = (errno.EBADF, errno.ENOSPC, errno.EIO)
"""Of an error without a file's name: standard output is closed, full or gone."""
PIPE_CLOSED: Final = 141
"""128 + SIGPIPE: the reader of our output went away, which is no fault of ours."""


def run(arguments: Sequence[str]) -> int:  # noqa: PLR0911  # one exit per way to end
    """Run the program on `arguments`; the result is its exit code."""
    import click

    from plandiff.cli.root import plandiff

    hold_streams()
    try:
        # Not `main`: that would turn a closed pipe into exit code 1, which means findings here.
        with plandiff.make_context("plandiff", list(arguments)) as context:
            return _code(plandiff.invoke(context))
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stderr.write(f"{error.format_message()}\n")
        return ExitCode.USAGE
    except PlandiffError as error:
        say(str(error))
        return error.exit_code
    except click.ClickException as error:
        say(_usage(error))
        return ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return PIPE_CLOSED
    except OSError as error:
        if error.errno not in FAILED_OUTPUT or error.filename is not None:
            return _bug(error, arguments)
        return _lost(error)
    except Exception as error:  # noqa: BLE001  # the last resort: report the bug, never a bare trace
        return _bug(error, arguments)


def _lost(error: OSError) -> int:
    """Say that a help text could not be written; results have their own words for it."""
    silence_stdout()
    say(f"標準出力に書き出せません（{error.strerror}）")
    return ExitCode.USAGE


def _code(result: object) -> int:
    return result if isinstance(result, int) else ExitCode.OK


def say(message: str) -> None:
    """Say one line on standard error."""
    from plandiff.report.visible import visible

    sys.stderr.write(f"plandiff: {visible(' '.join(message.split()))}\n")


def _usage(error: click.ClickException) -> str:
    """Tell what is wrong with the command line, and where to look it up."""
    from plandiff.cli.usage import explain

    return explain(error)


def _bug(error: Exception, arguments: Sequence[str]) -> int:
    from plandiff.cli.bug import report

    report(error, arguments)
    return ExitCode.BUG
