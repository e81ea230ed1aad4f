"""The page of a service tells all that a person has to know about it.

## Applicability
The page that the portal file names as the `page` of a service. Of its main part are read the headings, the terms of
lists, the headers of tables, summaries, tabs, bold beginnings and what ends in a colon, as labels, and what stands
under each; what is folded or stands in a closed tab counts. *fields* are the parts that are asked for.

## Expectation
Each part is named by a label, and something stands under it: the name of the procedure (or its main heading), the
sequence of steps, the manner, the dossier and how many copies, the time limit, who may apply, the authority, the
result, forms, conditions and fees where there are any (one of the three is enough), where to file and to collect, and
the legal basis. Labels are known in Vietnamese, English and French, without regard to case, accents and numbering.

## Why it matters
Who does not know what to bring, what it costs, how long it takes and whom to ask comes twice, or pays somebody who
knows.

## Cannot tell
Where a label is almost the one that is looked for, or its words name another part already; where a sentence speaks
of it without a label; where a label opens something that was not there yet, or a frame or an embedded file may hold it;
where no part at all is named, since it may be another page. Whether what stands there is right is for a person.

## Sources
- Circular 32/2017/TT-BTTTT, Article 5(1), a to l, by its wording: what a page about a procedure must tell.
"""

import re
from collections.abc import Iterator
from typing import Any

from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.service_words import FIELDS, Field, labelled, named_by, names, nearest, speaks_of, under
from portalcheck.measure.sheet import Part, Run, flat, runs, sentences
from portalcheck.measure.words import content_words
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import Finding
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_MOST_QUOTED = 160  # letters
_COPIES = re.compile(
    r"số lượng|bản chính|bản sao|\b\d+ ?(?:bộ|bản)\b|\b(?:một|hai) bộ\b|\bcop(?:y|ies)\b|\bexemplaires?\b|\bsets?\b",
    re.IGNORECASE,
)
_EMBEDDED = re.compile(r"<(?:object|embed|iframe)\b", re.IGNORECASE)
_PART = {
    "name": "the name of the procedure",
    "sequence": "the sequence of steps",
    "manner": "the manner of filing",
    "dossier": "the contents of the dossier",
    "time": "the time limit",
    "applicants": "who may apply",
    "authority": "the handling authority",
    "result": "the result",
    "conditions": "forms, conditions and fees",
    "channels": "where to file and to collect",
    "basis": "the legal basis",
}


class Information(Params):
    """Which parts are asked for."""

    fields: tuple[Field, ...] = FIELDS


@rule("service/information", version=1, severity="serious")
def information(document: Document, trace: Trace, params: Information) -> Iterator[Finding]:
    blocks = [run for frame in document.frames for run in runs(frame.html)]
    labels = labelled(blocks)
    own = named_by(part.label for part in labels)
    named = {field: [part for part in labels if part.label in own[field]] for field in params.fields}
    if params.fields and not any(named.values()):
        yield Finding.cant_tell(
            "None of the {count} parts that are asked for is named by a label on {url}. Is this the page of the "
            "service “{title}”?",
            count=len(params.fields),
            url=document.url,
            title=trace.title,
        )
        return
    for field in params.fields:
        if field == "name" and not named[field]:
            yield _heading(blocks, trace.title)
        elif named[field]:
            yield _told(field, named[field], blocks)
        else:
            yield _missing(field, labels, blocks, document)


def _told(field: Field, found: list[Part], blocks: list[Run]) -> Finding:
    part = next((one for one in found if one.text), found[0])
    data: dict[str, Any] = {"part": _PART[field], "label": part.label}
    if not part.text and any(one.opens for one in found):
        return Finding.cant_tell(
            "“{label}” names {part}, and nothing is there until it is pressed. Does something come then?", **data
        )
    if not part.text and all(one.kind == "text" for one in found):
        return Finding.cant_tell("“{label}” may name {part}, and nothing stands beside it. Is it told?", **data)
    if not part.text:
        return Finding.failed("“{label}” names {part}, and nothing stands under it.", **data)
    if field == "dossier" and not any(_COPIES.search(run.text) for run in blocks):
        return Finding.cant_tell(
            "“{label}” names {part}; no words for the number of copies were found. Is it told?", **data
        )
    return Finding.passed("Under “{label}” stands {part}: “{text}”.", **data, text=_cut(part.text))


