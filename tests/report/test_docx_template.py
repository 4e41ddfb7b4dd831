from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from tests.report.docx_reader import W, part

from plandiff.errors import OptionError
from plandiff.report.docx.render import render
from plandiff.report.options import DocumentOptions

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.report.view_model import ReportView

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
OUTSIDE = ' TargetMode="External"'
NS = f'xmlns:w="{MAIN}" xmlns:r="{REL}"'


def rels(*rows: tuple[str, str, str]) -> str:
    """Ids, roles and targets; a target with :// leads outside."""
    made = "".join(
        f'<Relationship Id="{name}" Type="{REL}/{role}" Target="{target}"'
        f"{OUTSIDE if '://' in target else ''}/>"
        for name, role, target in rows
    )
    return f'<Relationships xmlns="{RELS}">{made}</Relationships>'


OFFICE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    "_rels/.rels": rels(("rId1", "officeDocument", "word/document.xml")),
    "word/document.xml": f"<w:document {NS}><w:body><w:p/><w:sectPr>"
    '<w:headerReference w:type="default" r:id="rId7"/>'
    '<w:pgSz w:w="14570" w:h="20636"/>'
    '<w:pgMar w:top="800" w:right="700" w:bottom="800" w:left="700" w:header="500" '
    'w:footer="500" w:gutter="0"/></w:sectPr></w:body></w:document>',
    "word/_rels/document.xml.rels": rels(
        ("rId1", "styles", "styles.xml"), ("rId7", "header", "header3.xml")
    ),
    "word/styles.xml": f'<w:styles {NS}><w:style w:type="paragraph" w:default="1" '
    'w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" '
    'w:styleId="a5"><w:name w:val="Title"/><w:rPr><w:color w:val="123456"/></w:rPr></w:style>'
    "</w:styles>",
    "word/header3.xml": f"<w:hdr {NS}><w:p><w:r><w:t>みなと支部</w:t></w:r></w:p></w:hdr>",
    "word/_rels/header3.xml.rels": rels(("rId1", "image", "media/mon.png")),
    "word/media/mon.png": "PNG",
}


def office(folder: Path, name: str = "hinagata.docx", **changed: str) -> str:
    path = folder / name
    parts = {**OFFICE, **{key.replace("__", "/"): text for key, text in changed.items()}}
    with zipfile.ZipFile(path, "w") as archive:
        for item, text in parts.items():
            archive.writestr(item, text)
    return str(path)


def made_with(
    template: str, view: ReportView, profile: str = ""
) -> bytes:  # fmt: skip
    return render(view, DocumentOptions(template=template, profile=profile))


def test_the_offices_styles_are_used_and_ours_added(view: ReportView, tmp_path: Path) -> None:
    made = made_with(office(tmp_path), view)
    styles = {
        (item.get(f"{W}styleId"), name.get(f"{W}val"))
        for item in part(made, "word/styles.xml").iter(f"{W}style")
        for name in item.iter(f"{W}name")
    }
    assert {("a", "Normal"), ("a5", "Title"), ("PdCell", "新旧対照表 本文")} <= styles
    assert ("Title", "Title") not in styles
    used = {item.get(f"{W}val") for item in part(made).iter(f"{W}pStyle")}
    assert "a5" in used
    added = next(
        item
        for item in part(made, "word/styles.xml").iter(f"{W}style")
        if item.get(f"{W}styleId") == "PdCell"
    )
    based = added.find(f"{W}basedOn")
    assert based is not None
    assert based.get(f"{W}val") == "a"
    assert added.find(f".//{W}rFonts") is None


def test_header_and_picture_come_along(view: ReportView, tmp_path: Path) -> None:
    made = made_with(office(tmp_path), view)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert "みなと支部" in archive.read("word/template_header1.xml").decode()
        assert archive.read("word/media/template1_1.png") == b"PNG"
    row = part(made, "word/_rels/template_header1.xml.rels")[0]
    assert (row.get("Id"), row.get("Target")) == ("rId1", "media/template1_1.png")
    # The template has no footer, so the page numbers are ours.
    assert part(made).find(f".//{W}footerReference") is not None


def test_paper_is_the_profiles_unless_it_asks_for_the_templates(
    view: ReportView, tmp_path: Path
) -> None:
    template = office(tmp_path)
    size = part(made_with(template, view)).find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}w") == "16838"
    profile = tmp_path / "kami.toml"
    profile.write_text('[paper]\nsize = "template"\n', encoding="utf-8")
    made = part(made_with(template, view, str(profile)))
    size, grid = made.find(f".//{W}pgSz"), made.find(f".//{W}tblGrid")
    assert size is not None
    assert grid is not None
    assert size.get(f"{W}w") == "14570"
    assert sum(int(item.get(f"{W}w", "0")) for item in grid) == 14570 - 700 - 700


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"word__vbaProject.bin": "x"}, "マクロを含む文書はひな形に使えません"),
        (
            {"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled.main+xml"},
            "マクロを含む文書はひな形に使えません",
        ),
        (
            {"word___rels__header3.xml.rels": rels(("rId1", "image", "https://example.org/a.png"))},
            "https://example.org/a.png を参照しているため使えません",
        ),
        (
            {"word___rels__header3.xml.rels": rels(("rId1", "oleObject", "embeddings/a.bin"))},
            "embeddings/a.bin を参照しているため使えません",
        ),
        ({"word__header3.xml": f"<w:hdr {NS}><w:object/></w:hdr>"}, "埋め込みがあるため"),
        (
            {
                "word__styles.xml": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
            },
            "DTD があるため使えません",
        ),
        ({"word__styles.xml": "<a>"}, "styles.xml が壊れています"),
        ({"word__document.xml": "<a/>"}, "通常の「Word 文書（.docx）」の形式で保存し直し"),
        ({"word___rels__document.xml.rels": rels()}, "スタイルがありません"),
    ],
)
def test_a_template_that_could_do_harm_or_is_broken_is_refused(
    view: ReportView,
    tmp_path: Path,
    changed: dict[str, str],
    said: str,
) -> None:
    with pytest.raises(OptionError, match=said):
        made_with(office(tmp_path, **changed), view)


def test_what_is_no_docx_is_refused(view: ReportView, tmp_path: Path) -> None:
    path = tmp_path / "hinagata.docx"
    path.write_bytes(b"no zip")
    with pytest.raises(OptionError, match=r"Word 文書（\.docx）として読めません"):
        made_with(str(path), view)
    with pytest.raises(OptionError, match="ひな形を読めません"):
        made_with(str(tmp_path / "nai.docx"), view)
    with pytest.raises(OptionError, match="マクロを含む文書"):
        made_with(office(tmp_path, "hinagata.docm"), view)
