"""Our rules give each ACT case of the rules that they implement exactly the outcome that the W3C expects."""

from collections.abc import Iterator

import pytest

from portalcheck.devices import DEVICES
from portalcheck.gather.browser import find
from portalcheck.gather.document import document
from portalcheck.gather.pool import Pool
from portalcheck.model.artifact import Document
from portalcheck.model.assertion import aggregate
from portalcheck.rule_format import Rule
from portalcheck.rules.content.language_declared import language_declared
from portalcheck.rules.content.language_valid import language_valid
from portalcheck.rules.mobile.viewport_zoom import viewport_zoom
from tests.act.cases import FOLDER, Case, cases, served

RULES = {"b4f0c3": viewport_zoom, "b5c3f8": language_declared, "bf051a": language_valid}
CASES = cases(*RULES)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CASES, reason=f"the ACT cases are not at {FOLDER}"),
]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with served() as url:
        yield url


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    pool = Pool(find())
    yield pool
    pool.close()


def look(pool: Pool, url: str) -> Document:
    async def work() -> Document:
        async with pool.page(DEVICES["desktop"], None, {}) as tab:
            await tab.go(url, 20)  # not `load`, which turns drawings and other XML away
            await tab.pause(50)
            seen = await document(tab)
            assert isinstance(seen, Document)
            return seen

    return pool.submit(work()).result(60)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}-{case.title}".replace(" ", "-"))
def test_act_case(case: Case, site: str, pool: Pool) -> None:
    rule: Rule = RULES[case.rule]
    findings = rule(look(pool, site + case.path))
    assert aggregate(finding.outcome for finding in findings) is case.expected
