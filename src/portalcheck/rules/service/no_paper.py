"""No step of a service asks for a paper or a visit.

## Applicability
The sentences that can be read at each step of a journey, and those of the main part of the service's page. Vietnamese,
English and French are understood.

## Expectation
None demands that a paper or an original is brought or sent, or that somebody comes. It may be offered beside a way
over the network: in the same sentence, or in the same list. What says that it is not needed is no demand, nor is how
the result is collected.

## Why it matters
One paper that has to be brought makes of the whole service an errand.

## Cannot tell
Where a sentence names a condition, or speaks of it without a demand, it may be for other cases; and on the service's
page it may belong to filing at the counter. Whether each paper of the dossier has its place in the form, no sentence
tells.

## Sources
- Circular 01/2023/TT-VPCP, Article 13(1)(d), by report: all of the dossier is filed electronically.
- Decree 42/2022/NĐ-CP, Article 11(1)(a), by its wording: filing and handling take place over the network.
"""

from collections.abc import Iterable, Iterator

from portalcheck.measure.asking import Asked, is_online, paper_or_visit
from portalcheck.measure.literal import states as _written
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.sheet import runs, sentences
from portalcheck.measure.way import not_played, said_in, step_number
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Across, cant_tell, failed, inapplicable, passed, rule

_MOST = 5  # sentences of one page that are asked about


@rule("service/no-paper", version=1, severity="serious")
def no_paper(document: Document, states: Across[Elements], trace: Trace) -> Iterator[Finding]:
    if not trace.steps:
        return
    found = [*_on_the_way(states), *_on_the_page(document)]
    yield from found
    if trace.stop:
        yield not_played(trace)
    elif not found:
        yield Finding.passed(
            "None of {steps} steps asks for a paper or a visit, nor does the page of the service.", steps=trace.planned
        )


def _on_the_way(states: Across[Elements]) -> Iterator[Finding]:
    told: set[str] = set()
    for state, elements in states:
        for said in said_in(state, elements):
            asked = paper_or_visit(said.sentence)
            if asked is None or asked.sentence in told or _is_left_open(asked, said.beside):
                continue
            told.add(asked.sentence)
            yield _at_step(asked, step_number(state), state.id)


def _at_step(asked: Asked, number: int, page: str) -> Finding:
    if asked.sure:
        return Finding.failed(
            "Step {number} asks for a paper or a visit: “{sentence}”.",
            number=number,
            sentence=asked.sentence,
            page=page,
        )
    return Finding.cant_tell(
        "Step {number} says “{sentence}”. Must a paper be brought, or somebody come?",
        number=number,
        sentence=asked.sentence,
        page=page,
    )


def _on_the_page(document: Document) -> Iterator[Finding]:
    blocks = [run for frame in document.frames for run in runs(frame.html)]
    told: set[str] = set()
    for at, run in enumerate(blocks):
        for sentence in sentences(run.text):
            asked = paper_or_visit(sentence)
            if asked is None or asked.sentence in told or len(told) >= _MOST:
                continue
            others = (other.text for place, other in enumerate(blocks) if place != at and other.group == run.group)
            if _is_left_open(asked, others):
                continue
            told.add(asked.sentence)
            if asked.sure and asked.online:
                yield Finding.failed(
                    "The page of the service asks for a paper or a visit beside filing over the network: “{sentence}”.",
                    sentence=asked.sentence,
                )
            else:
                yield Finding.cant_tell(
                    "The page of the service says “{sentence}”. Does that hold for who files over the network?",
                    sentence=asked.sentence,
                )


def _is_left_open(asked: Asked, others: Iterable[str]) -> bool:
    """Tell whether a way over the network is offered as well: in the sentence, or by another item of its list."""
    return not asked.sure and ((asked.choice and asked.online) or any(map(is_online, others)))


_PAGE = Document.of("<main><p>Nộp trực tuyến trên cổng này.</p></main>")
_JOURNEY = _trace()


def _says(text: str) -> Document:
    return Document.of(f"<main><section><p>{text}</p></section></main>")


_PAPER = "Sau khi nộp trực tuyến, bạn phải mang bản chính đến Bộ phận một cửa."


def _states(*texts: str) -> Across[Elements]:
    return Across(Elements, _written(*texts))


