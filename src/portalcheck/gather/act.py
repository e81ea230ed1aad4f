"""What a person does to a page, one verb a function, by real clicks, taps and keys upon what can be seen."""

import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from portalcheck.gather.answers import playwright_error, script
from portalcheck.gather.find import Stopped, find, is_there, quoted
from portalcheck.gather.guard import Guard
from portalcheck.model.assertion import Phrase
from portalcheck.model.journey import Choose, Fill, Target, Upload

CHECKABLE = (
    "element => element.matches("
    "'input[type=radio], input[type=checkbox], [role=radio], [role=checkbox], [role=switch]')"
)
_SEEN = "element => [element, ...element.labels || []].some((one) => one.checkVisibility({ visibilityProperty: true }))"
_TYPABLE = (
    "element => element.isContentEditable || element.localName === 'textarea' || element.localName === 'input'"
    " && !/^(radio|checkbox|submit|button|reset|image|file|range|color|hidden)$/.test(element.type)"
)
_TOUCHED = "() => navigator.maxTouchPoints > 0"
_REASONS = (
    ("intercepts pointer events", "something lies over it"),
    ("element is not enabled", "it is disabled"),
    ("element is not editable", "it is read-only"),
    ("element is not visible", "it is not to be seen"),
    ("outside of the viewport", "it lies outside the window"),
    ("element is not stable", "it does not stand still"),
    ("detached", "it left the page"),
    ("not an <input>", "it is no field"),
    ("Target page, context or browser has been closed", "the page was closed"),
)
"""What Playwright says, and what it means."""
DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


async def fill(page: Any, target: Fill, seconds: float) -> dict[str, Any]:
    """Type into a field, and give what it was like before. Raises Stopped where it cannot be typed into."""
    field = await find(page, target, seconds, can_be_typed_into)
    value = target.value
    before: dict[str, Any] = await field.evaluate(script("entry.js"), value)
    if await field.evaluate("element => element.localName === 'input' && element.type === 'date'"):
        # Such a field shows its date as the person's country writes it, and takes it in one form only.
        found = DAY.fullmatch(value)
        value = date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else value
    try:
        await field.fill(value, timeout=seconds * 1000)
    except playwright_error() as error:
        raise Stopped(
            "{target} cannot be filled in: {why}", "not-possible", target=target.phrase(), why=_why(error)
        ) from error
    return before


async def choose(page: Any, target: Choose, seconds: float) -> None:
    """Choose an option: of a list, of a group's radio buttons, or of a list that a script opens."""
    if radio := await radio_of(page, target):
        return await tick(page, radio, seconds)
    named = bare(target)
    found = await find(page, named, seconds, stands_in)
    if await found.evaluate("element => element.localName === 'select'"):
        return await _select(found, target, seconds)
    if await found.evaluate(CHECKABLE):
        return await _tick(found, named, seconds)
    if await found.get_attribute("role") in ("radiogroup", "group") or await found.evaluate(
        "element => element.localName === 'fieldset'"
    ):
        return await tick(page, radio_in(target, named), seconds)
    await _press(found, named, seconds)
    return await click(page, Target(role="option", name=target.option), seconds, None)


def bare(target: Target) -> Target:
    """Give what a target names, without what is done to it."""
    return Target(**{key: getattr(target, key) for key in ("role", "name", "label", "text", "within")})


def radio_in(target: Choose, group: Target) -> Target:
    """Give the radio button of a group that an option is."""
    return Target(role="radio", name=target.option, within=group)


async def radio_of(page: Any, target: Choose) -> Target | None:
    """Give the radio button that an option is, where its label is that of a group on the page."""
    if target.label:
        for role in ("group", "radiogroup"):
            group = bare(target).model_copy(update={"role": role, "name": target.label, "label": None})
            if await is_there(page, group):
                return radio_in(target, group)
    return None


async def tick(page: Any, target: Target, seconds: float) -> None:
    """Tick a checkbox or choose a radio button, where a person would press to do it."""
    await _tick(await find(page, target, seconds, can_be_ticked), target, seconds)


async def click(page: Any, target: Target, seconds: float, guard: Guard | None) -> None:
    """Press on something. Raises Stopped where it would submit a form to where nothing may be submitted."""
    found = await find(page, target, seconds)
    await be_permitted(page, found, target, guard)
    if await found.evaluate(CHECKABLE):
        await _tick(found, target, seconds)
    else:
        await _press(found, target, seconds)


