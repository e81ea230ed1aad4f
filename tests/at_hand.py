"""What a test needs and a machine may lack: there it is skipped. In continuous integration it fails, since nothing may
be left out unseen there.
"""

import os
from typing import NoReturn

import pytest

from portalcheck.gather.node import installed_lighthouse, node


def is_required() -> bool:
    """Whether everything has to be there: continuous integration sets CI."""
    return os.environ.get("CI", "") not in ("", "0", "false")


def absent(what: str) -> NoReturn:
    """End a test whose means are not at hand."""
    if is_required():
        pytest.fail(what)
    pytest.skip(what)


def unless_at_hand(there: object, what: str) -> pytest.MarkDecorator:
    """Mark tests that run where their means are at hand, and in continuous integration in any case."""
    return pytest.mark.skipif(not there and not is_required(), reason=what)


needs_lighthouse = unless_at_hand(node() and installed_lighthouse(), "get it by `portalcheck install lighthouse`")
