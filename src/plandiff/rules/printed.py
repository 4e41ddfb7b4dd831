"""What a printed comparison says itself: the marks it puts on changes, and its （新設） cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.kpi.link import section_words
from plandiff.rules.kinds import Hit
from plandiff.rules.quote import quote_clause
from plandiff.text.fold import bare, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from plandiff.model import Clause, ClauseDiff, Comparison, Evidence, Line, MarkKind, Side
    from plandiff.rules.facts import Facts

MARKED_CHANGES: Final = 3
"""Changed clauses that carry a mark before it counts as the document's mark for changes."""
MARKS_CHANGES: Final = 0.6
"""Share of the clauses with this mark that are changed; a mark for titles or stress falls short."""
KINDS: Final[tuple[MarkKind, ...]] = ("underline", "highlight", "colour", "bold", "strike")
"""The usual mark first."""
KIND_NAMES: Final[Mapping[MarkKind, str]] = {
    "underline": "下線",
    "highlight": "蛍光",
    "colour": "文字色",
    "bold": "太字",
    "strike": "取消線",
}
NEW: Final = frozenset(("新設", "新規", "追加", "新規追加", "new", "added"))
"""What the cell beside a new text says."""
SHOWN: Final = 30
"""Characters of a text that a message quotes."""
ALIKE: Final = 0.85
"""Two texts this much alike are one text, moved or mended."""


def find_unmarked(facts: Facts) -> Iterator[Hit]:
    """Find changed texts without the mark that the document puts on its changes."""
    document = _Printed(facts.comparison)
    for section, diff in document.modified():
        if document.mark and not document.is_marked(diff):
            message = (
                f"変更箇所に{KIND_NAMES[document.mark]}を付けた文書ですが、{_start(diff.current[0])}の"
                "変更には付いていないので、付け漏れでないか確認してください。"
            )
            yield Hit(message, (section, bare(diff.current[0].text)), _quotes(diff))


def find_needless(facts: Facts) -> Iterator[Hit]:
    """Find texts that carry the mark for changes and are the same in both plans."""
    document = _Printed(facts.comparison)
    for section, diff in document.diffs():
        same = diff.change == "unchanged" and not (diff.renumbered or diff.notation_only)
        if document.mark and same and diff.relation is None and document.is_marked(diff):
            message = (
                f"{_start(diff.current[0])}は新旧で同じ文ですが、変更箇所を示す"
                f"{KIND_NAMES[document.mark]}が付いているので、外してよいか確認してください。"
            )
            yield Hit(message, (section, bare(diff.current[0].text)), _quotes(diff))


def find_not_new(facts: Facts) -> Iterator[Hit]:
    """Find texts beside a cell （新設） that the previous plan has all the same."""
    document = _Printed(facts.comparison)
    claims = document.claims()
    for section, diff in document.diffs():
        if len(diff.current) != 1 or not diff.previous or diff.score < ALIKE:
            continue
        claim = next((claims[no] for no in _lines(diff.current[0]) if no in claims), None)
        if claim is not None and document.mark:
            message = (
                f"{_start(diff.current[0])}は「{claim.text.strip()}」とされていますが、"
                f"{facts.year('previous')}の計画に同じ内容の項目があるので、確認してください。"
            )
            yield Hit(message, (section, bare(diff.current[0].text)), _quotes(diff))


class _Printed:
    """A comparison with the lines it was read from."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.by_no = {line.no: line for line in comparison.source_lines}
        self.mark = self._mark()

    def diffs(self) -> Iterator[tuple[str, ClauseDiff]]:
        """Yield what became of each clause, with the words of its section."""
        for section in self.comparison.sections:
            home = section.current or section.previous
            for diff in section.clauses:
                yield section_words(home.title) if home else "", diff

    def modified(self) -> Iterator[tuple[str, ClauseDiff]]:
        """Yield those whose text changed in substance, one to one."""
        for section, diff in self.diffs():
            if diff.change == "modified" and diff.relation is None and not diff.notation_only:
                yield section, diff

    def is_marked(self, diff: ClauseDiff, kind: MarkKind | None = None) -> bool:
        """Whether either text carries the mark."""
        kind = kind or self.mark
        return any(kind in self._kinds(clause) for clause in (*diff.current, *diff.previous))

    def claims(self) -> Mapping[int, Line]:
        """Lines of the table rows in which the other column says （新設）, with that cell."""
        said = {
            (line.cell.table, line.cell.row): line
            for line in self.by_no.values()
            if line.cell and line.lane in ("left", "right") and _word(line.text) in NEW
        }
        return {
            line.no: said[row]
            for line in self.by_no.values()
            if line.cell
            and line.lane in ("left", "right")
            and (row := (line.cell.table, line.cell.row)) in said
            and said[row].lane != line.lane
        }

    def _mark(self) -> MarkKind | None:
        """Return the kind of mark that the document puts on changes; None if it has no such."""
        if not any(line.marks for line in self.by_no.values()):
            return None
        changed = [diff for _, diff in self.modified()]
        same = [diff for _, diff in self.diffs() if diff.change == "unchanged"]
        for kind in KINDS:
            right = sum(self.is_marked(diff, kind) for diff in changed)
            wrong = sum(self.is_marked(diff, kind) for diff in same)
            is_usual = right >= MARKS_CHANGES * max(right + wrong, len(changed))
            if right >= MARKED_CHANGES and is_usual:
                return kind
        return None

    def _kinds(self, clause: Clause) -> frozenset[MarkKind]:
        return frozenset(
            mark.kind
            for piece in clause.pieces
            if piece.line in self.by_no
            for mark in self.by_no[piece.line].marks
            if self.by_no[piece.line]
            .text[max(mark.start, piece.start) : min(mark.end, piece.end)]
            .strip()
        )


def _lines(clause: Clause) -> Iterable[int]:
    return (piece.line for piece in clause.pieces)


def _word(text: str) -> str:
    return key(text).strip("()[]<>【】〔〕《》").casefold()


def _start(clause: Clause) -> str:
    text = clause.text
    return f"「{text[:SHOWN].rstrip('。')}{'…' if len(text) > SHOWN else ''}」"


def _quotes(diff: ClauseDiff) -> tuple[Evidence, ...]:
    sides: tuple[tuple[Side, tuple[Clause, ...]], ...] = (
        ("current", diff.current),
        ("previous", diff.previous),
    )
    return tuple(quote_clause(clause, side) for side, clauses in sides for clause in clauses)
