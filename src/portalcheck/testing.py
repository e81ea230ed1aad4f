"""For authors of rules: run the cases that stand in a rule's file, as a test suite of two lines.

    from portalcheck.testing import rule_cases
    test_cases = rule_cases(my_rule, my_other_rule)

A case of literal artifacts is judged at once. A case that is a page is served from this machine, opened in a
real browser on the case's device, looked at by the gatherers of the artifacts that the rule needs, and judged.
One browser serves the whole session; it starts with the first page.
"""

import atexit
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

import pytest

from portalcheck import core
from portalcheck.devices import DEVICES
from portalcheck.errors import UsageError, nearest
from portalcheck.gather import Gatherer
from portalcheck.gather.browser import find
from portalcheck.gather.load import Unloadable, allowed, load
from portalcheck.gather.pool import Pool
from portalcheck.model.artifact import Artifact
from portalcheck.model.assertion import Finding, Outcome, aggregate
from portalcheck.model.portal import Limits
from portalcheck.model.subject import Device, Subject
from portalcheck.plugins import Plugins
from portalcheck.rule_format import Across, Case, Params, Rule

_SECONDS = 60
_LIMITS = Limits(quiet_milliseconds=50, requests_per_second=100)


@dataclass(frozen=True)
class CaseResult:
    """What a rule said of one of its cases."""

    rule: Rule
    case: Case
    outcome: Outcome
    findings: tuple[Finding, ...]

    @property
    def right(self) -> bool:
        """Whether the outcome is the one that the case expects."""
        return self.outcome is self.case.expected

    def __str__(self) -> str:
        said = [f"{self.rule.id}: {self.case.title}: expected {self.case.expected}, got {self.outcome}"]
        for finding in self.findings:
            where = f" at {finding.target.key}" if finding.target else ""
            said.append(f"  {finding.outcome}{where}: {finding.message}")
        return "\n".join(said)


def run_case(rule: Rule, case: Case, *, gatherers: Iterable[Gatherer] = ()) -> CaseResult:
    """Judge one case. `gatherers` come before those of portalcheck and of the installed plugins.

    Raises UsageError where the case cannot be run: an unknown device, a page that does not load, an artifact
    that nobody gathers or that the case does not give; and where the rule, asked twice, says two things.
    """
    return _judge(rule, case, _begin(rule, case, tuple(gatherers)))


def rule_cases(
    *rules: Rule, gatherers: Iterable[Gatherer] = (), also: Callable[[CaseResult], None] | None = None
) -> Callable[..., None]:
    """Make a test function with one item for each case of these rules; `also` is shown each result.

    The items that need a browser are marked `browser`. While one page is looked at, the next one loads.
    """
    own = tuple(gatherers)
    if silent := [rule.id for rule in rules if not rule.cases]:
        raise UsageError(f"no CASES stand in the file of {', '.join(silent)}.")
    cases = [(rule, case) for rule in rules for case in rule.cases]
    after = {id(case): following for (_, case), following in pairwise(cases)}
    begun: dict[int, _Artifacts] = {}

    @pytest.mark.parametrize(
        ("rule", "case"),
        [
            pytest.param(
                rule,
                case,
                id=f"{rule.id}: {case.title}",
                marks=[pytest.mark.browser] if case.page is not None else [],
            )
            for rule, case in cases
        ],
    )
    def check(rule: Rule, case: Case) -> None:
        artifacts = begun.pop(id(case), None) or _begin(rule, case, own)
        following = after.get(id(case))
        if following and "PYTEST_XDIST_WORKER" not in os.environ:  # there the next one is another worker's
            begun[id(following[1])] = _begin(*following, own)
        result = _judge(rule, case, artifacts)
        assert result.right, str(result)
        if also:
            also(result)

    return check


def gathered(
    page: str,
    *kinds: type[Artifact],
    device: str | Device = "desktop",
    gatherers: Iterable[Gatherer] = (),
    params: Mapping[str, Any] | None = None,
) -> dict[str, Artifact]:
    """Open a page and give artifacts of it by name. `page` is an address or HTML.

    HTML that does not begin with a doctype, `<html` or `<?xml` is put after `<!doctype html>` and a title; what
    begins with `<?xml` is served as XHTML. `params` go to the gatherers that have parameters of those names.
    Raises UsageError where the page does not load.
    """
    return _gathering(page, kinds, device, tuple(gatherers), params or {})()


_Artifacts = Callable[[], Mapping[str, Artifact | Across[Any]]]
"""Waits for what is being gathered."""


def _begin(rule: Rule, case: Case, own: tuple[Gatherer, ...]) -> _Artifacts:
    if case.page is not None and rule.scope == "site":
        raise UsageError(f"{rule.id}: the case {case.title!r} is one page; a rule over a site is given `Across` pages.")
    if case.page is None:
        return lambda: case.artifacts
    kinds = [kind for kind in rule.needs.values() if kind.name not in case.artifacts]
    seen = _gathering(case.page, kinds, case.device, own, case.params)
    return lambda: {**seen(), **case.artifacts}


