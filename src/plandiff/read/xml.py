"""XML parts parsed under guard: no DOCTYPE, no entity, no network, bounded depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plandiff.read.refusals import SAVE_AGAIN, broken, refusal

if TYPE_CHECKING:
    from lxml import etree

    from plandiff.errors import ReadError
    from plandiff.options import ReadLimits

__all__ = ["parse_xml"]

_LIBRARY_DEPTH = 256
"""libxml2 itself refuses to go deeper."""


def parse_xml(name: str, part: str, data: bytes, limits: ReadLimits) -> etree._Element:
    """Parse one part of `name`. Raises ReadError for a DOCTYPE, bad XML or too deep nesting."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        # A bomb may also fail as a syntax error: name what it is.
        if _names_doctype(data):
            raise _doctype(name, part) from error
        raise _unreadable(name, part, error) from error
    info = root.getroottree().docinfo
    if info.internalDTD is not None or info.doctype or _names_doctype(data[:1024]):
        raise _doctype(name, part)
    depth = limits.max_xml_depth
    if depth < _LIBRARY_DEPTH and root.xpath(f"boolean(//*[count(ancestor::*) >= {depth}])"):
        raise refusal(name, f"{part} の入れ子が深すぎます（上限{depth}）。{SAVE_AGAIN}")
    return root


def _unreadable(name: str, part: str, error: etree.XMLSyntaxError | ValueError) -> ReadError:
    """Say where an XML part breaks off; nesting that the library refuses is named as such."""
    if "depth" in str(error).lower():
        return refusal(name, f"{part} の入れ子が深すぎます（上限{_LIBRARY_DEPTH}）。{SAVE_AGAIN}")
    line = getattr(error, "lineno", None)
    place = f"{part} の{line}行目" if line else part
    return broken(name, f"{place}が XML として読めません")


def _names_doctype(data: bytes) -> bool:
    return b"<!DOCTYPE" in data or any(
        "<!DOCTYPE".encode(code) in data for code in ("utf-16-le", "utf-16-be")
    )


def _doctype(name: str, part: str) -> ReadError:
    return refusal(
        name,
        f"{part} に DOCTYPE があります。Office 文書には要らないもので、危険なため読みません。"
        f"{SAVE_AGAIN}",
    )
