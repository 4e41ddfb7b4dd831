"""From plandiff.toml, pyproject.toml, the environment and options to a policy."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from plandiff.check.catalogue import catalogue
from plandiff.check.keys import KEYS
from plandiff.check.policy import Fixed, Override, PairOf, Policy, Required, Threshold
from plandiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plandiff.check.keys import Key

NAME: Final = "plandiff.toml"
_PYPROJECT: Final = "pyproject.toml"
CONFIG_ENV: Final = "PLANDIFF_CONFIG"
_TRUE: Final = ("1", "true", "yes", "on")
_FALSE: Final = ("0", "false", "no", "off", "")


def read_policy(
    config: str | None, environment: Mapping[str, str], options: Mapping[str, object]
) -> Policy:
    """Return the policy in force: options before PLANDIFF_* before the file before defaults.

    `options` holds those given on the command line, by field. Raises OptionError.
    """
    told = config or environment.get(CONFIG_ENV) or None
    file = Path(told) if told else find_file(Path.cwd())
    policy = policy_of(_load(file), str(file), file.parent) if file else Policy()
    given = {**_of_environment(environment), **options}
    if "accepted" in given:  # told here and now: relative to the working folder, not to the file
        given["accepted"] = str(Path(str(given["accepted"])).absolute())
    return replace(policy, **given)  # type: ignore[arg-type]  # checked by the key table


def find_file(folder: Path) -> Path | None:
    """Find the policy file of a folder or of those above it, up to the repository's top."""
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return place / NAME
        if (place / _PYPROJECT).is_file() and _section(place / _PYPROJECT) is not None:
            return place / _PYPROJECT
        if (place / ".git").exists():
            return None
    return None


def _load(file: Path) -> Mapping[str, Any]:
    if file.name == _PYPROJECT:
        return _section(file) or {}
    return _toml(file)


def _section(file: Path) -> Mapping[str, Any] | None:
    found = _toml(file).get("tool", {}).get("plandiff")
    return found if isinstance(found, dict) else None


def _toml(file: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise OptionError(f"{file}: 設定を読めません（{error.strerror or error}）") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OptionError(f"{file}: TOML として読めません（{error}）") from error


def policy_of(table: Mapping[str, Any], file: str, root: Path) -> Policy:
    """Check a policy table and return the policy. Raises OptionError naming file and key."""
    values = _checked(table, KEYS, file, "")
    made: dict[str, Any] = {key.field: values[key.name] for key in KEYS if key.name in values}
    for name, noun in _NOUNS.items():
        if name in made:
            made[name] = tuple(noun(**row) for row in made[name])
    return Policy(**made, root=root)


_NOUNS: Final[Mapping[str, Any]] = {
    "pairs": PairOf,
    "chapters": Override,
    "indicators": Override,
    "thresholds": Threshold,
    "fixed": Fixed,
    "required": Required,
}


def _checked(
    table: Mapping[str, Any], keys: Sequence[Key], file: str, where: str
) -> dict[str, Any]:
    """Return the values of a table, each as its key wants it."""
    known = {key.name: key for key in keys}
    for name in table:
        if name not in known:
            raise OptionError(
                f"{file}: {where}「{name}」という設定はありません{nearest(name, known)}"
            )
    for key in keys:
        if key.needed and key.name not in table:
            raise OptionError(f"{file}: {where}「{key.name}」を指定してください")
    return {name: _value(known[name], value, file, where) for name, value in table.items()}


def _value(key: Key, value: object, file: str, where: str) -> object:  # noqa: PLR0911  # one exit per kind
    match key.kind, value:
        case "choice", str() if value in key.choices:
            return value
        case "flag", bool():
            return value
        case "text", str() if value:
            return value
        case "texts", list() if all(isinstance(item, str) and item for item in value):
            return _rules_known(tuple(value), file, where) if key.name == "rules" else tuple(value)
        case "number", int() | float() if not isinstance(value, bool) and value >= 0:
            return Decimal(str(value))
        case "weights", dict():
            _rules_known(value, file, f"{where}[{key.name}] の")
            return _weights(key, value, file)
        case "rows", list() if all(isinstance(row, dict) for row in value):
            return [_row(key, row, file) for row in value]
    raise OptionError(f"{file}: {where}「{key.name}」に使えるのは{_wanted(key)}です")


def _row(key: Key, row: Mapping[str, Any], file: str) -> dict[str, Any]:
    where = f"[[{key.name}]] の"
    values = _checked(row, key.rows, file, where)
    if key.one_of and not any(name in values for name in key.one_of):
        raise OptionError(f"{file}: {where}{' か '.join(key.one_of)} を指定してください")
    return values


def _weights(key: Key, table: Mapping[str, object], file: str) -> dict[str, object]:
    for name, weight in table.items():
        if weight not in key.choices:
            raise OptionError(f"{file}: [{key.name}] の「{name}」に使えるのは{_wanted(key)}です")
    return dict(table)


def _rules_known(names: Iterable[str], file: str, where: str) -> Iterable[str]:
    known = [row.id for row in catalogue()]
    for name in names:
        if name not in known:
            raise OptionError(f"{file}: {where}規則「{name}」はありません{nearest(name, known)}")
    return names


def _wanted(key: Key) -> str:
    match key.kind:
        case "choice" | "weights":
            return f" {' / '.join(key.choices)} "
        case "flag":
            return " true / false "
        case "number":
            return "0以上の数"
        case "text":
            return "文字列"
        case "texts":
            return "文字列の並び"
        case "rows":
            return f"表の並び（[[{key.name}]]）"


def nearest(name: str, known: Iterable[str]) -> str:
    """Name the likest of what is known, as the end of a message."""
    names = list(known)
    close = get_close_matches(name.replace("_", "-"), names, n=1, cutoff=0.5)
    return f"。近いものは「{close[0]}」です" if close else f"。あるのは {' / '.join(names)} です"


def _of_environment(environment: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key in KEYS:
        if key.env and key.env in environment:
            found[key.field] = _of_text(key, environment[key.env])
    return found


def _of_text(key: Key, text: str) -> object:
    if key.kind == "flag":
        if text.lower() not in _TRUE + _FALSE:
            raise OptionError(f"{key.env}: 使えるのは 1 / 0 です")
        return text.lower() in _TRUE
    if key.kind == "choice" and text not in key.choices:
        raise OptionError(f"{key.env}: 使えるのは{_wanted(key)}です{nearest(text, key.choices)}")
    return text