def _judge(rule: Rule, case: Case, artifacts: _Artifacts) -> CaseResult:
    given = artifacts()
    if absent := [kind.name for kind in rule.needs.values() if kind.name not in given]:
        raise UsageError(f"{rule.id}: the case {case.title!r} gives no {' and no '.join(absent)}.")
    by_argument = {argument: given[kind.name] for argument, kind in rule.needs.items()}
    params = rule.params(**case.params)
    findings, again = (tuple(rule.judge(by_argument, params)) for _ in range(2))
    if findings != again:
        raise UsageError(f"{rule.id}: asked twice about the case {case.title!r}, it says two things.")
    return CaseResult(rule, case, aggregate(finding.outcome for finding in findings), findings)


def _gathering(
    page: str,
    kinds: Iterable[type[Artifact]],
    device: str | Device,
    own: tuple[Gatherer, ...],
    params: Mapping[str, Any],
) -> Callable[[], dict[str, Artifact]]:
    chosen, screen = _chosen(kinds, own, params), _device(device)
    url = page if page.startswith(("http://", "https://")) else _server().serve(page)
    future = _pool().submit(_look(_pool(), url, screen, chosen))

    def wait() -> dict[str, Artifact]:
        try:
            return future.result(timeout=_SECONDS)
        except Unloadable as error:
            raise UsageError(f"the page could not be opened: {error}") from error

    return wait


async def _look(pool: Pool, url: str, device: Device, chosen: Iterable[tuple[Gatherer, Params]]) -> dict[str, Artifact]:
    subject, origins = Subject(id="case", url=url), allowed(url)
    artifacts: dict[str, Artifact] = {}
    shared = [(gatherer, params) for gatherer, params in chosen if gatherer.effect != "consuming"]
    alone = [(gatherer, params) for gatherer, params in chosen if gatherer.effect == "consuming"]
    for together in (shared, *([one] for one in alone)):
        if not together:
            continue
        async with pool.slot(url), pool.page(device, None, {}) as tab:
            await load(tab, subject, origins, _LIMITS)
            for gatherer, params in together:
                told = await gatherer.first(tab) if gatherer.first else None
                artifacts[gatherer.makes.name] = told or await gatherer(tab, params)
    return artifacts


def _chosen(
    kinds: Iterable[type[Artifact]], own: tuple[Gatherer, ...], params: Mapping[str, Any]
) -> list[tuple[Gatherer, Params]]:
    wanted = {kind.name for kind in kinds}
    known = {gatherer.makes.name: gatherer for gatherer in (*_installed(), *own)}
    if unknown := wanted - set(known):
        raise UsageError(f"no gatherer makes {', '.join(sorted(unknown))}.{nearest(min(unknown), known)}")
    ordered = sorted((known[name] for name in wanted), key=lambda one: one.turn)
    return [
        (one, one.params(**{name: params[name] for name in one.params.model_fields if name in params}))
        for one in ordered
    ]


def _device(device: str | Device) -> Device:
    if isinstance(device, Device):
        return device
    if device not in DEVICES:
        raise UsageError(f"unknown device {device!r}; known: {', '.join(DEVICES)}.{nearest(device, DEVICES)}")
    return DEVICES[device]


@cache
def _installed() -> tuple[Gatherer, ...]:
    return tuple(Plugins([core]).gather_all("portalcheck_gatherers"))


@cache
def _pool() -> Pool:
    pool = Pool(find(), in_flight=2, requests_per_second=1000)
    atexit.register(pool.close)
    return pool


@cache
def _server() -> "_Server":
    return _Server()


class _Server:
    """Serves pages of this process from the loopback address, so that content types and origins are real."""

    def __init__(self) -> None:
        pages: dict[str, tuple[str, bytes]] = {}

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                kind, body = pages.get(self.path.partition("?")[0], ("", b""))
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class names it so
                return

        self._pages = pages
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._http.daemon_threads = True
        threading.Thread(target=self._http.serve_forever, name="portalcheck-cases", daemon=True).start()
        atexit.register(self._http.shutdown)

    def serve(self, page: str) -> str:
        start = page.lstrip()[:9].lower()
        xml = start.startswith("<?xml")
        whole = xml or start.startswith(("<!doctype", "<html"))
        text = page if whole else f"<!doctype html><title>Case</title>{page}"
        kind = "application/xhtml+xml" if xml else "text/html"
        path = f"/{len(self._pages) + 1}"
        self._pages[path] = (f"{kind}; charset=utf-8", text.encode())
        return f"http://127.0.0.1:{self._http.server_address[1]}{path}"