def _heading(blocks: list[Run], title: str) -> Finding:
    """Take the main heading for the name, where it says what the journey is called."""
    heading = next((run.text for run in blocks if run.kind == "heading" and run.level == 1), "")
    data: dict[str, Any] = {"part": _PART["name"], "heading": _cut(heading), "title": title}
    if not heading:
        return Finding.cant_tell("No label and no main heading tell {part}. Does “{title}” stand elsewhere?", **data)
    if content_words(heading) & content_words(title):
        return Finding.passed("The main heading is {part}: “{heading}”.", **data)
    return Finding.cant_tell("The main heading is “{heading}”. Is it {part} “{title}”?", **data)


def _missing(field: Field, labels: list[Part], blocks: list[Run], document: Document) -> Finding:
    if shared := under(field, labels):
        return Finding.cant_tell(
            "“{label}” is the only label that may name {part}, and it names another part. Is it told?",
            label=shared[0].label, part=_PART[field],
        )  # fmt: skip
    # What names another part does not stand for this one.
    free = (part.label for part in labels if not any(names(part.label, other) for other in FIELDS))
    near, likely = nearest(field, free)
    data: dict[str, Any] = {"part": _PART[field], "nearest": _cut(near)}
    if near and likely:
        return Finding.cant_tell(
            "No label names {part}; the nearest is “{nearest}”. Is that what it stands for?", **data
        )
    said = next((one for run in blocks for one in sentences(run.text) if speaks_of(field, flat(one))), "")
    if said:
        return Finding.cant_tell(
            "No label names {part}; the page says “{sentence}”. Is it told?", sentence=_cut(said), **data
        )
    if field == "conditions":
        return Finding.cant_tell("No label names {part}. Are there none?", **data)
    if document.missing_frames or any(_EMBEDDED.search(frame.html) for frame in document.frames):
        return Finding.cant_tell("No label names {part}. Does it stand in what is embedded in the page?", **data)
    if near:
        return Finding.failed("Nothing on the page tells {part}; the nearest label is “{nearest}”.", **data)
    return Finding.failed("Nothing on the page tells {part}, and no label is like one that does.", **data)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_QUOTED else f"{text[:_MOST_QUOTED].rstrip()}…"


_FIELDS = {
    "Trình tự thực hiện": "Nộp hồ sơ, chờ kiểm tra, nhận kết quả",
    "Cách thức thực hiện": "Trên cổng hoặc tại nơi tiếp nhận",
    "Thành phần hồ sơ": "Giấy chứng sinh, 01 bộ",
    "Thời hạn giải quyết": "03 ngày",
    "Đối tượng thực hiện": "Cha, mẹ",
    "Cơ quan thực hiện": "Ủy ban nhân dân xã",
    "Kết quả thực hiện": "Giấy khai sinh",
    "Phí, lệ phí": "Không",
    "Nơi nộp hồ sơ": "Trên cổng này",
    "Căn cứ pháp lý": "Luật Hộ tịch",
}
_ENGLISH = {
    "Steps": "File, wait, receive",
    "Ways to apply": "Here",
    "Documents needed": "Birth slip, one copy",
    "Processing time": "3 days",
    "Who can apply": "A parent",
    "Responsible office": "The commune",
    "What you get": "A certificate",
    "Fees": "None",
    "Where to apply": "Here",
    "Legal basis": "The Law on Civil Status",
}
_FRENCH = {
    "Étapes": "Déposer, attendre, recevoir",
    "Modes de dépôt": "Ici",
    "Pièces à fournir": "Certificat, un exemplaire",
    "Délai": "3 jours",
    "Qui peut demander": "Un parent",
    "Service compétent": "La mairie",
    "Résultat": "Un acte",
    "Frais": "Aucun",
    "Où déposer": "Ici",
    "Base légale": "La loi",
}


def _page(fields: dict[str, str], shape: str = "<h2>{}</h2><p>{}</p>", more: str = "") -> Document:
    told = "".join(shape.format(label, text) for label, text in fields.items())
    return Document.of(f"<main><h1>Đăng ký khai sinh</h1>{told}{more}</main>")


def _without(*labels: str, **more: str) -> dict[str, str]:
    return {label: text for label, text in _FIELDS.items() if label not in labels} | more


