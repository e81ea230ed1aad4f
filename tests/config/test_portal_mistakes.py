"""Mistakes in a portal file: each is one line with file, line, key and what is accepted; several are told at once."""

# ruff: noqa: E501 - a message stands in one line, as it is read

import pytest

from tests.config.conftest import GOOD, Said

USE = "  - wcag:2.2-aa\n"
KEYS = (
    "accounts, allowed_origins, answers, assistant, base_url, devices, language, lighthouse, limits, name, pages, rulesets, "
    "services, user_agent"
)
DEVICES = "desktop, phone, small-phone, entry-phone, large-phone, old-tablet, tablet"
LETTERS = "accepted are letters without accents, digits, `_`, `.` and `-`, with a letter or digit first."


def _use(text: str) -> str:
    return GOOD.replace(USE, f"  - use: wcag\n{text}")


YAML = {
    "a tab": (GOOD.replace("  about", "\tabout"), "portal.yaml:4: a tab stands in the indentation; YAML accepts spaces only."),
    "a key twice": (f"{GOOD}base_url: http://b.invalid\n", 'portal.yaml:7: duplicate key "base_url" stands twice; a key may stand once.'),
    "a page twice": (GOOD.replace("about:", "home:"), 'portal.yaml:4: duplicate key "home" stands twice; a key may stand once.'),
    "empty": ("", "portal.yaml:1: the file must hold keys and values (`key: value`); it is empty."),
    "comments only": ("# soon\n", "portal.yaml:1: the file must hold keys and values (`key: value`); it is empty."),
    "a list": ("- home\n", "portal.yaml:1: the file must hold keys and values (`key: value`); it is a list."),
    "one value": ("home\n", "portal.yaml:1: the file must hold keys and values (`key: value`); it is one value."),
    "not UTF-8": (GOOD.encode() + b"name: C\xe0 Mau\n", "portal.yaml:7: this is not UTF-8 text."),
    "two documents": (f"{GOOD}---\n{GOOD}", "portal.yaml:7: a second document begins; a file may hold one."),
    "a tag": (f"{GOOD}name: !!binary aGVsbG8=\n", "portal.yaml:7: name: a value with a tag (bytes) is not accepted; write a plain one."),
    "an open bracket": (f"{GOOD}devices: [phone\n", "portal.yaml:8: expected ',' or ']', but got '<stream end>'."),
    "deep": (f"name: {'[' * 1000}\n", "portal.yaml: lists or keys are nested too deeply."),
}  # fmt: skip

KEYS_AND_VALUES = {
    "an unknown key": (f"{GOOD}device: [phone]\n", f"portal.yaml:7: device: unknown key `device`; accepted: {KEYS}. Did you mean devices or services?"),
    "an unknown key inside": (
        f"{GOOD}limits: {{page_second: 5}}\n",
        "portal.yaml:7: limits.page_second: unknown key `page_second`; accepted: action_seconds, page_seconds, "
        "quiet_milliseconds, requests_per_second, settle_seconds, unsettled. Did you mean page_seconds",
    ),
    "a wrong type": (f"{GOOD}limits: {{page_seconds: soon}}\n", "portal.yaml:7: limits.page_seconds: this must be a number (it is 'soon')."),
    "a number for a text": (f"{GOOD}name: 2026\n", "portal.yaml:7: name: this must be a text (it is 2026); put it in quotes."),
    "a text for a list": (f"{GOOD}devices: phone\n", "portal.yaml:7: devices: this must be a list, such as [one, two] (it is 'phone')."),
    "too small": (f"{GOOD}limits: {{page_seconds: 0}}\n", "portal.yaml:7: limits.page_seconds: this must be greater than 0 (it is 0)."),
    "a missing key": (GOOD.replace("base_url: http://portal.invalid\n", ""), "portal.yaml:1: base_url: the key `base_url` is missing."),
    "no pages": ("base_url: http://a.invalid\npages: {}\nrulesets: [wcag]\n", "portal.yaml:2: pages: at least 1 is needed."),
    "no value": (GOOD.replace("home: /", "home:"), "portal.yaml:3: pages.home: no value is given."),
    "an empty address": (GOOD.replace("home: /", 'home: ""'), "portal.yaml:3: pages.home: at least 1 is needed."),
    "no address": (GOOD.replace("http://", ""), "portal.yaml:1: base_url: must start with http:// or https://."),
    "no host": (GOOD.replace("portal.invalid", ""), "portal.yaml:1: base_url: 'http://' is not an address."),
    "a script": (GOOD.replace("/about", "javascript:alert(1)"), "portal.yaml:4: pages.about: 'javascript:alert(1)' is not an address."),
    "an origin with a path": (
        f"{GOOD}allowed_origins: [https://sso.invalid/login]\n",
        "portal.yaml:7: allowed_origins.0: must be an origin such as https://example.gov.vn, without a path.",
    ),
    "bad letters in a page id": (GOOD.replace("about:", "giới thiệu:"), f"portal.yaml:4: pages.giới thiệu: 'giới thiệu' is not accepted; {LETTERS}"),
    "an id that pytest cannot select": (GOOD.replace("about:", "about[1]:"), f"portal.yaml:4: pages.about[1]: 'about[1]' is not accepted; {LETTERS}"),
    "the name of all pages": (GOOD.replace("about:", "site:"), "portal.yaml:4: pages.site: site is the name of all pages together; this needs another one."),
    "the name of all pages for a service": (
        f"{GOOD}services: {{site: {{journey: a.yaml}}}}\n",
        "portal.yaml:7: services.site: site is the name of all pages together; this needs another one.",
    ),
    "two pages of one id": (
        "base_url: http://a.invalid\npages:\n  - {id: home, url: /}\n  - {id: home, url: /b}\nrulesets: [wcag]\n",
        "portal.yaml:2: pages: page ids must be unique; twice: home.",
    ),
}  # fmt: skip

