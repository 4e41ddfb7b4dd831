"""Text as WordprocessingML: whatever a document holds stays text, and the XML stays well-formed."""

from __future__ import annotations

import re
from typing import Final

from plandiff.report.visible import visible

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_UNFIT: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\ufdd0-\ufdef]")
"""Code points XML cannot hold, and non-characters."""

_ESCAPES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape(text: str) -> str:
    """Text for an element or attribute: hidden and impossible characters as marks ⟦U+202E⟧."""
    return _UNFIT.sub(_named, visible(text)).translate(_ESCAPES)


def _named(found: re.Match[str]) -> str:
    return f"⟦U+{ord(found[0]):04X}⟧"


def run(text: str, look: str = "", *, deleted: bool = False) -> str:
    """Make a run of one look; `look` is the content of its w:rPr. Empty text gives no run."""
    if not text:
        return ""
    tag = "delText" if deleted else "t"
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def paragraph(content: str, style: str = "", more: str = "") -> str:
    """Make a paragraph of runs; `more` is further content of its w:pPr, in the schema's order."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{more}</w:pPr>" if named or more else ""
    return f"<w:p>{properties}{content}</w:p>"
