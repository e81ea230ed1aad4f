"""Words and addresses of links that lead past a part of the page."""

import re

_WORDS = re.compile(
    r"\b(?:skip|jump|bypass)\b(?:.{0,30}\b(?:to|navigation|nav|menus?|links?|header|banner|content|breadcrumbs?)\b|$)"
    r"|\b(?:go|move|straight|directly) to (?:the )?(?:main|page|body)?\s*(?:content|main|text)\b"
    r"|bỏ qua|(?:chuyển|nhảy|đi|lướt) (?:nhanh |thẳng |ngay )?(?:đến|tới|xuống|qua)\b"
    r"|(?:đến|tới|vào) (?:phần )?nội dung"
    r"|\b(?:aller|acc[eéè]der|acc[eè]s|passer|sauter|atteindre|retour)\b.{0,20}\b(?:au|à|aux)\b.{0,12}"
    r"\b(?:contenu|menu|navigation|recherche|pied|texte|corps|plan|formulaire)\b"
    r"|\b(?:sauter|éviter|ignorer|passer) (?:la|le|les|l['’]|cette|ce)\s*(?:navigation|menu|liens?|en-tête|bandeau)\b",
    re.IGNORECASE,
)
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


def leads_past(name: str, fragment: str) -> bool:
    """Say whether a link of that name to that place of the page is one to skip something by."""
    return says_that_it_skips(name) or (
        _PLACES.fullmatch(name.strip()) is not None and _TARGETS.fullmatch(fragment) is not None
    )
