"""Slips of the pen that have a form of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.rules.audit.facts import quote_each
from plandiff.rules.audit.kinds import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plandiff.rules.audit.facts import ReportFacts

SLIPS: tuple[tuple[str, str], ...] = (
    (
        r"[一-龥]{2}的を(?:活用|実施|推進|行|取り組|進め)",
        "「的を」は「的に」の誤りではありませんか",
    ),
    (r"としての(?:利用|活用|実施|使用)した", "「としての」は「として」の誤りではありませんか"),
    (
        r"(?:研修|講習|講座|試験)(?:\([^()]*\))?に受講",
        "「に受講」は「を受講」の誤りではありませんか",
    ),
    (r"年度(?:実施|開催|制作|作成|送付)した", "年度の後の「に」が抜けていませんか"),
    (
        r"を(?:を|が|に)(?=[一-龥])|がが|にに(?=[一-龥])|はは(?=[一-龥])|(?<!も)のの(?=[一-龥])",
        "助詞が重なっていませんか",
    ),
    (r"。。|、、|(?<!・)・・(?!・)", "句読点が重なっていませんか"),
    (r"すること(?:が)?出来ることが", "言い回しが重なっていませんか"),
    (r"コミュケーション", "「{}」は「コミュニケーション」の誤りではありませんか"),
    (r"シュミレーション", "「{}」は「シミュレーション」の誤りではありませんか"),
    (r"フィードバッグ", "「{}」は「フィードバック」の誤りではありませんか"),
    (r"インセティブ", "「{}」は「インセンティブ」の誤りではありませんか"),
    (r"リーフレッド", "「{}」は「リーフレット」の誤りではありませんか"),
    (r"ジェネリッック|ジェネリク(?!ス)", "「{}」は「ジェネリック」の誤りではありませんか"),
    (r"コンプラインス|コンプラインアス", "「{}」は「コンプライアンス」の誤りではありませんか"),
    (r"アプロ―チ|アプーロチ", "「{}」は「アプローチ」の誤りではありませんか"),
)
"""Pattern over folded text and what to ask."""


def find_slips(facts: ReportFacts) -> Iterator[Hit]:
    """Find slips in statements, also where they run over a line's end."""
    compiled = [(re.compile(pattern), ask) for pattern, ask in SLIPS]
    for measure in facts.report.measures:
        for clause in (*measure.plan, *measure.results):
            lines = [piece.line for piece in clause.pieces]
            text = "".join(facts.folded[n] for n in lines)
            for pattern, ask in compiled:
                for match in pattern.finditer(text):
                    yield Hit(
                        f"「{_around(text, match)}」の{ask.format(match[0])}。",
                        (measure.title, match[0]),
                        quote_each(facts, _over(facts, lines, match.span())),
                    )


def _around(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - 6) : match.end() + 4]


def _over(facts: ReportFacts, lines: list[int], span: tuple[int, int]) -> list[int]:
    found: list[int] = []
    at = 0
    for line in lines:
        end = at + len(facts.folded[line])
        if at < span[1] and end > span[0]:
            found.append(line)
        at = end
    return found
