"""A pull request that lowers a target, from the first commit to the stale acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.check.plans import CURRENT, LINE, LOWERED, git, repository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, Any]]
    Talk = Callable[..., tuple[int, str, str]]

PLAN = "plans/r7.txt"


def write(folder: Path, text: str, name: str = PLAN) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def findings(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [finding for one in result["documents"] for finding in one["findings"]]


def test_lowered_accepted_reworded_lowered_further(
    folder: Path, plandiff: Talk, checked: Run
) -> None:
    repository(folder, {PLAN: CURRENT})
    write(folder, LOWERED)
    code, result = checked("--git", "main")
    (found,) = findings(result)
    assert code == 1
    assert (found["rule"], found["severity"], found["fails"]) == ("target-lowered", "error", True)
    assert found["place"] == {"path": PLAN, "page": 1, "lines": [LINE, LINE]}
    assert LOWERED.splitlines()[LINE - 1].endswith("20.0％以上とする")
    assert (found["before"], found["after"]) == ("21.0％以上", "20.0％以上")

    name = found["fingerprint"]
    accepted = plandiff(
        "accept", name, "--git", "main", "--reason", "対象の拡大による", "--date", "2025-02-03"
    )
    assert accepted == (
        0,
        f"受け入れた: {name} target-lowered「対象の拡大による」（2025-02-03） {PLAN}\n",
        "",
    )
    code, result = checked("--git", "main")
    assert (code, result["summary"]["accepted"], result["summary"]["error"]) == (0, 1, 0)

    reworded = LOWERED.replace(
        "被保険者の特定保健指導の実施率を 20.0％以上とする",
        "対象の拡大を踏まえ、被保険者の特定保健指導の実施率について、20.0%以上とする。",
    )
    assert reworded != LOWERED
    write(
        folder,
        "新しい前書き\n\n" + reworded.replace("（２）保健指導の充実", "（２）保健指導の質の充実"),
    )
    code, result = checked("--git", "main")
    assert (code, result["summary"]["accepted"], result["summary"]["error"]) == (0, 1, 0)

    write(folder, LOWERED.replace("20.0％", "19.5％"))
    code, result = checked("--git", "main")
    (found,) = findings(result)
    assert (code, found["after"], found["accepted"]) == (1, "19.5％以上", None)
    assert [line["fingerprint"] for line in result["stale"]] == [name]
    code, text, _ = plandiff("check", "--git", "main")
    assert (code, "もう見つからない受け入れ" in text, name in text) == (1, True, True)

    code, text, _ = plandiff("accept", "--prune", "--git", "main")
    assert (code, text.splitlines()[-1]) == (0, "1 件を消しました")
    assert name not in (folder / "plandiff-accepted.toml").read_text(encoding="utf-8")


def test_a_renamed_plan_is_compared_with_what_it_was(folder: Path, checked: Run) -> None:
    repository(folder, {PLAN: CURRENT})
    git(folder, "mv", PLAN, "plans/令和7年度 計画.txt")
    write(folder, LOWERED, "plans/令和7年度 計画.txt")
    code, result = checked("--git", "main", "plans")
    assert code == 1
    assert [(one["document"], one["against"]) for one in result["documents"]] == [
        ("plans/令和7年度 計画.txt", f"main:{PLAN}")
    ]


def test_only_the_paths_asked_for(folder: Path, checked: Run) -> None:
    repository(folder, {PLAN: CURRENT, "other/r7.txt": CURRENT})
    write(folder, LOWERED)
    write(folder, LOWERED, "other/r7.txt")
    code, result = checked("--git", "main", "other")
    assert (code, [one["document"] for one in result["documents"]]) == (1, ["other/r7.txt"])


def test_from_a_folder_below_the_top(
    folder: Path,
    checked: Run,
    monkeypatch: Any,  # noqa: ANN401
) -> None:
    repository(folder, {PLAN: CURRENT})
    write(folder, LOWERED)
    monkeypatch.chdir(folder / "plans")
    code, result = checked("--git", "main", "r7.txt")
    assert (code, [one["document"] for one in result["documents"]]) == (1, ["r7.txt"])


def test_three_dots_compare_with_where_the_branches_parted(folder: Path, checked: Run) -> None:
    repository(folder, {PLAN: CURRENT})
    git(folder, "checkout", "-q", "-b", "work")
    git(folder, "checkout", "-q", "main")
    write(folder, CURRENT.replace("21.0％", "30.0％"))
    git(folder, "commit", "-q", "-a", "-m", "raised on main")
    git(folder, "checkout", "-q", "work")
    code, result = checked("--git", "main")
    assert (code, findings(result)[0]["before"]) == (1, "30.0％以上")
    code, result = checked("--git", "main...")
    assert (code, result["documents"]) == (0, [])


def test_a_deleted_plan_and_a_dropped_kpi(folder: Path, checked: Run) -> None:
    repository(folder, {PLAN: CURRENT, "README.md": "# 計画の置き場\n\n説明\n"})
    (folder / "README.md").unlink()
    write(folder, CURRENT.replace("■ KPI：被保険者の特定保健指導の実施率を 21.0％以上とする\n", ""))
    code, result = checked("--git", "main")
    assert (code, [f["rule"] for f in findings(result)]) == (1, ["kpi-removed"])
    # Shown where it would stand: at its section's heading in the file as it is now.
    assert findings(result)[0]["place"]["lines"] == [12, 12]
    (folder / PLAN).unlink()
    code, result = checked("--git", "main")
    assert (code, [f["rule"] for f in findings(result)]) == (1, ["plan-removed"])


def test_nothing_changed_and_no_such_base(folder: Path, plandiff: Talk) -> None:
    repository(folder, {PLAN: CURRENT})
    code, text, _ = plandiff("check", "--git", "main")
    assert (code, text.splitlines()[0]) == (0, "検査する文書の変更はありません。")
    code, text, err = plandiff("check", "--git", "--output=x")
    assert (code, text) == (2, "")
    code, text, err = plandiff("check", "--git", "no-such-branch")
    assert (code, text) == (2, "")
    assert err.startswith("plandiff: --git no-such-branch: そのようなコミットはありません")


def test_outside_a_repository(folder: Path, plandiff: Talk) -> None:
    del folder
    code, _, err = plandiff("check", "--git", "main")
    assert (code, err) == (2, "plandiff: git のリポジトリの中で使ってください\n")


def test_what_was_there_before_is_not_told_again(folder: Path, checked: Run) -> None:
    year = CURRENT.replace("未受診者に", "2023（令和５年）年からの未受診者に")
    repository(folder, {PLAN: year})
    write(folder, year.replace("在庫を毎月", "在庫を毎週"))
    assert checked("--git", "main")[1]["documents"][0]["findings"] == []
    write(folder, CURRENT.replace("在庫を毎月", "在庫を2024（令和６年）年から毎月"))
    assert [f["rule"] for f in findings(checked("--git", "main")[1])] == ["year-miswritten"]


def test_the_same_bytes_twice(folder: Path, plandiff: Talk) -> None:
    repository(folder, {PLAN: CURRENT, "b.txt": CURRENT})
    write(folder, LOWERED)
    write(folder, LOWERED, "b.txt")
    for form in ("text", "github", "sarif", "junit", "markdown", "json"):
        first = plandiff("check", "--git", "main", "--format", form)
        assert plandiff("check", "--git", "main", "--format", form) == first
