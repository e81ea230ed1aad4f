"""Filing online is faster, or costs less, and the page of the service says so.

## Applicability
The page that the portal file names as the `page` of a service.

## Expectation
A sentence says that who files online waits less or pays less, or that filing online is free of a fee; or a table has
another time or fee for filing online than for filing at the counter, and it is less.

## Why it matters
Who files at home does part of the office's work. A shorter time or a lower fee is the reason why people try it.

## Cannot tell
Where nothing of the kind was found: it may be said in other words, or on another page. Whether it is true is not looked
at.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- The decision of 5 June 2023 on portals, by report: shorter times and lower prices for services that are used online.
"""

from collections.abc import Iterator

from portalcheck.measure.gains import gains_online
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule


@rule("service/faster-or-cheaper-online", version=1, severity="minor")
def faster_or_cheaper_online(document: Document, trace: Trace) -> Iterator[Finding]:
    if not trace.steps:
        return
    said = next((one for frame in document.frames for one in gains_online(frame.html)), "")
    if said:
        yield Finding.passed("The page of the service says “{sentence}”.", sentence=on_one_line(said[:200]))
    else:
        yield Finding.cant_tell(
            "Nothing was found that says that filing “{title}” online is faster or costs less. Does the portal say it?",
            title=trace.title,
        )


def _says(text: str) -> Document:
    return Document.of(f"<main><h1>Đăng ký khai sinh</h1>{text}</main>")


_TABLE = (
    "<table><tr><th>Hình thức nộp</th><th>Thời hạn giải quyết</th><th>Phí, lệ phí</th></tr>"
    "<tr><td>Trực tiếp</td><td>15 Ngày làm việc</td><td>50.000 Đồng</td></tr>"
    "<tr><td>Trực tuyến</td><td>{} Ngày làm việc</td><td>{}</td></tr></table>"
)
_JOURNEY = _trace()

CASES = (
    passed("a lower fee", _says("<p>Nộp hồ sơ trực tuyến được giảm 50% lệ phí.</p>"), _JOURNEY),
    passed("a shorter time", _says("<p>Thời hạn rút ngắn còn 3 ngày khi nộp trực tuyến.</p>"), _JOURNEY),
    passed("in English", _says("<p>Applications that are made online are handled sooner.</p>"), _JOURNEY),
    passed("in French", _says("<p>Le dépôt en ligne est gratuit.</p>"), _JOURNEY),
    passed(
        "two sums",
        _says("<p>20.000 đồng nếu nộp trực tiếp, 10.000 đồng nếu gửi trước trên mạng. Trẻ em được miễn.</p>"),
        _JOURNEY,
    ),
    passed("a table with another time", _says(_TABLE.format("10", "50.000 Đồng")), _JOURNEY),
    passed("a table with another fee", _says(_TABLE.format("15", "25.000 Đồng")), _JOURNEY),
    passed("a table without a fee", _says(_TABLE.format("15", "Miễn phí")), _JOURNEY),
    cant_tell("a table with the same", _says(_TABLE.format("15", "50.000 Đồng")), _JOURNEY),
    cant_tell("a table with more", _says(_TABLE.format("20", "50.000 Đồng")), _JOURNEY),
    cant_tell(
        "two sums, the other way round", _says("<p>Trực tiếp 10.000 đồng, trực tuyến 20.000 đồng.</p>"), _JOURNEY
    ),
    cant_tell("less of another thing", _says("<p>Less than 5 MB per file when you apply online.</p>"), _JOURNEY),
    cant_tell(
        "at the counter only", _says("<p>Giảm 20% lệ phí khi nộp tại quầy, không áp dụng trực tuyến.</p>"), _JOURNEY
    ),
    cant_tell("nothing", _says("<p>Nộp trực tuyến trên cổng này.</p>"), _JOURNEY),
    cant_tell("denied", _says("<p>Nộp trực tuyến không được giảm lệ phí.</p>"), _JOURNEY),
    inapplicable("no step was reached", _says("<p>Nộp trực tuyến.</p>"), _trace(steps=())),
)
