"""`plandiff results`: targets of plans beside the results of reports, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.reading import reading_options
from plandiff.cli.writing import output_options
from plandiff.report.results_registry import RESULT_DEFAULT, RESULT_FORMATS

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("documents", nargs=-1, required=True)
@output_options((row.name for row in RESULT_FORMATS), "table")
@reading_options
def results(
    *, documents: tuple[str, ...], outputs: tuple[str, ...], name: str | None, limits: ReadLimits
) -> None:
    """計画の目標と報告の実績を並べ、年度ごとの推移と文書の間の食い違いを示す。

    DOCUMENTS は計画と報告（二つ以上、順は問わない）。実績を載せた文書を報告、ほかを計画として
    読み、文書にある年度で並べる。新旧二段の計画は両方の年度を使う。
    """  # noqa: D400, D415
    from plandiff.over_years import follow_documents

    chosen = name if name or outputs else RESULT_DEFAULT
    planned = plan_outputs(outputs, chosen, RESULT_FORMATS, list(documents))
    found = follow_documents(documents, limits)
    summary = f"指標 {len(found.series)} 件、食い違い {len(found.findings)} 件"
    write_outputs(found, planned, summary)
