"""A form that is sent with a mistake, and what it answers: as it stands on a page, or on the way of a journey."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from portalcheck.gather.answers import Gone, ScriptError, script
from portalcheck.gather.tab import Tab
from portalcheck.model.form_errors import Answer, Attempt, FieldAnswer, FormAnswers, Way


@dataclass
class Typed:
    """What is put into a form, by the selectors of its fields; `wrong` is the part that the form should not take."""

    way: Way
    values: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)


def with_look(name: str) -> str:
    """Read a script that looks at forms, with what such scripts share."""
    look = script("form_look.js").replace("SELECTOR", script("selector.js"))
    look = look.replace("WORDS_OF_THE_GRAVE", script("grave.js"))
    return script(name).replace("LOOK", look)


def form_answers(form: dict[str, Any], skipped: Any = "", attempts: tuple[Attempt, ...] = ()) -> FormAnswers:
    """Put together what a form is, as `form_list.js` gives it, and what it answered."""
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


async def sent(
    tab: Tab,
    form: dict[str, Any],
    typed: Typed,
    press: Callable[[], Awaitable[None]],
    stopped: Sequence[str] = (),
    first: dict[str, Any] | None = None,
) -> Attempt:
    """Press the button of a form that has been filled in, and look at what comes.

    `stopped` is the list of what is kept from leaving this machine. Where the form was sent before, `first` is how it
    stood until then: what was said the last time is new still.
    """
    ready = await tab.evaluate(with_look("form_ready.js"), form["css"], first is not None)
    before = ready if first is None else first
    requests, dialogs = _counts(tab)
    await press()
    await settle(tab, 400)
    said = await tab.evaluate(with_look("form_answer.js"), form["css"], _told(form, typed), before)
    now, spoken = _counts(tab)
    answer = _answer(said, stopped, now > requests)
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
        stopped=tuple(dict.fromkeys(stopped)),
    )


def _counts(tab: Tab) -> tuple[int, int]:
    return (tab.past.requests, len(tab.past.dialogs)) if tab.past else (0, 0)


def _told(form: dict[str, Any], typed: Typed) -> dict[str, Any]:
    values = [
        {"css": one["css"], "key": one["key"], "state": typed.values[one["css"]]}
        for one in form["fields"]
        if one["css"] in typed.values
    ]
    return {"values": values, "names": [one["name"] for one in form["fields"] if one["name"]]}


def _answer(said: dict[str, Any], stopped: Sequence[str], requested: bool) -> Answer:
    # What was stopped on its way to another document leaves the browser's own page behind.
    if stopped:
        return "not-sent"
    if not said["same"]:
        return "page"
    if any(one["bubble"] for one in said["fields"]) and not said["submitted"]:
        return "browser"
    return "request" if requested else "script"


def _field(one: dict[str, Any], form: dict[str, Any], typed: Typed) -> FieldAnswer:
    """Put together what a field is and what it says; in another document it is known by its name."""
    same = (two for two in form["fields"] if (two["key"] and two["key"] == one["key"]) or two["css"] == one["css"])
    known: dict[str, Any] = next(same, {})
    css = known.get("css", "")
    given = "wrong" if css in typed.wrong else "valid" if css in typed.values else "as it was"
    if given == "as it was" and known and known["empty"] and (known["required"] or one["invalid"]):
        given = "nothing"
    own = {name: value for name, value in one.items() if name not in ("name", "key")}
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