async def be_permitted(page: Any, found: Any, target: Target, guard: Guard | None) -> None:
    """Raise Stopped where pressing an element would submit a form to where nothing may be submitted."""
    form = await found.evaluate(script("form.js")) if guard else None
    if guard and form and not guard.permits(urljoin(page.url, form)):
        raise Stopped(
            "{target} submits a form to {address}; the portal file does not allow that for this service "
            "(`may_submit_to`)",
            "not-allowed",
            target=target.phrase(),
            address=form,
        )


async def upload(page: Any, target: Upload, file: Path, seconds: float) -> None:
    """Hand a file in, by the field itself or by the window that a button opens."""
    found = await find(page, target, seconds, takes_files)
    try:
        if await found.evaluate("element => element.localName === 'input' && element.type === 'file'"):
            await found.set_input_files(file, timeout=seconds * 1000)
            return
        async with page.expect_file_chooser(timeout=seconds * 1000) as chooser:
            await _press(found, target, seconds)
        await (await chooser.value).set_files(file)
    except playwright_error() as error:
        raise Stopped(
            "{target} takes no file: {why}", "not-possible", target=target.phrase(), why=_why(error)
        ) from error


async def place_of(found: Any, target: Choose) -> int:
    """Give the index of an option in a list. Raises Stopped where it has no such one, or several."""
    options = [_composed(text) for text in await found.locator("option").all_inner_texts()]
    wanted = _composed(target.option)
    exact = [place for place, text in enumerate(options) if text == wanted]
    places = exact or [place for place, text in enumerate(options) if wanted.casefold() in text.casefold()]
    if len(places) != 1:
        raise Stopped(
            "{target} has {times} options “{option}”; it has {names}",
            "ambiguous" if places else "not-there",
            target=target.phrase(),
            times=len(places),
            option=target.option,
            names=quoted(options[:8]),
        )
    return places[0]


async def _select(found: Any, target: Choose, seconds: float) -> None:
    place = await place_of(found, target)
    try:
        await found.select_option(index=place, timeout=seconds * 1000)
    except playwright_error() as error:
        raise Stopped(
            "{target} cannot be chosen from: {why}", "not-possible", target=target.phrase(), why=_why(error)
        ) from error


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


async def _tick(control: Any, target: Target, seconds: float) -> None:
    if await control.is_checked():
        return
    spot = await control.evaluate(script("spot.js"))
    if spot is None:
        raise Stopped(
            "{target} cannot be pressed: neither it nor its label is free to be reached",
            "not-possible",
            target=target.phrase(),
        )
    which, x, y = spot
    where = control
    if which:
        where = (await control.evaluate_handle(f"element => element.labels[{which - 1}]")).as_element()
    await _press(where, target, seconds, position={"x": x, "y": y})
    if not await control.is_checked():
        raise Stopped("{target} was pressed and did not become checked", "not-possible", target=target.phrase())


async def _press(found: Any, target: Target, seconds: float, **how: Any) -> None:
    """Press with a finger where the screen is touched, else with a mouse: a page may listen to one of them alone."""
    try:
        press = found.tap if await found.evaluate(_TOUCHED) else found.click
        await press(timeout=seconds * 1000, **how)
    except playwright_error() as error:
        raise Stopped(
            "{target} cannot be pressed: {why}", "not-possible", target=target.phrase(), why=_why(error)
        ) from error


async def stands_in(locator: Any) -> bool:
    """What may be chosen from is to be seen, or is a control behind its label."""
    return bool(await locator.is_visible()) or await can_be_ticked(locator)


async def can_be_ticked(locator: Any) -> bool:
    """A control that is hidden behind its label counts as there where the label is to be seen."""
    return bool(await locator.evaluate(CHECKABLE)) and bool(await locator.evaluate(_SEEN))


async def can_be_typed_into(locator: Any) -> bool:
    """A field for text counts as there where it is to be seen."""
    return bool(await locator.is_visible()) and bool(await locator.evaluate(_TYPABLE))


async def takes_files(locator: Any) -> bool:
    """A field for a file counts as there in any case: it is often hidden behind its label."""
    return bool(await locator.is_visible()) or bool(
        await locator.evaluate("element => element.localName === 'input' && element.type === 'file'")
    )


def _why(error: Exception) -> Phrase:
    """Say what kept Playwright from it, without what was typed: its message holds the call."""
    said = str(error)
    for sign, reason in _REASONS:
        if sign in said:
            return Phrase.of(reason)
    return Phrase.of("it did not answer in time" if "Timeout" in said else "the browser refused")
