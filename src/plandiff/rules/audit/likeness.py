"""How far two texts agree, by their pairs of characters."""

from __future__ import annotations

from functools import lru_cache

from plandiff.text.fold import bare


@lru_cache(maxsize=4096)
def pairs_of(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters, punctuation left out."""
    plain = bare(text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


def share(part: str, whole: str) -> float:
    """Return how much of `part` stands in `whole`, 0 to 1."""
    own = pairs_of(part)
    return len(own & pairs_of(whole)) / len(own) if own else 0.0


def same_text(one: str, other: str) -> float:
    """Return how far two texts agree both ways, 0 to 1."""
    return min(share(one, other), share(other, one))
