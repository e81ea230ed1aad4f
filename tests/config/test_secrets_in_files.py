"""A secret in a portal file is refused, the message says why, and it does not repeat the secret."""

import pytest

from tests.config.conftest import GOOD, Said

SECRET = "Ngọc-và-Ánh-1954"


@pytest.mark.parametrize(
    ("account", "place"),
    [
        ("{username_env: PORTAL_USER, password: SECRET}", "accounts.citizen.password"),
        ("{username_env: PORTAL_USER, password_env: SECRET}", "accounts.citizen.password_env"),
        ("{username_env: SECRET, password_env: PORTAL_PASSWORD}", "accounts.citizen.username_env"),
        ("SECRET", "accounts.citizen"),
        ("[SECRET]", "accounts.citizen"),
    ],
)
def test_an_account_names_environment_variables(refused: Said, account: str, place: str) -> None:
    lines = refused(f"{GOOD}accounts:\n  citizen: {account.replace('SECRET', SECRET)}\n")
    (line,) = (line for line in lines if line.startswith(f"portal.yaml:8: {place}: "))
    assert "environment variable" in line
    assert "must not stand" in line
    assert "shared and kept" in line
    assert SECRET not in " ".join(lines)


def test_the_right_key_is_named(refused: Said) -> None:
    lines = refused(f"{GOOD}accounts:\n  citizen: {{username_env: PORTAL_USER, password: x}}\n")
    assert any("name that variable with `password_env`." in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("http://portal", f"http://citizen:{SECRET}@portal", "portal.yaml:1: base_url: "),
        ("/about", f"http://citizen:{SECRET}@portal.invalid/about", "portal.yaml:4: pages.about: "),
    ],
)
def test_an_address_holds_no_password(refused: Said, old: str, new: str, place: str) -> None:
    (line,) = refused(GOOD.replace(old, new))
    assert line.startswith(f"{place}a password must not stand here")
    assert SECRET not in line
