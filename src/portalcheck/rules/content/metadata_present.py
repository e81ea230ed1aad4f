"""The page describes itself in its metadata.

## Applicability
The page's own document, if it is HTML.

## Expectation
For each of *names*, it has a `meta` element of this name or property whose content is more than white space.

## Why it matters
Search engines show the description below the title: it tells people whether this is the page that they look for.
Records of where a page comes from let an archive, or another authority's portal, find it again.

## Cannot tell
Nothing. Whether what is said there is true of the page is not looked at.

## Sources
- Ours: which metadata are asked for is said by the ruleset that uses this rule.
- The names: HTML, https://html.spec.whatwg.org/multipage/semantics.html#standard-metadata-names
"""

from collections.abc import Iterator

from portalcheck.measure.language import declared_language
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document, FrameDocument
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, failed, inapplicable, passed, rule


class MetadataPresent(Params):
    """The `names` that metadata are asked for by, such as `DC.title`; case does not count."""

    names: tuple[str, ...] = ("description",)


@rule("content/metadata-present", version=1)
def metadata_present(document: Document, params: MetadataPresent) -> Iterator[Finding]:
    if declared_language(document) is None:
        return
    said = {meta.key.lower(): meta.content.strip() for meta in reversed(document.metas) if meta.content.strip()}
    named = {meta.key.lower() for meta in document.metas}
    for name in params.names:
        key = name.lower()
        if key in said:
            yield Finding.passed("The page says of itself '{said}' ({name}).", name=name, said=on_one_line(said[key]))
        elif key in named:
            yield Finding.failed("The metadata named {name} is empty.", name=name)
        else:
            yield Finding.failed("The page has no metadata named {name}.", name=name)


def _drawing() -> Document:
    source = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    url = "https://portal.example/emblem.svg"
    frame = FrameDocument(frame="", url=url, title="", language=None, html=source)
    return Document(url=url, content_type="image/svg+xml", title="", language=None, metas=(), frames=(frame,))


_DESCRIPTION = '<meta name="description" content="Nộp hồ sơ và tra cứu kết quả">'

CASES = (
    passed("a description", f"<html lang=vi>{_DESCRIPTION}<title>Trang chủ</title>"),
    passed("in capitals", '<html lang=vi><meta name="Description" content="Nộp hồ sơ"><title>Trang chủ</title>'),
    passed("a property", '<html lang=vi><meta property="og:title" content="Trang chủ"><title>a</title>',
           names=["og:title"]),
    failed("none", "<html lang=vi><title>Trang chủ</title>"),
    failed("an empty one", '<html lang=vi><meta name="description" content=" "><title>Trang chủ</title>'),
    failed("one of two", f"<html lang=vi>{_DESCRIPTION}<title>Trang chủ</title>", names=["description", "DC.creator"]),
    inapplicable("a drawing", _drawing()),
)  # fmt: skip
