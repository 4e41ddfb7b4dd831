"""What the form of a line or sentence says: a value, a promise, a thing done, a title.

All texts are folded. Nothing here knows a document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from plandiff.results.layouts import ACHIEVED_WORDS, GROUP_ENDS, MARKS, NONE_STATED

NUMBER = r"[▲△+-]?\d[\d,]*(?:\.\d+)?"
UNIT = (
    r"(?:ポイント|%|円|万円|億円|千円|人|名|件|社|事業所|施術所|機関|会場|部|回|日|か月|ヵ月|枚|団体"
    r"|校|者)"
)
_QUALIFIER = r"(?:\s*[(【\[][^)】\]]*[)】\]])*"
_MARK = "|".join(re.escape(mark) for mark, _ in MARKS) + "|△"

VALUE = re.compile(
    rf"""
    (?: {_MARK} )? \s* (?: 約 )?
    (?: {NUMBER} \s* {UNIT}?
      | 前年度末? \s* \( {NUMBER} \s* {UNIT} \) \s* (?:以上|以下|以内)   # 前年度(0.54%)以下
    )
    (?: 以上 | 以下 | 以内 | 未満 )?
    {_QUALIFIER}
    """,
    re.VERBOSE,
)
"""A cell that holds one figure: ◎100%【3月末】, 前年度(0.54%)以下, 6,766事業所."""

_WORD_VALUE = re.compile(
    rf"(?:{_MARK})?\s*(?:[^\s、。の⇒→・]{{0,8}}?(?:実施(?:あり|なし|済)?|あり|なし|未実施))"
)
"""A cell that holds a word for a result: 実施, 意見発信あり."""

_PREVIOUS = re.compile(
    r"""
    [(【\[]? \s*
    (?: 前年度?(?:同時期|同期|同月|度)? (?:末)? \s* (?:\d+月末?)? (?:時点|実績)?
      | (?:令和|R|平成|H) \s* (?:\d+|元) \s* 年?度? (?:末)? \s* (?:\d+月末?)? 実績 )
    \s* [::] \s* (?P<value> [^()]*? (?:\([^)]*\))? )
    \s* [)】\]]?
    """,
    re.VERBOSE,
)
"""(前年度3月末:90.7%), 令和4年度実績:69.20%."""

_NONE = re.compile(NONE_STATED)
_ACHIEVED = re.compile("|".join(word for word, _ in ACHIEVED_WORDS))
_TAIL = re.compile(r"\s*(?:[(<][^()<>]*[)>]\s*)*。?\s*(?:[(<][^()<>]*[)>]\s*)*$")
_OPEN_TAIL = re.compile(r"[(][^()。]*。?$")
"""A remark whose bracket was never closed: （令和5年11月。"""
_PAST = re.compile(
    r"(?:[いしきちにりぎじびみえけせてねべめれげぜでっんま](?:た|だ)|だった|できた|れた|(?:て|で)いる|(?:て|で)きている|ません(?:でした)?|なかった|であった)$"
)
_PLAN = re.compile(
    r"(?:する|図る|行う|努める|める|げる|ける|せる|てる|れる|組む|促す|指す|増やす|減らす|高める|やす|らす|かす|なす|まえる|ねる|なげる)$"
)
_PROMISE = re.compile(
    r"(?:以上|以下|以内)(?:\s*\([^()]*\))?(?:[とに]する)?\s*。?$|とする\s*。?$|維持(?:する)?\s*。?$"
    rf"|[::]\s*{NUMBER}\s*{UNIT}$"
)
_NOTED = re.compile(r"(?<=[\s。る])※.*$")
_HAS_PROMISE = re.compile(
    rf"{NUMBER}\s*{UNIT}?\s*\)?\s*(?:以上|以下|以内|とする|を維持)|(?:以上|以下|以内)とする|対前年度[^。]*(?:以上|以下)"
)
_TITLE_END = re.compile(
    r"(?:推進|向上|強化|徹底|促進|実施|削減|確保|充実|発信|整備|育成|配置|運営|管理|改善|構築|拡大|運用"
    r"|適正化|効率化|等|取組|対策|業務|連携|支援|活用|設置|実現|達成|見直し|化|減少|増加|導入|普及|啓発|保持|遵守)"
    r"(?:\s*[(<〈][^()<>〈〉]*[)>〉])?$"
)
_GROUP = re.compile(rf"(?:[^\s、。()]{{1,12}}(?:{'|'.join(GROUP_ENDS)}))")
_DANGLING = re.compile(r"[ぁ-ん]$")


_YEAR_ON_YEAR = re.compile(r"前年度?(?:同期)?(?:末)?比?\s*[+▲△-]\s*\d|前年度比.{0,8}[増減]")
_EXPECTED = re.compile(r"(?:見込|予定)[^。、]{0,6}\d")
_COUNTED = re.compile(
    r"^(?!.*(?:対象|目標|以上|以下|見込|予定))[^。]*[^\d,.%][\d,]+(?:人|名|件|社|回|部|事業所|機関)\)?$"
)
_INNER = re.compile(
    r"(?P<past>(?:した|った|いた|んだ|れた|きた|めた|けた|ねた)|実施|完了)。(?=.)|(?:する|図る|行う|める)。(?=.)"
)


@lru_cache(maxsize=4096)
def inner_lean(text: str) -> float:
    """Return what a sentence ending inside a line says, as `lean` does for its end."""
    match = _INNER.search(text)
    if match is None:
        return 0.0
    return 1.0 if match["past"] else -1.0


def figure_lean(text: str) -> float:
    """Return what the words around a figure say: a change on last year, or an expectation.

    A bare count (12件) rather reports than promises.
    """
    if _YEAR_ON_YEAR.search(text):
        return 0.8
    if _EXPECTED.search(text):
        return -0.6
    return 0.3 if _COUNTED.search(text) else 0.0


@lru_cache(maxsize=4096)
def lean(text: str) -> float:
    """Return how far a statement's last sentence speaks of a thing done (+1) or promised (-1)."""
    body = _TAIL.sub("", _OPEN_TAIL.sub("", text))[-14:]
    if _PAST.search(body):
        return 1.0
    if _PLAN.search(body):
        return -1.0
    if body.endswith(("実施", "完了", "送付", "掲載", "開催", "推進中", "減少", "増加", "達成")):
        return 0.4 if text.rstrip().endswith("。") else 0.0
    if body.endswith(("推進", "強化", "促進", "拡大", "向上", "徹底", "検討", "整備")):
        return -0.2
    return 0.0


