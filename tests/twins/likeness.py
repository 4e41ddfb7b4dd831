"""How far a twin, read back, says the same as the comparison it was made from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from plandiff.pipeline import compare_columns, segment
from plandiff.text.fold import key

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from plandiff.model import Clause, Comparison, Document, Section, Target
    from tests.twins.blocks import Block, Twin


class Likeness(NamedTuple):
    """Shares of 1.0."""

    columns: float
    """Of the printed lines: those found on their side, in their place."""
    section_pairs: float
    """What both say, over what either says (F1); so the rest."""
    links: float
    targets: float


def likeness(document: Document, made: Twin, wanted: Comparison) -> Likeness:
    """Compare what is read from a twin with what it was made from."""
    found = compare_columns(document)
    return Likeness(
        _placed(document, made),
        _f1(_pairs(found), _pairs(wanted)),
        _f1(_links(found), _links(wanted)),
        _f1(_targets(found), _targets(wanted)),
    )


def _f1(found: Counter[Hashable], wanted: Counter[Hashable]) -> float:
    total = found.total() + wanted.total()
    return 2 * (found & wanted).total() / total if total else 1.0


def _placed(document: Document, made: Twin) -> float:
    """Share of the printed lines that were put on their side.

    A row cut by a page break is printed cell by cell on each page, so that the order of lines is
    not that of the text. A line both sides hold is right on either, but not its characters' sum.
    """
    columns = {line.line: line.column for line in segment(document).lines}
    heads = {_plain(head) for head in made.heads}
    lines = [line for line in document.lines if _plain(line.text) not in heads]
    right = 0
    found: Counter[Hashable] = Counter()
    sums: Counter[Hashable] = Counter()
    for side, wanted in zip(("current", "previous"), _sides(made), strict=True):
        here = [_plain(line.text) for line in lines if columns.get(line.no) == side]
        right += sum(text in wanted for text in here)
        found.update((side, char) for text in here for char in text)
        sums.update((side, char) for char in wanted)
    return min(right / len(lines), _f1(found, sums))


def _sides(made: Twin) -> tuple[str, str]:
    left = "".join(_printed(row.left) for row in made.rows)
    right = "".join(_printed(row.right) for row in made.rows)
    return left, right


def _printed(block: Block | None) -> str:
    if block is None:
        return ""
    cells = "".join(text for row in block.kpis for cell in row for text in cell)
    return _plain("".join(block.paragraphs) + cells)


def _plain(text: str) -> str:
    return "".join(text.split())


def _pairs(comparison: Comparison) -> Counter[Hashable]:
    return Counter((_path(pair.current), _path(pair.previous)) for pair in comparison.sections)


def _path(section: Section | None) -> tuple[str, ...] | None:
    return tuple(key(part) for part in section.path) if section else None


def _links(comparison: Comparison) -> Counter[Hashable]:
    return Counter(
        (_texts(clause.current), _texts(clause.previous), clause.change)
        for section in comparison.sections
        for clause in section.clauses
    )


def _texts(clauses: Iterable[Clause]) -> tuple[str, ...]:
    return tuple(key(clause.text) for clause in clauses)


def _targets(comparison: Comparison) -> Counter[Hashable]:
    return Counter(
        (
            target.change,
            target.stringency,
            target.source,
            _wording(target.current),
            _wording(target.previous),
            target.delta,
        )
        for target in comparison.targets
    )


def _wording(target: Target | None) -> tuple[str, str, str] | None:
    return (target.item, key(target.text), str(target.value)) if target else None


def differences(found: Comparison, wanted: Comparison) -> Iterator[str]:
    """Yield what only one of two comparisons says, for a message."""
    for name, says in (("pair", _pairs), ("link", _links), ("target", _targets)):
        mine, other = says(found), says(wanted)
        yield from (f"{name}: only found: {what}" for what in mine - other)
        yield from (f"{name}: only wanted: {what}" for what in other - mine)


def assert_alike(document: Document, made: Twin, wanted: Comparison) -> None:
    """Fail, naming what differs, unless a twin says the same in everything."""
    found = likeness(document, made, wanted)
    if found != Likeness(1.0, 1.0, 1.0, 1.0):
        told = "\n".join(differences(compare_columns(document), wanted))
        raise AssertionError(f"{document.source.name}: {found}\n{told}")
