"""The sound and video of a page, and what else it offers that may say the same."""

from portalcheck.model.artifact import Artifact, MissingFrame
from portalcheck.model.frozen import Frozen


class Track(Frozen):
    """A text track. `state` is `loaded`, `error`, or `unknown` where it gave no answer; `cues` counts its cues."""

    kind: str
    language: str = ""
    label: str = ""
    state: str = "unknown"
    cues: int = 0


class Medium(Frozen):
    """An `audio` or `video` element.

    `ready` is the element's own readyState, `duration` in seconds (-1 where unknown or endless). `begin` and `end` are
    those of a media fragment (`#t=25`), -1 where none is given. `sound` is for how many seconds something can be heard
    between them, None where that is not known; `picture`, that it has one. `labelled` holds what an ARIA label, a title
    or a description says of it.
    """

    tag: str
    css: str
    snippet: str
    source: str = ""
    visible: bool = True
    exposed: bool = True
    ready: int = 4
    duration: float = -1
    begin: float = -1
    end: float = -1
    sound: float | None = None
    picture: bool = False
    autoplay: bool = False
    muted: bool = False
    controls: bool = False
    loop: bool = False
    labelled: str = ""
    tracks: tuple[Track, ...] = ()


class Press(Frozen):
    """Something to press. `aside`: in a header, a footer or the navigation; `drawn`: it holds a picture."""

    name: str
    link: bool = False
    aside: bool = False
    drawn: bool = False


class MediaFrame(Frozen):
    """The media of one frame. `words` counts the words around them that all can read, outside of headers, footers and
    navigation; `presses` holds what can be pressed anywhere.
    """

    frame: str
    media: tuple[Medium, ...]
    words: int = 0
    presses: tuple[Press, ...] = ()


class Media(Artifact):
    """Every frame that holds sound or video."""

    name = "media"
    frames: tuple[MediaFrame, ...]
    missing_frames: tuple[MissingFrame, ...] = ()