_JOURNEY = _trace()
_TIME = "Thời hạn giải quyết"

CASES = (
    passed("headings", _page(_FIELDS), _JOURNEY),
    passed("a list of terms", _page(_FIELDS, "<dl><dt>{}:</dt><dd>{}</dd></dl>"), _JOURNEY),
    passed("rows of a table", _page(_FIELDS, "<table><tr><th>{}</th><td>{}</td></tr></table>"), _JOURNEY),
    passed("folded", _page(_FIELDS, "<details><summary>{}</summary><p>{}</p></details>"), _JOURNEY),
    passed("bold beginnings", _page(_FIELDS, "<p><b>{}</b> {}</p>"), _JOURNEY),
    passed("before a colon", _page(_FIELDS, "<p>{}: {}</p>"), _JOURNEY),
    passed("two boxes in a row", _page(_FIELDS, "<div><div>{}</div><div>{}</div></div>"), _JOURNEY),
    passed(
        "numbered, in capitals",
        _page({f"{n}. {k.upper()}": v for n, (k, v) in enumerate(_FIELDS.items(), 1)}),
        _JOURNEY,
    ),
    passed(
        "tabs and their panels",
        _page(_FIELDS, '<a role="tab" aria-controls="{0}">{0}</a><div id="{0}">{1}</div>'),
        _JOURNEY,
    ),
    passed("in English", _page(_ENGLISH), _JOURNEY),
    passed("in French", _page(_FRENCH), _JOURNEY),
    passed(
        "the headers of columns",
        _page(
            _without(_TIME, "Phí, lệ phí"),
            more="<table><tr><th>Thời hạn giải quyết</th><th>Phí, lệ phí</th></tr>"
            "<tr><td>3 ngày</td><td>0</td></tr></table>",
        ),
        _JOURNEY,
    ),
    passed(
        "a label that names two parts",
        _page(_without(_TIME, "Phí, lệ phí") | {"Phí, lệ phí và thời hạn giải quyết": "0 đồng, 3 ngày"}),
        _JOURNEY,
    ),
    failed("no time limit", _page(_without(_TIME)), _JOURNEY),
    failed("a label with nothing behind it", _page(_FIELDS | {_TIME: ""}), _JOURNEY),
    failed("no legal basis", _page(_without("Căn cứ pháp lý")), _JOURNEY),
    failed("in the menu only", _page(_without(_TIME), more=f"<nav><h2>{_TIME}</h2><p>Bao lâu</p></nav>"), _JOURNEY),
    cant_tell("a label that is almost the one", _page(_without(_TIME) | {"Thời hạng giải quyêt": "Nhanh"}), _JOURNEY),
    cant_tell(
        "a sentence without a label", _page(_without(_TIME), more="<p>Xong trong 3 ngày làm việc.</p>"), _JOURNEY
    ),
    cant_tell("what is embedded", _page(_without(_TIME), more='<embed src="a.pdf">'), _JOURNEY),
    cant_tell("a tab that is not filled yet", _page(_FIELDS | {_TIME: ""}, '<a role="tab">{}</a><p>{}</p>'), _JOURNEY),
    cant_tell("an empty box", _page(_FIELDS | {_TIME: ""}, "<div><div>{}</div><div>{}</div></div>"), _JOURNEY),
    cant_tell("nothing of fees, forms and conditions", _page(_without("Phí, lệ phí")), _JOURNEY),
    cant_tell("no number of copies", _page(_FIELDS | {"Thành phần hồ sơ": "Giấy chứng sinh"}), _JOURNEY),
    cant_tell(
        "one label for two parts",
        _page(_without("Cách thức thực hiện", "Nơi nộp hồ sơ") | {"Hình thức nộp": "Trực tuyến"}),
        _JOURNEY,
        fields=("manner", "channels"),
    ),
    cant_tell(
        "the time, and nothing of the place",
        _page(_without(_TIME, "Nơi nộp hồ sơ") | {"Thời hạn trả kết quả": "3 ngày"}),
        _JOURNEY,
        fields=("time", "channels"),
    ),
    cant_tell("another page", Document.of("<main><h1>Trang chủ</h1><p>Xin chào</p></main>"), _JOURNEY),
    inapplicable("nothing is asked for", _page(_FIELDS), _JOURNEY, fields=()),
)
