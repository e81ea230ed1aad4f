"""The assistant: answers a question from the questions and answers of the portal, or says that it cannot."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict, dataclass

from flask import Blueprint, Response, jsonify, render_template, request

from reference_portal.catalogue import SERVICES
from reference_portal.folding import words
from reference_portal.questions import ENGLISH, GENERAL, OF_SERVICES, Group
from reference_portal.search import LONGEST

bp = Blueprint("assistant", __name__)

# How much of what was asked an entry must cover. Below it, a wrong answer is likelier than a right one.
ENOUGH = 0.6
# Words that stand in every kind of question and tell nothing about it.
_FILLERS = {
    "vi": words(
        "a bị cần các cách cho có của được em gì hay hỏi khi không là làm mình một muốn nào này như phải sao thế thì"
        " tôi và về với xin"
    ),
    "en": words("a an and are can do does for how i in is it my of on the to what where with you your"),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the assistant says: the question it understood, the answer, and the page that says more."""

    ask: str
    answer: str
    address: str
    more: str


@dataclass(frozen=True, slots=True)
class _Entry:
    answer: Answer
    asked: frozenset[str]
    told: frozenset[str]

    def __contains__(self, word: str) -> bool:
        return word in self.asked or word in self.told


def _entries(groups: tuple[Group, ...]) -> tuple[_Entry, ...]:
    return tuple(
        _Entry(
            Answer(each.ask, each.answer, group.address, group.more),
            frozenset(words(f"{each.ask} {group.title}")),
            frozenset(words(each.answer)),
        )
        for group in groups
        for each in group.questions
    )


def _about_services() -> tuple[_Entry, ...]:
    """What people ask of every service, answered from the catalogue itself."""
    kinds = (
        ("{} cần giấy tờ gì?", "hồ sơ thủ tục chuẩn bị", "ho-so", lambda each: " ".join(each.submit)),
        ("{} mất bao lâu?", "thời hạn ngày", "thoi-han", lambda each: each.time_limit),
        ("{} hết bao nhiêu tiền?", "lệ phí chi phí giá", "le-phi", lambda each: each.fees),
        ("{} ở đâu?", "nơi cơ quan nộp chỗ", "co-quan", lambda each: f"{each.authority} {' '.join(each.filing)}"),
    )
    return tuple(
        _Entry(
            Answer(ask.format(each.name), text(each), f"/dich-vu/{each.slug}#{anchor}", f"Xem thủ tục “{each.name}”"),
            frozenset(words(f"{ask.format(each.name)} {others} {' '.join(each.keywords)}")),
            frozenset(),
        )
        for each in SERVICES
        for ask, others, anchor, text in kinds
    )


_KNOWN = {
    "vi": (*_entries(GENERAL), *_entries(OF_SERVICES), *_about_services()),
    "en": _entries(ENGLISH),
}


def _rarity(entries: tuple[_Entry, ...]) -> dict[str, float]:
    frequency = Counter(word for entry in entries for word in entry.asked | entry.told)
    return {word: math.log(1 + len(entries) / count) for word, count in frequency.items()}


_RARITY = {language: _rarity(entries) for language, entries in _KNOWN.items()}


def answer(question: str, language: str = "vi") -> Answer | None:
    """Give the best answer, or nothing if no entry covers enough of the question."""
    asked = [word for word in dict.fromkeys(words(question)) if word not in _FILLERS[language]]
    if not asked:
        return None
    rarity = _RARITY[language]
    # A word that the portal never uses counts as the rarest: it may be the very point of the question.
    unknown = max(rarity.values())
    weights = {word: rarity.get(word, unknown) for word in asked}

    def covered(entry: _Entry) -> float:
        found = sum(weight if word in entry.asked else weight / 3 for word, weight in weights.items() if word in entry)
        return found / sum(weights.values())

    def nearness(entry: _Entry) -> float:
        # Between entries that cover the same, the one that asks least beside it.
        beside = sum(rarity[word] for word in entry.asked - weights.keys())
        return covered(entry) - 0.1 * beside / sum(rarity[word] for word in entry.asked)

    best = max(_KNOWN[language], key=nearness)
    return best.answer if covered(best) >= ENOUGH else None


@bp.get("/tro-ly")
def vietnamese() -> str | Response:
    """Answer a question in Vietnamese, as a page or, for the script, as JSON."""
    return _reply("vi")


@bp.get("/en/assistant")
def english() -> str | Response:
    """Answer a question in English."""
    return _reply("en")


def _reply(language: str) -> str | Response:
    question = " ".join(request.args.get("q", "").split())[: 2 * LONGEST]
    found = answer(question, language) if question else None
    if request.accept_mimetypes.best_match(("text/html", "application/json")) == "application/json":
        return jsonify({"question": question, "found": asdict(found) if found else None})
    return render_template("assistant.html", question=question, found=found)
