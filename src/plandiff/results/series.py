"""Follow each indicator through plans and reports of several years."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from plandiff.kpi.indicator import numbers_in
from plandiff.kpi.link import link_rows
from plandiff.model import Problem
from plandiff.model_results import ResultTarget, Series, Told, YearPoint
from plandiff.results.achieve import achieved
from plandiff.text.years import fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from plandiff.model import Direction, Reference, Target
    from plandiff.model_results import YearSource

Known = tuple["Decimal | None", str, Literal["report", "later", "reference", "none"]]
_NOTHING: Known = (None, "", "none")


def follow(
    sources: Sequence[YearSource], told: Sequence[Sequence[Told]]
) -> tuple[tuple[Series, ...], tuple[Problem, ...]]:
    """Return one series an indicator, in the order of the newest document that has it.

    `told[i]` is what `sources[i]` says, in reading order. A source without a fiscal year, and the
    second of two of one kind and year, are left out and named in the problems.
    """
    used, problems = _usable(sources)
    chains: list[list[Told]] = []
    for index in sorted(used, key=lambda i: (-_year(sources[i]), sources[i].kind == "plan")):
        _extend(chains, told[index])
    series = tuple(_series(chain, sources) for chain in chains)
    return series, (*problems, *_mixed(sources, used))


def _year(source: YearSource) -> int:
    return source.fiscal_year or 0


def _usable(sources: Sequence[YearSource]) -> tuple[list[int], list[Problem]]:
    used: list[int] = []
    problems: list[Problem] = []
    seen: set[tuple[str, int]] = set()
    for index, source in enumerate(sources):
        key = (source.kind, _year(source))
        if source.fiscal_year is None:
            problems.append(_left_out(source, "年度が文書から分からない"))
        elif key in seen:
            problems.append(_left_out(source, f"{source.era}の{_word(source)}がほかにもある"))
        else:
            seen.add(key)
            used.append(index)
    return used, problems


def _word(source: YearSource) -> str:
    return "計画" if source.kind == "plan" else "報告"


def _left_out(source: YearSource, reason: str) -> Problem:
    return Problem("skipped", f"{source.source.name}: {reason}ため、並べる対象から外しました。")


def _mixed(sources: Sequence[YearSource], used: Sequence[int]) -> tuple[Problem, ...]:
    """Tell when documents are not of one body; one name may hold the other (協会X支部, X支部)."""
    names = dict.fromkeys(sources[i].organization for i in used if sources[i].organization)
    longest = max(names, key=len, default="")
    other = [name for name in names if not longest.endswith(name)]
    if not other:
        return ()
    listed = "、".join((longest, *other))
    return (
        Problem(
            "suspect", f"文書の団体名が違います（{listed}）。同じ団体の文書か確かめてください。"
        ),
    )


def _extend(chains: list[list[Told]], told: Sequence[Told]) -> None:
    """Give each indicator of one document to the chain it carries on, or begin a new one."""
    pairs = link_rows(
        [(chain[-1].target.indicator, chain[-1].section) for chain in chains],
        [(entry.target.indicator, entry.section) for entry in told],
    )
    links = {j: i for i, j in pairs if _same_thing(chains[i][-1].target, told[j].target)}
    for index, entry in enumerate(told):
        if index in links:
            chains[links[index]].append(entry)
        else:
            chains.append([entry])


def _same_thing(one: Target, other: Target) -> bool:
    """Tell one indicator from its like with other figures in it: 3か月以内, 10か月以内."""
    first, second = numbers_in(one.indicator), numbers_in(other.indicator)
    return not first or not second or first == second


def _series(chain: Sequence[Told], sources: Sequence[YearSource]) -> Series:
    lead = chain[0]
    ways = (t.target.direction for t in chain if t.target.direction != "none")
    direction: Direction = next(ways, "none")
    points = tuple(_points(chain, sources))
    return Series(
        lead.target.indicator,
        lead.section,
        next((t.target.unit for t in chain if t.target.unit), ""),
        direction,
        points,
        _trend(points, direction),
    )


def _points(chain: Sequence[Told], sources: Sequence[YearSource]) -> Iterator[YearPoint]:
    plans = {_year(sources[t.document]): t for t in chain if sources[t.document].kind == "plan"}
    reports = {_year(sources[t.document]): t for t in chain if sources[t.document].kind == "report"}
    references = {y: r for t in plans.values() for y, r in _referred(t.target.reference)}
    years = {*plans, *reports, *(y - 1 for y, t in reports.items() if _before(t)), *references}
    for year in sorted(years):
        plan, report = plans.get(year), reports.get(year)
        actual, text, origin = _actual(report, reports.get(year + 1), references.get(year))
        verdict = _verdict(plan or report, report, actual)
        differ = plan is not None and report is not None and _differ(plan.target, report.target)
        yield YearPoint(year, plan, report, actual, text, origin, verdict, differ)


def _differ(plan: Target, report: Target) -> bool:
    """Tell whether two targets ask for different things; a baseline may stand in one only."""
    if (plan.basis, plan.comparator) != (report.basis, report.comparator):
        return True
    if plan.basis == "previous_year":
        both = plan.baseline is not None and report.baseline is not None
        return both and plan.baseline != report.baseline
    return plan.value != report.value


def _referred(reference: Reference | None) -> Iterator[tuple[int, Reference]]:
    """Yield the year a reference column speaks of: 2023 of 参考：令和５年度末."""
    if reference is not None and reference.value is not None:
        for mention in fiscal_years(reference.label)[:1]:
            yield mention.year, reference


def _before(told: Told) -> bool:
    return isinstance(told.target, ResultTarget) and told.target.previous_actual is not None


def _actual(report: Told | None, later: Told | None, reference: Reference | None) -> Known:
    """Return a year's result: of its own report, else as told later, else as a plan refers to."""
    own = report.target if report else None
    if isinstance(own, ResultTarget) and (own.actual is not None or own.actual_text):
        return own.actual, own.actual_text, "report"
    after = later.target if later else None
    if isinstance(after, ResultTarget) and after.previous_actual is not None:
        return after.previous_actual, after.previous_actual_text, "later"
    if reference is not None:
        return reference.value, reference.text, "reference"
    return _NOTHING


def _verdict(asked: Told | None, report: Told | None, actual: Decimal | None) -> bool | None:
    if asked is None:
        return None
    target: Target = asked.target
    own = report.target if report else None
    before = own.previous_actual if isinstance(own, ResultTarget) else None
    bar = target.value if target.value is not None else target.baseline
    found = achieved(bar, target.comparator, target.basis, target.direction, actual, before)
    if found is None and isinstance(own, ResultTarget):
        return own.achieved_stated
    return found


def _trend(
    points: Sequence[YearPoint], direction: Direction
) -> Literal["better", "worse", "same", "unknown"]:
    known = [p.actual for p in points if p.actual is not None]
    if len(known) < 2 or direction == "none":
        return "unknown"
    last, before = known[-1], known[-2]
    if last == before:
        return "same"
    return "better" if (last > before) == (direction == "higher") else "worse"
