"""What a field asks a person about themself, by the words of its label in Vietnamese, English and French.

The purposes are those of WCAG 2.1, section 7, that citizens meet in forms; each is named by its autocomplete token.
"""

import re
import unicodedata

_MARKS = re.compile(
    r"[*:?()\[\].,;!…]|\b(required|optional|mandatory|if any|obligatoire|obligatoires|facultatif|facultative|"
    r"optionnel|bắt buộc|không bắt buộc|tùy chọn|nếu có)\b"
)
_LEADING = re.compile(
    r"^(please )?(enter|type|provide|fill in|what is|what's|nhập|điền|vui lòng nhập|xin nhập|hãy nhập|saisissez|"
    r"entrez|indiquez|veuillez saisir|veuillez indiquer|quel est|quelle est)\s+|^(your|my|votre|vos|mon|ma)\s+"
)
_TRAILING = re.compile(r"\s+(của bạn|của quý vị|của ông/bà|của anh/chị|của tôi)$")
_PATTERNS: tuple[tuple[str, str], ...] = (
    # More telling words go before those that they contain.
    ("email", r"(e-?mail|courriel|mail)( address| adress)?|địa chỉ (e-?mail|thư điện tử)|(thư|hộp thư) điện tử|"
              r"adresse( de)? (e-?mail|mail|courriel|électronique|de messagerie)( électronique)?"),
    ("tel", r"(số )?(điện thoại|đt)( di động| liên hệ| liên lạc| cá nhân)?|số di động|"
            r"(tele)?phone( number)?|(mobile|cell|contact|daytime)( tele)?( phone)?( number)|"
            r"mobile|cell phone|mobile phone|"
            r"(numéro de )?(téléphone|portable)( portable| mobile| fixe)?"),
    ("bday", r"ngày( tháng năm|/tháng/năm)? sinh|sinh ngày|date of birth|birth ?date|birthday|dob|"
             r"date de naissance|né\(?e?\)? le"),
    ("bday-year", r"năm sinh|year of birth|birth year|année de naissance"),
    ("family-name", r"họ|họ và tên đệm|họ và chữ đệm|last name|surname|family name|nom de famille|nom d['’]usage|"
                    r"nom de naissance"),
    ("given-name", r"first name|given name|forename|prénoms?|prénom\(s\)"),
    ("name", r"họ( và|,)? tên|họ,? chữ đệm( và|,)? tên|họ,? (tên )?đệm( và|,)? tên|tên đầy đủ|"
             r"full name|(first|last) and (first|last) name|nom complet|nom et prénoms?|prénoms? et nom"),
    ("street-address", r"địa chỉ( nhà| thường trú| tạm trú| liên hệ| liên lạc| cư trú| nơi ở| hiện tại)?|"
                       r"nơi (ở|cư trú|thường trú)( hiện tại| hiện nay)?|"
                       r"(street|home|postal|mailing|residential|current) address|adresse( postale| complète)?"),
    ("postal-code", r"mã bưu (chính|điện)|(post|postal|zip)[ -]?code|zip|code postal"),
    ("sex", r"giới tính|sex|gender|sexe|genre"),
)  # fmt: skip
_PURPOSES = tuple((purpose, re.compile(f"(?:{pattern})")) for purpose, pattern in _PATTERNS)
_KINDS = {
    "email": "email",
    "tel": "tel",
    "bday": "bday",
    "sex": "sex",
    "name": "name",
    "given-name": "name",
    "additional-name": "name",
    "family-name": "name",
    "nickname": "name",
    "honorific-": "name",
    "street-address": "address",
    "address-": "address",
    "postal-code": "address",
    "country": "address",
}
"""What kind of thing the tokens with these beginnings stand for; the rest, such as an account's name, goes with any."""
_OTHERS = re.compile(
    r"\b(trẻ|con|cha|bố|mẹ|vợ|chồng|người (thân|đại diện|giám hộ|được|bị|cùng|kia|yêu cầu|nhận|sử dụng|lao động)|"
    r"ông|bà|bên|thành viên|người mất|"
    r"child\w*|father|mother|parents?|spouse|husband|wife|partner|friend|employer|guardian|deceased|contact person|"
    r"emergency|recipient|organi[sz]ation|company|enfants?|père|mère|conjoint\w*|époux|épouse|ami\w*|employeur|"
    r"tuteur|tutrice|défunt\w*|entreprise|société|organisme)\b"
)


def bare(label: str) -> str:
    """Give the words of a label in lower case, without marks, politeness and whose it is."""
    text = unicodedata.normalize("NFC", label).lower()
    text = " ".join(_MARKS.sub(" ", text).split())
    before = ""
    while before != text:
        before = text
        text = _TRAILING.sub("", _LEADING.sub("", text))
    return text


def purpose_of(label: str) -> str:
    """Give the autocomplete token of what a label asks a person about themself; empty where it does not surely."""
    text = bare(label)
    return next((purpose for purpose, pattern in _PURPOSES if pattern.fullmatch(text)), "")


def is_of_others(text: str) -> bool:
    """Tell whether words name somebody else than the one who fills the form in, or an office."""
    return bool(_OTHERS.search(bare(text)))


def others_in(text: str) -> frozenset[str]:
    """Give the words for somebody else than the one who fills the form in, or for an office."""
    return frozenset(found[0] for found in _OTHERS.finditer(bare(text)))


def contradicts(purpose: str, field: str) -> bool:
    """Tell whether an autocomplete token stands for another kind of thing than what a label asks."""
    asked, given = _kind(purpose), _kind(field)
    return "" not in (asked, given) and asked != given


def _kind(token: str) -> str:
    return next((kind for beginning, kind in _KINDS.items() if token.startswith(beginning)), "")
