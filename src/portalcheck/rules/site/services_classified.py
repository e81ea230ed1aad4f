"""Services can be chosen by user, topic, level and agency.

## Applicability
The pages that were read and list services: their title or a heading says so, and they hold some links; and the home
page.

## Expectation
For each of *facets* (`user`, `topic`, `level`, `agency`), one of these pages has a filter, a list to choose from, a
tab, a link, or a heading above some choices, that is called after it (“Đối tượng”, “Lĩnh vực”, “Mức độ”, “Cơ quan thực
hiện”), or those that offer its values (“Cá nhân” and “Tổ chức”, “toàn trình” and “một phần”, three agencies).

## Why it matters
Who does not know the name of a procedure finds it by what it is about, or by whom it is for.

## Cannot tell
Where a page only speaks of the facet, as in the head of a table; where a control opens more ways to choose; where no
page that lists services was read; where pages were left unopened, and none of those that were read has two facets.

## Sources
- Decree 42/2022/NĐ-CP, Article 12(2), by report: services are classified by user, topic, level and agency.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.facets import Facet, folds_more, lists_services, offered, spoken_of
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.site_pages import may_hold_more
from portalcheck.model.assertion import Finding
from portalcheck.model.site import Crawl
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_FACET = {"user": "user", "topic": "topic", "level": "level", "agency": "agency"}

_ENOUGH = 2  # facets that tell the page where services are chosen from one that only lists some


class ServicesClassified(Params):
    """The `facets` that are asked for."""

    facets: tuple[Facet, ...] = ("user", "topic", "level", "agency")


@rule("site/services-classified", version=1, severity="moderate")
def services_classified(crawl: Crawl, params: ServicesClassified) -> Iterator[Finding]:
    read = [page for page in crawl.pages if page.loaded]
    lists = [page for page in read if lists_services(page.title, page.html)]
    pages = list(dict.fromkeys([*lists, *read[:1]]))
    for facet in params.facets:
        data: dict[str, Any] = {"facet": _FACET[facet], "read": len(lists)}
        if page := next((one for one in pages if facet in offered(one.html)), None):
            yield Finding.passed("Services can be chosen by {facet} on {address}.", address=page.at, **data)
        elif not lists:
            yield Finding.cant_tell(
                "No page that lists services was read. Can they be chosen by {facet}?", left=crawl.left, **data
            )
        elif page := next((one for one in lists if facet in spoken_of(one.html)), None):
            yield Finding.cant_tell(
                "The page {address} names the {facet} of services. Can they be chosen by it?",
                address=page.at, **data,
            )  # fmt: skip
        elif page := next((one for one in lists if folds_more(one.html) or may_hold_more(one.html)), None):
            yield Finding.cant_tell(
                "Nothing in the document of {address} lets one choose services by {facet}. Does something that opens?",
                address=page.at, **data,
            )  # fmt: skip
        elif crawl.left and max(len(offered(one.html)) for one in lists) < _ENOUGH:
            yield Finding.cant_tell(
                "None of the pages that were read lets one choose services by {facet}; {left} were not read. Does one?",
                left=crawl.left, **data,
            )  # fmt: skip
        else:
            yield Finding.failed("No page that lists services ({read}) lets one choose them by {facet}.", **data)


_HOME = "<main><h1>Trang chủ</h1><a href=/dich-vu>Dịch vụ công</a></main>"
_LIST = (
    "<main><h1>Danh sách dịch vụ công</h1>{}<ul><li><a href=/1>Khai sinh</a><li><a href=/2>Khai tử</a>"
    "<li><a href=/3>Kết hôn</a></ul></main>"
)
_FORM = _LIST.format(
    "<form><fieldset><legend>Lĩnh vực</legend><input type=checkbox></fieldset><label>Đối tượng</label><select>"
    "</select><select><option>-- Chọn mức độ --</select><input placeholder='Cơ quan thực hiện'></form>"
)
_LINKS = _LIST.format(
    "<div class=tab><a href=?u=1>Công dân</a><a href=?u=2>Doanh nghiệp</a></div><h3>Sở ban ngành</h3>"
    "<a href=?s=1>Nội vụ</a><a href=?s=2>Y tế</a><h3>Lĩnh vực</h3><a href=?l=1>Hộ tịch</a><a href=?l=2>Đất đai</a>"
    "<a href=?m=1>Dịch vụ công toàn trình</a><a href=?m=2>Dịch vụ công một phần</a>"
)
_ANGULAR = _LIST.format(
    '<ng-select placeholder="Chọn cơ quan"></ng-select><mat-select aria-label="Lĩnh vực"></mat-select>'
    "<button>Cá nhân</button><button>Tổ chức</button><label>Mức độ</label>"
)
_SOME = _FORM.replace("Cơ quan thực hiện", "Từ khóa")

CASES = (
    passed("a form", _portal(_HOME, {"/dich-vu": _FORM})),
    passed("links and tabs", _portal(_HOME, {"/dich-vu": _LINKS})),
    passed("fields of a framework", _portal(_HOME, {"/dich-vu": _ANGULAR})),
    passed("those that are asked for", _portal(_HOME, {"/dich-vu": _SOME}), facets=["user", "topic"]),
    failed("nothing to choose by", _portal(_HOME, {"/dich-vu": _LIST.format("")})),
    failed("the name of the authority is no facet", _portal(_HOME, {
        "/dich-vu": _SOME + "<h2>Ủy ban nhân dân xã Mẫu</h2><a href=/x>Sở Nội vụ</a>"}), facets=["agency"]),
    failed("a field of a login", _portal(_HOME, {"/dich-vu": _LIST.format(
        "<form><label>Tên người dùng <input></label><label>Mật khẩu <input type=password></label></form>")}),
           facets=["user"]),
    failed("what is said of fields", _portal(_HOME, {"/dich-vu": _LIST.format(
        "<form><fieldset><legend>All fields are required</legend><input></fieldset></form>")}), facets=["topic"]),
    failed("a form for feedback", _portal(_HOME + (
        "<form><label>Chủ đề <input></label><label>Đơn vị <input></label><textarea></textarea></form>"),
        {"/dich-vu": _LIST.format("")}), facets=["topic", "agency"]),
    failed("no agency", _portal(_HOME, {"/dich-vu": _SOME}), facets=["agency"]),
    cant_tell("in the head of a table", _portal(_HOME, {
        "/dich-vu": _SOME + "<table><tr><th>Cơ quan</th></tr></table>"}), facets=["agency"]),
    cant_tell("more opens", _portal(_HOME, {"/dich-vu": _SOME + "<button>Tìm nâng cao</button>"}), facets=["agency"]),
    cant_tell("the page to choose on may be left", _portal(_HOME, {"/dich-vu": _LIST.format("")}, left=9)),
    cant_tell("no list was read", _portal(_HOME, left=9)),
    inapplicable("nothing is asked for", _portal(_HOME), facets=[]),
)  # fmt: skip
