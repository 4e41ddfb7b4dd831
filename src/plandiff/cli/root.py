"""The program and its commands; a command is loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

import click

from plandiff import __version__

COMMANDS: Final = {
    "compare": "二つの年度の計画を比べ、変更点を報告する",
    "segment": "新旧二段組の文書を二つの計画に分けて示す",
    "targets": "事業報告書の目標と実績を一つの表にまとめる",
    "check": "目標の引下げなどを見つけ、CI に終了コードで知らせる",
    "accept": "指摘を、理由を添えて受け入れる",
    "results": "計画と報告、年度の続く報告を並べ、目標と実績の推移を示す",
    "rules": "規則の一覧と説明を示す",
    "textconv": "文書を git diff 用の文にする",
    "gitdiff": "git の外部 diff として変更点を示す",
    "doctor": "読める形式と書ける形式、足りないものを示す",
    "completion": "シェルの補完のスクリプトを示す",
    "schema": "JSON 出力の JSON Schema を表示する",
}
"""Name, and what it does in one line; module and function have the name of the command."""


class LazyGroup(click.Group):
    """Lists commands from the table and imports only the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give the command called `cmd_name`, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        found = getattr(import_module(f"plandiff.cli.{cmd_name}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which ones there are."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            known = " / ".join(COMMANDS)
            message = f"「{args[0]}」というコマンドはありません。あるのは {known} です"
            raise click.UsageError(message, ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Help without importing a single command."""
        with formatter.section("コマンド"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=LazyGroup,
    name="plandiff",
    context_settings={"help_option_names": ["-h", "--help"]},
    no_args_is_help=True,
)
@click.version_option(__version__, "--version", "-V", message="plandiff %(version)s")
def plandiff() -> None:
    """事業計画の新旧を項目ごとに比べ、何が変わったかをページと行を添えて示す。"""  # noqa: D400, D415
