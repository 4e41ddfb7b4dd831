"""Writing pages out as the text file an extractor makes of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.generator.typeset import Printed

if TYPE_CHECKING:
    import random


@dataclass(frozen=True, slots=True)
class Paper:
    """The outside of a document: what stands around the boxes, and how the file is written."""

    title: tuple[str, ...]
    header: str
    headers: float
    form_feed: bool
    blank_lines: bool
    trailing: bool
    page_numbers: bool
    first: str = ""
    """A line above the header of the first page."""
    bare: frozenset[int] = frozenset()
    """Pages (from 1, the title page not counted) that lack the header in any case."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A printed line with its place in the file."""

    line: int
    page: int
    printed: Printed


def print_out(
    body: list[list[Printed]], paper: Paper, rng: random.Random
) -> tuple[str, list[Placed]]:
    """Return the text and every line of it that holds text."""
    out: list[list[Printed]] = []
    if paper.title:
        out.append([_furniture(text, paper) for text in paper.title])
    for at, page in enumerate(p for p in body if any(line.text.strip() for line in p)):
        lines = _trimmed(page)
        if at == 0 or (rng.random() < paper.headers and at + 1 not in paper.bare):
            lines = [_furniture(paper.header, paper), *lines]
        if at == 0 and paper.first:
            lines = [_furniture(paper.first, paper), *lines]
        if paper.page_numbers:
            lines.append(_furniture(str(at + 1), paper))
        out.append(lines)
    return _write(out, paper)


def _furniture(text: str, paper: Paper) -> Printed:
    return Printed(text + (" " if paper.trailing else ""), "furniture")


def _write(out: list[list[Printed]], paper: Paper) -> tuple[str, list[Placed]]:
    """Number the lines while writing; a page starts with a form feed or with one blank."""
    start = "\f" if paper.form_feed else " "
    texts: list[str] = []
    placed: list[Placed] = []
    for page_no, page in enumerate(out, 1):
        for at, printed in enumerate(page):
            if at and paper.blank_lines:
                texts.append("")
            texts.append((start if at == 0 else "") + printed.text)
            if printed.text.strip():
                placed.append(Placed(len(texts), page_no, printed))
    return "\n".join(texts) + "\n", placed


def _trimmed(page: list[Printed]) -> list[Printed]:
    """Return the page from its first to its last line with text, as extractors leave it."""
    texts = [at for at, printed in enumerate(page) if printed.text.strip()]
    return page[texts[0] : texts[-1] + 1]
