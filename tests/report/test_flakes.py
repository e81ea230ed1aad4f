"""What journeys did not do at once is counted by how firmly it failed, and told in every language."""

from gettext import NullTranslations

from portalcheck.model.assertion import Assertion, Finding, Outcome
from portalcheck.model.subject import Subject
from portalcheck.report.flakes import Flakes, told
from portalcheck.report.place import Place
from portalcheck.report.translations import translations

BIRTH = Subject(id="birth", url="http://localhost/", kind="process", process="birth")


def flakes(*findings: tuple[str, str], rulesets: tuple[str, ...] = ("basics",)) -> Flakes:
    seen = Flakes()
    for ruleset in rulesets:
        assertion = Assertion(
            subject=BIRTH,
            device="phone",
            ruleset=ruleset,
            criterion="completes",
            rule="journey/completes",
            rule_version=2,
            requirements=(),
            severity="critical",
            mode="automatic",
            outcome=Outcome.CANT_TELL,
            findings=tuple(Finding.cant_tell(message, flake=flake) for flake, message in findings),
            gating=True,
        )
        seen.add(Place(BIRTH, "phone", None), assertion)
    return seen


def test_counted_once_however_many_criteria_ask() -> None:
    seen = flakes(("state-dependent", "A."), ("state-dependent", "B."), ("tool-error", "C."), rulesets=("a", "b"))
    assert seen.counts == {"state-dependent": 2, "tool-error": 1}


def test_nothing_to_tell() -> None:
    assert told(flakes(), NullTranslations().ngettext) == ""
    assert flakes(("something else", "A.")).counts == {}


def test_in_words() -> None:
    seen = flakes(("load-dependent", "A."), ("stable-fail", "B."))
    assert told(seen, NullTranslations().ngettext) == "1 stopped each time; 1 not when tried from the start"
    assert told(seen, translations("fr").ngettext) == "1 arrêté à chaque fois; 1 qui passe en reprenant du début"
