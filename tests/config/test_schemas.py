"""The published JSON Schemas accept what the tool accepts: its own template, every ruleset, and both short forms."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from ruamel.yaml import YAML

from portalcheck.cli import main
from portalcheck.kit import equip
from portalcheck.portal_file import read_portal
from tests.config.conftest import GOOD

FOLDERS = sorted(Path(__file__).parents[2].glob("rulesets/*/src/*/ruleset.yaml"))


@pytest.fixture
def schema(capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def give(name: str) -> jsonschema.protocols.Validator:
        capsys.readouterr()
        main_ends_well("schema", name)
        return jsonschema.Draft202012Validator(json.loads(capsys.readouterr().out))

    return give


def main_ends_well(*arguments: str) -> None:
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert end.value.code == 0


def load(text: str) -> Any:
    """Load YAML as an editor does that checks it against a JSON Schema: dates are texts."""
    return json.loads(json.dumps(YAML(typ="safe").load(text), default=str))


def test_the_template_is_valid(schema, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "portal.yaml"
    main_ends_well("init", "https://dichvucong.example.gov.vn/trang-chu?lang=vi", "--file", str(file))
    schema("portal").validate(load(file.read_text("utf-8")))
    portal = read_portal(file)
    assert [page.url for page in portal.pages] == ["/trang-chu?lang=vi"]


def test_the_template_is_valid_with_its_comments_taken_at_their_word(schema, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """What the template shows in comments can be used as it stands there."""
    file = tmp_path / "portal.yaml"
    main_ends_well("init", "https://portal.invalid/", "--file", str(file))
    shown = (
        *("- criterion:", "- use:", "accounts:", "allowed_origins:", "citizen:", "criteria:", "mobile/"),
        *("not-found:", "pages:", "reason:", "service:", "until:", "waivers:"),
    )
    lines = [
        line.replace("# ", "", 1) if line.lstrip(" #").startswith(shown) else line
        for line in file.read_text("utf-8").splitlines()
    ]
    text = "\n".join(lines)
    file.write_text(text, "utf-8")
    portal = read_portal(file)
    schema("portal").validate(load(text))
    assert portal.accounts["citizen"].password_env == "PORTAL_CITIZEN_PASSWORD"
    assert portal.rulesets[0].waivers[0].criterion == "axe/color-contrast"
    assert {page.id: page.status for page in portal.pages}["not-found"] == 404


@pytest.mark.parametrize(
    "pages",
    ["{home: /}", "{home: {url: /, status: 404}}", "[{id: home, url: /}]"],
)
@pytest.mark.parametrize("rulesets", ["[wcag]", "[{use: wcag, fail_on: [critical]}]"])
def test_every_form_is_valid(schema, tmp_path: Path, pages: str, rulesets: str) -> None:  # type: ignore[no-untyped-def]
    text = f"base_url: http://a.invalid\npages: {pages}\nrulesets: {rulesets}\n"
    (tmp_path / "portal.yaml").write_text(text, "utf-8")
    read_portal(tmp_path / "portal.yaml")
    schema("portal").validate(load(text))


@pytest.mark.parametrize("bad", ["device: [phone]", "limits: {page_seconds: soon}", "devices: phone"])
def test_a_mistake_is_not(schema, bad: str) -> None:  # type: ignore[no-untyped-def]
    assert schema("portal").is_valid(load(GOOD))
    assert not schema("portal").is_valid(load(f"{GOOD}{bad}\n"))


@pytest.mark.parametrize("file", FOLDERS, ids=lambda file: file.parent.name)
def test_every_ruleset_is_valid(schema, file: Path) -> None:  # type: ignore[no-untyped-def]
    schema("ruleset").validate(load(file.read_text("utf-8")))


def test_every_installed_ruleset_is_among_them() -> None:
    here = {file.resolve() for file in FOLDERS}
    assert {folder / "ruleset.yaml" for folder in equip().folders.values()} <= here
    assert len(here) >= 2


def test_an_unknown_schema_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["schema", "portals"])
    assert end.value.code == 2
    assert "known: portal, journey, ruleset, report. Did you mean portal" in capsys.readouterr().err
