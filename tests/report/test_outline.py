from __future__ import annotations

import pytest

from plandiff.model import Plan, Section
from plandiff.report.outline import outline


def _nested(*numbers: str) -> Section:
    """Return sections one within the other, outermost first."""
    path = tuple(f"{number}見出し" for number in numbers)
    section: Section | None = None
    for depth in range(len(numbers), 0, -1):
        inner = (section,) if section else ()
        number = numbers[depth - 1]
        section = Section(number, "見出し", depth, path[:depth], 1, depth, (), sections=inner)
    assert section is not None
    return section


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        (("１．", "（２）", "③"), "１．（２）③ 見出し"),
        (("6", "6.2"), "6.2 見出し"),
        (("6.", "6.2", "6.2.1"), "6.2.1 見出し"),
        (("第２章", "6", "6.2"), "第２章6.2 見出し"),
        (("６", "６－２"), "６－２　見出し"),
        (("6", "62"), "6 62 見出し"),
        (("1", "1"), "1 1 見出し"),
    ],
)
def test_a_section_is_named_by_the_numbers_on_the_way(numbers: tuple[str, ...], label: str) -> None:
    outer = _nested(*numbers)
    innermost = outer
    while innermost.sections:
        innermost = innermost.sections[0]
    plan = Plan("", None, "", "", (outer,))
    assert outline(plan).label(innermost) == label
