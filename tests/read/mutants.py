"""Seeded damage to good files: bits, cuts, swaps, and edits within the parts of a package."""

from __future__ import annotations

import io
import random
import zipfile

_WORDS = (
    b"<", b">", b"&#0;", b"&x;", b"\x00", b"\xff\xfe", b"-1", b"99999999999", b"<!DOCTYPE a>",
    b"endobj", b"stream", b"/Length 4294967295", b"/Kids [1 0 R]", b'w:val="-5"', b'r="ZZZ9"',
    "\u202e".encode(), "\ue000".encode(), b"\xed\xa0\x80",
)  # fmt: skip


def mutant(data: bytes, seed: int) -> bytes:
    """Return `data` damaged in a way that depends on the seed alone."""
    chance = random.Random(seed)
    if data.startswith(b"PK") and chance.random() < 0.7:
        inner = _in_package(data, chance)
        if inner is not None:
            return inner
    return _damaged(data, chance)


def _damaged(data: bytes, chance: random.Random) -> bytes:
    body = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        chance.choice((_flip, _cut, _swap, _insert, _zero, _repeat))(body, chance)
    return bytes(body)


def _spot(body: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(body)) if body else 0


def _flip(body: bytearray, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 20)):
        if body:
            body[_spot(body, chance)] ^= 1 << chance.randrange(8)


def _cut(body: bytearray, chance: random.Random) -> None:
    start = _spot(body, chance)
    del body[start : start + chance.choice((1, 10, 1_000, len(body)))]


def _swap(body: bytearray, chance: random.Random) -> None:
    a, b = sorted((_spot(body, chance), _spot(body, chance)))
    size = min(chance.choice((4, 64, 1_024)), b - a, len(body) - b)
    body[a : a + size], body[b : b + size] = body[b : b + size], body[a : a + size]


def _insert(body: bytearray, chance: random.Random) -> None:
    start = _spot(body, chance)
    body[start:start] = chance.choice(_WORDS)


def _zero(body: bytearray, chance: random.Random) -> None:
    start = _spot(body, chance)
    size = min(chance.choice((1, 16, 256)), len(body) - start)
    body[start : start + size] = bytes(size)


def _repeat(body: bytearray, chance: random.Random) -> None:
    start = _spot(body, chance)
    piece = bytes(body[start : start + chance.choice((10, 200, 5_000))])
    body[start:start] = piece * chance.randint(1, 20)


def _in_package(data: bytes, chance: random.Random) -> bytes | None:
    """Damage, drop or swap parts of a package and pack it again, so that it still unpacks."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, OSError, RuntimeError):
        return None
    names = sorted(parts)
    for _ in range(chance.randint(1, 3)):
        name = chance.choice(names)
        action = chance.random()
        if action < 0.1:
            parts.pop(name, None)
        elif action < 0.2:
            parts[name] = parts.get(chance.choice(names), b"")
        elif name in parts:
            parts[name] = _damaged(parts[name], chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in parts.items():
            package.writestr(name, body)
    return stream.getvalue()
