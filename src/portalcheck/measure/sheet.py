"""The page that tells about a service, as a person reads it: what stands under which label, and its sentences.

Labels are headings, terms of a list, headers of a table, summaries, tabs, bold beginnings and what ends in a colon.
What is folded or stands in a closed tab is on the page as well. Menus, and what surrounds the main part, are not read.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from selectolax.lexbor import LexborHTMLParser, LexborNode

Kind = Literal["heading", "term", "tab", "lead", "text"]

_NOT_READ = frozenset({"script", "style", "template", "noscript", "select", "textarea", "svg", "nav"})
_AROUND = frozenset({"header", "footer", "aside"})
_BLOCK = re.compile(
    r"address|article|blockquote|body|caption|center|d[dlt]|details|dialog|div|fieldset|fig(caption|ure)|form|h[1-6r]|label|"
    r"legend|li|main|ol|p|pre|section|summary|t(body|[dhr]|foot|head)|ul"
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_TERMS = frozenset({"dt", "th", "summary", "caption", "legend"})
_THINGS = frozenset({"img", "object", "embed", "iframe", "canvas", "video", "input"})
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+(?=[^\W\d_a-z]|[“\"(])")
_LONGEST_LABEL = 120  # letters


@dataclass(frozen=True)
class Run:
    """A block of text. `level` is that of a heading; `lead` a bold beginning or what stands before a colon; `behind`
    what a column or a panel holds, None where the text after it is meant; `opens`: pressing it may bring more;
    `things`: it holds a picture or a control. `group` numbers the list or part that it stands in with others.
    """

    text: str
    kind: Kind = "text"
    level: int = 0
    lead: str = ""
    behind: str | None = None
    opens: bool = False
    things: bool = False
    group: int = 0


@dataclass(frozen=True)
class Part:
    """What stands under a label. `opens`: nothing was there, and pressing the label may bring it."""

    label: str
    text: str
    kind: Kind
    opens: bool = False


@dataclass
class _Reading:
    tree: LexborHTMLParser
    runs: list[Run] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    bold: list[str] = field(default_factory=list)
    things: bool = False
    group: int = 0


def runs(html: str) -> list[Run]:
    """Give the blocks of the main part of a document, in their order."""
    tree = LexborHTMLParser(html)
    mains = tree.css("main, [role=main]")
    scope = mains[0] if mains else tree.body
    if scope is None:
        return []
    reading = _Reading(tree)
    _walk(scope, reading, around=not mains)
    _flush(scope, reading)
    return [run for run in reading.runs if run.text or run.things]


def parts(blocks: list[Run], is_label: Callable[[str], bool]) -> list[Part]:
    """Give what stands under each label; of texts that nothing marks as labels, `is_label` tells which ones are."""
    by_words = [
        run.kind == "text" and not run.lead and len(run.text) <= _LONGEST_LABEL and is_label(run.text) for run in blocks
    ]
    return [part for at in range(len(blocks)) for part in _parts_at(at, blocks, by_words)]


def pressed(html: str) -> list[str]:
    """Give the names of the links and buttons in the main part of a document."""
    tree = LexborHTMLParser(html)
    mains = tree.css("main, [role=main]") or ([tree.body] if tree.body else [])
    return [
        flat(one.text() or one.attributes.get("aria-label") or one.attributes.get("value") or "")
        for main in mains
        for one in main.css("a[href], button, input[type=submit], input[type=button], [role=button]")
    ]


def sentences(text: str) -> list[str]:
    """Part a text where a sentence ends."""
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def flat(text: str) -> str:
    """Give a text on one line, composed."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def _parts_at(at: int, blocks: list[Run], by_words: list[bool]) -> Iterator[Part]:
    run = blocks[at]
    if run.kind != "text" and run.text and len(run.text) <= _LONGEST_LABEL:
        told = run.behind if run.behind is not None else _told(at, blocks, by_words)
        yield Part(run.text.rstrip(" :"), told, run.kind, opens=run.opens and not told)
    if run.lead:
        rest = run.text[len(run.lead) :].strip(" :–-")
        yield Part(run.lead.rstrip(" :"), rest or _told(at, blocks, by_words), "lead")
    elif by_words[at]:
        yield Part(run.text.rstrip(" :"), _told(at, blocks, by_words), "text")


def _told(at: int, blocks: list[Run], by_words: list[bool]) -> str:
    """Give the text that follows a label, up to the next one; a heading reaches to the next of its level."""
    label, told = blocks[at], []
    for run, is_label in zip(blocks[at + 1 :], by_words[at + 1 :], strict=True):
        if label.kind == "heading":
            ends = run.kind == "heading" and run.level <= label.level
        else:
            ends = run.kind != "text" or run.lead != "" or is_label
        if ends:
            break
        told.append(run.text or "…")
    return " ".join(told)


