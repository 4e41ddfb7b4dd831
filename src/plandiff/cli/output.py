"""Where results go and in which format, the same for all commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from plandiff.errors import OptionError
from plandiff.read.source import one_line
from plandiff.report.registry import DEFAULT, format_named, format_of_file
from plandiff.report.write import STDOUT, check_target, write_results

if TYPE_CHECKING:
    from collections.abc import Sequence
from plandiff.report.registry import Format

Subject = TypeVar("Subject")


def plan_outputs(
    targets: Sequence[str],
    name: str | None,
    formats: Sequence[Format[Subject]],
    inputs: Sequence[str],
) -> tuple[tuple[str, Format[Subject]], ...]:
    """Decide, before any work is done, what is written where.

    The format is the one asked for by name, else the one the suffix stands for; standard output
    gets text. Raises OptionError and WriteError.
    """
    wanted = tuple(dict.fromkeys(targets)) or (STDOUT,)
    for target in wanted:
        check_target(target, inputs)
    _check_apart(wanted)
    return tuple((target, _suited(target, _format(target, name, formats))) for target in wanted)


def _check_apart(targets: Sequence[str]) -> None:
    """Refuse two names of one file: the last result would hide the others; raises OptionError."""
    places: dict[Path, str] = {}
    for target in targets:
        place = Path(target).resolve()
        if target == STDOUT or (place.exists() and not place.is_file()):
            continue
        if place in places:
            raise OptionError(f"{target}: {places[place]} と同じファイルです。-o を分けてください")
        places[place] = target


def _suited(target: str, form: Format[Subject]) -> Format[Subject]:
    """Refuse to fill a terminal with bytes that are no text; raises OptionError."""
    if form.binary and target == STDOUT and sys.stdout.isatty():
        raise OptionError(
            f"形式「{form.name}」は端末に表示できません。"
            f"-o 出力{form.suffixes[0]} のようにファイルを指定してください"
        )
    return form


def _format(target: str, name: str | None, formats: Sequence[Format[Subject]]) -> Format[Subject]:
    if name is not None:
        return format_named(name, formats)
    if target == STDOUT:
        return format_named(DEFAULT, formats)
    return format_of_file(target, formats)


def write_outputs(
    subject: Subject, outputs: Sequence[tuple[str, Format[Subject]]], summary: str
) -> None:
    """Make all results, write them, then say on standard error what was written where."""
    rendered = {form.name: form.render(subject) for form in dict(_by_name(outputs)).values()}
    write_results([(target, rendered[form.name]) for target, form in outputs])
    for target, form in outputs:
        if target != STDOUT:
            said = f"{one_line(target)} に {form.name} で書き出しました（{summary}）"
            sys.stderr.write(f"plandiff: {said}\n")


def _by_name(
    outputs: Sequence[tuple[str, Format[Subject]]],
) -> Sequence[tuple[str, Format[Subject]]]:
    return [(form.name, form) for _, form in outputs]
