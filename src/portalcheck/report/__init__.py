"""Voices: one module a format.

A reporter writes a report into the results folder and changes nothing in it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from portalcheck.model.report import Report


@dataclass(frozen=True)
class Reporter:
    """Writes one file; `name` is what it is chosen by."""

    name: str
    file_name: str
    write: Callable[[Report, Path], None]
    doc: str

    def __call__(self, report: Report, folder: Path) -> Path:
        """Write the report and give the path of the file; one that raises leaves no half of a file."""
        path = folder / self.file_name
        part = path.with_name(f".part-{self.file_name}")
        folder.mkdir(parents=True, exist_ok=True)
        try:
            self.write(report, part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        return path


def reporter(name: str, file_name: str) -> Callable[[Callable[[Report, Path], None]], Reporter]:
    """Make a function `(report, path)` a reporter; `path` is the file it is to write.

    It lies in the results folder, and gets its own name once it is whole.
    """

    def declare(function: Callable[[Report, Path], None]) -> Reporter:
        return Reporter(name, file_name, function, (function.__doc__ or "").strip())

    return declare
