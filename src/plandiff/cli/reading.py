"""Options of reading, the same for every command that takes documents."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, get_args

import click

from plandiff.errors import OptionError
from plandiff.options import ReadLimits, Revisions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MAX_MB: Final = "PLANDIFF_MAX_MB"
MAX_PAGES: Final = "PLANDIFF_MAX_PAGES"

_MEGA: Final = 1_000_000
_MOST_DIGITS: Final = 6
"""Of a limit: a larger one is a slip of the hand."""

_DEFAULT: Final = ReadLimits()
_OPTIONS = (
    click.option(
        "--revisions",
        type=click.Choice(get_args(Revisions)),
        default=_DEFAULT.revisions,
        show_default=True,
        help="変更履歴のある文書を読む状態。final は変更後、original は変更前。",
    ),
    click.option(
        "--max-mb",
        metavar="N",
        help=f"読む文書の大きさの上限（MB）。既定は {_DEFAULT.max_bytes // _MEGA}。"
        f"環境変数 {MAX_MB} でも指定できる。",
    ),
    click.option(
        "--max-pages",
        metavar="N",
        help=f"読む文書のページ数の上限。既定は {_DEFAULT.max_pages:,}。"
        f"環境変数 {MAX_PAGES} でも指定できる。",
    ),
)


def reading_options(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command these options; it takes them as one value, `limits`."""

    @wraps(command)
    def called(
        *, revisions: Revisions, max_mb: str | None, max_pages: str | None, **given: object
    ) -> int | None:
        return command(**given, limits=read_limits(revisions, max_mb, max_pages, os.environ))

    # The last one put on is the first in the help.
    decorated: Any = called
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return called


def as_options(limits: ReadLimits) -> tuple[str, ...]:
    """Return the options that make another command read alike."""
    told = (
        ("--revisions", limits.revisions, _DEFAULT.revisions),
        ("--max-mb", limits.max_bytes // _MEGA, _DEFAULT.max_bytes // _MEGA),
        ("--max-pages", limits.max_pages, _DEFAULT.max_pages),
    )
    return tuple(
        word for option, value, usual in told if value != usual for word in (option, str(value))
    )


def read_limits(
    revisions: Revisions,
    max_mb: str | None,
    max_pages: str | None,
    environment: Mapping[str, str],
) -> ReadLimits:
    """Return the limits in force: options before the environment before defaults.

    Raises OptionError, naming the option or variable, for what is no whole number above 0.
    """
    size = _limit("--max-mb", max_mb, MAX_MB, environment)
    pages = _limit("--max-pages", max_pages, MAX_PAGES, environment)
    return replace(
        _DEFAULT,
        revisions=revisions,
        max_bytes=_DEFAULT.max_bytes if size is None else size * _MEGA,
        max_pages=_DEFAULT.max_pages if pages is None else pages,
    )


def _limit(
    option: str, given: str | None, variable: str, environment: Mapping[str, str]
) -> int | None:
    if given is not None:
        return _number(option, given)
    said = environment.get(variable)
    return _number(f"環境変数 {variable} ", said) if said else None


def _number(name: str, said: str) -> int:
    text = said.strip()
    number = int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0
    if number < 1:
        most = 10**_MOST_DIGITS - 1
        raise OptionError(
            f"{name.strip()} には 1 以上 {most:,} 以下の整数を指定してください（「{said}」）"
        )
    return number
