"""Mixtures of notation over the whole document: one finding a kind, never one a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from plandiff.rules.audit.facts import ReportFacts

MOST = 12
"""Places that a finding about a mixture quotes at most of each kind, the rarer kind first."""

_PEOPLE = re.compile(r"\d(?P<unit>人|名)(?!義|称|目|前|当)")
_COMPANIES = re.compile(r"\d\s*社(?!会|保|員|団)|事業所数[^。]{0,12}\d\s*社|参加事業所\d+社")
_OFFICES = re.compile(r"\d\s*事業所")
_COUNTER = re.compile(r"\d[\d,]*\s*件の(?:事業所|会社|企業|加入者|被保険者|対象者|受診者)")
_CONFIDENTIAL = re.compile(r"機密性\s*\d")
_PRIORITY = re.compile(r"(?P<open>[<＜〈《])[Ⅰ-Ⅹ、,]+[>＞〉》]")
_ODD_BRACKET = re.compile(r"[₍₎⁽⁾﹙﹚]")


def _by_kind(
    facts: ReportFacts, patterns: Mapping[str, re.Pattern[str]], *, furniture: bool = False
) -> dict[str, list[int]]:
    lines = facts.content if not furniture else tuple(sorted(facts.folded))
    return {
        kind: [n for n in lines if pattern.search(facts.lines[n])]
        for kind, pattern in patterns.items()
    }


def _mixture(
    facts: ReportFacts, key: str, message: str, kinds: dict[str, list[int]]
) -> Iterator[Hit]:
    """Yield one finding if at least two kinds occur."""
    found = {kind: lines for kind, lines in kinds.items() if lines}
    if len(found) < 2:
        return
    counts = "、".join(f"「{kind}」{len(lines)}行" for kind, lines in found.items())
    numbers: list[int] = []
    for lines in sorted(found.values(), key=len):
        numbers += lines[:MOST]
    yield Hit(f"{message}（{counts}）。", (key,), quote_each(facts, numbers))


def find_width(facts: ReportFacts) -> Iterator[Hit]:
    """Find figures written with ％ and with %."""
    kinds = _by_kind(facts, {"％": re.compile("％"), "%": re.compile("%")})
    yield from _mixture(facts, "percent", "全角の％と半角の%が混在しています", kinds)


def find_bracket_width(facts: ReportFacts) -> Iterator[Hit]:
    """Find half-width brackets among full-width ones, and pairs of one each."""
    half = re.compile(
        r"[(][^（）()]*[一-龥ぁ-ん\d%人]+[^（）()]*[)]|（[^（）()]*[)]|[(][^（）()]*）"
    )
    kinds = _by_kind(facts, {"（）": re.compile(r"（[^（）()]*）"), "()": half})
    yield from _mixture(facts, "brackets", "全角と半角の括弧が混在しています", kinds)


def find_priority_marks(facts: ReportFacts) -> Iterator[Hit]:
    """Find marks of priority areas in different brackets."""
    shapes: dict[str, list[int]] = {}
    for line in facts.content:
        match = _PRIORITY.search(facts.lines[line])
        if match:
            shapes.setdefault(match["open"], []).append(line)
    yield from _mixture(facts, "priority", "重点項目の印の括弧がそろっていません", shapes)


def find_counters(facts: ReportFacts) -> Iterator[Hit]:
    """Find offices and people counted with 件: 4,120件の事業所."""
    for line in facts.content:
        match = _COUNTER.search(facts.folded[line])
        if match:
            yield Hit(
                f"「{match[0]}」は、ほかの箇所の数え方（事業所、人）と違う「件」で数えています。",
                (match[0],),
                quote_each(facts, [line]),
            )


def find_units(facts: ReportFacts) -> Iterator[Hit]:
    """Find people counted as 人 and as 名, offices as 事業所 and as 社."""
    people: dict[str, list[int]] = {"人": [], "名": []}
    for line in facts.content:
        for match in _PEOPLE.finditer(facts.folded[line]):
            people[match["unit"]].append(line)
    yield from _mixture(facts, "people", "人数の単位に「人」と「名」が混在しています", people)
    offices = {
        "事業所": [n for n in facts.content if _OFFICES.search(facts.folded[n])],
        "社": [n for n in facts.content if _COMPANIES.search(facts.folded[n])],
    }
    yield from _mixture(facts, "offices", "事業所の数に「事業所」と「社」が混在しています", offices)


def find_year_style(facts: ReportFacts) -> Iterator[Hit]:
    """Find years written 令和5年度 and R5年度, or without an era."""
    kinds = _by_kind(
        facts,
        {
            "令和○年度": re.compile(r"令和\s*[\d０-９元]+\s*年度"),
            "R○年度": re.compile(r"[RＲ][\d０-９]+\s*年度"),
            "○年度（元号なし）": re.compile(r"(?<![和成\d０-９RＲ第])[\d０-９]{1,2}年度"),
        },
    )
    yield from _mixture(facts, "years", "年度の書き方がそろっていません", kinds)


def find_stops(facts: ReportFacts) -> Iterator[Hit]:
    """Find sentences without 。 in a document that otherwise ends them with it."""
    with_stop: list[int] = []
    without: list[int] = []
    for measure in facts.report.measures:
        for clause in (*measure.plan, *measure.results):
            if re.search(r"(?:する|した|った|図る|行う|いる)。$", clause.text):
                with_stop.append(clause.pieces[-1].line)
            elif re.search(r"(?:した|った|行う|図る)(?:[（(][^（）()]*[）)])?$", clause.text):
                without.append(clause.pieces[-1].line)
    if without and len(with_stop) > 3 * len(without):
        yield Hit(
            f"文末の句点がない文が{len(without)}件あります。",
            ("stops",),
            quote_each(facts, without),
        )


def find_confidential(facts: ReportFacts) -> Iterator[Hit]:
    """Find marks of confidentiality left on a paper that is published."""
    lines = [n for n in sorted(facts.folded) if _CONFIDENTIAL.fullmatch(facts.folded[n])]
    if lines:
        yield Hit(
            f"「{facts.folded[lines[0]]}」の表示が{len(lines)}か所に残っています。公表する資料に残してよいか"
            "確かめてください。",
            ("confidential",),
            quote_each(facts, lines),
        )


def find_odd_brackets(facts: ReportFacts) -> Iterator[Hit]:
    """Find subscript or small brackets where a plain one is meant."""
    lines = [n for n in facts.content if _ODD_BRACKET.search(facts.lines[n])]
    if lines:
        yield Hit(
            "下付きや小型の括弧文字があります。ほかの項目と同じ括弧にそろえてください。",
            ("odd brackets",),
            quote_each(facts, lines),
        )


def find_letter_width(facts: ReportFacts) -> Iterator[Hit]:
    """Find one word in letters of different width or case: Wｅｂ and WEB."""
    forms: dict[str, dict[str, list[int]]] = {}
    for line in facts.content:
        for word in re.findall(r"[A-Za-zＡ-Ｚａ-ｚ]{3,}", facts.lines[line]):
            wide = sum(c > "\u00ff" for c in word)
            if 0 < wide < len(word):
                forms.setdefault("mixed", {}).setdefault(word, []).append(line)
    for word, lines in forms.get("mixed", {}).items():
        yield Hit(
            f"「{word}」に全角と半角の文字が混じっています。",
            ("letters", word),
            quote_each(facts, lines),
        )


def find_number_width(facts: ReportFacts) -> Iterator[Hit]:
    """Find numbers of measures in digits of different width: （1）（３）."""
    wide: list[int] = []
    narrow: list[int] = []
    for measure in facts.report.measures:
        if re.search(r"[０-９]", measure.number):
            wide.append(measure.line)
        elif re.search(r"[0-9]", measure.number):
            narrow.append(measure.line)
    yield from _mixture(
        facts,
        "numbers",
        "施策番号の数字に全角と半角が混在しています",
        {"全角": wide, "半角": narrow},
    )


def find_blank_stops(facts: ReportFacts) -> Iterator[Hit]:
    """Find blanks before 。 and 、."""
    lines = [n for n in facts.content if re.search(r"[^\s][ \u3000]+[。、]", facts.lines[n])]
    if lines:
        yield Hit(
            f"句読点の前に空白のある箇所が{len(lines)}行あります。",
            ("blank stops",),
            quote_each(facts, lines),
        )
