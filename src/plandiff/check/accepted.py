"""The file of accepted findings: one readable line each, grouped by document.

    ["plans/r7.txt"]
    794acb3efabfaa35 = { date = 2025-02-03, rule = "target-lowered", reason = "...", ... }

A line is matched by fingerprint, never by wording or page. It holds for its own document; where
that file is gone (renamed, say) the fingerprint alone decides. Valid TOML, easy to merge by line.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeGuard

from plandiff.check.nouns import Acceptance
from plandiff.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

ANY: Final = "*"
"""The table of lines that hold for any document."""
_HEAD: Final = """\
# plandiff が受け入れた指摘。1行に1件。`plandiff accept` が書き、手で直してもよい。
# 照合は番号（fingerprint）による。文言や頁が変わっても受け入れたままで、数値が変わると外れる。
"""
_FINGERPRINT: Final = re.compile(r"[0-9a-f]{16}")
_KEYS: Final = ("date", "until", "rule", "reason", "sentence")


def is_fingerprint(text: str) -> bool:
    """Tell whether a text is a finding's number: 16 hex digits."""
    return _FINGERPRINT.fullmatch(text) is not None


def read_accepted(file: Path) -> tuple[Acceptance, ...]:
    """Return the lines of a file in its order; none when there is no file. Raises OptionError."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise OptionError(f"{file}: 受け入れた指摘のファイルを読めません（{error}）") from error
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{file}: TOML として読めません（{error}）") from error
    return tuple(_lines(tables, file))


def _lines(tables: dict[str, Any], file: Path) -> Iterator[Acceptance]:
    for document, table in tables.items():
        if not isinstance(table, dict):
            raise OptionError(
                f'{file}: 「{document}」は文書ごとの表（["パス"]）の中に書いてください'
            )
        for name, row in table.items():
            yield _line(name, row, "" if document == ANY else document, file)


def _line(name: str, row: object, document: str, file: Path) -> Acceptance:
    where = f"{file}: 「{name}」"
    if not is_fingerprint(name) or not isinstance(row, dict):
        raise OptionError(f"{where}は指摘の番号（16桁）= {{ … }} の形で書いてください")
    for key in row:
        if key not in _KEYS:
            raise OptionError(f"{where}に「{key}」という項目はありません（{' / '.join(_KEYS)}）")
    date, until = row.get("date"), row.get("until")
    if not _is_date(date) or not (until is None or _is_date(until)):
        raise OptionError(f"{where}の date と until は 2025-04-01 の形の日付にしてください")
    texts = {key: row.get(key, "") for key in ("reason", "rule", "sentence")}
    if not texts["reason"] or not all(isinstance(text, str) for text in texts.values()):
        raise OptionError(f"{where}の reason に理由を書いてください")
    return Acceptance(
        name, document, date, texts["reason"], texts["rule"], until, texts["sentence"]
    )


def _is_date(value: object) -> TypeGuard[dt.date]:
    return isinstance(value, dt.date) and not isinstance(value, dt.datetime)


def render_accepted(lines: Iterable[Acceptance]) -> bytes:
    """Write the file: documents in the order they first came, lines as given."""
    tables: dict[str, list[Acceptance]] = {}
    for line in lines:
        tables.setdefault(line.document or ANY, []).append(line)
    blocks = (
        f"\n[{_quoted(document)}]\n" + "".join(map(_written, found))
        for document, found in tables.items()
    )
    return (_HEAD + "".join(blocks)).encode()


def _written(line: Acceptance) -> str:
    parts = [f"date = {line.date.isoformat()}"]
    if line.until:
        parts.append(f"until = {line.until.isoformat()}")
    for name, text in (("rule", line.rule), ("reason", line.reason), ("sentence", line.sentence)):
        if text:
            parts.append(f"{name} = {_quoted(text)}")
    return f"{line.fingerprint} = {{ {', '.join(parts)} }}\n"


def _quoted(text: str) -> str:
    """Write a TOML basic string: JSON's escapes are TOML's, but for DEL and lone surrogates."""
    plain = text.encode("utf-8", "replace").decode()
    return json.dumps(plain, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_line(lines: Sequence[Acceptance], new: Acceptance) -> tuple[Acceptance, ...]:
    """Add a line, or put it in place of the one for the same finding and document."""
    same = (new.fingerprint, new.document)
    if all((line.fingerprint, line.document) != same for line in lines):
        return (*lines, new)
    return tuple(new if (line.fingerprint, line.document) == same else line for line in lines)


@dataclass(slots=True)
class Ledger:
    """The accepted findings of a repository while a check runs, and which of them were met."""

    file: Path
    lines: tuple[Acceptance, ...]
    today: dt.date

    @property
    def folder(self) -> Path:
        """The folder that documents in the file are relative to."""
        return self.file.parent

    def document(self, path: str) -> str:
        """Return a document's name in the file: relative to the file's folder if it lies inside."""
        place, folder = Path(path).absolute(), self.folder.absolute()
        return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else path

    def find(self, fingerprint: str, document: str) -> Acceptance | None:
        """Return the line that accepts a finding of a document, expired or not."""
        found = [line for line in self.lines if line.fingerprint == fingerprint]
        own = [line for line in found if line.document == document]
        return next(iter([*own, *(line for line in found if self._is_free(line))]), None)

    def _is_free(self, line: Acceptance) -> bool:
        return not line.document or not (self.folder / line.document).exists()

    def is_expired(self, line: Acceptance) -> bool:
        """Tell whether a line's last day is over."""
        return line.until is not None and line.until < self.today

    def stale(self, met: Iterable[Acceptance], documents: Iterable[str]) -> tuple[Acceptance, ...]:
        """Return the lines of the documents looked at that no finding met."""
        used = {(line.fingerprint, line.document) for line in met}
        seen = set(documents)
        return tuple(
            line
            for line in self.lines
            if line.document in seen and (line.fingerprint, line.document) not in used
        )
