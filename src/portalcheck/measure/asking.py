"""Sentences that ask for a paper, a visit or cash, or offer the same over the network; in three languages."""

import re
from typing import NamedTuple

from portalcheck.measure.sheet import flat


class Asked(NamedTuple):
    """What a sentence asks. `sure`: it demands it of everybody, leaves no choice and names no condition. `online`: it
    speaks of the network as well; `choice`: it leaves one.
    """

    sentence: str
    sure: bool
    online: bool
    choice: bool


_PLACE = (
    r"(?:cơ quan|trụ sở|bộ phận (?:một cửa|tiếp nhận)|trung tâm|ủy ban|uỷ ban|ubnd|công an|văn phòng|phòng|sở|quầy|"
    r"nơi tiếp nhận|địa chỉ)"
)
# What is visited without leaving the house, and what “trực tiếp” (directly) leads to where it does not mean in person.
_SCREEN = (
    r"(?:trang|cổng|website|web|mục|bước|phần|liên kết|đường dẫn|e-?mail|hệ thống|ứng dụng|mạng|"
    r"(?:home|web)?pages?|(?:web)?sites?|portal|links?|tabs?|sections?|portail|rubrique|espace|onglet|compte)"
)
_DIRECTLY = (
    rf"\btrực tiếp\b(?!\s+(?:với [^.,;]{{0,25}})?"
    rf"(?:trên|qua|bằng|vào|từ|trong|ở đây|tại (?:đây|{_SCREEN}|địa chỉ (?:http|www|{_SCREEN}))))"
)
_ASKS = re.compile(
    # Papers
    r"\b(?:nộp|gửi|mang|đem|xuất trình|bổ sung|cung cấp|đối chiếu)\b[^.;:]{0,50}?"
    r"\b(?:bản giấy|bản chính|bản gốc|bản cứng|hồ sơ giấy|giấy tờ gốc)\b|"
    r"\bin (?:ra|tờ khai|đơn)\b[^.;:]{0,30}\bký\b|"
    r"\b(?:bring|send|mail|submit|hand in|provide|show)\b[^.;:]{0,40}"
    r"\b(?:originals?(?! (?:files?|pdf|image|photo|scan|language|version|application))|"
    r"paper (?:copy|copies|form|version)|hard cop(?:y|ies))\b|"
    r"\b(?:apporte[rz]?|envoye[rz]|fourni[rst]\w*|remett\w+|présente[rz]?)\b[^.;:]{0,40}"
    r"\b(?:originaux|original|papier)\b|"
    # Visits
    rf"\b(?:phải|cần|vui lòng|mời|hãy|trực tiếp|tự mình|mang[^.;,]{{0,40}})\s+(?:đi\s+)?(?:đến|tới)\b"
    rf"(?:(?!\b{_SCREEN}\b)[^.;]){{0,25}}?{_PLACE}(?! (?:http|www|{_SCREEN}))|"
    rf"\b(?:nộp|đăng ký|thực hiện|có mặt|làm việc)\b[^.;]{{0,30}}{_DIRECTLY}|"
    rf"\btrực tiếp\s+(?:nộp|có mặt|tại\s+{_PLACE}(?! (?:http|www|{_SCREEN})))|"
    rf"\bin person\b|\b(?:come|go|visit)\b(?:(?!\b{_SCREEN}\b)[^.;]){{0,20}}\b(?:office|counter|one-stop)\b"
    rf"(?!(?:['’]s)?(?: \w+){{0,2}} {_SCREEN}\b)|"
    r"\b(?:en personne|au guichet|sur place)\b|"
    r"\b(?:se|vous) (?:présenter|rendre)\b"
    rf"(?! (?:compte|(?:sur|dans|à) (?:(?:le|la|les|notre|votre) |l['’])?{_SCREEN}))",
    re.IGNORECASE,
)
_ORIGINAL = r"(?:bản (?:giấy|chính|gốc|cứng)|hồ sơ giấy|giấy tờ gốc|originals?|originaux|paper \w+|hard cop\w+|papier)$"
_SENT = re.compile(rf"^(?!mang|đem|bring|apport).*{_ORIGINAL}", re.IGNORECASE)
_PICTURED = (
    r"ảnh|hình (?:ảnh|chụp)|chụp|scan\w*|quét|tệp|file|số hóa|pdf|jpe?g|png|photo\w*|pictures?|upload\w*|numéris\w+"
)
# An original that is taken a picture of, and not handed over.
_PICTURE_OF = re.compile(
    rf"\b(?:{_PICTURED})(?: (?:màu|của|từ|copy|of|the|an|your|de|du|des))* (?:l['’])?"
    rf"{_ORIGINAL}",
    re.IGNORECASE,
)
_FROM_AFAR = re.compile(
    rf"\b(?:{_PICTURED}|tải lên|đính kèm|attach\w*|télévers\w+|joi(?:ndre|gnez)|bản sao|chứng thực|cop(?:y of|ie))\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:không|chưa|khỏi|miễn|thay vì|no|not|never|without|instead of|don['’]t|"
    r"sans|pas|inutile|aucune?|jamais|ne|ni|nor)\b",
    re.IGNORECASE,
)
_NEAR = 36  # letters before, in which a word denies what follows
_CLAUSE = re.compile(r"[,;:()–]|\b(?:nhưng|mà|song|but|mais)\b", re.IGNORECASE)
_CHOICE = re.compile(
    r"\b(?:hoặc|hay là|có thể|tùy chọn|tuỳ chọn|một trong|lựa chọn|nếu muốn|"
    r"or|may|can|either|ou|peut|peuvent|pouvez|soit)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:nếu|trường hợp|đối với|trừ khi|khi nộp trực tiếp|if|in case|unless|when|si|lorsque|en cas|pour les)\b",
    re.IGNORECASE,
)
_DEMAND = re.compile(
    r"\b(?:phải|bắt buộc|vui lòng|yêu cầu|cần|hãy|must|required?|please|have to|need to|doi(?:s|t|vent)|devez|veuillez|"
    r"obligatoire\w*)\b",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:trực tuyến|trên mạng|qua mạng|điện tử|trên cổng|toàn trình|online|on the portal|electronic\w*|en ligne|"
    r"électronique\w*)\b",
    re.IGNORECASE,
)
_OF_THE_RESULT = re.compile(
    r"\b(?:nhận|trả)\b[^.;]{0,20}\b(?:kết quả|giấy|bản)\b|\bcollect\b|\bretir\w+\b|\bretrait\b", re.IGNORECASE
)
_FILES = re.compile(r"\b(?:nộp|gửi hồ sơ|submit|file|dépos\w+)\b", re.IGNORECASE)

