"""The rules of the axe engine, made from the engine's own metadata.

One module instead of a hundred: an engine's rule is a line of the table (`axe_rules.json`, written by
`python -m portalcheck.gather.axe_table`), and its outcome is read from the engine's results.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from portalcheck.model.artifact import Axe, AxeNode
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.engine_words import EngineMessage, EngineWords, digest
from portalcheck.model.wcag import SUCCESS_CRITERIA
from portalcheck.rule_format import Params, Rule

_TAG = re.compile(r"^wcag(\d)(\d)(\d{1,2})$")
_DOC = """{title}.

## Applicability
The elements that the rule `{id}` of the axe engine selects, in every frame.

## Expectation
As the axe engine has it; its rules are described at https://dequeuniversity.com/rules/axe/.

## Why it matters
The engine's own page on the rule says so.

## Cannot tell
What the engine calls incomplete, with its own reason.

## Sources
{requirements}
"""


def shipped_table() -> dict[str, Any]:
    """Give the rule table of the engine that is used by default, so that no browser is needed to list its rules."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath("axe_rules.json").read_text("utf-8"))
    return table


def axe_rules(table: dict[str, Any]) -> list[Rule]:
    """Make a rule `axe/ID` of each line of an engine's table."""
    return [_rule(line) for line in table["rules"]]


def _rule(line: dict[str, Any]) -> Rule:
    requirements = tuple(_requirements(line))
    name = line["id"]
    return Rule(
        id=f"axe/{name}",
        version=1,
        requirements=requirements,
        severity=line["impact"] or "serious",
        tags=tuple(line["tags"]),
        needs={"axe": Axe},
        params=Params,
        check=_check(name, page_level=line["page_level"]),
        doc=_DOC.format(
            title=f"axe: {name.replace('-', ' ')}", id=name, requirements=", ".join(requirements) or "Best practice."
        ),
        page_level=line["page_level"],
    )


def _requirements(line: dict[str, Any]) -> Iterator[str]:
    for tag in line["tags"]:
        if (match := _TAG.match(tag)) and (criterion := SUCCESS_CRITERIA.get(".".join(match.groups()))):
            yield criterion.requirement
    yield from (f"ACT:{act}" for act in line["act"])


def _check(name: str, *, page_level: bool) -> Any:
    def check(axe: Axe) -> Iterable[Finding]:
        result = axe.rules.get(name)
        if result is None:
            yield Finding.untested("The engine, axe {engine}, has no rule {rule}.", engine=axe.engine, rule=name)
            return
        asked = EngineWords(
            text=result.help.rstrip(". "),
            engine=(EngineMessage(place=f"rules/{name}/help", english=digest(result.help)),),
        )
        for node in _of_the_page(result.violations, page_level):
            target = Pointer(css=node.css, frame=node.frame, snippet=node.snippet)
            seen = _seen(node, axe)
            yield Finding.failed(_sentence(seen, node), target, impact=node.impact, help=asked, **seen)
        for node in _of_the_page(result.incomplete, page_level):
            target = Pointer(css=node.css, frame=node.frame, snippet=node.snippet)
            seen = _seen(node, axe)
            yield Finding.cant_tell(_question(seen), target, help=asked, **seen)
        if result.passes:
            yield Finding.passed("{help}: {passes} of the elements do.", help=asked, passes=result.passes)

    return check


def _of_the_page(nodes: tuple[AxeNode, ...], page_level: bool) -> Iterable[AxeNode]:
    """Leave out what a rule about whole pages says of a frame: a frame owes no skip link of its own."""
    return (node for node in nodes if not (page_level and node.frame))


def _seen(node: AxeNode, axe: Axe) -> dict[str, EngineWords]:
    """Give what the engine saw, where it said anything."""
    known = tuple(
        EngineMessage(place=one.place, english=digest(axe.messages[one.place]), values=one.values)
        for one in node.said
        if one.place in axe.messages
    )
    text = node.reason.rstrip(". ")
    return {"reason": EngineWords(text=text, engine=known if len(known) == len(node.said) else ())} if text else {}


def _sentence(seen: dict[str, EngineWords], node: AxeNode) -> str:
    """Join what the engine asks and what it saw."""
    if seen and node.one_is_enough:
        return "{help}: {reason}. It is enough to mend one of these."
    return "{help}: {reason}." if seen else "{help}."


def _question(seen: dict[str, EngineWords]) -> str:
    """Join what the engine asks and what it saw, which may end in a question of its own."""
    if seen and seen["reason"].text.endswith("?"):
        return "{help}: {reason}"
    return "{help}: {reason}. Does it hold here?" if seen else "{help}. Does it hold here?"
