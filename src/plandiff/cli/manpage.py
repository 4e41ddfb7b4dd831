"""Write docs/plandiff.1, the manual page, from the commands.

python -m plandiff.cli.manpage > docs/plandiff.1
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from plandiff import __version__
from plandiff.cli.completion import choices, commands, options, words
from plandiff.cli.root import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CODES = (
    ("0", "問題なし。check では、--fail-on 以上の指摘がない。"),
    ("1", "check で、--fail-on 以上の指摘がある。"),
    ("2", "使い方の誤り、または読めない文書がある。"),
    ("3", "内部の誤り。標準エラー出力の内容を添えて報告する。"),
)


def manpage() -> str:
    """Return the page in man's macros."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH PLANDIFF 1 "" "plandiff {__version__}"'
    yield ".SH NAME"
    yield "plandiff \\- 事業計画の新旧を項目ごとに比べる"
    yield ".SH SYNOPSIS"
    yield ".B plandiff"
    yield ".I COMMAND"
    yield "[OPTIONS] [ARGUMENTS]"
    yield ".SH COMMANDS"
    for command in commands():
        yield from _command(command)
    yield ".SH EXIT STATUS"
    for code, meaning in _CODES:
        yield from (".TP", f".B {code}", _escaped(meaning))


def _command(command: click.Command) -> Iterator[str]:
    name = command.name or ""
    arguments = [
        p.make_metavar(click.Context(command))
        for p in command.params
        if isinstance(p, click.Argument)
    ]
    yield f'.SS "{_escaped(" ".join(["plandiff", name, *arguments]))}"'
    yield f"{_escaped(COMMANDS[name])}。"
    for option in options(command):
        yield ".TP"
        value = (
            "" if option.is_flag else f" {option.metavar or '|'.join(choices(option)) or 'TEXT'}"
        )
        yield f".B {_escaped(', '.join(words(option)) + value)}"
        yield _escaped(option.help or "")


def _escaped(text: str) -> str:
    plain = " ".join(text.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    sys.stdout.write(manpage())
