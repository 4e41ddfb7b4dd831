"""Options of writing, the same for every command that writes documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def output_options(formats: Iterable[str], default: str) -> Callable[[Any], Any]:
    """Give a command `-o` and `--format`; it takes them as `outputs` and `name`.

    `formats` are the names to choose from, `default` is what standard output gets.
    """
    output = click.option(
        "-o",
        "--output",
        "outputs",
        multiple=True,
        metavar="FILE",
        help="書き出すファイル。形式は拡張子で決まる。何度でも指定できる。「-」は標準出力。",
    )
    named = click.option(
        "--format",
        "name",
        type=click.Choice(list(formats)),
        help=f"形式。拡張子より優先する。標準出力の既定は {default}。",
    )

    def decorate(command: Any) -> Any:  # noqa: ANN401 - whatever click makes of a function
        return output(named(command))

    return decorate
