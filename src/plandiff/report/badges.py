"""Badges: a word for every class of change, with a sign and a tone that help the eye.

The signs are arrows, not triangles: beside a figure ▲ means minus in Japanese public accounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.view_model import Badge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.model import ClauseDiff, Finding, SectionDiff, TargetDiff
    from plandiff.report.view_model import Tone
    from plandiff.report.words import Words

_SIGNS: Final[dict[str, tuple[str, Tone]]] = {
    "target.raised": ("↑", "good"),
    "target.lowered": ("↓", "bad"),
    "target.unchanged": ("→", "plain"),
    "target.reworded": ("", "plain"),
    "target.redefined": ("◆", "changed"),
    "target.replaced": ("⇄", "changed"),
    "target.added": ("＋", "new"),
    "target.removed": ("－", "gone"),
    "clause.added": ("＋", "new"),
    "clause.removed": ("－", "gone"),
    "clause.modified": ("", "changed"),
    "section.added": ("＋", "new"),
    "section.removed": ("－", "gone"),
    "section.renamed": ("", "changed"),
    "severity.error": ("", "bad"),
    "severity.warning": ("", "changed"),
}
_NONE: Final[tuple[str, Tone]] = ("", "plain")


def badge(kind: str, name: str, words: Words) -> Badge:
    """Give the badge of class `name` of a `kind`: target, clause, section or severity."""
    full = f"{kind}.{name}"
    sign, tone = _SIGNS.get(full, _NONE)
    return Badge(name, sign, words.say(full), tone)


def target_badge(diff: TargetDiff, words: Words) -> Badge:
    """Give the badge of a target: its sign follows the figure, its tone what the move means."""
    plain = badge("target", diff.change, words)
    if diff.change not in ("raised", "lowered"):
        return plain
    tone: Tone = {"tighter": "good", "looser": "bad"}.get(diff.stringency, plain.tone)  # type: ignore[assignment]
    if not diff.delta:
        return Badge(plain.key, plain.sign, plain.word, tone)
    moved = badge("target", "raised" if diff.delta > 0 else "lowered", words)
    return Badge(plain.key, moved.sign, moved.word, tone)


def clause_badges(diff: ClauseDiff, words: Words) -> Iterator[Badge]:
    """Tell what became of a clause: its change, then how it came to stand where it is."""
    if diff.notation_only:
        yield badge("clause", "notation", words)
    elif diff.change != "unchanged":
        yield badge("clause", diff.change, words)
    if diff.relation is not None:
        yield badge("clause", diff.relation, words)
    if diff.renumbered:
        yield badge("clause", "renumbered", words)


def section_badge(diff: SectionDiff, words: Words) -> Badge | None:
    """Tell what became of a heading; None if nothing did."""
    return None if diff.change == "same" else badge("section", diff.change, words)


def finding_badge(finding: Finding, words: Words) -> Badge:
    """How grave a finding is."""
    return badge("severity", finding.severity, words)
