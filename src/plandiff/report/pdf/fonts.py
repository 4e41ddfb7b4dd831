"""Which of the fonts that come with the extra stands for a font a profile names."""

from __future__ import annotations

from typing import Final

from plandiff.errors import OptionError

SERIF: Final = "Noto Serif JP"
SANS: Final = "Noto Sans JP"

_KINDS: Final = (
    (SERIF, ("明朝", "mincho", "serif jp", "serif cjk", "roman")),
    (SANS, ("ゴシック", "gothic", "sans jp", "sans cjk", "メイリオ", "meiryo", "arial")),
)
"""Words of a font's name that tell its kind. No font of the machine is used: it may not be there
on the next one, and may not be embedded."""


def family(name: str) -> str:
    """Give the bundled family of the same kind; raises OptionError for a kind there is none of."""
    folded = name.strip().casefold()
    for kind, words in _KINDS:
        if any(word in folded for word in words):
            return kind
    raise OptionError(
        f"書体「{name}」は PDF では使えません。明朝体かゴシック体の書体を指定してください"
    )
