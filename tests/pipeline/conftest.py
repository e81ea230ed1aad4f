"""What the tests of the pipeline share."""

import pytest

from portalcheck import find_browser


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Let pytest-playwright use the browser that portalcheck finds: one installed browser serves both."""
    return {**browser_type_launch_args, "executable_path": find_browser()}
