"""The links of a document: what each says, where it leads, and which one says most nearly what was looked for."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from rapidfuzz import fuzz, process
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.selectors import INTO_SHADOW, escape

# Scripts were on when the page was serialized: what is for browsers without them is mere text there.
_NO_SCRIPTS = re.compile(r"<noscript\b.*?</noscript\s*>", re.IGNORECASE | re.DOTALL)
_ABSENT = frozenset({"template", "script", "style"})
_NOWHERE = re.compile(r"\s*(#!?\s*|javascript:.*|about:.*|data:.*)?$", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Link:
    """A link: its texts, the one that is shown first; `css` and `snippet` say where it stands."""

    texts: tuple[str, ...]
    href: str
    css: str
    snippet: str

    @property
    def leads_somewhere(self) -> bool:
        """Say whether the address leads anywhere without a script's help."""
        return not _NOWHERE.match(self.href)

    @property
    def name(self) -> str:
        """Give the text to tell it by."""
        return next((text for text in self.texts if text), "")


def links(html: str, where: str = "") -> list[Link] | None:
    """Find the links of a document, its open shadow roots included; None where nothing matches the selector `where`."""
    tree = LexborHTMLParser(_NO_SCRIPTS.sub("", html))
    scopes = tree.css(where) if where else [tree.root] if tree.root else []
    if where and not scopes:
        return None
    found: dict[int, Link] = {}
    places = Places(tree)
    for scope in scopes:
        for node in scope.css("a[href], area[href]"):
            if node.mem_id not in found and not _is_hidden(node):
                found[node.mem_id] = Link(
                    texts=tuple(dict.fromkeys(text for text in _texts(node, tree) if text)),
                    href=node.attributes.get("href") or "",
                    css=places.path(node),
                    snippet=_opening(node),
                )
    return list(found.values())


def says(link: Link, label: str, *, whole: bool = False, accents: bool = True) -> bool:
    """Say whether a link has this text: the whole of it, or some of its words."""
    asked = fold(label, accents=accents)
    return any(
        asked == text if whole else re.search(rf"(?<!\w){re.escape(asked)}(?!\w)", text) is not None
        for text in (fold(one, accents=accents) for one in link.texts)
    )


def leads_to(link: Link, address: str, url: str) -> bool:
    """Say whether a link leads to an address that holds a text, or matches it as a regular expression."""
    if address in link.href or address in url:
        return True
    try:
        return re.search(address, url) is not None
    except re.error:
        return False


def page_address(url: str) -> str:
    """Make addresses of one page equal: with and without `www.`, TLS, a fragment and a slash at the end.

    A fragment that a script takes for an address (`#/lien-he`, `#!lien-he`) stays.
    """
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    route = f"#{parts.fragment.rstrip('/')}" if parts.fragment.rstrip("/")[:1] in ("/", "!") else ""
    return f"//{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}{route}".lower()


def nearest(labels: Iterable[str], among: Iterable[Link]) -> Link | None:
    """Give the link whose text is most like one of the labels, accents aside; None where none is like any."""
    named = [link for link in among if link.name]
    texts = [fold(link.name, accents=False) for link in named]
    best: tuple[float, int] | None = None
    for label in labels:
        hit = process.extractOne(fold(label, accents=False), texts, scorer=fuzz.token_set_ratio, score_cutoff=50)
        if hit and (best is None or hit[1] > best[0]):
            best = (hit[1], hit[2])
    return named[best[1]] if best else None


def fold(text: str, *, accents: bool = True) -> str:
    """Make texts comparable: without case, white space collapsed, composed; or also without accents (and đ as d)."""
    folded = unicodedata.normalize("NFC", " ".join(text.split()).casefold())
    if accents:
        return folded
    bare = "".join(one for one in unicodedata.normalize("NFD", folded) if not unicodedata.combining(one))
    return bare.replace("đ", "d")


class Places:
    """Where elements of a tree stand among their like, each list of siblings gone through once."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self._tree = tree
        self._steps: dict[int, str] = {}
        self._once: dict[tuple[str, int | None], bool] = {}

    def path(self, node: LexborNode) -> str:
        """Name an element by a selector, in the form of `gather/scripts/selector.js`."""
        parts: list[str] = []
        steps: list[str] = []
        at: LexborNode | None = node
        while at is not None and at.tag and at.tag not in {"-document", "-undef"}:
            if at.tag == "shadow-root":
                parts.insert(0, " > ".join([":host", *steps] if steps and not steps[0].startswith("#") else steps))
                steps = []
                at = at.parent
                continue
            ident = at.attributes.get("id")
            if ident and self.occurs_once(ident, at):
                steps.insert(0, f"#{escape(ident)}")
                at = _root_of(at)
                continue
            steps.insert(0, self.step(at))
            at = at.parent
        return INTO_SHADOW.join([" > ".join(steps), *parts])

    def step(self, node: LexborNode) -> str:
        """Tell an element from its siblings."""
        if node.mem_id not in self._steps:
            siblings = list(node.parent.iter()) if node.parent else [node]
            counts = Counter(one.tag for one in siblings)
            met: Counter[str | None] = Counter()
            for one in siblings:
                met[one.tag] += 1
                name = escape(one.tag or "")
                self._steps[one.mem_id] = name if counts[one.tag] == 1 else f"{name}:nth-of-type({met[one.tag]})"
        return self._steps[node.mem_id]

    def occurs_once(self, ident: str, node: LexborNode) -> bool:
        """Tell whether an id names one element alone in the document, or in the shadow root, that it stands in."""
        home = _root_of(node)
        key = ident, home.mem_id if home else None
        if key not in self._once:
            quoted = ident.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\a ")
            roots = (_root_of(other) for other in self._tree.css(f'[id="{quoted}"]'))
            self._once[key] = sum((root.mem_id if root else None) == key[1] for root in roots) == 1
        return self._once[key]


def _root_of(node: LexborNode) -> LexborNode | None:
    """Give the shadow root that an element stands in; None for the document."""
    above = node.parent
    while above is not None and above.tag != "shadow-root":
        above = above.parent
    return above


def _is_hidden(node: LexborNode) -> bool:
    at: LexborNode | None = node
    while at is not None:
        if at.tag in _ABSENT:
            return True
        if at.tag and not at.tag.startswith("-"):
            attributes = at.attributes
            style = (attributes.get("style") or "").replace(" ", "").lower()
            if "hidden" in attributes or "display:none" in style or "visibility:hidden" in style:
                return True
        at = at.parent
    return False


def _texts(node: LexborNode, tree: LexborHTMLParser) -> Iterator[str]:
    yield _flat("".join(_shown(node)))
    yield _flat(node.attributes.get("aria-label") or "")
    yield _flat(node.attributes.get("title") or "")
    yield _flat(node.attributes.get("alt") or "")
    labels = (node.attributes.get("aria-labelledby") or "").split()
    named = (tree.css_first(f'[id="{label}"]') for label in labels if '"' not in label and "\\" not in label)
    yield _flat(" ".join(one.text() for one in named if one))


def _shown(node: LexborNode) -> Iterator[str]:
    """Give the text of an element, pictures by their alternatives."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text()
        elif child.tag not in _ABSENT:
            yield child.attributes.get("alt") or child.attributes.get("aria-label") or ""
            yield from _shown(child)


def _opening(node: LexborNode) -> str:
    html = node.html or ""
    return html[: html.find(">") + 1][:300]


def _flat(text: str) -> str:
    return " ".join(text.split())