_BY_NETWORK = re.compile(
    r"\b(?:bản điện tử|kết quả điện tử|trực tuyến|trên mạng|qua mạng|thư điện tử|e-?mail|tài khoản|"
    r"tải (?:về|xuống)|vneid|trên cổng|ký số|online|electronic\w*|download|en ligne|électronique\w*|télécharg\w+)\b",
    re.IGNORECASE,
)
# What one does online about a result without getting it.
_LOOKS_UP = re.compile(
    r"\b(?:tra cứu|theo dõi|trạng thái|tình trạng|tiến độ|đăng nhập|ngày (?:nhận|hẹn|trả)|nộp|thanh toán|đặt lịch|"
    r"track\w*|status|look up|check|sign in|log in|suiv(?:re|ez|i)|consulter|connecte[rz])\b",
    re.IGNORECASE,
)
_GETS = re.compile(
    r"\b(?:để|và|rồi|hoặc) (?:nhận|tải|lấy|in)\b|\btải (?:về|xuống)\b|\b(?:to|and) (?:get|receive|collect|download)\b|"
    r"\b(?:pour|et) (?:recevoir|obtenir|retirer|télécharger)\b",
    re.IGNORECASE,
)
_AS_A_FILE = re.compile(
    r"\b(?:bản|kết quả|giấy [^.;]{1,30}|quyết định) điện tử\b|\b(?:qua|bằng) (?:thư điện tử|e-?mail)\b|"
    r"\belectronic (?:copy|document|result|certificate)\b|\bby e-?mail\b|"
    r"\bdocument électronique\b|\bpar (?:courriel|e-?mail)\b",
    re.IGNORECASE,
)
_BY_POST = re.compile(
    r"\b(?:bưu chính|bưu điện|bưu cục|vnpost|(?:tại|đến|về|tới|tận) (?:nhà(?! (?:văn|nước|thuốc))|nơi (?:ở|cư trú))|"
    r"chuyển phát|by post|by mail|posted|at home|à domicile|"
    r"par la poste|par courrier|voie postale)\b",
    re.IGNORECASE,
)
_AT_THE_OFFICE = re.compile(
    rf"\b(?:nhận|trả)\b[^.;]{{0,40}}\b(?:trực tiếp|tại\s+{_PLACE})|\btrực tiếp\b|"
    rf"\bin person\b|\bau guichet\b|\bsur place\b|\btại\s+{_PLACE}",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:nhận|trả|gửi|giao)\b[^.;]{0,15}\bkết quả\b|\b(?:receive|collect|get)\b[^.;]{0,20}\bresults?\b|"
    r"\b(?:remise|retrait|réception)\b[^.;]{0,15}\brésultat",
    re.IGNORECASE,
)

