"""Print one generated document: python -m tests.generator --seed 7 [--answer]."""

from __future__ import annotations

import argparse
import json
import sys

from tests.generator import make_document


def main() -> int:
    """Write the text, or its answer as JSON, to stdout."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--answer", action="store_true")
    parser.add_argument("--knobs", action="store_true")
    options = parser.parse_args()
    made = make_document(options.seed)
    if options.knobs:
        print(made.knobs)  # noqa: T201
    elif options.answer:
        json.dump(made.answer.to_json(), sys.stdout, ensure_ascii=False, indent=1, default=str)
    else:
        sys.stdout.write(made.text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
