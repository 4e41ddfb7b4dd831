"""Small PDFs drawn for the tests: text at a place, rules, pictures. Points, from the top left."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 842.0, 595.0
_FONT = "HeiseiMin-W3"
for _name in (_FONT, "HeiseiKakuGo-W5"):
    registerFont(UnicodeCIDFont(_name))


@dataclass
class Drawing:
    """A PDF being drawn; `text` and the like draw on the page begun last."""

    password: str = ""
    paper: tuple[float, float] = (WIDTH, HEIGHT)
    _stream: io.BytesIO = field(default_factory=io.BytesIO)

    def __post_init__(self) -> None:
        lock = StandardEncryption(self.password, strength=128) if self.password else None
        self.canvas = Canvas(
            self._stream, pagesize=self.paper, encrypt=lock, invariant=1, pageCompression=0
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        colour: tuple[float, float, float] = (0, 0, 0),
        mode: int = 0,
        font: str = _FONT,
    ) -> Drawing:
        """Print text with its base line at `y` from the top."""
        line = self.canvas.beginText(x, self.paper[1] - y)
        line.setFont(font, size)
        line.setFillColorRGB(*colour)
        line.setTextRenderMode(mode)
        line.textOut(text)
        self.canvas.drawText(line)
        return self

    def column(self, x: float, y: float, lines: Sequence[str], pitch: float = 16) -> Drawing:
        """Print lines one under the other."""
        for k, line in enumerate(lines):
            self.text(x, y + pitch * k, line)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, width: float = 0.5) -> Drawing:
        """Draw a line."""
        self.canvas.setLineWidth(width)
        self.canvas.line(x0, self.paper[1] - y0, x1, self.paper[1] - y1)
        return self

    def fill(
        self, x0: float, y0: float, x1: float, y1: float, colour: tuple[float, float, float]
    ) -> Drawing:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(*colour)
        self.canvas.rect(x0, HEIGHT - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        return self

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> Drawing:
        """Draw a picture."""
        self.canvas.drawInlineImage(_dot(), x0, HEIGHT - y1, x1 - x0, y1 - y0)
        return self

    def page(self) -> Drawing:
        """Begin the next page."""
        self.canvas.showPage()
        return self

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.showPage()
        self.canvas.save()
        return self._stream.getvalue()


def _dot() -> object:
    return Image.new("RGB", (2, 2), (200, 220, 240))


def prose(word: str, count: int) -> list[str]:
    """Return lines of running text, told apart by a word and a number."""
    return [
        f"・{word}の取組その{k}として、窓口の待ち時間を短くするよう努める。" for k in range(count)
    ]


def two_columns(*, ruled: bool, pages: int = 3) -> bytes:
    """Draw a plan in two columns: a title, heads on each page, and page numbers."""
    drawing = Drawing()
    for page in range(1, pages + 1):
        if page > 1:
            drawing.page()
        else:
            drawing.text(350, 40, "事業計画の新旧対照表", size=14)
        if ruled:
            drawing.rule(421, 60, 421, 520).rule(40, 60, 802, 60).rule(40, 520, 802, 520)
        drawing.text(50, 75, "令和７年度の計画").text(431, 75, "令和６年度の計画")
        drawing.column(50, 100, prose(f"新{page}", 20)).column(431, 100, prose(f"旧{page}", 18))
        drawing.text(410, 560, f"- {page} -")
    return drawing.done()
