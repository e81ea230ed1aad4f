"""Whatever stands in a file, it is a portal or a UsageError; nothing else comes out."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from portalcheck.errors import UsageError
from portalcheck.model.portal import Portal
from portalcheck.portal_file import read_portal
from portalcheck.yaml_file import MOST, YamlFile

WORDS = st.sampled_from(
    ["base_url", "pages", "rulesets", "devices", "limits", "accounts", "use", "id", "url", "waivers", "until", "home"]
)
VALUES = st.sampled_from(
    ["http://a.invalid", "/", "wcag", "phone", "2027-06-31", "~", "yes", "1e999", ".nan", "0x1F", "'", "!!int x",
     "!!set {a}", "&a [*a]", "*a", "<<", "? x", "!!timestamp x", "!!float x", "|", "0o9", "[http://[]", "\x85", "{}"]
)  # fmt: skip
LINES = st.builds(
    lambda indent, dash, key, value: f"{'  ' * indent}{dash}{key}: {value}",
    st.integers(0, 3),
    st.sampled_from(["", "- "]),
    WORDS | st.text(string.printable, max_size=4),
    VALUES | st.text(max_size=12),
)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _read(tmp_path: Path, content: bytes) -> Portal | str:
    file = tmp_path / "portal.yaml"
    file.write_bytes(content)
    try:
        return read_portal(file)
    except UsageError as error:
        return str(error)


@QUICK
@given(st.lists(LINES, max_size=12).map("\n".join) | st.text(max_size=200))
@example("a: !!int x")
@example("a: 2001-99-99")
@example("a: !!timestamp x")
@example("a: &a [*a]")
@example("a: &a 1\nb: &a 2")
@example("? [a, b]\n: c")
@example("null: x")
@example("1: a\n'1': b")
@example("base_url: http://[\npages: {home: /}\nrulesets: [wcag]")
@example("base_url: http://a\npages: {home: 'http://['}\nrulesets: [wcag]")
@example("base_url: http://a\npages: {404: /, true: /}\nrulesets: [wcag]")
@example("%YAML 1.1\n---\na: on")
@example("a: \x00")
@example("\ufeffa: b")
def test_text(tmp_path: Path, text: str) -> None:
    result = _read(tmp_path, text.encode("utf-8", "surrogatepass"))
    if isinstance(result, str):
        assert all(line.startswith(f"{tmp_path}/portal.yaml:") for line in result.splitlines())
        assert result.endswith((".", "?"))


@QUICK
@given(st.binary(max_size=100))
def test_bytes(tmp_path: Path, content: bytes) -> None:
    assert isinstance(_read(tmp_path, content), (Portal, str))


TREES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("phone"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


@QUICK
@given(
    st.fixed_dictionaries(
        {"base_url": st.just("http://a.invalid") | TREES, "pages": TREES, "rulesets": st.just(["wcag"]) | TREES},
        optional={"devices": TREES, "limits": TREES, "accounts": TREES, "allowed_origins": TREES},
    )
)
def test_trees_of_the_right_keys(tmp_path: Path, tree: dict[str, object]) -> None:
    import json

    assert isinstance(_read(tmp_path, json.dumps(tree).encode()), (Portal, str))


@pytest.mark.parametrize("last", ["f: [*e, *e, *e, *e]\n", "f: {use: *e, id: *e}\n"])
def test_aliases_that_multiply_are_refused_before_they_fill_the_memory(tmp_path: Path, last: str) -> None:
    """Ten times ten times ten: a page of text that stands for more values than a machine holds."""
    ten = [f"{name}: &{name} [{', '.join(['*' + before if before else 'x'] * 10)}]\n"
           for before, name in zip(["", *"abcd"], "abcde", strict=True)]  # fmt: skip
    file = tmp_path / "portal.yaml"
    file.write_text("".join(ten) + last, "utf-8")
    with pytest.raises(UsageError, match=f"more than {MOST} values"):
        YamlFile(file)


def test_a_whole_portal_is_read(tmp_path: Path) -> None:
    content = b"base_url: http://a.invalid\npages: {home: /, 404: {url: /x, status: 404}}\nrulesets: [wcag]\n"
    portal = _read(tmp_path, content)
    assert isinstance(portal, Portal)
    assert [(page.id, page.url, page.status) for page in portal.pages] == [("home", "/", 200), ("404", "/x", 404)]
