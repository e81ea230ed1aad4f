"""Shortcuts of one character can be turned off.

## Applicability
Each letter, digit or sign that changes the page when it is pressed alone while nothing has the focus: content, the
focus, or the address. What changes with any key is none.

## Expectation
A control of the page turns the shortcut off, or gives it to other keys: after it was operated, the key does nothing.

## Why it matters
Who dictates speaks letters by the dozen, and each would set something off; who trembles presses keys unawares.

## Cannot tell
Where a control speaks of shortcuts or keys and the key still works after it was operated; where a link may lead to
settings; where the page changed once and not again.

## Sources
- WCAG 2.1, success criterion 2.1.4 Character Key Shortcuts, level A: https://www.w3.org/TR/WCAG22/#character-key-shortcuts
- ACT rule ffbc54: https://www.w3.org/WAI/standards-guidelines/act/rules/ffbc54/
- Understanding 2.1.4: https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts
"""

from collections.abc import Iterator

from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.shortcuts import Shortcut, Shortcuts
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("accessibility/character-shortcuts", version=1, requirements=["WCAG21:2.1.4", "ACT:ffbc54"])
def character_shortcuts(shortcuts: Shortcuts) -> Iterator[Finding]:
    for shortcut in shortcuts.found:
        yield _judge(shortcuts, shortcut)


def _judge(shortcuts: Shortcuts, shortcut: Shortcut) -> Finding:
    target = Pointer(css=shortcut.css, snippet=shortcut.snippet) if shortcut.css else None
    does = "The key '{key}' alone changes the page"
    data = {"key": shortcut.key, "kind": shortcut.kind}
    if not shortcut.certain:
        return Finding.cant_tell(f"{does}, once of two times. Is it a shortcut?", target, **data)
    if shortcut.turned_off:
        return Finding.passed(
            f"{does}; a control turns that off: '{{control}}'.", target, **data, control=shortcuts.controls[0]
        )
    if shortcuts.controls:
        return Finding.cant_tell(
            f"{does}. Does '{{control}}' turn that off, or give it to other keys?",
            target,
            **data,
            control=shortcuts.controls[0],
        )
    if shortcuts.links:
        return Finding.cant_tell(
            f"{does}, and no control here speaks of keys. Does '{{link}}' lead to one that turns that off?",
            target,
            **data,
            link=shortcuts.links[0],
        )
    return Finding.failed(f"{does}, and no control speaks of shortcuts or keys.", target, **data)


_LISTENS = (
    "<p id=list></p>{}<script>let off = false; addEventListener('keydown', (event) => {{"
    " if (event.key === '+' && !off) document.querySelector('#list').append('One more. ') }})</script>"
)


def _found(**more: object) -> Shortcuts:
    key = {"key": "s", "kind": "focus", "css": "#search", "certain": True}
    return Shortcuts(pressed="s", found=(Shortcut.model_validate(key | more),))


CASES = (
    passed(
        "a box turns it off",
        _LISTENS.format("<label><input type=checkbox onclick='off = this.checked'>No shortcuts</label>"),
    ),
    failed("a sign that adds to a list", _LISTENS.format("")),
    failed(
        "a letter that puts the focus into a field",
        "<input id=search aria-label=Tìm><script>addEventListener('keydown', (event) => {"
        " if (event.key === 's' && event.target === document.body) search.focus() })</script>",
    ),
    cant_tell("a box that does nothing", _LISTENS.format("<label><input type=checkbox>No shortcuts</label>")),
    cant_tell("settings elsewhere", _found().model_copy(update={"links": ("Cài đặt",)})),
    cant_tell("it changed once", _found(certain=False)),
    inapplicable("no shortcuts", "<h1>Lệ phí</h1><a href=/a>A</a>"),
    inapplicable(
        "with Ctrl",
        "<p id=list></p><script>addEventListener('keydown', (event) => {"
        " if (event.key === 's' && event.ctrlKey) document.querySelector('#list').append('One more. ') })</script>",
    ),
    inapplicable(
        "a page that notes each use",
        "<p id=last></p><script>addEventListener('keydown', () => { document.body.className = 'keyboard';"
        " document.querySelector('#last').textContent = performance.now() })</script>",
    ),
)
