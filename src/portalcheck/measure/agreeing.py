"""Boxes by which a person agrees to something: their texts, in Vietnamese, English and French."""

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.measure.selectors import INTO_SHADOW
from portalcheck.measure.sheet import flat

_LONGEST = 400  # letters
_SURE = re.compile(
    # Who agrees, or to what
    r"\b(?:tôi|chúng tôi|em|bạn|quý khách|khách hàng|người (?:dùng|dân|nộp|khai))\b[^.]{0,60}?"
    r"\b(?:đồng ý|chấp nhận|chấp thuận|cho phép)\b|"
    r"\bđồng ý (?:với|cho|để|rằng|chia sẻ|cung cấp|xử lý|nhận|tuân|về|các|những|sử dụng|thu thập|điều khoản|chính sách|"
    r"quy định|quy chế)\b|"
    r"\b(?:chấp nhận|chấp thuận) (?:(?:các|những|mọi) )?(?:điều khoản|điều kiện|chính sách|quy định|cookie)|"
    r"\bcho phép\b[^.]{0,40}\b(?:thu thập|xử lý|sử dụng|chia sẻ|lưu)\b|"
    r"\bi\b[^.]{0,60}?\b(?:agree|accept|consent|authori[sz]e)\b|\b(?:agree|consent) to\b|"
    r"\baccept (?:(?:the|all|our) )?(?:terms|conditions|privacy|cookies)\b|"
    r"\bj['’](?:accepte|autorise|ai lu et (?:j['’])?accepte)\b|\bje (?:consens|suis d['’]accord|donne mon)\b|"
    r"\baccepte[rz]? (?:les|la|nos) (?:conditions|politique|cookies|termes)\b",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"\b(?:đồng ý|chấp nhận|chấp thuận|cam đoan|cam kết|nhận (?:bản )?tin|nhận thông báo|nhận (?:e-?mail|tin nhắn|sms)|"
    r"agree|accept|consent|subscribe|newsletter|i declare|i confirm|receive (?:news|e-?mails?|updates|notifications)|"
    r"accepter?|consentement|je déclare|je certifie|lettre d['’]information|recevoir)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:không|chưa|chẳng) (?:muốn |thể )?(?:đồng ý|chấp nhận|chấp thuận|cho phép|nhận)|"
    r"(?:do not|don['’]t|not|never) (?:wish to |want to )?(?:agree|accept|consent|allow|receive|subscribe)|"
    r"(?:n['’]|ne )(?:accepte|autorise|consens|souhaite|veux|suis))\b[^.;,]*",
    re.IGNORECASE,
)
# What is kept of who signs in, which is for that person's ease.
_REMEMBERS = re.compile(
    r"\b(?:lưu|ghi nhớ|nhớ|duy trì|giữ)(?: (?:thông tin|trạng thái|phiên|tên|tài khoản|mật khẩu|và))* "
    r"(?:đăng nhập|mật khẩu)\b|\b(?:remember|keep) me\b[^.;,]*|\bstay signed in\b|\bse souvenir de moi\b|"
    r"\brester connecté\w*",
    re.IGNORECASE,
)
_ONLY_WILLING = re.compile(r"\W*(?:tôi )?(?:cho phép|đồng ý|muốn)?\s*(?:trên [^.;,]*)?\W*", re.IGNORECASE)
# By which way something comes is chosen, and no more agreed to than that.
_COMES = re.compile(
    r"\b(?:nhận|trả|gửi|giao)\b[^.;,]{0,20}\b(?:kết quả|hồ sơ|giấy|bản (?:giấy|điện tử|chính))|"
    r"\breceive (?:the|my) (?:result|certificate|documents?)|\brecevoir (?:le|mon|ma) (?:résultat|document|certificat)",
    re.IGNORECASE,
)
_OF_DATA = re.compile(
    r"\b(?:dữ liệu|thông tin cá nhân|điều khoản|điều kiện|chính sách|quy định|cookies?|data|terms|privacy|données|"
    r"conditions|politique)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"agree|consent|accept|dong_?-?y\b|dieu_?-?khoan", re.IGNORECASE)


def agrees(text: str) -> bool | None:
    """Tell whether ticking a box of this text is to agree to something; None where it may be."""
    said = _REMEMBERS.sub(" ", _DENIED.sub(" ", flat(text)))
    if _ONLY_WILLING.fullmatch(said) and _REMEMBERS.search(text):
        return False
    if _SURE.search(said):
        return None if _COMES.search(said) and not _OF_DATA.search(said) else True
    return None if _PERHAPS.search(said) else False


def may_agree_by_code(name: str) -> bool:
    """Tell whether the name or id of a box without a text speaks of agreeing."""
    return _CODE.search(name) is not None


def beside(html: str, css: str) -> str:
    """Give the text that a box stands by in the document, whether or not it can be seen: that of its label, else what
    follows it, else that of the smallest part that holds no other box; empty where there is none.
    """
    tree = _tree(html)
    box = tree.css_first(css) if INTO_SHADOW not in css and css else None
    if box is None:
        return ""
    ident = box.attributes.get("id") or ""
    if re.fullmatch(r"[\w:.-]+", ident) and (label := tree.css_first(f'label[for="{ident}"]')):
        return _text(label)
    around = box.parent
    while around is not None and around.tag not in ("body", "html", "form"):
        if around.tag == "label":
            return _text(around)
        if len(around.css("input[type=checkbox], input[type=radio], [role=checkbox], [role=switch]")) > 1:
            return _following(box)
        if text := _text(around):
            return text if len(text) <= _LONGEST else ""
        around = around.parent
    return _following(box)


def _following(box: LexborNode) -> str:
    said: list[str] = []
    after = box.next
    while after is not None and not (after.tag in ("input", "br") or (after.tag != "-text" and after.css("input"))):
        said.append(after.text())
        after = after.next
    return flat(" ".join(said))[:_LONGEST]


def _text(node: LexborNode) -> str:
    return flat(node.text(separator=" "))


@lru_cache(maxsize=4)
def _tree(html: str) -> LexborHTMLParser:
    return LexborHTMLParser(html)
