"""Mistakes in a ruleset name the file, the line, the criterion and the field, several at once."""

# ruff: noqa: E501 - a message stands in one line, as it is read

from pathlib import Path

import pytest

from portalcheck.errors import UsageError
from portalcheck.kit import equip
from portalcheck.model.portal import RulesetUse
from portalcheck.rulesets import resolve

GOOD = """\
id: own
edition: "1"
title: {en: Our own}
sources:
  law: {title: A law, basis: text, in_force: "yes"}
  us: {title: Chosen by us, basis: ours, in_force: "yes"}
categories:
  - {id: layout, title: {en: Layout}}
profiles:
  all: {tags: [all, wcag2a]}
default_profile: all
criteria:
  - {rule: mobile/reflow, source: law, category: layout, tags: [all]}
  - family: axe
    source: us
    tags: [wcag2a, all]
    except: [meta-viewport]
"""
FIRST = "ruleset.yaml:13: criteria.0 (mobile/reflow)"
SECOND = "criteria.1 (axe)"
CASES = {
    "unknown rule": ("mobile/reflow", "mobile/refow", "ruleset.yaml:13: criteria.0 (mobile/refow).rule: unknown rule 'mobile/refow'; `portalcheck rules` lists them. Did you mean mobile/reflow"),
    "unknown source": ("source: law", "source: lwa", f"{FIRST}.source: unknown source 'lwa'; known: law, us. Did you mean law?"),
    "no source": (" source: law,", "", f"{FIRST}.source: no source is given; known: law, us."),
    "unknown category": ("category: layout", "category: layuot", f"{FIRST}.category: unknown category 'layuot'; known: layout. Did you mean layout?"),
    "unknown family": ("family: axe", "family: axes", "ruleset.yaml:14: criteria.1 (axes).family: unknown family 'axes'; known: accessibility, assistance, axe, "),
    "unknown exception": ("meta-viewport", "meta-viewprt", f"ruleset.yaml:17: {SECOND}.except: no rule axe/meta-viewprt. Did you mean meta-viewport"),
    "tags of no rule": ("wcag2a, all", "wcag9, all", f"ruleset.yaml:16: {SECOND}.tags: no rule of the family axe has one of these tags; known: "),
    "severity": ("category: layout", "severity: high", f"{FIRST}.severity: 'high' is not accepted; accepted: `critical`, `serious`, `moderate` or `minor`."),
    "basis": ("basis: text", "basis: law", "ruleset.yaml:5: sources.law.basis: 'law' is not accepted; accepted: `text`, `report`, `secondary` or `ours`."),
    "in force": ('law, basis: text, in_force: "yes"', "law, basis: text, in_force: true", "ruleset.yaml:5: sources.law.in_force: True is not accepted; accepted: `yes`, `amended`, `superseded` or `unknown`."),
    "language": ("{en: Our own}", "{de: Unser}", "ruleset.yaml:3: title.de: 'de' is not accepted; accepted: `vi`, `en` or `fr`."),
    "default profile": ("default_profile: all", "default_profile: al", "ruleset.yaml:11: default_profile: `default_profile` must be one of all."),
    "id": ("id: own", "id: Của tôi", "ruleset.yaml:1: id: 'Của tôi' is not accepted; accepted are small letters without accents, digits and `-`"),
    "edition": ('"1"', "2024.12", "ruleset.yaml:2: edition: this must be a text (it is 2024.12); put it in quotes."),
    "rule and family": ("{rule: mobile/reflow,", "{rule: mobile/reflow, family: axe,", f"{FIRST}: give either `rule`, `family` or `ruleset`."),
    "unknown key": ("category: layout", "catgory: layout", f"{FIRST}.catgory: unknown key `catgory`; accepted: category, clause, except, family, id, mode, params, points, required, rule, ruleset, severity, source, tags, title. Did you mean category?"),
    "unknown parameter": ("category: layout", "params: {widht: 320}", f"{FIRST}.params.widht: criterion mobile/reflow: unknown key `widht`; accepted: width. Did you mean width?"),
    "parameter": ("category: layout", "params: {width: wide}", f"{FIRST}.params.width: criterion mobile/reflow: this must be a whole number (it is 'wide')."),
}  # fmt: skip


@pytest.fixture
def refused(tmp_path: Path):  # type: ignore[no-untyped-def]
    kit = equip()

    def check(text: str) -> list[str]:
        (tmp_path / "ruleset.yaml").write_text(text, "utf-8")
        with pytest.raises(UsageError) as refusal:
            resolve(RulesetUse(use=f"{tmp_path}/"), kit.folders, kit.rules, Path())
        return str(refusal.value).replace(f"{tmp_path}/", "").splitlines()

    return check


