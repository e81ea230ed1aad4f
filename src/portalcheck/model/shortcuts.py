"""What single keys do on a page while nothing has the focus."""

from portalcheck.model.artifact import Artifact
from portalcheck.model.frozen import Frozen


class Shortcut(Frozen):
    """A printable key that changed the page when it was pressed alone.

    `kind` is what changed: `content`, `focus`, `state` (an attribute) or `address`; `css` names where. `certain` says
    that it changed while the key was being handled, or again when the key was pressed again. `turned_off` says that
    the key did nothing after one of the controls in `Shortcuts.controls` was operated.
    """

    key: str
    kind: str
    css: str = ""
    snippet: str = ""
    certain: bool = False
    turned_off: bool = False


class Shortcuts(Artifact):
    """Single printable keys, pressed one after the other in the page's own document, with the focus on nothing.

    `pressed` are the keys that were tried. `restless` says that the page changes without a key, too; what changes
    then, and what changes with most keys, is left out. `controls` are the words of controls that speak of shortcuts
    or keys, `links` those of what may lead to such a control.
    """

    name = "shortcuts"
    pressed: str = ""
    restless: bool = False
    found: tuple[Shortcut, ...] = ()
    controls: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
