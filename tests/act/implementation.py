"""`docs/act-implementation.jsonld`: what we said of each case, as the W3C takes implementation reports.

One test subject a case, one assertion a rule that claims the case's ACT rule, and every failed outcome besides.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from portalcheck import Outcome
from portalcheck.model.wcag import BY_REQUIREMENT
from tests.act.cases import Case
from tests.act.judging import Said

IMPLEMENTATION = Path(__file__).parents[2] / "docs" / "act-implementation.jsonld"
_CONTEXT = "https://act-rules.github.io/earl-context.json"
_SITE = "https://www.w3.org"


def implementation(cases: Iterable[Case], said: Mapping[str, Sequence[Said]]) -> str:
    """Write the report, a case a line."""
    claimed: dict[str, set[str]] = {}
    for case in cases:
        claimed.setdefault(case.path, set()).add(case.rule)
    subjects = ",\n".join(
        json.dumps(
            {
                "@type": "TestSubject",
                "source": _SITE + path,
                "assertions": list(_assertions(said[path], rules)),
            },
            ensure_ascii=False,
        )
        for path, rules in sorted(claimed.items())
    )
    return f'{{"@context": {json.dumps(_CONTEXT)},\n"@graph": [\n{subjects}\n]}}\n'


def _assertions(said: Iterable[Said], rules: set[str]) -> Iterator[dict[str, Any]]:
    for one in said:
        if one.act & rules or one.outcome is Outcome.FAILED:
            criteria = [BY_REQUIREMENT[name].fragment for name in one.requirements if name in BY_REQUIREMENT]
            yield {
                "@type": "Assertion",
                "test": {"title": one.rule, "isPartOf": [f"WCAG2:{fragment}" for fragment in criteria]},
                "result": {"outcome": f"earl:{one.outcome}"},
            }
