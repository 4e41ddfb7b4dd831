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
