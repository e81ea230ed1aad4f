"""Door 1: the pytest plugin. Options, hooks and the `portal` fixture; the items are in `items.py`.

Nothing of pytest-playwright is shadowed, and everything heavy is imported when a portal file or the fixture is used.
"""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from portalcheck.pytest_plugin.fixture import PortalFixture
    from portalcheck.pytest_plugin.journey import JourneyFixture
    from portalcheck.pytest_plugin.session import PortalSession

FILE_NAMES = ("portal.yaml", "portal.yml")
SESSION: pytest.StashKey[Any] = pytest.StashKey()  # of PortalSession, which is imported when it is needed

# name, whether it may be given several times, metavar, help
OPTIONS = (
    ("base-url", False, "URL", "Overrides base_url of the portal file (as --base-url does)."),
    ("browser-path", False, "PROGRAM", "Chrome, Chromium or Edge to use."),
    ("results", False, "DIR", "Where reports and evidence go (default: portal-results)."),
    ("axe", False, "PATH|VERSION", "Another axe: a file, or one brought by `portalcheck install axe`."),
    ("device", True, "NAME", "Use this device instead of the portal file's; repeatable."),
    ("language", False, "vi|en|fr", "The language of the report, instead of the portal file's."),
    ("in-flight", False, "N", "Pages open at the same time (default: 3, shared among xdist workers)."),
)
FLAGS = (
    ("strict", "What a program cannot tell fails as well."),
    ("no-pictures", "Take no pictures of findings."),
    ("timings", "Say at the end what each gatherer took."),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options, each with an ini key of the same name (`portal_results`)."""
    group = parser.getgroup("portalcheck", "portalcheck: quality tests of public-service portals")
    for name, several, metavar, text in OPTIONS:
        option_name, key = f"--portal-{name}", _key(name)
        if several:
            group.addoption(option_name, action="append", metavar=metavar, default=None, help=text)
            parser.addini(key, text, type="args", default=[])
        else:
            group.addoption(option_name, metavar=metavar, default=None, help=text)
            parser.addini(key, text, type="string", default="")
    for name, text in FLAGS:
        group.addoption(f"--portal-{name}", action="store_true", default=None, help=text)
        parser.addini(_key(name), text, type="bool", default=False)


def option(config: pytest.Config, name: str) -> Any:
    """Give an option: from the command line, else from the ini file."""
    given = config.getoption(_key(name))
    return given if given is not None else config.getini(_key(name))


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker of our items, and what collects their results in the process that reports."""
    in_flight = str(option(config, "in-flight") or 1)
    if not (in_flight.isdecimal() and 1 <= int(in_flight) <= 16):
        raise pytest.UsageError(f"--portal-in-flight {in_flight}: this must be a number from 1 to 16.")
    config.addinivalue_line("markers", "portal: a criterion judged on a page of a portal file")
    config.addinivalue_line("markers", "browser: needs a browser, as the cases of a rule do")
    if not hasattr(config, "workerinput"):
        from portalcheck.pytest_plugin.collected import Collected

        config.pluginmanager.register(Collected(config), "portalcheck-collected")
    if config.pluginmanager.hasplugin("dsession"):
        from portalcheck.pytest_plugin.xdist import Controller

        config.pluginmanager.register(Controller(), "portalcheck-xdist")


def session_of(config: pytest.Config) -> "PortalSession":
    """Give what this session knows; made when it is first needed."""
    from portalcheck.pytest_plugin.session import PortalSession

    if SESSION not in config.stash:
        config.stash[SESSION] = PortalSession(config)
    session: PortalSession = config.stash[SESSION]
    return session


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect portal files."""
    if file_path.name in FILE_NAMES:
        from portalcheck.pytest_plugin.items import PortalFile

        return PortalFile.from_parent(parent, path=file_path)
    return None


def pytest_collection_finish(session: pytest.Session) -> None:
    """Learn which visits the selected items need; nothing is visited yet."""
    if SESSION in session.config.stash and not session.config.option.collectonly:
        session_of(session.config).select(session.items)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Tell an xdist worker what comes next: its look-ahead must stay inside what the worker was given."""
    if SESSION in item.config.stash and hasattr(item.config, "workerinput"):
        session_of(item.config).comes_next(item, nextitem)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Send what was judged along with the test report, so that it reaches the process that reports."""
    report = yield
    if SESSION in item.config.stash:
        session_of(item.config).attach(item, report)
    return report


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, Any] | None:
    """Give `cannot tell` a category of its own, and what lies behind the place where a journey stopped.

    To JUnit and everybody else the first is a skip with a question, the second an error.
    """
    if report.when == "call" and report.skipped and getattr(report, "portal_outcome", "") == "cantTell":
        return "cannot tell", "?", ("CANNOT TELL", {"yellow": True})
    if report.when == "setup" and report.failed and getattr(report, "portal_not_reached", False):
        return "not reached", "n", ("NOT REACHED", {"red": True})
    return None


def pytest_sessionfinish(session: pytest.Session) -> None:
    """End the browser."""
    if SESSION in session.config.stash:
        session_of(session.config).close()


@pytest.fixture
def portal(request: pytest.FixtureRequest) -> "PortalFixture":
    """Check a page that is open in this test: `portal.check(page).assert_ok()`."""
    from portalcheck.pytest_plugin.fixture import PortalFixture

    return PortalFixture(request)


@pytest.fixture
def journey(request: pytest.FixtureRequest) -> "Iterator[JourneyFixture]":
    """Take a journey in named steps; the state that each ends in is judged: `with journey.step("Sign in"): …`."""
    from portalcheck.pytest_plugin.journey import JourneyFixture

    taken = JourneyFixture(request)
    yield taken
    taken.close()


def _key(name: str) -> str:
    return f"portal_{name.replace('-', '_')}"