_PAYS = re.compile(
    r"\bthanh toán\b|\bnộp (?:phí|lệ phí|tiền) (?:trực tuyến|qua mạng)\b|\b(?:phí|lệ phí) trực tuyến\b|\bpayments?\b|"
    r"\bpay (?:now|online|the fee|by card)\b|\bpaiement\b|\bpayer\b|\brégler\b",
    re.IGNORECASE,
)
_PAYS_ONLINE = re.compile(
    r"\bthanh toán (?:trực tuyến|qua|bằng|trên|điện tử|thử)|\bnộp (?:phí|lệ phí|tiền) (?:trực tuyến|qua mạng)\b|"
    r"\bpay(?:ment)?s? online\b|\bonline payments?\b|\bpa(?:y|i)\w* en ligne\b",
    re.IGNORECASE,
)
_CASH = re.compile(
    r"\btiền mặt\b|\b(?:phí|tiền|thanh toán)\b(?:(?!\bhồ sơ\b)(?:[^.,;:]|(?<=\d)[.,](?=\d))){0,40}"
    r"\btại\s+(?:quầy|bộ phận|kho bạc|trụ sở)|\bthu trực tiếp\b|\bin cash\b|\ben espèces\b",
    re.IGNORECASE,
)
_ON_RECEIPT = re.compile(
    r"\b(?:thanh toán|nộp|trả|đóng|thu)\b[^.;]{0,30}\bkhi (?:đến )?nhận\b|"
    r"\bpa(?:y|id)\b[^.;]{0,30}\bwhen (?:you )?collect|"
    r"\b(?:payer|régler|paiement)\b[^.;]{0,30}\b(?:lors d|au moment d)",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[.,  ]\d{3})+|\d+)\s*(đồng|đ|vnđ|vnd|₫|nghìn|ngàn|triệu|euros?|€|usd|\$)(?!\w)",
    re.IGNORECASE,
)


def paper_or_visit(sentence: str) -> Asked | None:
    """Tell whether a sentence asks for a paper or a visit; None where it does not, or says that neither is needed."""
    said = flat(sentence)
    asks = [one for one in _ASKS.finditer(said) if not _denied(said, one) and not _PICTURE_OF.search(one[0])]
    if not asks:
        return None
    if _OF_THE_RESULT.search(said) and not _FILES.search(said):
        return None
    online = _ONLINE.search(said) is not None
    choice = _CHOICE.search(said) is not None
    free = choice or _CONDITION.search(said) is not None or all(_may_be_a_file(said, one) for one in asks)
    return Asked(said, sure=_DEMAND.search(said) is not None and not free, online=online, choice=choice)


