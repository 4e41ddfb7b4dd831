"""`plandiff targets`: every target of a report beside its result, and what is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.reading import reading_options
from plandiff.cli.writing import output_options
from plandiff.report.targets_registry import TARGET_DEFAULT, TARGET_FORMATS

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("documents", nargs=-1, required=True)
@output_options((row.name for row in TARGET_FORMATS), "table")
@reading_options
def targets(
    *, documents: tuple[str, ...], outputs: tuple[str, ...], name: str | None, limits: ReadLimits
) -> None:
    """事業報告書の目標と実績を一つの表にし、文書の中の食い違いを示す。

    DOCUMENTS は報告書のファイル（いくつでも）。「-」は標準入力。
    """  # noqa: D400, D415
    from plandiff import pipeline

    chosen = name if name or outputs else TARGET_DEFAULT
    planned = plan_outputs(outputs, chosen, TARGET_FORMATS, list(documents))
    reports = [pipeline.audit_document(path, limits) for path in documents]
    kpis = sum(len(m.targets) for entry in reports for m in entry.report.measures)
    found = sum(len(entry.findings) for entry in reports)
    write_outputs(reports, planned, f"KPI {kpis} 件、指摘 {found} 件")
