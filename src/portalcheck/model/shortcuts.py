"""What single keys do on a page while nothing has the focus."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class Shortcut(Frozen):
    """A key that changed the page when it was pressed alone. `again` says that it did so a second time, `kind` what
    changed: `content`, `focus`, `address` or `state` (an attribute); `css` names where.
    """

    key: str
    kind: str
    css: str = ""
    again: bool = False


class Shortcuts(Artifact):
    """Single printable keys, pressed one after the other with the focus on nothing.

    `pressed` are the keys that were tried. `listens` says that the page listens to keys at all, None where that is not
    known. `restless` says that the page also changes when no key is pressed. `controls` are visible or hidden controls
    whose words speak of shortcuts or keys, so that they may turn them off, and `links` those that may lead to such.
    """

    name = "shortcuts"
    pressed: str = ""
    listens: bool = True
    restless: bool = False
    found: tuple[Shortcut, ...] = ()
    controls: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
