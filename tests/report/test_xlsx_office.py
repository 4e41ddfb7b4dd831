"""The workbook in LibreOffice: what a spreadsheet program makes of text that attacks it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree
from tests.report.attacks import ATTACKS, planted
from tests.report.office import convert, program

from plandiff.report.registry import FORMATS, Work, format_named
from plandiff.report.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Comparison

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"


def test_no_formula_and_no_link_in_libreoffice(comparison: Comparison, tmp_path: Path) -> None:
    program()
    made = tmp_path / "attacked.xlsx"
    made.write_bytes(format_named("xlsx", FORMATS).render(Work(planted(comparison, ATTACKS))))
    root = etree.parse(convert(made, "fods")).getroot()
    assert [cell for cell in root.iter() if cell.get(f"{TABLE}formula") is not None] == []
    assert [link.get(f"{XLINK}href") for link in root.iter() if link.get(f"{XLINK}href")] == []
    said = re.sub(r"\s", "", "".join(map(str, root.itertext())))
    missing = [text for text in ATTACKS if re.sub(r"\s", "", visible(text)) not in said]
    assert missing == []
