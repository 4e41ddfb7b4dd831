"""What other programs find in a PDF: an oracle for tests, used nowhere else."""

from __future__ import annotations

import io
import logging
import subprocess
import unicodedata
import warnings
from shutil import which
from typing import TYPE_CHECKING

import pdfplumber

if TYPE_CHECKING:
    from plandiff.model import Document

TOLERANCE = 0.05
ONE = 1
"""Characters that a page of a few words may differ by."""


def counts(data: bytes) -> list[int]:
    """Return how many characters each engine at hand prints, blanks and controls aside."""
    found = [*_by_pdfminer(data)]
    program = which("pdftotext")
    if program:
        done = subprocess.run(
            [program, "-raw", "-", "-"], input=data, capture_output=True, timeout=60, check=False
        )
        found.append(_printed(done.stdout.decode("utf-8", "replace")))
    return [count for count in found if count]


def agrees_or_warns(document: Document, data: bytes) -> bool:
    """Whether an engine finds as much as we do; if none does the report must say why."""
    assert document.account is not None
    read = document.account.read
    near = any(abs(read - count) <= max(ONE, TOLERANCE * count) for count in counts(data))
    return near or bool(document.problems)


def _by_pdfminer(data: bytes) -> tuple[int, ...]:
    """Count what pdfminer prints: all of it, and what is drawn twice at one place once."""
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with pdfplumber.open(io.BytesIO(data)) as document:
                printed = [
                    (page.page_number, char["text"], round(char["x0"], 1), round(char["top"], 1))
                    for page in document.pages
                    for char in page.chars
                ]
    except Exception:  # noqa: BLE001  the oracle fails on a file: it says nothing of it
        return ()
    finally:
        logging.disable(logging.NOTSET)
    return tuple(sum(_printed(text) for _, text, _, _ in some) for some in (printed, set(printed)))


def _printed(text: str) -> int:
    return sum(not c.isspace() and unicodedata.category(c) not in {"Cf", "Cc"} for c in text)
