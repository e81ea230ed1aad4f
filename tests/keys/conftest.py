"""One browser for all that is pressed."""

from collections.abc import Iterator

import pytest

from portalcheck.gather.browser import find
from portalcheck.gather.pool import Pool


@pytest.fixture(scope="package")
def pool() -> Iterator[Pool]:
    pool = Pool(find(), requests_per_second=1000)
    yield pool
    pool.close()
