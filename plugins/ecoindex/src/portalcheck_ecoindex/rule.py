"""The page is light by the measure of EcoIndex.

## Applicability
Each page that the server answered with status 200; EcoIndex measures no other.

## Expectation
The EcoIndex of the page is at least *least*.

EcoIndex ranks the page among those of the HTTP Archive three times: by the elements of its document (weight 3),
its requests (weight 2) and the kilobytes, of 1,000 bytes, that came over the network (weight 1). 100 is the
lightest page, 0 the heaviest. Elements are those of the page's own document, open shadow roots included; what
stands inside an `svg`, and documents in frames, are not counted. (The GreenIT-Analysis extension counts
both, so its EcoIndex is lower on pages with frames or drawings.) The page is looked at as it came to rest,
unscrolled.

## Why it matters
A heavy page is slow on an old phone and a thin connection, costs its reader data, and ages devices before
their time. EcoIndex's own targets, 600 elements, 40 requests and 1,024 kB, give 61. The default of 55, at
which grade D begins, is chosen by this plugin.

## Cannot tell
Never. Where the requests are not known, as of a page that a test had already loaded, the rule is untested.

## Sources
https://www.ecoindex.fr/en/how-it-works, https://github.com/cnumr/ecoindex_reference,
https://github.com/cnumr/ecoindex_python_fullstack (`components/ecoindex/scraper/scrap.py`: what is counted).
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from portalcheck import Finding, Network, Params, failed, inapplicable, passed, rule
from portalcheck_ecoindex.elements import Elements
from portalcheck_ecoindex.score import score


class EcoIndexParams(Params):
    """`least`: the lowest EcoIndex that passes, from 0 to 100."""

    least: Annotated[float, Field(ge=0, le=100)] = 55


@rule("eco/ecoindex", version=1, severity="minor")
def ecoindex(elements: Elements, network: Network, params: EcoIndexParams) -> Iterable[Finding]:  # noqa: D103
    if network.status != 200:
        return
    counted = elements.elements - elements.in_svg
    kilobytes = network.bytes / 1000
    value, grade = score(counted, network.requests, kilobytes)
    say = Finding.passed if value >= params.least else Finding.failed
    yield say(
        f"The EcoIndex is {value}, grade {grade} ({counted} elements, {network.requests} requests, "
        f"{kilobytes:.0f} kB); the rule asks for {params.least:g}.",
        ecoindex=value,
        grade=grade,
        elements=counted,
        requests=network.requests,
        kilobytes=round(kilobytes, 1),
    )


def _network(status: int, requests: int, size: int) -> Network:
    return Network(redirects=(), status=status, headers={}, cookies=(), failed=(), requests=requests, bytes=size)


CASES = (
    passed("a light page", Elements(elements=400, in_svg=160), _network(200, 20, 331_000)),
    passed("EcoIndex's own targets", Elements(elements=600, in_svg=0), _network(200, 40, 1_024_000), least=61),
    failed("just below the limit", Elements(elements=600, in_svg=0), _network(200, 40, 1_024_000), least=62),
    failed("a heavy page", Elements(elements=2355, in_svg=0), _network(200, 267, 2_493_000)),
    inapplicable("an error page", Elements(elements=2355, in_svg=0), _network(404, 267, 2_493_000)),
    passed("a page in a browser", "<main><h1>Liên hệ</h1><p>12 phố Tràng Tiền</p></main>", least=95),
    failed("many elements in a browser", f"<main>{'<p>x</p>' * 3000}</main>", least=80),
)