CASES = (
    passed("nothing of the kind", _PAGE, _states("Họ và tên", "Đã nộp"), _JOURNEY),
    passed(
        "it says that nobody needs to come",
        _says("Bạn không phải đến cơ quan và không phải nộp thêm bản giấy."),
        _states("Không cần nộp bản giấy.", "Đã nộp"),
        _JOURNEY,
    ),
    passed(
        "one way among others",
        Document.of("<main><ul><li>Nộp trực tuyến trên cổng.</li><li>Nộp trực tiếp tại trụ sở.</li></ul></main>"),
        _states("Tờ khai"),
        _JOURNEY,
    ),
    passed("or", _says("Nộp trực tuyến, hoặc nộp trực tiếp tại Bộ phận một cửa."), _states("Tờ khai"), _JOURNEY),
    passed("collecting the result", _says("Nhận kết quả trực tiếp tại Bộ phận một cửa."), _states("Tờ khai"), _JOURNEY),
    passed(
        "an office writes to another", _says("Bộ phận một cửa chuyển hồ sơ đến Phòng Tư pháp."), _states("x"), _JOURNEY
    ),
    passed("in English, not needed", _says("You do not need to come in person."), _states("x"), _JOURNEY),
    passed("an item beside", _PAGE, _states("Nộp trực tuyến.|Nộp trực tiếp tại Bộ phận một cửa."), _JOURNEY),
    passed(
        "a picture of the original", _PAGE, _states("Vui lòng cung cấp ảnh chụp bản chính Giấy chứng sinh."), _JOURNEY
    ),
    passed("a scan of the original", _PAGE, _states("Bạn cần gửi bản scan của bản gốc."), _JOURNEY),
    passed("in English", _PAGE, _states("Please provide a scan of the original document."), _JOURNEY),
    passed("in French", _PAGE, _states("Veuillez fournir une copie numérisée de l’original."), _JOURNEY),
    passed("the original's file", _PAGE, _states("You must submit the original file."), _JOURNEY),
    passed(
        "“trực tiếp” that is on the portal",
        _PAGE,
        _states(
            "Vui lòng đăng ký tài khoản trực tiếp trên cổng.",
            "Vui lòng nộp hồ sơ trực tiếp trên Cổng Dịch vụ công.",
            "Vui lòng thực hiện thanh toán trực tiếp qua ngân hàng.",
        ),
        _JOURNEY,
    ),
    passed(
        "a page that is visited",
        _PAGE,
        _states(
            "Vui lòng đến trang của cơ quan để xem hướng dẫn.",
            "Please visit our office hours page.",
            "Veuillez vous rendre sur le site de la mairie.",
        ),
        _JOURNEY,
    ),
    failed("no visit, but a paper", _PAGE, _states("Không cần đến cơ quan, nhưng phải gửi bản chính."), _JOURNEY),
    failed("a step demands the original", _PAGE, _states("Tờ khai", _PAPER), _JOURNEY),
    failed("a step demands a visit", _PAGE, _states("Vui lòng đến trụ sở Ủy ban nhân dân để ký tên."), _JOURNEY),
    failed("after filing online, on the page", _says(_PAPER), _states("Tờ khai"), _JOURNEY),
    failed("in English", _PAGE, _states("You must bring the original to our office."), _JOURNEY),
    failed("in French", _PAGE, _states("Vous devez vous présenter au guichet."), _JOURNEY),
    failed("a copy, and the original", _PAGE, _states("Tải lên bản chụp, sau đó phải mang bản chính đi."), _JOURNEY),
    failed("in person", _PAGE, _states("Vui lòng nộp hồ sơ trực tiếp tại Bộ phận một cửa."), _JOURNEY),
    cant_tell("a file, perhaps", _PAGE, _states("Vui lòng gửi bản chính dạng PDF."), _JOURNEY),
    cant_tell("a copy of the original", _PAGE, _states("Please provide a copy of the original."), _JOURNEY),
    cant_tell("a certified copy", _PAGE, _states("Phải nộp bản sao có chứng thực từ bản chính."), _JOURNEY),
    cant_tell("a condition", _PAGE, _states("Nếu được yêu cầu, phải nộp bản chính để đối chiếu."), _JOURNEY),
    cant_tell(
        "filing at the counter, perhaps", _says("Phải xuất trình bản chính giấy chứng sinh."), _states("x"), _JOURNEY
    ),
    cant_tell(
        "a choice of two papers", _PAGE, _states("Nộp bản chính tại quầy hoặc gửi bản chính qua bưu điện."), _JOURNEY
    ),
    cant_tell("no demand", _says("Nộp bản giấy tại quầy số 3."), _states("x"), _JOURNEY),
    inapplicable("no step was reached", _PAGE, _states(), _trace(steps=())),
)
