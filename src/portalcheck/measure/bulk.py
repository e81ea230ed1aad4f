"""Which language most of a page's words are in, as far as that is sure."""

from collections import Counter
from typing import NamedTuple

from portalcheck.measure.language import primary_subtag
from portalcheck.measure.spoken_language import Spoken, heard, is_surely_another, may_be_another, spoken
from portalcheck.measure.utterances import Utterance, count, is_all_names, utterances
from portalcheck.model.elements import ElementsFrame

_SHORT = 6  # words; below it, pieces are read together
_READ = 60  # pieces, the longest ones: more say nothing more
_CHUNK = 1500
_FEWEST = 5  # words in another language that say something about a page


class Bulk(NamedTuple):
    """How many `words` there are, how many are in the declared language, how many seem to be in which other one.

    `sure` counts those in the other language that surely are.
    """

    words: int
    own: int
    other: str
    others: int
    sample: str
    sure: int

    @property
    def is_surely_another(self) -> bool:
        """Say whether most words are in another language, and hardly any in the declared one."""
        sure = self.sure
        return sure * 2 > self.words and sure > self.own * 3 and sure >= _FEWEST

    @property
    def may_be_another(self) -> bool:
        """Say whether there is a reason to ask."""
        return not self.is_surely_another and self.others > self.own and self.others * 2 > self.words


def bulk_of(frame: ElementsFrame, subtag: str) -> Bulk:
    """Weigh the words that have no other language declared than the document's."""
    said = [one for one in utterances(frame) if one.declared in {"html", ":root"} or (not one.declared)]
    pieces = [frame.title, *dict.fromkeys(one.text for one in said)]
    sizes = {piece: count(piece) for piece in pieces}
    whole = [piece for piece in pieces if sizes[piece] >= _SHORT]
    short = " · ".join(piece for piece in pieces if 0 < sizes[piece] < _SHORT)
    whole.sort(key=lambda piece: -sizes[piece])
    read = [*whole[:_READ], short[:_CHUNK]]
    total = sum(map(count, read))
    plain = sum(count(piece) for piece in read if (told := heard(piece, subtag)) and told.declared == 1.0)
    if plain * 2 > total:  # the rest cannot outweigh it: the model, whose loading takes a second, is left alone
        return Bulk(words=total, own=plain, other="", others=0, sample="", sure=0)
    own = 0
    surely: Counter[str] = Counter()
    seemingly: Counter[str] = Counter()
    samples: dict[str, str] = {}
    for piece in read:
        told = spoken(piece, subtag)
        if told is None:
            continue
        size = count(piece)
        if told.declared >= 0.3:
            own += size
        elif may_be_another(told) and not is_all_names(piece):
            seemingly[told.language] += size
            surely[told.language] += size if is_surely_another(told) else 0
            samples.setdefault(told.language, piece)
    other, others = seemingly.most_common(1)[0] if seemingly else ("", 0)
    return Bulk(
        words=total,
        own=own,
        other=other,
        others=others,
        sample=samples.get(other, ""),
        sure=surely[other],
    )


def surely_another(utterance: Utterance) -> Spoken | None:
    """Give what a piece of text is said to be in, where that is surely not what it is declared to be."""
    told = spoken(utterance.text, primary_subtag(utterance.language))
    if told is None or not is_surely_another(told) or is_all_names(utterance.text):
        return None
    return told
