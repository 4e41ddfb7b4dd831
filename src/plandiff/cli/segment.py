"""`plandiff segment`: a two-column document taken apart into two plans."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.reading import reading_options
from plandiff.report.registry import SEGMENTATION_FORMATS

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("plan")
@click.option(
    "-o",
    "--output",
    "targets",
    multiple=True,
    metavar="FILE",
    help="書き出すファイル。形式は拡張子で決まる。「-」は標準出力。",
)
@click.option(
    "--format",
    "name",
    type=click.Choice([row.name for row in SEGMENTATION_FORMATS]),
    help="形式。拡張子より優先する。標準出力の既定は text。",
)
@reading_options
def segment(*, plan: str, targets: tuple[str, ...], name: str | None, limits: ReadLimits) -> None:
    """新旧を左右に並べた文書を二つの計画に分け、見出しと項目を示す。

    PLAN は文書のファイル。「-」は標準入力。
    """  # noqa: D400, D415
    from plandiff import pipeline

    outputs = plan_outputs(targets, name, SEGMENTATION_FORMATS, [plan])
    found = pipeline.segment_document(plan, limits)
    count = len(found.problems)
    noted = f"、読み取り上の注意 {count} 件" if count else ""
    write_outputs(found, outputs, f"文字のある行 {len(found.lines):,} 行{noted}")
