"""One page of a PDF as it has been read, before its lines are laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from plandiff.read.pdf.bodies import Body
    from plandiff.read.pdf.raw import RawPage, Run
    from plandiff.read.pdf.visible import Seen


class Sheet(NamedTuple):
    """What is kept of a page until the document is put together."""

    no: int
    raw: RawPage
    """Without its runs."""
    seen: Seen
    body: Body
    turned: tuple[Run, ...]
    length: int
    """Characters drawn."""
