"""The program `plandiff`; asking for the version loads nothing else."""

from __future__ import annotations

import sys

from plandiff import __version__


def main() -> int:
    """Run the program on the arguments of the process; the result is its exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        sys.stdout.write(f"plandiff {__version__}\n")
        return 0
    from plandiff.cli.run import run  # noqa: PLC0415  # see the docstring

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
