"""Say things in the language of the report: one lookup, one joining of parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from plandiff.errors import OptionError
from plandiff.report.view_model import Lang

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LANGS: tuple[Lang, ...] = get_args(Lang)


class Words(NamedTuple):
    """The frame texts of one language."""

    lang: Lang
    table: Mapping[str, str]

    def say(self, key: str, /, **values: object) -> str:
        """Give the text under `key` with its blanks filled in."""
        return self.table[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether there is a text under `key`."""
        return key in self.table

    def parts(self, counts: Iterable[tuple[str, int]], key: str = "part") -> str:
        """Name counts one after the other, leaving out those of nothing: 修正3、新設1."""
        return self.table["part.gap"].join(
            self.say(key, word=word, count=f"{count:,}") for word, count in counts if count
        )


def words_for(lang: str) -> Words:
    """Words of `lang`; raises OptionError for a language there is none of."""
    if lang == "ja":
        from plandiff.report.frame_ja import FRAME  # noqa: PLC0415  # one language is enough

        return Words("ja", FRAME)
    if lang == "en":
        from plandiff.report.frame_en import FRAME as ENGLISH  # noqa: PLC0415

        return Words("en", ENGLISH)
    raise OptionError(f"言語「{lang}」は使えません。使えるのは {' / '.join(LANGS)} です")
