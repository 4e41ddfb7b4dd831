from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.report.docx_reader import cells, part, rows, runs, text_of

from plandiff.errors import OptionError
from plandiff.report.docx.render import render
from plandiff.report.options import DocumentOptions, printed_date
from plandiff.report.profile import Profile
from plandiff.report.profile_load import load_profile, profile_names

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.report.view_model import ReportView


def written(folder: Path, text: str) -> str:
    path = folder / "shiki.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_three_profiles_are_shipped() -> None:
    labels = {name: load_profile(name).label for name in profile_names()}
    assert labels == {
        "kyu-hidari": "旧左",
        "shin-hidari": "新左・備考あり",
        "zenbun": "略なし全文",
    }
    assert load_profile("旧左") == load_profile("kyu-hidari")
    assert load_profile("") == load_profile("shin-hidari")


def test_what_a_file_leaves_out_is_as_by_default(tmp_path: Path) -> None:
    profile = load_profile(written(tmp_path, '[wording]\nremoved = "（削除）"\n'))
    assert profile.wording.removed == "（削除）"
    assert profile.columns == Profile().columns


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('colums = "x"', "colums という項目はありません。columns のことですか"),
        ("[fonts]\nsiz_pt = 9.0", r"fonts\.siz_pt という項目はありません。size_pt のことですか"),
        ('[marks]\ncurrent = ["undreline"]', "「undreline」は使えません。underline のことですか"),
        ('[paper]\nsize = "A5x"', r"paper\.size の「A5x」は使えません"),
        ("[folding]\nunchanged = 1", r"folding\.unchanged には true か false *を書いて"),
        ('fonts = "明朝"', r"fonts は \[fonts\] の表として"),
        ('[columns]\norder = ["current"]\nwidths = [1]', "隣り合わせに一度ずつ"),
        ('[columns]\norder = ["current", "note", "previous"]', "隣り合わせに一度ずつ"),
        ("[columns]\nwidths = [1, 1]", "列の数だけ正の整数"),
        ("[paper]\nmargins_mm = [20, 20]", "上・右・下・左"),
        ('[marks]\ncolour_current = "red"', "六桁"),
        ('[wording]\ntitle = "{year}"', r"wording\.title に \{year\} は使えません"),
        ('[wording]\ntitle = "{"', "対になっていません"),
        ("= 1", "TOML として読めません"),
    ],
)
def test_a_mistake_is_named_with_what_was_meant(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OptionError, match=said):
        load_profile(written(tmp_path, text))


def test_a_profile_nobody_knows_is_refused_with_the_nearest() -> None:
    with pytest.raises(OptionError, match="様式「zenbunn」はありません。zenbun のことですか"):
        load_profile("zenbunn")
    with pytest.raises(OptionError, match="様式を読めません"):
        load_profile("nai.toml")


def test_an_office_chooses_columns_marks_and_words(view: ReportView, tmp_path: Path) -> None:
    profile = written(
        tmp_path,
        '[columns]\norder = ["note", "previous", "current"]\nwidths = [1, 2, 2]\n'
        '[marks]\ncurrent = ["bold", "wavy"]\nprevious = ["strike"]\ncolour_current = "c00000"\n'
        '[wording]\nnote = "改正理由"\ntitle = "{previous}・{current}対照"\nlegend = "凡例なし"\n'
        '[paper]\nsize = "A3"\norientation = "portrait"\npage_numbers = false\n',
    )
    made = render(view, DocumentOptions(profile=profile))
    assert cells(rows(made)[0]) == ["改正理由", "旧（令和6年度）", "新（令和7年度）"]
    row = next(row for row in rows(made) if "職員の応対研修を年" in text_of(row))
    looks = {run.text: run.look for cell in row for run in runs(cell)}
    assert looks["４回"] == {"b", "bCs", "color", "u"}
    assert looks["２回"] == {"strike"}
    text = text_of(part(made))
    assert text.startswith("令和6年度・令和7年度対照凡例なし")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "word/footer.xml" not in archive.namelist()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2026-03-05", "令和8年3月5日"),
        ("2019-05-01", "令和元年5月1日"),
        ("2019-04-30", "2019年4月30日"),
        ("令和８年３月", "令和８年３月"),
        ("2026-13-01", "2026-13-01"),
    ],
)
def test_a_date_is_printed_as_offices_do(text: str, printed: str) -> None:
    assert printed_date(text) == printed
