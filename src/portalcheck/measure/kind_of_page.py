"""What a page is: an article, or one that tells about a service."""

import re

from selectolax.lexbor import LexborHTMLParser

from portalcheck.measure.service_words import FIELDS, labelled, under
from portalcheck.measure.sheet import flat, runs
from portalcheck.model.artifact import Document

_ARTICLE = re.compile(
    r"\"@type\"\s*:\s*\"(?:News|Blog|Tech)?(?:Article|Posting)\"|schema\.org/(?:News)?Article", re.IGNORECASE
)
_LONG = 600  # letters
_PARTS = 4


def has(html: str, selector: str) -> bool:
    """Tell whether a document has what a CSS selector matches."""
    return LexborHTMLParser(html).css_first(selector) is not None


def is_article(document: Document) -> bool:
    """Tell whether a page calls itself an article, or its one `article` has a heading and some length."""
    told = {meta.key: meta.content.strip().lower() for meta in document.metas}
    if told.get("og:type") == "article" or _ARTICLE.search(document.html):
        return True
    articles = LexborHTMLParser(document.html).css("article")
    return len(articles) == 1 and bool(articles[0].css("h1, h2")) and len(flat(articles[0].text())) >= _LONG


def is_sheet(document: Document) -> bool:
    """Tell whether a page names some of the parts that the page of a service has."""
    labels = labelled([run for frame in document.frames for run in runs(frame.html)])
    return sum(1 for field in FIELDS if under(field, labels)) >= _PARTS
