"""A service that is asked for by its name can be completed online.

## Applicability
The portal, where *names* says what the service is called, if a journey of the portal file is about it, or the portal
offers it, or may. A journey is about it where its title or the name of its service holds one of *names*, and none of
the words *apart*, which tell another service.

## Expectation
Each journey that is about it gives a reference and finds it again, as `journey/completes` asks.

## Why it matters
A service that is listed and cannot be completed sends people to the counter all the same.

## Cannot tell
Where no journey is about it, and the portal offers it or may: whether it can be completed, nobody has tried. Where a
journey shows how far a person comes, and not whether anything came of it.

## Sources
- Ours: that a service is completed when its outcome can be found again. Which services are asked for is said by the
  ruleset that uses this rule.
"""

from collections.abc import Iterator
from typing import Any

from portalcheck.measure.completion import came_of
from portalcheck.measure.literal import crawl as _portal
from portalcheck.measure.literal import trace as _trace
from portalcheck.measure.service_names import fit, sighting
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Phrase
from portalcheck.model.site import Crawl
from portalcheck.model.subject import Subject
from portalcheck.model.trace import Trace
from portalcheck.rule_format import Across, Params, cant_tell, failed, inapplicable, passed, rule


class EssentialCompletes(Params):
    """The `names` of the service, its own first, and the words that tell another one `apart`."""

    names: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()


@rule("service/essential-completes", version=1, severity="serious")
def essential_completes(crawl: Crawl, journeys: Across[Trace], params: EssentialCompletes) -> Iterator[Finding]:
    if not params.names:
        return
    tried = False
    for subject, trace in journeys:
        if any(fit(said, params.names, params.apart) for said in (trace.title, subject.id.replace("-", " "))):
            tried = True
            yield _of_journey(trace)
    if tried:
        return
    seen = sighting(crawl, params.names, params.apart)
    data: dict[str, Any] = {"service": params.names[0]}
    if seen.sure:
        data |= {"text": on_one_line(seen.sure.text), "page": seen.sure.page.at}
        yield Finding.cant_tell(
            "“{text}” stands on {page}, and no journey of the portal file is about “{service}”. Can it be completed?",
            **data,
        )
    elif seen.perhaps or seen.more:
        yield Finding.cant_tell(
            "No journey of the portal file is about “{service}”, and whether the portal offers it is not known. If it "
            "does, can it be completed?",
            **data,
        )


def _of_journey(trace: Trace) -> Finding:
    """Say of what came of a journey which journey it was."""
    finding = came_of(trace)
    which = Phrase.of("In the journey “{journey}”:", journey=on_one_line(trace.title))
    return Finding(
        outcome=finding.outcome,
        message=f"{which.text} {finding.message}",
        template=f"{which.template} {finding.template or finding.message}",
        data={**which.data, **finding.data},
    )


_BIRTH: dict[str, Any] = {"names": ("Đăng ký khai sinh", "Birth registration"), "apart": ("liên thông",)}
_HOME = "<main><h2>Hộ tịch</h2><ul><li>{}</li></ul></main>"
_LISTED = _portal(_HOME.format("Đăng ký khai sinh"))
_NOT_LISTED = _portal(_HOME.format("Đăng ký kết hôn"))


def _journeys(*traces: Trace) -> Across[Trace]:
    url = "http://localhost/"
    return Across(Trace, [(Subject(id=f"service-{at}", url=url, kind="process"), one) for at, one in enumerate(traces)])


_FOUND_AGAIN = _trace(invented=False)
_FOUND_AGAIN = _FOUND_AGAIN.model_copy(
    update={"steps": (*_FOUND_AGAIN.steps, _FOUND_AGAIN.steps[0].model_copy(update={"confirmed": ("reference",)}))}
)
_OTHER = _trace(title="Đăng ký kết hôn")

CASES = (
    passed("a journey completes it", _LISTED, _journeys(_OTHER, _FOUND_AGAIN), **_BIRTH),
    passed("whether or not a list names it", _NOT_LISTED, _journeys(_FOUND_AGAIN), **_BIRTH),
    failed("a journey stops", _LISTED, _journeys(_trace(stop="not-there")), **_BIRTH),
    failed("one of two stops", _LISTED, _journeys(_FOUND_AGAIN, _trace(stop="expectation")), **_BIRTH),
    cant_tell("the reference is not looked up", _LISTED, _journeys(_trace()), **_BIRTH),
    cant_tell("offered, and no journey", _LISTED, _journeys(_OTHER), **_BIRTH),
    cant_tell("perhaps offered, and no journey", _portal(_HOME.format("Hộ tịch"), left=3), _journeys(), **_BIRTH),
    cant_tell(
        "a journey of another service", _LISTED, _journeys(_trace(title="Liên thông đăng ký khai sinh")), **_BIRTH
    ),
    inapplicable("not offered, and no journey", _NOT_LISTED, _journeys(), **_BIRTH),
    inapplicable("no service is asked for", _LISTED, _journeys(_FOUND_AGAIN)),
)
