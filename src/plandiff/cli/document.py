"""Options of the deliverables, the same for every command that makes them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from plandiff.report.options import STYLES, DocumentOptions

if TYPE_CHECKING:
    from collections.abc import Callable

_OPTIONS = (
    click.option(
        "--agenda", default="", metavar="TEXT", help="議題や資料の番号。文書の右上に置く。"
    ),
    click.option("--committee", default="", metavar="TEXT", help="会議の名称。"),
    click.option(
        "--date",
        default="",
        metavar="DATE",
        help="会議の日。2026-03-05 と書くと令和8年3月5日と印字する。変更履歴の日付にもなる。",
    ),
    click.option(
        "--profile",
        default="",
        metavar="NAME|FILE",
        help="新旧対照表の様式。名前か TOML ファイル。既定は shin-hidari。",
    ),
    click.option(
        "--template", default="", metavar="FILE", help="書式を引き継ぐ Word 文書（.docx）。"
    ),
    click.option("--cover", is_flag=True, help="主な変更点と目標の一覧を前に付ける。"),
    click.option(
        "--style",
        type=click.Choice(STYLES),
        default="table",
        show_default=True,
        help="Word 文書の形。table は新旧対照表、tracked は前年度の文に変更履歴を付けたもの。",
    ),
    click.option("--author", default="", metavar="NAME", help="変更履歴の作成者。"),
)


def document_options(command: Callable[..., int | None]) -> Callable[..., int | None]:
    """Give a command these options; it takes them as one value, `document`."""

    @wraps(command)
    def called(**given: Any) -> int | None:  # noqa: ANN401  # click hands over what it has parsed
        own = {name: given.pop(name) for name in DocumentOptions.__dataclass_fields__}
        return command(**given, document=DocumentOptions(**own))

    # The last one put on is the first in the help.
    for option in reversed(_OPTIONS):
        called = option(called)
    return called
