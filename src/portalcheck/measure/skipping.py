"""Words and addresses of links that lead past a part of the page."""

import re

_PART = (
    r"(?:main|content|contents|body|text|navigation|nav|menus?|header|banner|breadcrumbs?|footer|links?|search|"
    r"nội dung|điều hướng|trình đơn|đầu trang|cuối trang|chân trang|liên kết|tìm kiếm|phần chính|"
    r"contenu|recherche|pied de page|en-tête|bandeau|texte|corps|liens?)"
)
_WORDS = re.compile(
    r"\b(?:skip|jump|bypass)\b.{0,30}\bto\b"
    rf"|\b(?:skip|bypass)\b.{{0,20}}\b{_PART}\b"
    r"|\b(?:go|move|straight|directly) to (?:the )?(?:main|page|body)?\s*(?:content|main|text)\b"
    rf"|bỏ qua\b.{{0,30}}\b{_PART}\b"
    r"|(?:chuyển|nhảy|đi|lướt) (?:nhanh |thẳng |ngay )?(?:đến|tới|xuống|qua)\b"
    r"|(?:đến|tới|vào) (?:phần )?nội dung"
    rf"|\b(?:aller|acc[eéè]der|acc[eè]s|passer|sauter|atteindre)\b.{{0,20}}\b(?:au|à|aux)\b.{{0,12}}\b{_PART}\b"
    rf"|\b(?:sauter|éviter|ignorer|passer) (?:la |le |les |l['’]|cette |ce ){_PART}\b",
    re.IGNORECASE,
)
_NAMED = re.compile(rf"\b{_PART}\b", re.IGNORECASE)
_PLACES = re.compile(
    r"(?:the |page |site )?(?:main |primary )?content|main|(?:phần )?nội dung(?: chính)?|contenu(?: principal)?|"
    r"main content area",
    re.IGNORECASE,
)
_TARGETS = re.compile(
    r"(?:(?:the|to|go|page|site|skip)[-_]?)*(?:main|content|contenu|noi-?dung|principal|primary|corps|texte)"
    r"(?:[-_]?(?:content|main|chinh|principal|area|wrapper|container|body))*",
    re.IGNORECASE,
)


def says_that_it_skips(name: str) -> bool:
    """Say whether a name says that it leads past something, in English, Vietnamese or French."""
    return _WORDS.search(name) is not None


def names_a_part(name: str) -> bool:
    """Say whether a name names a part that pages have: their content, their menu."""
    return _NAMED.search(name) is not None


def leads_past(name: str, fragment: str) -> bool:
    """Say whether a link of that name to that place of the page is one to skip something by."""
    return says_that_it_skips(name) or (
        _PLACES.fullmatch(name.strip()) is not None and _TARGETS.fullmatch(fragment) is not None
    )
