"""The marker a line begins with: bullet, enumerator, block head, note sign or KPI head.

Reads one line at a time and knows nothing of levels or of the lines around it. A number that
is part of the sentence (「（２）の取組」, 10日間, 3.0%) is no marker.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from plandiff.text.enumerators import is_spoken_of, read_enumerator
from plandiff.text.fold import REMEMBERED, fold
from plandiff.text.numerals import unit_pattern

__all__ = ["Marker", "MarkerKind", "follows", "is_bracket_block", "parse_marker", "parse_markers"]

MarkerKind = Literal["bullet", "enumerator", "block", "note", "kpi"]


class Marker(NamedTuple):
    """A marker as printed at `start:end` of its line, blanks around it left out."""

    kind: MarkerKind
    style: str
    """Canonical pattern: （#）, #．, ①, ⅰ）, 第#章, Ⅰ-#, ア, a), the bullet, 【】, ※, KPI."""
    ordinal: tuple[int, ...]
    """(2,) for ②, (1, 2) for 1.2, () without a number."""
    text: str
    start: int
    end: int


def _marker(
    kind: MarkerKind, style: str, text: str, span: tuple[int, int], *ordinal: int
) -> Marker:
    start, end = span
    return Marker(kind, style, ordinal, text[start:end], start, end)


# ---------------------------------------------------------------- KPI heads

_KPI_WORD = (
    r"(?:[KＫ][PＰ][IＩ][sｓ]?|重要業績評価指標|評価指標|数値目標|成果指標|成果目標"
    r"|Key [Pp]erformance [Ii]ndicators?)"
)
_KPI_BULLETS = "■□◆◇▪●○◎▶►★☆・•"
_NUMBERED_NEXT = r"(?=\s*(?:[（(]?[0-9０-９]{1,2}[）)．.]|[①-⑳⑴-⒇ⅰ-ⅻ]))"
_KPI = re.compile(
    rf"""
      # 【KPI】 ＜KPI＞ ≪ＫＰＩ（重要業績評価指標）≫
      [【＜≪《〈〔\[［（(]\s*+{_KPI_WORD}\s*+(?:[（(][^）)]*[）)])?\s*+[】＞≫》〉〕\]］）)]\s*[：:]?
    | # KPI： ■ KPI： ＫＰＩ１： 指標①： 重点KPI： Targets:
      (?:[{_KPI_BULLETS}]\s*)? (?:(?:(?:重点|主要|関連)?{_KPI_WORD}|指標)
        \s?(?:(?P<n>[0-9０-９]{{1,2}})|(?P<c>[①-⑳]))?|Targets?) \s*[：:]
    | # ＫＰＩ１） ■ KPI ①
      (?:[{_KPI_BULLETS}]\s*)? {_KPI_WORD} {_NUMBERED_NEXT}
    | # ■ KPI 回収率を……
      [■□◆◇▪]\s*{_KPI_WORD} (?=\s+\S)
    | # 数値目標　満足度　80％以上, not the heads of a table: KPI　目標値　実績値
      {_KPI_WORD} (?=\u3000+(?!目標|実績|現状|達成|指標|単位|参考|備考)[^\s\u3000])
    | # KPI (alone), KPI（重要業績評価指標）
      (?:[{_KPI_BULLETS}]\s*)? {_KPI_WORD} (?:\s*[（(][^）)]*[）)])? (?=\s*$)
    """,
    re.VERBOSE,
)


def _kpi(text: str, start: int) -> Marker | None:
    match = _KPI.match(text, start)
    if match is None or is_spoken_of(text[match.end() :]):
        return None
    number = int(fold(match["n"])) if match["n"] else _circled(match["c"])
    return _marker("kpi", "KPI", text, match.span(), *([number] if number else []))


def _circled(sign: str | None) -> int:
    return ord(sign) - ord("①") + 1 if sign else 0


# ---------------------------------------------------------------- notes

