"""Formats of `plandiff check`: name, suffixes, and how each is made.

A new format is one file and one row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.registry import Format

if TYPE_CHECKING:
    from plandiff.check.nouns import Outcome


def _text(outcome: Outcome) -> bytes:
    from plandiff.check.render_text import render

    return render(outcome)


CHECK_FORMATS: Final[tuple[Format[Outcome], ...]] = (Format("text", (".txt", ".text"), _text),)
"""What `plandiff check` writes."""
