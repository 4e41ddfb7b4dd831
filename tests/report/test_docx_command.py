from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.report.docx_reader import cells, part, rows, state, text_of

from plandiff import pipeline
from plandiff.cli.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, comparison: Comparison) -> Path:
    """A folder in which every plan compares as the hand-made one."""
    (tmp_path / "plan.txt").write_text("新旧", encoding="utf-8")
    monkeypatch.setattr(pipeline, "compare_document", lambda *_: comparison)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_options_reach_the_document(folder: Path) -> None:
    given = ["--agenda", "議題２", "--date", "2026-03-05", "--profile", "旧左", "--cover"]
    assert run(["compare", "plan.txt", "-o", "a.docx", *given]) == 0
    made = (folder / "a.docx").read_bytes()
    assert text_of(part(made)).startswith("議題２令和8年3月5日")
    assert cells(rows(made, 1)[0]) == ["改正前（令和6年度）", "改正後（令和7年度）"]


def test_tracked_changes_on_request(folder: Path) -> None:
    assert run(["compare", "plan.txt", "-o", "a.docx", "--style", "tracked"]) == 0
    made = (folder / "a.docx").read_bytes()
    old, new = (state(made, accepted=accepted) for accepted in (False, True))
    assert "・職員の応対研修を年２回行い、受講後に電話応対を点検する。" in old
    assert "・職員の応対研修を年４回行い、受講後に電話応対を点検する。" in new


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--profile", "zenbn"], "様式「zenbn」はありません。zenbun のことですか"),
        (["--template", "nai.docx"], "nai.docx: ひな形を読めません"),
        (["--style", "track"], "--style に使えるのは table / tracked です"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str], given: list[str], said: str
) -> None:
    assert run(["compare", "plan.txt", "-o", "a.docx", *given]) == 2
    assert said in capsys.readouterr().err
    assert not (folder / "a.docx").exists()
