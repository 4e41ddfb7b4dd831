"""The KPI 一覧表 at the end: both years' KPIs once more, with the last results beside them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tests.generator import grammar_ja
from tests.generator.furniture import era
from tests.generator.profiles import WIDE
from tests.generator.revise import numbers
from tests.generator.typeset import Press, Printed, blank, item_marker
from tests.generator.wrap import wrap_ja

if TYPE_CHECKING:
    import random

    from tests.generator.nouns import Clause, Kpi, Plan, Section

SECTION_COLUMNS = 10
KPI_COLUMNS = 15
REFERENCE_COLUMNS = 9


def table_pages(
    plans: tuple[Plan, Plan],
    presses: tuple[Press, ...],
    order: tuple[int, int],
    height: int,
    rng: random.Random,
) -> list[list[Printed]]:
    """Return the table's pages: left table, then right table, page by page."""
    sides = [_chunks(plans[at], presses[at], rng) for at in order]
    out: list[list[Printed]] = []
    while any(sides):
        page: list[Printed] = []
        for chunks in sides:
            used = 0
            while chunks and (not used or used + len(chunks[0]) <= height):
                used += len(chunks[0])
                page += chunks.pop(0)
        out.append(page)
    return out


def _chunks(plan: Plan, press: Press, rng: random.Random) -> list[list[Printed]]:
    """Return the table as pieces that no page end may cut: heads with their first row, rows."""
    number = numbers(plan, press.profile)
    lines = [_label(f"{era(plan.year)}{plan.body}事業計画 KPI一覧表", press), blank(press)]
    found: list[list[Printed]] = []
    for chapter in plan.chapters:
        sections = [s for s in chapter.walk() if any(c.kpi for c in s.closing)]
        if not sections:
            continue
        lines.append(_label(number[chapter.key] + press.profile.gap + chapter.title, press))
        lines.append(_label(f"具体的施策 KPI 参考：{era(plan.year - 2)}末", press))
        for section in sections:
            title = number[section.key] + press.profile.gap + section.title
            found.append([*lines, *_row(section, title, press, rng)])
            lines = []
    return found


def _label(text: str, press: Press) -> Printed:
    return Printed(text + (" " if press.trailing else ""), "table", press.side)


def _row(section: Section, title: str, press: Press, rng: random.Random) -> list[Printed]:
    """Return the cells of one row: section, KPIs with their notes, references."""
    clauses = [c for c in section.closing if c.kind in {"kpi", "note"}]
    kpis = [c for c in clauses if c.kpi]
    lines = [_label(text, press) for text in wrap_ja(title, SECTION_COLUMNS)] + [blank(press)]
    item = 0
    for clause in clauses:
        item += clause.kind == "kpi"
        lines += _kpi_cell(clause, item if len(kpis) > 1 else 0, press)
    lines.append(blank(press))
    for at, clause in enumerate(kpis, 1):
        marker = item_marker(press.profile, at) if len(kpis) > 1 else ""
        text = marker + (reference(clause.kpi, press, rng) if clause.kpi else "")
        lines += [_label(part, press) for part in wrap_ja(text, REFERENCE_COLUMNS)]
    return [*lines, blank(press)]


def _kpi_cell(clause: Clause, item: int, press: Press) -> list[Printed]:
    if clause.kpi:
        text = grammar_ja.kpi_text(clause.kpi, press.style)
        text = (item_marker(press.profile, item) if item else "") + text
        return [Printed(t, "row", press.side, clause.key) for t in wrap_ja(text, KPI_COLUMNS)]
    text = press.profile.note + clause.raw
    return [_label(part, press) for part in wrap_ja(text, KPI_COLUMNS)]


def reference(kpi: Kpi, press: Press, rng: random.Random) -> str:
    """Return the result of the year before last, or 【新設】."""
    if kpi.value is None or rng.random() < 0.15:
        return "【新設】"
    exponent = Decimal(1).scaleb(int(kpi.value.as_tuple().exponent))
    value = (kpi.value * Decimal(rng.randint(88, 104)) / 100).quantize(exponent)
    if kpi.unit == "％":
        value = min(value, Decimal(100))
    text = grammar_ja.figure(value, kpi.unit, press.style)
    return text.translate(WIDE) if press.style.wide_digits and len(text) < 2 else text
