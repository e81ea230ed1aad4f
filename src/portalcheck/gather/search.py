"""The portal's search, used as a person does: with accents, without, and for what nobody can have written."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.guard import Guard
from portalcheck.gather.load import Unloadable
from portalcheck.gather.past import Unavailable
from portalcheck.gather.reach import Reach
from portalcheck.gather.tab import Tab
from portalcheck.measure.links import page_address
from portalcheck.measure.private import Private
from portalcheck.measure.words import folded
from portalcheck.model.site import Search, Searched

_NONSENSE = "xqzvkw"
_MOST_WORDS = 4
_MOST_HITS = 20
# What a service is often called, so that the word looked for is one that a person would look for.
_LIKELY = ("dang ky", "khai", "cap ", "giay", "chung", "thu tuc", "register", "permit", "licence", "certificate")
_UNLIKELY = ("trang chu", "dang nhap", "home", "sign in", "log in", "tieng viet", "english", "tim kiem", "search")
_ECHO = re.compile(r"(?:\d+ )?(?:ket qua|tim thay|tim kiem|tu khoa|khong tim|results?|search|found|resultats?|no )")
_Kind = Literal["accents", "no-accents", "nonsense"]
_PRESS = "(css) => { const one = document.querySelector(css); one?.focus(); one?.click(); return !!one; }"
_INTO = (
    "(css) => { const one = document.querySelector(css); one?.focus(); one?.select?.();"
    "return document.activeElement === one; }"
)
_SEND = (
    "(css) => { const form = document.querySelector(css)?.closest('form, search, [role=search]');"
    "const one = form?.querySelector('button:not([type=reset]), [type=submit], [type=image], [role=button]');"
    "one?.click(); return !!one; }"
)


@gatherer(effect="consuming", seconds=120, once=True)
async def search(tab: Tab) -> Search:
    """Find the search field of the home page, look for words that the page itself holds, and read what comes."""
    if tab.reach is None:
        raise Unavailable("a search is made only where portalcheck opened the page itself")
    home = tab.url
    guard = Guard((), Private([]))  # nothing is sent by POST off this machine
    await tab.guarded(guard)
    before = await tab.evaluate(script("search_answer.js"))
    field, opened, nearest = await _field(tab, tab.reach)
    if field is None:
        return Search(home=home, field="", nearest=nearest, untried="no-field")
    told: dict[str, Any] = {"home": home, "field": field["name"], "opened": opened}
    told |= {"css": field["css"], "snippet": field["snippet"]}
    words = query_from(before["texts"])
    if not words:
        return Search(**told, untried="no-words")
    answers, untried, reason = await _asked(tab, tab.reach, guard, home, words)
    return Search(**told, searched=_told(answers, before["texts"]), untried=untried, reason=reason)


async def _asked(
    tab: Tab, reach: Reach, guard: Guard, home: str, words: str
) -> tuple[list[tuple[_Kind, str, dict[str, Any]]], Any, str]:
    """Ask with accents, without, and for what nobody wrote; says as well what kept it from asking on."""
    plain = folded(words)
    kinds: list[tuple[_Kind, str]] = [("accents", words), ("no-accents", plain), ("nonsense", _NONSENSE)]
    answers: list[tuple[_Kind, str, dict[str, Any]]] = []
    for kind, query in kinds:
        if kind == "no-accents" and plain == words.casefold():
            continue
        if answers and (reason := await reach.open(tab, home)):
            return answers, "failed", reason
        try:
            answer = await _ask(tab, reach, query)
        except (Gone, ScriptError, Unanswered, Unloadable) as error:
            return answers, "failed", str(error)
        if guard.refused:
            return answers, "not-permitted", ""
        if answer is None:
            return answers, "no-field", ""
        answers.append((kind, query, answer))
    return answers, "", ""


async def _field(tab: Tab, reach: Reach) -> tuple[dict[str, Any] | None, str, str]:
    """Find the field, and open what hides it; gives the name of what was pressed as well, and what may be one
    where there is none.
    """
    source, at = script("search_field.js").replace("SELECTOR", script("selector.js")), tab.url
    found = await tab.evaluate(source)
    if found["field"] and found["field"]["shown"]:
        return found["field"], "", ""
    names = [str(one["name"]) for one in found["unnamed"]]
    for opener in found["openers"]:
        await tab.evaluate(_PRESS, opener["css"])
        await _rest(tab, reach)
        again = await tab.evaluate(source)
        if again["field"] and again["field"]["shown"]:
            return again["field"], str(opener["name"]), ""
        left = page_address(tab.url) != page_address(at)
        if not (left and again["looks_up"]):  # where one looks up a dossier, nothing is searched
            names = [str(opener["name"]), *names]
        if left and await reach.open(tab, at):
            break
    return None, "", next(iter(names), "")


async def _ask(tab: Tab, reach: Reach, query: str) -> dict[str, Any] | None:
    """Type a query and send it; gives what the page shows then, None where the field is not to be found again."""
    field, _, _ = await _field(tab, reach)
    if field is None or not await tab.evaluate(_INTO, field["css"]):
        return None
    still = await tab.evaluate(script("search_answer.js"))
    await tab.type(query)
    await tab.press("Enter")
    await _rest(tab, reach)
    answer = await tab.evaluate(script("search_answer.js"))
    unmoved = (answer["url"], answer["texts"]) == (still["url"], still["texts"])
    if unmoved and await tab.evaluate(_SEND, field["css"]):  # where Enter does nothing, there is a button
        await _rest(tab, reach)
        answer = await tab.evaluate(script("search_answer.js"))
    past = tab.past
    moved = answer["url"] != still["url"]
    return {**answer, "status": past.document.status if moved and past and past.document else 200}


async def _rest(tab: Tab, reach: Reach) -> None:
    await tab.pause(300)
    await reach.rest(tab)


def _told(answers: list[tuple[_Kind, str, dict[str, Any]]], before: Iterable[str]) -> tuple[Searched, ...]:
    """Tell what was found: what holds the words and is not said of every query, nor of what nobody wrote."""
    known = set(before)
    always = {
        _unasked(text, query) for kind, query, answer in answers if kind == "nonsense" for text in answer["texts"]
    }
    found = []
    for kind, query, answer in answers:
        wanted = folded(query).split()
        texts = [text for text in answer["texts"] if kind == "nonsense" or _unasked(text, query) not in always]
        hits = [
            text
            for text in texts
            if all(word in folded(text).split() for word in wanted) and not _ECHO.match(folded(text))
        ]
        found.append(
            Searched(
                kind=kind,
                query=query,
                at=answer["url"],
                status=answer["status"],
                hits=tuple(text[:200] for text in hits[:_MOST_HITS]),
                results=sum(text not in known for text in answer["texts"]),
                says_none=bool(answer["none"]),
            )
        )
    return tuple(found)


def _unasked(text: str, query: str) -> str:
    """Give a text without the query and without numbers, so that what is said of each query is the same of all."""
    return re.sub(r"\d+", "0", folded(text).replace(folded(query), "?"))


def query_from(texts: Iterable[str]) -> str:
    """Choose words to look for among the texts of a page: some that a service is called by, with accents."""
    best, most = "", 0.0
    for order, text in enumerate(texts):
        words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", text))
        said = folded(text)
        if not 2 <= len(words) <= 9 or any(word in said for word in _UNLIKELY):
            continue
        weight = 2.0 * (folded(text) != text.casefold()) + any(word in f"{said} " for word in _LIKELY) - order / 10_000
        if weight > most:
            best, most = " ".join(words[:_MOST_WORDS]), weight
    return best
