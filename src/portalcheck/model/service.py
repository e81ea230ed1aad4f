"""What is gathered from the page that tells about a service, and from nowhere else."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen

FileKind = Literal["pdf", "docx", "xlsx", "odt", "ods", "doc", "rtf", "zip", "html", "empty", "other"]
"""What a file is by its first bytes; `doc` is any of the old Office formats."""


class FormFile(Frozen):
    """A file that the page offers, and what came when it was asked for.

    `status` is None where no answer came, and `reason` says why. `broken` says why a file of a known kind does not
    open; `letters` counts those in a docx or odt, None where that is not known.
    """

    text: str
    url: str
    status: int | None
    reason: str = ""
    media_type: str = ""
    bytes: int = 0
    kind: FileKind = "other"
    broken: Literal["", "ends-early", "no-archive", "no-document"] = ""
    letters: int | None = None


class FormFiles(Artifact):
    """The files that the page of a service offers, each asked for once. `more` counts those that were not asked for,
    since there are so many; `pressed` are the words of what offers a file and has no address: a script gives it.
    """

    name = "form-files"
    scope = "service"
    files: tuple[FormFile, ...]
    more: int = 0
    pressed: tuple[str, ...] = ()


class Click(Frozen):
    """A link that is followed, by its text, and where it leads."""

    text: str
    url: str


class Clicks(Artifact):
    """The shortest way from the portal's home page to the page of a service by links; `path` is None where none was
    found.

    `depth` is how many clicks were followed at most, `read` how many pages were looked at for it, `unread` how many
    were found and not looked at, since they were too many or did not load.
    """

    name = "clicks"
    scope = "service"
    home: str
    depth: int
    path: tuple[Click, ...] | None
    read: int
    unread: int
