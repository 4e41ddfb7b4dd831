from __future__ import annotations

import pytest

from plandiff.errors import OptionError
from plandiff.report.registry import FORMATS, SEGMENTATION_FORMATS, format_named, format_of_file


def test_names_and_suffixes_are_unique() -> None:
    for formats in (FORMATS, SEGMENTATION_FORMATS):
        names = [row.name for row in formats]
        suffixes = [suffix for row in formats for suffix in row.suffixes]
        assert len(set(names)) == len(names)
        assert len(set(suffixes)) == len(suffixes)


@pytest.mark.parametrize(
    ("target", "name"),
    [("a.html", "html"), ("令和7年度.MD", "markdown"), ("x.y/out.json", "json"), ("b.txt", "text")],
)
def test_the_suffix_tells_the_format(target: str, name: str) -> None:
    assert format_of_file(target, FORMATS).name == name


def test_a_suffix_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(OptionError, match=r"a\.xyz: 拡張子から形式が分かりません.*\.html.*\.json"):
        format_of_file("a.xyz", FORMATS)


def test_a_format_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        OptionError, match="「pdfx」は使えません。使えるのは html / markdown / json"
    ):
        format_named("pdfx", FORMATS)
