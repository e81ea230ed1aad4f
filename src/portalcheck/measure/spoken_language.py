"""Which language the words of a text are in, where that is sure.

Three witnesses are heard: the script, the letters that only Vietnamese has, and the words that hold sentences together;
where they do not settle it, a statistical model does. It is read from its installed package at its first use, once a
process, and says the same ever after.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from langcodes import Language
from langcodes.tag_parser import LanguageTagError

from portalcheck.measure.words import FUNCTION_WORDS, words

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# Languages that the model cannot hold apart reliably, or that borrow whole sentences from each other.
_RELATED = tuple(
    frozenset(group.split())
    for group in (
        "no nb nn da fo",
        "id ms jv ace su min bug",
        "hr sr bs sh cnr sl",
        "pt gl mwl",
        "en pcm sco",
        "fr gcf gcr ht oc wa br",
        "es an ext ast gl lad",
        "it vec lij sc scn co fur",
        "de lb gsw nds bar",
        "nl af fy li nds",
        "cs sk",
        "bg mk",
        "ru be uk",
        "zh wuu yue cmn nan hak lzh",
        "ar ary arz apc arb",
        "fa prs tg ps",
        "hi mr ne sa mai bho gom kok",
        "tr az crh tk gag",
        "uz uzs kk ky",
        "tt ba",
        "tl fil ceb bcl",
        "ku ckb sdh kmr",
        "zu xh nr ss",
        "ga gd",
        "ca oc",
        "bn as",
        "pa lah",
        "el grc",
        "he hbo yi",
        "st nso tn",
        "rw rn",
        "ro mo",
        "fi et",
        "sv no nb nn da",
        "vi mtq tyz nut hre rad jra bdq cjm blt twh tou",  # what else is written with the letters of Vietnamese
    )
)
# Written in more scripts than one, or in a script whose use proves nothing.
_SEVERAL_SCRIPTS = frozenset(
    {"az", "bs", "kk", "ku", "ky", "mn", "ms", "pa", "sd", "sh", "sr", "tg", "tk", "tt", "ug", "uz"}
    | {"ha", "jv", "su", "mul", "und", "zxx"}
)
_SCRIPTS = (
    ("Hang", re.compile(r"[\uac00-\ud7af\u1100-\u11ff]"), "ko"),
    ("Jpan", re.compile(r"[\u3040-\u30ff]"), "ja"),
    ("Hani", re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf]"), "zh"),
    ("Cyrl", re.compile(r"[\u0400-\u04ff]"), ""),
    ("Arab", re.compile(r"[\u0600-\u06ff]"), ""),
    ("Hebr", re.compile(r"[\u0590-\u05ff]"), "he"),
    ("Grek", re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]"), "el"),
    ("Thai", re.compile(r"[\u0e00-\u0e7f]"), "th"),
    ("Laoo", re.compile(r"[\u0e80-\u0eff]"), "lo"),
    ("Khmr", re.compile(r"[\u1780-\u17ff]"), "km"),
    ("Mymr", re.compile(r"[\u1000-\u109f]"), "my"),
    ("Deva", re.compile(r"[\u0900-\u097f]"), ""),
    ("Armn", re.compile(r"[\u0530-\u058f]"), "hy"),
    ("Geor", re.compile(r"[\u10a0-\u10ff]"), "ka"),
)
_SCRIPT_OF = {"Hans": "Hani", "Hant": "Hani", "Kore": "Hang"}
_ALSO = {"Jpan": {"Hani"}, "Hang": {"Hani"}, "Hani": set[str]()}
# No language, or one in which nobody speaks to citizens: dummy text.
_NONE = frozenset({"zxx", "la", "eo", "vo"})
_ANY = frozenset({"und", "mul", "zxx", "mis"})  # said of what is in no one language
_BEYOND_LATIN = re.compile(r"[\u0370-\u1cff\u1f00-\u1fff\u3040-\ud7ff]")
_LETTER = re.compile(r"[^\W\d_]")
# Letters that of all languages on the web only Vietnamese has.
_VIETNAMESE = re.compile(r"[ơưảẻỉỏủỷấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựỳỵỹ]|đ(?=[aăâeêioôơuưyáàãạéèẽẹíìĩịóòõọúùũụý])")

_GUESS = 3  # words; of fewer, whatever the model says is a guess
_MOST = 1500  # letters of a text that are read: more says nothing more


class Spoken(NamedTuple):
    """What is known of a text: the language it is in, how sure that is, and what was thought of the declared one."""

    language: str
    probability: float
    declared: float
    words: int


def spoken(text: str, declared: str) -> Spoken | None:
    """Weigh a text against the language (a primary subtag) that it is declared to be in; None where it has no words."""
    return _spoken(text[:_MOST], declared)


def is_surely_another(told: Spoken) -> bool:
    """Say whether the text is not in the language that it is declared to be in."""
    return bool(told.language) and told.probability >= 0.95 and told.declared <= 0.01


def may_be_another(told: Spoken) -> bool:
    """Say whether there is a reason to ask."""
    return is_surely_another(told) or (
        bool(told.language) and told.words >= _GUESS and told.probability >= 0.7 and told.declared <= 0.05
    )


@cache
def are_related(one: str, other: str) -> bool:
    """Say whether two languages are one, or so close that no text decides between them."""
    return one == other or any(one in group and other in group for group in _RELATED)


def sentence_words(text: str, language: str) -> int:
    """Count the words that only hold sentences together; a name or a list of names has next to none."""
    known = FUNCTION_WORDS.get(language, frozenset())
    return sum(1 for word in words(text) if word in known)


def heard(text: str, declared: str) -> Spoken | None:
    """Weigh a text as `spoken` does, but without the model; None where that does not settle it."""
    return _heard(text[:_MOST], declared)


def _spoken(text: str, declared: str) -> Spoken | None:
    return _heard(text, declared) or _modelled(text, declared)


@lru_cache(maxsize=8192)
def _heard(text: str, declared: str) -> Spoken | None:
    said = words(text)
    letters = sum(map(len, said))
    if not letters:
        return None
    if declared in _ANY:
        return Spoken("", 0.0, 1.0, len(said))
    script = _other_script(text, declared)
    if script is not None:
        sure = letters >= 4
        return Spoken(script, 1.0 if sure else 0.5, 0.0, max(len(said), letters // 4))
    vietnamese = sum(1 for word in said if _VIETNAMESE.search(word)) / len(said)
    if vietnamese >= 0.25 and (len(said) >= 4 or declared == "vi"):
        other = not are_related("vi", declared)
        return Spoken("vi", 1.0, 0.0 if other else 1.0, len(said))
    return _held_together(said, declared)


def _other_script(text: str, declared: str) -> str | None:
    """Name the language of a script that the declared one is never written in; None where most is in its own."""
    if not _BEYOND_LATIN.search(text):
        return None
    found = {name: len(letters.findall(text)) for name, letters, _ in _SCRIPTS}
    name, most = max(found.items(), key=lambda one: one[1])
    if not most or most * 2 < len(_LETTER.findall(text)) or declared in _SEVERAL_SCRIPTS:
        return None
    own = _script(declared)
    if found["Jpan"] and name == "Hani":
        name = "Jpan"
    if own is None or own == name or name in _ALSO.get(own, set()):
        return None
    return next(language for script, _, language in _SCRIPTS if script == name) or name


@cache
def _script(language: str) -> str | None:
    try:
        script = Language.get(language).maximize().script
    except LanguageTagError:
        return None
    return _SCRIPT_OF.get(script, script) if script else None


def _held_together(said: tuple[str, ...], declared: str) -> Spoken | None:
    """Hear the words that hold sentences together: enough of the declared language's own, and the text is in it."""
    if declared not in FUNCTION_WORDS or len(said) < 5:
        return None
    own = sum(1 for word in said if word in FUNCTION_WORDS[declared])
    most = max(
        sum(1 for word in said if word in FUNCTION_WORDS[other]) for other in FUNCTION_WORDS if other != declared
    )
    if own * 10 >= len(said) * 3 and own > most:
        return Spoken(declared, 1.0, 1.0, len(said))
    return None