def is_online(sentence: str) -> bool:
    """Tell whether a sentence speaks of doing something over the network."""
    return _speaks_of(_ONLINE, sentence)


def reaches_home(sentence: str) -> bool:
    """Tell whether what a sentence speaks of comes over the network or by post; to look it up there is not enough."""
    said = flat(sentence)
    comes = (
        one
        for one in _BY_NETWORK.finditer(said)
        if not _denied(said, one) and (_GETS.search(clause := _clause(said, one)) or not _LOOKS_UP.search(clause))
    )
    return is_handed_over_from_afar(sentence) or any(comes)


def by_network(sentence: str) -> bool:
    """Tell whether a sentence speaks of the network, for whatever is done there."""
    return _speaks_of(_BY_NETWORK, sentence) or is_online(sentence)


def is_handed_over_from_afar(sentence: str) -> bool:
    """Tell whether a sentence speaks of something that comes by post, or as an electronic document."""
    return _speaks_of(_AS_A_FILE, sentence) or _speaks_of(_BY_POST, sentence)


def at_the_office(sentence: str) -> bool:
    """Tell whether a sentence has people come for something."""
    return _speaks_of(_AT_THE_OFFICE, sentence)


def leaves_a_choice(sentence: str) -> bool:
    """Tell whether a sentence leaves a choice."""
    return _CHOICE.search(flat(sentence)) is not None


def of_the_result(sentence: str) -> bool:
    """Tell whether a sentence says how the result is handed over."""
    return _RESULT.search(flat(sentence)) is not None


def pays(sentence: str) -> bool:
    """Tell whether a sentence speaks of paying."""
    return _speaks_of(_PAYS, sentence)


def pays_online(sentence: str) -> bool:
    """Tell whether a sentence offers that one pays over the network."""
    return _speaks_of(_PAYS_ONLINE, sentence)


def pays_cash(sentence: str) -> bool:
    """Tell whether a sentence has people pay at a counter."""
    return _speaks_of(_CASH, sentence) and not leaves_a_choice(sentence)


def pays_later(sentence: str) -> bool:
    """Tell whether a sentence has people pay at a counter, or when the result is handed over."""
    return pays_cash(sentence) or _speaks_of(_ON_RECEIPT, sentence)


def amounts(text: str) -> list[str]:
    """Give the sums of money in a text that are more than nothing, as they are written."""
    return [flat(found[0]) for found in _MONEY.finditer(flat(text)) if int(re.sub(r"\D", "", found[1]))]


def _speaks_of(pattern: re.Pattern[str], sentence: str) -> bool:
    said = flat(sentence)
    return any(not _denied(said, found) for found in pattern.finditer(said))


def _denied(said: str, found: re.Match[str]) -> bool:
    """Tell whether a word of the same clause denies what was found."""
    before = said[max(found.start() - _NEAR, 0) : found.start()]
    ends = [one.end() for one in _CLAUSE.finditer(before)]
    return _NOT.search(before[ends[-1] if ends else 0 :] + found[0]) is not None


def _may_be_a_file(said: str, found: re.Match[str]) -> bool:
    """Tell whether the original that is asked for may be sent as a file or a copy."""
    return _SENT.search(found[0]) is not None and _FROM_AFAR.search(_clause(said, found)) is not None


def _clause(said: str, found: re.Match[str]) -> str:
    """Give the clause that what was found stands in."""
    start = max((one.end() for one in _CLAUSE.finditer(said, 0, found.start())), default=0)
    end = _CLAUSE.search(said, found.end())
    return said[start : end.start() if end else None]
