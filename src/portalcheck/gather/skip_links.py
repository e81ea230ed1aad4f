"""Links that say that they skip something: pressed, and where the focus goes then."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.tab import Tab
from portalcheck.measure.skipping import leads_past, names_a_part, says_that_it_skips
from portalcheck.model.skip_links import SkipLink, SkipLinks
from portalcheck.rule_format import Params

_STOPS = 30
_MOMENT, _WHILE = 300, 1500  # ms: scripts may scroll first, and give the focus at the end of it


class SkipLinksParams(Params):
    """`most_skip_links` are pressed on a page."""

    most_skip_links: int = 4


async def _nothing_to_press(tab: Tab) -> SkipLinks | None:
    """Give the answer where no link says that it skips."""
    return None if await _candidates(tab) else SkipLinks()


@gatherer(effect="consuming", seconds=60, first=_nothing_to_press)
async def skip_links(tab: Tab, params: SkipLinksParams) -> SkipLinks:
    """Put the focus on each, press Enter and Tab, and compare with where Tab alone leads.

    Nothing leaves this machine meanwhile.
    """
    found = await _candidates(tab)
    seclusion = await tab.seclude()
    await seclusion.begin(tab.url)
    links = [await _press(tab, one) for one in found[: params.most_skip_links]]
    return SkipLinks(links=tuple(links), left_out=len(found) - len(links))


async def _candidates(tab: Tab) -> list[dict[str, Any]]:
    listed = await tab.evaluate(_script("skip_list.js"), _STOPS)
    return [one for one in listed if _is_one(one)]


def _is_one(one: dict[str, Any]) -> bool:
    """Say whether it skips; what has no place to lead to must name a place, lest it end a tour or a step."""
    if one["button"] or not one["fragment"]:
        return says_that_it_skips(one["name"]) and names_a_part(one["name"])
    if one["fragment"].startswith(("/", "!", ":~:")):
        return False  # the address of a view, or of words
    return leads_past(one["name"], one["fragment"])


def _script(name: str) -> str:
    return script(name).replace("SELECTOR", script("selector.js"))


async def _press(tab: Tab, one: dict[str, Any]) -> SkipLink:
    link = SkipLink(**one)
    if link.elsewhere:
        return link
    try:
        return await _compare(tab, link)
    except (Gone, ScriptError, Unanswered):
        return link.model_copy(update={"unanswered": True})


async def _compare(tab: Tab, link: SkipLink) -> SkipLink:
    without = await _tab_from(tab, link, None)
    told = await _tab_from(tab, link, _MOMENT)
    if without and told and told["landed"] == without["landed"] and told["place"] not in ("inside", "after"):
        told = await _tab_from(tab, link, _WHILE)
    if without is None or told is None:
        return link.model_copy(update={"unanswered": True})
    return link.model_copy(
        update=told
        | {
            "next": without["landed"],
            "next_place": without["place"],
            "stayed": told["landed"] == without["landed"] and told["place"] == without["place"],
        }
    )


async def _tab_from(tab: Tab, link: SkipLink, wait: int | None) -> dict[str, Any] | None:
    """Press Tab on the link, after Enter where there is a time to wait after it; None where it cannot be used."""
    step = _script("skip_step.js")
    begun = await tab.evaluate(step, link.css, link.fragment, True)
    if begun is None or not begun["link"]:
        return None
    focused = ""
    if wait is not None:
        await tab.press("Enter")
        await tab.pause(wait)
        entered = await tab.evaluate(step, link.css, link.fragment, False)
        focused = "" if entered is None or entered["link"] else entered["css"]
    await tab.press("Tab")
    await tab.rendered()
    told = await tab.evaluate(step, link.css, link.fragment, False)
    if told is None:
        return None
    return {
        "target": told["target"],
        "behind": told["behind"],
        "tabbable": told["tabbable"],
        "focused": focused,
        "landed": told["css"],
        "dialog": told["dialog"],
        "place": told["place"],
    }
