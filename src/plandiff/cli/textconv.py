"""`plandiff textconv`: a document as text for `git diff`, one clause a line."""

from __future__ import annotations

import click

from plandiff.report.write import STDOUT, write_results


@click.command()
@click.argument("document")
def textconv(document: str) -> None:
    """文書を、項目ごとに1行の文にして標準出力に示す。

    git の diff.plandiff.textconv に使う。PDF や Word の計画も git diff で読めるようになる。
    """  # noqa: D400, D415
    from plandiff.check.examine import read
    from plandiff.check.plain import plain_text

    write_results([(STDOUT, plain_text(read(document)))])
