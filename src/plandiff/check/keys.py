"""Every key of a policy file: what it means, what it may hold.

The reader, its error messages, the JSON Schema and the documentation all come from this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from plandiff.check.policy import PROFILES

KeyKind = Literal["choice", "flag", "text", "texts", "number", "weights", "rows"]


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the file or of a row in it."""

    name: str
    kind: KeyKind
    what: str
    """One Japanese sentence for documentation and editors."""
    choices: tuple[str, ...] = ()
    rows: tuple[Key, ...] = ()
    """The keys of each row, for `rows`."""
    needed: bool = False
    one_of: tuple[str, ...] = ()
    """At least one of these keys must be in each row."""
    env: str = ""
    """The environment variable that goes before the file."""

    @property
    def field(self) -> str:
        """The name in the program."""
        return self.name.replace("-", "_")


WEIGHTS: Final = ("error", "warning", "note", "off")
SEVERITIES: Final = ("error", "warning", "note")

_SEVERITY = Key("severity", "choice", "重さ。", SEVERITIES)
_INDICATOR = Key(
    "indicator", "text", "指標の名前。含めば当たる。* と ? は任意の文字。", needed=True
)
_OVERRIDE = (
    Key("match", "text", "名前。含めば当たる。* と ? は任意の文字。", needed=True),
    Key("severity", "choice", "重さ。off は示さない。", WEIGHTS, needed=True),
    Key("rules", "texts", "この規則に限る。なければすべての規則。"),
)

KEYS: Final[tuple[Key, ...]] = (
    Key(
        "fail-on",
        "choice",
        "この重さ以上の指摘があれば終了コードを1にする。",
        (*SEVERITIES, "never"),
        env="PLANDIFF_FAIL_ON",
    ),
    Key(
        "keep-going",
        "flag",
        "読めない文書があっても終了コードを2にしない。",
        env="PLANDIFF_KEEP_GOING",
    ),
    Key("profile", "choice", "重さの組。", tuple(PROFILES), env="PLANDIFF_PROFILE"),
    Key("accepted", "text", "受け入れた指摘のファイル。", env="PLANDIFF_ACCEPTED"),
    Key("paths", "texts", "検査する文書。このファイルのあるフォルダーから。** は任意の深さ。"),
    Key(
        "pairs",
        "rows",
        "今年度と前年度が別の文書になっている計画の組。",
        rows=(
            Key("current", "text", "今年度の文書。", needed=True),
            Key("previous", "text", "前年度の文書。", needed=True),
        ),
    ),
    Key("rules", "weights", "規則ごとの重さ。", WEIGHTS),
    Key("chapters", "rows", "章ごとの重さ。後のものが優先する。", rows=_OVERRIDE),
    Key("indicators", "rows", "指標ごとの重さ。章より優先する。", rows=_OVERRIDE),
    Key(
        "thresholds",
        "rows",
        "目標が動いてよい幅。",
        rows=(
            Key("indicator", "text", "指標の名前。なければすべて。"),
            Key("change", "choice", "引下げ、引上げ、両方。", ("cut", "raise", "both")),
            Key("points", "number", "幅（ポイント）。％の目標に限る。"),
            Key("percent", "number", "幅（前年度の数値に対する％）。"),
            _SEVERITY,
        ),
        one_of=("points", "percent"),
    ),
    Key("fixed", "rows", "変えてはならない指標。", rows=(_INDICATOR, _SEVERITY)),
    Key(
        "required",
        "rows",
        "新しい計画に必ず置くKPI。",
        rows=(_INDICATOR, _SEVERITY, Key("documents", "text", "この文書に限る（パスの型）。")),
    ),
)
