"""The home page has a field to search the portal.

## Applicability
The portal.

## Expectation
The home page shows a field that searches, or a control that opens one. It is known by its kind, its name, its form or
its icon. A field for the number of a dossier is none.

## Why it matters
Of hundreds of procedures a person needs one, and knows what to call it, not where it is filed.

## Cannot tell
Where something bears the words of a search, or its icon, and no field came up when it was pressed; and where a field
does not say what it is for.

## Sources
- UN LOSI 2024, indicator 206 (a search bar on the home page), after a third party's copy.
- Decree 42/2022/NĐ-CP, Article 7(1), by report: the search of a portal finds its content in full.
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.site import Search
from portalcheck.rule_format import cant_tell, failed, passed, rule


@rule("site/search-found", version=1, severity="moderate")
def search_found(search: Search) -> Iterator[Finding]:
    target = Pointer(css=search.css, snippet=search.snippet) if search.css else None
    if search.field and search.opened:
        yield Finding.passed(
            "Pressing “{opened}” opens the field “{field}”.",
            opened=on_one_line(search.opened),
            field=on_one_line(search.field),
        )
    elif search.field:
        yield Finding.passed("The field “{field}” searches the portal.", target, field=on_one_line(search.field))
    elif search.nearest:
        yield Finding.cant_tell(
            "No field says that it searches the portal; the nearest is “{nearest}”. Does it search?",
            nearest=on_one_line(search.nearest),
        )
    else:
        yield Finding.failed(
            "The home page has no field that may search, and nothing that bears the words of a search."
        )


def _search(field: str = "", **more: str) -> Search:
    return Search(home="https://portal.example/", field=field, untried="no-words" if field else "no-field", **more)


CASES = (
    passed("a field", _search("Tìm dịch vụ công", css="#q")),
    passed("behind a magnifying glass", _search("q", opened="fa fa-search")),
    failed("none", _search()),
    cant_tell("a link that opened nothing", _search(nearest="Tìm kiếm nâng cao")),
)
