"""What holds for every real document as text, whatever it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from plandiff.options import ReadLimits
from plandiff.read import read_document
from plandiff.read.text import read_text
from plandiff.text.fold import fold, fold_with_map
from plandiff.text.markers import parse_markers
from plandiff.text.tokens import tokenize

if TYPE_CHECKING:
    from pathlib import Path

    from plandiff.model import Document

_LIMITS = ReadLimits()


def _documents(folder: Path) -> list[Document]:
    return [read_document(path, _LIMITS) for path in sorted(folder.glob("*.txt"))]


def test_every_character_is_placed_or_named(real_seeds: Path) -> None:
    for document in _documents(real_seeds):
        account = document.account
        assert account is not None
        assert account.read == account.placed + sum(count for _, count in account.ignored)
        assert account.unread == ()


@pytest.mark.parametrize(
    "codec", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp932", "euc_jis_2004"]
)
def test_the_encoding_makes_no_difference(real_seeds: Path, codec: str) -> None:
    for path in sorted(real_seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8").encode(codec, "ignore").decode(codec)
        expected = read_text("plan", text.encode(), _LIMITS)
        assert read_text("plan", text.encode(codec), _LIMITS).lines == expected.lines


def test_line_ends_make_no_difference(real_seeds: Path) -> None:
    for path in sorted(real_seeds.glob("*.txt")):
        data = path.read_bytes()
        expected = read_text("plan", data, _LIMITS).lines
        for end in (b"\r\n", b"\r"):
            assert read_text("plan", data.replace(b"\n", end), _LIMITS).lines == expected


def test_text_rooms_keep_every_character(real_seeds: Path) -> None:
    for document in _documents(real_seeds):
        for line in document.lines:
            assert "".join(tokenize(line.text)) == line.text
            folded = fold_with_map(line.text)
            assert folded.text == fold(line.text)
            assert list(folded.offsets) == sorted(folded.offsets)
            for marker in parse_markers(line.text):
                assert line.text[marker.start : marker.end] == marker.text


def test_page_starts_agree_with_those_read_by_hand(real_seeds: Path, real_gold: Path) -> None:
    for answers in sorted(real_gold.glob("*_facts.json")):
        facts = json.loads(answers.read_text(encoding="utf-8"))["document"]
        document = read_document(real_seeds / facts["file"], _LIMITS)
        found = {
            a.no
            for a, b in zip(document.lines[1:], document.lines, strict=False)
            if a.page > b.page
        }
        expected = set(facts["page_starts"]) - {1}
        assert expected <= found
        # A table box in the middle of a page looks like a page start; more than one would not.
        assert len(found - expected) <= 1
