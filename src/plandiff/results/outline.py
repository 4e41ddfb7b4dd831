"""Chapters, units in charge, titles and legends: what names the parts of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.results import forms
from plandiff.results.layouts import ACHIEVED_WORDS, CHAPTER_ENDS, GRADES
from plandiff.results.rows import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plandiff.model import Piece
    from plandiff.results.rows import Row

_ENDS = "|".join(sorted(CHAPTER_ENDS, key=len, reverse=True))
_LEGEND = re.compile(r"([◎●○×△◯■])\s*[=:]\s*(未達成|非達成|未達|達成)")
_FRAMED = re.compile(rf"[《【〈]\s*(?P<name>[^《》【】〈〉]{{2,24}}(?:{_ENDS}))\s*[》】〉]$")
_BARE = re.compile(
    rf"(?:第?[\dⅠ-Ⅻ一二三四五六七八九十]{{1,2}}[.、章)]?\s*)?(?P<name>[一-龥々ァ-ヶー・]{{2,20}}(?:{_ENDS}))"
    r"(?:\s*\((?P<group>[^()]+)\))?"
)
_NUMBERED = re.compile(r"第[\d一二三四五六七八九十]{1,3}[章部編]\s+(?P<name>[^。、\d]{2,30})")
NUMBER = re.compile(
    r"""
    (?P<number> [①-⑳] | \(\d{1,2}\)(?:-\d{1,2})? | \d{1,2}[.](?!\d) | \d{1,2}\)
      | \d{1,2}(?:\.\d{1,2})+ (?=\s) | [ⅰ-ⅻⅠ-Ⅻ][.)] | 第\d{1,2}[章節] )
    (?![\d%]) \s*
    """,
    re.VERBOSE,
)
_PRIORITY = re.compile(r"\s*[<〈＜《][Ⅰ-Ⅻ◎○●★、,\s]+[>〉＞》]$")
"""A mark of priority areas after a title: 〈Ⅱ、Ⅲ〉."""
MAX_TITLE = 90


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter line; its unit in charge where it names one."""

    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Title:
    """A numbered line that may name a measure."""

    row: int
    """Index of the row."""
    style: str
    """Shape of its number: ①, (#), (#)-#, #., ⅰ)."""
    number: str
    """Folded."""
    number_piece: Piece
    ordinal: int
    text: str
    """Folded, number and unit in charge off."""
    group: str
    pieces: tuple[Piece, ...]
    """The title's words."""
    parent: Piece | None = None
    """A heading printed before it on the same line."""


def has_legend(text: str) -> bool:
    """Tell a line that says what achievement marks mean."""
    return _LEGEND.search(text) is not None


def legend(rows: Iterable[Row]) -> dict[str, bool]:
    """Return what achievement marks mean where the document says so (◎＝達成 ●＝未達成)."""
    meanings = dict(ACHIEVED_WORDS)
    return {mark: meanings[word] for row in rows for mark, word in _LEGEND.findall(row.text)}


def parse_chapter(text: str) -> Chapter | None:
    """Return the chapter that a folded line names, or None."""
    body = re.split(r"\s*※", text, maxsplit=1)[0].strip().lstrip("・■□▪ ")
    framed = _FRAMED.search(body)
    if framed:
        before = body[: framed.start()].strip()
        return Chapter(framed["name"].strip(), before if forms.is_group(before) else "")
    numbered = _NUMBERED.fullmatch(body)
    if numbered:
        return Chapter(numbered["name"], "")
    bare = _BARE.fullmatch(body)
    if bare and not (bare["group"] and not forms.is_group(bare["group"])):
        return Chapter(bare["name"], bare["group"] or "")
    return None


def style_of(number: str) -> str:
    """Return the shape of a title's number: (2) and (3) share one."""
    if number[0] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return "①"
    if number[0] in "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ":
        return "ⅰ)"
    if number[0] in "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ":
        return "Ⅰ)"
    return re.sub(r"\d+", "#", number)


def ordinal_of(number: str) -> int:
    """Return the last count in a title's number."""
    for first, last, base in (("①", "⑳", 0x2460), ("ⅰ", "ⅻ", 0x2170), ("Ⅰ", "Ⅻ", 0x2160)):
        if first <= number[0] <= last:
            return ord(number[0]) - base + 1
    digits = re.findall(r"\d+", number)
    return int(digits[-1]) if digits else 0


def parse_title(rows: Sequence[Row], index: int) -> Title | None:
    """Return the title that row `index` prints, or None if it has not the form of one.

    A title is numbered, short, and ends in a noun; figures, promises and sentences are none.
    """
    row = rows[index]
    match = NUMBER.match(row.text)
    if match is None or len(row.text) > MAX_TITLE:
        return None
    body, group = forms.split_group(row.text[match.end() :])
    stacked = re.search(r"\s(?=[ⅰ-ⅻ]\))", body)
    start, number = match.end(), match["number"]
    parent: Piece | None = None
    if stacked:
        inner = NUMBER.match(body, stacked.end())
        if inner is not None:
            parent = cut(row, 0, match.end() + stacked.start())
            start, number = match.end() + inner.end(), inner["number"]
            body = body[inner.end() :]
    body = _PRIORITY.sub("", body)
    if not _is_name(body) or parse_chapter(row.text):
        return None
    piece = cut(row, start, start + len(body))
    at = len(row.text[:start].rstrip()) - len(number)
    return Title(
        index,
        style_of(number),
        number,
        cut(row, at, at + len(number)),
        ordinal_of(number),
        body,
        group,
        (piece,),
        parent,
    )


def _is_name(body: str) -> bool:
    core = re.sub(r"\s*[(<〈＜][^()<>〈〉＜＞]*[)>〉＞]$", "", body)
    if len(core) < 3 or not core or "。" in core:
        return False
    if "ぁ" <= core[-1] <= "ん" or core[-1] in "、,:-":
        return False
    return not (forms.is_promise(body) or _has_figure(core) or forms.lean(core) <= -1)


def _has_figure(core: str) -> bool:
    *before, last = core.split(" ")
    if any(word in GRADES for word in before):
        return True
    return forms.is_value(last) or re.search(r"[\d,.]+\s*(?:%|人|件|円|事業所)", core) is not None
