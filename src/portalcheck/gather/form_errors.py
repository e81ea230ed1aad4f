"""Forms that are sent with something missing or wrong, and what they answer."""

from dataclasses import dataclass, field
from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.guard import Seclusion
from portalcheck.gather.tab import Tab
from portalcheck.measure.purposes import purpose_of
from portalcheck.model.form_errors import Answer, Attempt, FieldAnswer, FormAnswers, FormErrors
from portalcheck.rule_format import Params

_WRONG = {"email": "khong-co-a-cong", "url": "khong phai dia chi", "pattern": "???", "tel": "abc"}
_NAME, _WORDS = "Nguyễn Thị Minh An", "Thử nghiệm biểu mẫu"
_RELOAD_MILLISECONDS = 1000
"""Between two loads of a page that is not on this machine."""


class FormErrorsParams(Params):
    """`most_forms` are asked on a page; each is loaded again for each way that it is sent."""

    most_forms: int = 3


async def _nothing_to_ask(tab: Tab) -> FormErrors | None:
    """Give the answer where no form is one to ask."""
    listed = await tab.evaluate(_script("form_list.js"))
    skipped = [(form, _skipped(form)) for form in listed]
    return (
        FormErrors(forms=tuple(_answers(form, why) for form, why in skipped))
        if all(why for _, why in skipped)
        else None
    )


@gatherer(effect="consuming", seconds=120, first=_nothing_to_ask)
async def form_errors(tab: Tab, params: FormErrorsParams) -> FormErrors:
    """Send each form with its required fields empty, then with values of a wrong format.

    Nothing is sent to another machine than this one. Forms to search, forms with nothing that is missing or could be
    wrong, and those whose button says that it deletes, pays or ends something are left alone.
    """
    url, listing = tab.url, _script("form_list.js")
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
        answers.append(_answers(form, skipped, attempts))
    return FormErrors(forms=tuple(answers), left_out=max(0, len(asked) - params.most_forms))


def _answers(form: dict[str, Any], skipped: Any, attempts: tuple[Attempt, ...] = ()) -> FormAnswers:
    return FormAnswers(
        css=form["css"],
        snippet=form["snippet"],
        button=form["button"]["name"] if form["button"] else "",
        button_css=form["button"]["css"] if form["button"] else "",
        attempts=attempts,
        standing=form["standing"],
        labels=tuple(one["label"] for one in form["fields"]),
        skipped=skipped,
    )


def _script(name: str) -> str:
    look = script("form_look.js").replace("SELECTOR", script("selector.js"))
    return script(name).replace("LOOK", look)


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
    return {one["css"]: _wrong_value(one) for one in form["fields"] if one["format"] and one["empty"]}


def _wrong_value(one: dict[str, Any]) -> str:
    if one["format"] == "number":
        return str(float(one["min"]) - 1) if one["min"] else str(float(one["max"]) + 1)
    return _WRONG[one["format"]]


def _valid(form: dict[str, Any], wrong: dict[str, str]) -> dict[str, str]:
    """Give a value that may stay, for one field, as long as something else is missing or wrong."""
    if form["secret"]:
        return {}
    for one in form["fields"]:
        others = [other for other in form["fields"] if other is not one and other["required"] and other["empty"]]
        if one["plain"] and one["empty"] and one["css"] not in wrong and (wrong or others):
            return {one["css"]: _NAME if "name" in purpose_of(one["label"]) else _WORDS}
    return {}


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


@dataclass
class _Typed:
    """What is put into a form."""

    way: Any
    values: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


async def _ask(visit: _Visit, form: dict[str, Any]) -> tuple[tuple[Attempt, ...], Any]:
    attempts: list[Attempt] = []
    wrong = _wrong(form)
    ways = []
    if any(one["required"] and one["empty"] for one in form["fields"]):
        ways.append(_Typed("empty", _valid(form, {})))
    if wrong:
        ways.append(_Typed("format", {**_valid(form, wrong), **wrong}, wrong))
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


async def _send(visit: _Visit, form: dict[str, Any], typed: _Typed) -> Attempt | None:
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
    before = await tab.evaluate(_script("form_ready.js"), form["css"])
    requests, dialogs = _counts(tab)
    await tab.press("Enter")
    await settle(tab, 400)
    said = await tab.evaluate(_script("form_answer.js"), form["css"], _told(form, typed), before)
    now, spoken = _counts(tab)
    answer = _answer(said, visit.seclusion.stopped, now > requests)
    past = tab.past
    return Attempt(
        way=typed.way,
        answer=answer,
        fields=tuple(_field(one, form, typed) for one in said["fields"]),
        texts=said["texts"],
        dialogs=tuple(one.text[:300] for one in past.dialogs[dialogs:spoken]) if past else (),
        drawings=said["drawings"],
        there=said["there"],
        status=past.document.status if past and answer == "page" and past.document else None,
        title_changed=said["title_changed"],
        focus=said["focus"],
        stopped=tuple(dict.fromkeys(visit.seclusion.stopped)),
    )


def _counts(tab: Tab) -> tuple[int, int]:
    return (tab.past.requests, len(tab.past.dialogs)) if tab.past else (0, 0)


def _told(form: dict[str, Any], typed: _Typed) -> dict[str, Any]:
    by_css = {one["css"]: one["name"] for one in form["fields"]}
    values = [{"css": css, "name": by_css[css], "value": value} for css, value in typed.values.items()]
    return {"values": values, "names": [name for name in by_css.values() if name]}


def _answer(said: dict[str, Any], stopped: list[str], requested: bool) -> Answer:
    # What was stopped on its way to another document leaves the browser's own page behind.
    if stopped:
        return "not-sent"
    if not said["same"]:
        return "page"
    if any(one["bubble"] for one in said["fields"]) and not said["submitted"]:
        return "browser"
    return "request" if requested else "script"


def _field(one: dict[str, Any], form: dict[str, Any], typed: _Typed) -> FieldAnswer:
    """Put together what a field is and what it says; in another document it is known by its name."""
    same = (two for two in form["fields"] if (two["name"] and two["name"] == one["name"]) or two["css"] == one["css"])
    known: dict[str, Any] = next(same, {})
    css = known.get("css", "")
    given = "wrong" if css in typed.wrong else "valid" if css in typed.values else "as it was"
    if given == "as it was" and known and known["required"] and known["empty"]:
        given = "nothing"
    own = {name: value for name, value in one.items() if name != "name"}
    told = {name: known[name] for name in ("snippet", "kind", "required", "format", "hint") if name in known}
    return FieldAnswer.model_validate({"snippet": "", "kind": "", **told, **own, "given": given})


async def settle(tab: Tab, milliseconds: float) -> None:
    """Wait until the page, or the one that it leads to, has been quiet for a moment; ten seconds at most."""
    await tab.pause(milliseconds)
    quiet = 0
    for _ in range(100):
        try:
            await tab.frames()
            moving = await tab.evaluate(script("rest.js"), 300, seconds=5)
        except (Gone, ScriptError):
            moving = "it moves on"
        past = tab.past
        quiet = 0 if moving or (past and (past.pending or past.departing)) else quiet + 1
        if quiet > 1:
            return
        await tab.pause(100)
