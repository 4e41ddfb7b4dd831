"""Frame texts only the HTML page needs: its controls, its chart, its help.

`%name` is filled in by the page's script, `{name}` here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plandiff.report.view_model import Lang

_JA: Final[dict[str, str]] = {
    "theme": "表示色",
    "theme.auto": "自動",
    "theme.light": "明",
    "theme.dark": "暗",
    "print": "印刷",
    "help": "操作の説明",
    "help.close": "閉じる",
    "help.next": "次の変更へ",
    "help.previous": "前の変更へ",
    "help.search": "語句を探す",
    "help.copy": "今の変更をコピー",
    "help.evidence": "今の変更の出典を開く・閉じる",
    "help.escape": "絞り込みと検索をやめる",
    "help.help": "この説明を開く",
    "help.keys": "一文字のキー操作を使う",
    "help.print": "印刷には、絞り込みにかかわらず、すべての変更が載ります。"
    "開いた（略）は全文が載ります。",
    "key.escape": "Esc",
    "tools": "新旧対照の絞り込みと検索",
    "search": "探す",
    "search.hint": "語句（全角・半角を区別しない）",
    "next": "次の変更",
    "previous": "前の変更",
    "filter": "絞り込み",
    "filter.active": "（%count）",
    "filter.class": "変更の区分",
    "filter.kind": "項目の種類",
    "filter.chapter": "章",
    "filter.chapter.all": "すべての章",
    "filter.substance": "内容の変更だけ（表記のみを隠す）",
    "filter.clear": "絞り込みをやめる",
    "folds.open": "（略）をすべて開く",
    "folds.close": "（略）をすべて閉じる",
    "evidence.open": "出典をすべて開く",
    "evidence.close": "出典をすべて閉じる",
    "count": "変更%total件のうち%shown件を表示",
    "count.all": "変更%total件（見出し・番号・移動を含む）",
    "count.same": "（ほかに変更のない項目%same件）",
    "count.none": "当てはまる変更はありません。",
    "now": "%total件中%at件目",
    "evidence.button": "出典",
    "heading": "見出し",
    "anchor": "リンク",
    "anchor.title": "この変更へのリンク（アドレスが変わらない）",
    "copy": "コピー",
    "copy.title": "議事録などに使える文としてコピー",
    "copied": "コピーしました",
    "copy.failed": "コピーできませんでした。下の文を選んでコピーしてください。",
    "cleared": "リンク先を示すため、絞り込みをやめました。",
    "chart.title": "目標の動きと直近の実績",
    "chart.note": "横の縮尺は指標ごとに異なる。矢印は前年度の目標から今年度の目標へ向かう。",
    "chart.previous": "{era}の目標",
    "chart.current": "{era}の目標",
    "chart.last": "直近の実績",
    "chart.left": "数値を並べられない{count}件（前年度の実績を基準とするもの、実施を定めるもの"
    "など）は表に掲げた。",
    "chart.part": "{name} {figure}",
    "chart.gap": "、",
    "chart.colon": "：",
}

_EN: Final[dict[str, str]] = {
    "theme": "Colours",
    "theme.auto": "auto",
    "theme.light": "light",
    "theme.dark": "dark",
    "print": "Print",
    "help": "Keys and help",
    "help.close": "Close",
    "help.next": "next change",
    "help.previous": "previous change",
    "help.search": "search",
    "help.copy": "copy this change",
    "help.evidence": "show or hide where this change is printed",
    "help.escape": "clear search and filters",
    "help.help": "this help",
    "help.keys": "Use single-letter keys",
    "help.print": "Print shows every change, whatever is filtered. "
    "An unfolded （略） prints in full.",
    "key.escape": "Esc",
    "tools": "Filter and search the comparison",
    "search": "Search",
    "search.hint": "words (any width or case)",
    "next": "Next change",
    "previous": "Previous change",
    "filter": "Filter",
    "filter.active": " (%count)",
    "filter.class": "Class of change",
    "filter.kind": "Kind of item",
    "filter.chapter": "Chapter",
    "filter.chapter.all": "All chapters",
    "filter.substance": "Substance only (hide notation only)",
    "filter.clear": "Clear filters",
    "folds.open": "Unfold all （略）",
    "folds.close": "Fold all （略）",
    "evidence.open": "Show all sources",
    "evidence.close": "Hide all sources",
    "count": "%shown of %total changes shown",
    "count.all": "%total changes (with headings, numbers and moves)",
    "count.same": " (and %same unchanged items)",
    "count.none": "No change fits.",
    "now": "%at of %total",
    "evidence.button": "Source",
    "heading": "heading",
    "anchor": "Link",
    "anchor.title": "Permanent link to this change",
    "copy": "Copy",
    "copy.title": "Copy as text for the minutes",
    "copied": "Copied",
    "copy.failed": "Could not copy. Please select the text below and copy it.",
    "cleared": "Filters were cleared to show what the link leads to.",
    "chart.title": "How targets move, beside the last result",
    "chart.note": "Each indicator has its own scale. The arrow leads from last year's target to "
    "this year's.",
    "chart.previous": "Target, {era}",
    "chart.current": "Target, {era}",
    "chart.last": "Last result",
    "chart.left": "Targets without figures to set side by side stand in the table only: {count}.",
    "chart.part": "{name} {figure}",
    "chart.gap": ", ",
    "chart.colon": ": ",
}

_TABLES: Final[dict[Lang, dict[str, str]]] = {"ja": _JA, "en": _EN}


def page_words(lang: Lang) -> Mapping[str, str]:
    """Give the page's own words in the language of the report."""
    return _TABLES[lang]
