"""What is gathered from a portal as a whole, once: its pages as links lead to them, its search, its host."""

from typing import Literal

from portalcheck.model.artifact import Artifact, Document
from portalcheck.model.frozen import Frozen


class CrawledPage(Frozen):
    """A page that links lead to from the home page.

    `url` is where the link led, `at` where the browser ended; `depth` counts the clicks from the home page, and `text`
    is what the link said that was followed, empty for the home page itself. `status` is None where the page did not
    load, and `reason` says why. `html` is the final DOM of the page's own document, without its frames.
    """

    url: str
    at: str
    depth: int
    text: str
    status: int | None
    reason: str = ""
    title: str = ""
    language: str | None = None
    html: str = ""

    @property
    def loaded(self) -> bool:
        """Whether there is a page to look at."""
        return self.status is not None and self.status < 400 and bool(self.html)

    @property
    def document(self) -> Document:
        """Give the page as a document without frames and metas, for measures over documents."""
        return Document.of(self.html, self.at)


class Crawl(Artifact):
    """The home page, first, and the pages that links lead to from there, the likeliest to tell about the portal first.

    `left` counts the pages that were found and not opened, since they were too many or time was up; `led` tells of
    further addresses that led to one of these pages.
    """

    name = "crawl"
    scope = "site"
    home: str
    depth: int
    pages: tuple[CrawledPage, ...]
    left: int = 0
    led: dict[str, str] = {}


class LinkAnswer(Frozen):
    """A link of the home page inside the portal, and what its address answered; `status` is None where it gave no
    answer, and `reason` says why.
    """

    text: str
    url: str
    css: str
    snippet: str
    status: int | None
    reason: str = ""


class LinkAnswers(Artifact):
    """What the addresses answered that the home page links to, each asked once; `left` counts those not asked, and
    `elsewhere` those outside the portal.
    """

    name = "link_answers"
    scope = "site"
    home: str
    answers: tuple[LinkAnswer, ...]
    left: int = 0
    elsewhere: int = 0


class Searched(Frozen):
    """One query that was typed into the search field, and the page that it led to.

    `hits` are the texts of links and headings in the answer that hold each word of the query, accents aside, and that
    the answer to the nonsense word does not show as well; `results` counts all those that the page before did not
    have, whatever they say.
    """

    kind: Literal["accents", "no-accents", "nonsense"]
    query: str
    at: str
    status: int | None
    hits: tuple[str, ...] = ()
    results: int = 0
    says_none: bool = False


class Search(Artifact):
    """The search of the portal, as it is found on the home page and used by a person.

    `field` is the name of the search field, empty where there is none; `opened` tells what had to be pressed to get at
    it, and `nearest` what may search, or lead to it, where nothing says that it is the field. `untried` says why no
    query was sent, or no further one, and `reason` what failed.
    """

    name = "search"
    scope = "site"
    home: str
    field: str
    css: str = ""
    snippet: str = ""
    opened: str = ""
    nearest: str = ""
    searched: tuple[Searched, ...] = ()
    untried: Literal["", "no-field", "not-permitted", "no-words", "failed"] = ""
    reason: str = ""


class Certificate(Frozen):
    """The certificate of TLS that the browser accepted: whose it is, who gave it, its time in ISO format, UTC, and the
    protocol, such as `TLS 1.3`.
    """

    subject: str
    issuer: str
    valid_from: str
    valid_to: str
    protocol: str


class Answer(Frozen):
    """What an address answered; `status` is None where it gave no answer, and `reason` says why."""

    url: str
    status: int | None
    reason: str = ""
    location: str = ""
    media_type: str = ""
    text: str = ""
    bytes: int = 0


class Host(Artifact):
    """The host of the portal: its addresses in the name system, its certificate, what it answers without TLS, and the
    files for machines at their usual places. `gathered` is the day, in ISO format, UTC.

    `certificate` and `plain` are None where the home page came without TLS, and `plain` where it has a port of its
    own; `plain_further` are the answers of the addresses without TLS on this host that it leads on to; `loopback` tells
    that the portal runs on this machine. `unresolved` says why no addresses are known. The `text` of a file is cut
    after 200,000 characters.
    """

    name = "host"
    scope = "site"
    home: str
    hostname: str
    loopback: bool
    gathered: str
    ipv4: tuple[str, ...]
    ipv6: tuple[str, ...]
    unresolved: str = ""
    certificate: Certificate | None = None
    plain: Answer | None = None
    plain_further: tuple[Answer, ...] = ()
    robots: Answer | None = None
    sitemap: Answer | None = None
    security_txt: Answer | None = None
