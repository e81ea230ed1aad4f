"""The search finds without accents what it finds with them.

## Applicability
The portal, if its home page has a search, and the words that were looked for have accents.

## Expectation
The same words without accents (“dang ky khai sinh”) find the same links and headings as with them.

## Why it matters
Many type without accents: on a borrowed phone, on a keyboard that is not set up, by habit, or since they never learned
to write them.

## Cannot tell
Where the words were not found with accents either, where some only of what was found is found without, and where the
search was not tried.

## Sources
- Ours: the search is used as people use it. No instrument that was read asks for this.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Search, Searched
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("site/search-without-accents", version=1, severity="moderate")
def search_without_accents(search: Search) -> Iterator[Finding]:
    asked = {one.kind: one for one in search.searched}
    accents, plain = asked.get("accents"), asked.get("no-accents")
    if plain and accents:
        yield _compared(accents, plain)
    elif search.untried == "failed" and "nonsense" not in asked:
        yield Finding.untested("The search could not be tried to the end: {reason}.", reason=search.reason or "?")
    elif search.field and search.untried:
        yield Finding.cant_tell("The search “{field}” was not tried to the end. Does it find words without accents?",
                                field=on_one_line(search.field))  # fmt: skip


def _compared(accents: Searched, plain: Searched) -> Finding:
    data: dict[str, Any] = {"query": accents.query, "plain": plain.query}
    if not accents.hits:
        return Finding.cant_tell(
            "The words “{query}” were not found with accents either. Does the search find words without accents?",
            **data,
        )
    missed = [hit for hit in accents.hits if hit not in plain.hits]
    data |= {"hits": len(accents.hits), "hit": on_one_line(accents.hits[0])}
    if not missed:
        return Finding.passed("Without accents, “{plain}” finds all that “{query}” finds ({hits}).", **data)
    refused = plain.status is None or plain.status >= 400
    none = plain.says_none and not accents.says_none  # what it shows all the same, it suggests
    if refused or (plain.hits and not none):
        return Finding.cant_tell(
            "Without accents, “{plain}” finds {fewer} of {hits} that “{query}” finds; “{missed}” is missing. Can "
            "it be found so?",
            fewer=len(accents.hits) - len(missed), missed=on_one_line(missed[0]), **data,
        )  # fmt: skip
    return Finding.failed("Without accents, “{plain}” finds nothing, while “{query}” finds “{hit}”.", **data)


def _search(
    *found: tuple[str, ...], field: str = "Tìm kiếm", status: int = 200, none: bool = False, **more: Any
) -> Search:
    asked = zip(("accents", "no-accents"), ("Đăng ký", "dang ky"), found, strict=False)
    searched = (
        Searched(kind=kind, query=query, at="https://portal.example/tim", hits=hits, results=len(hits),
                 status=200 if kind == "accents" else status, says_none=none and kind != "accents")
        for kind, query, hits in asked
    )  # fmt: skip
    return Search(home="https://portal.example/", field=field, searched=tuple(searched), **more)


_BOTH = ("Đăng ký khai sinh", "Đăng ký kết hôn")

CASES = (
    passed("the same", _search(_BOTH, _BOTH)),
    passed("in another order, and more", _search(_BOTH, (*_BOTH[::-1], "Thủ tục đăng ký"))),
    failed("nothing", _search(_BOTH, ())),
    failed("none, and one is suggested", _search(_BOTH, _BOTH[:1], none=True)),
    cant_tell("less", _search(_BOTH, _BOTH[:1])),
    cant_tell("refused", _search(_BOTH, (), status=429)),
    cant_tell("not found with accents either", _search((), ())),
    cant_tell("by POST", _search(untried="not-permitted")),
    inapplicable("no search", _search(field="", untried="no-field")),
    inapplicable("words without accents", _search(_BOTH)),
)  # fmt: skip
