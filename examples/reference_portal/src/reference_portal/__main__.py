"""The command: ``python -m reference_portal``."""

from __future__ import annotations

import argparse
import signal
import sqlite3
import sys
import textwrap
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from reference_portal.defects import DEFECTS, FILES, PAGES, SIGNED_IN, DefectSwitches, UnknownDefectError
from reference_portal.server import HOST, serve


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.defects:
        print(_list_of_defects())
        return 0
    try:
        DefectSwitches(options.defect)
    except UnknownDefectError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
    # A service manager ends the portal as a person does: both raise KeyboardInterrupt in this thread.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with (
            suppress(KeyboardInterrupt),
            serve(defects=options.defect, port=options.port, database=options.database) as portal,
        ):
            print(f"Reference portal: {portal.url}", flush=True)
            threading.Event().wait()
    except OSError as error:
        print(f"{parser.prog}: cannot listen on {HOST}:{options.port}: {error.strerror}", file=sys.stderr)
        return 1
    except sqlite3.Error as error:
        print(f"{parser.prog}: cannot use the database {options.database}: {error}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="reference-portal",
        description="Serve a small Vietnamese public-service portal on 127.0.0.1.",
        allow_abbrev=False,  # --defect and --defects differ by one letter
    )
    parser.add_argument("--port", type=_port, default=0, help="port to listen on; 0, the default, takes a free one")
    parser.add_argument(
        "--defect", action="append", default=[], metavar="NAME", help="switch a defect on; may be repeated"
    )
    parser.add_argument(
        "--defects", action="store_true", help="list the defects by page with the rules they fail, and exit"
    )
    parser.add_argument(
        "--database",
        type=Path,
        metavar="PATH",
        help="file to keep what is sent; without it, a temporary file that goes when the portal ends",
    )
    return parser


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port number from 0 to 65535")
    return int(text)


def _list_of_defects() -> str:
    lines: list[str] = []
    for page in (*PAGES, *SIGNED_IN, *FILES):
        defects = [defect for defect in DEFECTS.values() if page in defect.pages]
        if defects:
            lines.append(page)
        for defect in defects:
            seen = (("fails", defect.rules), ("also", defect.also), ("asks about", defect.asks))
            rules = "; ".join(f"{verb} {', '.join(names)}" for verb, names in seen if names)
            lines.append(f"  {defect.name}")
            for text in (defect.description, rules):
                lines += (f"      {line}" for line in textwrap.wrap(text, 94, break_on_hyphens=False))
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
