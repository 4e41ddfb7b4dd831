"""The full answer of the hand-written plan, in the shape a scorer reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generator.samples.places import KINDS, Places, Spot, body, norm
from tests.generator.samples.plan_kpis import kpis, refs_to_lines

if TYPE_CHECKING:
    from tests.generator.printing import Placed
    from tests.generator.samples.source import Entry, PlanSource

SIDE = {"current": "C", "previous": "P", None: "H"}
HEADING = re.compile(r"^\s*([１-９]．|（[１-９]）|[①-⑳]|[ⅰ-ⅹ]）)\s*(.+)$")

Json = dict[str, object]


def plan_answer(source: PlanSource, spots: list[Spot], text: str, placed: list[Placed]) -> Json:
    """Return columns, headings, section pairs, clauses, KPIs and planted anomalies."""
    places = Places(spots, placed, text)
    headings = _headings(source, places)
    return {
        "columns": [{"line": p.line, "page": p.page, "side": SIDE[p.printed.side]} for p in placed],
        "sections": {
            "last_line": max(p.line for p in placed),
            **{
                side: [h["shown"][side] for h in headings if side in h["shown"]]  # type: ignore[index,operator]
                for side in ("current", "previous")
            },
        },
        "section_pairs": _section_pairs(headings),
        "clauses": _clauses(source, places),
        "kpis": kpis(source, places),
        "anomalies": [
            {"kind": rule, "what": what, "lines": refs_to_lines(refs, places), "severity": "high"}
            for rule, refs, what in source.anomalies
        ],
    }


def _headings(source: PlanSource, places: Places) -> list[dict[str, object]]:
    """Return the headings of both sides in order; the KPI table's title is one without number."""
    entries = [e for row in source.rows for e in row.entries if e.kind[0] == "H"]
    found = [_heading(e, int(e.kind[1]), places, table=False) for e in entries]
    return [*found, _heading(source.tables[0][0], 1, places, table=True)]


def _heading(entry: Entry, level: int, places: Places, *, table: bool) -> dict[str, object]:
    shown = {}
    for side, name, printed in (
        ("c", "current", entry.current),
        ("p", "previous", entry.previous),
    ):
        if printed:
            match = HEADING.match(printed)
            line = places.of(entry, side, table=table)[0]
            shown[name] = {
                "level": level,
                "number": match[1] if match else "",
                "title": (match[2] if match else printed).strip(),
                "line": line,
                "page": places.pages[line],
            }
    return {"entry": entry, "shown": shown}


def _section_pairs(headings: list[dict[str, object]]) -> list[Json]:
    counts = {"current": 0, "previous": 0}
    pairs: list[Json] = []
    for heading in headings:
        shown = heading["shown"]
        assert isinstance(shown, dict)
        pair: Json = {}
        for side in ("current", "previous"):
            pair[side] = counts[side] if side in shown else None
            counts[side] += side in shown
        pair["status"] = _status(shown)
        pairs.append(pair)
    return pairs


def _status(shown: dict[str, Json]) -> str:
    if len(shown) == 1:
        return "added" if "current" in shown else "removed"
    now, then = shown["current"], shown["previous"]
    if not now["number"]:
        return "same"  # the year in the title of a table is no renaming
    if norm(str(now["title"])) != norm(str(then["title"])):
        return "renamed"
    return "same" if now["number"] == then["number"] else "renumbered"


# ---------------------------------------------------------------- clauses


@dataclass(slots=True)
class _Clause:
    entry: Entry
    side: str
    lines: list[int]
    text: str
    home: str


def _walk(source: PlanSource, places: Places) -> list[_Clause]:
    """Return every clause of the body with the heading it belongs to."""
    found: list[_Clause] = []
    homes = {"c": [""], "p": [""]}
    for row in source.rows:
        for entry in row.entries:
            for side, text in (("c", entry.current), ("p", entry.previous)):
                stack = homes[side]
                if entry.kind[0] == "H" and text:
                    level = int(entry.kind[1])
                    stack[:] = [h for h in stack if not h or int(h[1]) < level]
                    stack.append(entry.kind + entry.key)
                elif entry.kind in KINDS and text:
                    home = row.home or _home(entry, stack)
                    lines = places.of(entry, side)
                    found.append(_Clause(entry, side, lines, text, home))
    return found


def _home(entry: Entry, stack: list[str]) -> str:
    """Return the heading; closing blocks after a ⅰ）, and their notes, belong to its parent."""
    closing = entry.kind in {"K", "A", "I", "D"} or (
        entry.kind == "N" and entry.key[1:].isdigit() and len(entry.key) < 4
    )
    if closing:
        stack[:] = [h for h in stack if not h.startswith("H4")]
    return stack[-1][2:]


def _clauses(source: PlanSource, places: Places) -> list[Json]:
    """Return one section per heading of either side, with its rows."""
    clauses = _walk(source, places)
    linked = {key: link for link in source.links for key in (*link[0], *link[1])}
    entries = {e.key: e for row in source.rows for e in row.entries if e.kind[0] == "H"}
    rows: dict[str, list[Json]] = {}
    done: set[str] = set()
    for clause in clauses:
        key = clause.entry.key
        link = linked.get(key, ((key,), (key,), ""))
        name = "+".join(link[0])
        if name in done:
            continue
        done.add(name)
        now = [c for c in clauses if c.side == "c" and c.entry.key in link[0]]
        then = [c for c in clauses if c.side == "p" and c.entry.key in link[1]]
        row = _row(now, then, link[2], source.fair.get(key, []), places)
        rows.setdefault((now or then)[0].home, []).append(row)
    return [
        {"section": _section(entries[home], places), "clauses": found}
        for home, found in rows.items()
    ]


def _row(
    now: list[_Clause], then: list[_Clause], relation: str, fair: list[str], places: Places
) -> Json:
    texts = ["".join(body(c.text) for c in side) for side in (now, then)]
    if not (now and then):
        change = "added" if now else "removed"
    elif norm(texts[0]) == norm(texts[1]):
        change = relation or "unchanged"
    else:
        change = f"{relation}+modified" if relation else "modified"
    lines = [[n for c in side for n in c.lines] for side in (now, then)]
    return {
        "id": (now or then)[0].entry.key,
        "kind": KINDS[(now or then)[0].entry.kind],
        "change": change,
        "current_body": texts[0],
        "previous_body": texts[1],
        "current_lines": places.ranges(lines[0]),
        "previous_lines": places.ranges(lines[1]),
        **({"also_acceptable": fair} if fair else {}),
    }


def _section(entry: Entry, places: Places) -> Json:
    return {
        "current": entry.current or None,
        "previous": entry.previous or None,
        "heading_lines_current": places.ranges(places.of(entry, "c")),
        "heading_lines_previous": places.ranges(places.of(entry, "p")),
    }
