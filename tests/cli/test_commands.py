from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from plandiff import pipeline
from plandiff.cli.run import run
from plandiff.report.registry import FORMATS, SEGMENTATION_FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison

Captured = pytest.CaptureFixture[str]


def test_a_report_goes_to_standard_output(plan: Path, capsys: Captured) -> None:
    assert run(["compare", str(plan)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("架空健康保険組合みなと支部　計画の変更点（令和6年度→令和7年度）\n")
    assert err == ""


def test_two_documents_are_compared(plan: Path, capsys: Captured) -> None:
    assert run(["compare", str(plan), str(plan), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "plandiff.comparison/1"


def test_two_documents_may_be_named_by_option(plan: Path, capsys: Captured) -> None:
    named = ["--current", str(plan), "--previous", str(plan)]
    assert run(["compare", *named, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "plandiff.comparison/1"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_every_format_is_written_and_the_file_named(
    form: object, plan: Path, tmp_path: Path, capsys: Captured
) -> None:
    suffix = form.suffixes[0]  # type: ignore[attr-defined]
    assert run(["compare", str(plan), "-o", f"out{suffix}"]) == 0
    assert (tmp_path / f"out{suffix}").stat().st_size > 1_000
    out, err = capsys.readouterr()
    assert out == ""
    assert err == (
        f"plandiff: out{suffix} に {form.name} で書き出しました"  # type: ignore[attr-defined]
        "（変更 29 項目、目標の変更 9 件、指摘 3 件、読み取り上の注意 2 件）\n"
    )


def test_several_files_from_one_run(plan: Path, tmp_path: Path, capsys: Captured) -> None:
    wanted = ["-o", "a.html", "-o", "b.json", "-o", "c.md"]
    assert run(["compare", str(plan), *wanted]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.html",
        "b.json",
        "c.md",
        "plan.txt",
    ]
    assert len(capsys.readouterr().err.splitlines()) == 3


def test_a_named_format_goes_before_the_suffix(plan: Path, tmp_path: Path) -> None:
    assert run(["compare", str(plan), "--format", "json", "-o", "report.dat"]) == 0
    assert json.loads((tmp_path / "report.dat").read_bytes())["targets"]


def test_the_frame_speaks_english_on_request(plan: Path, capsys: Captured) -> None:
    assert run(["compare", str(plan), "--lang", "en"]) == 0
    assert "■ Key changes" in capsys.readouterr().out


@pytest.mark.parametrize("form", SEGMENTATION_FORMATS, ids=lambda form: form.name)
def test_a_document_taken_apart(form: object, plan: Path, capsys: Captured) -> None:
    assert run(["segment", str(plan), "--format", form.name]) == 0  # type: ignore[attr-defined]
    assert "窓口サービスの向上" in capsys.readouterr().out


def test_segment_shows_clauses_with_kind_and_line(plan: Path, capsys: Captured) -> None:
    assert run(["segment", str(plan)]) == 0
    assert (
        "     16 方針　・ 申請を受け付けてから支払うまでの期間を守る。" in capsys.readouterr().out
    )


@pytest.mark.parametrize("name", ["comparison", "segmentation"])
def test_a_schema_is_printed(name: str, capsys: Captured) -> None:
    assert run(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == f"plandiff.{name}/1"


def test_help_lists_every_command(capsys: Captured) -> None:
    assert run(["--help"]) == 0
    shown = capsys.readouterr().out
    for name in ("compare", "segment", "schema"):
        assert f"\n  {name} " in shown


def test_the_summary_leaves_out_what_there_is_none_of(
    plan: Path, comparison: Comparison, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    quiet = replace(comparison, findings=(), problems=())
    monkeypatch.setattr(pipeline, "compare_document", lambda *_: quiet)
    assert run(["compare", str(plan), "-o", "a.md"]) == 0
    assert capsys.readouterr().err.endswith("（変更 29 項目、目標の変更 9 件）\n")
