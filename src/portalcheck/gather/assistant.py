"""A virtual assistant: looked for by its words, opened with the keyboard, asked one question, and closed."""

from urllib.parse import urlsplit

from portalcheck.gather import gatherer
from portalcheck.gather.assistant_opening import Opening, close
from portalcheck.gather.assistant_page import AssistantPage, Launcher, Opened
from portalcheck.gather.assistant_question import Asking
from portalcheck.gather.guard import Guard, is_loopback, origin_of
from portalcheck.gather.tab import Tab
from portalcheck.measure.private import Private
from portalcheck.model.assistant import Assistant
from portalcheck.model.portal import AssistantQuestion
from portalcheck.rule_format import Params

_LAUNCHERS = 3  # that are tried


class AssistantParams(Params):
    """`asked` is what the portal file says under `assistant`: the question, the seconds, and where it may go."""

    asked: AssistantQuestion = AssistantQuestion()


async def _none_there(tab: Tab) -> Assistant | None:
    """Give the answer where nothing on the page bears the words of an assistant."""
    page = AssistantPage(tab)
    return None if await page.launchers() or await page.standing() else Assistant()


@gatherer(effect="consuming", seconds=150, first=_none_there, once=True)
async def assistant(tab: Tab, params: AssistantParams) -> Assistant:
    """Press what bears the words of an assistant until a field for a question shows; ask, wait for an answer, close it.

    Nothing is pressed where the page is neither on this machine nor named by the portal file, and no question goes to
    where it must not.
    """
    page = AssistantPage(tab)
    launchers = await page.launchers()
    standing = await page.standing()
    guard = Guard(params.asked.may_submit_to, Private([params.asked.question]))
    if not guard.permits(tab.url):
        return _unpressed(tab, launchers, standing)
    await tab.guarded(guard)
    if not is_loopback(urlsplit(tab.url).hostname or ""):
        # A socket may be open already, which is not held back: the page is loaded again.
        await page.again()
        launchers, standing = await page.launchers(), await page.standing()
    asking = Asking(page, guard, params.asked)
    if standing:
        await asking.ask(standing)
        return Assistant(**asking.told)
    for told in launchers[:_LAUNCHERS]:
        opening = Opening(page, told)
        if await opening.run():
            await asking.ask(opening.opened)
            closing = await close(page, opening, asking.opened.frame) if not opening.left else {}
            return Assistant(**{**opening.told, **asking.told, **closing})
    return Assistant(nearest=launchers[0].told["name"] if launchers else "")


def _unpressed(tab: Tab, launchers: list[Launcher], standing: Opened | None) -> Assistant:
    named = next((one for one in launchers if one.told["sure"]), None)
    known = {"untried": "not-permitted", "origin": origin_of(tab.url)}
    if standing:
        return Assistant(field=standing.field, panel=standing.panel, **known)
    if named:
        return Assistant(launcher=named.part, **known)
    return Assistant(nearest=launchers[0].told["name"] if launchers else "", **known)
