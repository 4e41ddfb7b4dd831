"""Hostile files made by hand: bombs, entities, cuts, locks, wrong names. Nothing is stored.

python -m tests.read.hostile FOLDER     writes them out, to be looked at or run elsewhere
"""

from __future__ import annotations

import io
import struct
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.read.docxs import docx, p, part, run
from tests.read.pdfs import Drawing, two_columns
from tests.read.sheets import cell, row, xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator


class Hostile(NamedTuple):
    """One file, and what its refusal says; nothing where it must be read."""

    name: str
    data: bytes
    refused: str = ""


_PARAGRAPH = p("計画の本文です。")


def hostile_files() -> Iterator[Hostile]:
    """Yield every hostile file."""
    yield from _packages()
    yield from _entities()
    yield from _words()
    yield from _pdfs()
    yield from _sheets()
    yield from _pages()


def _packages() -> Iterator[Hostile]:
    good = docx(_PARAGRAPH)
    yield Hostile("cut.docx", good[: len(good) // 2], "壊れているか、途中で切れています")
    yield Hostile("head-only.docx", good[:40], "壊れているか、途中で切れています")
    yield Hostile("bomb.docx", _with_part(b"0" * 60_000_000), "ZIP 爆弾")
    yield Hostile("nested.docx", _with_part(_zip({"inner.zip": good}), "word/embeddings/a.zip"))
    yield Hostile("encrypted.docx", _flagged(good), "パスワード")
    yield Hostile("many.docx", _zip({f"word/{k}": b"" for k in range(2_001)}), "多すぎます")
    yield Hostile("twice.docx", _doubled(good), "二つあります")
    yield Hostile("overlap.docx", _overlapping(good), "重なっています")
    yield Hostile(
        "no-body.docx", _zip({"word/document.xml": part("document", "").encode()}), "本文"
    )
    yield Hostile("no-word.docx", _zip({"other.txt": b"word/"}), "Word の文書がありません")
    yield Hostile("crc.docx", _wrong_sum(good), "取り出せません")
    yield Hostile("up.docx", _with_part(b"x", "../../../../tmp/plandiff-escape"))


def _entities() -> Iterator[Hostile]:
    laughs = "".join(f'<!ENTITY a{k} "{f"&a{k - 1};" * 10 if k else "はは"}">' for k in range(10))
    for name, declared, used in (
        ("laughs.docx", laughs, "&a9;"),
        ("quadratic.docx", f'<!ENTITY a "{"あ" * 50_000}">', "&a;" * 2_000),
        ("external.docx", '<!ENTITY a SYSTEM "file:///etc/passwd">', "&a;"),
        ("network.docx", '<!ENTITY % a SYSTEM "http://192.0.2.1/a.dtd"> %a;', ""),
        ("unused.docx", "", ""),
    ):
        body = part(
            "document", f"<w:body><w:p>{run('本文')}<w:r><w:t>{used}</w:t></w:r></w:p></w:body>"
        )
        doctype = f"<!DOCTYPE w:document [{declared}]>"
        data = body.replace("?>", f"?>{doctype}", 1).replace("&amp;", "&").encode()
        yield Hostile(name, _zip({"word/document.xml": data}), "DOCTYPE")
        wide = b"\xff\xfe" + data.decode().replace("UTF-8", "UTF-16").encode("utf-16-le")
        yield Hostile(f"wide-{name}", _zip({"word/document.xml": wide}), "DOCTYPE")
    styles = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    sheet = _repacked(xlsx(row(1, cell("A1", "目標"))), {"xl/styles.xml": styles})
    yield Hostile("doctype.xlsx", sheet, "DOCTYPE")


def _words() -> Iterator[Hostile]:
    deep = "<w:tbl><w:tr><w:tc>" * 80 + _PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 80
    yield Hostile("deep-tables.docx", docx(deep))
    deeper = "<w:sdt><w:sdtContent>" * 200 + _PARAGRAPH + "</w:sdtContent></w:sdt>" * 200
    yield Hostile("too-deep.docx", docx(deeper), "入れ子が深すぎます")
    yield Hostile("not-xml.docx", _zip({"word/document.xml": b"\x00\x01"}), "XML")
    yield Hostile("controls.docx", docx(p(run("新\u202e旧\u200b\u2066計\ue000画"))))
    surrogate = part("document", "<w:body><w:p>&#xD800;</w:p></w:body>").encode()
    yield Hostile("surrogate.docx", _zip({"word/document.xml": surrogate}), "XML")
    nul = part("document", "<w:body><w:p>&#0;</w:p></w:body>").encode()
    yield Hostile("nul.docx", _zip({"word/document.xml": nul}), "XML")
    numbers = p("甲", '<w:numPr><w:ilvl w:val="99"/><w:numId w:val="-1"/></w:numPr>')
    yield Hostile("numbers.docx", docx(numbers + p("乙", '<w:pStyle w:val="なし"/>')))
    circle = '<w:style w:styleId="A"><w:basedOn w:val="A"/></w:style>'
    yield Hostile("circle.docx", docx(p("甲", '<w:pStyle w:val="A"/>'), styles=circle))
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    loop = f'<w:footnote w:id="1">{p(run("注") + note)}</w:footnote>'
    yield Hostile("note-loop.docx", docx(p(run("甲") + note), footnotes=loop))
    spans = '<w:gridSpan w:val="999999999"/>'
    table = f"<w:tbl><w:tr><w:tc><w:tcPr>{spans}</w:tcPr>{_PARAGRAPH}</w:tc></w:tr></w:tbl>"
    yield Hostile("span.docx", docx(table))
    outside = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="x/styles" Target="http://192.0.2.1/s" TargetMode="External"/>'
        '<Relationship Id="r2" Type="x/numbering" Target="../../../../etc/passwd"/>'
        "</Relationships>"
    )
    external = _repacked(docx(_PARAGRAPH), {"word/_rels/document.xml.rels": outside.encode()})
    yield Hostile("external-relationship.docx", external)


def _pdfs() -> Iterator[Hostile]:
    good = two_columns(ruled=True)
    yield Hostile("cut.pdf", good[: len(good) // 2], "壊れている")
    yield Hostile("head-only.pdf", good[:60], "壊れている")
    locked = Drawing(password="x").text(50, 100, "秘密").done()  # noqa: S106
    yield Hostile("locked.pdf", locked, "パスワード")
    yield Hostile("no-pages.pdf", small_pdf([], ""), "壊れている")
    yield Hostile("huge-box.pdf", small_pdf(["0 0 1e30 1e30"], "(A) Tj"))
    yield Hostile("nan-box.pdf", small_pdf(["0 0 nan -inf"], "(A) Tj"))
    yield Hostile("loop.pdf", small_pdf(["0 0 100 100"], "(A) Tj", kids="2 0 R"), "壊れています")
    far = "1e30 0 0 1e30 1e38 1e38 cm (A) Tj (B) Tj"
    yield Hostile("far.pdf", small_pdf(["0 0 100 100"], far), "文字がありません")
    yield Hostile("many-lines.pdf", small_pdf(["0 0 500 500"], "(A) Tj ET " + _strokes() + " BT"))
    yield Hostile("wrong-name.pdf", b"\x00\x01\x02" * 100, "壊れている")
    yield Hostile("rubbish-first.pdf", b"rubbish\n" * 10 + good)


def _sheets() -> Iterator[Hostile]:
    good = xlsx(row(1, cell("A1", "目標")))
    yield Hostile("cut.xlsx", good[:-200], "壊れているか、途中で切れています")
    far = xlsx(row(1, cell("A1", "始め")) + row(1_048_576, cell("XFD1048576", "終わり")))
    yield Hostile("far-cell.xlsx", far, "範囲が広すぎます")
    yield Hostile("formula.xlsx", xlsx(row(1, '<c r="A1"><f>1/0</f><v>7</v></c>')))
    yield Hostile("ole.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + _wide("Workbook"), "壊れている")


def _pages() -> Iterator[Hostile]:
    yield Hostile("deep.html", b"<html>" + b"<div>" * 100_000 + "深い".encode(), "入れ子")
    yield Hostile("nul.html", "<html><p>計\0画</p>".encode(), "バイナリ")
    yield Hostile("broken.html", "<html><table><tr><td>計画<table><tr><p".encode())
    span = '<html><table><tr><td rowspan="99999" colspan="99999">計画</table>'
    yield Hostile("span.html", span.encode())
    yield Hostile("rubbish.html", b"<html>" + bytes(range(128, 256)), "文字コード")


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _strokes() -> str:
    return " ".join(f"{k % 500} 0 m {k % 500} 400 l S" for k in range(30_000))


def _zip(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return stream.getvalue()


def _repacked(data: bytes, parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        known = {name: package.read(name) for name in package.namelist()}
    return _zip({**known, **parts})


def _with_part(body: bytes, name: str = "word/media/a.bin") -> bytes:
    return _repacked(docx(_PARAGRAPH), {name: body})


def _flagged(data: bytes) -> bytes:
    """Set the "encrypted" bit of every entry."""
    body = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = body.find(mark)
        while start >= 0:
            body[start + at] |= 1
            start = body.find(mark, start + 4)
    return bytes(body)


def _doubled(data: bytes) -> bytes:
    """Add a second entry of the main part's name."""
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("word/docvment.xml", "x")
    return stream.getvalue().replace(b"word/docvment.xml", b"word/document.xml")


def _overlapping(data: bytes) -> bytes:
    """Let two entries of the directory begin at the same place."""
    body = bytearray(data)
    first = body.find(b"PK\x01\x02")
    second = body.find(b"PK\x01\x02", first + 4)
    body[second + 42 : second + 46] = body[first + 42 : first + 46]
    return bytes(body)


def _wrong_sum(data: bytes) -> bytes:
    """Spoil the check sum of the main part."""
    body = bytearray(data)
    at = body.rfind(b"word/document.xml") - 46
    body[at + 16 : at + 20] = struct.pack("<I", 12345)
    return bytes(body)


def small_pdf(boxes: list[str], content: str, kids: str = "") -> bytes:
    """Write a PDF by hand, as wrong as asked; its cross references are left to be repaired."""
    stream = f"BT /F1 12 Tf 10 50 Td {content} ET".encode()
    pages = [
        f"{10 + k} 0 obj <</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>> endobj"
        for k, box in enumerate(boxes)
    ]
    listed = kids or " ".join(f"{10 + k} 0 R" for k in range(len(boxes)))
    objects = [
        "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj",
        f"2 0 obj <</Type/Pages/Kids[{listed}]/Count {len(boxes)}>> endobj",
        "5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj",
        *pages,
    ]
    body = b"%PDF-1.4\n" + "\n".join(objects).encode()
    body += b"\n4 0 obj <</Length %d>> stream\n" % len(stream) + stream + b"\nendstream endobj\n"
    return body + b"trailer <</Root 1 0 R/Size 20>>\n%%EOF\n"


def main() -> None:
    """Write all files to a folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file in hostile_files():
        (folder / file.name).write_bytes(file.data)


if __name__ == "__main__":
    main()
