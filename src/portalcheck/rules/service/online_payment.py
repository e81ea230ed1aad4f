"""Where a service costs something, it is paid online.

## Applicability
Each service whose page states a sum of money under a label of fees.

## Expectation
A step of the journey speaks of paying.

## Why it matters
A fee that is paid at a counter makes of an online form an errand.

## Cannot tell
Where the page offers to pay online and the journey never comes to it, where a step speaks of paying at a counter alone,
or where nothing is said of how to pay: it may come after the dossier was accepted. Whether paying works,
only who pays can tell.

## Sources
- Circular 01/2023/TT-VPCP, Article 13(1)(đ), by report.
"""

from collections.abc import Callable, Iterator

from portalcheck.measure.asking import amounts, pays, pays_cash, pays_later, pays_online
from portalcheck.measure.literal import states as _written
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.service_words import is_fee, labelled
from portalcheck.measure.sheet import runs, sentences
from portalcheck.measure.way import not_played, said_in, step_number
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule

_NAMED = ("button", "link", "radio", "heading", "group")


@rule("service/online-payment", version=1, severity="serious")
def online_payment(document: Document, states: Across[Elements], trace: Trace) -> Iterator[Finding]:
    blocks = [run for frame in document.frames for run in runs(frame.html)]
    fee = next((sum_ for part in labelled(blocks) if is_fee(part.label) for sum_ in amounts(part.text)), "")
    if not fee:
        return
    if met := _met(states):
        yield Finding.passed(
            "The page states a fee of {fee}; step {number} says “{sentence}”.", fee=fee, number=met[0], sentence=met[1]
        )
        return
    if trace.stop:
        yield not_played(trace)
        return
    said = [one for run in blocks for one in sentences(run.text)]
    offered = next(filter(pays_online, said), "")
    cash = next(filter(pays_cash, said), "")
    if offered:
        yield Finding.cant_tell(
            "The page states a fee of {fee} and says “{sentence}”; no step of the journey speaks of paying. Does "
            "it work?",
            fee=fee,
            sentence=offered,
        )
    elif cash:
        yield Finding.failed(
            "The page states a fee of {fee}, and it is paid at a counter: “{sentence}”.", fee=fee, sentence=cash
        )
    elif later := next(_said_of(states, pays_later), None):
        yield Finding.cant_tell(
            "The page states a fee of {fee}; step {number} says “{sentence}”. Can it be paid online as well?",
            fee=fee,
            number=later[0],
            sentence=later[1],
        )
    else:
        yield Finding.cant_tell(
            "The page states a fee of {fee}; neither it nor any step says how it is paid. Can it be paid online?",
            fee=fee,
        )


def _met(states: Across[Elements]) -> tuple[int, str] | None:
    if said := next(_said_of(states, lambda one: pays(one) and not pays_later(one)), None):
        return said
    for state, elements in states:
        for frame in elements.frames:
            for element in frame.elements:
                if element.role in _NAMED and pays(element.name):
                    return step_number(state), element.name
    return None


def _said_of(states: Across[Elements], wanted: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    for state, elements in states:
        for said in said_in(state, elements):
            if wanted(said.sentence):
                yield step_number(state), said.sentence


def _page(fee: str, more: str = "") -> Document:
    return Document.of(f"<main><h2>Phí, lệ phí</h2><p>{fee}</p>{more}</main>")


_JOURNEY = _trace()
_CASH = "Nộp lệ phí bằng tiền mặt tại quầy."


def _states(*texts: str) -> Across[Elements]:
    return Across(Elements, _written(*texts))


CASES = (
    passed("a step of payment", _page("8.000 đồng"), _states("Tờ khai", "Thanh toán lệ phí"), _JOURNEY),
    passed("in English", _page("VND: 50000 đồng"), _states("Pay now with your card"), _JOURNEY),
    failed("paid in cash", _page(f"8.000 đồng. {_CASH}"), _states("Tờ khai", "Đã nộp"), _JOURNEY),
    failed(
        "paid at the office", _page("8.000 đồng. Lệ phí nộp trực tiếp tại Bộ phận một cửa."), _states("x"), _JOURNEY
    ),
    cant_tell(
        "the dossier is filed at a counter", _page("8.000 đồng. Nộp hồ sơ tại Bộ phận một cửa."), _states("x"), _JOURNEY
    ),
    cant_tell("no cash", _page("8.000 đồng. Không thanh toán bằng tiền mặt."), _states("x"), _JOURNEY),
    cant_tell("no cash is taken", _page("8.000 đồng. Chúng tôi không thu tiền mặt."), _states("x"), _JOURNEY),
    cant_tell(
        "a step speaks of paying at the office",
        _page("8.000 đồng"),
        _states("Lệ phí được thanh toán khi nhận kết quả tại trụ sở"),
        _JOURNEY,
    ),
    cant_tell(
        "offered, and not met", _page("8.000 đồng. Thanh toán trực tuyến trên cổng."), _states("Đã nộp"), _JOURNEY
    ),
    cant_tell("nothing is said of paying", _page("8.000 đồng"), _states("Đã nộp"), _JOURNEY),
    inapplicable("it is free", _page("Miễn phí"), _states("Đã nộp"), _JOURNEY),
    inapplicable("it costs 0", _page("0 đồng"), _states("Đã nộp"), _JOURNEY),
    inapplicable("no label of fees", Document.of("<main><p>8.000 đồng</p></main>"), _states("Đã nộp"), _JOURNEY),
)
