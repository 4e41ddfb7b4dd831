"""Writing an answer as the separate gold files an external scorer takes.

python -m tests.generator.samples.export seeds/plan_two_columns DIRECTORY
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path


def export(sample: Path, folder: Path, stem: str = "001") -> None:
    """Write STEM_columns.tsv, _sections, _section_pairs, _clauses and _kpis.json."""
    folder.mkdir(parents=True, exist_ok=True)
    answer = json.loads(sample.with_suffix(".answer.json").read_text(encoding="utf-8"))
    text = sample.with_suffix(".txt").read_text(encoding="utf-8").split("\n")
    rows = [
        f"{c['line']}\t{c['page']}\t{c['side']}\t{text[c['line'] - 1]}" for c in answer["columns"]
    ]
    (folder / f"{stem}_columns.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    for name in ("sections", "section_pairs", "clauses", "kpis"):
        (folder / f"{stem}_{name}.json").write_text(
            json.dumps(answer[name], ensure_ascii=False, indent=1), encoding="utf-8"
        )


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sample", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    export(options.sample, options.folder)


if __name__ == "__main__":
    main()
