"""The page of a service tells how it is done from home, step by step.

## Applicability
The page that the portal file names as the `page` of a service.

## Expectation
Steps stand on it, as a numbered list or under “Bước 1”, “Bước 2”, and they or the sentences beside them say how one
signs in or fills in, files and receives over the network or by post, so that nobody has to come. A link to guidance for
filing online serves as well.

## Why it matters
The steps of the law tell what the office does. Who sits at home wants to know where to press, and what comes then.

## Cannot tell
Where there are no such steps and no such link, or where the steps speak of the counter alone: guidance may be given in
other words, in a film, or by the form itself. Whether it can be followed is for a person.

## Sources
- Ours: that it is asked for is said by the ruleset that uses this rule.
- Circular 22/2019/TT-BTTTT, function “guidance for each service”, by report.
"""

import re
from collections.abc import Iterator

from portalcheck.measure.asking import is_online, reaches_home
from portalcheck.measure.legal_texts import is_legal_text
from portalcheck.measure.links import links
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.service_words import labelled, under
from portalcheck.measure.sheet import flat, runs, sentences
from portalcheck.measure.wording import on_one_line
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule

_STEP = re.compile(r"^(?:bước|step|étape)\s*\d+\b", re.IGNORECASE)
_DOES = re.compile(
    r"\b(?:đăng nhập|điền|nhập|tải lên|đính kèm|ký số|nộp|gửi|sign in|log in|fill in|upload|submit|file|"
    r"connecte[rz]|remplir|remplissez|dépose[rz])\b",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\bkết quả\b|\bresults?\b|\brésultat|\bwhat you (?:get|receive)\b", re.IGNORECASE)
_FILING = re.compile(r"\bnộp\b|\bfil(?:e|ing)\b|\bapply\b|\bdép(?:ose[rz]|ôt)\b", re.IGNORECASE)
_GUIDE = re.compile(
    r"\bhướng dẫn\b.*\b(?:nộp|thực hiện|đăng ký|trực tuyến|sử dụng)\b|\bcách nộp\b.*\btrực tuyến\b|"
    r"\b(?:guide|how)\b.*\b(?:apply|file|online)\b|\b(?:guide|comment|mode d['’]emploi)\b.*\ben ligne\b",
    re.IGNORECASE,
)


@rule("service/one-stop-guidance", version=1, severity="moderate")
def one_stop_guidance(document: Document, trace: Trace) -> Iterator[Finding]:
    if not trace.steps:
        return
    steps = [text for frame in document.frames for text in _steps(frame.html)]
    online = next((one for text in steps for one in sentences(text) if is_online(one) and _DOES.search(one)), "")
    home = next((one for frame in document.frames for one in _received(frame.html)), "")
    if online and home:
        yield Finding.passed(
            "The page tells the steps from home: “{step}”, and how the result comes: “{home}”.",
            step=on_one_line(online[:160]),
            home=on_one_line(home[:160]),
        )
        return
    for frame in document.frames:
        for link in links(frame.html, "main, [role=main]") or links(frame.html) or ():
            if link.leads_somewhere and _GUIDE.search(flat(link.name)) and not is_legal_text(link.name):
                target = Pointer(css=link.css, frame=frame.frame, snippet=link.snippet)
                yield Finding.passed(
                    "A link leads to guidance for filing online: “{name}”.", target, name=on_one_line(link.name)
                )
                return
    if online:
        yield Finding.cant_tell(
            "The page tells how one files online: “{step}”. Does it tell how the result comes home?",
            step=on_one_line(online[:160]),
        )
    elif steps:
        yield Finding.cant_tell(
            "The page has {count} steps, and none tells how one files online. Is a person guided from home to the end?",
            count=len(steps),
        )
    else:
        yield Finding.cant_tell("The page has no steps. Is a person guided from home to the end elsewhere?")


def _steps(html: str) -> Iterator[str]:
    """Give the steps: what begins with “Bước 1” and the like, and what stands under the label of the sequence."""
    blocks = runs(html)
    for run in blocks:
        if _STEP.match(run.text):
            yield run.text
    for part in (*under("sequence", labelled(blocks)), *under("manner", labelled(blocks))):
        if part.text:
            yield part.text


def _received(html: str) -> Iterator[str]:
    """Give the sentences that tell how the result comes over the network or by post."""
    blocks = runs(html)
    for part in (*under("result", labelled(blocks)), *under("channels", labelled(blocks))):
        if _RESULT.search(part.label) and not _FILING.search(part.label):
            yield from (one for one in sentences(part.text) if reaches_home(one))
    for run in blocks:
        yield from (one for one in sentences(run.text) if _RESULT.search(one) and reaches_home(one))


def _page(steps: str, more: str = "") -> Document:
    return Document.of(
        f"<main><h1>Đăng ký khai sinh</h1><h2>Trình tự thực hiện</h2>{steps}<h2>Căn cứ pháp lý</h2><p>Luật Hộ tịch.</p>"
        f"{more}</main>"
    )


_ONLINE = "<ol><li>Đăng nhập và điền tờ khai trực tuyến trên cổng.</li><li>Cán bộ kiểm tra hồ sơ.</li></ol>"
_HOME = "<h2>Nhận kết quả</h2><p>Bản giấy gửi đến nhà qua bưu chính.</p>"
_JOURNEY = _trace()

CASES = (
    passed("steps, and the way home", _page(_ONLINE, _HOME), _JOURNEY),
    passed(
        "numbered by words",
        Document.of(
            "<main><p>Bước 1: Đăng nhập và nộp hồ sơ trực tuyến.</p><p>Bước 2: Nhận kết quả điện tử ở tài khoản.</p>"
            "</main>"
        ),
        _JOURNEY,
    ),
    passed(
        "a link to guidance",
        _page("<p>Người yêu cầu nộp hồ sơ.</p>", '<p><a href="/hd.pdf">Hướng dẫn nộp hồ sơ trực tuyến</a></p>'),
        _JOURNEY,
    ),
    passed(
        "in English",
        Document.of(
            "<main><h2>How to apply</h2><p>Sign in and fill in the form online.</p><h2>How to receive the result</h2>"
            "<p>The certificate is sent by post.</p></main>"
        ),
        _JOURNEY,
    ),
    cant_tell("nothing of how the result comes", _page(_ONLINE), _JOURNEY),
    cant_tell("what the office does", _page("<p>Người yêu cầu nộp hồ sơ tại Bộ phận một cửa.</p>"), _JOURNEY),
    cant_tell(
        "a law that guides",
        _page("<p>Người yêu cầu nộp hồ sơ.</p>", '<a href="/1">Thông tư hướng dẫn thực hiện Luật Hộ tịch</a>'),
        _JOURNEY,
    ),
    cant_tell("no steps", Document.of("<main><h1>Đăng ký khai sinh</h1><p>Miễn phí</p></main>"), _JOURNEY),
    inapplicable("no step was reached", _page(_ONLINE, _HOME), _trace(steps=())),
)
