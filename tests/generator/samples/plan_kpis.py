"""KPIs and planted anomalies of the hand-written plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.generator.samples.places import KINDS, Places, body

if TYPE_CHECKING:
    from tests.generator.samples.source import Entry, PlanSource

Json = dict[str, object]


def kpis(source: PlanSource, places: Places) -> list[Json]:
    bodies = [e for row in source.rows for e in row.entries if e.kind == "K"]
    by_key = {e.key: e for e in bodies}
    found = [_kpi(e, e, "body", places) for e in bodies]
    for entries in source.tables:
        found += [_kpi(e, by_key[e.key], "table", places) for e in entries if e.kind == "K"]
    return found


def _kpi(entry: Entry, promise: Entry, where: str, places: Places) -> Json:
    change, stringency = (*promise.change, "unclear")[:2]
    table = where == "table"
    return {
        "id": ("T" if table else "B") + entry.key,
        "source": where,
        "current": _side(
            entry.current,
            entry.current_value or promise.current_value,
            places.ranges(places.of(entry, "c", table=table)),
        ),
        "previous": _side(
            entry.previous,
            entry.previous_value or promise.previous_value,
            places.ranges(places.of(entry, "p", table=table)),
        ),
        "change": change,
        "stringency": stringency,
    }


def _side(text: str, value: tuple[str, ...], lines: list[list[int]]) -> Json | None:
    if not text:
        return None
    figure, unit, comparator = value
    return {
        "text": text,
        "name": body(text),
        "lines": lines,
        "value": None if figure == "-" else float(figure),
        "unit": unit,
        "comparator": comparator,
    }


def refs_to_lines(refs: list[str], places: Places) -> list[int]:
    """Resolve k9.c (body), tk9.c (table KPI), fk9.c (table reference), m1.c (note) to lines."""
    found: list[int] = []
    for ref in refs:
        key, side = ref.split(".")
        tried = [(kind + key, False) for kind in KINDS]
        if key[0] == "t":
            tried = [("K" + key[1:], True)]
        elif key[0] == "f":
            tried = [("F" + key[1:], True)]
        elif key[0] == "m":
            tried = [("Z" + key, True)]
        lines = [n for name, table in tried for n in places.lines.get((name, side, table), [])]
        if not lines:
            raise ValueError(f"anomaly refers to {ref}, which is nowhere")
        found += lines
    return found
