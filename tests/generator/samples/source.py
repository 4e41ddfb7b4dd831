"""Reading the source notation of the hand-written two-column plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(slots=True)
class Entry:
    """One paragraph: its text on the current side, on the previous side, or on both."""

    kind: str
    """H1-H4 heading, L lead, P policy, A action, K KPI, N note, I importance, D difficulty,
    T label, X other text, B blank paragraph, ~ start level; in tables C head, R section cell,
    F reference, M note in a cell, Z note under the table."""
    key: str
    current: str = ""
    previous: str = ""
    head: str = ""
    """Head of an importance or difficulty block."""
    current_value: tuple[str, ...] = ()
    previous_value: tuple[str, ...] = ()
    """Figure, unit, comparator of a KPI."""
    change: tuple[str, ...] = ()
    """Change class of a KPI and its stringency."""


@dataclass(slots=True)
class Row:
    """One table row of the two-column table."""

    entries: list[Entry] = field(default_factory=list)
    home: str = ""
    """Heading the row belongs to when it comes out before it."""
    own_page: bool = False


@dataclass(slots=True)
class PlanSource:
    """The whole source."""

    title: list[str] = field(default_factory=list)
    first: str = ""
    header: str = ""
    rows: list[Row] = field(default_factory=list)
    tables: list[list[Entry]] = field(default_factory=list)
    """One list a page."""
    links: list[tuple[tuple[str, ...], tuple[str, ...], str]] = field(default_factory=list)
    fair: dict[str, list[str]] = field(default_factory=dict)
    anomalies: list[tuple[str, list[str], str]] = field(default_factory=list)


def read_source(path: Path) -> PlanSource:
    """Read the notation explained at the head of the source file."""
    source = PlanSource()
    where: list[Entry] = []
    for line in _lines(path):
        if line.startswith("@"):
            where = _directive(source, line[1:], where)
        elif line == "~":
            where.append(Entry("~", ""))
        elif line[:2] in {"= ", "c ", "p ", "h ", "t "} or line[:3] in {"cv ", "pv "}:
            _fill(where[-1], line)
        else:
            kind, _, key = line.partition(" ")
            where.append(Entry(kind, key.strip()))
    return source


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("# "):
            yield line


def _fill(entry: Entry, line: str) -> None:
    what, _, text = line.partition(" ")
    if what in {"=", "c"}:
        entry.current = text
    if what in {"=", "p"}:
        entry.previous = text
    if what == "h":
        entry.head = text
    elif what == "cv":
        entry.current_value = tuple(text.split())
    elif what == "pv":
        entry.previous_value = tuple(text.split())
    elif what == "t":
        entry.change = tuple(text.split())


def _directive(source: PlanSource, line: str, where: list[Entry]) -> list[Entry]:
    what, _, rest = line.partition(" ")
    if what == "row":
        options = dict(part.partition("=")[::2] for part in rest.split())
        row = Row(home=options.get("home", ""), own_page="page" in options)
        source.rows.append(row)
        return row.entries
    if what in {"table", "tablepage"}:
        source.tables.append([])
        return source.tables[-1]
    if what == "title":
        source.title.append(rest)
    elif what in {"first", "header"}:
        setattr(source, what, rest)
    elif what == "link":
        current, _, other = rest.partition(" ~ ")
        previous, relation = other.split()
        source.links.append((tuple(current.split(",")), tuple(previous.split(",")), relation))
    elif what == "fair":
        key, *classes = rest.split()
        source.fair[key] = classes
    elif what == "anomaly":
        rule, refs, sentence = (part.strip() for part in rest.split("|"))
        source.anomalies.append((rule, refs.split(), sentence))
    return where
