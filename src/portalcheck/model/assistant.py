"""A virtual assistant, as it was found, opened, asked and closed."""

from typing import Literal

from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Evidence, Pointer
from portalcheck.model.frozen import Frozen

Untried = Literal[
    "",
    "not-permitted",  # it, or the frame that its field is in, is not on this machine, and the portal file names it not
    "stopped",  # what it sent elsewhere was stopped on its way
    "no-field",  # the field took no text
]


class Part(Frozen):
    """An element of it; `role` and `name` are those that the browser tells assistive technology."""

    css: str
    frame: str = ""
    snippet: str = ""
    role: str = ""
    name: str = ""

    @property
    def pointer(self) -> Pointer:
        """Where it is."""
        return Pointer(css=self.css, frame=self.frame, snippet=self.snippet)


class Assistant(Artifact):
    """What became of it.

    `launcher` is the control that opens it, None where the page itself is the assistant; `field` takes the question;
    `panel` is what came up with it. None of them is there where none was found; `nearest` is then what a control is
    called that bears the words of an assistant and opened no field.

    `focusable` says that Tab can reach the launcher. `key` opened it, empty where none did; `pointer` says that a click
    did and no key, twice. `reached` says that the focus went into the field, or Tab led to it.

    `sent` is what sent the question, `answer` the text that came, empty where none did within `waited` seconds;
    `milliseconds` is when it began to come. `closed` is what closed it, empty where nothing did, None where it was not
    tried; `returned` is where the focus was then. `untried` says why no question was asked, and `origin` where it would
    have gone.
    """

    name = "assistant"
    launcher: Part | None = None
    field: Part | None = None
    panel: Part | None = None
    nearest: str = ""
    focusable: bool = True
    key: Literal["Enter", "Space", ""] = ""
    pointer: bool = False
    reached: bool = True
    question: str = ""
    sent: Literal["Enter", "button", ""] = ""
    answer: str = ""
    milliseconds: int | None = None
    waited: float = 0
    closed: Literal["Escape", "button", "launcher", ""] | None = None
    returned: Literal["launcher", "none", "elsewhere"] | None = None
    untried: Untried = ""
    origin: str = ""
    picture: Evidence | None = None

    @property
    def found(self) -> Part | None:
        """What shows that there is one."""
        return self.launcher or self.field

    @property
    def opened(self) -> bool:
        """Whether something was pressed and opened it."""
        return bool(self.launcher and self.field)

    def evidence(self, target: Pointer) -> tuple[Evidence, ...]:
        """Give the picture of the answer."""
        shown = self.panel is not None and self.panel.pointer.key == target.key
        return (self.picture,) if shown and self.picture else ()
