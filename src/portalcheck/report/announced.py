"""What a screen reader announces, in words: the lines of `measure/announced.py` in the language of the report."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from portalcheck.measure.announced import Line, announced
from portalcheck.model.artifact import Tree
from portalcheck.model.ruleset import Language
from portalcheck.model.subject import VisitKey
from portalcheck.report.cut import Cut
from portalcheck.report.translations import translations

MOST_LINES = 200  # of one step; the others are counted
MOST_IN_ALL = 10_000  # of one page; what comes after is told by the command that prints it
_LONGEST = 400  # characters of one text


class Said(NamedTuple):
    """One line in words: what it is, what it is called or says, and what else is known of it. Text is nothing but
    `text`.
    """

    what: str
    text: Cut
    more: str

    def __str__(self) -> str:
        """Write it as one line of plain text."""
        called = ": ".join(filter(None, (self.what, self.text.text)))
        return f"{called} ({self.more})" if self.more else called


class Heard(NamedTuple):
    """The first lines of a step, and how many more there are."""

    lines: list[Said]
    more: int


class Listener:
    """Gives the lines of one step after the other, read from where the run is stored, up to a limit in all."""

    def __init__(self, tree: Callable[[VisitKey], Tree | None], language: Language) -> None:
        self._tree = tree
        self._language: Language = language
        self._left = MOST_IN_ALL

    def __call__(self, subject: str, device: str) -> Heard | None:
        """Give the lines; None where nothing was stored. Beyond the limit there are none, and none is counted."""
        if self._left <= 0:
            return Heard([], 0)
        tree = self._tree(VisitKey(subject=subject, device=device))
        if tree is None:
            return None
        lines = list(announced(tree))
        shown = lines[: min(MOST_LINES, self._left)]
        self._left -= len(shown)
        return Heard([said(line, self._language) for line in shown], len(lines) - len(shown))


def said(line: Line, language: Language) -> Said:
    """Put a line into words."""
    pgettext, _ = _speaker(language)
    what = ", ".join(filter(None, (_role(role.name, role.numbers, language) for role in line.roles)))
    if line.ends:
        what = pgettext("screen reader", "end of %(what)s") % {"what": what}
    elif line.roles and not line.text and line.roles[-1].name in _WANT_A_NAME:
        what = pgettext("screen reader", "%(what)s without a name") % {"what": what}
    states = [_states(language)[state] for state in line.states if state in _states(language)]
    more = ", ".join(filter(None, (*states, line.value[:_LONGEST], line.description[:_LONGEST])))
    return Said(what, Cut.of(line.text, _LONGEST), more)


_WANT_A_NAME = frozenset(
    {"heading", "link", "button", "image", "img", "DisclosureTriangle", "tab", "option", "menuitem", "Iframe", "dialog"}
    | {"checkbox", "combobox", "listbox", "radio", "searchbox", "slider", "spinbutton", "switch", "textbox", "Date"}
    | {"DateTime", "InputTime", "ColorWell", "menuitemcheckbox", "menuitemradio", "alertdialog", "treeitem"}
)


def _role(name: str, numbers: tuple[int, ...], language: Language) -> str:
    pgettext, npgettext = _speaker(language)
    if name == "heading" and numbers:
        return pgettext("screen reader", "heading level %(level)s") % {"level": numbers[0]}
    if name == "list":
        items = npgettext("screen reader", "list of %(num)s item", "list of %(num)s items", numbers[0])
        return items % {"num": numbers[0]}
    if name == "table":
        rows = npgettext("screen reader", "%(num)s row", "%(num)s rows", numbers[0]) % {"num": numbers[0]}
        columns = npgettext("screen reader", "%(num)s column", "%(num)s columns", numbers[1]) % {"num": numbers[1]}
        return pgettext("screen reader", "table of %(rows)s and %(columns)s") % {"rows": rows, "columns": columns}
    if name == "row":
        return pgettext("screen reader", "row %(row)s") % {"row": numbers[0]}
    return _roles(language).get(name, "")


def _speaker(language: Language) -> tuple[Callable[[str, str], str], Callable[[str, str, str, int], str]]:
    """Give the means to translate a word, and one that goes with a number; both are named as Babel looks for them."""
    say: Any = translations(language)
    return say.pgettext, say.npgettext


@cache
def _roles(language: Language) -> dict[str, str]:
    pgettext, _ = _speaker(language)

    names = {
        "page": pgettext("screen reader", "page"),
        "heading": pgettext("screen reader", "heading"),
        "banner": pgettext("screen reader", "banner"),
        "complementary": pgettext("screen reader", "complementary"),
        "contentinfo": pgettext("screen reader", "content information"),
        "form": pgettext("screen reader", "form"),
        "main": pgettext("screen reader", "main"),
        "navigation": pgettext("screen reader", "navigation"),
        "region": pgettext("screen reader", "region"),
        "search": pgettext("screen reader", "search"),
        "link": pgettext("screen reader", "link"),
        "button": pgettext("screen reader", "button"),
        "DisclosureTriangle": pgettext("screen reader", "disclosure button"),
        "image": pgettext("screen reader", "image"),
        "Video": pgettext("screen reader", "video"),
        "Audio": pgettext("screen reader", "audio"),
        "checkbox": pgettext("screen reader", "checkbox"),
        "radio": pgettext("screen reader", "radio button"),
        "switch": pgettext("screen reader", "switch"),
        "combobox": pgettext("screen reader", "combo box"),
        "listbox": pgettext("screen reader", "list box"),
        "option": pgettext("screen reader", "option"),
        "textbox": pgettext("screen reader", "text field"),
        "searchbox": pgettext("screen reader", "search field"),
        "spinbutton": pgettext("screen reader", "number field"),
        "slider": pgettext("screen reader", "slider"),
        "Date": pgettext("screen reader", "date field"),
        "InputTime": pgettext("screen reader", "time field"),
        "ColorWell": pgettext("screen reader", "colour field"),
        "progressbar": pgettext("screen reader", "progress bar"),
        "meter": pgettext("screen reader", "meter"),
        "separator": pgettext("screen reader", "separator"),
        "math": pgettext("screen reader", "formula"),
        "tablist": pgettext("screen reader", "tab list"),
        "tab": pgettext("screen reader", "tab"),
        "tabpanel": pgettext("screen reader", "tab panel"),
        "menu": pgettext("screen reader", "menu"),
        "menuitem": pgettext("screen reader", "menu item"),
        "toolbar": pgettext("screen reader", "toolbar"),
        "tree": pgettext("screen reader", "tree"),
        "treeitem": pgettext("screen reader", "tree item"),
        "dialog": pgettext("screen reader", "dialog"),
        "alert": pgettext("screen reader", "alert"),
        "status": pgettext("screen reader", "status"),
        "log": pgettext("screen reader", "log"),
        "timer": pgettext("screen reader", "timer"),
        "article": pgettext("screen reader", "article"),
        "figure": pgettext("screen reader", "figure"),
        "group": pgettext("screen reader", "group"),
        "blockquote": pgettext("screen reader", "quotation"),
        "columnheader": pgettext("screen reader", "column header"),
        "rowheader": pgettext("screen reader", "row header"),
        "Iframe": pgettext("screen reader", "frame"),
    }
    alike = {
        "img": "image",
        "SvgRoot": "image",
        "Canvas": "image",
        "DateTime": "Date",
        "generic": "textbox",
        "radiogroup": "group",
        "feed": "article",
        "marquee": "status",
        "menubar": "menu",
        "menuitemcheckbox": "menuitem",
        "menuitemradio": "menuitem",
        "alertdialog": "dialog",
    }
    return names | {name: names[other] for name, other in alike.items()}


@cache
def _states(language: Language) -> dict[str, str]:
    pgettext, _ = _speaker(language)
    return {
        "checked": pgettext("screen reader", "checked"),
        "unchecked": pgettext("screen reader", "not checked"),
        "mixed": pgettext("screen reader", "partly checked"),
        "pressed": pgettext("screen reader", "pressed"),
        "unpressed": pgettext("screen reader", "not pressed"),
        "selected": pgettext("screen reader", "selected"),
        "expanded": pgettext("screen reader", "expanded"),
        "collapsed": pgettext("screen reader", "collapsed"),
        "required": pgettext("screen reader", "required"),
        "invalid": pgettext("screen reader", "invalid entry"),
        "readonly": pgettext("screen reader", "read only"),
        "disabled": pgettext("screen reader", "unavailable"),
        "popup": pgettext("screen reader", "opens a popup"),
        "unseen": pgettext("screen reader", "could not be looked at"),
    }
