"""Items: `portal.yaml::SUBJECT+DEVICE::RULESET/CRITERION`, one for each criterion of each visit."""

from collections.abc import Iterator
from typing import Any

import pytest

from portalcheck.errors import PortalcheckError
from portalcheck.model.assertion import Assertion, Outcome
from portalcheck.model.report import describe
from portalcheck.model.subject import VisitKey
from portalcheck.pytest_plugin import option, session_of
from portalcheck.rule_format import Check


class PortalFile(pytest.File):
    """A portal file. Its mistakes are told in its own words, without a traceback."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Give a collector for each visit of the plan."""
        try:
            plan = session_of(self.config).open(self.path).plan
        except PortalcheckError as error:
            raise self.CollectError(f"portalcheck: {error}") from error
        for key in plan.keys:
            checks = plan.checks_for(plan.subjects[key.subject], key.device, key.lens)
            yield VisitCollector.from_parent(self, name=str(key), key=key, checks=checks)


class VisitCollector(pytest.Collector):
    """One page on one device: everything below it is judged from a single load."""

    def __init__(self, *, key: VisitKey, checks: tuple[Check, ...], **rest: Any) -> None:
        super().__init__(**rest)
        self.key = key
        self._checks = checks

    def collect(self) -> Iterator[pytest.Item]:
        """Give an item for each criterion of each ruleset."""
        for check in self._checks:
            yield CriterionItem.from_parent(self, name=check.name, key=self.key, check=check)


class CriterionItem(pytest.Item):
    """One criterion, judged on one visit."""

    def __init__(self, *, key: VisitKey, check: Check, **rest: Any) -> None:
        super().__init__(**rest)
        self.key = key
        self.check = check
        self.assertion: Assertion | None = None
        self.add_marker("portal")
        self.extra_keyword_matches |= {*check.rule.requirements, check.criterion.severity}

    @property
    def not_reached(self) -> bool:
        """Whether this is the state of a journey that stopped before it; the journey's own item says why."""
        findings = self.assertion.findings if self.assertion else ()
        return any(one.outcome is Outcome.UNTESTED and one.data.get("cause") == "not-reached" for one in findings)

    def setup(self) -> None:
        """Wait for the visit. What could not be tested is an error, never a pass."""
        try:
            self.assertion = session_of(self.config).assertion(self.path, self.key, self.check.name)
        except PortalcheckError as error:
            pytest.fail(f"portalcheck: {error}", pytrace=False)
        self.user_properties += [
            ("earl:outcome", str(self.assertion.outcome)),
            ("url", self.assertion.subject.url),
            *(("requirement", requirement) for requirement in self.assertion.requirements),
        ]
        if self.assertion.outcome is Outcome.UNTESTED:
            told = self.assertion.findings[0].message if self.not_reached else describe(self.assertion)
            pytest.fail(told, pytrace=False)

    def runtest(self) -> None:
        """Turn the outcome into pytest's words."""
        assert self.assertion is not None  # set up has run
        assertion, said = self.assertion, _first_message(self.assertion)
        if assertion.outcome is Outcome.FAILED:
            if assertion.waiver:
                pytest.xfail(f"waived until {assertion.waiver.until}: {assertion.waiver.reason}. {said}")
            if not assertion.gating:
                pytest.xfail(f"below the gate ({assertion.severity}): {said}")
            pytest.fail(describe(assertion), pytrace=False)
        if assertion.outcome is Outcome.CANT_TELL:
            if option(self.config, "strict"):
                pytest.fail(describe(assertion), pytrace=False)
            raise pytest.skip.Exception(f"cannot tell: {said}", _use_item_location=True)
        if assertion.outcome is Outcome.INAPPLICABLE:
            raise pytest.skip.Exception(f"inapplicable: {self.check.rule.title}", _use_item_location=True)

    def reportinfo(self) -> tuple[Any, int | None, str]:
        """Name the item in reports."""
        return self.path, 0, f"{self.key}::{self.check.name}"


def _first_message(assertion: Assertion) -> str:
    return next((one.message for one in assertion.findings if one.counts_as is assertion.outcome), "")
