"""The portal's search, used as a person does: with accents, without, and for what nobody can have written."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.guard import Guard
from portalcheck.gather.load import Unloadable
from portalcheck.gather.past import Unavailable
from portalcheck.gather.reach import Reach
from portalcheck.gather.tab import Tab
from portalcheck.measure.private import Private
from portalcheck.measure.words import folded
from portalcheck.model.site import Search, Searched

_NONSENSE = "xqzvkw"
_MOST_WORDS = 4
_MOST_HITS = 20
# What a service is often called, so that the word looked for is one that a person would look for.
_LIKELY = ("dang ky", "khai", "cap ", "giay", "chung", "thu tuc", "register", "permit", "licence", "certificate")
_UNLIKELY = ("trang chu", "dang nhap", "home", "sign in", "log in", "tieng viet", "english", "tim kiem", "search")
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
    field, opened = await _field(tab, tab.reach)
    if field is None:
        return Search(home=home, field="", untried="no-field")
    told: dict[str, Any] = {"home": home, "field": field["name"], "opened": opened}
    told |= {"css": field["css"], "snippet": field["snippet"]}
    before = await tab.evaluate(script("search_answer.js"))
    words = query_from(before["texts"])
    if not words:
        return Search(**told, untried="no-words")
    searched: list[Searched] = []
    plain = folded(words)
    kinds = [
        ("accents", words),
        *([("no-accents", plain)] if plain != words.casefold() else []),
        ("nonsense", _NONSENSE),
    ]
    for kind, query in kinds:
        if searched and (reason := await tab.reach.open(tab, home)):
            return Search(**told, searched=tuple(searched), untried="failed", reason=reason)
        try:
            answer = await _ask(tab, tab.reach, query)
        except (Gone, ScriptError, Unanswered, Unloadable) as error:
            return Search(**told, searched=tuple(searched), untried="failed", reason=str(error))
        if guard.refused:
            return Search(**told, searched=tuple(searched), untried="not-permitted")
        if answer is None:
            return Search(**told, searched=tuple(searched), untried="no-field")
        searched.append(_told(kind, query, answer, before["texts"]))
    return Search(**told, searched=tuple(searched))


async def _field(tab: Tab, reach: Reach) -> tuple[dict[str, Any] | None, str]:
    """Find the field, and open what hides it; gives the name of what was pressed as well."""
    source = script("search_field.js").replace("SELECTOR", script("selector.js"))
    found = await tab.evaluate(source)
    if found["field"] and found["field"]["shown"]:
        return found["field"], ""
    for opener in found["openers"]:
        await tab.evaluate(_PRESS, opener["css"])
        await _rest(tab, reach)
        again = await tab.evaluate(source)
        if again["field"] and again["field"]["shown"]:
            return again["field"], str(opener["name"])
    return None, ""


async def _ask(tab: Tab, reach: Reach, query: str) -> dict[str, Any] | None:
    """Type a query and send it; gives what the page shows then, None where the field is not to be found again."""
    field, _ = await _field(tab, reach)
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


def _told(kind: Any, query: str, answer: dict[str, Any], before: Iterable[str]) -> Searched:
    wanted = folded(query).split()
    known = set(before)
    new = [text for text in answer["texts"] if text not in known]
    hits = [text for text in new if all(word in folded(text) for word in wanted)]
    return Searched(
        kind=kind,
        query=query,
        at=answer["url"],
        status=answer["status"],
        hits=tuple(text[:200] for text in hits[:_MOST_HITS]),
        results=len(new),
        says_none=bool(answer["none"]),
    )


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
