"""Sentences that tell what to use by how it looks or where it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portalcheck.measure.words import content_words, folded, words

_CONTROLS = frozenset({"button", "link", "tab", "menuitem", "checkbox", "radio", "switch", "img", "image", "option"})
_FIELDS = frozenset({"textbox", "searchbox", "checkbox", "radio", "combobox", "listbox", "spinbutton", "button"})
_AREAS = frozenset(
    {"navigation", "menu", "menubar", "heading", "complementary", "region", "list", "search", "tablist", "toolbar"}
    | {"dialog", "group"}
)


class _Language(NamedTuple):
    verbs: str
    controls: str
    fields: str
    areas: str
    looks: str  # beside the noun, before or after it
    places: str  # anywhere behind the noun
    before: bool  # whether looks stand before the noun


_LANGUAGES = {
    "en": _Language(
        verbs="click|press|tap|select|choose|use|find|open|hit|push|tick|check|look at|see|go to|touch",
        controls="buttons?|icons?|links?|tabs?|arrows?",
        fields="box|boxes|fields?|checkbox|checkboxes",
        areas="menus?|columns?|panels?|sidebars?|bars?",
        looks="round|square|circular|triangular|triangle|circle|oval|rectangular|diamond|big|bigger|biggest|large|"
        "larger|largest|small|smaller|smallest|tiny|red|green|blue|yellow|orange|grey|gray|right-hand|left-hand|"
        "left|bottom|rightmost|leftmost",
        places=r"(?:on|to|at) the (?:far )?(?:right|left|top|bottom|upper|lower)(?! now| away)|in the "
        r"(?:(?:top|bottom|upper|lower)[ -])?(?:right|left)?[ -]?(?:hand )?corner|on your (?:right|left)",
        before=True,
    ),
    "vi": _Language(
        verbs="bấm|nhấn|nhấp|ấn|chọn|click|kích|tích|sử dụng|dùng|mở|tìm|xem|chạm",
        controls="nút|biểu tượng|icon|liên kết|tab|mũi tên",
        fields="ô|trường",
        areas="menu|thực đơn|trình đơn|cột|khung|thanh",
        looks="tròn|hình tròn|vuông|hình vuông|tam giác|hình tam giác|chữ nhật|hình chữ nhật|to|lớn|nhỏ|bé|"
        "màu đỏ|màu xanh|màu xanh lá|màu xanh dương|màu vàng|màu cam|màu xám|đỏ|xanh|vàng|cam|xám|trên cùng|dưới cùng",
        places="(?:ở )?(?:phía )?bên (?:tay )?(?:phải|trái)|(?:ở )?góc (?:trên|dưới|phải|trái)|phía (?:phải|trái)",
        before=False,
    ),
    "fr": _Language(
        verbs="cliquez|cliquer|appuyez|appuyer|sélectionnez|choisissez|utilisez|ouvrez|cochez|trouvez|voyez|consultez",
        controls="boutons?|icônes?|liens?|onglets?|flèches?",
        fields="cases?|champs?",
        areas="menus?|colonnes?|panneaux?|panneau|encadrés?|barres?",
        looks="rond|ronde|carré|carrée|triangulaire|rectangulaire|grand|grande|gros|grosse|petit|petite|rouge|vert|verte|"
        "bleu|bleue|jaune|orange|gris|grise|noir|noire",
        places="(?:en (?:haut|bas) )?(?:à|sur la) (?:droite|gauche)|en (?:haut|bas) de (?:la page|l'écran)|"
        "dans le coin",
        before=False,
    ),
}
_SENTENCE = re.compile(r"(?<=[.!?…;])\s+|\s+[•|]\s+")
_QUOTED = re.compile(r"[\"“«‘”]\s*([^\"“”«»‘’]{1,60}?)\s*[\"”»’“]")


class Pointing(NamedTuple):
    """A sentence, the phrase by which it points, the roles of what is meant, and the words by which it is named too."""

    sentence: str
    phrase: str
    roles: frozenset[str]
    names: frozenset[str]
    noun: str
    quoted: bool

    @property
    def means_a_control(self) -> bool:
        """Say whether a button, a link or the like is meant, and not a part of the page."""
        return self.roles is _CONTROLS


class _Patterns(NamedTuple):
    phrase: re.Pattern[str]
    verb: re.Pattern[str]
    noun: re.Pattern[str]
    look: re.Pattern[str]
    kinds: tuple[tuple[re.Pattern[str], frozenset[str]], ...]


def pointings(text: str, language: str) -> Iterator[Pointing]:
    """Find the sentences that ask for something to be used, and name it by its look or its place."""
    for known in (language,) if language in _PATTERNS else _PATTERNS:
        patterns = _PATTERNS[known]
        if not patterns.verb.search(text) or not patterns.look.search(text):
            continue
        for sentence in _SENTENCE.split(text):
            found = patterns.phrase.search(sentence)
            if not found or not patterns.verb.search(sentence):
                continue
            noun = patterns.noun.findall(found.group())[0]
            rest = sentence
            for pattern in (patterns.look, patterns.verb, patterns.noun):
                rest = pattern.sub(" ", rest)
            yield Pointing(
                sentence.strip(),
                found.group().strip(" ,"),
                next(roles for kind, roles in patterns.kinds if kind.fullmatch(noun)),
                content_words(rest) - _NO_NAMES,
                folded(noun),
                bool(_QUOTED.search(sentence)),
            )


def names_of(pointing: Pointing) -> frozenset[str]:
    """Give the words of which one is enough to name what is meant: the noun too, where something is called by it."""
    return pointing.names | frozenset(folded(word) for word in words(pointing.noun))


_NO_NAMES = frozenset(
    {"de", "hay", "vui", "long", "please", "veuillez", "side", "page", "screen", "man", "hinh", "trang", "co", "vao"}
)


def _compiled(language: _Language) -> _Patterns:
    nouns = f"{language.controls}|{language.fields}|{language.areas}"
    looks, places = f"(?:{language.looks})", f"(?:{language.places})"
    if language.before:
        beside = rf"\b{looks}(?:[ ,]+(?:and )?{looks})*[ -](?:{nouns})\b"
    else:
        beside = rf"\b(?:{looks} (?:{nouns})|(?:{nouns}) (?:có )?{looks}(?! hơn))\b"
    behind = rf"\b(?:{nouns})\b(?:,? [\"“«‘]?[\w'’-]+[\"”»’]?){{0,4}}?,? {places}\b"
    return _Patterns(
        re.compile(rf"{beside}|{behind}", re.IGNORECASE),
        re.compile(rf"\b(?:{language.verbs})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{places}|{looks})\b", re.IGNORECASE),
        (
            (re.compile(language.controls, re.IGNORECASE), _CONTROLS),
            (re.compile(language.fields, re.IGNORECASE), _FIELDS),
            (re.compile(language.areas, re.IGNORECASE), _AREAS),
        ),
    )


_PATTERNS = {name: _compiled(language) for name, language in _LANGUAGES.items()}
