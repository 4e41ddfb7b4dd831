"""On real PDFs, damaged ones among them, a second engine finds as much, or the report warns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plandiff.errors import ReadError
from plandiff.options import ReadLimits
from plandiff.read.registry import find_reader
from tests.read.engines import agrees_or_warns

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 60_000
"""Bytes: the other engines take seconds a page of the large ones."""


@pytest.mark.timeout(300)
def test_another_engine_finds_as_much_or_the_report_warns(real_pdfs: tuple[Path, ...]) -> None:
    read = 0
    silent = []
    for path in real_pdfs:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            continue
        try:
            document = find_reader(data, path.name).read(path.name, data, ReadLimits())
        except ReadError:
            continue
        read += 1
        if not agrees_or_warns(document, data):
            silent.append(path.name)
    assert read > 50
    assert silent == []
