from __future__ import annotations

import codecs
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plandiff.errors import ReadError
from plandiff.options import ReadLimits
from plandiff.read.registry import find_reader
from plandiff.read.text import read_text

if TYPE_CHECKING:
    from plandiff.model import Document

_LIMITS = ReadLimits()
_PLAN = """令和７年度 事業計画（案）

１．窓口サービスの向上
① 受付の標準期間（10日間）を守るとともに、ｶﾞｲﾄﾞを配布する。
ⅰ）郵送化率を95.5％以上とする ～ 重要度：高
"""


def _read(data: bytes, limits: ReadLimits = _LIMITS) -> Document:
    return read_text("plan.txt", data, limits)


def _texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def _iso_2022_jp(text: str) -> bytes:
    """Encode as mailers do, a vendor's ① and ⅰ included."""
    out = b""
    for char in text:
        wide = b"" if char.isascii() else char.encode("euc_jis_2004")
        if not wide:
            out += char.encode("ascii")
        elif wide[:1] == b"\x8e":
            out += b"\x1b(I" + bytes([wide[1] & 0x7F]) + b"\x1b(B"
        else:
            out += b"\x1b$B" + bytes(b & 0x7F for b in wide) + b"\x1b(B"
    return out


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (_PLAN.encode("utf-8"), "UTF-8"),
        (codecs.BOM_UTF8 + _PLAN.encode("utf-8"), "UTF-8"),
        (codecs.BOM_UTF16_LE + _PLAN.encode("utf-16-le"), "UTF-16LE"),
        (codecs.BOM_UTF16_BE + _PLAN.encode("utf-16-be"), "UTF-16BE"),
        (_PLAN.encode("utf-16-le"), "UTF-16LE"),
        (_PLAN.encode("utf-16-be"), "UTF-16BE"),
        (_PLAN.encode("cp932"), "CP932"),
        (_PLAN.replace("～", "〜").encode("euc_jis_2004"), "EUC-JP"),
        (_iso_2022_jp(_PLAN.replace("～", "〜")), "ISO-2022-JP"),
    ],
    ids=[
        "utf8",
        "utf8-bom",
        "utf16le-bom",
        "utf16be-bom",
        "utf16le",
        "utf16be",
        "cp932",
        "euc",
        "iso2022",
    ],
)
def test_every_encoding_gives_the_same_lines(data: bytes, encoding: str) -> None:
    document = _read(data)
    assert document.source.encoding == encoding
    assert [text.replace("〜", "～") for text in _texts(document)] == _PLAN.splitlines()


@pytest.mark.parametrize("codec", ["cp932", "euc_jp"])
@pytest.mark.parametrize(
    "text", ["計画", "窓口の改善", "１．研修", "とする。", "サービス", "重要度：高"]
)
def test_a_few_characters_are_enough_to_tell_the_encoding(text: str, codec: str) -> None:
    assert _texts(_read(text.encode(codec))) == [text]


def test_plain_ascii_is_utf8() -> None:
    assert _read(b"1. Plan\n").source.encoding == "UTF-8"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    document = _read(_PLAN.replace("\n", end).encode())
    assert document.lines == _read(_PLAN.encode()).lines


def test_only_line_ends_end_a_line() -> None:
    text = "窓口\u2028受付\x0b郵送\x1c電話\x85来所\n研修"
    assert _texts(_read(text.encode())) == text.split("\n")


def test_line_numbers_are_those_of_the_file() -> None:
    document = _read("\n窓口\n\n受付".encode())
    assert [(line.no, line.text) for line in document.lines] == [
        (1, ""),
        (2, "窓口"),
        (3, ""),
        (4, "受付"),
    ]


def test_nothing_is_trimmed() -> None:
    assert _texts(_read("　・ 窓口  \n\t受付 ".encode())) == ["　・ 窓口  ", "\t受付 "]


def test_source_says_name_digest_format_and_pages() -> None:
    source = _read("窓口\n\f受付\n".encode()).source
    assert (source.name, source.format, source.pages, source.encoding) == (
        "plan.txt",
        "text",
        2,
        "UTF-8",
    )
    assert len(source.sha256) == 64


# ---------------------------------------------------------------- account


@settings(deadline=None)
@given(
    st.text(st.sampled_from("窓口 \n\r\f\u2028・a"), min_size=1).filter(lambda t: bool(t.strip())),
    st.booleans(),
)
def test_every_character_is_accounted_for(text: str, has_mark: bool) -> None:
    document = _read((codecs.BOM_UTF8 if has_mark else b"") + text.encode())
    account = document.account
    assert account is not None
    assert account.read == len(text) + has_mark
    assert account.read == account.placed + sum(count for _, count in account.ignored)
    assert account.placed == sum(len(line.text) for line in document.lines)


