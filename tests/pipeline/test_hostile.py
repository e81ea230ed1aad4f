"""Bad input: each page ends in an outcome and a reason; never in a traceback, a hang, or a false pass."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import Checked, check
from tests.servers.hostile import ENDS, HOSTILE, closed_port, serve_hostile, serve_tls

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

# Pages that a browser shows and a checker may fail to look at, if it says so.
TOO_MUCH = {
    "/nodes": "50,000 elements take the engine longer than a test may wait",
    "/deep": "5,000 nested elements exceed the engine's recursion",
    "/deep-script": "so do those that a script nested",
    "/clobbered-node": "a form control named like a DOM property breaks the engine",
    "/csp-sandbox": "the page forbids every script",
    "/mutates": "its DOM never rests",
    "/frame-comes-and-goes": "its DOM never rests",
    "/fetches": "it fetches for ever",
    "/fetch-stalls": "a fetch never ends",
    "/crash": "it exhausts its renderer",
}
# What the message must name, so that a person knows what happened.
SAYS = {
    "/404": "answered 404",
    "/500": "answered 500",
    "/429": "try again after",
    "/pdf": "application/pdf",
    "/download": "a download",
    "/redirect-other": "outside the allowed origins",
    "/redirect-script-other": "outside the allowed origins",
    "/redirect-meta-other": "outside the allowed origins",
    "/redirect-loop": "redirects in a loop",
    "/stalls": "the document is still loading",
    "/silent": "did not answer within",
    "/reset": "closed the connection",
    "/mutates": "p#box changes",
    "/fetch-stalls": "/part/silent",
    "/busy-late": "keeps the browser busy",
}
# They wait for what never comes: all at once, since waiting costs nothing.
WAITING = (
    "/silent", "/stalls", "/drip", "/script-stalls", "/style-stalls", "/image-stalls", "/short-body", "/gzip-garbage",
    "/fetch-stalls", "/fetches", "/frame-silent",
)  # fmt: skip
# Nothing comes of it however long it may take, and it keeps a core busy.
HEAVY = ("/nodes",)


@pytest.fixture(scope="module")
def checks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Checked]]:
    """The run that each path was in."""
    with serve_hostile() as hostile:
        runs: dict[str, Checked] = {}
        for paths, limits in (
            (WAITING, {"in_flight": len(WAITING), "page_seconds": 40, "settle_seconds": 12}),
            ([path for path in HOSTILE if path not in {*WAITING, *HEAVY}], {"in_flight": 3, "page_seconds": 60}),
            (HEAVY, {"in_flight": 1, "page_seconds": 15}),
        ):
            run = check([hostile.url + path for path in paths], tmp_path_factory.mktemp("hostile"), **limits)
            runs |= dict.fromkeys(paths, run)
        yield runs


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_page(checks: dict[str, Checked], path: str) -> None:
    checked = checks[path]
    image = checked.of("axe/image-alt", path)
    if ENDS[path] == "page" and path not in TOO_MUCH:
        # The page's one defect is seen, whatever else the page does.
        assert image.outcome is Outcome.FAILED, checked.reasons(path)
        assert [finding.target.css for finding in image.findings if finding.target]
    elif path == "/empty":
        assert image.outcome is Outcome.INAPPLICABLE
    else:
        assert image.outcome in (Outcome.UNTESTED, Outcome.FAILED)
        if image.outcome is Outcome.UNTESTED:
            assert image.findings[0].message.startswith("Not tested: ")
            assert image.findings[0].message.endswith(".")


@pytest.mark.parametrize("path", SAYS)
def test_the_reason_is_named(checks: dict[str, Checked], path: str) -> None:
    reasons = checks[path].reasons(path)
    assert any(SAYS[path] in reason for reason in reasons), reasons


def test_what_was_not_seen_never_passes(checks: dict[str, Checked]) -> None:
    outcomes: dict[str, set[Outcome]] = {}
    for checked in runs_of(checks):
        assert checked.report.exit_code == 3
        for one in checked.assertions:
            outcomes.setdefault(urlsplit(one.subject.url).path, set()).add(one.outcome)
    for path, ends in ENDS.items():
        if ends in ("error-page", "elsewhere", "silent") or (ends == "no-document" and path != "/empty"):
            assert outcomes[path] == {Outcome.UNTESTED}, path


def test_a_message_is_one_line_without_a_traceback(checks: dict[str, Checked]) -> None:
    for checked in runs_of(checks):
        for assertion in checked.assertions:
            if assertion.outcome is Outcome.UNTESTED:
                for finding in assertion.findings:
                    assert "Traceback" not in finding.message
                    assert "\n" not in finding.message


def test_dialogs_are_dismissed_and_kept(checks: dict[str, Checked]) -> None:
    checked = checks["/alert-loop"]
    key = next(visit.key for url, visit in checked.visits().items() if url.endswith("/alert-loop"))
    visit = checked.store.load(key)
    assert visit is not None
    dialogs = visit.artifacts["console"].dialogs  # type: ignore[union-attr]
    assert len(dialogs) >= 2
    assert {dialog.kind for dialog in dialogs} == {"alert"}


def runs_of(checks: dict[str, Checked]) -> list[Checked]:
    return list({id(checked): checked for checked in checks.values()}.values())


def test_no_connection_and_no_trust(tmp_path) -> None:
    with closed_port() as port, serve_tls() as secure:
        checked = check([f"http://127.0.0.1:{port}/closed", f"{secure.url}/tls"], tmp_path)
    assert {one.outcome for one in checked.assertions} == {Outcome.UNTESTED}
    assert any("refused the connection" in reason for reason in checked.reasons("/closed"))
    assert any("not secure (TLS)" in reason for reason in checked.reasons("/tls"))
