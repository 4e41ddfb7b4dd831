"""Write the JSON Schema of policy files, for editors, from the table of keys.

python -m plandiff.check.policy_schema > src/plandiff/schemas/policy-1.json
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from plandiff.check.catalogue import catalogue
from plandiff.check.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plandiff.check.keys import Key


def policy_schema() -> str:
    """Return the schema as JSON text."""
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "plandiff.policy/1",
        "description": "plandiff.toml、または pyproject.toml の [tool.plandiff]。",
    }
    return json.dumps({**head, **_table(KEYS)}, ensure_ascii=False, indent=2) + "\n"


def _table(keys: Sequence[Key]) -> dict[str, Any]:
    table: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {key.name: {"description": key.what, **_value(key)} for key in keys},
    }
    needed = [key.name for key in keys if key.needed]
    return {**table, "required": needed} if needed else table


def _value(key: Key) -> dict[str, Any]:  # noqa: PLR0911  # one exit per kind
    match key.kind:
        case "choice":
            return {"type": "string", "enum": list(key.choices)}
        case "flag":
            return {"type": "boolean"}
        case "text":
            return {"type": "string", "minLength": 1}
        case "texts":
            one = {"enum": _ids()} if key.name == "rules" else {"type": "string", "minLength": 1}
            return {"type": "array", "items": one}
        case "number":
            return {"type": "number", "minimum": 0}
        case "weights":
            weight = {"type": "string", "enum": list(key.choices)}
            return {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(_ids(), weight),
            }
        case "rows":
            row = _table(key.rows)
            if key.one_of:
                row["anyOf"] = [{"required": [name]} for name in key.one_of]
            return {"type": "array", "items": row}


def _ids() -> list[str]:
    return [row.id for row in catalogue()]


if __name__ == "__main__":
    sys.stdout.write(policy_schema())
