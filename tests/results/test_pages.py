"""Targets as an HTML page and as a workbook: what a browser and a spreadsheet make of them."""

from __future__ import annotations

import io
import re
import zipfile
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from python_calamine import CalamineWorkbook

from plandiff.report import targets_html, targets_xlsx
from plandiff.report.targets_csv import harmless
from tests.rules.audit_cases import audited

if TYPE_CHECKING:
    from collections.abc import Mapping

NASTY = "<script>alert(1)</script>"
MISSED: Mapping[str, Any] = {
    "sample": "slides",
    "edit": [{"from": "46.2％ 43.9％", "to": "44.8％ 43.9％"}],
}


class Elements(HTMLParser):
    """Collects elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data


def page_of(*cases: Mapping[str, Any]) -> tuple[str, Elements]:
    page = targets_html.render([audited(case) for case in cases]).decode()
    elements = Elements()
    elements.feed(page)
    return page, elements


def test_a_missed_target_is_told_in_words_and_mark() -> None:
    page, elements = page_of(MISSED)
    text = " ".join(elements.text.split())
    assert "KPIは4件です。KPIの内訳は、達成2件、未達成2件です。" in text
    assert "電子申込みの割合：目標45.0％以上に対し実績44.8％（0.2ポイント不足）" in text
    assert '<span aria-hidden="true">×</span> 未達成' in page


def test_a_dispute_is_shown_beside_the_verdict() -> None:
    edit = {"from": "46.2％ 達成 43.9％", "to": "44.8％ 達成 43.9％"}
    case = {"sample": "slides", "edit": [*MISSED["edit"], edit]}
    _, elements = page_of(case)
    assert "資料の表示は「達成」" in elements.text


def test_every_picture_has_its_words() -> None:
    _, elements = page_of({"sample": "slides"})
    labels = [value for name, value in elements.attributes if name == "aria-label"]
    assert "目標45.0％以上、実績46.2％、前年度43.9％、達成" in labels
    assert elements.tags.count("svg") == len(
        [a for a in elements.attributes if a in {("role", "img"), ("aria-hidden", "true")}]
    ) - len(re.findall(r'<span aria-hidden="true">', page_of({"sample": "slides"})[0]))


def test_lower_is_better_stands_right_of_the_line() -> None:
    page, _ = page_of({"sample": "slides"})  # 20.0％以下, 12.5％
    strip = page[page.index("目標20.0％以下、実績12.5％") :]
    dot = re.search(r'<circle class="met" cx="([\d.]+)"', strip)
    assert dot is not None
    assert float(dot[1]) > 120


def test_nothing_is_loaded_and_the_policy_names_the_very_style() -> None:
    page, elements = page_of({"sample": "slides"})
    loading = {"src", "srcset", "action", "data", "style", "onclick", "onload"}
    assert [a for a in elements.attributes if a[0] in loading] == []
    style = page.split("<style>")[1].split("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
    assert re.findall(r"url\(|@import", style) == []
    assert "script" not in elements.tags


def test_links_lead_somewhere_and_ids_are_unique() -> None:
    _, elements = page_of({"sample": "slides"}, MISSED)
    ids = [value for name, value in elements.attributes if name == "id"]
    links = [value for name, value in elements.attributes if name == "href"]
    assert len(ids) == len(set(ids))
    assert len(links) > 8
    assert [link for link in links if link[1:] not in ids] == []


def test_text_of_the_document_stays_text() -> None:
    case = {"sample": "slides", "edit": [{"from": "電子申込みの割合", "to": f"{NASTY}の割合"}]}
    page, elements = page_of(case)
    assert NASTY not in page
    assert NASTY in elements.text


def sheets(*cases: Mapping[str, Any]) -> tuple[bytes, CalamineWorkbook]:
    content = targets_xlsx.render([audited(case) for case in cases])
    return content, CalamineWorkbook.from_filelike(io.BytesIO(content))


def test_figures_are_numbers_with_their_unit_in_the_format() -> None:
    content, book = sheets({"sample": "slides"})
    rows = book.get_sheet_by_name("目標と実績").to_python()
    row = dict(zip(rows[0], rows[2], strict=True))
    assert {k: row[k] for k in ("KPI", "目標", "前年度実績", "実績", "判定", "前年度から")} == {
        "KPI": "電子申込みの割合",
        "目標": 45.0,
        "前年度実績": 43.9,
        "実績": 46.2,
        "判定": "◎ 達成",
        "前年度から": "改善",
    }
    styles = zipfile.ZipFile(io.BytesIO(content)).read("xl/styles.xml").decode()
    assert "#,##0.0&quot;％以上&quot;" in styles
    assert "&quot;対前年度（&quot;#,##0.00&quot;％）以上&quot;" in styles


@pytest.mark.parametrize("lead", ["=1+1", "+1", "@x", "-x", "＝1", "\u00a0=1"])
def test_no_cell_is_a_formula(lead: str) -> None:
    case = {"sample": "slides", "edit": [{"from": "電子申込みの割合", "to": f"{lead}の割合"}]}
    content, _ = sheets(case)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f" not in archive.read(name)


@pytest.mark.parametrize("cell", ["\u2212x", "\ufe66x", "\u3000＠x", "\t=x", "\ufeff+x"])
def test_signs_that_look_otherwise_are_no_formula_in_csv_either(cell: str) -> None:
    assert harmless(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["－", "-", "-3.2", "▲3.2", "98.6％"])
def test_dashes_and_negative_figures_stay_in_csv(cell: str) -> None:
    assert harmless(cell) == cell
