"""A journey over a slow connection, and one with all text at 200 %."""

import time
from pathlib import Path

import pytest

from portalcheck.gather.browser import FoundBrowser, find_browser
from portalcheck.gather.lenses import lens
from portalcheck.gather.lenses.slow import ROUND_TRIP
from portalcheck.gather.pool import Pool
from portalcheck.model.assertion import Outcome
from portalcheck.model.subject import Device
from tests.pipeline.playing import completes, play, traces, write_portal
from tests.servers.pages import Page, serve_pages
from tests.servers.service import FORM, Service

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(300)]
DESKTOP = Device(name="desktop", width=1280, height=900)
LATENCY = ROUND_TRIP * 3.75 / 1000
WAITS = "() => (performance.timing.responseEnd - performance.timing.requestStart) / 1000"
COVERED = (
    "<style>form { position: relative } .note { display: none } @media (min-width: 30em) and (max-width: 47em) {"
    " .note { display: block; position: absolute; inset: auto 0 0; height: 3rem;"
    " background: #fff; z-index: 2 } }</style>"
)


def test_every_document_of_the_tab_is_slow_and_no_other() -> None:
    """Another site is another process, and a frame of another site has one of its own."""

    async def waits(first: str, second: str) -> list[float]:
        found: list[float] = []
        async with pool.page(DESKTOP, None, {}) as slow, pool.page(DESKTOP, None, {}) as free:
            await lens("slow").begin(slow)
            for address in (first, second, first, f"{second}frame"):
                await slow.page.goto(address)
                found += [await frame.evaluate(WAITS) for frame in slow.page.frames]
            started = time.monotonic()
            await free.page.goto(first)
            found.append(time.monotonic() - started)
        return found

    body = f"<!doctype html><title>x</title><p>{'y' * 90_000}"
    pool = Pool(FoundBrowser(find_browser(), "test"))
    try:
        with serve_pages({"/": body}) as one:
            framed = f'<!doctype html><title>x</title><iframe src="{one.localhost_url}/"></iframe>'
            with serve_pages({"/": body, "/frame": framed}) as two:
                *slow, free = pool.submit(waits(f"{one.localhost_url}/", f"{two.url}/")).result(timeout=120)
    finally:
        pool.close()
    assert len(slow) == 5
    # 90 kB at 1.44 Mbit/s are half a second; the page of the last frame is small, and the frame in it is not.
    assert min(slow) >= LATENCY
    assert sum(one >= LATENCY + 0.4 for one in slow) >= 3
    assert free < LATENCY


def test_a_form_that_gives_up_too_soon_fails_where_it_is_slow(tmp_path: Path) -> None:
    """It ends itself unless a megabyte is there after three seconds, which is no time at all without the lens."""
    script = "clearTimeout(end); //" + "x" * 1_000_000
    ends = "<script>end = setTimeout(() => document.querySelector('main').replaceChildren('Hết hạn'), 3000)</script>"
    service = Service(form=f"{FORM}{ends}<script src='/late.js' async></script>")
    with serve_pages({**service.routes, "/late.js": Page(script, content_type="text/javascript")}) as site:
        portal = write_portal(tmp_path, site.url, service=", lenses: [slow]")
        checked = play(portal, tmp_path / "out")
    written, slow = completes(checked)
    assert written.outcome is Outcome.PASSED
    assert (slow.lens, slow.outcome) == ("slow", Outcome.FAILED)
    assert slow.findings[0].data["number"] == 2
    (trace,) = (one for one in traces(checked) if one.lens)
    assert trace.steps[0].done[0].milliseconds >= LATENCY * 1000


@pytest.mark.parametrize("covered", [False, True])
def test_what_lies_over_a_button_at_200_percent_stops_the_journey(covered: bool, tmp_path: Path) -> None:
    note = f"{COVERED}<p class=note>Ghi chú</p>" if covered else ""
    service = Service(form=FORM.replace("<button>", f"{note}<button>"))
    with serve_pages(service.routes) as site:
        portal = write_portal(tmp_path, site.url, service=", lenses: [large-text, reflow]")
        checked = play(portal, tmp_path / "out", pictures=True)
    told = {one.lens: one for one in completes(checked)}
    assert told[None].outcome is told["reflow"].outcome is Outcome.PASSED
    assert told["large-text"].outcome is (Outcome.FAILED if covered else Outcome.PASSED)
    if covered:
        assert "something lies over it" in told["large-text"].findings[0].message
    (seen,) = (one for one in checked.store.summaries() if one.key.lens == "large-text")
    pictures = {(state.picture.width, state.picture.height) for state in seen.states if state.picture}
    assert pictures <= {(1280, 1024), (640, 512)}
