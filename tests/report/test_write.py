from __future__ import annotations

import os
from pathlib import Path

import pytest

from plandiff.errors import WriteError
from plandiff.report.write import check_target, write_results


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_whole(tmp_path: Path) -> None:
    write_results([(str(tmp_path / "a.txt"), b"one"), (str(tmp_path / "b.txt"), b"two")])
    assert names(tmp_path) == ["a.txt", "b.txt"]
    assert (tmp_path / "b.txt").read_bytes() == b"two"


def test_an_old_result_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")
    target.chmod(0o640)
    write_results([(str(target), b"new")])
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_results([(str(link), b"new")])
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failure_leaves_the_old_result_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*(os, "fsync", fail) if step == "fsync" else (Path, "replace", fail))
    with pytest.raises(WriteError, match=r"a\.txt: 書き出せません（No space left on device）"):
        write_results([(str(target), b"new")])
    assert names(tmp_path) == ["a.txt"]
    assert target.read_bytes() == b"old"


def test_if_one_of_several_cannot_be_made_none_is(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.txt", tmp_path / ("x" * 300 + ".txt")
    with pytest.raises(WriteError):
        write_results([(str(good), b"one"), (str(bad), b"two")])
    assert names(tmp_path) == []


def test_a_device_is_written_into_not_replaced() -> None:
    write_results([("/dev/null", b"gone")])
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("", "フォルダーです"),
        ("missing/a.txt", "書き出し先のフォルダーがありません"),
        ("plan.txt", "読み込む文書と同じファイル"),
        ("x" * 300, "書き出せません"),
    ],
)
def test_a_target_that_cannot_be_meant_is_refused_before_work(
    tmp_path: Path, target: str, said: str
) -> None:
    plan = tmp_path / "plan.txt"
    plan.write_bytes(b"text")
    with pytest.raises(WriteError, match=said):
        check_target(str(tmp_path / target), [str(plan), "-"])


def test_standard_output_and_a_new_file_are_fine(tmp_path: Path) -> None:
    check_target("-", [])
    check_target(str(tmp_path / "new.txt"), ["-", str(tmp_path / "absent.txt")])
