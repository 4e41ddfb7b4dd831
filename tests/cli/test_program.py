"""The program as a process: what only shows from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from plandiff import __version__

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = (sys.executable, "-m", "plandiff")


def test_the_version_loads_neither_click_nor_a_command() -> None:
    ran = subprocess.run(
        (sys.executable, "-X", "importtime", "-m", "plandiff", "--version"),
        capture_output=True,
        check=True,
        text=True,
    )
    assert ran.stdout == f"plandiff {__version__}\n"
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ran.stderr.splitlines()}
    assert "plandiff" in loaded
    assert loaded & {"click", "re", "dataclasses", "plandiff.cli", "plandiff.model"} == set()


def test_a_reader_that_goes_away_is_no_error_of_ours() -> None:
    ran = subprocess.Popen(
        (*PROGRAM, "schema", "comparison"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert ran.stdout is not None
    assert ran.stderr is not None
    ran.stdout.close()
    assert ran.stderr.read() == b""
    ran.stderr.close()
    assert ran.wait() == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")  # noqa: PTH110
def test_a_full_disk_behind_standard_output_is_said() -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ran = subprocess.run(
            (*PROGRAM, "schema", "comparison"),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            encoding="utf-8",
        )
    assert ran.returncode == 2
    assert ran.stderr.startswith("plandiff: 標準出力に書き出せません")
    assert ran.stderr.count("\n") == 1


def test_output_is_utf8_in_any_locale(tmp_path: Path) -> None:
    ran = subprocess.run(
        (*PROGRAM, "schema", "comparison"),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert "令和7年度" in ran.stdout.decode()


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    ran = subprocess.run(
        (*PROGRAM, "compare", "absent.txt", "-o", "a.html"),
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
    )
    assert ran.returncode == 2
    assert ran.stderr.startswith("plandiff: ")
    assert ran.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", ["compare a.txt", "--help", "rules"])
def test_a_closed_standard_output_is_one_line(arguments: str, tmp_path: Path) -> None:
    text = "令和７年度\n窓口を開く。\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    if arguments.startswith("compare"):
        (tmp_path / "b.txt").write_text(text.replace("７", "６"), encoding="utf-8")
        arguments += " b.txt"
    ran = _closed(f"{arguments} >&-", tmp_path)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)
    assert "標準出力に書き出せません" in ran.stderr


def test_a_closed_standard_input_is_one_line(tmp_path: Path) -> None:
    ran = _closed("compare - <&-", tmp_path)
    assert (ran.returncode, ran.stderr.count("\n")) == (2, 1)


def test_closed_streams_leave_files_alone(tmp_path: Path) -> None:
    """A file would get the number of the stream, and messages would end up in it."""
    for name, year in (("a.txt", "７"), ("b.txt", "６")):
        text = f"令和{year}年度\n窓口を開く。\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert _closed("compare a.txt b.txt -o a.json", tmp_path).returncode == 0
    assert _closed("compare a.txt b.txt -o b.json <&- >&- 2>&-", tmp_path).returncode == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_one_file_under_two_names_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("令和７年度\n窓口を開く。\n", encoding="utf-8")
    ran = _closed("compare a.txt a.txt -o r.html -o ./r.html", tmp_path)
    assert ran.returncode == 2
    assert "同じファイルです" in ran.stderr
    assert not (tmp_path / "r.html").exists()


def _closed(arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program by a shell, which can close streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f"'{sys.executable}' -m plandiff {arguments}"],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
