"""One thing under two names: indicators, chapters, terms, publications."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from plandiff.model import Piece
from plandiff.rules.audit.facts import (
    name_of,
    quote,
    quote_each,
    quote_pieces,
    quote_sentence,
    targets,
)
from plandiff.rules.audit.kinds import Hit
from plandiff.rules.audit.summary import pairs
from plandiff.text.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plandiff.model_results import ResultTarget
    from plandiff.rules.audit.facts import ReportFacts

_TAIL = re.compile(r"[一-龥ァ-ヶーA-Za-z]{2,}$")
_ASIDE = re.compile(r"[（(][^（）()]*[）)]")
_TERM = re.compile(r"[一-龥ァ-ヶーA-Za-z]{4,}")

RIVALS: tuple[tuple[str, str], ...] = (
    ("一者", "一社"),
    ("実施率", "受診率"),
    ("審査額", "査定額"),
    ("広報誌", "広報紙"),
    ("広報誌", "会報誌"),
)
"""Words that reports use for one thing; only found near the same neighbour words."""

PUBLICATIONS = ("通信", "便り", "だより", "ニュース", "レター", "新聞")


def find_indicator_names(facts: ReportFacts) -> Iterator[Hit]:
    """Find KPIs whose sentence and result cell call the measured thing differently."""
    summary = {id(t): row.target for _, t, row in pairs(facts)}
    for _, target in targets(facts.report):
        one, two = _tail(target.indicator), _tail(target.label)
        if not _differ(one, two):
            one, two = _tail(_run_on(target.indicator)), _tail(_run_on(target.label))
            if not _branches(one, two):
                continue
        other = summary.get(id(target))
        yield Hit(
            f"KPI{_named(target, one)}が、実績の欄では「{two}」と書かれています。",
            (target.indicator, one, two),
            (
                *quote_sentence(facts, target),
                *quote_pieces(facts, _label_pieces(facts, target.lines, target.label)),
                *(quote_sentence(facts, other) if other else ()),
            ),
        )


def _run_on(name: str) -> str:
    """Return a name without the の inside it: 健診の受診率 and 健診受診率 are one."""
    return fold(name).replace("の", "")


def _branches(one: str, two: str) -> bool:
    """Tell two names that begin and end alike but differ inside: 健診率, 健診受診率."""
    return one[-1:] == two[-1:] and one not in two and two not in one and _shared(one, two) >= 5


def _shared(one: str, two: str) -> int:
    """Return how many characters two names begin with in common."""
    pairs = enumerate(zip(one, two, strict=False))
    return next((i for i, (a, b) in pairs if a != b), 0)


def _label_pieces(facts: ReportFacts, lines: Iterable[tuple[int, int]], label: str) -> list[Piece]:
    head = fold(label)[:8]
    numbers = [n for a, b in lines for n in range(a, b + 1) if head in facts.folded.get(n, "")]
    return [Piece(n, 0, 1) for n in numbers]


def _tail(name: str) -> str:
    match = _TAIL.search(_ASIDE.sub("", fold(name)).strip())
    return match[0] if match else ""


def _differ(one: str, two: str) -> bool:
    """Tell two heads of a name that end alike but are not one inside the other."""
    if not one or not two or one in two or two in one or one[-1] != two[-1]:
        return False
    if len(one) == len(two) and (len(one) <= 4 or (one[:2], one[-2:]) == (two[:2], two[-2:])):
        return True
    return _shared(one, two) >= 5


def _named(target: ResultTarget, word: str) -> str:
    """Name the word of a KPI's name; a name that is this word is not said twice."""
    name = name_of(target)
    return f"「{name}」" if name == word else f"「{name}」の「{word}」"


def find_chapter_names(facts: ReportFacts) -> Iterator[Hit]:
    """Find chapters of one number whose names differ."""
    found: dict[str, dict[str, list[int]]] = {}
    for line in facts.report.lines:
        if line.role != "chapter":
            continue
        text = facts.folded[line.line]
        match = re.match(r"(?P<number>\d+)[.、]\s*(?P<name>[^\s(（※【]+)", text)
        if match:
            found.setdefault(match["number"], {}).setdefault(match["name"], []).append(line.line)
    for number, names in found.items():
        if len(names) > 1:
            listed = "と".join(f"「{name}」" for name in names)
            yield Hit(
                f"第{number}章の名称が{listed}とで一致していません。",
                (number, *names),
                tuple(quote(facts, [lines[0]]) for lines in names.values()),
            )


