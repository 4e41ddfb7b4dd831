"""What a reader can do with one change: see where it is printed, link to it, copy it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from plandiff.report.html_parts import NOTHING, Html, lines, tag

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def actions(name: str, places: Sequence[str], words: Mapping[str, str]) -> Html:
    """Give source, permanent link and copy button of the change with the id `name`.

    The source opens and the link works without any script; the button shows when one runs.
    """
    return tag("div", evidence(places, words), anchor(name, words), copy(words), cls="acts")


def evidence(places: Sequence[str], words: Mapping[str, str]) -> Html:
    """Page and lines on demand; paper shows them always."""
    if not places:
        return NOTHING
    return tag(
        "details", tag("summary", words["evidence.button"]), lines(places, "place"), cls="evidence"
    )


def anchor(name: str, words: Mapping[str, str]) -> Html:
    """Link to the change itself."""
    return tag("a", words["anchor"], cls="anchor", href=f"#{name}", title=words["anchor.title"])


def copy(words: Mapping[str, str]) -> Html:
    """Offer the change as text."""
    return _copy(words["copy"], words["copy.title"])


@lru_cache(maxsize=4)
def _copy(label: str, title: str) -> Html:
    """Make the button once: it is the same for every change."""
    return tag("button", label, type="button", cls="copy scripted", title=title)
