"""Usage errors in one line of Japanese: what is wrong, what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


def explain(error: click.ClickException) -> str:
    """One line; errors nobody foresaw keep the words of the library."""
    match error:
        case click.NoSuchOption():
            said = f"「{error.option_name}」というオプションはありません"
            said += _perhaps(error.possibilities or ())
        case click.MissingParameter():
            said = f"{_name(error)}を指定してください"
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice)):
            known = " / ".join(map(str, choice.choices))
            said = f"{_name(error)}に使えるのは {known} です"
        case click.BadOptionUsage():
            said = f"「{error.option_name}」の使い方が違います（{error.format_message()}）"
        case _ if error.message.startswith("Got unexpected extra"):
            said = "引数が多すぎます"
        case _:
            said = error.format_message()
    return f"{said}（{_help(error)}）"


def _perhaps(names: Iterable[str]) -> str:
    close = " ".join(sorted(names))
    return f"。近いものは {close}" if close else ""


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return "引数"
    shown = error.param.human_readable_name
    return f" {error.param.opts[0]} " if isinstance(error.param, click.Option) else f" {shown} "


def _help(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if isinstance(context, click.Context) else "plandiff"
    return f"使い方は `{command} --help`"
