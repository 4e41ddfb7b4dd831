"""Report a bug of ours so that it can be pasted into an issue."""

from __future__ import annotations

import platform
import sys
import traceback
from typing import TYPE_CHECKING

from plandiff import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence


def report(error: Exception, arguments: Sequence[str]) -> None:
    """Say on standard error what happened, with what is needed to find it.

    Holds the command line and the trace, never text of a document.
    """
    trace = "".join(traceback.format_tb(error.__traceback__))
    sys.stderr.write(
        "plandiff: 内部の誤りで中止しました。次の内容を添えて報告してください。\n"
        "----\n"
        f"plandiff {__version__} / Python {platform.python_version()} / {sys.platform}\n"
        f"command: plandiff {' '.join(arguments)}\n"
        f"error: {type(error).__name__}: {error}\n"
        f"{trace}"
        "----\n"
    )
