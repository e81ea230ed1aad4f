"""The part of a step in which a person fills a form in and sends it."""

from dataclasses import dataclass

from portalcheck.model.journey import REFERENCE, Action, Journey, Step, placeholders

_ENTERS = frozenset({"fill", "choose", "check", "upload"})


@dataclass(frozen=True)
class FormPart:
    """`entries` fill the form in, from place `first` among the step's actions; that at place `press` sends it.

    `after` is what follows, such as what the step expects then.
    """

    first: int
    press: int
    entries: tuple[Action, ...]
    pressing: Action
    after: tuple[Action, ...]

    @property
    def signs_in(self) -> bool:
        """Whether it is filled in with the test account."""
        return any(name == "account" for one in self.entries if one.fill for name, _ in placeholders(one.fill.value))

    @property
    def searches(self) -> bool:
        """Whether nothing in it is anybody's data."""
        return all(one.fill is not None and one.fill.public for one in self.entries if one.verb in _ENTERS)

    @property
    def leads_on(self) -> bool:
        """Whether the step ends with what it leads to."""
        return all(one.expect or one.extract for one in self.after)


def form_part(step: Step) -> FormPart | None:
    """Give the first form of a step; None where it fills none in, or does something else before it is sent."""
    first = next((at for at, one in enumerate(step.do) if one.verb in _ENTERS), None)
    if first is None:
        return None
    press = next((at for at in range(first, len(step.do)) if step.do[at].verb not in _ENTERS | {"expect"}), None)
    if press is None or not step.do[press].click:
        return None
    return FormPart(first, press, step.do[first:press], step.do[press], step.do[press + 1 :])


def hands_in(journey: Journey) -> tuple[int, int]:
    """Give the number of the step that gives the reference, and the place of what is pressed for it; 0 and -1 where
    there is none.
    """
    for number, step in enumerate(journey.steps, 1):
        gives = next((at for at, one in enumerate(step.do) if one.extract and one.extract.into == REFERENCE), None)
        if gives is not None:
            presses = [at for at in range(gives) if step.do[at].click]
            return number, presses[-1] if presses else -1
    return 0, -1


def last_press(journey: Journey) -> tuple[int, int]:
    """Give the number of the step and the place in it of the last press before the reference is given, or of all where
    none is; 0 and -1 where nothing is pressed. What it sends must not be sent twice.
    """
    last = (0, -1)
    for number, step in enumerate(journey.steps, 1):
        for at, one in enumerate(step.do):
            if one.click:
                last = (number, at)
            if one.extract and one.extract.into == REFERENCE:
                return last
    return last


@dataclass(frozen=True)
class SigningIn:
    """The step that signs in: its form, and all that leads there from where the journey opened a page."""

    number: int
    part: FormPart
    way: tuple[Action, ...]

    @property
    def asked(self) -> Action:
        """What the page asks for: the password, for its label hardly stands anywhere else."""
        fills = [one for one in self.part.entries if one.fill]
        secrets = [one for one in fills if one.fill and ("account", "password") in placeholders(one.fill.value)]
        return (secrets or fills)[0]

    @property
    def here(self) -> tuple[Action, ...]:
        """What is done where the page asks for it."""
        return (*self.part.entries, self.part.pressing)


def signing_in(journey: Journey) -> SigningIn | None:
    """Give how the journey signs in; None where no step of it does."""
    before: list[Action] = []
    for number, step in enumerate(journey.steps, 1):
        part = form_part(step)
        if part and part.signs_in:
            way = [*before, *step.do[: part.press + 1]]
            opens = max((at for at, one in enumerate(way) if one.open), default=0)
            return SigningIn(number, part, tuple(way[opens:]))
        before += step.do
    return None


def most_to_lose(journey: Journey) -> int:
    """Give the number of the step, between signing in and handing in, that has most to be typed; 0 where none has."""
    signed_in, last = signing_in(journey), hands_in(journey)[0] or len(journey.steps)
    counts = {
        number: sum(one.verb in _ENTERS and not one.upload for one in part.entries)
        for number, step in enumerate(journey.steps, 1)
        if signed_in and signed_in.number < number <= last and (part := form_part(step)) and not part.searches
    }
    return max(counts, key=lambda number: counts[number], default=0) if any(counts.values()) else 0
