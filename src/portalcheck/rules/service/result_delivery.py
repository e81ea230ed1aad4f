"""The result comes over the network or by post.

## Applicability
Each service: what its page and the steps of the journey say about how the result is handed over.

## Expectation
One of them offers it over the network (in the account, by e-mail, as an electronic document) or by post.

## Why it matters
Who filed from home and then has to come for the paper has saved nothing.

## Cannot tell
Where nothing is said about it; where a choice is left, or something is done online about it and it is not said that it
comes that way. Whether the result really comes, only who waits for it can tell.

## Sources
- Decree 42/2022/NĐ-CP, Article 11(1)(a), by its wording: the result is given online or by public post.
"""

from collections.abc import Iterator

from portalcheck.measure.asking import (
    at_the_office,
    by_network,
    is_handed_over_from_afar,
    leaves_a_choice,
    of_the_result,
    reaches_home,
)
from portalcheck.measure.literal import states as _written
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.service_words import bare, labelled
from portalcheck.measure.sheet import runs, sentences
from portalcheck.measure.way import not_played, said_in, step_number
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule

_COLLECTING = ("nhan ket qua", "tra ket qua", "collect", "receive", "retrait", "remise")
_FILING = ("nop", "tiep nhan", "file", "filing", "apply", "depot", "deposer")


@rule("service/result-delivery", version=1, severity="serious")
def result_delivery(document: Document, states: Across[Elements], trace: Trace) -> Iterator[Finding]:
    if not trace.steps:
        return
    told = list(_told(document))
    if home := next(filter(reaches_home, told), ""):
        yield Finding.passed("The page of the service says of the result: “{sentence}”.", sentence=home)
        return
    for state, elements in states:
        said = list(said_in(state, elements))
        if any(of_the_result(one.sentence) for one in said):
            if home := next(filter(is_handed_over_from_afar, (one.sentence for one in said)), ""):
                yield Finding.passed(
                    "Step {number} says of the result: “{sentence}”.", number=step_number(state), sentence=home
                )
                return
            told += [one.sentence for one in said if of_the_result(one.sentence)]
    if trace.stop:
        yield not_played(trace)
    elif perhaps := next((one for one in told if by_network(one) or (at_the_office(one) and leaves_a_choice(one))), ""):
        yield Finding.cant_tell(
            "Of the result is said “{sentence}”. Does it come online or by post as well?", sentence=perhaps
        )
    elif office := next(filter(at_the_office, told), ""):
        yield Finding.failed(
            "The result is collected at the office, and nothing offers it online or by post: “{sentence}”.",
            sentence=office,
        )
    else:
        yield Finding.cant_tell(
            "Neither the page of the service nor a step says how the result comes. Is it offered online or by post?"
        )


def _told(document: Document) -> Iterator[str]:
    """Give what the page says about handing the result over: by sentences, and under labels that speak of it."""
    blocks = [run for frame in document.frames for run in runs(frame.html)]
    for part in labelled(blocks):
        label = f" {bare(part.label)} "
        if any(words in label for words in _COLLECTING) and not any(f" {words} " in label for words in _FILING):
            yield from sentences(part.text)
    for run in blocks:
        yield from filter(of_the_result, sentences(run.text))


_JOURNEY = _trace()


def _page(text: str, label: str = "Nhận kết quả") -> Document:
    return Document.of(f"<main><h2>{label}</h2><p>{text}</p></main>")


_SILENT = _page("Trong 3 ngày", "Thời hạn")


def _states(*texts: str) -> Across[Elements]:
    return Across(Elements, _written(*texts))


CASES = (
    passed("by post", _page("Qua dịch vụ bưu chính công ích."), _states("Đã nộp"), _JOURNEY),
    passed("in the account", _page("Bản điện tử trong tài khoản của bạn."), _states("Đã nộp"), _JOURNEY),
    passed("one of several", _page("Tại Bộ phận một cửa. Hoặc gửi về nhà qua bưu điện."), _states("x"), _JOURNEY),
    passed("a step offers it", _SILENT, _states("Cách nhận kết quả|Bản điện tử trên cổng này"), _JOURNEY),
    passed("in English", _page("Sent by post.", "How to receive"), _states("x"), _JOURNEY),
    passed("in French", _page("Envoyé par courrier.", "Retrait du résultat"), _states("x"), _JOURNEY),
    passed("at home", _page("Nhận kết quả tại Bộ phận một cửa hoặc tại nhà."), _states("x"), _JOURNEY),
    passed("in the account, signed in", _page("Đăng nhập tài khoản để nhận kết quả."), _states("x"), _JOURNEY),
    failed("at the office only", _page("Nhận trực tiếp tại Bộ phận một cửa."), _states("Đã nộp"), _JOURNEY),
    failed("not by post", _page("Nhận tại trụ sở. Không gửi qua bưu điện."), _states("Đã nộp"), _JOURNEY),
    failed(
        "what is said of filing is not said of the result",
        Document.of(
            "<main><h2>Nơi nộp hồ sơ và nhận kết quả</h2><h3>Nơi nộp hồ sơ</h3><p>Nộp trực tuyến.</p>"
            "<h3>Nhận kết quả</h3><p>Tại Bộ phận một cửa.</p></main>"
        ),
        _states("Cổng dịch vụ công trực tuyến|Đã nộp"),
        _JOURNEY,
    ),
    cant_tell("or otherwise", _page("Có thể nhận tại Bộ phận một cửa."), _states("Đã nộp"), _JOURNEY),
    cant_tell(
        "a notice comes online, and the paper does not",
        _page("Thông báo điện tử gửi vào hộp thư của bạn. Bản giấy nhận tại Công an cấp xã."),
        _states("Đã nộp"),
        _JOURNEY,
    ),
    cant_tell(
        "online, one looks up how far it is",
        _page("Nhận tại Bộ phận một cửa. Tra cứu trạng thái hồ sơ trực tuyến."),
        _states("Đã nộp"),
        _JOURNEY,
    ),
    cant_tell(
        "online, one looks up whether it is there",
        _page("Tra cứu kết quả trên cổng; nhận trực tiếp tại Bộ phận một cửa."),
        _states("Đã nộp"),
        _JOURNEY,
    ),
    cant_tell(
        "the account tells the day",
        _page("Nhận kết quả: đăng nhập tài khoản để biết ngày nhận, rồi đến trụ sở nhận."),
        _states("Đã nộp"),
        _JOURNEY,
    ),
    cant_tell("nothing is said", _SILENT, _states("Đã nộp"), _JOURNEY),
    inapplicable("no step was reached", _SILENT, _states(), _trace(steps=())),
)
