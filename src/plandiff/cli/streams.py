"""Standard streams that were closed: no file of ours may take their place."""

from __future__ import annotations

import os
import sys
from typing import Final

__all__ = ["hold_streams", "silence_stdout"]

_NAMES: Final = ("stdin", "stdout", "stderr")
_WAYS: Final = (os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)
"""Input and output that were closed fail when they are used; messages go nowhere."""


def hold_streams() -> None:
    """Open the null device where a standard stream was closed (`plandiff ... >&-`).

    Otherwise the next file or pipe would get its number, and what a library prints would end up
    in it.
    """
    for number, (name, way) in enumerate(zip(_NAMES, _WAYS, strict=True)):
        if getattr(sys, name) is None:
            _hold(number, way)
            mode = "r" if number == 0 else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115  # stays open


def _hold(number: int, way: int) -> None:
    null = os.open(os.devnull, way)
    if null != number:
        os.dup2(null, number)
        os.close(null)


def silence_stdout() -> None:
    """Let the interpreter's last flush go nowhere instead of failing again."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())
    os.close(null)
