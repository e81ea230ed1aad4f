"""What all tests share."""

import pytest
from hypothesis import settings

from portalcheck import find_browser

pytest_plugins = ["pytester"]

# A busy machine is no fault of the code: a clock belongs in a benchmark.
settings.register_profile("portalcheck", deadline=None)
settings.load_profile("portalcheck")

LONGEST = ("portal", "real", "pipeline")
"""The folders whose files take longest: begun first, so that no worker is left with one of them at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: LONGEST.index(item.path.parent.name) if item.path.parent.name in LONGEST else 9)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Let pytest-playwright use the browser that portalcheck finds: one installed browser serves both."""
    return {**browser_type_launch_args, "executable_path": find_browser()}
