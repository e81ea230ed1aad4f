"""The words by which the page of a service names its parts, in Vietnamese, English and French.

The Vietnamese ones are those of the national database of procedures and of portals of ministries and provinces, with
their variants; case, accents, numbering and punctuation do not count.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple, get_args

from rapidfuzz import fuzz

from portalcheck.measure.sheet import Part, Run, parts
from portalcheck.measure.words import folded

Field = Literal[
    "name",
    "sequence",
    "manner",
    "dossier",
    "time",
    "applicants",
    "authority",
    "result",
    "conditions",
    "channels",
    "basis",
]
FIELDS: tuple[Field, ...] = get_args(Field)


class _Words(NamedTuple):
    """How a part is named. `labels` may stand among other words; `alone` must be the whole label. `said` are words of
    sentences that may tell the same without a label.
    """

    labels: str
    alone: str
    said: str


_WORDS: dict[Field, _Words] = {
    "name": _Words(
        "tên thủ tục, tên dịch vụ, tên thủ tục hành chính, tên tthc, name of the procedure, name of procedure,"
        " name of the service, service name, procedure name, nom de la démarche, nom de la procédure,"
        " intitulé de la démarche",
        "thủ tục, thủ tục hành chính, name, nom, intitulé",
        "",
    ),
    "sequence": _Words(
        "trình tự, các bước thực hiện, quy trình thực hiện, quy trình giải quyết, các bước tiến hành, steps to follow,"
        " sequence of steps, how it works, the steps, what happens, procedure steps, étapes, déroulement,"
        " comment cela se passe, marche à suivre",
        "quy trình, các bước, steps, process, procedure, procédure, how to apply, comment faire",
        "trình tự|bước \\d|step \\d|étape \\d",
    ),
    "manner": _Words(
        "cách thức thực hiện, cách thức nộp, hình thức nộp, hình thức thực hiện, phương thức thực hiện, cách nộp hồ sơ,"
        " cách thực hiện, ways to apply, how to apply, how to file, how to submit, manner of filing, ways of filing,"
        " comment déposer, modes de dépôt, comment faire la demande, modalités",
        "cách thức, hình thức, phương thức, manner",
        "nộp (hồ sơ )?(trực tuyến|trực tiếp|qua)|apply online|en ligne",
    ),
    "dossier": _Words(
        "thành phần hồ sơ, thành phần số lượng hồ sơ, hồ sơ cần nộp, hồ sơ cần chuẩn bị, giấy tờ cần nộp,"
        " giấy tờ phải nộp, giấy tờ cần có, hồ sơ bao gồm, hồ sơ gồm, giấy tờ cần chuẩn bị, documents needed,"
        " documents required, required documents, documents to provide, what you need, supporting documents,"
        " pièces à fournir, pièces justificatives, documents à fournir, composition du dossier",
        "hồ sơ, giấy tờ, documents, dossier, pièces",
        "giấy tờ|hồ sơ gồm|bản sao|documents?\\b|pièces",
    ),
    "time": _Words(
        "thời hạn giải quyết, thời gian giải quyết, thời hạn xử lý, thời gian xử lý, thời gian thực hiện,"
        " thời hạn trả kết quả, time limit, processing time, how long it takes, time to process, délai,"
        " temps de traitement, durée de traitement",
        "thời hạn, thời gian, time, durée",
        "\\d+ ?(giờ|ngày|tháng|hours?|(working )?days?|weeks?|heures?|jours?|semaines?)|ngay trong ngày",
    ),
    "applicants": _Words(
        "đối tượng thực hiện, đối tượng áp dụng, đối tượng được thực hiện, người được thực hiện, ai được thực hiện,"
        " người nộp hồ sơ là ai, ai có thể nộp, who can apply, who may apply, applicants, eligible, eligibility,"
        " qui peut, demandeurs, personnes concernées, public concerné",
        "đối tượng, ai, who, qui, bénéficiaires",
        "công dân|cá nhân|tổ chức|doanh nghiệp|người yêu cầu|citizens?|applicants?|usagers?|demandeurs?",
    ),
    "authority": _Words(
        "cơ quan thực hiện, cơ quan giải quyết, cơ quan có thẩm quyền, cơ quan tiếp nhận, cơ quan trực tiếp thực hiện,"
        " đơn vị thực hiện, đơn vị giải quyết, nơi thực hiện, cơ quan quyết định, thẩm quyền giải quyết,"
        " handling authority, responsible authority, responsible office, competent authority, who handles,"
        " autorité compétente, service compétent, administration compétente, organisme responsable",
        "cơ quan, đơn vị, thẩm quyền, authority, office, autorité",
        "ủy ban nhân dân|uỷ ban nhân dân|ubnd|cơ quan|công an|\\bsở\\b|office|authority|mairie|préfecture",
    ),
    "result": _Words(
        "kết quả thực hiện, kết quả giải quyết, kết quả thủ tục, kết quả nhận được, bạn nhận được gì, what you get,"
        " what you receive, the result, outcome, ce que vous obtenez, résultat",
        "kết quả, result, results, sản phẩm",
        "kết quả|giấy chứng nhận|giấy phép|giấy khai|certificate|résultat|licence",
    ),
    "conditions": _Words(
        "phí lệ phí, lệ phí, mức phí, phí và lệ phí, mẫu đơn, mẫu đơn tờ khai, tên mẫu đơn, biểu mẫu, mẫu tờ khai,"
        " yêu cầu điều kiện, điều kiện thực hiện, yêu cầu và điều kiện, fees, fee, forms, conditions, requirements,"
        " frais, tarifs, formulaires, formulaire, droits à payer",
        "phí, tờ khai, mẫu, điều kiện, yêu cầu, cost, costs, price, coût",
        "lệ phí|miễn phí|tờ khai|mẫu số|điều kiện|free of charge|\\bfees?\\b|gratuit|frais|formulaire",
    ),
    "channels": _Words(
        "nơi nộp hồ sơ, địa chỉ tiếp nhận, nơi tiếp nhận, nộp hồ sơ và nhận kết quả, kênh nộp hồ sơ, kênh tiếp nhận,"
        " địa điểm nộp, địa điểm tiếp nhận, nơi nộp và nhận, hình thức nộp, hình thức nhận, hình thức tiếp nhận,"
        " cách nhận kết quả, nhận kết quả, trả kết quả, tiếp nhận và trả kết quả, where to apply, where to file,"
        " where to submit, filing and collection, how to receive, où déposer, lieu de dépôt, dépôt et retrait,"
        " retrait du résultat",
        "địa chỉ, địa điểm, kênh, channels, où s adresser",
        "nộp (hồ sơ )?tại|tiếp nhận hồ sơ|bộ phận một cửa|bưu chính|bưu điện|by post|guichet|trên cổng",
    ),
    "basis": _Words(
        "căn cứ pháp lý, cơ sở pháp lý, căn cứ pháp luật, văn bản quy định, văn bản pháp luật, căn cứ thực hiện,"
        " legal basis, legal grounds, laws and regulations, base légale, base juridique, fondement juridique,"
        " textes de référence, références juridiques",
        "căn cứ, văn bản, law, laws, legislation, textes",
        "\\bluật\\b|nghị định|thông tư|quyết định số|\\blaw\\b|decree|circular|\\bloi\\b|décret|arrêté",
    ),
}
FEES = ("phí lệ phí", "lệ phí", "mức phí", "phí và lệ phí", "phí", "fees", "fee", "frais", "tarifs", "coût", "cost")
"""The labels of what a service costs."""

_NUMBERING = re.compile(r"^\s*(?:\(?(?:\d{1,2}(?:\.\d{1,2})*|[ivxIVX]{1,4}|[a-hđA-HĐ])[.)]\s*|[-–•*+]\s*)")
_NEAR = 82  # of 100: a misspelling, or a word more or less
_LIKE = 66
_MOST_WORDS = 12  # of a label


def names(label: str, field: Field) -> bool:
    """Tell whether a label names a part of the page."""
    words = bare(label)
    labels, alone = _variants(field)
    return words in alone or (len(words.split()) <= _MOST_WORDS and any(f" {one} " in f" {words} " for one in labels))


def named_by(labels: Iterable[str]) -> dict[Field, frozenset[str]]:
    """Tell which labels stand for which part, of those that name it: the words of a label stand for one part only.

    Words within those of another part are that one's (“trả kết quả” in “Thời hạn trả kết quả”); the same words go to
    a part that nothing else names.
    """
    spans = {label: _spans(bare(label)) for label in labels}
    own: dict[Field, frozenset[str]] = {}
    shared: dict[Field, list[str]] = {}
    for field in FIELDS:
        mine = [label for label, found in spans.items() if field in found and not _is_within(field, found)]
        own[field] = frozenset(one for one in mine if not any(_same(field, spans[one])))
        shared[field] = [one for one in mine if one not in own[field]]
    taken: set[str] = set()
    for field in FIELDS:
        free = [one for one in shared[field] if one not in taken]
        if not own[field] and free:
            own[field] = frozenset(free[:1])
            taken.add(free[0])
    return own


_Spans = dict[Field, tuple[int, int]]


def _spans(words: str) -> _Spans:
    """Give where the longest words for each part stand in a label."""
    found: _Spans = {}
    for field in FIELDS:
        labels, alone = _variants(field)
        if words in alone:
            found[field] = (0, len(words))
        elif len(words.split()) <= _MOST_WORDS and (fits := [one for one in labels if f" {one} " in f" {words} "]):
            start = f" {words} ".index(f" {max(fits, key=len)} ")
            found[field] = (start, start + len(max(fits, key=len)))
    return found


def _is_within(field: Field, found: _Spans) -> bool:
    start, end = found[field]
    return any(one <= start and end <= other and (one, other) != (start, end) for one, other in found.values())


def _same(field: Field, found: _Spans) -> Iterator[bool]:
    return (span == found[field] for other, span in found.items() if other != field)


def is_label(text: str) -> bool:
    """Tell whether a text that nothing marks as a label is one by its words, of which it has hardly any others."""
    words = bare(text)
    for field in FIELDS:
        labels, alone = _variants(field)
        if words in alone or any(f"{words} ".startswith(f"{one} ") and _more(words, one) <= 2 for one in labels):
            return True
    return False


def _more(words: str, label: str) -> int:
    return len(words.split()) - len(label.split())


def is_fee(label: str) -> bool:
    """Tell whether a label names what a service costs."""
    return bare(label) in _folded_fees()


def nearest(field: Field, labels: Iterable[str]) -> tuple[str, bool]:
    """Give the label that is most like those of a part, and whether it may well be meant; nothing if none is like."""
    best, score = "", 0.0
    for label in labels:
        words = bare(label)
        if not words or len(words.split()) > 8:
            continue
        for one in (*_variants(field)[0], *_variants(field)[1]):
            like = fuzz.ratio(words, one) if len(one) > 4 else 0
            if like > score:
                best, score = label, like
    return (best, score >= _NEAR) if score >= _LIKE else ("", False)


def speaks_of(field: Field, sentence: str) -> bool:
    """Tell whether a sentence may say without a label what belongs to a part."""
    return bool(_WORDS[field].said) and re.search(_WORDS[field].said, sentence, re.IGNORECASE) is not None


def labelled(blocks: list[Run]) -> list[Part]:
    """Give what stands under each label of a page."""
    return parts(blocks, is_label)


def under(field: Field, found: Iterable[Part]) -> list[Part]:
    """Choose what stands under the labels of one part of what a page has to tell."""
    return [part for part in found if names(part.label, field)]


def bare(label: str) -> str:
    """Give a label without numbering, marks and accents."""
    return folded(_NUMBERING.sub("", label))


@cache
def _variants(field: Field) -> tuple[tuple[str, ...], frozenset[str]]:
    words = _WORDS[field]
    return tuple(map(folded, words.labels.split(","))), frozenset(map(folded, words.alone.split(",")))


@cache
def _folded_fees() -> frozenset[str]:
    return frozenset(map(folded, FEES))