def is_value(text: str) -> bool:
    """Tell a cell that holds one figure and nothing else but its remarks."""
    return VALUE.fullmatch(text) is not None


def is_word_value(text: str) -> bool:
    """Tell a cell that holds a word for a result: 実施, 意見発信あり."""
    return _WORD_VALUE.fullmatch(text) is not None


def is_previous(text: str) -> bool:
    """Tell （前年度３月末：90.7％） and 令和4年度実績：69.20％."""
    return _PREVIOUS.fullmatch(text) is not None


def previous_value(text: str) -> str:
    """Return what a cell that `is_previous` gives as last year's figure."""
    match = _PREVIOUS.fullmatch(text)
    return match["value"].strip() if match else ""


def has_mark(text: str) -> bool:
    """Tell a text that opens with an achievement mark and a figure or a word for a result."""
    if text[:1] == "○":  # also a bullet, unless nothing but a figure follows
        return VALUE.fullmatch(text) is not None and text[1:2].isdigit()
    return text[:1] in {mark for mark, _ in MARKS} and not text[1:2].isspace()


def is_none_stated(text: str) -> bool:
    """Tell KPI設定なし, （設定なし）, also with the dash of the empty cell beside it."""
    return _NONE.fullmatch(re.sub(r"\s*[-ー―－]$", "", text).strip()) is not None


def is_achieved_word(text: str) -> bool:
    """Tell a cell that says 達成 or 未達成."""
    return _ACHIEVED.fullmatch(text) is not None


def is_promise(text: str) -> bool:
    """Tell a sentence that sets a figure to be reached, or the end of one."""
    return _HAS_PROMISE.search(text) is not None


def ends_promise(text: str) -> bool:
    """Tell a line that ends like a KPI: …以上とする, …以下."""
    return _PROMISE.search(_NOTED.sub("", text[-80:]).strip()) is not None


def ends_promise_firmly(text: str) -> bool:
    """Tell a KPI's end that nothing can follow in its sentence: …とする."""
    return text.rstrip().endswith(("する", "。"))


def ends_sentence(text: str) -> bool:
    """Tell a line whose end closes a sentence, closing remarks in brackets included."""
    if text.count("(") > text.count(")"):
        return False
    body = _TAIL.sub("", text)
    return body != text and ("。" in text[len(body) :] or (text[-1] == ")" and lean(text) != 0.0))


def ends_title(text: str) -> bool:
    """Tell a line that ends as names of measures do: in a noun of action."""
    return _TITLE_END.search(text) is not None


def is_group(text: str) -> bool:
    """Tell a line that names nothing but a unit in charge."""
    return _GROUP.fullmatch(text) is not None


def split_group(text: str) -> tuple[str, str]:
    """Return a title and the unit in charge printed after it, if any."""
    title, gap, last = text.rpartition(" ")
    if gap and _GROUP.fullmatch(last):
        return title.strip(), last
    return text, ""


def is_dangling(text: str) -> bool:
    """Tell a line that breaks off inside a word or before a particle's noun."""
    return _DANGLING.search(text) is not None or text.endswith(("、", "・", "ー", "(", "「"))


_BRACKETED = re.compile(r"\([^()]*\)")


def has_outer_figure(text: str) -> bool:
    """Tell a text with a figure and its unit outside brackets."""
    return re.search(rf"{NUMBER}\s*{UNIT}", _BRACKETED.sub("", text)) is not None
