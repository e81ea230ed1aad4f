"""Rules over several pages: what is planned, judged, and judged again from a results folder; no browser."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from portalcheck import Across, Artifact, Document, Finding, Missing, Pointer, Rule, Subject, Visit, rule
from portalcheck.errors import UsageError
from portalcheck.judge import judge
from portalcheck.kit import Kit, equip, plan_for
from portalcheck.model.answer import Answer
from portalcheck.model.assertion import Outcome
from portalcheck.model.portal import Page, Portal, RulesetUse
from portalcheck.model.report import Report
from portalcheck.model.ruleset import Criterion, Ruleset, Source, Waiver
from portalcheck.model.subject import VisitKey
from portalcheck.plan import Plan
from portalcheck.portal_file import portal_of
from portalcheck.replay import from_stored, judge_site, judge_stored, to_stored
from portalcheck.review import questions
from portalcheck.rule_format import Check, failed
from portalcheck.store import Store
from portalcheck.summary import StoredAssertions, head, write_reports
from portalcheck.testing import run_case

TODAY = date(2026, 11, 24)
STARTED = datetime(2026, 11, 24, tzinfo=UTC)


class Words(Artifact):
    name = "words"
    words: tuple[str, ...]


@rule("test/same-words", version=1, requirements=["WCAG22:3.2.6"])
def same_words(words: Across[Words]) -> Iterator[Finding]:
    """Fails where two pages have the same words in another order, asks where one has none."""
    first: tuple[Subject, tuple[str, ...]] | None = None
    compared = 0
    for page, one in words:
        if not one.words:
            yield Finding.cant_tell("Is {page} empty?", Pointer(css="body"), page=page.id)
        if first is None:
            first = page, one.words
        elif sorted(one.words) == sorted(first[1]):
            compared += 1
            if one.words != first[1]:
                told = "{page} is in another order than {other}."
                yield Finding.failed(told, Pointer(css="#words"), page=page.id, other=first[0].id)
    if compared:
        yield Finding.passed("{count} pages were compared.", count=compared)


def check(one: Rule = same_words, waivers: tuple[Waiver, ...] = ()) -> Check:
    criterion = Criterion(id="W", rule=one.id, source="s")
    ruleset = Ruleset(
        id="r", edition="1", label="r", title={"en": "R"}, criteria=(criterion,), waivers=waivers,
        sources={"s": Source(title="S", basis="ours", in_force="yes")},
    )  # fmt: skip
    return Check(ruleset, criterion, one, one.params())


def plan(*checks: Check, pages: Iterable[str] = ("a", "b", "c"), gone: Iterable[str] = ()) -> Plan:
    portal = Portal(
        base_url="http://127.0.0.1/",
        pages=tuple(Page(id=name, url=f"/{name}", status=404 if name in gone else 200) for name in (*pages, *gone)),
        rulesets=(RulesetUse(use="r"),),
    )
    kit = equip()
    made = plan_for(kit, portal.model_copy(update={"rulesets": (RulesetUse(use="mobile"),)}), Path())
    made = replace(made, portal=portal, checks=checks, rulesets=tuple(one.ruleset for one in checks), today=TODAY)
    return made.with_site()


def kit_with_words() -> Kit:
    made = equip()
    kinds = property(lambda self: {"words": Words})
    return type("KitWithWords", (Kit,), {"kinds": kinds})(
        plugins=made.plugins, rules={same_words.id: same_words}, folders=made.folders, gatherers=made.gatherers
    )


def visit(planned: Plan, page: str, device: str, given: Artifact | Missing | None) -> Visit:
    return Visit(
        key=VisitKey(subject=page, device=device),
        subject=planned.subjects[page],
        device=planned.devices[device],
        load=None,
        artifacts={"words": given} if given else {},
    )


def stored(folder: Path, planned: Plan, pages: dict[str, Artifact | Missing | None]) -> Store:
    store = Store(folder, {"words": Words})
    for page, given in pages.items():
        for device in planned.devices:
            store.save(visit(planned, page, device, given))
    store.write_plan(to_stored(planned, folder, browser="1", axe="2", started=STARTED))
    return store


class Left(Artifact):
    name = "left"
    scope = "process"
    by: str


@rule("test/pages-and-journeys", version=1)
def pages_and_journeys(words: Across[Words], left: Across[Left]) -> Iterator[Finding]:
    """Names what it is given of pages, and what of journeys."""
    pages, journeys = (",".join(subject.id for subject, _ in one) for one in (words, left))
    yield Finding.passed("{pages} and {journeys}", pages=pages, journeys=journeys)


def test_pages_and_journeys_are_held_side_by_side_each_among_its_like() -> None:
    planned = plan(check(pages_and_journeys))
    page = visit(planned, "a", "desktop", ONE)
    birth = Subject(id="birth", url="http://127.0.0.1/", kind="process", process="birth")
    journey = page.model_copy(update={"subject": birth, "artifacts": {"left": Left(by="a citizen")}})
    site = page.model_copy(update={"subject": planned.subjects["site"], "artifacts": {}})
    (judged,) = judge(planned.checks, site, TODAY, [page, journey])
    assert [one.message for one in judged.findings] == ["a and birth"]


SITE = VisitKey(subject="site", device="desktop")
ONE, TWO = Words(words=("x", "y")), Words(words=("y", "x"))
GONE = Missing(reason="the page crashed", cause="crash")


def test_the_signature_makes_it_a_rule_over_a_site() -> None:
    assert same_words.scope == "site"
    assert same_words.needs == {"words": Words}


def test_a_rule_sees_one_page_or_all() -> None:
    with pytest.raises(TypeError, match="all artifacts of a rule are `Across` a site, or none is"):

        @rule("test/both", version=1)
        def both(words: Across[Words], document: Document) -> Iterable[Finding]:
            return []


def test_the_site_comes_last_with_a_group_for_each_device() -> None:
    planned = plan(check())
    assert [str(key) for key in planned.keys][-2:] == ["site+desktop", "site+phone"]
    assert planned.subjects["site"].url == "http://127.0.0.1/"
    assert planned.group_of(SITE) == (SITE,)
    assert planned.checks_for(planned.subjects["site"], "desktop") == planned.checks
    assert planned.checks_for(planned.subjects["a"], "desktop") == ()


def test_no_site_where_nothing_is_held_side_by_side() -> None:
    assert "site" not in plan(check(), pages=["a"]).subjects
    assert "site" not in plan().subjects
    assert "site" not in plan(check(), pages=["a"], gone=["b"]).subjects


def test_what_it_needs_is_gathered_from_its_pages() -> None:
    """Also where no check of a page asks for it."""
    reflow = next(one for one in equip().gatherers if one.name == "reflow")

    @rule("test/widths", version=1)
    def widths(reflow: Across[reflow.makes]) -> Iterable[Finding]:  # type: ignore[name-defined]
        return []

    assert reflow in plan(check(widths)).needed(plan(check(widths)).side_by_side)


def test_its_name_is_taken() -> None:
    portal = Portal(
        base_url="http://127.0.0.1/", pages=(Page(id="site", url="/"),), rulesets=(RulesetUse(use="mobile"),)
    )
    with pytest.raises(UsageError, match="site is the name of all pages together"):
        plan_for(equip(), portal, Path())
    named = portal_of(["http://127.0.0.1/site", "http://127.0.0.1/site/"], ["mobile"])
    assert [page.id for page in named.pages] == ["site-2", "site-3"]


def test_what_fails_names_both_pages(tmp_path: Path) -> None:
    planned = plan(check())
    store = stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": TWO})
    (judged,) = judge_site(planned, SITE, store)
    assert judged.outcome is Outcome.FAILED
    assert judged.subject.kind == "site"
    assert judged.findings[0].message == "c is in another order than a."


def test_nothing_passes_on_a_part_of_the_pages(tmp_path: Path) -> None:
    planned = plan(check())
    store = stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": GONE})
    (judged,) = judge_site(planned, SITE, store)
    assert judged.outcome is Outcome.UNTESTED
    assert [one.message for one in judged.findings] == [
        "1 pages were compared.",
        "Not tested on the page c: the page crashed.",
    ]
    assert judged.findings[1].data == {"cause": "crash", "page": "c"}


def test_what_fails_among_the_others_still_fails(tmp_path: Path) -> None:
    planned = plan(check())
    (judged,) = judge_site(planned, SITE, stored(tmp_path, planned, {"a": ONE, "b": TWO, "c": GONE}))
    assert judged.outcome is Outcome.FAILED
    assert "Not tested on the page c: the page crashed." in [one.message for one in judged.findings]


def test_a_rule_that_stops_early_hides_no_missing_page(tmp_path: Path) -> None:
    @rule("test/first", version=1)
    def first(words: Across[Words]) -> Iterator[Finding]:
        next(iter(words))
        yield Finding.passed("The first page is there.")

    planned = plan(check(first))
    (judged,) = judge_site(planned, SITE, stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": GONE}))
    assert judged.outcome is Outcome.UNTESTED


def test_a_page_that_was_never_visited_is_untested(tmp_path: Path) -> None:
    planned = plan(check())
    (judged,) = judge_site(planned, SITE, stored(tmp_path, planned, {"a": ONE, "b": ONE}))
    assert judged.outcome is Outcome.UNTESTED
    assert judged.findings[-1].message == "Not tested on the page c: it was not visited."


def test_an_error_page_is_left_out(tmp_path: Path) -> None:
    planned = plan(check(), pages=["a", "b"], gone=["c"])
    (judged,) = judge_site(planned, SITE, stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": TWO}))
    assert judged.outcome is Outcome.PASSED


def test_one_page_alone_is_no_site() -> None:
    """As where a test names the rule for the page that it has open."""
    planned = plan(check())
    (judged,) = judge([check()], visit(planned, "a", "desktop", ONE), TODAY)
    assert judged.outcome is Outcome.UNTESTED
    assert "one alone was looked at" in judged.findings[0].message


def test_it_is_read_one_page_at_a_time(tmp_path: Path) -> None:
    planned = plan(check())
    store = stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": ONE})
    read: list[str] = []

    class Watched(Store):
        def load(self, key: VisitKey, only: Any = None) -> Visit | None:
            read.append(f"{key.subject} {sorted(only)}")
            return super().load(key, only)

    @rule("test/reads", version=1)
    def reads(words: Across[Words]) -> Iterator[Finding]:
        for page, _ in words:
            yield Finding.passed(f"{page.id} after {len(read)}.")

    (judged,) = judge_site(plan(check(reads)), SITE, Watched(store.folder, {"words": Words}))
    assert [one.message for one in judged.findings] == ["a after 1.", "b after 2.", "c after 3."]
    assert read == ["a ['words']", "b ['words']", "c ['words']"]


@pytest.mark.parametrize("last", [ONE, TWO, GONE], ids=["passed", "failed", "untested"])
def test_judged_again_it_says_the_same(tmp_path: Path, last: Artifact | Missing) -> None:
    planned = plan(check())
    source = stored(tmp_path / "first", planned, {"a": ONE, "b": ONE, "c": last})
    target = Store(tmp_path / "again", source._kinds)
    again = from_stored(kit_with_words(), source.read_plan(), source)
    judge_stored(again, source, target)
    assert list(target.assertions(SITE)) == judge_site(planned, SITE, source)
    assert again.keys == planned.keys


def test_results_of_another_ruleset_are_judged_side_by_side_too(tmp_path: Path) -> None:
    """Nothing but the visits is needed; those that were planned and never made are untested."""
    before = plan()
    source = stored(tmp_path, before, {"a": ONE, "b": ONE})
    again = from_stored(kit_with_words(), source.read_plan(), source)
    assert "site" not in again.subjects
    (judged,) = judge_site(replace(again, checks=(check(),)).with_site(), SITE, source)
    assert judged.outcome is Outcome.UNTESTED
    assert judged.findings[-1].message == "Not tested on the page c: it was not visited."


def test_a_waiver_may_name_the_site(tmp_path: Path) -> None:
    waiver = Waiver(criterion="W", pages=("site",), reason="Known.", until=TODAY)
    planned = plan(check(waivers=(waiver,)))
    (judged,) = judge_site(planned, SITE, stored(tmp_path, planned, {"a": ONE, "b": TWO, "c": ONE}))
    assert (judged.outcome, judged.waiver) == (Outcome.FAILED, waiver)
    use = RulesetUse(use="wcag", waivers=(waiver.model_copy(update={"criterion": "accessibility/consistent-help"}),))
    pages = (Page(id="a", url="/"), Page(id="b", url="/b"))
    portal = Portal(base_url="http://127.0.0.1/", pages=pages, rulesets=(use,))
    assert "site" in plan_for(equip(), portal, Path()).subjects


def test_questions_are_asked_and_answered(tmp_path: Path) -> None:
    planned = plan(check())
    store = stored(tmp_path, planned, {"a": ONE, "b": ONE, "c": Words(words=())})
    judged = judge_site(planned, SITE, store)
    (question,) = questions(judged, [])
    assert [seen.name for seen in question.seen.values()] == ["site+desktop"]
    answer = Answer(
        fingerprint=question.fingerprint,
        rule=question.rule,
        rule_version=1,
        question=question.finding.message,
        outcome="passed",
        who="A person",
        when=STARTED,
        why="It is.",
        visits={"desktop": ("site",)},
    )
    target = Store(tmp_path / "again", {"words": Words})
    again = replace(from_stored(kit_with_words(), store.read_plan(), store), answers=(answer,))
    judge_stored(again, store, target)
    (answered,) = target.assertions(SITE)
    assert answered.outcome is Outcome.PASSED
    summary = head(kit_with_words(), again, store, [answered], browser="1", axe="2", started=STARTED)
    assert summary.unfitting == ()


def test_every_report_can_be_written(tmp_path: Path) -> None:
    planned = plan(check())
    store = stored(tmp_path, planned, {"a": ONE, "b": TWO, "c": GONE})
    for device in planned.devices:
        key = VisitKey(subject="site", device=device)
        store.save_assertions(key, judge_site(planned, key, store))
    judged = StoredAssertions(store, planned.keys)
    kit = equip()
    report = Report(head(kit, planned, store, judged, browser="1", axe="2", started=STARTED), judged)
    written = write_reports(kit, report, tmp_path)
    told = {name: path.read_text("utf-8") for name, path in written.items()}
    assert not any(visit.subject.kind == "site" for visit in report.head.visits)
    assert "Then hold the pages that are named side by side on" in told["html"]
    assert told["html"].count("b is in another order than a.") >= 1
    assert ",site,,http://127.0.0.1/,desktop,,b is in another order than a.,#words," in told["csv"]
    assert '"page": "site"' in told["sarif"]
    assert '<testsuite name="site+phone" tests="1" failures="1"' in told["junit"]
    assert r"site\+desktop, site\+phone" in told["markdown"]
    assert '"@id": "http://127.0.0.1/#site", "@type": ["earl:TestSubject", "http://schema.org/WebSite"]' in told["earl"]
    help_criterion = told["openacr"].partition("num: 3.2.6")[2][:200]
    assert "partially-supports" in help_criterion


def test_a_case_of_one_page_is_refused() -> None:
    with pytest.raises(UsageError, match="a rule over a site is given `Across` pages"):
        run_case(same_words, failed("one page", "<p>A page"))
