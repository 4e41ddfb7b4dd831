from __future__ import annotations

from plandiff.model import Clause, Comparison, Piece, Plan, Section, Source
from plandiff.report.lines import clause_ranges, joined, printed_of_comparison

ODD = tuple(range(1, 100, 2))
"""A document with a blank line after every printed one."""


def test_blank_lines_do_not_break_a_range() -> None:
    assert joined([(1, 1), (3, 3), (5, 7)], ODD) == ((1, 7),)


def test_a_printed_line_between_breaks_a_range() -> None:
    assert joined([(1, 1), (5, 5)], ODD) == ((1, 1), (5, 5))


def test_ranges_may_come_in_any_order_and_overlap() -> None:
    assert joined([(9, 9), (1, 3), (2, 3), (4, 4)], range(1, 20)) == ((1, 4), (9, 9))


def test_nothing_gives_nothing() -> None:
    assert joined([], ODD) == ()


def test_a_clause_begins_with_its_marker() -> None:
    block = Clause(
        "difficulty",
        "【困難度：高】",
        "難しい。",
        (Piece(5, 0, 2), Piece(7, 0, 2)),
        1,
        Piece(3, 0, 7),
    )
    assert clause_ranges(block, ODD) == ((3, 7),)


def test_without_a_list_of_printed_lines_the_plans_tell_them() -> None:
    clause = Clause("policy", "・", "文", (Piece(4, 0, 1),), 1)
    section = Section("１．", "題", 1, ("１．題",), 1, 2, (Piece(2, 0, 3),), (clause,))
    plan = Plan("支部", 2025, "令和7年度", "", (section,))
    source = Source("a.txt", "0" * 64, "text", 1)
    comparison = Comparison(source, None, plan, plan, (), ())
    assert printed_of_comparison(comparison).previous == (2, 4)
