"""The program `plandiff`; asking for the version loads nothing else."""

from __future__ import annotations

import gc
import sys

from plandiff import __version__

COLLECT_AFTER = 100_000
"""New objects before a search for cycles: runs are short, and next to nothing here forms cycles."""


def main() -> int:
    """Run the program on the arguments of the process; the result is its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"plandiff {__version__}\n")
        return 0
    gc.set_threshold(COLLECT_AFTER, 20, 100)
    from plandiff.cli.run import run  # noqa: PLC0415  # see the docstring

    code = run(arguments)
    gc.freeze()  # nothing to find in the interpreter's own last search, through all there is
    return code


if __name__ == "__main__":
    sys.exit(main())
