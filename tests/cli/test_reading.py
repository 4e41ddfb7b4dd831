"""`--revisions`, `--max-mb` and `--max-pages`: what reaches the readers, and what is refused."""

from __future__ import annotations

import re
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
    _two_columns(folder)
    assert start(["segment", "two.docx"]) == 0
    assert "広報を毎週行う。" in capsys.readouterr().out
    assert start(["segment", "two.docx", "--revisions", "original"]) == 0
    assert "毎週" not in capsys.readouterr().out


def test_a_file_over_the_size_asked_for_is_refused(folder: Path, capsys: Captured) -> None:
    (folder / "a.txt").write_bytes(b"a" * 1_000_001)
    assert start(["segment", "a.txt", "--max-mb", "1"]) == 2
    assert capsys.readouterr().err == (
        "plandiff: a.txt: 大きさの上限（1,000,000バイト）を超えています。"
        "分けるか、--max-mb で上限を上げてください\n"
    )


@pytest.mark.parametrize("command", ["compare", "segment", "targets", "textconv"])
@pytest.mark.parametrize("name", ["a.txt", "a.docx"])
def test_a_file_with_more_pages_than_asked_for_is_refused(
    command: str, name: str, folder: Path, capsys: Captured
) -> None:
    new_page = p('<w:r><w:br w:type="page"/></w:r>')
    (folder / "a.txt").write_bytes("一頁\n\f二頁\n\f三頁\n".encode())
    (folder / "a.docx").write_bytes(docx(p("一頁") + new_page + p("二頁") + new_page + p("三頁")))
    assert start([command, name, "--max-pages", "2"]) == 2
    assert capsys.readouterr().err == (
        f"plandiff: {name}: ページ数の上限（2）を超えています。"
        "分けるか、--max-pages で上限を上げてください\n"
    )


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


def _two_columns(folder: Path) -> None:
    left = "".join(p(f"（{n}）窓口で申請を受け付けて{n}日以内に支払う。") for n in range(1, 9))
    right = left.replace("支払う", "振り込む")
    end = p(run("（９）広報を") + _changed("毎月", "毎週") + run("行う。"))
    heads = (tc("令和7年度事業計画"), tc("令和6年度事業計画"))
    both = (tc(left + end), tc(right + p("（９）広報を毎月行う。")))
    (folder / "two.docx").write_bytes(docx(table((4000, 4000), heads, both)))


@pytest.mark.parametrize(("state", "seen"), [("final", True), ("original", False)])
def test_textconv_and_gitdiff_read_the_state_asked_for(
    state: str, seen: bool, folder: Path, capsys: Captured
) -> None:
    _two_columns(folder)
    assert start(["textconv", "two.docx", "--revisions", state]) == 0
    assert ("広報を毎週行う。" in capsys.readouterr().out) is seen
    _two_plans(folder)
    seven = ["x", "old.docx", "a", "100644", "new.docx", "b", "100644"]
    assert start(["gitdiff", *seven, "--revisions", state]) == 0
    assert ("8日" in capsys.readouterr().out) is seen


def _promise(value: str) -> bytes:
    return docx(
        p("令和7年度事業計画")
        + p("１．窓口サービスの向上")
        + p("（１）申請の受付")
        + p(run("■ KPI：１）受付率を") + value + run("以上とする"))
    )


@pytest.mark.parametrize(("state", "code"), [("final", 1), ("original", 0)])
def test_check_reads_the_state_asked_for_and_accept_is_told_so(
    state: str, code: int, folder: Path, capsys: Captured
) -> None:
    (folder / "new.docx").write_bytes(_promise(_changed("60％", "50％")))
    (folder / "old.docx").write_bytes(_promise(run("60％")))
    pair = ["--current", "new.docx", "--previous", "old.docx"]
    assert start(["check", *pair, "--revisions", state, "--max-mb", "9"]) == code
    out = capsys.readouterr().out
    told = "--reason '理由' --current new.docx --previous old.docx --max-mb 9"
    assert (told in out) is (code == 1)


def test_accept_finds_what_check_found_in_that_state(folder: Path, capsys: Captured) -> None:
    (folder / "new.docx").write_bytes(_promise(_changed("50％", "60％")))
    (folder / "old.docx").write_bytes(_promise(run("60％")))
    options = ["--current", "new.docx", "--previous", "old.docx", "--revisions", "original"]
    assert start(["check", *options]) == 1
    (number,) = re.findall("plandiff accept (\\w+)", capsys.readouterr().out)
    assert start(["accept", number, "new.docx", "old.docx", "--reason", "合意"]) == 2
    assert start(["accept", number, "--reason", "合意", *options]) == 0
    assert start(["check", *options]) == 0


@pytest.mark.parametrize("command", ["compare", "check"])
def test_documents_are_named_by_place_or_by_option(
    command: str, folder: Path, capsys: Captured
) -> None:
    _two_plans(folder)
    for words in (["new.docx", "--current", "new.docx"], ["--current", "new.docx"]):
        assert start([command, *words]) == 2
        assert "--current と --previous は、文書を並べる代わりに二つとも" in capsys.readouterr().err


def test_check_takes_the_order_the_user_gives(folder: Path, capsys: Captured) -> None:
    _two_plans(folder)
    assert start(["check", "old.docx", "new.docx"]) == 2
    assert "old.docx は令和6年度、new.docx は令和7年度の計画です" in capsys.readouterr().err
    assert start(["check", "--current", "old.docx", "--previous", "new.docx"]) == 0
