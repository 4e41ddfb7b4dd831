"""Characters a reader of the page cannot see or trust: said aloud, never removed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plandiff.model import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from plandiff.model import Line

__all__ = ["find_suspects"]

_CLASSES = (
    ("文字化けで失われた文字", re.compile("\ufffd"), "原文と照らして確かめてください"),
    (
        "文字の並びを変える制御文字",
        re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
        "見た目と中身が違うおそれがあります",
    ),
    (
        "幅のない文字",
        re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]"),
        "見た目が同じでも違いとして扱います",
    ),
)
_ANY = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd]")
_MOST_RANGES = 50


def find_suspects(lines: Iterable[Line]) -> tuple[Problem, ...]:
    """Return one problem per class of suspect character found, with its lines and code points."""
    kept = [line for line in lines if _ANY.search(line.text)]
    problems = []
    for name, pattern, meaning in _CLASSES:
        hits = [(line.no, line.page, pattern.findall(line.text)) for line in kept]
        hits = [hit for hit in hits if hit[2]]
        if not hits:
            continue
        codes = sorted({f"U+{ord(c):04X}" for _, _, found in hits for c in found})
        message = f"{name}（{'、'.join(codes)}）が{len(hits)}行にあります。{meaning}。"
        ranges = tuple((no, no) for no, _, _ in hits[:_MOST_RANGES])
        problems.append(Problem("suspect", message, hits[0][1], ranges))
    return tuple(problems)
