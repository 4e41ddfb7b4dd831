from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plandiff.check.accepted import Ledger, read_accepted, render_accepted, with_line
from plandiff.check.nouns import Acceptance
from tests.check.plans import LOWERED, PREVIOUS

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, Any]]
    Talk = Callable[..., tuple[int, str, str]]

DAY = dt.date(2025, 2, 3)
FIRST = Acceptance("0123456789abcdef", "a.txt", DAY, "統合による", "target-lowered")


@pytest.fixture
def lowered(folder: Path, checked: Run) -> str:
    """Write two years' plans and return the number of the lowered target."""
    (folder / "r6.txt").write_text(PREVIOUS, encoding="utf-8")
    (folder / "r7.txt").write_text(LOWERED, encoding="utf-8")
    name: str = checked("r7.txt", "r6.txt")[1]["documents"][0]["findings"][0]["fingerprint"]
    return name


def test_one_readable_line_each(folder: Path, lowered: str, plandiff: Talk) -> None:
    told = ["--reason", '対象の"拡大"', "--until", "2026-03-31", "--date", "2025-02-03"]
    assert plandiff("accept", lowered, "r7.txt", "r6.txt", *told)[0] == 0
    lines = (folder / "plandiff-accepted.toml").read_text(encoding="utf-8").splitlines()
    sentence = "■ KPI：被保険者の特定保健指導の実施率を 20.0％以上とする"
    dates = "date = 2025-02-03, until = 2026-03-31"
    told_of = f'rule = "target-lowered", reason = "対象の\\"拡大\\"", sentence = "{sentence}"'
    assert lines[-2:] == ['["r7.txt"]', f"{lowered} = {{ {dates}, {told_of} }}"]


def test_accepted_until_its_last_day(
    lowered: str, plandiff: Talk, checked: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = ["--reason", "今年度だけ", "--until", "2026-03-31", "--date", "2025-04-01"]
    plandiff("accept", lowered, "r7.txt", "r6.txt", *told)
    assert checked("r7.txt", "r6.txt", "--date", "2026-03-31")[0] == 0
    code, result = checked("r7.txt", "r6.txt", "--date", "2026-04-01")
    assert (code, [line["fingerprint"] for line in result["expired"]]) == (1, [lowered])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774915200")  # 2026-03-31
    assert checked("r7.txt", "r6.txt")[0] == 0
    assert "期限が切れた" in plandiff("check", "r7.txt", "r6.txt", "--date", "2026-04-01")[1]


def test_without_documents_it_holds_for_any(lowered: str, plandiff: Talk) -> None:
    assert plandiff("accept", lowered, "--reason", "確かめた")[0] == 0
    assert plandiff("check", "r7.txt", "r6.txt")[0] == 0


def test_it_holds_for_its_document_until_that_is_renamed(
    folder: Path, lowered: str, plandiff: Talk
) -> None:
    plandiff("accept", lowered, "r7.txt", "r6.txt", "--reason", "確かめた")
    (folder / "other.txt").write_text(LOWERED, encoding="utf-8")
    assert plandiff("check", "other.txt", "r6.txt")[0] == 1
    (folder / "r7.txt").unlink()
    assert plandiff("check", "other.txt", "r6.txt")[0] == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["0123456789abcdef", "r7.txt", "r6.txt", "--reason", "x"], "この番号の指摘はありません"),
        (["0123", "--reason", "x"], "16桁の英数字"),
        (["0123456789abcdef", "--reason", " "], "--reason に理由を書いてください"),
        (["0123456789abcdef"], "--reason に理由を書いてください"),
        ([], "FINGERPRINT を指定してください"),
        (["0123456789abcdef", "--reason", "x", "--until", "明日"], "--until: 2025-04-01 の形"),
    ],
)
def test_wrong_use(folder: Path, words: list[str], said: str, lowered: str, plandiff: Talk) -> None:
    assert lowered
    code, out, err = plandiff("accept", *words)
    assert (code, out, said in err) == (2, "", True), err
    assert not (folder / "plandiff-accepted.toml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x", "TOML として読めません"),
        ("a = 1", "文書ごとの表"),
        ('["a"]\n12 = { date = 2025-01-01, reason = "x" }', "16桁"),
        ('["a"]\n0123456789abcdef = { date = "x", reason = "x" }', "日付"),
        ('["a"]\n0123456789abcdef = { date = 2025-01-01 }', "理由"),
        (
            '["a"]\n0123456789abcdef = { date = 2025-01-01, reson = "x" }',
            "「reson」という項目はありません",
        ),
    ],
)
def test_a_broken_file_is_one_clear_line(
    folder: Path, text: str, said: str, lowered: str, plandiff: Talk
) -> None:
    assert lowered
    (folder / "plandiff-accepted.toml").write_text(text, encoding="utf-8")
    code, out, err = plandiff("check", "r7.txt", "r6.txt")
    assert (code, out, err.count("\n"), said in err) == (2, "", 1, True), err


def test_accepting_again_replaces_the_line() -> None:
    again = Acceptance(FIRST.fingerprint, "a.txt", DAY, "改めて")
    elsewhere = Acceptance(FIRST.fingerprint, "b.txt", DAY, "別の文書")
    assert with_line((FIRST, elsewhere), again) == (again, elsewhere)
    assert with_line((FIRST,), elsewhere) == (FIRST, elsewhere)


def test_stale_only_of_documents_looked_at(tmp_path: Path) -> None:
    other = Acceptance("f" * 16, "b.txt", DAY, "x")
    ledger = Ledger(tmp_path / "a.toml", (FIRST, other), DAY)
    assert ledger.stale([], ["a.txt"]) == (FIRST,)
    assert ledger.stale([FIRST], ["a.txt", "b.txt"]) == (other,)


texts = st.text(max_size=40)


@given(
    st.lists(
        st.builds(
            Acceptance,
            fingerprint=st.text("0123456789abcdef", min_size=16, max_size=16),
            document=texts.filter(lambda text: text != "*"),
            date=st.dates(),
            reason=texts.filter(bool),
            rule=texts,
            until=st.none() | st.dates(),
            sentence=texts,
        ),
        unique_by=lambda line: (line.document, line.fingerprint),
        max_size=5,
    )
)
def test_whatever_is_written_is_read_back(tmp_path_factory: Any, lines: list[Acceptance]) -> None:  # noqa: ANN401
    file = tmp_path_factory.mktemp("ledger") / "accepted.toml"
    file.write_bytes(render_accepted(lines))
    assert sorted(read_accepted(file), key=repr) == sorted(lines, key=repr)
    tomllib.loads(Path(file).read_text(encoding="utf-8"))
