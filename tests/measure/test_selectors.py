"""The selector of each element finds exactly that element."""

import html as html_module

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from portalcheck.gather import gatherer
from portalcheck.gather.layout import layout
from portalcheck.gather.tab import Tab
from portalcheck.measure.selectors import INTO_SHADOW, Selectors, escape
from portalcheck.model.artifact import Artifact, Layout, LayoutFrame
from portalcheck.testing import gathered
from tests.measure.frames import Element, frame_of

TAGS = ("div", "span", "section", "x-a")
IDENTS = st.one_of(
    st.just(""), st.sampled_from(["a", "b", "A", "1", "-", "-1", "a.b", "ký tự", 'q"uo', "#", "a\\b", "🙂"])
)
TREES = st.recursive(
    st.builds(Element, tag=st.sampled_from(TAGS), ident=IDENTS),
    lambda inner: st.builds(
        Element,
        tag=st.sampled_from(TAGS),
        ident=IDENTS,
        children=st.lists(inner, max_size=4),
        shadow=st.one_of(st.just([]), st.lists(inner, max_size=3)),
    ),
    max_leaves=25,
)


def document(trees: list[Element]) -> Element:
    return Element("html", [Element("head"), Element("body", trees)])


def written(element: Element, order: list[Element], shadows: list[Element]) -> str:
    """Write an element as HTML, a shadow root as `shadow-root`; `data-at` is its place in the columns."""
    at = len(order)
    order.append(element)
    ident = f' id="{html_module.escape(element.ident, quote=True)}"' if element.ident else ""
    inner = ""
    if element.shadow:
        shadows.append(element)
        inner = f"<shadow-root>{''.join(written(one, order, shadows) for one in element.shadow)}</shadow-root>"
    inner += "".join(written(one, order, shadows) for one in element.children)
    return f'<{element.tag} data-at="{at}"{ident}>{inner}</{element.tag}>'


def found(tree: LexborHTMLParser, css: str) -> list[int]:
    """Resolve a selector step by step, as `gather/scripts/box.js` does: within one tree at a time."""
    scope = None
    for part in css.split(INTO_SHADOW):
        path = part.removeprefix(":host > ")
        nodes = [node for node in tree.css(path) if home(node) == scope]
        if part.startswith(":host > "):
            depth = len(path.split(" > "))
            nodes = [node for node in nodes if depth_in(node) == depth]
        if len(nodes) != 1:
            return [int(node.attributes["data-at"] or -1) for node in nodes]
        inner = [child for child in nodes[0].iter() if child.tag == "shadow-root"]
        scope = inner[0].mem_id if inner else None
    return [int(nodes[0].attributes["data-at"] or -1)]


def home(node):
    while (node := node.parent) is not None:
        if node.tag == "shadow-root":
            return node.mem_id
    return None


def depth_in(node):
    depth = 0
    while node is not None and node.tag != "shadow-root":
        depth, node = depth + 1, node.parent
    return depth


@given(st.lists(TREES, max_size=5))
def test_each_selector_finds_its_element_alone(trees):
    root = document(trees)
    tree = LexborHTMLParser(f"<!doctype html>{written(root, [], [])}")
    selectors = Selectors(frame_of(root))
    for at in range(len(frame_of(root).tag)):
        assert found(tree, selectors.css(at)) == [at]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", "a"),
        ("a.b", "a\\.b"),
        ("1a", "\\31 a"),
        ("-1", "-\\31 "),
        ("-", "\\-"),
        ("--x", "--x"),
        ("ký tự", "ký\\ tự"),
        ("a\x01", "a\\1 "),
        ("a\x7fb", "a\\7f b"),
        ("\0", "\N{REPLACEMENT CHARACTER}"),
        ("x:y", "x\\:y"),
    ],
)
def test_escape_writes_as_css_escape_does(text, written):
    assert escape(text) == written


# Of what is no ASCII, letters only: this parser takes fewer other characters in a name than browsers do.
@given(
    st.text(
        st.characters(codec="ascii", exclude_characters="\0\r") | st.sampled_from("ăâđêôơưệữ"), min_size=1, max_size=8
    )
)
def test_an_escaped_id_is_found(ident):
    tree = LexborHTMLParser(f'<p id="{html_module.escape(ident, quote=True)}">x</p><p id="other">y</p>')
    assert [node.text() for node in tree.css(f"#{escape(ident)}")] == ["x"]


def test_a_short_name_has_the_id():
    frame = frame_of(Element("html", [Element("a", ident="login"), Element("a")]))
    assert [Selectors(frame).short(at) for at in (1, 2)] == ["a#login", "a"]


class Resolved(Artifact):
    """Which element, in the order of the columns, each selector finds in a browser."""

    name = "resolved"
    places: tuple[int, ...]


RESOLVE = """(selectors) => {
  const order = new Map();
  const visit = (element) => {
    order.set(element, order.size);
    if (element.shadowRoot) for (const next of element.shadowRoot.children) visit(next);
    for (const next of element.children) visit(next);
  };
  visit(document.documentElement);
  return selectors.map((css) => {
    let root = document, element = null;
    for (const part of css.split(" >>> ")) { element = root.querySelector(part); root = element.shadowRoot; }
    return order.get(element);
  });
}"""


@gatherer(effect="passive")
async def resolved(tab: Tab) -> Resolved:
    """Ask the browser for the element of every selector."""
    seen = await layout(tab)
    assert isinstance(seen, Layout)
    frame: LayoutFrame = seen.frames[0]
    selectors = Selectors(frame)
    asked = [selectors.css(at) for at in range(len(frame.tag))]
    return Resolved(places=tuple(await tab.evaluate(RESOLVE, asked)))


@pytest.mark.browser
def test_a_browser_finds_the_same_elements():
    inner = "<section><div><span></span></div></section><div><span id=a></span><span></span></div><x-b></x-b>"
    page = (
        "<div id=a><p>1<p>2</div><div id=b><div></div></div><p id=b><p id='1.x'><b></b><x-a></x-a><x-a></x-a>"
        "<script>for (const host of document.querySelectorAll('x-a')) {"
        f"host.attachShadow({{mode: 'open'}}).innerHTML = `{inner}`; "
        "host.shadowRoot.querySelector('x-b').attachShadow({mode: 'open'}).innerHTML = '<i></i><i></i>'; }</script>"
    )
    places = gathered(page, Resolved, gatherers=[resolved])["resolved"].places
    assert places == tuple(range(len(places)))
