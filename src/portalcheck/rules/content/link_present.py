"""A link that has to be there is there.

## Applicability
The page's own document with its open shadow roots, and its frames where *frames* is set, if *labels* or *href* say
which link is looked for. With *where*, a CSS selector, only what it matches.

## Expectation
There is a link, not hidden in the document itself, that leads somewhere and whose text, `aria-label`, `title` or
picture says one of *labels*, or whose address holds or matches *href*. Case and white space do not count; a label may
be some of the words unless *whole* is set; accents count unless *accents* is off.

## Why it matters
A privacy notice, an accessibility statement or a way to complain that nobody can find might as well not exist.

## Cannot tell
Where a link says the right words and its address leads nowhere by itself (`#`, `javascript:`), a script may lead on.
Whether a style sheet hides the link is not looked at, nor what stands behind it.

## Sources
- Ours: which links are asked for, and by which text, is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from portalcheck.measure.links import Link, leads_to, links, nearest, says
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class LinkPresent(Params):
    """Which link is looked for, and where."""

    labels: tuple[str, ...] = ()
    href: str = ""
    where: str = ""
    whole: bool = False
    accents: bool = True
    frames: bool = False


@rule("content/link-present", version=1)
def link_present(document: Document, params: LinkPresent) -> Iterator[Finding]:
    if not params.labels and not params.href:
        return
    seen: list[tuple[str, str, Link]] = []
    scoped = False
    for frame in document.frames if params.frames else document.frames[:1]:
        found = links(frame.html, params.where)
        scoped = scoped or found is not None
        seen += [(frame.frame, urljoin(frame.url, link.href.strip()), link) for link in found or ()]
    if not scoped:
        yield Finding.failed(f"Nothing matches '{{where}}', where a link {_wanted(params)}.", **_asked(params))
        return
    idle: tuple[str, Link] | None = None
    for frame_path, url, link in seen:
        by_text = any(says(link, label, whole=params.whole, accents=params.accents) for label in params.labels)
        by_address = bool(params.href) and leads_to(link, params.href, url)
        if (by_text or by_address) and link.leads_somewhere:
            target = Pointer(css=link.css, frame=frame_path, snippet=link.snippet)
            address = _short(url, document.url)
            yield Finding.passed(
                "The link '{name}' leads to {address}.", target, name=on_one_line(link.name), address=address, href=url
            )
            return
        if by_text and idle is None:
            idle = (frame_path, link)
    if idle:
        frame_path, link = idle
        yield Finding.cant_tell(
            "The link '{name}' has the address '{address}'. Does it lead anywhere?",
            Pointer(css=link.css, frame=frame_path, snippet=link.snippet),
            name=on_one_line(link.name),
            address=on_one_line(link.href),
        )
        return
    near = nearest(params.labels, (link for _, _, link in seen))
    place = " in '{where}'" if params.where else ""
    yield Finding.failed(
        f"No link {_wanted(params)}{place}; {_nearest(near, len(seen))}.",
        links=len(seen),
        nearest=on_one_line(near.name) if near else "",
        address=_short(urljoin(document.url, near.href), document.url) if near else "",
        **_asked(params),
    )


def _asked(params: LinkPresent) -> dict[str, Any]:
    return {"labels": AnyOf(params.labels), "href": on_one_line(params.href), "where": on_one_line(params.where)}


def _wanted(params: LinkPresent) -> str:
    if not params.labels:
        return "leads to '{href}'"
    return "says {labels} or leads to '{href}'" if params.href else "says {labels}"


def _nearest(near: Link | None, links: int) -> str:
    if not links:
        return "there are no links"
    if near is None:
        return "none of {links} links is like it" if links > 1 else "the only link is not like it"
    which = "nearest of {links} links" if links > 1 else "only link"
    return f"the {which} is '{{nearest}}' ({{address}})"


def _short(url: str, page: str) -> str:
    """Leave out what an address shares with the page's."""
    parts, own = urlsplit(url), urlsplit(page)
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.path or '/'}{query}{'#' + parts.fragment if parts.fragment else ''}"


_PRIVACY = {"labels": ("chính sách bảo mật", "quyền riêng tư")}
_FOOTER = '<footer><a href="/lien-he">Liên hệ</a> <a href="/bao-mat">{}</a></footer>'

CASES = (
    passed("by its text", _FOOTER.format("Chính sách  bảo mật"), **_PRIVACY),
    passed("among other words", _FOOTER.format("Thông báo về quyền riêng tư"), **_PRIVACY),
    passed(
        "letters and tone marks written apart",
        _FOOTER.format("Chi\u0301nh sa\u0301ch ba\u0309o m\u1ea1\u0302t".replace("\u1ea1\u0302", "\u00e2\u0323")),
        **_PRIVACY,
    ),
    passed("by its label", '<a href="/p" aria-label="Quyền riêng tư"><svg></svg></a>', **_PRIVACY),
    passed("by its picture", '<a href="/p"><img src="data:," alt="Quyền riêng tư"></a>', **_PRIVACY),
    passed("without accents", _FOOTER.format("Chinh sach bao mat"), accents=False, **_PRIVACY),
    passed("by its address", _FOOTER.format("Bảo mật"), href="/bao-mat$"),
    passed("where it is asked for", _FOOTER.format("Quyền riêng tư"), where="footer", **_PRIVACY),
    passed(
        "in a shadow root",
        "<x-f></x-f><script>document.querySelector('x-f').attachShadow({mode: 'open'}).innerHTML = "
        "'<a href=\"/p\">Quyền riêng tư</a>'</script>",
        **_PRIVACY,
    ),
    failed("other words", _FOOTER.format("Bảo mật thông tin"), **_PRIVACY),
    failed("more words than those asked for", _FOOTER.format("Về quyền riêng tư"), whole=True, **_PRIVACY),
    failed("a part of a word", '<a href="/p">Giới thiệu</a>', labels=("thi",)),
    failed("without accents, where they count", _FOOTER.format("Chinh sach bao mat"), **_PRIVACY),
    failed(
        "elsewhere on the page",
        "<header><a href=/p>Quyền riêng tư</a></header><footer></footer>",
        where="footer",
        **_PRIVACY,
    ),
    failed("no such place", '<a href="/p">Quyền riêng tư</a>', where="footer", **_PRIVACY),
    failed("hidden", '<div hidden><a href="/p">Quyền riêng tư</a></div>', **_PRIVACY),
    failed("no links at all", "<p>Quyền riêng tư</p>", **_PRIVACY),
    cant_tell("an address that leads nowhere", '<a href="#">Quyền riêng tư</a>', **_PRIVACY),
    inapplicable("nothing is asked for", '<a href="/p">Quyền riêng tư</a>'),
)
