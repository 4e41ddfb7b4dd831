"""What the PDF reader could not read, told page by page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from plandiff.model import Problem
from plandiff.read.pdf.extract import HOLE
from plandiff.read.pdf.visible import SECRET
from plandiff.read.refusals import NO_TEXT
from plandiff.read.suspects import find_suspects

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.model import Line, ProblemKind
    from plandiff.read.pdf.sheet import Sheet

_PICTURE_SHARE = 0.15
"""A picture that covers this share of a page may hold text worth a word."""


def problems(
    sheets: Sequence[Sheet], lost: Sequence[int], lines: Sequence[Line]
) -> tuple[Problem, ...]:
    """List what was not read or may deceive, in page order."""
    # Holes are told page by page; the rest of a line may hold something suspect all the same.
    plain = [replace(ln, text=ln.text.replace(HOLE, "")) if HOLE in ln.text else ln for ln in lines]
    found = [
        *_of_each(lost, "unreadable", "{pages}ページは壊れていて読めません"),
        *_empty(sheets),
        *_holes(sheets),
        *_hidden(sheets),
        *_of_each(
            [s.no for s in sheets if s.seen.covered],
            "suspect",
            "{pages}ページに図形や画像が重なった文字があります。文字は読みましたが、"
            "紙面では見えないおそれがあります",
        ),
        *_of_each(
            [s.no for s in sheets if s.seen.is_scan_text],
            "suspect",
            "{pages}ページは画像に文字認識の結果を重ねたものです。誤認識のおそれがあります",
        ),
        *_pictures(sheets),
        *find_suspects(plain),
        *_of_each(
            [s.no for s in sheets if s.raw.comments],
            "skipped",
            "{pages}ページの注釈（コメント）は読んでいません",
        ),
        *_of_each(
            [s.no for s in sheets if s.raw.fields],
            "skipped",
            "{pages}ページの入力欄（フォーム）や印影に、読んでいない文字があります",
        ),
        *_of_each(
            [s.no for s in sheets if s.raw.truncated],
            "skipped",
            "{pages}ページは図形が多すぎるため、罫線を一部しか見ていません",
        ),
    ]
    return tuple(sorted(found, key=lambda problem: problem.page or 0))


def _of_each(pages: Iterable[int], kind: ProblemKind, message: str) -> Iterator[Problem]:
    """Yield one problem for all pages concerned."""
    numbers = list(pages)
    if numbers:
        yield Problem(kind, message.format(pages=_listed(numbers)), page=numbers[0])


def _listed(numbers: Sequence[int]) -> str:
    """Write page numbers for people: 3, 5〜8."""
    parts: list[str] = []
    start = previous = numbers[0]
    for number in [*numbers[1:], 0]:
        if number != previous + 1:
            parts.append(str(start) if start == previous else f"{start}〜{previous}")
            start = number
        previous = number
    return "、".join(parts)


def _empty(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    """Tell of pages without text: scans, or pages of pictures only."""
    scans = [s.no for s in sheets if not _has_text(s) and s.raw.fills]
    if scans:
        advice = _ocr_advice()
        message = f"{_listed(scans)}ページには文字情報がありません（画像のページ）。{advice}"
        yield Problem("unreadable", message, page=scans[0])


def why_empty(sheets: Sequence[Sheet]) -> str:
    """Say why a file holds no text at all, and what to do."""
    if any(sheet.raw.fills for sheet in sheets):
        return f"文字情報がありません（画像だけの PDF です）。{_ocr_advice()}"
    return NO_TEXT


def _has_text(sheet: Sheet) -> bool:
    return bool(sheet.body.rows or sheet.turned)


def _ocr_advice() -> str:
    from shutil import which

    if which("ocrmypdf"):
        return "`ocrmypdf -l jpn 入力.pdf 出力.pdf` で文字を付けてから読み直してください"
    return "文字認識（OCR）をしてから読み直してください（`ocrmypdf` などが使えます）"


def _holes(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    for sheet in sheets:
        runs = [*sheet.body.runs, *sheet.turned]
        holes = sum(run.text.count(HOLE) for run in runs)
        if holes:
            message = (
                f"{sheet.no}ページの{holes}字は、フォントに文字コードがなく読めません"
                f"（本文では {HOLE} で示します）"
            )
            yield Problem("unreadable", message, page=sheet.no)


def _hidden(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    for reason in SECRET:
        pages = [s.no for s in sheets if s.seen.ignored[reason]]
        count = sum(s.seen.ignored[reason] for s in sheets)
        yield from _of_each(
            pages,
            "suspect",
            f"{{pages}}ページの{reason}{count}字は、紙面で見えないため読み飛ばしました",
        )


def _pictures(sheets: Sequence[Sheet]) -> Iterator[Problem]:
    pages = [
        s.no
        for s in sheets
        if _has_text(s)
        and not s.seen.is_scan_text
        and any(
            fill.colour < 0
            and (fill.x1 - fill.x0) * (fill.y1 - fill.y0)
            >= _PICTURE_SHARE * s.raw.width * s.raw.height
            for fill in s.raw.fills
        )
    ]
    yield from _of_each(
        pages, "skipped", "{pages}ページに大きな画像があります。画像の中の文字は読んでいません"
    )
