"""`plandiff gitdiff`: the external diff driver git calls with seven arguments."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from plandiff.cli.reading import reading_options
from plandiff.report.write import STDOUT, write_results

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("path")
@click.argument("old_file")
@click.argument("old_hex")
@click.argument("old_mode")
@click.argument("new_file")
@click.argument("new_hex")
@click.argument("new_mode")
@click.argument("renamed", nargs=-1)
@reading_options
def gitdiff(
    *, path: str, old_file: str, new_file: str, limits: ReadLimits, **given: object
) -> None:
    """Git の外部 diff として、計画の変更点を示す。

    git が diff.plandiff.command から呼ぶ。引数は git の決めたとおり。
    """  # noqa: D400, D415
    from plandiff import pipeline
    from plandiff.check.examine import read
    from plandiff.errors import PlandiffError
    from plandiff.report.registry import Work
    from plandiff.report.render_text import render
    from plandiff.report.visible import visible

    del given
    sys.stdout.write(f"plandiff {visible(path)}\n")
    sys.stdout.flush()
    if "/dev/null" in (old_file, new_file):
        sys.stdout.write("追加された文書\n" if old_file == "/dev/null" else "削除された文書\n")
        return
    try:
        comparison = pipeline.compare_revisions(read(new_file, limits), read(old_file, limits))
    except PlandiffError as error:  # git stops the whole diff on another exit code than 0
        sys.stdout.write(f"読めない: {visible(str(error))}\n")
        return
    write_results([(STDOUT, render(Work(comparison).view))])
