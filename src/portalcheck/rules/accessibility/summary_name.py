"""Each summary has a name.

## Applicability
Each `summary` that opens and closes its `details` and is exposed, unless its role was changed.

## Expectation
It has an accessible name.

## Why it matters
A screen reader says "details, collapsed" and nothing of what there is to open.

## Cannot tell
Nothing. What the name says is not looked at.

## Sources
- WCAG 2.0, success criterion 4.1.2 Name, Role, Value, level A: https://www.w3.org/TR/WCAG22/#name-role-value
- ACT rule 2t702h: https://www.w3.org/WAI/standards-guidelines/act/rules/2t702h/
"""

from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Elements
from portalcheck.rule_format import failed, inapplicable, passed, rule


@rule("accessibility/summary-name", version=1, requirements=["WCAG20:4.1.2", "ACT:2t702h"])
def summary_name(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        for element in frame.elements:
            if element.tag != "summary" or element.role != "button" or not element.exposed:
                continue
            if element.attributes.get("role"):
                continue
            target = pointer(element, frame)
            if element.name:
                yield Finding.passed("The summary is named '{name}'.", target, name=on_one_line(element.name))
            else:
                yield Finding.failed("The summary has no accessible name.", target)


_ICON = '<svg aria-hidden="true" width="9" height="9"></svg>'

CASES = (
    passed("text", "<details><summary>Giấy tờ cần có</summary><p>Tờ khai</details>"),
    passed("a label", f'<details><summary aria-label="Giấy tờ">{_ICON}</summary><p>Tờ khai</details>'),
    passed("text for screen readers", '<details><summary><img alt="Giấy tờ" src="data:,"></summary>a</details>'),
    failed("only a drawing", f"<details><summary>{_ICON}</summary><p>Tờ khai</details>"),
    failed("nothing", "<details><summary></summary><p>Tờ khai</details>"),
    inapplicable("hidden", "<details hidden><summary></summary></details>"),
    inapplicable("it opens nothing", "<div><summary></summary></div>"),
    inapplicable("no summary", "<details><p>Tờ khai</details>"),
)
