from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff import pipeline
from plandiff.cli.run import run
from plandiff.errors import ReadError, SegmentError

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare"], "PLAN を指定してください"),
        (["compare", "plan.txt", "--format", "pdfx"], "--format に使えるのは html / markdown /"),
        (["compare", "plan.txt", "--lang", "fr"], "--lang に使えるのは ja / en です"),
        (["compare", "plan.txt", "-o", "a.xyz"], "a.xyz: 拡張子から形式が分かりません"),
        (["compare", "plan.txt", "-o", "no/a.html"], "書き出し先のフォルダーがありません"),
        (["compare", "plan.txt", "-o", "."], "フォルダーです"),
        (["compare", "plan.txt", "-o", "plan.txt"], "読み込む文書と同じファイル"),
        (["compare", "plan.txt", "b.txt", "c.txt"], "引数が多すぎます"),
        (["compare", "plan.txt", "--formt", "json"], "「--formt」というオプションはありません"),
        (["compare", "--current", "plan.txt"], "--current と --previous は"),
        (["compare", "plan.txt", "--previous", "b.txt"], "二つとも指定してください"),
        (["compere"], "「compere」というコマンドはありません。あるのは compare / segment"),
        (["segment", "plan.txt", "--format", "html"], "--format に使えるのは json / text です"),
        (["schema", "plan"], "に使えるのは comparison / segmentation"),
    ],
)
def test_wrong_usage_is_one_clear_line(
    arguments: list[str], said: str, plan: Path, capsys: Captured
) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.startswith("plandiff: ")
    assert err.count("\n") == 1
    assert [path.name for path in plan.parent.iterdir()] == ["plan.txt"]


@pytest.mark.parametrize("error", [ReadError, SegmentError])
def test_what_the_user_must_fix_is_one_line_and_no_file(
    error: type[Exception],
    plan: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Captured,
) -> None:
    def fail(*_: object) -> None:
        raise error("plan.txt: 読めません\n\x1b[31m理由")

    monkeypatch.setattr(pipeline, "compare_document", fail)
    assert run(["compare", "plan.txt", "-o", "a.html"]) == 2
    assert capsys.readouterr().err == "plandiff: plan.txt: 読めません ⟦U+001B⟧[31m理由\n"
    assert [path.name for path in plan.parent.iterdir()] == ["plan.txt"]


def test_a_bug_is_reported_ready_to_paste(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(pipeline, "compare_document", fail)
    assert run(["compare", str(plan)]) == 3
    err = capsys.readouterr().err
    assert err.startswith("plandiff: 内部の誤りで中止しました。")
    for part in (
        "plandiff 0.",
        "Python 3.",
        "command: plandiff compare",
        "ZeroDivisionError: oops",
    ):
        assert part in err


def test_an_interrupt_ends_quietly(
    plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "compare_document", stop)
    assert run(["compare", str(plan)]) == 130
    assert capsys.readouterr().err == ""


def test_without_arguments_help_is_shown(capsys: Captured) -> None:
    assert run([]) == 2
    assert "compare" in capsys.readouterr().err


def test_a_broken_pdf_is_told_before_its_missing_columns(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "plan.pdf"
    path.write_text("x", encoding="utf-8")
    assert run(["compare", str(path)]) == 2
    _, err = capsys.readouterr()
    assert err.startswith("plandiff: plan.pdf: 名前は .pdf ですが中身が違うため")
    assert "二段組" in err
