"""Forms that are sent with something missing or wrong, and what they answer."""

from dataclasses import dataclass
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.form_attempt import Typed, form_answers, sent, settle, with_look
from portalcheck.gather.guard import Seclusion
from portalcheck.gather.tab import Tab
from portalcheck.measure.entries import is_secret
from portalcheck.measure.purposes import purpose_of
from portalcheck.measure.wrong_values import wrong_for
from portalcheck.model.form_errors import Attempt, FormAnswers, FormErrors
from portalcheck.rule_format import Params

_NAME, _WORDS = "Nguyễn Thị Minh An", "Thử nghiệm biểu mẫu"
_RELOAD_MILLISECONDS = 1000
"""Between two loads of a page that is not on this machine."""


class FormErrorsParams(Params):
    """`most_forms` are asked on a page; each is loaded again for each way that it is sent."""

    most_forms: int = 3


async def _nothing_to_ask(tab: Tab) -> FormErrors | None:
    """Give the answer where no form is one to ask."""
    listed = await tab.evaluate(with_look("form_list.js"))
    skipped = [(form, _skipped(form)) for form in listed]
    return (
        FormErrors(forms=tuple(form_answers(form, why) for form, why in skipped))
        if all(why for _, why in skipped)
        else None
    )


@gatherer(effect="consuming", seconds=120, first=_nothing_to_ask)
async def form_errors(tab: Tab, params: FormErrorsParams) -> FormErrors:
    """Send each form with its required fields empty, then with values of a wrong format.

    Nothing is sent to another machine than this one. Forms to search, forms with nothing that is missing or could be
    wrong, and those whose button says that it deletes, pays or ends something are left alone.
    """
    url, listing = tab.url, with_look("form_list.js")
    listed = await tab.evaluate(listing)
    asked = [form for form in listed if not _skipped(form)]
    seclusion = await tab.seclude()
    if not Seclusion.is_here(url):
        source, world = script("form_leave.js"), "portalcheck-leave"
        await tab.cdp("Page.enable")
        await tab.cdp("Page.addScriptToEvaluateOnNewDocument", source=source, worldName=world)
    # Elsewhere a socket may be open already, which is not held back: the page is loaded again.
    visit = _Visit(tab, url, seclusion, fresh=Seclusion.is_here(url))
    answers: list[FormAnswers] = []
    for form in listed:
        if form in asked[params.most_forms :]:
            continue
        skipped = _skipped(form)
        attempts: tuple[Attempt, ...] = ()
        if not skipped:
            attempts, skipped = await _ask(visit, form)
        answers.append(form_answers(form, skipped, attempts))
    return FormErrors(forms=tuple(answers), left_out=max(0, len(asked) - params.most_forms))


def _skipped(form: dict[str, Any]) -> Any:
    """Say why a form is not sent; empty where it is."""
    fields = form["fields"]
    missing = any(one["required"] and one["empty"] for one in fields)
    if form["dialog"] or (form["search"] and not missing) or not (missing or _wrong(form)):
        return "nothing-to-ask"
    if not missing and form["get"]:
        return "nothing-to-ask"
    if not form["button"]:
        return "no-button"
    if form["grave"]:
        return "grave"
    return "elsewhere" if form["elsewhere"] else ""


def _wrong(form: dict[str, Any]) -> dict[str, str]:
    """Give values of a wrong format, by field; where there is a password, attempts are counted.

    What is filled in already stays: it may be somebody's.
    """
    if form["secret"]:
        return {}
    return {
        one["css"]: wrong_for(one["format"], one["min"], one["max"])
        for one in form["fields"]
        if one["format"] and one["empty"]
    }


def _valid(form: dict[str, Any], wrong: dict[str, str]) -> dict[str, str]:
    """Give a value that may stay, for one field, as long as something else is missing or wrong."""
    if form["secret"]:
        return {}
    for one in form["fields"]:
        others = [other for other in form["fields"] if other is not one and other["required"] and other["empty"]]
        if one["plain"] and one["empty"] and not _is_once(one) and one["css"] not in wrong and (wrong or others):
            return {one["css"]: _NAME if "name" in purpose_of(one["label"]) else _WORDS}
    return {}


def _is_once(field: dict[str, Any]) -> bool:
    """Tell whether a field takes what is asked anew each time, and so is rightly emptied."""
    return "captcha" in field["name"].lower() or is_secret(field["label"], field["autocomplete"])


@dataclass
class _Visit:
    """The page, as it is loaded again and again. `fresh` tells whether nothing has been done to it."""

    tab: Tab
    url: str
    seclusion: Seclusion
    fresh: bool

    async def begin(self) -> None:
        """Have the page as it was, and at rest. Raises Gone or Unanswered where it does not come."""
        if not self.fresh:
            if not Seclusion.is_here(self.url):
                await self.tab.pause(_RELOAD_MILLISECONDS)
            await self._go(self.url)
            await settle(self.tab, 0)
        self.fresh = False

    async def leave(self) -> None:
        """Be done with the page before it may load anything again: it may still be about to send something."""
        if not Seclusion.is_here(self.url):
            await self._go("about:blank")
        await self.seclusion.end()

    async def _go(self, url: str) -> None:
        if self.tab.past:
            self.tab.past.accepts_dialogs = True  # it may ask whether to leave
        await self.tab.go(url, 30)
        if self.tab.past:
            self.tab.past.accepts_dialogs = False


async def _ask(visit: _Visit, form: dict[str, Any]) -> tuple[tuple[Attempt, ...], Any]:
    attempts: list[Attempt] = []
    wrong = _wrong(form)
    ways = []
    if any(one["required"] and one["empty"] for one in form["fields"]):
        ways.append(Typed("empty", _valid(form, {})))
    if wrong:
        ways.append(Typed("format", {**_valid(form, wrong), **wrong}, wrong))
    for typed in ways:
        try:
            await visit.begin()
            attempt = await _send(visit, form, typed)
            await visit.leave()
        except (Gone, ScriptError, Unanswered):
            # It stays shut in: what it would do next is not known.
            return tuple(attempts), "unanswered"
        if attempt:
            attempts.append(attempt)
    return tuple(attempts), "" if attempts else "unanswered"


async def _send(visit: _Visit, form: dict[str, Any], typed: Typed) -> Attempt | None:
    """Fill the form in, press its button, and look at what comes; None where the form could not be used."""
    tab, focus = visit.tab, script("form_focus.js")
    await visit.seclusion.begin(visit.url)
    for one in form["fields"]:
        if one["css"] in typed.values:
            if not await tab.evaluate(focus, one["css"]):
                return None
            await tab.type(typed.values[one["css"]])
    if not await tab.evaluate(focus, form["button"]["css"]):
        return None
    return await sent(tab, form, typed, lambda: tab.press("Enter"), visit.seclusion.stopped)
