from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plandiff.errors import ExitCode, ReadError
from plandiff.options import ReadLimits
from plandiff.read import read_document
from plandiff.read.registry import READERS, find_reader
from plandiff.read.source import load
from tests.read.account import says_what_to_do

if TYPE_CHECKING:
    from pathlib import Path

_LIMITS = ReadLimits()


def test_a_file_gives_its_name_and_bytes(tmp_path: Path) -> None:
    path = tmp_path / "計画.txt"
    path.write_bytes(b"\xe7\xaa\x93")
    assert load(path, _LIMITS) == ("計画.txt", b"\xe7\xaa\x93")


def test_a_dash_is_standard_input_as_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x91\x8b\r\n"), "ascii"))
    assert load("-", _LIMITS) == ("-", b"\x91\x8b\r\n")


def test_empty_standard_input_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    with pytest.raises(ReadError, match=r"^標準入力: 空のファイルです"):
        load("-", _LIMITS)


def test_what_cannot_be_read_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "file").write_text("x")
    cases = {
        "missing.txt": "ファイルがありません",
        "": "フォルダーです",
        "empty.txt": "空のファイルです",
        "file/inside": "パスの途中がフォルダーではありません",
        "nul\0.txt": "パスに使えない文字があります",
        "x" * 5000: "パスが長すぎます",
    }
    for name, reason in cases.items():
        with pytest.raises(ReadError, match=reason) as caught:
            load(f"{tmp_path}{os.sep}{name}", _LIMITS)
        assert "\n" not in str(caught.value)
        assert says_what_to_do(str(caught.value))
        assert caught.value.exit_code is ExitCode.USAGE


def test_a_file_over_the_limit_is_refused_without_reading_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    path.write_bytes(b"x" * 11)
    with pytest.raises(ReadError, match="上限（10バイト）"):
        load(path, replace(_LIMITS, max_bytes=10))
    assert load(path, replace(_LIMITS, max_bytes=11))[1] == b"x" * 11


def test_an_endless_source_ends() -> None:
    with pytest.raises(ReadError, match="上限"):
        load("/dev/zero", replace(_LIMITS, max_bytes=1000))


def test_the_last_reader_takes_anything() -> None:
    assert READERS[-1].name == "text"
    assert find_reader("窓口".encode(), "plan") is READERS[-1]


def test_reader_names_are_unique() -> None:
    names = [reader.name for reader in READERS]
    assert sorted(set(names)) == sorted(names)


def test_a_document_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("窓口の改善\n", encoding="cp932")
    document = read_document(path, _LIMITS)
    assert [line.text for line in document.lines] == ["窓口の改善"]


def test_a_name_cannot_break_the_line(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"a\\nb\\u202ec: ファイルがありません"):
        load(f"{tmp_path}/a\nb\u202ec", _LIMITS)
