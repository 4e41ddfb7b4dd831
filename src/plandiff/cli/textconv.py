"""`plandiff textconv`: a document as text for `git diff`, one clause a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plandiff.cli.reading import reading_options
from plandiff.report.write import STDOUT, write_results

if TYPE_CHECKING:
    from plandiff.options import ReadLimits


@click.command()
@click.argument("document")
@reading_options
def textconv(*, document: str, limits: ReadLimits) -> None:
    """文書を、項目ごとに1行の文にして標準出力に示す。

    git の diff.plandiff.textconv に使う。PDF や Word の計画も git diff で読めるようになる。
    """  # noqa: D400, D415
    from plandiff.check.examine import read
    from plandiff.check.plain import plain_text

    write_results([(STDOUT, plain_text(read(document, limits)))])