_NUMBER = r"(?P<n>[0-9０-９]{1,2})(?![0-9０-９])"
_NOTE = re.compile(
    rf"""
      [（(]\s?(?P<framed>[※＊*]|注)\s?(?:{_NUMBER})?\s?[）)]
    | (?P<sign>[※＊]{{1,3}}) (?:{_NUMBER.replace("<n>", "<n2>")})?
    | (?P<star>\*) {_NUMBER.replace("<n>", "<n3>")}
    | (?P<word>注)\s?(?:{_NUMBER.replace("<n>", "<n4>")})?\s?[）)．.：:]
    """,
    re.VERBOSE,
)


@cache
def _figure() -> re.Pattern[str]:
    """Match a figure, not a year: 50.8%, 6,742円, 12.3 at the end."""
    return re.compile(rf"\ ?[0-9][0-9,]*(?:\.[0-9]+)?\ ?(?:{unit_pattern()}(?<!年)|$|\ )")


@cache
def _counting() -> re.Pattern[str]:
    """Match what makes the number after a bare ※ part of the note: ※3月末, ※1人当たり."""
    return re.compile(
        rf"(?:月|年|{unit_pattern()})(?=$|[、。)]|[当以のをには末間毎程未度])|[.,][0-9]|[-~][0-9]"
    )


def _note(text: str, start: int) -> Marker | None:
    match = _NOTE.match(text, start)
    if match is None:
        return None
    rest = text[match.end() :]
    g = match.groupdict()
    if g["framed"] and (is_spoken_of(rest) or _figure().match(fold(rest[:16]))):
        return None  # a reference sign within a sentence or before a table figure
    number = g["n"] or g["n2"] or g["n3"] or g["n4"]
    sign = fold((g["framed"] or g["sign"] or g["star"] or g["word"])[0])
    style = {"*": "＊"}.get(sign, sign)
    if g["n2"] and _counting().match(fold(rest[:8])):
        return _marker("note", style, text, (start, match.start("n2")))
    return _marker("note", style, text, match.span(), *([int(fold(number))] if number else []))


# ---------------------------------------------------------------- blocks

_BRACKETS = {
    "【": "】",
    "≪": "≫",
    "《": "》",
    "＜": "＞",
    "〈": "〉",
    "［": "］",
    "[": "]",
    "<": ">",
    "〔": "〕",
}
_ROUND = {"（": "）", "(": ")"}
# What a head in round brackets speaks of; other short bracketed lines are asides of a sentence.
_HEAD_NOUNS = tuple(
    """
    取組 取組み 取り組み 取組等 内容 目的 概要 背景 課題 現状 方針 目標 事項 テーマ 考え方 方法 効果
    評価 結果 施策 事業 ポイント 理由 方向性 スケジュール 体制 指標 actions measures initiatives
    """.split()
)
_LONGEST_HEAD = 30
_HAS_FIGURE = re.compile(r"[0-9０-９][0-9０-９,，.．]*\s?(?:[%％]|円|件|人|名|回|事業所|社|日)")


def _bracketed(text: str, start: int, pairs: dict[str, str]) -> int | None:
    """Return the end of the bracket that opens at `start` and is short enough for a head."""
    close = pairs.get(text[start : start + 1])
    end = text.find(close, start + 1, start + _LONGEST_HEAD + 2) if close else -1
    inside = text[start + 1 : end]
    return (
        end + 1 if end > start + 1 and inside.strip() and not _HAS_FIGURE.search(inside) else None
    )


def is_bracket_block(text: str) -> bool:
    """Tell a bracketed head alone on its line: 【重要度：高】, （具体的な取組）, ≪…≫.

    Round brackets need a word that heads speak of; （立替、装具） is an aside.
    """
    line = text.strip()
    if _bracketed(line, 0, _BRACKETS) == len(line):
        return True
    inside = line[1:-1].strip()
    is_round = _bracketed(line, 0, _ROUND) == len(line)
    return is_round and inside.endswith(_HEAD_NOUNS) and not re.search(r"[、。,※]", inside)


