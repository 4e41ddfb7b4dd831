"""Whose plan of which year it is, by the heads of the document and, failing them, by the plan."""

from __future__ import annotations

import re
from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from plandiff.text.fold import fold
from plandiff.text.markers import parse_marker
from plandiff.text.sentences import finished
from plandiff.text.years import era_name, fiscal_years

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from plandiff.model import Line, Side

__all__ = ["Meta", "read_meta"]

FRONT = 12
"""Lines of the plan before its first heading or bullet in which its title may stand."""
LONGEST_HEAD = 60
MOST_FINISHED = 0.7
"""More finished than this, a line is a sentence and names nothing."""

_PLAN_NAME = re.compile(r"計画|プラン|方針|\bplan\b|programme", re.IGNORECASE)
_PLAN_TITLE = re.compile(r"(?:計画|プラン|方針|plan)(?:書|案)?\s*(?:[(][^)]*[)])?\Z", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"[をにはがのとでも]\Z")
_SIDE_WORD = re.compile(r"\s*[（(【][新旧][）)】]\s*\Z")
_OTHER = re.compile(
    r"計画|プラン|資料|報告|について|議会|会議|委員会(?!$)|一覧|参考|現行|改正|[(（]案[)）]|^[案新旧]$|対照"
    r"|\bplan\b|page|document|draft",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:一般|公益|特定|独立|国立|地方|学校|社会|宗教|医療|認定)\S*法人\S*|株式会社|国立研究開発法人"
    r"|\S+(?:支部|協会|連合会|組合|機構|財団|社団|大学|研究所|センター|公社|公団|事業団|省|庁|都|道|府|県|市|区|町|村|局)$"
    r"|(?:[A-Z][\w.&'-]*\s)*(?:Agency|Association|Authority|Council|City|County|Department|Institute"
    r"|Ministry|Office|University|Society|Foundation|Bureau|Fund|Service|Board|Corporation)"
    r"(?:\s(?:of|for|and|the|[A-Z][\w.&'-]*))*"
)


class Meta(NamedTuple):
    """What the heads tell; empty or None where nothing is printed."""

    organization: str
    fiscal_year: int | None
    era: str
    title: str


def read_meta(heads: Sequence[Line], plan: Sequence[Line], side: Side) -> Meta:
    """Read the heads (title page, page heads naming both plans) for one side.

    The newer year of a two-column head is the current plan's. `plan` are the side's own lines:
    they decide where the heads name no year, or only one.
    """
    texts = [line.text.strip() for line in heads if line.text.strip()]
    year = _year(texts, plan, side)
    front = [line.text.strip() for line in takewhile(_is_front, plan[:FRONT])]
    return Meta(
        organization=_organization(texts, front),
        fiscal_year=year,
        era=era_name(year) if year is not None else "",
        title=_title([*texts, *front], year),
    )


def _is_front(line: Line) -> bool:
    return parse_marker(line.text) is None


# ---------------------------------------------------------------- year


def _year(heads: Sequence[str], plan: Sequence[Line], side: Side) -> int | None:
    both = [years for text in heads if len(years := _distinct(text)) == 2]
    if both:
        older, newer = Counter(map(tuple, map(sorted, both))).most_common(1)[0][0]
        return newer if side == "current" else older
    own = _own_year(plan)
    named = Counter(year for text in heads for year in _distinct(text) if _names_plan(text))
    if own is not None and (side == "previous" or not named):
        return own
    if named:
        return _earlier(named, plan) if side == "previous" else max(named)
    every = Counter(year for text in heads for year in _distinct(text))
    return max(every) if every else None


def _distinct(text: str) -> list[int]:
    if len(text) > LONGEST_HEAD * 2:
        return []
    return list(dict.fromkeys(mention.year for mention in fiscal_years(text) if mention.fiscal))


def _names_plan(text: str) -> bool:
    return len(text) <= LONGEST_HEAD and _PLAN_NAME.search(text) is not None


def _own_year(plan: Sequence[Line]) -> int | None:
    """Return the year of a line of the plan that is its name: 令和６年度 支部事業計画 KPI一覧表."""
    for line in plan:
        text = line.text.strip()
        if not _names_plan(text) or text[-1] in "。、":
            continue
        mentions = [m for m in fiscal_years(text) if m.fiscal]
        if mentions and mentions[0].start == 0:
            return mentions[0].year
    return None


def _earlier(named: Counter[int], plan: Sequence[Line]) -> int:
    """Tell whether the one year the heads name is this previous plan's, or the new plan's."""
    year = max(named)
    said = Counter(m.year for line in plan for m in fiscal_years(line.text) if m.fiscal)
    return year - 1 if said[year - 1] > said[year] else year


# ---------------------------------------------------------------- title and organisation


def _title(texts: Iterable[str], year: int | None) -> str:
    """Return what names the plan: a head of this year or of none, or its half of a page head."""
    named = [text for text in texts if _is_title(text, year)]
    ends = [text for text in named if _PLAN_TITLE.search(fold(text))]
    return next(iter([*ends, *named]), "") or _half(texts, year)


def _is_title(text: str, year: int | None) -> bool:
    years = _distinct(text)
    is_own = not years or years == [year]
    is_name = _names_plan(text) and finished(text) < MOST_FINISHED and text[-1] not in "、，"
    return is_own and is_name and text[0] not in "・■（(【" and _BREAKS_OFF.search(text) is None


def _half(texts: Iterable[str], year: int | None) -> str:
    """Return this year's half of a head that names both: 令和７年度 市事業計画 令和６年度 …."""
    for text in texts:
        mentions = fiscal_years(text) if len(text) <= LONGEST_HEAD * 2 else ()
        ends = [*(mention.start for mention in mentions[1:]), len(text)]
        for mention, end in zip(mentions, ends, strict=False):
            half = _SIDE_WORD.sub("", text[mention.start : end].strip())
            if mention.year == year and _names_plan(half):
                return half
    return ""


def _organization(heads: Sequence[str], front: Sequence[str]) -> str:
    """Return the body that recurs beside the years of the heads, else one named like a body."""
    parts = [part for text in heads for part in _parts(text)]
    names = [part for part in parts if _LEGAL.match(part) and not _OTHER.search(part)]
    if names:
        return Counter(names).most_common(1)[0][0]
    before = [name for text in [*heads, *front] for name in _before_plan(text)]
    alone = [text for text in front if _LEGAL.fullmatch(text) and not _OTHER.search(text)]
    return next(iter([*before, *alone]), "")


def _parts(text: str) -> Iterator[str]:
    """Yield what stands between the years of a head line: 令和７年度 全国協会 令和６年度 …."""
    if len(text) > LONGEST_HEAD * 2:
        return
    at = 0
    for mention in [*fiscal_years(text), None]:
        part = text[at : mention.start if mention else len(text)].strip(" 　・:：|｜")
        if part:
            yield part
        at = mention.end if mention else at


def _before_plan(text: str) -> Iterator[str]:
    """Yield the body named before the word for the plan: 北支部 of 令和７年度 北支部事業計画."""
    for part in _parts(text):
        match = re.match(r"(?P<name>.*?)\s*(?:事業計画|中期計画|年度計画|計画)", part)
        if match and _LEGAL.match(match["name"]) and len(match["name"]) <= LONGEST_HEAD // 2:
            yield match["name"]
