"""The published JSON Schemas of plandiff's outputs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

SCHEMAS: Final = {
    "comparison": "comparison-1.json",
    "segmentation": "segmentation-1.json",
    "targets": "targets-1.json",
    "results": "results-1.json",
    "check": "check-1.json",
    "policy": "policy-1.json",
}
"""Name of an output, and the file of the schema in force."""


def schema_bytes(name: str) -> bytes:
    """Give the schema of output `name`, as published."""
    return Path(__file__).with_name(SCHEMAS[name]).read_bytes()
