"""Changes of form alone are no changes: the same plan in another file compares as equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.generator import make_document
from tests.properties.documents import between, generated, read_bytes, segmented, substantive

if TYPE_CHECKING:
    from plandiff.model import Segmentation

SEED = 13
ENCODED = {
    "bom": "utf-8-sig",
    "utf-16": "utf-16",
    "utf-16 little": "utf-16-le",
    "cp932": "cp932",
    "euc-jp": "euc-jp",
}


def plain() -> str:
    """Text that every Japanese encoding can write: no circled or Roman numerals."""
    return make_document(SEED, size=6, profile="decimal", table=False).text


def same_plans(first: Segmentation, second: Segmentation) -> list[str]:
    return [
        *substantive(between(first.current, second.current)),
        *substantive(between(first.previous, second.previous)),
    ]


@pytest.mark.parametrize("name", sorted(ENCODED))
def test_encoding_means_nothing(name: str) -> None:
    content = plain().encode(ENCODED[name])
    if name == "utf-16 little":
        content = b"\xff\xfe" + content
    assert same_plans(read_bytes(content), read_bytes(plain().encode())) == []


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_mean_nothing(end: str) -> None:
    text = generated(SEED).text
    assert same_plans(read_bytes(text.replace("\n", end).encode()), segmented(SEED)) == []


WIDTHS = {
    "percent": str.maketrans("％", "%"),
    "digits": str.maketrans("0123456789", "０１２３４５６７８９"),
    "brackets": str.maketrans("（）", "()"),
}


@pytest.mark.parametrize("name", sorted(WIDTHS))
def test_width_means_nothing(name: str) -> None:
    text = generated(SEED).text
    changed = text.translate(WIDTHS[name])
    assert changed != text
    assert same_plans(read_bytes(changed.encode()), segmented(SEED)) == []


@pytest.mark.parametrize("columns", [(24, 24), (38, 36)])
def test_line_breaks_mean_nothing(columns: tuple[int, int]) -> None:
    wrapped = make_document(SEED, size=6, columns=columns).text
    assert wrapped != generated(SEED).text
    assert same_plans(read_bytes(wrapped.encode()), segmented(SEED)) == []


@pytest.mark.parametrize("height", [30, 50])
def test_page_ends_mean_nothing(height: int) -> None:
    text = make_document(SEED, size=6, height=height).text
    assert text != generated(SEED).text
    assert same_plans(read_bytes(text.encode()), segmented(SEED)) == []


def test_page_mark_means_nothing() -> None:
    blank = make_document(SEED, size=6, form_feed=False, blank_lines=True).text
    feed = make_document(SEED, size=6, form_feed=True, blank_lines=True).text
    assert blank != feed
    assert same_plans(read_bytes(blank.encode()), read_bytes(feed.encode())) == []


def test_year_style_means_nothing() -> None:
    both = make_document(SEED, size=6, years=("both", "both")).text
    era = make_document(SEED, size=6, years=("era", "era")).text
    assert both != era
    assert same_plans(read_bytes(both.encode()), read_bytes(era.encode())) == []
