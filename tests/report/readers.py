"""What each format holds, read with a library that had no part in writing it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


@dataclass(frozen=True)
class Held:
    """The text of a file and the kinds of thing it is built of."""

    text: str
    built_of: frozenset[str]
    """Element and attribute names, link targets, parts: what a text must never add to."""


def of_html(content: bytes) -> Held:
    page = html.document_fromstring(content.decode("utf-8"))
    kinds: set[str] = set()
    for element in page.iter(etree.Element):
        kinds.add(f"<{_local(element.tag)}>")
        kinds |= {f"{_local(element.tag)}@{_local(name)}" for name in element.attrib}
        for name in ("href", "src", "action", "formaction"):
            target = element.get(name)
            if target is not None and not target.startswith("#"):
                kinds.add(f"{name}={target}")
    return Held("".join(map(str, page.itertext())), frozenset(kinds))


def _local(name: object) -> str:
    """A name without its namespace."""
    return etree.QName(str(name)).localname


def of_markdown(content: bytes) -> Held:
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only this reader needs it

    kinds, text = set(), []
    for block in (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(content.decode("utf-8"))
    ):
        kinds.add(block.type)
        for token in block.children or ():
            is_tag = token.type == "html_inline"
            kinds.add(f"tag {token.content}" if is_tag else token.type)
            text.append("" if is_tag else token.content)
    return Held("".join(text), frozenset(kinds))


def of_json(content: bytes) -> Held:
    values: list[str] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for item in value.values():
                walk(item)
        elif isinstance(value, list):
            for item in value:
                walk(item)
        elif isinstance(value, str):
            values.append(value)

    walk(json.loads(content))
    return Held("\n".join(values), frozenset())


_HIDDEN: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff]")


def of_text(content: bytes) -> Held:
    shown = content.decode("utf-8")
    return Held(shown, frozenset(f"U+{ord(char):04X}" for char in _HIDDEN.findall(shown)))


def of_xml_parts(content: bytes, is_text: Callable[[str], bool]) -> Held:
    """Word and Excel: every part well-formed, nothing but XML in it."""
    kinds, text = set(), []
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            kinds.add(name)
            # No entity is expanded and nothing is loaded: a DOCTYPE is a finding.
            if b"<!DOCTYPE" in package.read(name):
                kinds.add(f"{name} DOCTYPE")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
            root = etree.fromstring(package.read(name), parser)
            for element in root.iter(etree.Element):
                kinds |= _of_element(element)
                if is_text(name) and _local(element.tag) in ("t", "delText"):
                    text.append(element.text or "")
                elif _local(element.tag) in ("p", "si"):
                    text.append("\n")
    return Held("".join(text), frozenset(kinds))


def _of_element(element: etree._Element) -> frozenset[str]:
    kind = _local(element.tag)
    target = element.get("Target")
    return frozenset(
        {f"<{kind}>", *(f"{kind}@{_local(name)}" for name in element.attrib)}
        | ({f"target {target}", f"mode {element.get('TargetMode')}"} if target else set())
    )


def of_docx(content: bytes) -> Held:
    return of_xml_parts(content, lambda name: name == "word/document.xml")


def of_xlsx(content: bytes) -> Held:
    held = of_xml_parts(content, lambda name: name == "xl/sharedStrings.xml")
    # Excel writes characters that XML has no place for as _xHHHH_.
    return Held(
        re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), held.text),
        held.built_of,
    )


def of_pdf(content: bytes) -> Held:
    import pypdfium2  # noqa: PLC0415  # only this reader needs it
    from pypdfium2 import raw  # noqa: PLC0415

    document = pypdfium2.PdfDocument(content)
    kinds = {
        name
        for name, count in (
            ("script", raw.FPDFDoc_GetJavaScriptActionCount(document)),
            ("attachment", raw.FPDFDoc_GetAttachmentCount(document)),
            ("form", int(raw.FPDF_GetFormType(document) != raw.FORMTYPE_NONE)),
            ("annotation", sum(raw.FPDFPage_GetAnnotCount(page) for page in document)),
        )
        if count
    }
    text = "".join(page.get_textpage().get_text_range() for page in document)
    return Held(text, frozenset(kinds))


READERS: Final[Mapping[str, Callable[[bytes], Held]]] = {
    "html": of_html,
    "markdown": of_markdown,
    "json": of_json,
    "text": of_text,
    "xlsx": of_xlsx,
    "docx": of_docx,
    "pdf": of_pdf,
}
"""By name of the format; a format without a reader fails the tests that use this table."""
