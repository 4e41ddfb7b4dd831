"""`plandiff doctor`: rows for what is there, and what a missing part would give."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from plandiff.cli import doctor as room
from plandiff.cli.run import run
from plandiff.read import convert
from plandiff.read.registry import READERS
from plandiff.report.registry import FORMATS

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec

Captured = pytest.CaptureFixture[str]


def _without(monkeypatch: pytest.MonkeyPatch, *modules: str) -> None:
    def find(name: str) -> ModuleSpec | None:
        return None if name in modules else find_spec(name)

    monkeypatch.setattr(room, "find_spec", find)


def _programs(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    def which(name: str) -> str | None:
        return f"/opt/{name}" if name in names else None

    monkeypatch.setattr(shutil, "which", which)
    monkeypatch.setattr(convert, "which", which)


def _shown(capsys: Captured) -> str:
    assert run(["doctor"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def _row(shown: str, head: str, name: str) -> str:
    """Return the row `name` under `head`, with the line that says what it would give."""
    part = shown.split(f"■ {head}\n")[1].split("\n\n", maxsplit=1)[0].splitlines()
    at = next(number for number, line in enumerate(part) if line.split()[0] == name)
    more = part[at + 1] if part[at + 1 :] and part[at + 1].startswith("    →") else ""
    return " ".join((part[at] + more).split())


def test_every_reader_and_output_has_a_row(capsys: Captured) -> None:
    shown = _shown(capsys)
    for reader in READERS:
        assert _row(shown, "読む形式", reader.name).startswith(
            f"{reader.name} {' '.join(reader.suffixes)} "
        )
    for row in FORMATS:
        assert _row(shown, "書く形式", row.name).startswith(f"{row.name} {' '.join(row.suffixes)} ")


def test_all_there_says_nothing_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    _programs(monkeypatch, "soffice", "ocrmypdf")
    shown = _shown(capsys)
    assert "なし" not in shown
    assert "pip install" not in shown
    assert _row(shown, "ほかのプログラム", "soffice") == "soffice /opt/soffice あり"
    assert _row(shown, "読む形式", "doc") == "doc .doc .odt .rtf あり"


def test_ichitaro_is_never_read(capsys: Captured) -> None:
    assert _row(_shown(capsys), "読む形式", "jtd") == (
        "jtd .jtd 対象外 → 一太郎の文書は読めません。DOCX か PDF で保存し直すと読めます"
    )


def test_without_programs_it_says_what_they_would_give(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    _programs(monkeypatch)
    shown = _shown(capsys)
    office = (
        "なし → LibreOffice を入れて soffice を PATH に置くと、"
        "DOC・ODT・RTF を DOCX に変えて読めます"
    )
    assert _row(shown, "読む形式", "doc") == f"doc .doc .odt .rtf {office}"
    assert _row(shown, "ほかのプログラム", "soffice") == f"soffice {office}"
    assert _row(shown, "ほかのプログラム", "ocrmypdf").startswith(
        "ocrmypdf なし → ocrmypdf を入れると"
    )


def test_libreoffice_by_its_other_name(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    _programs(monkeypatch, "libreoffice")
    assert _row(_shown(capsys), "ほかのプログラム", "soffice") == "soffice /opt/libreoffice あり"


def test_without_the_extra_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    _without(monkeypatch, "typst", "pylopdf_fonts_jp")
    shown = _shown(capsys)
    assert _row(shown, "書く形式", "pdf") == (
        "pdf .pdf なし → pip install 'plandiff[pdf]' で書けます"
        "（typst、pylopdf-fonts-jp がありません）"
    )
    assert "なし → pip install 'plandiff[pdf]' で" in _row(shown, "追加の部品", "pdf")
    assert "明朝体とゴシック体" in _row(shown, "追加の部品", "fonts")
    assert _row(shown, "読む形式", "pdf") == "pdf .pdf あり"


def test_a_broken_installation_names_the_library(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    _without(monkeypatch, "lxml")
    shown = _shown(capsys)
    assert _row(shown, "読む形式", "docx") == (
        "docx .docx .docm なし → pip install lxml で読めます（lxml がありません）"
    )
    assert _row(shown, "読む形式", "text") == "text .txt .md あり"
