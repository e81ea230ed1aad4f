"""The accessibility set says the same of the portal each time: not an outcome, a message or a number differs.

`PORTALCHECK_REPEATS=10 pytest tests/portal/test_repeatable.py` looks ten times.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urljoin

import pytest

from portalcheck.kit import equip, plan_for
from portalcheck.model.portal import Limits
from portalcheck.portal_file import portal_of, read_portal
from portalcheck.run import Run, run_all
from portalcheck.store import Store
from reference_portal import DEFECTS, serve
from tests.portal.judged import EXAMPLES

ON = ("focus-ring-removed", "notice-over-the-focus", "click-here", "hours-in-a-box", "title-lost-in-a-picture")
REPEATS = int(os.environ.get("PORTALCHECK_REPEATS", "2"))

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long, pytest.mark.timeout(600 * REPEATS)]


def judged(base_url: str, folder: Path) -> list[str]:
    """Give every assertion of one run as text, without what names the run: the port of the server."""
    kit = equip()
    pages = [page.url for page in read_portal(EXAMPLES / "portal.yaml").pages if page.status == 200]
    shown = [page for name in ON for page in DEFECTS[name].pages]
    urls = [urljoin(base_url, page) for page in dict.fromkeys((*pages, *shown))]
    portal = portal_of(urls, ["wcag:2.2-aa"], ["desktop", "phone"])
    plan = plan_for(kit, portal.model_copy(update={"limits": Limits(requests_per_second=100)}), EXAMPLES)
    store = Store(folder, kit.kinds)
    with Run(kit, plan, store, pictures=False) as run:
        report = run_all(run, kit, plan, store, lambda key: None)
    return [one.model_dump_json().replace(base_url, "/") for one in report.assertions]


def test_every_run_ends_in_the_same_assertions(tmp_path: Path) -> None:
    with serve(defects=ON) as portal:
        first = judged(portal.url, tmp_path / "0")
        assert any('"outcome":"failed"' in one for one in first)
        for number in range(1, REPEATS):
            again = judged(portal.url, tmp_path / str(number))
            assert [(one, other) for one, other in zip(first, again, strict=True) if one != other] == []
