"""Tell a text's encoding by its bytes, and what a file that is no text seems to be."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from plandiff.errors import ReadError

__all__ = ["Decoded", "decode", "what_it_seems"]


class Decoded(NamedTuple):
    """A text, its encoding and how many characters of byte order mark stood before it."""

    text: str
    encoding: str
    marks: int = 0


# First bytes of files that hold no plain text.
_MAGIC = (
    (b"%PDF-", "PDF"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "古い形式の Office 文書（.doc、.xls）",
    ),
    (b"{\\rtf", "RTF 文書"),
    (b"\x89PNG", "画像（PNG）"),
    (b"\xff\xd8\xff", "画像（JPEG）"),
    (b"GIF8", "画像（GIF）"),
    (b"II*\x00", "画像（TIFF）"),
    (b"MM\x00*", "画像（TIFF）"),
    (b"\x1f\x8b", "gzip の書庫"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip の書庫"),
    (b"Rar!", "RAR の書庫"),
    (b"SQLite format 3", "SQLite のデータベース"),
    (b"\x7fELF", "プログラム"),
    (b"MZ", "プログラム"),
)
_IN_ZIP = (
    (b"word/", "Word 文書（.docx）"),
    (b"xl/", "Excel のブック（.xlsx）"),
    (b"ppt/", "PowerPoint のファイル（.pptx）"),
    (b"mimetypeapplication/vnd.oasis", "OpenDocument 文書"),
)
_HEAD = 65_536


def what_it_seems(data: bytes) -> str | None:
    """Name the kind of file by its first bytes; None when nothing speaks against text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic) and not (magic == b"MZ" and b"\x00" not in data[:_HEAD]):
            return kind
    if data.startswith(b"PK\x03\x04"):
        return next((kind for part, kind in _IN_ZIP if part in data), "ZIP の書庫")
    return None


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16LE"),
    (b"\xfe\xff", "utf-16-be", "UTF-16BE"),
)
# Several codecs for one encoding: the later ones also know ① and ⅰ where vendors put them.
_JAPANESE = (
    ("CP932", ("cp932", "shift_jis_2004")),
    ("EUC-JP", ("euc_jp", "euc_jis_2004")),
)
_ADVICE = "読める形式は `plandiff doctor` で確かめてください"
_TRIED = "UTF-8, UTF-16, CP932（Shift_JIS）, EUC-JP, ISO-2022-JP"


def _strict(data: bytes, codecs: tuple[str, ...]) -> str | None:
    for codec in codecs:
        try:
            return data.decode(codec)
        except UnicodeDecodeError:
            continue
    return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], (codec,))
            if text is None:
                raise ReadError(
                    f"{name}の印で始まりますが、{name}として読めないバイトがあります。保存し直してください"
                )
            return Decoded(text, name, 1)
    return None


def _is_wide(text: str) -> bool:
    """Tell a true reading of UTF-16 (Japanese, or mostly ASCII) from bytes that merely fit."""
    plain = sum(1 for c in text[:_HEAD] if c <= "\x7f")
    return 2 * plain > len(text[:_HEAD]) or _likeness(text) > 0.5


_UTF_16: tuple[tuple[str, str], ...] = (("utf-16-le", "UTF-16LE"), ("utf-16-be", "UTF-16BE"))