@pytest.mark.parametrize("name", CASES)
def test_one_line_says_where_and_what(refused, name: str) -> None:  # type: ignore[no-untyped-def]
    old, new, said = CASES[name]
    assert old in GOOD
    (line,) = refused(GOOD.replace(old, new))
    assert line.startswith(said)


def test_the_ruleset_is_in_order_without_them(tmp_path: Path) -> None:
    (tmp_path / "ruleset.yaml").write_text(GOOD, "utf-8")
    kit = equip()
    _, checks = resolve(RulesetUse(use=f"{tmp_path}/"), kit.folders, kit.rules, Path())
    assert checks[0].criterion.id == "mobile/reflow"
    assert len(checks) > 20


def test_a_criterion_twice(refused) -> None:  # type: ignore[no-untyped-def]
    twice = GOOD + "  - {rule: mobile/reflow, source: us, tags: [all]}\n"
    assert refused(twice) == [
        "ruleset.yaml:18: criteria.2 (mobile/reflow): criterion mobile/reflow stands twice; ids must be unique."
    ]


ON_ANOTHER = """\
id: own
edition: "1"
title: {en: Our own}
sources: {us: {title: Chosen by us, basis: ours, in_force: "yes"}}
profiles:
  old: {tags: [wcag2a, own]}
  new: {tags: [wcag2a, wcag21a, own]}
default_profile: new
criteria:
  - {ruleset: wcag, source: us}
  - {rule: mobile/text-size, source: us, tags: [own]}
"""


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("wacg", "unknown ruleset 'wacg'; installed: "),
        ("wcag@1", "ruleset wcag: edition 1 is not installed; installed: "),
        ("wcag:9-aa", "ruleset wcag has no profile '9-aa'; it has: 2.0-a, "),
        ("other.yaml", "ruleset other.yaml: there is no such file or folder"),
        ("again.yaml", "ruleset own builds on another itself; name that one here as well."),
    ],
)
def test_another_ruleset_to_build_on(refused, tmp_path: Path, named: str, said: str) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "again.yaml").write_text(ON_ANOTHER, "utf-8")
    (line,) = refused(ON_ANOTHER.replace("ruleset: wcag", f"ruleset: {named}"))
    assert line.startswith(f"ruleset.yaml:10: criteria.0.ruleset: {said}")


@pytest.mark.parametrize(
    ("mistake", "said"), [("id: x", "`id` and `params` belong"), ("tags: [x]", "keeps the titles")]
)
def test_what_belongs_to_its_own_criteria(refused, mistake: str, said: str) -> None:  # type: ignore[no-untyped-def]
    (line,) = refused(ON_ANOTHER.replace("ruleset: wcag,", f"ruleset: wcag, {mistake},"))
    assert said in line


@pytest.mark.parametrize(("profile", "same"), [("old", "wcag:2.0-a"), ("new", "wcag:2.1-a")])
@pytest.mark.parametrize("named", [False, True], ids=["chosen by tags", "under a profile of its own"])
def test_a_ruleset_asks_what_another_asks(tmp_path: Path, profile: str, same: str, named: bool) -> None:
    text = ON_ANOTHER.replace("ruleset: wcag", f"ruleset: {same}") if named else ON_ANOTHER
    (tmp_path / "ruleset.yaml").write_text(text, "utf-8")
    kit = equip()
    ours, _ = resolve(RulesetUse(use=f"{tmp_path}/:{profile}"), kit.folders, kit.rules, Path())
    theirs, _ = resolve(RulesetUse(use=same), kit.folders, kit.rules, Path())
    assert {one.source for one in ours.criteria} == {"us"}
    assert [one.model_copy(update={"source": "wcag"}) for one in ours.criteria[:-1]] == list(theirs.criteria)
    assert ours.criteria[-1].rule == "mobile/text-size"


def test_nothing_left_to_judge_by(refused) -> None:  # type: ignore[no-untyped-def]
    (line,) = refused(GOOD.replace("{tags: [all, wcag2a]}", "{tags: [none]}"))
    assert line.endswith("no criterion is left to judge by.")


def test_several_are_told_at_once(refused) -> None:  # type: ignore[no-untyped-def]
    text = GOOD
    for name in ("unknown source", "unknown exception", "unknown category"):
        text = text.replace(*CASES[name][:2])
    assert len(refused(text)) == 2  # a criterion without a source is not looked at further
    text = GOOD
    for name in ("severity", "basis", "edition"):
        text = text.replace(*CASES[name][:2])
    assert len(refused(text)) == 3
