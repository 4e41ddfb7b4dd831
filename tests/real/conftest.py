"""Where the real documents are; they are not part of this repository.

Looked for in `PLANDIFF_REAL_SEEDS`, else in `../shared/seeds` beside the checkout. Without them
the tests here are skipped, loudly; with `CI=true` they fail, so that CI never passes unseen.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_BESIDE_CHECKOUT = Path(__file__).resolve().parents[3] / "shared" / "seeds"


def _is_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


@pytest.fixture(scope="session")
def real_seeds() -> Path:
    """Return the folder of the real documents."""
    folder = Path(os.environ.get("PLANDIFF_REAL_SEEDS") or _BESIDE_CHECKOUT)
    if any(folder.glob("*.txt")):
        return folder
    reason = (
        f"REAL DOCUMENTS NOT TESTED: no *.txt in {folder}; "
        "set PLANDIFF_REAL_SEEDS to the folder that holds them"
    )
    if _is_ci():
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def real_gold(real_seeds: Path) -> Path:
    """Return the folder of answers read by hand, beside the documents."""
    folder = real_seeds.parent / "gold"
    if not folder.is_dir():
        reason = f"REAL ANSWERS NOT TESTED: no folder {folder}"
        if _is_ci():
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def real_pdfs(real_seeds: Path) -> tuple[Path, ...]:
    """Return real and damaged PDFs, in the folders `real` and `hostile` beside the documents."""
    folders = [real_seeds.parent / name for name in ("real", "hostile")]
    found = tuple(sorted(path for folder in folders for path in folder.rglob("*.pdf")))
    if not found:
        reason = f"REAL PDFS NOT TESTED: none in {' or '.join(map(str, folders))}"
        if _is_ci():
            pytest.fail(reason)
        pytest.skip(reason)
    return found
