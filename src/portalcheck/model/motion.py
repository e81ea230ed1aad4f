"""What moves, blinks or changes by itself on a page that nobody touches."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class Mover(Frozen):
    """Something that was seen to change. `first` and `last` are when, in milliseconds of the watch.

    `kind` is `text` (the words of an element change, the first of them in `values`), `box` (it moves, comes and goes,
    or changes its opacity), `video`, `picture` (an animated GIF) or `drawing` (a canvas, an SVG, or a picture of
    another format). `changes` counts what was seen of it. `role` is a timer's or progress bar's around it, `called`
    holds its ids and classes. `alone` says that there is no other text on the page. `beside` names the controls that
    stand with it, an unnamed one by an empty name.
    """

    css: str
    snippet: str
    kind: str
    text: str = ""
    values: tuple[str, ...] = ()
    changes: int = 1
    first: int = 0
    last: int = 0
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    role: str = ""
    called: str = ""
    alone: bool = False
    beside: tuple[str, ...] = ()


class Motion(Artifact):
    """The page's own document, watched for `watched` milliseconds. `long` says that there was reason to go on watching.

    `buttons` and `links` are the names of what can be pressed on the page; `pausing` says that a style stops an
    animation while something is pointed at or has the focus.
    """

    name = "motion"
    watched: int
    long: bool
    movers: tuple[Mover, ...] = ()
    buttons: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    pausing: bool = False
