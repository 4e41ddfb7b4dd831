"""Making the report samples and their answers of tagged sources.

    python -m tests.generator.samples.build_reports

A source is the text itself with tags at line ends (⟪k1.t a3⟫: this line belongs to the target of
k1 and to anomaly a3), followed by @ lines with the facts. Tags: page (a page starts here), m1.h
heading, m1.p2 second plan clause, m1.r1 first result clause, k1.t/a/v target, actual and previous
figure, k1.s row of the summary table, others as named in the facts.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE.parents[2] / "seeds"
NAMES = ("report_slides", "report_table", "report_grades", "report_four_columns")
TAGGED = re.compile(r"^(?P<text>.*?) ⟪(?P<tags>[^⟫]+)⟫ ?$")
BULLET = re.compile(r"^[\s•・〇○→\uf06c]*")
FLAGS = {"yes": True, "no": False, "none": None}

Json = dict[str, object]


@dataclass(slots=True)
class Tagged:
    """The text of a sample and where its tags stand."""

    lines: list[str] = field(default_factory=list)
    tags: dict[str, list[int]] = field(default_factory=dict)
    facts: list[tuple[str, list[str]]] = field(default_factory=list)
    pages: list[int] = field(default_factory=lambda: [1])

    def at(self, tag: str) -> list[int]:
        """Return the lines of a tag; none if it is not used."""
        return self.tags.get(tag, [])

    def page(self, line: int) -> int:
        """Return the page of a line."""
        return sum(1 for start in self.pages if start <= line)

    def joined(self, tag: str) -> str:
        """Return the text of a tag's lines without bullet, joined as one clause."""
        parts = [self.lines[n - 1].strip() for n in self.at(tag)]
        return BULLET.sub("", "".join(parts))


def read_tagged(path: Path) -> Tagged:
    """Split a source into text, tags and facts."""
    found = Tagged()
    for raw in path.read_text(encoding="utf-8").split("\n"):
        if raw.startswith("@"):
            what, _, rest = raw[1:].partition(" ")
            found.facts.append((what, [part.strip() for part in rest.split("|")]))
            continue
        match = TAGGED.match(raw)
        found.lines.append(match["text"] if match else raw)
        for tag in match["tags"].split() if match else ():
            if tag == "page":
                if len(found.lines) > 1:
                    found.pages.append(len(found.lines))
            else:
                found.tags.setdefault(tag, []).append(len(found.lines))
    while found.lines and not found.lines[-1]:
        found.lines.pop()
    return found


def answer(source: Tagged) -> Json:
    """Return document, measures with their KPIs, summary rows and planted anomalies."""
    kpis = [_kpi(source, fields) for what, fields in source.facts if what == "kpi"]
    measures = [_measure(source, f, kpis) for what, f in source.facts if what == "measure"]
    branch, year, era = next(fields for what, fields in source.facts if what == "document")
    return {
        "document": {
            "branch": branch,
            "fiscal_year": int(year),
            "era": era,
            "kind": "report",
            "page_starts": source.pages,
        },
        "measures": measures,
        "kpi_summary_table": [_summary(source, kpi) for kpi in kpis if source.at(f"{kpi['id']}.s")],
        "notes_about_next_year": [
            {"kpi": f[0], "note": f[2], "lines": source.at(f[1])}
            for what, f in source.facts
            if what == "next"
        ],
        "anomalies": [_anomaly(source, f) for what, f in source.facts if what == "anomaly"],
    }


def _measure(source: Tagged, fields: list[str], kpis: list[Json]) -> Json:
    key, chapter, number, title, group, *grade = fields
    head = source.at(f"{key}.h")
    clauses: dict[str, list[str] | list[list[int]]] = {}
    for name, letter in (("plan", "p"), ("result", "r"), ("evaluation", "e")):
        tags = [t for t in source.tags if re.fullmatch(rf"{key}\.{letter}\d+", t)]
        clauses[f"{name}_clauses"] = [source.joined(tag) for tag in tags]
        clauses[f"{name}_clause_lines"] = [source.at(tag) for tag in tags]
    return {
        "chapter": chapter,
        "number": number,
        "title": title,
        "group": group or None,
        "grade": (grade[0] if grade else "") or None,
        "page": source.page(head[0]),
        "line": head[0],
        "heading_lines": head,
        **clauses,
        "kpis": [kpi for kpi in kpis if kpi["measure"] == key],
    }


def _number(text: str) -> float | None:
    return None if text == "-" else float(text)


def _kpi(source: Tagged, fields: list[str]) -> Json:
    keys, item, name, text, promise, baseline, actual, previous, achieved = fields
    key, measure = keys.split()
    value, unit, comparator = promise.split()
    stated, computed = achieved.split()
    lines = [n for part in "tav" for n in source.at(f"{key}.{part}")]
    return {
        "id": key,
        "measure": measure,
        "name": name,
        "item": item or None,
        "target_text": text,
        "target_value": _number(value),
        "unit": None if unit == "-" else unit,
        "comparator": comparator,
        "baseline_value": _number(baseline),
        "actual_value": _number(actual),
        "previous_actual_value": _number(previous),
        "achieved_stated": FLAGS[stated],
        "achieved_computed": FLAGS[computed],
        "lines": sorted(set(lines)),
        "target_lines": source.at(f"{key}.t"),
        "actual_lines": source.at(f"{key}.a"),
        "previous_lines": source.at(f"{key}.v"),
    }


def _summary(source: Tagged, kpi: Json) -> Json:
    return {"same_as": kpi["id"], "lines": source.at(f"{kpi['id']}.s")}


def _anomaly(source: Tagged, fields: list[str]) -> Json:
    key, severity, kind, what, *more = fields
    tags = [key, *(more[0].split() if more else [])]
    lines = sorted({n for tag in tags for n in _lines_of(source, tag)})
    if not lines:
        raise ValueError(f"anomaly {key} ({what}) stands nowhere")
    return {
        "what": what,
        "lines": lines,
        "texts": [source.lines[n - 1].strip() for n in lines],
        "kind": kind,
        "severity": severity,
    }


def _lines_of(source: Tagged, tag: str) -> list[int]:
    """Return the lines of a tag; a bare KPI key stands for all its lines."""
    own = source.at(tag)
    return own or [n for part in "tav" for n in source.at(f"{tag}.{part}")]


def cleaned(text: str, source: Tagged) -> str:
    """Return the sample with every planted contradiction mended (`@clean old => new`)."""
    for what, fields in source.facts:
        if what == "clean":
            old, new = (part.replace("\\n", "\n") for part in "|".join(fields).split(" => "))
            if old not in text:
                raise ValueError(f"nothing to mend: {old}")
            text = text.replace(old, new)
    return text


def main() -> None:
    """Write the samples and their answers."""
    (SEEDS / "clean").mkdir(exist_ok=True)
    for name in NAMES:
        source = read_tagged(HERE / f"{name}.src")
        text = "\n".join(source.lines) + "\n"
        (SEEDS / f"{name}.txt").write_text(text, encoding="utf-8")
        (SEEDS / "clean" / f"{name}.txt").write_text(cleaned(text, source), encoding="utf-8")
        (SEEDS / f"{name}.answer.json").write_text(
            json.dumps(answer(source), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
