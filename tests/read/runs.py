"""Runs and pages put together by hand, where drawing a file would take too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.read.pdf.bodies import body
from plandiff.read.pdf.raw import Run, Style
from plandiff.read.pdf.rules import merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.read.pdf.bodies import Body
    from plandiff.read.pdf.raw import Rule

_STYLE = Style(bold=False, colour=0, invisible=False)


def a_run(text: str, x: float, y: float, height: float = 10.0) -> Run:
    """Set a text in square letters with its upper left corner at a place."""
    lefts = tuple(x + height * k for k in range(len(text)))
    return Run(text, lefts, x, y, x + height * len(text), y + height, _STYLE, 0)


def a_body(runs: Sequence[Run], rules: Sequence[Rule] = (), *, no: int = 1) -> Body:
    """Gather runs and rules as one page on paper of A4."""
    return body(no, 595.0, runs, *merged(rules))