def _by_nuls(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: its line ends and digits put NULs on one side of each pair."""
    head = data[:_HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if len(data) % 2 or not even + odd:
        return None
    orders = _UTF_16 if even < odd else _UTF_16[::-1]
    if max(even, odd) >= 2 * min(even, odd):
        orders = orders[:1]
    readings = [
        Decoded(text, name)
        for codec, name in orders
        if (text := _strict(data, (codec,))) is not None and _is_text(text) and _is_wide(text)
    ]
    return max(readings, key=lambda reading: _likeness(reading.text), default=None)


_ESCAPE = re.compile(rb"\x1b(\$[@B]|\([BJI])")


def _by_escapes(data: bytes) -> Decoded | None:
    """Read ISO-2022-JP, also where a vendor's ① stands in it."""
    if not _ESCAPE.search(data):
        return None
    text = _strict(data, ("iso2022_jp_2", "iso2022_jp_ext", "iso2022_jp_2004"))
    text = text if text is not None else _vendor_escapes(data)
    return Decoded(text, "ISO-2022-JP") if text is not None else None


def _vendor_escapes(data: bytes) -> str | None:
    """Decode each run between escapes on its own: two-byte runs are EUC-JP without high bits."""
    runs = _ESCAPE.split(data)
    text = _strict(runs[0], ("ascii",))
    for escape, run in zip(runs[1::2], runs[2::2], strict=True):
        high = bytes(b | 0x80 if b > 0x20 else b for b in run)
        if escape.startswith(b"$"):
            part = _strict(high, ("euc_jis_2004",))
        else:
            part = _strict(high, ("cp932",)) if escape == b"(I" else _strict(run, ("ascii",))
        if text is None or part is None:
            return None
        text += part
    return text


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return what speaks for a reading as Japanese, what against it, and what most of all for it.

    Wrong readings are full of half-width kana, rare blocks and private characters.
    """
    return (
        re.compile("[ぁ-んァ-ヶー一-龠々、。・「」（）０-９Ａ-Ｚａ-ｚ％①-⑳※■○●]"),
        re.compile("[｡-ﾟ\ue000-\uf8ff\u0080-\u009f\u0370-\u04ff\u2500-\u257f\ufffd]"),
        re.compile("[ぁ-んァ-ヶー]"),
    )


# A line of half-width kana alone comes to about -0.1; bytes at random to less.
_LEAST_LIKENESS = -0.25


def _likeness(text: str) -> float:
    """Return how much `text` looks like Japanese, about -1 to 1.3 per character beyond ASCII."""
    sample = text[:_HEAD]
    foreign = sum(1 for c in sample if c > "\x7f") or 1
    good, bad, kana = (len(pattern.findall(sample)) for pattern in _signs())
    return (good - bad + 0.3 * kana) / foreign


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes, which decodes as ideographs at random elsewhere."""
    text = data[:_HEAD].decode("utf-8", "replace")
    foreign = sum(1 for c in text if c > "\x7f")
    return text.count("\ufffd") * 5 <= foreign


def _by_likeness(data: bytes) -> Decoded | None:
    if _is_damaged_utf8(data):
        return None
    readings = [
        Decoded(text, name)
        for name, codecs in _JAPANESE
        if (text := _strict(data, codecs)) is not None and _is_text(text)
    ]
    best = max(readings, key=lambda reading: _likeness(reading.text), default=None)
    return best if best is not None and _likeness(best.text) > _LEAST_LIKENESS else None


_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x7f]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


def _is_text(text: str) -> bool:
    """Tell text from bytes that happen to decode: no NUL, next to no control characters."""
    return "\x00" not in text and len(_CONTROLS.findall(text)) * 1000 <= len(text)


def _by_utf8(data: bytes) -> Decoded | None:
    text = _strict(data, ("utf-8",))
    return Decoded(text, "UTF-8") if text is not None else None


def decode(data: bytes) -> Decoded:
    """Return the text of `data`.

    Raises ReadError that says what the file seems to be, or which encodings were tried. The
    message names no file; the caller knows it.
    """
    if kind := what_it_seems(data):
        raise ReadError(f"テキストではなく{kind}のようです。{_ADVICE}")
    for attempt in (_by_mark, _by_nuls, _by_escapes, _by_utf8, _by_likeness):
        decoded = attempt(data)
        if decoded is not None and _is_text(decoded.text):
            return decoded
    if len(_CONTROL_BYTES.findall(data[:_HEAD])) * 1000 > len(data[:_HEAD]):
        raise ReadError(
            f"テキストではなくバイナリファイルのようです（制御文字を含みます）。{_ADVICE}"
        )
    raise ReadError(
        f"文字コードが分かりません（試したもの: {_TRIED}）。UTF-8 で保存し直してください"
    )
