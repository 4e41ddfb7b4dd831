"""`plandiff compare`: what changed between two fiscal years' plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.document import document_options
from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.pair import pair_options, placed_or_given
from plandiff.cli.reading import reading_options
from plandiff.cli.writing import output_options
from plandiff.report.registry import FORMATS, Work
from plandiff.report.words import LANGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.cli.pair import Given
    from plandiff.model import Comparison
    from plandiff.options import ReadLimits
    from plandiff.report.options import DocumentOptions


@click.command()
@click.argument("plan", required=False)
@click.argument("previous", required=False)
@pair_options
@output_options((row.name for row in FORMATS), "text")
@click.option(
    "--lang",
    type=click.Choice(LANGS),
    default="ja",
    show_default=True,
    help="見出しや説明の言語。文書の文章はそのまま示す。",
)
@document_options
@reading_options
def compare(  # noqa: PLR0913  # one parameter per argument and option
    *,
    plan: str | None,
    previous: str | None,
    given: Given,
    outputs: tuple[str, ...],
    name: str | None,
    lang: str,
    document: DocumentOptions,
    limits: ReadLimits,
) -> None:
    """二つの年度の計画を比べ、変更点を報告する。

    PLAN は新旧を左右に並べた文書。年度ごとに文書が分かれているときは、PLAN に今年度、PREVIOUS
    に前年度の文書を指定する。「-」は標準入力。
    """  # noqa: D400, D415
    placed = [source for source in (plan, previous) if source is not None]
    sources = placed_or_given(placed, given)
    if not sources:
        raise click.UsageError("PLAN を指定してください")
    planned = plan_outputs(outputs, name, FORMATS, sources)
    comparison = _compare(sources, limits, as_given=any(given))
    write_outputs(Work(comparison, lang, document), planned, _summary(comparison))


def _compare(sources: Sequence[str], limits: ReadLimits, *, as_given: bool) -> Comparison:
    from plandiff import pipeline

    if len(sources) == 1:
        return pipeline.compare_document(sources[0], limits)
    return pipeline.compare_documents(sources[0], sources[1], limits, as_given=as_given)


def _summary(comparison: Comparison) -> str:
    """Tell what a reader of the log wants to know: how much changed, what to look at."""
    from plandiff.report.tally import tally

    counts = tally(comparison)
    changed = sum(counts.clauses[key] for key in ("modified", "added", "removed"))
    targets = sum(counts.indicators.values()) - counts.indicators["unchanged"]
    parts = [f"変更 {changed} 項目", f"目標の変更 {targets} 件"]
    parts += _counted("指摘", sum(counts.findings.values()))
    parts += _counted("読み取り上の注意", counts.problems)
    return "、".join(parts)


def _counted(word: str, count: int) -> Sequence[str]:
    return [f"{word} {count} 件"] if count else []