def _block(text: str, start: int) -> Marker | None:
    end = _bracketed(text, start, _BRACKETS)
    if end is not None:
        return _marker("block", text[start] + text[end - 1], text, (start, end))
    if text[start : start + 1] in _ROUND and is_bracket_block(text[start:]):
        return _marker("block", "（）", text, (start, len(text.rstrip())))
    return None


# ---------------------------------------------------------------- bullets

_DASHES = "-－–−―—‐ｰ"
_SIGNS = "・･•●◎○◯◇◆□■▪▫◦‣⁃∙❖◉☆★➢➤➔✓✔☑☐▶►▷▸▻✦✱"
_BULLET = re.compile(
    rf"""
      (?P<sign>[{_SIGNS}\uf020-\uf0ff]) (?!(?P=sign))
    | 〇 (?![〇0-9０-９一二三四五六七八九])
    | (?P<dash>[{_DASHES}]) (?=\s+\S)
    | \* (?=\s+\S)
    """,
    re.VERBOSE,
)
_SAME_BULLET = {"〇": "○", "◯": "○", "✔": "✓", "☑": "✓"}
_ALONE = "・･•"


def _bullet(text: str, start: int) -> Marker | None:
    match = _BULLET.match(text, start)
    if match is None:
        return None
    sign, rest = match[0], text[match.end() :].rstrip()
    is_private = "\uf020" <= sign <= "\uf0ff"
    if match["dash"] and rest[-1:] in _DASHES:
        return None  # － 3 －, － まとめ －
    if not rest and sign not in _ALONE and not is_private:
        return None  # a mark in a table cell
    style = "・" if is_private else _SAME_BULLET.get(sign, "-" if match["dash"] else fold(sign))
    return _marker("bullet", style, text, match.span())


# ---------------------------------------------------------------- all


def _enumerator(text: str, start: int) -> Marker | None:
    found = read_enumerator(text, start)
    if found is None:
        return None
    return Marker(
        "enumerator", found.style, found.ordinal, text[start : found.end], start, found.end
    )


_NUMERALS = "一二三四五六七八九十第注重数成指評関施基戦方政取視課柱主個"
_AFTER_ENUMERATOR = tuple("）)．.")


def _is_running(text: str, start: int) -> bool:
    """Tell quickly that no marker begins here: hiragana and most ideographs begin none."""
    char = text[start]
    return (
        ("一" <= char <= "鿿" or "ぁ" <= char <= "ん" or char in "、。」』）々ー")
        and char not in _NUMERALS
        and not text.startswith(_AFTER_ENUMERATOR, start + 1)
    )


def _marker_at(text: str, start: int) -> Marker | None:
    if start >= len(text) or _is_running(text, start):
        return None
    readers = (_kpi, _note, _enumerator, _block, _bullet)
    return next((found for read in readers if (found := read(text, start))), None)


def _after_blanks(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip())


@lru_cache(REMEMBERED)
def parse_marker(text: str) -> Marker | None:
    """Return the marker the line begins with, leading blanks allowed; None if it has none.

    Of stacked markers (■ KPI：１）) this is the first.
    """
    return _marker_at(text, _after_blanks(text, 0))


def parse_markers(text: str) -> tuple[Marker, ...]:
    """Return all markers stacked at the line's beginning: ■ KPI： and １）, （２） and ①."""
    found: list[Marker] = []
    marker = parse_marker(text)
    while marker is not None:
        found.append(marker)
        if marker.kind in {"block", "note"}:
            break
        marker = _marker_at(text, _after_blanks(text, marker.end))
        if marker is not None and marker.kind == "bullet":
            break
    return tuple(found)


def follows(a: Marker, b: Marker) -> bool:
    """Tell whether `b` is the next number after `a` in the same style.

    1.2 is followed by 1.3 and, as the first of the next group, by 2.1.
    """
    if (a.kind, a.style, len(a.ordinal)) != (b.kind, b.style, len(b.ordinal)) or not a.ordinal:
        return False
    *head, last = a.ordinal
    if b.ordinal == (*head, last + 1):
        return True
    return bool(head) and b.ordinal == (*head[:-1], head[-1] + 1, 1)