def find_rival_terms(facts: ReportFacts) -> Iterator[Hit]:
    """Find two words for one thing in the same surroundings."""
    text = {n: facts.folded[n] for n in facts.content}
    joined = "\n".join(text[n] for n in facts.content)
    for one, two in RIVALS:
        if one not in joined or two not in joined:
            continue
        first, second = _places(text, one), _places(text, two)
        shared = [(a, b) for a in first for b in second if _neighbours(a[1], b[1])]
        if shared:
            yield Hit(
                f"「{one}」と「{two}」が混在しています。",
                (one, two),
                quote_each(facts, _few([n for n, _ in first], [n for n, _ in second])),
            )


MOST = 8
"""Quotes of one side of a rivalry that a finding shows; the rarer side whole."""


def _few(one: list[int], two: list[int]) -> list[int]:
    return [*dict.fromkeys(one[:MOST]), *dict.fromkeys(two[:MOST])]


def _places(text: dict[int, str], word: str) -> list[tuple[int, tuple[str, str]]]:
    """Return where a word stands, with the two characters before and after it."""
    found: list[tuple[int, tuple[str, str]]] = []
    for line, content in text.items():
        for match in re.finditer(rf"(?<![ァ-ヶーA-Za-z]){re.escape(word)}", content):
            before = content[: match.start()].removesuffix("の")[-3:]
            found.append((line, (before, content[match.end() :][:2])))
    return found


def _neighbours(one: tuple[str, str], two: tuple[str, str]) -> bool:
    kanji = re.compile(r"[一-龥ァ-ヶー]{2}")
    after = one[1] == two[1] and kanji.fullmatch(one[1]) is not None
    before = one[0] == two[0] and kanji.search(one[0]) is not None
    return after or before or (one[1][:1] == two[1][:1] and not one[0] and not two[0])


def find_near_terms(facts: ReportFacts) -> Iterator[Hit]:
    """Find long terms that differ from a commoner one in one or two characters in the middle."""
    terms: Counter[str] = Counter()
    where: dict[str, list[int]] = {}
    for line in facts.content:
        for term in _TERM.findall(facts.folded[line]):
            terms[term] += 1
            where.setdefault(term, []).append(line)
    ordered = sorted(terms)
    for index, one in enumerate(ordered):
        for two in ordered[index + 1 :]:
            if one[0] != two[0]:
                break
            if min(terms[one], terms[two]) <= RARE and _one_slip(one, two):
                rare, usual = sorted((one, two), key=lambda t: (terms[t], t))
                yield Hit(
                    f"「{rare}」と「{usual}」が混在しています。どちらかの書き誤りでないか確かめてください。",
                    (rare, usual),
                    quote_each(facts, _few(where[rare], where[usual])),
                )


RARE = 2
"""A term printed more often than this is no slip."""

_MEANT = re.compile(
    r"[一二三四五六七八九十前後内外新旧高低県市町村男女有無増減入出正副上下大中小東西南北部全各本支次未済再初毎第特準可否要不非首末始終初期昨今来年月日夜昼親子]"
)
"""Characters that make another thing of a term, not another spelling."""


def _one_slip(one: str, two: str) -> bool:
    if abs(len(one) - len(two)) > 2 or one in two or two in one:
        return False
    head = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    tail = next(
        (i for i, (a, b) in enumerate(zip(reversed(one), reversed(two), strict=False)) if a != b), 0
    )
    middles = one[head : len(one) - tail], two[head : len(two) - tail]
    if one.replace("ー", "") == two.replace("ー", ""):
        return True
    if head < 1 or tail < 3 or head + tail < 7 or max(map(len, middles)) > 2:
        return False
    if "" in middles and one[-1] not in "率数額割":
        return False  # 健診データ and 健診結果データ are two things; 対象者数 should be one
    return not any(_MEANT.search(middle) for middle in middles)


_NAMED = re.compile(rf"(?<![一-龥ァ-ヶ])[一-龥]{{2,4}}(?:{'|'.join(PUBLICATIONS)})(?![一-龥])")


def find_publications(facts: ReportFacts) -> Iterator[Hit]:
    """Find publications with names that begin and end alike."""
    where: dict[str, list[int]] = {}
    for line in facts.content:
        for name in _NAMED.findall(facts.folded[line]):
            where.setdefault(name, []).append(line)
    names = sorted(where)
    for index, one in enumerate(names):
        for two in names[index + 1 :]:
            if len(one) == len(two) and one[:2] == two[:2] and one[-2:] == two[-2:]:
                yield Hit(
                    f"「{one}」と「{two}」は同じ広報物の名前でないか確かめてください。",
                    (one, two),
                    quote_each(facts, _few(where[one], where[two])),
                )