def _walk(node: LexborNode, reading: _Reading, *, around: bool, bold: bool = False, group: int = 0) -> None:
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            text = child.text()
            if bold and "".join(reading.said).strip() == "".join(reading.bold).strip():
                reading.bold.append(text)
            reading.said.append(text)
        elif tag in _NOT_READ or (around and tag in _AROUND) or child.attributes.get("role") == "navigation":
            if tag == "select":
                reading.things = True
        elif tag in _THINGS:
            if child.attributes.get("type") != "hidden":
                reading.things = True
                reading.said.append(f" {child.attributes.get('alt') or ''} ")
        elif tag == "br":
            _flush(node, reading, group)
        elif tag == "table":
            _flush(node, reading, group)
            columns = len(reading.runs)
            _walk(child, reading, around=around, group=_next(reading))
            _flush(child, reading, group)
            reading.runs[columns:] = _with_columns(reading.runs[columns:], child)
        elif _BLOCK.fullmatch(tag) or _opens(child):
            _flush(node, reading, group)
            inner = _next(reading) if tag in ("ul", "ol", "dl", "table", "section", "div", "dd") else group
            _walk(child, reading, around=around, group=inner)
            _flush(child, reading, inner)
        else:
            _walk(child, reading, around=around, bold=bold or tag in ("b", "strong"), group=group)


def _next(reading: _Reading) -> int:
    reading.group += 1
    return reading.group


def _flush(node: LexborNode, reading: _Reading, group: int = 0) -> None:
    text, bold, things = flat("".join(reading.said)), flat("".join(reading.bold)), reading.things
    reading.said, reading.bold, reading.things = [], [], False
    if not text and not things:
        return
    tag, level = node.tag or "", _level(node)
    opens = _opens(node) or ((level > 0 or tag == "dt") and any(map(_opens, node.css("button, a"))))
    kind: Kind = "heading" if level else "term" if tag in _TERMS else "tab" if opens else "text"
    panel = _panel(node, reading.tree) if opens else None
    lead = ""
    if kind == "text":
        before, colon, _ = text.partition(":")
        if bold and text.startswith(bold) and len(bold) <= _LONGEST_LABEL and bold.rstrip(" :.") != "":
            lead = bold
        elif colon and len(before) <= 60 and "." not in before:
            lead = before
    reading.runs.append(Run(text, kind, level, lead, panel or None, opens, things, group))


def _level(node: LexborNode) -> int:
    if node.attributes.get("role") == "heading":
        told = node.attributes.get("aria-level") or "2"
        return int(told) if told.isdigit() else 2
    return _HEADINGS.get(node.tag or "", 0)


def _opens(node: LexborNode) -> bool:
    """Tell whether pressing an element shows something that belongs to it."""
    attributes = node.attributes
    toggles = {attributes.get("data-toggle"), attributes.get("data-bs-toggle")}
    return (
        attributes.get("role") == "tab"
        or bool(toggles & {"tab", "pill", "collapse"})
        or ("aria-expanded" in attributes and node.tag in ("button", "a"))
    )


def _panel(node: LexborNode, tree: LexborHTMLParser) -> str:
    """Give the text of what an element opens, where it says which it is."""
    for one in (node, *node.css("button, a")):
        attributes = one.attributes
        named = (
            attributes.get("aria-controls"),
            (attributes.get("data-target") or "").removeprefix("#"),
            (attributes.get("data-bs-target") or "").removeprefix("#"),
            (attributes.get("href") or " ")[1:] if (attributes.get("href") or "").startswith("#") else None,
        )
        for ident in named:
            if ident and re.fullmatch(r"[\w:.-]+", ident) and (found := tree.css_first(f'[id="{ident}"]')):
                return flat(found.text(separator=" "))
    return ""


def _with_columns(found: list[Run], table: LexborNode) -> list[Run]:
    """Tell the headers of columns what stands below them."""
    rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in table.css("tr")]
    behind: dict[str, str] = {}
    for at, row in enumerate(rows):
        if len(row) > 1 and sum(cell.tag == "th" for cell in row) > 1:
            below = [other for other in rows[at + 1 :] if len(other) == len(row)]
            for column, cell in enumerate(row):
                told = " ".join(flat(other[column].text(separator=" ")) for other in below)
                behind.setdefault(flat(cell.text(separator=" ")), told)
    return [
        replace(run, behind=behind[run.text]) if run.kind == "term" and run.text in behind else run for run in found
    ]
