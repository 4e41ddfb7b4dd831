from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from plandiff.errors import ReadError
from plandiff.options import ReadLimits
from plandiff.read import child, convert
from plandiff.read.registry import find_reader
from tests.read.account import is_exact, outcome, says_what_to_do
from tests.read.docxs import docx, p
from tests.read.hostile import Hostile, hostile_files
from tests.read.pdfs import two_columns

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Document

_LIMITS = ReadLimits()
_FILES = list(hostile_files())


def _read(name: str, data: bytes) -> Document:
    return find_reader(data, name).read(name, data, _LIMITS)


@pytest.mark.parametrize("file", _FILES, ids=[file.name for file in _FILES])
def test_hostile_file_is_read_or_refused_in_one_line(file: Hostile) -> None:
    start = time.monotonic()
    found = outcome(lambda: _read(file.name, file.data))
    assert time.monotonic() - start < 20
    if isinstance(found, str):
        assert file.refused, found
        assert file.refused in found
        assert found.startswith(f"{file.name}: ")
        assert says_what_to_do(found), found
        assert "\n" not in found
        assert "異常終了" not in found
    else:
        assert not file.refused
        assert is_exact(found)


def test_names_of_hostile_files_are_all_different() -> None:
    names = [file.name for file in _FILES]
    assert len(set(names)) == len(names)


def test_bomb_is_small_on_disk() -> None:
    assert all(len(file.data) < 3_000_000 for file in _FILES)


# ---- child processes


@pytest.mark.parametrize("fresh", [True, False])
def test_reader_that_dies_becomes_a_refusal(fresh: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(child._READERS, "die", _die)  # noqa: SLF001
    words = "KeyError" if fresh else "途中で終了"
    with pytest.raises(ReadError, match=words):
        child.read_in_child("die", "a.pdf", b"x", _LIMITS, fresh=fresh)


def test_reader_that_hangs_becomes_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(child._READERS, "hang", _hang)  # noqa: SLF001
    monkeypatch.setattr(child, "SECONDS", 1)
    with pytest.raises(ReadError, match="1秒以内に読み終わりませんでした"):
        child.read_in_child("hang", "a.pdf", b"x", _LIMITS, fresh=False)


def test_reader_that_takes_all_memory_becomes_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(child._READERS, "eat", _eat)  # noqa: SLF001
    with pytest.raises(ReadError, match="メモリが足りません"):
        child.read_in_child("eat", "a.pdf", b"x", _LIMITS, fresh=False)


def test_reader_that_writes_a_file_becomes_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(name: str, data: bytes, limits: ReadLimits) -> Document:
        del name, limits
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        (tmp_path / "trap").write_bytes(data)
        raise AssertionError

    monkeypatch.setitem(child._READERS, "write", write)  # noqa: SLF001
    with pytest.raises(ReadError, match="OSError"):
        child.read_in_child("write", "a.pdf", b"x", _LIMITS, fresh=False)
    assert not (tmp_path / "trap").exists() or not (tmp_path / "trap").read_bytes()


def test_with_other_threads_a_new_interpreter_is_started() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not child._can_copy()  # noqa: SLF001
        assert _read("plan.pdf", two_columns(ruled=True)).source.pages == 3
    finally:
        stop.set()
        thread.join()


def _die(name: str, data: bytes, limits: ReadLimits) -> Document:
    del name, data, limits
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def _hang(name: str, data: bytes, limits: ReadLimits) -> Document:
    del name, data, limits
    while True:
        time.sleep(1)


def _eat(name: str, data: bytes, limits: ReadLimits) -> Document:
    del name, limits
    kept = [data * 100_000_000 for _ in range(100)]
    raise AssertionError(len(kept))


# ---- other formats


def _soffice(folder: Path, script: str) -> None:
    tool = folder / "soffice"
    tool.write_text(f"#!/bin/sh\n{script}\n")
    tool.chmod(0o755)


def test_old_document_without_converter_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match=r"RTF を読むには LibreOffice が要ります"):
        _read("plan.rtf", b"{\\rtf1 plan}")


def test_old_document_is_converted_in_a_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "good.docx").write_bytes(docx(p("変換した本文")))
    script = (
        f'for a; do last=$a; done; echo "$last" > {tmp_path}/seen\n'
        f'd=$(dirname "$last")/made; /bin/mkdir "$d"; /bin/cp {tmp_path}/good.docx "$d/source.docx"'
    )
    _soffice(tmp_path, script.replace("$(dirname", "$(/usr/bin/dirname"))
    monkeypatch.setenv("PATH", str(tmp_path))
    document = _read("../../etc/plan.rtf", b"{\\rtf1 plan}")
    assert [line.text for line in document.lines] == ["変換した本文"]
    assert (document.source.name, document.source.format) == ("../../etc/plan.rtf", "rtf")
    assert "LibreOffice" in document.problems[0].message
    seen = (tmp_path / "seen").read_text().strip()
    assert seen.endswith("/source.rtf")
    assert not os.path.exists(seen)  # noqa: PTH110


def test_converter_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _soffice(tmp_path, "/bin/sleep 60")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(convert, "_SECONDS", 1)
    with pytest.raises(ReadError, match="1秒以内に終わりませんでした"):
        _read("plan.rtf", b"{\\rtf1 plan}")


def test_converter_that_makes_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _soffice(tmp_path, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ReadError, match="変換できませんでした"):
        _read("plan.rtf", b"{\\rtf1 plan}")


def test_locked_word_file_is_refused_as_such() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(ReadError, match=r"plan\.docx: パスワードで保護されています"):
        _read("plan.docx", data)


def test_ichitaro_document_gets_advice() -> None:
    with pytest.raises(ReadError, match="DOCX か PDF で保存し直してください"):
        _read("plan.jtd", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))
