"""Breaking text into printed lines, with the line-breaking rules of the language."""

from __future__ import annotations

import re
import unicodedata

NO_START = frozenset("、。，．）」』】〕〉》ー・？！％%々ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
NO_END = frozenset("（「『【〔〈《")
WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9.,]*|.", re.DOTALL)


def width(text: str) -> int:
    """Return the width in half-width columns."""
    return sum(2 if unicodedata.east_asian_width(ch) in "WFA" else 1 for ch in text)


def wrap_ja(text: str, columns: int) -> list[str]:
    """Break at `columns` full-width characters; Latin words and figures stay whole."""
    limit = columns * 2
    lines: list[str] = []
    line = ""
    for atom in WORD.findall(text):
        if line and width(line + atom) > limit and not (atom in NO_START and width(line) <= limit):
            carry = ""
            while line and line[-1] in NO_END and len(line) > 1:
                carry, line = line[-1] + carry, line[:-1]
            lines.append(line.rstrip())
            line = carry + atom.lstrip() if atom != " " else carry
        else:
            line += atom
    return [*lines, line.rstrip()] if line.strip() else lines


def wrap_en(text: str, columns: int) -> list[str]:
    """Break at blanks; `columns` counts full-width characters, so twice as many letters."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > columns * 2:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line else lines
