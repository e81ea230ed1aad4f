"""The search finds what the portal holds, and nothing for a word that nobody wrote.

## Applicability
The portal, if its home page has a search.

## Expectation
Some words of a link or heading on the home page, a service where there is one, are typed into the search as a person
does. The page that comes answers, and shows a link or heading with these words that it does not show for every query.
For a nonsense word it says that nothing was found, or shows nothing new.

## Why it matters
A search that finds nothing is taken for a portal that has nothing.

## Cannot tell
Where the words were not found: the search may know procedures only, and not what else the home page tells. Where it
says that it found nothing and shows something, and where the nonsense word brings something: these may be suggestions.
Where the search was not tried: sent as a form by POST, it is left to a person; and so where no words to look for were
found.

## Sources
- Decree 42/2022/NĐ-CP, Article 7(1), by report: the search of a portal finds its content in full.
- UN LOSI 2024, indicator 206, after a third party's copy: the search is verified by a query of one word.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Search, Searched
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_BUSY = 503


@rule("site/search-finds", version=1, severity="moderate")
def search_finds(search: Search) -> Iterator[Finding]:
    if not search.field:
        return
    asked = {one.kind: one for one in search.searched}
    if "accents" in asked:
        yield _found(asked["accents"], asked.get("no-accents"), search)
    if "nonsense" in asked:
        yield _nonsense(asked["nonsense"])
    if search.untried == "failed":
        yield Finding.untested("The search could not be tried to the end: {reason}.", reason=search.reason or "?")
    elif search.untried == "not-permitted":
        yield Finding.cant_tell("The search “{field}” is sent by POST, so it was not. Does it find what is there?",
                                field=on_one_line(search.field))  # fmt: skip
    elif search.untried:
        yield Finding.cant_tell("The search “{field}” was not tried to the end. Does it find what the portal holds?",
                                field=on_one_line(search.field))  # fmt: skip


def _found(one: Searched, without: Searched | None, search: Search) -> Finding:
    data: dict[str, Any] = {"query": one.query, "address": one.at, "status": one.status}
    if one.status is not None and one.status >= 500 and one.status != _BUSY:
        return Finding.failed("Looking for “{query}” leads to {address}, which answers with {status}.", **data)
    if one.status in (404, 410):
        return Finding.failed("Looking for “{query}” leads to {address}, which answers with {status}.", **data)
    if one.hits and one.says_none:
        return Finding.cant_tell(
            "The search says that nothing was found for “{query}”, and shows “{hit}”. Is it found?",
            hit=on_one_line(one.hits[0]), **data,
        )  # fmt: skip
    if one.hits:
        return Finding.passed("The search finds “{query}”: “{hit}”.", hit=on_one_line(one.hits[0]), **data)
    if without and without.hits:
        return Finding.failed(
            "As the portal writes it, “{query}” is not found; “{plain}” is: “{hit}”.",
            plain=without.query, hit=on_one_line(without.hits[0]), **data,
        )  # fmt: skip
    if one.status is None or one.status >= 400:
        return Finding.cant_tell(
            "Looking for “{query}” leads to {address}, which answers with {status}. Does the search work?", **data
        )
    return Finding.cant_tell(
        "The home page holds “{query}”, and the search showed nothing that says so. Should it find that?", **data
    )


def _nonsense(one: Searched) -> Finding:
    data: dict[str, Any] = {"query": one.query, "address": one.at, "status": one.status}
    if one.status is None or (one.status >= 400 and one.status != 404):
        return Finding.cant_tell(
            "Looking for “{query}” leads to {address}, which answers with {status}. Does the search work?", **data
        )
    if one.says_none or not one.results:
        return Finding.passed("Nothing is found for “{query}”.", **data)
    return Finding.cant_tell(
        "The search shows {results} links and headings for “{query}”, which is no word. Are they suggestions?",
        results=one.results, **data,
    )  # fmt: skip


def _asked(
    query: str, hits: int = 1, *, status: int | None = 200, says_none: bool = False, results: int = 3
) -> Searched:
    kind = "nonsense" if query == "xqzvkw" else "accents" if "ă" in query else "no-accents"
    return Searched(kind=kind, query=query, at="https://portal.example/tim", status=status,
                    hits=("Đăng ký khai sinh",) * hits, results=results, says_none=says_none)  # fmt: skip


def _search(*asked: Searched, field: str = "Tìm kiếm", **more: Any) -> Search:
    return Search(home="https://portal.example/", field=field, searched=asked, **more)


_NOTHING = _asked("xqzvkw", 0, says_none=True)

CASES = (
    passed("found, and the nonsense is not", _search(_asked("Đăng ký khai"), _NOTHING)),
    passed("nothing new for the nonsense", _search(_asked("Đăng ký khai"), _asked("xqzvkw", 0, results=0))),
    passed("no page for the nonsense", _search(_asked("Đăng ký khai"), _asked("xqzvkw", 0, status=404, results=0))),
    failed("an error", _search(_asked("Đăng ký khai", 0, status=500), _NOTHING)),
    failed("no such page", _search(_asked("Đăng ký khai", 0, status=404), _NOTHING)),
    failed("found without accents only", _search(_asked("Đăng ký", 0), _asked("dang ky"), _NOTHING)),
    cant_tell("not found", _search(_asked("Đăng ký khai", 0, says_none=True), _NOTHING)),
    cant_tell("suggested", _search(_asked("Đăng ký khai", says_none=True), _NOTHING)),
    cant_tell("refused", _search(_asked("Đăng ký khai", 0, status=403), _NOTHING)),
    cant_tell("too busy", _search(_asked("Đăng ký khai", 0, status=503), _asked("xqzvkw", 0, status=503))),
    cant_tell("something for the nonsense", _search(_asked("Đăng ký khai"), _asked("xqzvkw", 0))),
    cant_tell("by POST", _search(untried="not-permitted")),
    cant_tell("no words to look for", _search(untried="no-words")),
    inapplicable("no search", _search(field="", untried="no-field")),
)  # fmt: skip
