"""A link that says that it skips a part of the page does.

## Applicability
Each link among the first stops of Tab that leads to a place of the same page and says that it skips something, or is
named as the content is and leads there; and each button that says so.

## Expectation
After Enter and then Tab, the focus is in the place that it names, or on what comes after it.

## Why it matters
Who uses the keyboard passes the same menus on every page. A link that promises to lead past them and does not costs
dozens of keystrokes, on every page again.

## Cannot tell
Where a script gives the focus to a place that the link does not name, and Tab goes on as without it; where the focus
is neither there nor where it would have been without the link; where a button names no place, or the
link no part that pages have; where a dialog holds the focus; where the page went elsewhere; what comes after the limit.

## Sources
- WCAG 2.0, success criterion 2.4.1 Bypass Blocks, level A: https://www.w3.org/TR/WCAG22/#bypass-blocks
- Technique G1: https://www.w3.org/WAI/WCAG22/Techniques/general/G1
"""

from collections.abc import Iterator

from portalcheck.measure.skipping import names_a_part
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.skip_links import SkipLink, SkipLinks
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_THERE = ("inside", "after")


@rule("accessibility/skip-link", version=1, requirements=["WCAG20:2.4.1"])
def skip_link(skip_links: SkipLinks) -> Iterator[Finding]:
    for link in skip_links.links:
        yield _judge(link, Pointer(css=link.css, snippet=link.snippet))
    if skip_links.left_out:
        yield Finding.cant_tell(
            "{links} links that skip were pressed, the limit; {left_out} were not. Does the same hold for these?",
            links=len(skip_links.links),
            left_out=skip_links.left_out,
        )


def _judge(link: SkipLink, target: Pointer) -> Finding:
    name = on_one_line(link.name[:80])
    if link.elsewhere:
        return Finding.cant_tell(
            "The link '{name}' leads to '#{fragment}' of another page, by the base address. Does it skip anything?",
            target,
            name=name,
            fragment=link.fragment,
        )
    if link.unanswered:
        return Finding.cant_tell(
            "The link '{name}' could not be used, or the page went elsewhere with it. Does it skip anything?",
            target,
            name=name,
        )
    if link.target:
        return _with_target(link, target, name)
    if link.fragment and link.fragment.lower() != "top" and _surely_nothing(link):
        return Finding.failed(
            "The link '{name}' leads to '#{fragment}', and nothing on the page has that name.",
            target,
            name=name,
            fragment=link.fragment,
        )
    if link.landed and not link.stayed:
        return Finding.passed(
            "After '{name}', Tab goes on at {landed} and not at {next}.",
            target,
            name=name,
            landed=link.landed,
            next=link.next,
        )
    return _unclear(link, target, name)


def _surely_nothing(link: SkipLink) -> bool:
    """Tell that Enter did nothing: no script gave the focus to a place before the next stop, either."""
    return link.stayed and not link.dialog and link.focused in ("", link.next) and names_a_part(link.name)


def _with_target(link: SkipLink, target: Pointer, name: str) -> Finding:
    if link.place in _THERE or not (link.tabbable or link.stayed):
        return Finding.passed("After '{name}', Tab goes on at {place}.", target, name=name, place=link.target)
    if link.place == "before" and link.behind and _surely_nothing(link):
        return Finding.failed(
            "After '{name}', Tab goes to {next}, as it would without it; {place} comes later.",
            target,
            name=name,
            next=link.next,
            place=link.target,
        )
    return _unclear(link, target, name)


def _unclear(link: SkipLink, target: Pointer, name: str) -> Finding:
    if not link.landed:
        return Finding.cant_tell("After '{name}', Tab goes to nothing in the page. Is it lost?", target, name=name)
    if link.focused and link.stayed:
        return Finding.cant_tell(
            "After '{name}', the focus is on {focused}, and Tab goes to {landed}, as it would without it. Does it skip "
            "what it says?",
            target,
            name=name,
            focused=link.focused,
            landed=link.landed,
        )
    return Finding.cant_tell(
        "After '{name}', Tab goes to {landed}. Does it skip what it says?", target, name=name, landed=link.landed
    )


_MENU = "<nav><a href=/a>A</a> <a href=/b>B</a></nav>"
_SKIP = "<a id=s href=#main>Skip to content</a>"
_STOP = "<script>s.onclick = (event) => event.preventDefault()</script>"


def _link(**more: object) -> SkipLinks:
    told = {"css": "#s", "snippet": "<a>", "name": "Skip to content", "fragment": "main", "target": "#main"}
    return SkipLinks(links=(SkipLink.model_validate(told | {"next": "nav > a", "landed": "nav > a"} | more),))


CASES = (
    passed("a link to the main part", f"{_SKIP}{_MENU}<main id=main><p>Text <a href=/c>C</a></main>"),
    passed("a main part with nothing to tab to", f"{_SKIP}{_MENU}<main id=main><p>Text</main>"),
    passed(
        "named as the content is, in Vietnamese",
        f"<a href=#noi-dung>Nội dung</a>{_MENU}<p id=noi-dung>Chữ <a href=/c>C",
    ),
    passed(
        "an anchor of the old kind", f"<a href=#texte>Aller au contenu</a>{_MENU}<a name=texte></a><p><a href=/c>C</a>"
    ),
    passed(
        "a script that gives the focus itself, after a while",
        f"{_SKIP}{_MENU}<main id=main tabindex=-1><a href=/c>C</a></main><script>s.onclick = (event) => "
        "{ event.preventDefault(); setTimeout(() => main.focus(), 700) }</script>",
    ),
    passed(
        "a button with a script",
        f"<button onclick=\"location.assign('#main')\">Skip to main content</button>{_MENU}<p id=main><a href=/c>C</a>",
    ),
    passed("the next stop is there already", f"{_SKIP}<main id=main><a href=/c>C</a></main>"),
    failed("nothing has that name", f"{_SKIP}{_MENU}<main id=content><a href=/c>C</a></main>"),
    failed("a script that only scrolls", f"{_SKIP}{_MENU}<main id=main><a href=/c>C</a></main>{_STOP}"),
    failed("bỏ qua, and nothing has that name", _link(name="Bỏ qua điều hướng", target="", stayed=True)),
    cant_tell("the focus goes to a third place", _link(place="before", landed="#chat")),
    cant_tell("the focus is lost", _link(place="none", landed="")),
    cant_tell("a script gives the focus to another place", _link(target="", stayed=True, focused="main > h1")),
    cant_tell("the base address leads elsewhere", _link(elsewhere=True, target="")),
    cant_tell("the page went elsewhere", _link(unanswered=True)),
    cant_tell("a dialog holds the focus", _link(place="before", stayed=True, dialog=True)),
    cant_tell("a script that shows the newest", _link(name="Jump to the newest", target="", stayed=True)),
    cant_tell("a button that leads to no place", _link(button=True, fragment="", target="", stayed=True)),
    inapplicable("a table of contents", f"{_MENU}<a href=#one>One</a><h2 id=one>One</h2>"),
    inapplicable("a tour that can be skipped", '<a href="#">Skip</a> <button>Bỏ qua</button>'),
    inapplicable("a notice that can be put away", "<a href='#dong'>Bỏ qua thông báo</a>"),
    inapplicable("an address of a view", '<a href="#/main">Skip to content</a>'),
)
