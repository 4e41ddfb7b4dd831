"""`plandiff doctor`: what can be read and written here, and what a missing part would give."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

import click

from plandiff.report.write import STDOUT, write_results

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS: Final = {True: "あり", False: "なし"}
_NEVER: Final = "対象外"

_READING: Final = {
    "pdf": (("pypdfium2_raw", "pypdfium2"),),
    "docx": (("lxml", "lxml"),),
    "sheet": (("python_calamine", "python-calamine"), ("lxml", "lxml")),
    "doc": (("lxml", "lxml"),),
    "html": (("lxml", "lxml"),),
}
_WRITING: Final = {
    "xlsx": (("xlsxwriter", "xlsxwriter"),),
    "pdf": (("typst", "typst"), ("pylopdf_fonts_jp", "pylopdf-fonts-jp"), ("lxml", "lxml")),
}
"""Module and the name it is installed by, of what a format needs beyond plandiff itself."""

_EXTRA: Final = ("pdf", "pip install 'plandiff[pdf]'", ("typst", "pylopdf-fonts-jp"))
_OFFICE: Final = (
    "LibreOffice を入れて soffice を PATH に置くと、DOC・ODT・RTF を DOCX に変えて読めます"
)
_OCR: Final = "ocrmypdf を入れると、紙をスキャンした PDF に文字を付けてから plandiff で読めます"
_FONTS: Final = f"{_EXTRA[1]} で、PDF に埋め込む明朝体とゴシック体が入ります"
_REFUSED: Final = "一太郎の文書は読めません。DOCX か PDF で保存し直すと読めます"


@dataclass(frozen=True, slots=True)
class Row:
    """One thing there is or is not."""

    name: str
    detail: str
    """Suffixes of a format, the place of a program."""
    state: str
    gives: str = ""
    """What is missing and what it would give; nothing when all is there."""


@click.command()
def doctor() -> None:
    """読める形式と書ける形式を示す。

    足りないものには、入れると何ができるかを添える。足りないものがあっても終了コードは 0。
    """  # noqa: D400, D415
    write_results([(STDOUT, ("\n".join(_lines()) + "\n").encode())])


def _lines() -> Iterator[str]:
    from plandiff import __version__

    yield f"plandiff {__version__}"
    for head, rows in (
        ("読む形式", reading()),
        ("書く形式", writing()),
        ("ほかのプログラム", programs()),
        ("追加の部品", extras()),
    ):
        yield ""
        yield f"■ {head}"
        for row in rows:
            yield f"  {row.name:<10}{row.detail:<32}{row.state}".rstrip()
            if row.gives:
                yield f"    → {row.gives}"


def reading() -> Iterator[Row]:
    """Yield a row per reader."""
    from plandiff.read.convert import converter
    from plandiff.read.registry import READERS

    for reader in READERS:
        suffixes = " ".join(reader.suffixes)
        missing = _missing(_READING.get(reader.name, ()))
        if reader.name == "jtd":
            yield Row(reader.name, suffixes, _NEVER, _REFUSED)
        elif reader.name == "doc" and not missing and converter() is None:
            yield Row(reader.name, suffixes, _WORDS[False], _OFFICE)
        else:
            yield _format(reader.name, suffixes, missing, "読めます")


def writing() -> Iterator[Row]:
    """Yield a row per output format of the comparison."""
    from plandiff.report.registry import FORMATS

    for row in FORMATS:
        missing = _missing(_WRITING.get(row.name, ()))
        yield _format(row.name, " ".join(row.suffixes), missing, "書けます")


def programs() -> Iterator[Row]:
    """Yield a row per program that other formats or scans need."""
    from shutil import which

    from plandiff.read.convert import converter

    for name, place, gives in (
        ("soffice", converter(), _OFFICE),
        ("ocrmypdf", which("ocrmypdf"), _OCR),
    ):
        yield Row(name, place or "", _WORDS[place is not None], "" if place else gives)


def extras() -> Iterator[Row]:
    """Yield a row for each extra and for the fonts that come with it."""
    name, install, parts = _EXTRA
    missing = [part for part in _missing(_WRITING["pdf"]) if part in parts]
    gives = f"{install} で、新旧対照表を PDF に書ける（{'、'.join(missing)} がない）"
    yield Row(name, " ".join(parts), _WORDS[not missing], gives if missing else "")
    has_fonts = _has_fonts()
    yield Row(
        "fonts", "Noto Serif JP, Noto Sans JP", _WORDS[has_fonts], "" if has_fonts else _FONTS
    )


def _format(name: str, suffixes: str, missing: tuple[str, ...], can: str) -> Row:
    if not missing:
        return Row(name, suffixes, _WORDS[True])
    extra, install, parts = _EXTRA
    of_extra = name == extra and all(part in parts for part in missing)
    how = install if of_extra else f"pip install {' '.join(missing)}"
    return Row(name, suffixes, _WORDS[False], f"{how} で{can}（{'、'.join(missing)} がありません）")


def _missing(needs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Give the names of those that are not installed, without loading any."""
    return tuple(name for module, name in needs if find_spec(module) is None)


def _has_fonts() -> bool:
    """Tell whether the fonts are files: the package may be there without its data."""
    if find_spec("pylopdf_fonts_jp") is None:
        return False
    from pylopdf_fonts_jp import sans_path, serif_path

    return sans_path().is_file() and serif_path().is_file()
