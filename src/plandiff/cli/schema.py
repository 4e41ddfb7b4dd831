"""`plandiff schema`: the JSON Schema of an output."""

from __future__ import annotations

import click

from plandiff.report.write import STDOUT, write_results
from plandiff.schemas import SCHEMAS, schema_bytes


@click.command()
@click.argument("name", type=click.Choice(list(SCHEMAS)))
def schema(name: str) -> None:
    """JSON 出力の JSON Schema を標準出力に示す。"""  # noqa: D400, D415
    write_results([(STDOUT, schema_bytes(name))])
