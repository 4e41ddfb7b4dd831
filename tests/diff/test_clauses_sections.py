from __future__ import annotations

import pytest

from plandiff.diff.sections import diff_alignment
from plandiff.model import (
    Alignment,
    Clause,
    ClauseMatch,
    Section,
    SectionAlignment,
    SectionMatch,
)


def section(number: str, title: str) -> Section:
    return Section(number, title, 1, (number + title,), 1, 1, ())


@pytest.mark.parametrize(
    ("current", "previous", "moved", "change"),
    [
        (("１．", "図書館"), ("1.", "図書館 "), False, "same"),
        (("１．", "図書館"), ("２．", "図書館"), False, "renumbered"),
        (("１．", "図書館"), ("１．", "図書室"), False, "renamed"),
        (("１．", "図書館"), ("２．", "図書室"), False, "renamed"),
        (("１．", "図書館"), ("２．", "図書室"), True, "moved"),
        (("１．", "図書館"), None, False, "added"),
        (None, ("１．", "図書館"), False, "removed"),
        (("", "令和７年度 指標一覧"), ("", "令和６年度 指標一覧"), False, "same"),
        (("", "令和７年度 指標一覧"), ("", "令和６年度 目標一覧"), False, "renamed"),
        (("１．", "2025年度から2027年度"), ("１．", "2024年度から2027年度"), False, "renamed"),
    ],
)
def test_section_change(
    current: tuple[str, str] | None,
    previous: tuple[str, str] | None,
    moved: bool,
    change: str,
) -> None:
    match = SectionMatch(
        section(*current) if current else None,
        section(*previous) if previous else None,
        "title",
        0.9,
        moved=moved,
    )
    (diff,) = diff_alignment(Alignment((SectionAlignment(match, ()),)))
    assert (diff.change, diff.matched_by, diff.score) == (change, "title", 0.9)


def test_clauses_come_with_their_section_in_order() -> None:
    kept = Clause("policy", "・", "本を貸す。", (), 1)
    new = Clause("policy", "・", "本を届ける。", (), 1)
    rows = (ClauseMatch((new,), (), "none", 0.0), ClauseMatch((kept,), (kept,), "text", 1.0))
    match = SectionMatch(section("１．", "図書館"), section("１．", "図書館"), "path", 1.0)
    (diff,) = diff_alignment(Alignment((SectionAlignment(match, rows),)))
    assert [clause.change for clause in diff.clauses] == ["added", "unchanged"]
