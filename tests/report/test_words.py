from __future__ import annotations

from string import Formatter
from typing import get_args

import pytest

from plandiff.errors import OptionError
from plandiff.model import (
    ClauseChange,
    ClauseKind,
    Column,
    Comparator,
    ProblemKind,
    Relation,
    SectionChange,
    Severity,
    TargetChange,
)
from plandiff.report.frame_en import FRAME as ENGLISH
from plandiff.report.frame_ja import FRAME as JAPANESE
from plandiff.report.words import LANGS, words_for

CLASSES = (
    ("target", TargetChange),
    ("clause", ClauseChange),
    ("clause", Relation),
    ("section", SectionChange),
    ("severity", Severity),
    ("problem", ProblemKind),
    ("kind", ClauseKind),
    ("column", Column),
    ("promise", Comparator),
)


def blanks(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_both_languages_say_the_same_things() -> None:
    assert list(JAPANESE) == list(ENGLISH)


@pytest.mark.parametrize("key", JAPANESE)
def test_both_languages_fill_in_the_same_blanks(key: str) -> None:
    # English needs no unit word after a count, so it may leave one out.
    assert set(blanks(ENGLISH[key])) <= set(blanks(JAPANESE[key])) | {"figure"}


@pytest.mark.parametrize(("kind", "classes"), CLASSES)
def test_every_class_of_the_model_has_a_word(kind: str, classes: object) -> None:
    for lang in LANGS:
        words = words_for(lang)
        assert [name for name in get_args(classes) if not words.has(f"{kind}.{name}")] == []


def test_unknown_language_is_named_with_those_there_are() -> None:
    with pytest.raises(OptionError, match="言語「fr」は使えません。使えるのは ja / en です"):
        words_for("fr")


def test_parts_leave_out_what_does_not_occur() -> None:
    words = words_for("ja")
    assert words.parts((("修正", 3), ("削除", 0), ("新設", 1_200))) == "修正3、新設1,200"
