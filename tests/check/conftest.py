from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from plandiff.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Run = "Callable[..., tuple[int, str, str]]"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder; no setting reaches it from outside."""
    for name in ("FAIL_ON", "KEEP_GOING", "PROFILE", "ACCEPTED", "CONFIG"):
        monkeypatch.delenv(f"PLANDIFF_{name}", raising=False)
    for name in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH", "GIT_DIR", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def plandiff(folder: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Callable[..., Any]:
    """Run the program: exit code, standard output, standard error."""
    del folder

    def start(*words: str) -> tuple[int, str, str]:
        capsysbinary.readouterr()
        code = run(words)
        out, err = capsysbinary.readouterr()
        return int(code), out.decode(), err.decode()

    return start


@pytest.fixture
def checked(plandiff: Callable[..., tuple[int, str, str]]) -> Callable[..., Any]:
    """Run `plandiff check` and return exit code and its JSON."""

    def start(*words: str) -> tuple[int, dict[str, Any]]:
        code, out, err = plandiff("check", "--format", "json", *words)
        assert err == ""
        return code, json.loads(out)

    return start
