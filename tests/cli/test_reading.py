"""`--revisions`, `--max-mb` and `--max-pages`: what reaches the readers, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.read.docxs import docx, p, run, table, tc
from tests.rules.audit_cases import edited

from plandiff.cli.reading import read_limits
from plandiff.cli.run import run as start
from plandiff.errors import OptionError
from plandiff.options import ReadLimits

if TYPE_CHECKING:
    from pathlib import Path

Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PLANDIFF_MAX_MB", "PLANDIFF_MAX_PAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _changed(before: str, after: str) -> str:
    deleted = run(before).replace("w:t", "w:delText")
    return f"<w:del>{deleted}</w:del><w:ins>{run(after)}</w:ins>"


def _plan(year: str, days: str) -> bytes:
    return docx(
        p(f"{year}年度事業計画")
        + p("１．窓口サービスの向上")
        + p(run("（１）申請を受け付けてから") + days + run("以内に支払う。"))
    )


def _two_plans(folder: Path) -> None:
    (folder / "new.docx").write_bytes(_plan("令和7", _changed("9日", "8日")))
    (folder / "old.docx").write_bytes(_plan("令和6", run("9日")))


@pytest.mark.parametrize(
    ("options", "state", "changed"),
    [
        ([], "final", True),
        (["--revisions", "final"], "final", True),
        (["--revisions", "original"], "original", False),
    ],
)
def test_compare_reads_the_state_asked_for(
    options: list[str], state: str, changed: bool, folder: Path, capsys: Captured
) -> None:
    _two_plans(folder)
    assert start(["compare", "new.docx", "old.docx", *options]) == 0
    out = capsys.readouterr().out
    assert f"--revisions {state}" in out
    assert ("8日" in out) is changed


@pytest.mark.parametrize(("state", "changed"), [("final", True), ("original", False)])
def test_targets_reads_the_state_asked_for(
    state: str, changed: bool, folder: Path, capsys: Captured
) -> None:
    before, after = edited({"sample": "slides"}).split("46.2％ 43.9％")
    ends = before.splitlines(), after.splitlines()
    last = p(run(ends[0][-1]) + _changed("46.2", "44.8") + run("％ 43.9％") + run(ends[1][0]))
    body = "".join((*map(p, ends[0][:-1]), last, *map(p, ends[1][1:])))
    (folder / "r.docx").write_bytes(docx(body))
    assert start(["targets", "r.docx", "--format", "json", "--revisions", state]) == 0
    out = capsys.readouterr().out
    assert "電子申込みの割合" in out
    assert ("44.8" in out) is changed


def test_segment_reads_the_state_asked_for(folder: Path, capsys: Captured) -> None:
    left = "".join(p(f"（{n}）窓口で申請を受け付けて{n}日以内に支払う。") for n in range(1, 9))
    right = left.replace("支払う", "振り込む")
    end = p(run("（９）広報を") + _changed("毎月", "毎週") + run("行う。"))
    body = table(
        (4000, 4000),
        (tc("令和7年度事業計画"), tc("令和6年度事業計画")),
        (tc(left + end), tc(right + p("（９）広報を毎月行う。"))),
    )
    (folder / "two.docx").write_bytes(docx(body))
    assert start(["segment", "two.docx"]) == 0
    assert "広報を毎週行う。" in capsys.readouterr().out
    assert start(["segment", "two.docx", "--revisions", "original"]) == 0
    assert "毎週" not in capsys.readouterr().out


def test_a_file_over_the_size_asked_for_is_refused(folder: Path, capsys: Captured) -> None:
    (folder / "a.txt").write_bytes(b"a" * 1_000_001)
    assert start(["segment", "a.txt", "--max-mb", "1"]) == 2
    assert capsys.readouterr().err == (
        "plandiff: a.txt: 大きさの上限（1,000,000バイト）を超えています。分けてください\n"
    )


@pytest.mark.parametrize("command", ["compare", "segment", "targets"])
@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_file_with_more_pages_than_asked_for_is_refused(
    command: str, name: str, folder: Path, capsys: Captured
) -> None:
    new_page = p('<w:r><w:br w:type="page"/></w:r>')
    (folder / "a.txt").write_bytes("一頁\n\f二頁\n\f三頁\n".encode())
    (folder / "a.docx").write_bytes(docx(p("一頁") + new_page + p("二頁") + new_page + p("三頁")))
    assert start([command, name, "--max-pages", "2"]) == 2
    assert capsys.readouterr().err == (f"plandiff: {name}: ページ数の上限（2）を超えています\n")


def test_the_environment_sets_limits_and_an_option_goes_before(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    (folder / "a.txt").write_bytes("一頁\n\f二頁\n\f三頁\n".encode())
    monkeypatch.setenv("PLANDIFF_MAX_PAGES", "2")
    assert start(["targets", "a.txt"]) == 2
    assert "ページ数の上限（2）" in capsys.readouterr().err
    assert start(["targets", "a.txt", "--max-pages", "3"]) == 0


@pytest.mark.parametrize("said", ["0", "-1", "1.5", "abc", "", "1000000", "1_0"])
def test_no_limit_but_a_whole_number(said: str, capsys: Captured) -> None:
    assert start(["segment", "a.txt", "--max-mb", said]) == 2
    assert capsys.readouterr().err == (
        f"plandiff: --max-mb には 1 以上 999,999 以下の整数を指定してください（「{said}」）\n"
    )


def test_a_wrong_variable_is_named() -> None:
    with pytest.raises(OptionError, match="環境変数 PLANDIFF_MAX_MB には"):
        read_limits("final", None, None, {"PLANDIFF_MAX_MB": "many"})


def test_limits_in_force() -> None:
    assert read_limits("final", None, None, {"PLANDIFF_MAX_MB": ""}) == ReadLimits()
    assert read_limits("original", "3", None, {"PLANDIFF_MAX_PAGES": "40"}) == ReadLimits(
        revisions="original", max_bytes=3_000_000, max_pages=40
    )


def test_a_state_there_is_not(capsys: Captured) -> None:
    assert start(["compare", "a.docx", "--revisions", "draft"]) == 2
    assert "--revisions に使えるのは final / original です" in capsys.readouterr().err
