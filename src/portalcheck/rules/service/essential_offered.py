"""The portal offers a service that is asked for by its name.

## Applicability
The portal, where *names* says what the service is called. Where nothing names it, and all that the portal has was seen:
only where *required* says that this portal has to offer it. A portal offers what its agency is responsible for.

## Expectation
On one of the pages that links lead to from the home page, a link, a heading or an entry of a list is one of *names*:
accents, numbering, and words such as “thủ tục” or “trực tuyến” aside. A text that holds one of the words *apart* is
another service. The level that stands beside the name, such as “toàn trình”, is told.

## Why it matters
Births, residence, licences: these are what most people come for, and what they go elsewhere for when it is not there.

## Cannot tell
Where a text merely holds the name, as news and guidance do, or is a letter or two away from it. Where none does, and
not all was seen: pages were left unopened, or a search, a button or a frame may bring more.

## Sources
- Ours: which services are asked for, and under which names, is said by the ruleset that uses this rule.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.service_names import sighting
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Crawl
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class EssentialOffered(Params):
    """The `names` of the service, its own first, and the words that tell another one `apart`; `required` where this
    portal has to offer it.
    """

    names: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    required: bool = False


@rule("service/essential-offered", version=1, severity="moderate")
def essential_offered(crawl: Crawl, params: EssentialOffered) -> Iterator[Finding]:
    if not params.names:
        return
    if not crawl.pages[0].loaded:
        home = crawl.pages[0]
        yield Finding.untested("The home page could not be read: {reason}.", reason=home.reason or home.status)
        return
    seen = sighting(crawl, params.names, params.apart)
    data: dict[str, Any] = {"service": params.names[0]}
    if seen.sure:
        data |= {"text": on_one_line(seen.sure.text), "page": seen.sure.page.at, "level": seen.sure.level}
        beside = "“{level}” stands beside it" if seen.sure.level else "no level stands beside it"
        yield Finding.passed(f"“{{text}}” names the service on {{page}}; {beside}.", **data)
    elif seen.perhaps:
        data |= {"text": on_one_line(seen.perhaps.text), "page": seen.perhaps.page.at}
        yield Finding.cant_tell("“{text}” on {page} may mean “{service}”. Is the service offered there?", **data)
    elif seen.more or params.required:
        nearest = "; the nearest is “{nearest}”" if seen.like else ""
        none = f"No link, heading or entry of the pages that were opened names “{{service}}”{nearest}."
        data |= {"nearest": on_one_line(seen.like)}
        if seen.more:
            yield Finding.cant_tell(
                f"{none} The portal may have more than was opened. Does it offer the service?", **data
            )
        else:
            yield Finding.failed(none, **data)


_BIRTH: dict[str, Any] = {"names": ("Đăng ký khai sinh", "Birth registration"), "apart": ("liên thông", "lại")}
_LIST = "<main><ul><li><h3><a href=/s>{}</a></h3><p>{}</p></li><li><a href=/>Hộ tịch</a></li></ul></main>"
_FORM = "<form role=search><input type=search></form>"


def _listed(name: str, beside: str = "Ủy ban nhân dân cấp xã", more: str = "", **site: Any) -> Crawl:
    return _portal(
        "<main><a href=/dich-vu>Dịch vụ công</a></main>", {"/dich-vu": _LIST.format(name, beside) + more}, **site
    )


CASES = (
    passed("an entry of a list", _listed("Đăng ký khai sinh", "Toàn trình"), **_BIRTH),
    passed("as a procedure, with its number", _listed("1.001193 - Thủ tục đăng ký khai sinh"), **_BIRTH),
    passed("without accents, and with the other i", _listed("DANG KI KHAI SINH trực tuyến"), **_BIRTH),
    passed("by another name", _listed("Birth registration"), **_BIRTH),
    failed("not there, where it has to be", _listed("Đăng ký kết hôn"), required=True, **_BIRTH),
    cant_tell("news", _listed("Hà Nội đơn giản hóa đăng ký khai sinh"), **_BIRTH),
    cant_tell("a letter less", _listed("Đăng ký khai sin"), **_BIRTH),
    cant_tell("pages left unopened", _listed("Đăng ký kết hôn", left=90), **_BIRTH),
    cant_tell("a search", _listed("Đăng ký kết hôn", more=_FORM), required=True, **_BIRTH),
    inapplicable("not there", _listed("Đăng ký kết hôn"), **_BIRTH),
    inapplicable("another service that holds the name", _listed("Liên thông đăng ký khai sinh, thường trú"), **_BIRTH),
    inapplicable("no service is asked for", _listed("Đăng ký khai sinh")),
)
