"""Two documents whose order the user gives, the same for every command that compares two."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Given", "pair_options", "placed_or_given"]

Given = tuple[str | None, str | None]
"""What --current and --previous name."""

_OPTIONS = (
    click.option(
        "--current",
        "given_current",
        metavar="FILE",
        help="今年度の文書。--previous とともに指定すると、文書の年度にかかわらずこの順で比べる。",
    ),
    click.option("--previous", "given_previous", metavar="FILE", help="前年度の文書。"),
)


def pair_options(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command these options; it takes them as one value, `given`."""

    @wraps(command)
    def called(
        *, given_current: str | None, given_previous: str | None, **others: object
    ) -> int | None:
        return command(**others, given=(given_current, given_previous))

    # The last one put on is the first in the help.
    decorated: Any = called
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return called


def placed_or_given(placed: Sequence[str], given: Given) -> tuple[str, ...]:
    """Return the documents, newer first, named by place or by option.

    Raises UsageError where they are named in both ways, or one of the two options is missing.
    """
    named = tuple(source for source in given if source is not None)
    if named and (placed or len(named) < len(given)):
        raise click.UsageError(
            "--current と --previous は、文書を並べる代わりに二つとも指定してください"
        )
    return named or tuple(placed)
