"""`plandiff segment`: a two-column document taken apart into two plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.reading import reading_options
from plandiff.cli.writing import output_options
from plandiff.report.registry import SEGMENTATION_FORMATS

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("plan")
@output_options((row.name for row in SEGMENTATION_FORMATS), "text")
@reading_options
def segment(*, plan: str, outputs: tuple[str, ...], name: str | None, limits: ReadLimits) -> None:
    """新旧を左右に並べた文書を二つの計画に分け、見出しと項目を示す。

    PLAN は文書のファイル。「-」は標準入力。
    """  # noqa: D400, D415
    from plandiff import pipeline

    planned = plan_outputs(outputs, name, SEGMENTATION_FORMATS, [plan])
    found = pipeline.segment_document(plan, limits)
    count = len(found.problems)
    noted = f"、読み取り上の注意 {count} 件" if count else ""
    write_outputs(found, planned, f"文字のある行 {len(found.lines):,} 行{noted}")
