"""At a glance: tiles with counts, and a few sentences that can stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.badges import badge
from plandiff.report.view_model import Count, Tile
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plandiff.report.context import Context
    from plandiff.report.words import Words

_TARGETS: Final = (
    "lowered", "removed", "redefined", "replaced", "raised", "added", "reworded", "unchanged",
)  # fmt: skip
_CLAUSES: Final = ("added", "removed", "modified", "notation", "unchanged")
_SECTIONS: Final = ("added", "removed", "renamed", "moved", "renumbered", "same")
_FINDINGS: Final = ("error", "warning", "note")


def tiles(context: Context) -> tuple[Tile, ...]:
    """Targets, items, sections and findings, each with its classes in order of weight."""
    counts, words = context.tally, context.words
    return tuple(
        _tile(name, kind, order, numbers, words)
        for name, kind, order, numbers in (
            ("targets", "target", _TARGETS, counts.indicators),
            ("clauses", "clause", _CLAUSES, _clauses(context)),
            ("sections", "section", _SECTIONS, counts.sections),
            ("findings", "severity", _FINDINGS, counts.findings),
        )
    )


def _tile(
    name: str, kind: str, order: Iterable[str], counts: Mapping[str, int], words: Words
) -> Tile:
    total = sum(counts[key] for key in order)
    current, previous = total - counts.get("removed", 0), total - counts.get("added", 0)
    return Tile(
        title=words.say(f"tile.{name}"),
        total=words.say(
            f"count.{name}", count=f"{total:,}", current=f"{current:,}", previous=f"{previous:,}"
        ),
        counts=tuple(Count(badge(kind, key, words), counts[key]) for key in order if counts[key]),
    )


def _clauses(context: Context) -> Mapping[str, int]:
    """Count clauses, differences of notation told apart from those of substance."""
    counts = context.tally.clauses
    notation = counts["notation_only"]
    return {**counts, "modified": counts["modified"] - notation, "notation": notation}


def headline(context: Context) -> tuple[str, ...]:
    """Say what happened to targets, text and outline, then what to look at before relying on it."""
    if _is_same(context):
        return (context.words.say("headline.same"), *_warnings(context))
    return (
        _targets(context),
        _text(context),
        _outline(context),
        *_warnings(context),
    )


def _is_same(context: Context) -> bool:
    counts = context.tally
    return (
        counts.clauses["unchanged"] == sum(counts.clauses[key] for key in _CHANGES)
        and counts.sections["same"] == sum(counts.sections.values())
        and counts.targets["unchanged"] == sum(counts.targets.values())
    )


_CHANGES: Final = ("unchanged", "modified", "added", "removed")


def _targets(context: Context) -> str:
    words, counts = context.words, context.tally.indicators
    total = sum(counts.values())
    if not total:
        return words.say("headline.targets.none")
    return words.say(
        "headline.targets",
        current=total - counts["removed"],
        previous=total - counts["added"],
        era=visible(context.comparison.previous.era) or words.say("side.previous.era"),
        parts=_parts("target", _TARGETS, counts, words),
    )


def _text(context: Context) -> str:
    words, counts = context.words, _clauses(context)
    changed = [key for key in _CLAUSES if key != "unchanged" and counts[key]]
    if not changed:
        return words.say("headline.clauses.none")
    parts = _parts("clause", _CLAUSES, counts, words, "headline.part.clauses")
    return words.say("headline.clauses", parts=parts)


def _outline(context: Context) -> str:
    words, counts = context.words, context.tally.sections
    changed = [key for key in _SECTIONS if key != "same"]
    if not any(counts[key] for key in changed):
        return words.say("headline.sections.none")
    return words.say("headline.sections", parts=_parts("section", changed, counts, words))


def _warnings(context: Context) -> Iterator[str]:
    words, counts = context.words, context.tally
    if any(counts.findings.values()):
        parts = _parts("severity", _FINDINGS, counts.findings, words)
        yield words.say("headline.findings", parts=parts, heading=words.say("h.findings"))
    if counts.problems:
        yield words.say("headline.problems", count=counts.problems, heading=words.say("h.problems"))


def _parts(
    kind: str,
    order: Iterable[str],
    counts: Mapping[str, int],
    words: Words,
    key: str = "headline.part",
) -> str:
    return words.parts(((words.say(f"{kind}.{name}"), counts[name]) for name in order), key)