# ---------------------------------------------------------------- what is no text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00word/document.xml", "Word 文書"),
        (b"PK\x03\x04\x14\x00xl/workbook.xml", "Excel のブック"),
        (b"PK\x03\x04\x14\x00else", "ZIP の書庫"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "古い形式の Office 文書"),
        (b"\x89PNG\r\n\x1a\n", "画像"),
        (b"{\\rtf1 plan}", "RTF 文書"),
        (bytes(range(256)) * 4, "バイナリファイル"),
        (b"plan\x00\x01\x02\x03\x04", "バイナリファイル"),
        (b"\x00\x00\x00\x00", "バイナリファイル"),
    ],
)
def test_a_binary_file_is_named_for_what_it_seems(data: bytes, kind: str) -> None:
    with pytest.raises(ReadError, match=rf"^plan\.txt: テキストではなく{kind}"):
        _read(data)


@pytest.mark.parametrize(
    "data",
    [
        "窓口の改善".encode() + b"\xff\xfe\xfa",
        b"\x82\xff\x82\xff\xa4",
        "窓口の改善".encode()[:-1],
    ],
)
def test_an_undecodable_file_names_the_encodings_tried(data: bytes) -> None:
    with pytest.raises(ReadError, match="UTF-8, UTF-16, CP932（Shift_JIS）, EUC-JP, ISO-2022-JP"):
        _read(data)


def test_a_lone_surrogate_cannot_get_in() -> None:
    with pytest.raises(ReadError, match="UTF-16LE"):
        _read(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00")


@pytest.mark.parametrize("data", [b" \n\n", codecs.BOM_UTF8, "\u3000\f\n".encode()])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="文字がありません"):
        _read(data)


def test_limits_are_refusals() -> None:
    with pytest.raises(ReadError, match="上限（5字）"):
        _read("窓口の改善策".encode(), replace(_LIMITS, max_characters=5))
    with pytest.raises(ReadError, match="ページ数の上限（2）"):
        _read(b"a\n\fb\n\fc", replace(_LIMITS, max_pages=2))


def test_errors_are_one_line() -> None:
    with pytest.raises(ReadError) as caught:
        _read(b"\x82\xff\x82\xff")
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- odd but readable


def test_invisible_characters_are_kept_and_told() -> None:
    document = _read("受付\u202e率\u202cを\u200b上げる\n郵送\n消え\ufffd字".encode())
    assert _texts(document)[0] == "受付\u202e率\u202cを\u200b上げる"
    assert [(p.kind, p.lines, p.page) for p in document.problems] == [
        ("suspect", ((3, 3),), 1),
        ("suspect", ((1, 1),), 1),
        ("suspect", ((1, 1),), 1),
    ]
    assert "U+202C、U+202E" in document.problems[1].message


def test_one_huge_line_is_read() -> None:
    text = "窓口の改善に努める。" * 200_000
    assert _texts(_read(text.encode())) == [text]


def test_a_few_stray_control_characters_do_not_make_it_binary() -> None:
    text = "窓口の改善\x07" + "受付" * 2000
    assert _texts(_read(text.encode())) == [text]


@pytest.mark.parametrize("name", ["plan.pdf", "PLAN.DOCX", "plan.xlsx"])
def test_text_named_as_another_format_is_told(name: str) -> None:
    document = find_reader("窓口".encode(), name).read(name, "窓口".encode(), ReadLimits())
    assert [(p.kind, p.message.partition("ため")[0]) for p in document.problems] == [
        ("suspect", f"名前は {name[4:].lower()} ですが中身が違う")
    ]


def test_text_named_as_text_or_anything_is_not_doubted() -> None:
    for name in ("plan.txt", "plan.md", "plan", "plan.令和7"):
        assert read_text(name, "窓口".encode(), ReadLimits()).problems == ()


@pytest.mark.parametrize(("stretch", "what"), [(" ", "空白"), ("　", "空白"), ("1", "数字")])
def test_blanks_and_digits_without_end_are_refused(stretch: str, what: str) -> None:
    """Patterns would take the square of such a stretch; a page holds none."""
    text = f"窓口\nあ{stretch * 1_000}い\n"
    assert len(read_text("a.txt", text.encode(), ReadLimits()).lines) == 2
    with pytest.raises(ReadError, match=f"2行目に{what}が1,000字を超えて続いています"):
        read_text("a.txt", text.replace("い", stretch + "い").encode(), ReadLimits())
