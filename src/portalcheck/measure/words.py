"""Words of a text: told apart, without what is no word, folded so that they can be compared, and weighed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

_NO_WORDS = re.compile(
    r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|\b\w[\w-]{0,63}\.[a-z][\w.-]*(?:/\S*)?|\b\w*\d\w*\b|[#@]\w+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# The words that hold sentences together. They say which language a sentence is in, and nothing of what it is about.
FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """the of and to in is that it for was on are as with his they at be this have from or had by not but what
            all were when your can there an which their if will how then them these would other into has more her two
            could been who its now than our you we he she do does did may must should a any each such some where here
            no about only also please how""",
        "fr": """le la les de des du et à au aux en un une est que qui dans pour pas sur ce cette ces il elle nous vous
            ils elles par plus avec son sa ses leur leurs ou mais sont être avoir a ont votre vos notre nos je on ne se
            si comme tout tous toute toutes peut peuvent lors afin sans sous chez entre dont cet aussi""",
        "vi": """và của là có được cho không các những với này trong một khi người để đã từ đến ở về theo tại hoặc thì
            mà bạn sẽ phải do nếu như vào ra trên dưới cũng đó nhiều rất vì bị hay nhưng đang sau trước bằng giữa""",
        "de": """der die das und ist nicht ein eine einer eines einem einen zu den dem des mit sich von auf für im auch
            es sie er wir ihr als nach bei oder aus wenn werden wird sind hat haben wie über zum zur nur kann durch
            noch am dass diese dieser dieses bitte""",
        "es": """el la los las de del y en un una que es por con para no se su sus lo como más al está son ha han este
            esta estos estas pero o si sin sobre entre cuando puede también ser hay nos usted""",
        "it": """il lo la i gli le di del della dei delle dal dalla e è un una che in per con non si sono come più al
            alla ai alle nel nella su anche o ma questo questa se ha hanno essere può dove""",
        "nl": """de het een en van is dat in op te voor met niet zijn aan er om ook als maar bij of door naar uit wordt
            worden deze dit die heeft hebben kan hij zij wij u uw over geen nog""",
        "pt": """o a os as de do da dos das e em um uma que é por com para não se seu sua no na nos nas como mais ao à
            são foi este esta mas ou sem sobre entre quando pode também ser há""",
    }.items()
}
_EMPTY = frozenset().union(*FUNCTION_WORDS.values())


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Give the words of a text in small letters; addresses, codes and numbers are none."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", _NO_WORDS.sub(" ", text)).lower()))


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Give a text without accents and punctuation, in small letters, so that it can be looked up."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    kept = "".join(one if one.isalnum() else " " for one in bare if not unicodedata.combining(one))
    return " ".join(kept.split())


@lru_cache(maxsize=8192)
def content_words(text: str) -> frozenset[str]:
    """Give the words that say what a text is about, without accents."""
    return frozenset(folded(word) for word in words(text) if word not in _EMPTY and len(word) > 1)


class Vocabulary:
    """Content words, to be asked for a word or one of its family ("harvest", "harvesting")."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        for text in texts:
            self._counts.update(content_words(text))
        self._by_start: dict[str, list[str]] = {}
        for word in self._counts:
            self._by_start.setdefault(word[:_START], []).append(word)

    def __len__(self) -> int:
        return len(self._counts)

    def holds(self, word: str, *, besides: "Vocabulary | None" = None) -> bool:
        """Say whether a word is there; `besides` are texts of these that do not count."""
        less = besides._counts if besides else Counter[str]()
        return any(
            self._counts[other] > less[other] and (other == word or _are_akin(word, other))
            for other in self._by_start.get(word[:_START], ())
        )


_START = 4  # letters that the words of a family share at least


def _are_akin(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return len(shorter) >= _START and longer.startswith(shorter[: max(_START, len(shorter) * 2 // 3)])


def is_prose(text: str) -> bool:
    """Say whether a text is made of sentences, and not of labels or names."""
    said = words(text)
    if len(said) < 8:
        return False
    joined = max(sum(1 for word in said if word in known) for known in FUNCTION_WORDS.values())
    return joined * 10 >= len(said) * 3 or (len(said) >= 12 and joined >= 2 and "." in text)


def is_unspaced(text: str) -> bool:
    """Say whether a text is in a script that puts no spaces between words."""
    return not text.isascii() and _UNSPACED.search(text) is not None


_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
