"""How a hostile route is described."""

from typing import Literal, NamedTuple

from .pages import Route

# What becomes of a browser that opens the address:
#   page         load fires, and the document has exactly one `<img id="no-alt">`
#   never-loads  the same document is there, in whole or in part, but load never fires
#   error-page   a document comes, with a status that says it is none of the site's pages
#   no-document  no HTML document comes: another kind of content, nothing, or a network error
#   elsewhere    it ends at another origin
#   silent       no answer comes, and none will
#   blocked      the document comes, then its renderer answers no more or the page is closed
Ends = Literal["page", "never-loads", "error-page", "no-document", "elsewhere", "silent", "blocked"]


class Hostile(NamedTuple):
    """One kind of bad input."""

    what: str
    route: Route
    ends: Ends = "page"


# Stands in a page for the address of the second origin, which is known only when the servers run.
OTHER = "http://other-origin.invalid"
