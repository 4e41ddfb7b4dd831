"""What stands in the cells of a row: clauses with marked phrases, fillers, remarks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from plandiff.report.docx.xml import paragraph, run
from plandiff.report.width import gap, text_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plandiff.report.docx.form import Form
    from plandiff.report.view_model import Cell, Paragraph, Row, SectionView, Span, TargetRow

_HANGS_UP_TO: Final = 6
"""Columns of a marker that hangs beside its text; a longer one, 【困難度：高】, runs in."""


def side_paragraphs(cell: Cell, side: str, row: Row, form: Form) -> str:
    """Give one side of a row."""
    if cell.filler:
        return filler(form.words.removed if side == "current" else form.words.added, form)
    whole = _stands_alone(row, side)
    return "".join(clause(part, side, form, whole=whole) for part in cell.paragraphs)


def _stands_alone(row: Row, side: str) -> bool:
    """Whether there is nothing on the other side, so that the marker is new or gone as well."""
    other = row.previous if side == "current" else row.current
    return row.kind == "change" and not other.paragraphs


def clause(part: Paragraph, side: str, form: Form, *, whole: bool = False) -> str:
    """One clause: its marker, hanging where it is short, and its text."""
    look = form.marks[side] if part.marker_changed or whole else ""
    style = "PdLabel" if part.kind == "label" else "PdCell"
    body = run(part.marker + gap(part.marker), look) + marked(part.spans, side, form)
    return paragraph(body, form.style(style), hanging(part.marker))


def marked(spans: Sequence[Span], side: str, form: Form) -> str:
    """Text with its changed phrases marked as the profile asks."""
    return "".join(run(s.text, "" if s.mark == "same" else form.marks[side]) for s in spans)


def hanging(marker: str) -> str:
    """Let further lines begin below the text and not below the marker."""
    columns = text_width(marker + gap(marker))
    if not 0 < columns <= _HANGS_UP_TO:
        return ""
    hundredths = columns * 50
    return (
        f'<w:ind w:leftChars="{hundredths}" w:left="{hundredths * 2}" '
        f'w:hangingChars="{hundredths}" w:hanging="{hundredths * 2}"/>'
    )


def filler(text: str, form: Form) -> str:
    """（新設）, （削る）, （略）."""
    return paragraph(run(text), form.style("PdCell"))


def filled(content: str, form: Form) -> str:
    """Give a cell of nothing an empty paragraph of the table's type."""
    return content or paragraph("", form.style("PdCell"))


def heading_text(
    spans: Sequence[Span], instead: str, section: SectionView, form: Form, side: str = ""
) -> str:
    """Give a heading, its outline level told by its style's indent; or what stands for it."""
    style = form.style("PdSection")
    if instead:
        return filler(form.words.removed if side == "current" else form.words.added, form)
    if not spans:
        return paragraph(run(section.title), style)
    look = form.marks.get(side, "")
    alone = section.badge is not None and bool(section.current_filler or section.previous_filler)
    runs = "".join(run(s.text, look if alone or s.mark != "same" else "") for s in spans)
    return paragraph(runs, style)


# ---------------------------------------------------------------- 備考


def note_paragraphs(row: Row, form: Form) -> str:
    """Give the remarks: class of change, of KPIs old and new target with the last result."""
    return "".join(paragraph(run(text), form.style("PdNote")) for text in _notes(row, form))


def _notes(row: Row, form: Form) -> Iterator[str]:
    note = form.profile.note
    words = [badge.word for badge in row.badges] if note.change else []
    if words:
        yield "・".join(words)
    yield from row.remarks
    if note.target and row.badges:
        for name in row.targets:
            yield from _target(form.targets[name], words, form)
    if note.target and row.promise:
        yield row.promise
    if note.place:
        yield from row.places


def _target(row: TargetRow, said: Sequence[str], form: Form) -> Iterator[str]:
    """Say what became of a target; its class is not said twice."""
    texts = [side.text for side in (row.previous, row.current) if side]
    word = "" if row.badge.word in said else f"{row.badge.word}："
    yield f"{word}{form.arrow.join(dict.fromkeys(texts))}{_bracketed(row.amount)}"
    if row.last and row.last != form.none:
        yield form.words.last(row.last)


def _bracketed(amount: str) -> str:
    """Set an amount apart; one that has brackets of its own gets no second pair."""
    if not amount:
        return ""
    return f"　{amount}" if "（" in amount else f"（{amount}）"
