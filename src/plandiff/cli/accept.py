"""`plandiff accept`: accept a finding on purpose, with a reason."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from plandiff.cli.pair import pair_options, placed_or_given
from plandiff.cli.reading import reading_options

if TYPE_CHECKING:
    from plandiff.check.examine import AsKind
    from plandiff.cli.pair import Given
    from plandiff.options import ReadLimits


@click.command()
@click.argument("fingerprint", required=False)
@click.argument("documents", nargs=-1)
@click.option("--reason", metavar="TEXT", help="受け入れる理由。必ず書く。")
@click.option("--until", metavar="DATE", help="受け入れる最後の日（2026-03-31 の形）。")
@click.option("--prune", is_flag=True, help="もう見つからない行と期限の切れた行を消す。")
@click.option("--git", "base", metavar="BASE", help="plandiff check --git と同じ。")
@click.option(
    "--kind",
    type=click.Choice(["auto", "plan", "report"]),
    default="auto",
    help="plandiff check --kind と同じ。",
)
@click.option("--config", metavar="FILE", help="設定のファイル。既定は plandiff.toml を探す。")
@click.option("--accepted", metavar="FILE", help="受け入れた指摘のファイル。")
@click.option("--date", metavar="DATE", help="受け入れた日として書く日。既定は今日。")
@pair_options
@reading_options
def accept(  # noqa: PLR0913  # one parameter per argument and option
    *,
    fingerprint: str | None,
    documents: tuple[str, ...],
    reason: str | None,
    until: str | None,
    prune: bool,
    base: str | None,
    kind: AsKind,
    config: str | None,
    accepted: str | None,
    date: str | None,
    given: Given,
    limits: ReadLimits,
) -> None:
    """指摘を、理由を添えて受け入れる。

    FINGERPRINT は plandiff check が示す番号、DOCUMENTS は plandiff check に渡した文書。受け入れた
    指摘は plandiff-accepted.toml に1行で書く。文言やページが変わっても受け入れたままで、数値が
    変わると外れる。--prune では FINGERPRINT は要らない。
    """  # noqa: D400, D415
    from plandiff.check import accepting
    from plandiff.check.policy_file import read_policy
    from plandiff.check.run import Request, as_date, today_of
    from plandiff.check.words import accepted_line

    policy = read_policy(config, os.environ, {"accepted": accepted} if accepted else {})
    today = today_of(date, os.environ)
    if prune:
        named = (fingerprint, *documents) if fingerprint else documents
        paths = placed_or_given(named, given)
        gone = accepting.prune(Request(paths, base, kind, any(given), limits), policy, today)
        for line in gone:
            sys.stdout.write(f"消した: {accepted_line(line)}\n")
        sys.stdout.write(f"{len(gone)} 件を消しました\n")
        return
    if fingerprint is None:
        raise click.UsageError("FINGERPRINT を指定してください")
    if reason is None:
        raise click.UsageError("--reason に理由を書いてください")
    last = as_date(until, "--until") if until else None
    paths = placed_or_given(documents, given)
    request = Request(paths, base, kind, any(given), limits)
    for line in accepting.accept(
        fingerprint, request, policy, reason=reason, until=last, today=today
    ):
        sys.stdout.write(f"受け入れた: {accepted_line(line)} {line.document or 'どの文書でも'}\n")
