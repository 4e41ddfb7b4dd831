"""Set the targets of two plans side by side: raised, lowered, reworded, redefined, replaced ...

Refuses to judge: whether a change is good is for the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from plandiff.diff.targets_change import judge
from plandiff.diff.targets_collect import collect_targets
from plandiff.diff.targets_pair import pair_body, pair_rows
from plandiff.kpi.format import asked
from plandiff.model import TargetDiff

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.diff.targets_collect import Found
    from plandiff.kpi.pairing import Pairing
    from plandiff.model import Plan, Problem, SectionDiff

Source = Literal["body", "table"]


def diff_targets(
    sections: Sequence[SectionDiff], current: Plan, previous: Plan
) -> tuple[tuple[TargetDiff, ...], tuple[Problem, ...]]:
    """Compare the targets of two plans.

    `sections` tell which sections correspond and which KPI clauses were aligned; a target is
    paired with its own indicator even where the clauses were not. First the body's targets in
    the current plan's order, then the KPI table's rows; a removed one comes after those it stood
    behind. The stringency of added, removed, replaced and redefined targets is `unclear`: there
    are no two figures of one thing.
    """
    now, before = collect_targets(current), collect_targets(previous)
    body = pair_body(now.body, before.body, sections)
    table = pair_rows(now.table, before.table)
    year = current.fiscal_year
    diffs = (
        *_in_order("body", now.body, before.body, body, year),
        *_in_order("table", now.table, before.table, table, year),
    )
    return diffs, (*now.problems, *before.problems)


def _in_order(
    source: Source,
    now: Sequence[Found],
    before: Sequence[Found],
    pairs: Sequence[Pairing],
    year: int | None,
) -> Iterator[TargetDiff]:
    partner = {pair.left: pair.right for pair in pairs}
    lost = _lost_behind(before, {pair.right: pair.left for pair in pairs})
    yield from (_removed(source, before[at]) for at in lost.get(-1, ()))
    for at, found in enumerate(now):
        if at in partner:
            yield _paired(source, found, before[partner[at]], year)
        else:
            yield _added(source, found)
        yield from (_removed(source, before[gone]) for gone in lost.get(at, ()))


def _lost_behind(before: Sequence[Found], partner: dict[int, int]) -> dict[int, list[int]]:
    """Group the removed by the current target that their forerunner became; -1: by none."""
    lost: dict[int, list[int]] = {}
    anchor = -1
    for at in range(len(before)):
        if at in partner:
            anchor = partner[at]
        else:
            lost.setdefault(anchor, []).append(at)
    return lost


def _paired(source: Source, current: Found, previous: Found, year: int | None) -> TargetDiff:
    verdict = judge(current, previous, year)
    return TargetDiff(
        verdict.change,
        verdict.stringency,
        source,
        current.place,
        current.target,
        previous.target,
        verdict.delta,
        verdict.reason,
    )


def _added(source: Source, found: Found) -> TargetDiff:
    told = f"前年度の計画にないKPI「{found.target.indicator}」（{asked(found.target)}）が加わった。"
    return TargetDiff("added", "unclear", source, found.place, found.target, None, reason=told)


def _removed(source: Source, found: Found) -> TargetDiff:
    told = f"前年度のKPI「{found.target.indicator}」（{asked(found.target)}）がなくなった。"
    return TargetDiff("removed", "unclear", source, found.place, None, found.target, reason=told)
