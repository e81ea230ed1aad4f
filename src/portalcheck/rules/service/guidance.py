"""The page of a service answers questions on it, or leads to guidance.

## Applicability
The page that the portal file names as the `page` of a service.

## Expectation
Beside the menus that all pages have, a heading, a link, a tab or what unfolds says one of *labels*, such as “Hướng dẫn
nộp hồ sơ” or “Câu hỏi thường gặp”.

## Why it matters
A form is left where a question comes up. Who finds the answer on the spot goes on; who has to look for it in the
guidance to a whole portal calls the office, or goes there.

## Cannot tell
Where only a menu, the header or the footer leads to guidance: it may tell of this service as well. Where only the
name of a decree or circular says so.

## Sources
- Circular 22/2019/TT-BTTTT, the functions of a portal, by report: guidance for each service.
- Ours: by which words it is looked for.
"""

from collections.abc import Iterator

from portalcheck.measure.legal_texts import is_legal_text
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.named_parts import named_parts
from portalcheck.measure.site_pages import is_said
from portalcheck.measure.wording import AnyOf, on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule


class Guidance(Params):
    """What guidance and answers are called: `labels`, in whichever languages."""

    labels: tuple[str, ...] = (
        *("hướng dẫn", "câu hỏi thường gặp", "hỏi đáp", "hỏi – đáp", "hỏi và đáp", "giải đáp"),
        *("guidance", "guide", "how to", "faq", "questions and answers", "frequently asked questions"),
        *("aide", "foire aux questions", "questions fréquentes", "mode d’emploi"),
    )


@rule("service/guidance", version=1, severity="minor")
def guidance(document: Document, trace: Trace, params: Guidance) -> Iterator[Finding]:
    if not (trace.steps and params.labels):
        return
    parts = [part for frame in document.frames for part in named_parts(frame.html)]
    said = [part for part in parts if any(is_said(label, part.name) for label in params.labels)]
    own = [part for part in said if not part.of_all_pages]
    if guides := [part for part in own if not is_legal_text(part.name)]:
        yield Finding.passed("The page of the service says “{name}”.", name=on_one_line(guides[0].name))
    elif own:
        yield Finding.cant_tell(
            "Of guidance, the page only says “{name}”, which may be a legal text. Does it guide through “{title}”?",
            name=on_one_line(own[0].name), title=trace.title,
        )  # fmt: skip
    elif said:
        yield Finding.cant_tell(
            "Of guidance, only a menu of the portal says “{name}”. Does it tell of “{title}”?",
            name=on_one_line(said[0].name), title=trace.title,
        )  # fmt: skip
    else:
        yield Finding.failed("Nothing on the page of the service says {labels}.", labels=AnyOf(params.labels))


def _page(text: str, header: str = "") -> Document:
    return Document.of(f"<header>{header}</header><main><h1>Đăng ký khai sinh</h1>{text}</main>")


_JOURNEY = _trace()
_MENU = '<nav><a href="/huong-dan">Hướng dẫn</a></nav>'

CASES = (
    passed("a heading", _page("<h2>Câu hỏi thường gặp</h2>"), _JOURNEY),
    passed("a link", _page('<a href="/hd.pdf">Tải hướng dẫn nộp hồ sơ trực tuyến</a>'), _JOURNEY),
    passed("what unfolds", _page("<details><summary>Hỏi – đáp</summary></details>"), _JOURNEY),
    passed("a tab, in English", _page("<div role=tab>How to apply</div>"), _JOURNEY),
    passed("in French", _page("<h2>Foire aux questions</h2>"), _JOURNEY),
    passed("other words", _page("<h2>Trợ giúp</h2>"), _JOURNEY, labels=["trợ giúp"]),
    failed("none", _page("<p>Cán bộ hướng dẫn bổ sung ngay.</p>"), _JOURNEY),
    cant_tell("the title of a law", _page('<a href="/1">Thông tư hướng dẫn thực hiện Luật Hộ tịch</a>'), _JOURNEY),
    cant_tell("in a menu", _page("<p>Nộp trực tuyến</p>", _MENU), _JOURNEY),
    inapplicable("no step was reached", _page("<h2>Hướng dẫn</h2>"), _trace(steps=())),
    inapplicable("nothing is asked for", _page(""), _JOURNEY, labels=[]),
)
