"""Profiles from TOML: shipped ones by name, an office's own by path; no key is ignored."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass, replace
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Final

from plandiff.errors import OptionError
from plandiff.report.profile import (
    COLUMN_NAMES,
    MARK_NAMES,
    ORIENTATIONS,
    PAPER_SIZES,
    Profile,
    Wording,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DEFAULT: Final = "shin-hidari"
"""新左・備考あり."""

_BLANKS: Final = {
    "title": ("organization", "current", "previous"),
    "current": ("era",),
    "previous": ("era",),
}
_LARGEST = 100_000
"""Bytes of a profile; a real one has some hundred."""


def load_profile(name: str = "") -> Profile:
    """Give a shipped profile by its name or label, or read the TOML file of that path.

    Raises OptionError that names what is wrong and, for a name nobody knows, the nearest one.
    """
    shipped = _shipped()
    if name in shipped or not name:
        return _parse(shipped[name or DEFAULT], name or DEFAULT)
    if Path(name).suffix.lower() == ".toml" or Path(name).is_file():
        return _parse(_from_file(Path(name)), name)
    for text in shipped.values():
        profile = _parse(text, name)
        if profile.label == name:
            return profile
    raise OptionError(f"様式「{name}」はありません。{_known(name, shipped)}")


def profile_names() -> tuple[str, ...]:
    """Names of the shipped profiles."""
    return tuple(_shipped())


def _shipped() -> Mapping[str, str]:
    folder = files("plandiff.profiles")
    found = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return {n.removesuffix(".toml"): (folder / n).read_text(encoding="utf-8") for n in found}


def _from_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise OptionError(f"{path}: 様式を読めません（{error.strerror or error}）") from error
    if len(content) > _LARGEST:
        raise OptionError(f"{path}: 様式のファイルとしては大きすぎます")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OptionError(f"{path}: 様式は UTF-8 で保存してください") from error


def _parse(text: str, where: str) -> Profile:
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise OptionError(f"{where}: TOML として読めません（{error}）") from error
    profile = _filled(Profile(), table, where)
    _check(profile, where)
    return profile


def _filled(default: Profile, table: Mapping[str, object], where: str) -> Profile:
    """Give the default profile with what the file says in its place."""
    _known_keys(table, default, where, "")
    changed: dict[str, object] = {}
    for key, value in table.items():
        inner = getattr(default, key)
        if not is_dataclass(inner):
            changed[key] = _typed(value, inner, where, key)
            continue
        if not isinstance(value, dict):
            raise OptionError(f"{where}: {key} は [{key}] の表として書いてください")
        _known_keys(value, inner, where, f"{key}.")
        filled = {
            name: _typed(item, getattr(inner, name), where, f"{key}.{name}")
            for name, item in value.items()
        }
        changed[key] = replace(inner, **filled)  # type: ignore[type-var]
    return replace(default, **changed)  # type: ignore[arg-type]


def _known_keys(table: Mapping[str, object], known: object, where: str, above: str) -> None:
    names = [item.name for item in fields(known)]  # type: ignore[arg-type]
    for key in table:
        if key not in names:
            raise OptionError(f"{where}: {above}{key} という項目はありません。{_known(key, names)}")


def _known(name: str, names: Iterable[str]) -> str:
    """Name the nearest one, or all."""
    known = list(names)
    near = get_close_matches(name, known, 1, 0.5)
    return f"{near[0]} のことですか" if near else f"使えるのは {' / '.join(known)} です"


_KINDS: Final[dict[type, str]] = {
    bool: "true か false",
    str: "文字列",
    int: "整数",
    float: "数",
    tuple: "並び（[ ] で囲む）",
}


def _typed(value: object, default: object, where: str, key: str) -> object:
    """Give a value of the kind its default has."""
    kind = type(default)
    if isinstance(default, tuple) and isinstance(value, list):
        return tuple(_typed(item, default[0], where, key) for item in value)
    if kind is float and type(value) is int:
        return float(value)
    if type(value) is not kind:
        raise OptionError(f"{where}: {key} には {_KINDS[kind]}を書いてください")
    return value


# ---------------------------------------------------------------- values


def _check(profile: Profile, where: str) -> None:
    columns, marks, paper = profile.columns, profile.marks, profile.paper
    _one_of(columns.order, COLUMN_NAMES, where, "columns.order")
    _one_of((*marks.current, *marks.previous), MARK_NAMES, where, "marks")
    _one_of((paper.size,), PAPER_SIZES, where, "paper.size")
    _one_of((paper.orientation,), ORIENTATIONS, where, "paper.orientation")
    sides = [name for name in columns.order if name != "note"]
    at = sorted(columns.order.index(name) for name in dict.fromkeys(sides))
    if sorted(sides) != ["current", "previous"] or at[1] - at[0] != 1:
        message = "current と previous を隣り合わせに一度ずつ書いてください"
        raise OptionError(f"{where}: columns.order には {message}")
    if len(set(columns.order)) != len(columns.order):
        raise OptionError(f"{where}: columns.order に同じ列が二度あります")
    if len(columns.widths) != len(columns.order) or min(columns.widths) <= 0:
        raise OptionError(f"{where}: columns.widths には列の数だけ正の整数を書いてください")
    if len(paper.margins_mm) != 4 or not all(0 <= each <= 80 for each in paper.margins_mm):
        raise OptionError(f"{where}: paper.margins_mm には上・右・下・左の四つを書いてください")
    if not all(4 <= size <= 72 for size in (profile.fonts.size_pt, profile.fonts.title_pt)):
        raise OptionError(f"{where}: fonts の大きさは 4 から 72 ポイントまでです")
    for key in ("colour_current", "colour_previous"):
        if not _COLOUR.fullmatch(getattr(marks, key)):
            raise OptionError(f"{where}: marks.{key} には C00000 のような六桁を書いてください")
    _check_wording(profile.wording, where)


_COLOUR: Final = re.compile(r"(?:[0-9A-Fa-f]{6})?")


def _one_of(values: Sequence[str], known: Sequence[str], where: str, key: str) -> None:
    for value in values:
        if value not in known:
            raise OptionError(f"{where}: {key} の「{value}」は使えません。{_known(value, known)}")


def _check_wording(wording: Wording, where: str) -> None:
    """Let a text have no blanks but those that can be filled in."""
    for item in fields(wording):
        known = _BLANKS.get(item.name, ())
        try:
            blanks = [blank for _, blank, _, _ in Formatter().parse(getattr(wording, item.name))]
        except ValueError as error:
            message = f"wording.{item.name} の {{ }} が対になっていません"
            raise OptionError(f"{where}: {message}") from error
        for blank in blanks:
            if blank is not None and blank not in known:
                message = f"wording.{item.name} に {{{blank}}} は使えません"
                raise OptionError(f"{where}: {message}")