NAMES = {
    "a device": (f"{GOOD}devices: [desktop, fone]\n", f"portal.yaml:7: devices.1: unknown device 'fone'; known: {DEVICES}. Did you mean phone?"),
    "a device twice": (f"{GOOD}devices: [phone, phone]\n", "portal.yaml:7: devices.1: device phone is named twice."),
    "a device of one's own": (f"{GOOD}devices: [{{name: kiosk, width: 12, height: 400}}]\n", "portal.yaml:7: devices.0 (kiosk).width: this must be greater than or equal to 200 (it is 12)."),
    "a ruleset": (GOOD.replace("wcag:2.2-aa", "wacg"), "portal.yaml:6: rulesets.0: unknown ruleset 'wacg'; installed: ", " Did you mean wcag?"),
    "a ruleset twice": (f"{GOOD}{USE}", "portal.yaml:7: rulesets.1: ruleset wcag:2.2-aa is named twice."),
    "a path": (GOOD.replace("wcag:2.2-aa", "./own"), "portal.yaml:6: rulesets.0: ruleset ./own: there is no such file or folder (own)."),
    "a profile": (GOOD.replace("2.2-aa", "2.2-aaa"), "portal.yaml:6: rulesets.0: ruleset wcag has no profile '2.2-aaa'; it has: 2.0-a, 2.0-aa, 2.1-a, 2.1-aa, 2.2-a, 2.2-aa. Did you mean 2.2-aa"),
    "an edition": (GOOD.replace("2.2-aa", "2.2-aa@1999"), "portal.yaml:6: rulesets.0: ruleset wcag: edition 1999 is not installed; installed: 2024.12."),
    "no reference": (GOOD.replace("wcag:2.2-aa", "'wcag@'"), "portal.yaml:6: rulesets.0: 'wcag@' is not a ruleset; write ID[:PROFILE][@EDITION] or a path."),
    "a criterion": (_use("    criteria:\n      reflow: {severity: minor}\n"), "portal.yaml:8: rulesets.0 (wcag).criteria.reflow: ruleset wcag has no criterion 'reflow'; `portalcheck rulesets wcag` lists them. Did you mean mobile/reflow?"),
    "a severity": (_use("    criteria:\n      mobile/reflow: {severity: seroius}\n"), "portal.yaml:8: rulesets.0 (wcag).criteria.mobile/reflow.severity: 'seroius' is not accepted; accepted: `critical`, `serious`, `moderate` or `minor`. Did you mean serious?"),
    "a parameter": (_use("    criteria:\n      mobile/reflow:\n        params: {widht: 320}\n"), "portal.yaml:9: rulesets.0 (wcag).criteria.mobile/reflow.params.widht: criterion mobile/reflow: unknown key `widht`; accepted: width. Did you mean width?"),
    "a parameter's value": (_use("    criteria:\n      mobile/reflow: {params: {width: wide}}\n"), "portal.yaml:8: rulesets.0 (wcag).criteria.mobile/reflow.params.width: criterion mobile/reflow: this must be a whole number (it is 'wide')."),
    "a criterion left out without a reason": (_use("    criteria:\n      mobile/reflow: {skip: true}\n"), "portal.yaml:8: rulesets.0 (wcag).criteria.mobile/reflow: `skip` needs a `reason`."),
}  # fmt: skip


@pytest.mark.parametrize("name", [*YAML, *KEYS_AND_VALUES, *NAMES])
def test_one_line_says_where_and_what(refused: Said, name: str) -> None:
    text, begins, *ends = {**YAML, **KEYS_AND_VALUES, **NAMES}[name]
    (line,) = refused(text)
    assert line.startswith(begins)
    assert line.endswith(tuple(ends) or "") and (line == begins or not begins.endswith((".", "?")))


def test_several_are_told_at_once(refused: Said) -> None:
    text = "base_url: ftp://a\npages: {home: /, hòm: /}\nrulesets: wcag\nlimits:\n  page_seconds: -1\n  speed: 2\n"
    places = [line.partition(": ")[2].partition(": ")[0] for line in refused(text)]
    assert places == ["base_url", "pages.hòm", "rulesets", "limits.page_seconds", "limits.speed"]


def test_several_names_are_told_at_once(refused: Said) -> None:
    text = f"{GOOD}{USE}devices: [fone, phone, phone]\n"
    places = [line.partition(": ")[2].partition(": ")[0] for line in refused(text)]
    assert sorted(places) == ["devices.0", "devices.2", "rulesets.1"]


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    from portalcheck.cli import main

    with pytest.raises(SystemExit) as end:
        main(["check", "--portal", "nowhere/portal.yaml"])
    assert end.value.code == 2
    assert capsys.readouterr().err == "portalcheck: nowhere/portal.yaml: No such file or directory.\n"


@pytest.mark.parametrize("name", ["a tab", "an unknown key", "a ruleset", "a parameter", "not UTF-8"])
def test_pytest_says_the_same(refused: Said, pytester: pytest.Pytester, name: str) -> None:
    text = {**YAML, **KEYS_AND_VALUES, **NAMES}[name][0]
    pytester.path.joinpath("portal.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    result = pytester.runpytest_inprocess("-p", "no:cacheprovider")
    (line,) = refused(text)
    shown = result.stdout.str().replace(f"{pytester.path}/", "")
    assert result.ret == pytest.ExitCode.INTERRUPTED
    assert line in shown
    assert "Traceback" not in shown
    assert "yaml_file.py" not in shown
