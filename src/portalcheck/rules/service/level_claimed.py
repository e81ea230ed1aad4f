"""A service that is called full online service is one.

## Applicability
Each service whose page calls it a full online service: “toàn trình” (or “mức độ 4”, the older name), end-to-end, fully
online, entièrement en ligne. A sentence that denies it or speaks of many services is no such claim, nor is a link to
another service.

## Expectation
The journey is completed: it gives a reference. A page that has nothing by which one applies, and a journey that does
not get through, show that there is information with forms, and no service.

## Why it matters
People trust the label, prepare at home, and are sent to the counter.

## Cannot tell
Where the journey ends without a reference, or gives none while the page has something to apply by.

## Sources
- Circular 01/2023/TT-VPCP, Article 13(3), by report: information and forms alone are not to be called online service.
- Decree 42/2022/NĐ-CP, Article 11(1)(a), by its wording: what a full online service is.
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.sheet import flat, pressed, runs, sentences
from portalcheck.measure.way import not_played
from portalcheck.measure.words import folded
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.journey import REFERENCE
from portalcheck.model.trace import Trace
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule

_CLAIM = re.compile(
    r"\btoàn trình\b|\bmức(?: độ)? 4\b|\bfully online\b|\bend[- ]to[- ]end\b|"
    r"\bentièrement en ligne\b|\bde bout en bout\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:không|chưa|not|no|pas|non|một phần)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"\b(?:các|những|nhiều|mọi|tất cả|số lượng|\d+) (?:dịch vụ|thủ tục|dvc|tthc)|\bdanh (?:sách|mục)\b|\btỷ lệ\b|"
    r"\b(?:services|procedures|démarches)\b",
    re.IGNORECASE,
)
# What leads on to the service itself, and what only tells of it.
_APPLIES = re.compile(
    r"(?:^|\b(?:de|to|pour) )"
    r"(?:nop|gui (?:ho so|don|to khai)|dang (?:ky|nhap)|tiep tuc|thuc hien|lam thu tuc|bat dau|tao ho so|"
    r"khai truc tuyen|"
    r"apply|start|submit|file|sign in|log in|continue|proceed|register|request|use|"
    r"deposer|commencer|faire|se connecter|connexion|continuer|s inscrire|demander|effectuer)\b"
)
_INFORMS = re.compile(
    r"(?:huong dan|cach|tai|xem|mau|don|to khai|quy trinh|trinh tu|in|download|guide|how|about|view|print|"
    r"telecharger|voir|comment|imprimer)\b"
)
_NO_WAY = frozenset({"not-there", "not-possible", "expectation", "refused"})


@rule("service/level-claimed", version=1, severity="serious")
def level_claimed(document: Document, trace: Trace) -> Iterator[Finding]:
    controls = [name for frame in document.frames for name in pressed(frame.html)]
    others = {name for name in controls if not _leads_on(name)}  # a link says of another service what it is
    said = (one for frame in document.frames for run in runs(frame.html) for one in _claims(run.text))
    claim = next((one for one in said if one not in others), "")
    if not claim:
        return
    applies = any(map(_leads_on, controls))
    data: dict[str, Any] = {"claim": claim[:160]}
    if trace.stop:
        data |= {
            "number": trace.stop.number,
            "steps": trace.planned,
            "title": trace.stop.title,
            "reason": trace.stop.why,
            "cause": trace.stop.cause,
        }
        if trace.stop.cause in _NO_WAY and not applies:
            yield Finding.failed(
                "The page says “{claim}”, has nothing to apply by, and the journey stopped at step {number} of {steps} "
                "({title}): {reason}.",
                **data,
            )
        else:
            yield not_played(trace)
    elif any(REFERENCE in step.extracted for step in trace.steps):
        yield Finding.passed(
            "The page says “{claim}”, and a journey of {steps} steps gave a reference.", steps=trace.planned, **data
        )
    elif applies:
        yield Finding.cant_tell(
            "The page says “{claim}”; the journey gives no reference. Can the service be completed?", **data
        )
    else:
        yield Finding.cant_tell(
            "The page says “{claim}” and has nothing to apply by; the journey gives no reference. Is there more than "
            "information and forms?",
            **data,
        )


def _leads_on(name: str) -> bool:
    return _APPLIES.search(folded(name)) is not None and not _INFORMS.match(folded(name))


def _claims(text: str) -> Iterator[str]:
    for sentence in sentences(text):
        said = flat(sentence)
        found = _CLAIM.search(said)
        if found and not _OF_MANY.search(said) and not _DENIED.search(said[: found.start()]):
            yield said


def _page(text: str, more: str = '<a href="/mau.docx">Tải mẫu đơn</a>') -> Document:
    return Document.of(f"<main><p><strong>{text}</strong></p>{more}</main>")


_STOPPED = _trace(stop="not-there")
_APPLY = '<a href="/nop/1">Nộp hồ sơ trực tuyến</a>'

CASES = (
    passed("completed", _page("Toàn trình", _APPLY), _trace()),
    passed("completed, and applied for elsewhere", _page("Dịch vụ công trực tuyến toàn trình"), _trace()),
    failed("information and a form", _page("Toàn trình"), _STOPPED),
    failed("where to file", _page("Toàn trình", '<a href="#noi-nop">Nơi nộp hồ sơ</a>'), _STOPPED),
    failed("in English", _page("This service is fully online."), _trace(stop="not-there")),
    cant_tell("no reference is given", _page("Toàn trình", _APPLY), _trace(reference="")),
    cant_tell("no reference, and nothing to apply by", _page("Toàn trình"), _trace(reference="")),
    inapplicable("a part only", _page("Dịch vụ công trực tuyến một phần"), _trace()),
    inapplicable("other services", _page("Danh sách 25 dịch vụ công toàn trình xem tại đây."), _STOPPED),
    inapplicable("another service", _page("Hồ sơ", '<a href="/2">Cấp thẻ (toàn trình)</a>'), _STOPPED),
    inapplicable("denied", _page("Thủ tục này chưa toàn trình."), _trace()),
)
