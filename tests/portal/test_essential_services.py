"""Which of the 25 essential services the reference portal offers, by its pages as they are."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reference_portal.accounts.store import DEMO_PASSWORD

from portalcheck.kit import equip, plan_for
from portalcheck.measure.literal import crawl
from portalcheck.model.assertion import Finding, Outcome, aggregate
from portalcheck.model.portal import RulesetUse
from portalcheck.model.site import Crawl
from portalcheck.portal_file import read_portal
from portalcheck.rulesets import resolve
from portalcheck.run import Run
from portalcheck.store import Store
from reference_portal import create_app, serve
from tests.portal.judged import EXAMPLES
from tests.portal.walk import ANH

OFFERED = {
    "birth": "Toàn trình",
    **dict.fromkeys(("permanent-residence", "temporary-residence", "death", "marriage"), "Một phần"),
    **dict.fromkeys(("driving-licence", "unemployment"), "Một phần"),
    **dict.fromkeys(("id-card", "motorcycle"), "Cung cấp thông tin trực tuyến"),
}
NAME, OTHER = "Đăng ký kết hôn", "Đăng ký hôn nhân"
NEARLY = {"land-change"}  # its name goes on: “… khi chuyển nhượng, tặng cho”


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawl]:
    client = create_app(database_path=tmp_path_factory.mktemp("portal") / "portal.sqlite3").test_client()
    yield crawl(client.get("/").text, {path: client.get(path).text for path in ("/dich-vu", "/huong-dan", "/lien-he")})


def offered(portal: Crawl) -> dict[str, list[Finding]]:
    kit = equip()
    _, checks = resolve(RulesetUse(use="vn-25"), kit.folders, kit.rules, Path())
    return {
        check.criterion.id.removesuffix("-offered"): check.rule.judge({"crawl": portal}, check.params)
        for check in checks
        if check.rule.id == "service/essential-offered"
    }


def test_what_it_offers_is_found_with_its_level_and_nothing_else_is(portal: Crawl) -> None:
    found = offered(portal)
    outcomes = {name: aggregate(finding.outcome for finding in findings) for name, findings in found.items()}
    assert {name for name, outcome in outcomes.items() if outcome is Outcome.PASSED} == OFFERED.keys()
    assert set(outcomes.values()) == {Outcome.PASSED, Outcome.CANT_TELL}
    assert {name: found[name][0].data["level"] for name in OFFERED} == OFFERED
    assert {name for name, findings in found.items() if "text" in findings[0].data} == OFFERED.keys() | NEARLY


def test_under_another_name_it_is_asked_with_what_holds_its_own(portal: Crawl) -> None:
    pages = [page.model_copy(update={"html": page.html.replace(NAME, OTHER)}) for page in portal.pages]
    (asked,) = offered(portal.model_copy(update={"pages": tuple(pages)}))["marriage"]
    assert asked.outcome is Outcome.CANT_TELL
    assert asked.data["text"] == "Cha mẹ chưa đăng ký kết hôn thì khai sinh cho con thế nào?"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.timeout(300)
@pytest.mark.parametrize(("defects", "outcome"), [((), Outcome.PASSED), (("step-error",), Outcome.FAILED)])
def test_a_journey_shows_whether_it_can_be_completed(
    defects: tuple[str, ...], outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORTAL_CITIZEN", ANH)
    monkeypatch.setenv("PORTAL_PASSWORD", DEMO_PASSWORD)
    with serve(defects=defects) as running:
        kit = equip()
        read = read_portal(EXAMPLES / "portal.yaml", running.url)
        read = read.model_copy(update={"devices": ("desktop",), "rulesets": (RulesetUse(use="vn-25"),)})
        plan = plan_for(kit, read, EXAMPLES).only(["vn-25/birth-offered", "vn-25/birth-completes"])
        (site,) = (key for key in plan.keys if key.subject == "site")
        with Run(kit, plan, Store(tmp_path, kit.kinds), pictures=False) as run:
            assert {one.criterion: one.outcome for one in run.assertions(site)} == {
                "birth-offered": Outcome.PASSED,
                "birth-completes": outcome,
            }
