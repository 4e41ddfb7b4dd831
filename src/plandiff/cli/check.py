"""`plandiff check`: findings for CI, weighed by a policy, as an exit code and in many formats."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from plandiff.check.keys import SEVERITIES
from plandiff.check.policy import PROFILES
from plandiff.check.registry import CHECK_FORMATS
from plandiff.cli.output import plan_outputs, write_outputs
from plandiff.cli.pair import pair_options, placed_or_given
from plandiff.cli.reading import as_options, reading_options
from plandiff.report.registry import format_named
from plandiff.report.write import STDOUT, check_target

_SUMMARY_LIMIT: Final = 1_000_000
"""Bytes; GitHub refuses a step summary of more than 1 MiB."""

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.check.examine import AsKind
    from plandiff.check.nouns import Outcome
    from plandiff.cli.pair import Given
    from plandiff.options import ReadLimits
    from plandiff.report.registry import Format


@click.command()
@click.argument("documents", nargs=-1)
@click.option(
    "--git",
    "base",
    metavar="BASE",
    help="BASE（コミット、ブランチ）から変わった文書を、BASE での版と比べる。"
    "「BASE...」は分かれた所から。DOCUMENTS で範囲を絞る。",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help="この重さ以上の指摘があれば終了コードを1にする。既定は error。",
)
@click.option(
    "--keep-going/--no-keep-going",
    default=None,
    help="読めない文書があっても終了コードを2にしない。",
)
@click.option("--profile", type=click.Choice(list(PROFILES)), help="重さの組。既定は standard。")
@click.option(
    "--kind",
    type=click.Choice(["auto", "plan", "report"]),
    default="auto",
    show_default=True,
    help="文書の種類。auto は文書を見て決める。",
)
@click.option("--config", metavar="FILE", help="設定のファイル。既定は plandiff.toml を探す。")
@click.option("--accepted", metavar="FILE", help="受け入れた指摘のファイル。")
@click.option("--date", metavar="DATE", help="受け入れの期限を確かめる日。既定は今日。")
@click.option(
    "-o",
    "--output",
    "targets",
    multiple=True,
    metavar="[FORMAT=]FILE",
    help="書き出すファイル。形式は拡張子か FORMAT= で決まる。何度でも指定できる。「-」は標準出力。",
)
@click.option(
    "--format",
    "name",
    type=click.Choice([row.name for row in CHECK_FORMATS]),
    help="形式。拡張子より優先する。標準出力の既定は text。",
)
@pair_options
@reading_options
def check(  # noqa: PLR0913  # one parameter per argument and option
    *,
    documents: tuple[str, ...],
    base: str | None,
    fail_on: str | None,
    keep_going: bool | None,
    profile: str | None,
    kind: AsKind,
    config: str | None,
    accepted: str | None,
    date: str | None,
    targets: tuple[str, ...],
    name: str | None,
    given: Given,
    limits: ReadLimits,
) -> int:
    """目標の引下げなどを見つけ、あれば終了コードを1にする。

    DOCUMENTS は、新旧を左右に並べた計画が一つ、今年度と前年度の計画が二つ、または報告書（いくつ
    でも）。なければ plandiff.toml の paths と pairs を検査する。

    終了コード: 0 指摘なし、1 --fail-on 以上の指摘あり、2 使い方の誤りか読めない文書、3 内部の誤り。
    """  # noqa: D400, D415
    from plandiff.check.policy_file import read_policy
    from plandiff.check.run import Request, run_check, today_of

    options = (
        ("fail_on", fail_on),
        ("keep_going", keep_going),
        ("profile", profile),
        ("accepted", accepted),
    )
    said = {key: value for key, value in options if value is not None}
    policy = read_policy(config, os.environ, said)
    paths = placed_or_given(documents, given)
    outputs = outputs_of(targets, name, paths)
    files = (("--config", config), ("--accepted", accepted))
    told = tuple(word for option, file in files if file for word in (option, file))
    request = Request(paths, base, kind, any(given), limits, options=(*told, *as_options(limits)))
    outcome = run_check(request, policy, today_of(date, os.environ))
    _write(outcome, outputs)
    return outcome.exit_code


def outputs_of(
    targets: Sequence[str], name: str | None, inputs: Sequence[str]
) -> tuple[tuple[str, Format[Outcome]], ...]:
    """Decide what is written where; FORMAT=FILE names the format of one file."""
    found: list[tuple[str, Format[Outcome]]] = []
    for target in targets or (STDOUT,):
        form, given, file = target.partition("=")
        if given and any(form == row.name for row in CHECK_FORMATS):
            check_target(file, inputs)
            found.append((file, format_named(form, CHECK_FORMATS)))
        else:
            found += plan_outputs([target], name, CHECK_FORMATS, inputs)
    return tuple(dict(found).items())


def _write(outcome: Outcome, outputs: Sequence[tuple[str, Format[Outcome]]]) -> None:
    from plandiff.check.words import summary

    write_outputs(outcome, outputs, summary(outcome))
    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if place and any(form.name == "github" for _, form in outputs):
        _add_summary(outcome, place)


def _add_summary(outcome: Outcome, place: str) -> None:
    """Add the whole list to GitHub's step summary, within the size GitHub takes."""
    from plandiff.check.render_markdown import render
    from plandiff.errors import WriteError

    text = render(outcome)
    if len(text) > _SUMMARY_LIMIT:
        cut = text[:_SUMMARY_LIMIT].rpartition(b"\n")[0]
        text = cut + "\n\n（長いので途中まで。全部は -o で書き出してください）\n".encode()
    try:
        with Path(place).open("ab") as file:
            file.write(text)
    except OSError as error:
        raise WriteError(f"{place}: 書き出せません（{error.strerror or error}）") from error
