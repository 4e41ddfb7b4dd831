"""ZIP packages (OOXML, ODF) opened under guard: nothing is unpacked before it was weighed.

Refused: too many entries, entries that swell too much, overlapping, doubled or encrypted
entries. Archives within the package are left alone; nothing is ever written to disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plandiff.read.refusals import ENCRYPTED, SAVE_AGAIN, broken, refusal

if TYPE_CHECKING:
    from plandiff.options import ReadLimits

__all__ = ["Package", "open_package"]

_LOCKED = (b"\xd0\xcf\x11\xe0", "EncryptedPackage".encode("utf-16-le"))
"""An office file with a password is no ZIP: its first bytes, and the name of what it holds."""

_SMALL = 1_000_000
"""Entries that unpack to less may swell by any ratio: blank space packs well."""


@dataclass(frozen=True, slots=True)
class Package:
    """A ZIP package whose entries have been weighed."""

    name: str
    archive: zipfile.ZipFile
    parts: frozenset[str]
    """Names of all entries, as stored."""

    def read(self, part: str) -> bytes:
        """Unpack one entry. Raises ReadError when it is missing or damaged."""
        try:
            info = self.archive.getinfo(part)
            with self.archive.open(info) as stream:
                data = stream.read(info.file_size + 1)
        except KeyError as error:
            raise broken(self.name, f"{part} がありません") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            RuntimeError,
            ValueError,
        ) as error:
            raise broken(self.name, f"{part} を取り出せません") from error
        if len(data) > info.file_size:
            raise broken(self.name, f"{part} の大きさが合いません")
        return data


def open_package(name: str, data: bytes, limits: ReadLimits) -> Package:
    """Open `data` as a ZIP package. Raises ReadError when it is damaged or over a limit."""
    if data.startswith(_LOCKED[0]) and _LOCKED[1] in data:
        raise refusal(name, ENCRYPTED)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
        raise refusal(name, f"壊れているか、途中で切れています。{SAVE_AGAIN}") from error
    entries = archive.infolist()
    if len(entries) > limits.max_zip_entries:
        most = f"上限{limits.max_zip_entries:,}"
        raise refusal(name, f"中のファイルが多すぎます（{most}）。分けてください")
    for entry in entries:
        _check(name, entry, limits)
    if sum(entry.file_size for entry in entries) > limits.max_zip_bytes:
        most = f"上限{limits.max_zip_bytes:,}バイト"
        raise refusal(name, f"展開すると大きすぎます（{most}）。分けてください")
    _check_overlap(name, entries)
    return Package(name, archive, frozenset(entry.filename for entry in entries))


def _check(name: str, entry: zipfile.ZipInfo, limits: ReadLimits) -> None:
    if entry.flag_bits & 0x1:
        raise refusal(name, ENCRYPTED)
    swollen = entry.file_size > limits.max_zip_ratio * max(1, entry.compress_size)
    if entry.file_size > _SMALL and swollen:
        raise refusal(
            name,
            f"{entry.filename} が展開すると{limits.max_zip_ratio}倍より大きくなります。"
            f"ZIP 爆弾のおそれがあるため読みません。{SAVE_AGAIN}",
        )


def _check_overlap(name: str, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse entries that share bytes or a name: one of them would be read for the other."""
    end = 0
    for entry in sorted(entries, key=lambda e: e.header_offset):
        if entry.header_offset < end:
            raise broken(name, f"{entry.filename} がほかと重なっています")
        end = entry.header_offset + 30 + entry.compress_size
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names):
        double = next(n for k, n in enumerate(names) if n in names[:k])
        raise broken(name, f"{double} が二つあります")