@lru_cache(maxsize=8192)
def _modelled(text: str, declared: str) -> Spoken | None:
    said = words(text)
    if not said:
        return None
    if len(said) < _GUESS:
        return Spoken("", 0.0, 1.0, len(said))
    return _held_by_another(said, declared) or _by_model(said, declared)


def _held_by_another(said: tuple[str, ...], declared: str) -> Spoken | None:
    """Hear whether only another language's words hold a text together, and the model does not speak against it."""
    if declared not in FUNCTION_WORDS or len(said) < 5:
        return None
    own = sum(1 for word in said if word in FUNCTION_WORDS[declared])
    counted = {
        language: sum(1 for word in said if word in known and word not in FUNCTION_WORDS[declared])
        for language, known in FUNCTION_WORDS.items()
        if not are_related(language, declared)
    }
    language, most = max(counted.items(), key=lambda one: one[1])
    foreign = sum(1 for word in said if word in FUNCTION_WORDS[language])
    own_alone = own - sum(1 for word in said if word in FUNCTION_WORDS[declared] and word in FUNCTION_WORDS[language])
    if most >= 3 and most * 5 >= len(said) and own_alone == 0 and foreign * 3 >= len(said):
        best, probability, own_probability = _ask_model(" ".join(said), declared)
        if are_related(best, language) and probability >= 0.4:
            return Spoken(language, 0.97, min(own_probability, 0.005), len(said))
    return None


def _by_model(said: tuple[str, ...], declared: str) -> Spoken:
    text = " ".join(said)
    language, probability, own = _ask_model(text, declared)
    if len(said) < 5 or len(text) < 24:  # so short that even a high number is a guess
        probability = min(probability, 0.9)
    return Spoken(language, probability, own, len(said))


def _ask_model(text: str, declared: str) -> tuple[str, float, float]:
    """Give the best language, the probability of it and its relations, and that of the declared one and its own.

    A declared language that the model does not know cannot be ruled out by it.
    """
    ranked = _model().rank(text)
    best = ranked[0][0]
    if best in _NONE:
        return "", 0.0, 1.0
    known = any(are_related(language, declared) for language, _ in ranked)
    probability = sum(number for language, number in ranked if are_related(language, best))
    own = sum(number for language, number in ranked if are_related(language, declared))
    return _name(best, declared), float(probability), float(own) if known else 1.0


def _name(best: str, declared: str) -> str:
    """Name a creole or dialect of the model by the language that people know."""
    common = {"pcm": "en", "gcf": "fr", "gcr": "fr", "wuu": "zh", "arz": "ar", "ary": "ar", "uzs": "uz", "hbo": "he"}
    return common.get(best, best) if not are_related(best, declared) else declared


@cache
def _model() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # most runs never ask it, and numpy comes with it

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
