"""What this project adds to portalcheck and to pytest-playwright."""

from collections.abc import Iterable

import pytest

from portalcheck import Document, Finding, Params, Rule, failed, find_browser, hookimpl, inapplicable, passed, rule


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Let pytest-playwright use the browser that portalcheck finds, so that one installed browser serves both."""
    return {**browser_type_launch_args, "executable_path": find_browser()}


class PortalNamed(Params):
    """`names`: what the portal is called, in its languages; a title must hold one of them."""

    names: tuple[str, ...] = ()


@rule("local/portal-named", version=1, severity="minor")
def portal_named(document: Document, params: PortalNamed) -> Iterable[Finding]:
    """The page's title names the portal.

    A local rule: it needs no package, a `conftest.py` is enough.
    """
    if not params.names:
        return
    if any(name in document.title for name in params.names):
        yield Finding.passed("The title is '{title}'.", title=document.title)
    else:
        names = " or ".join(f"'{name}'" for name in params.names)
        yield Finding.failed(
            "The title is '{title}'; the rule asks for {names} in it.", title=document.title, names=names
        )


CASES = (
    passed("named", "<title>Liên hệ – Cổng Dịch vụ công</title>", names=["Cổng Dịch vụ công"]),
    failed("not named", "<title>Liên hệ</title>", names=["Cổng Dịch vụ công"]),
    inapplicable("nothing asked", "<title>Liên hệ</title>"),
)


@hookimpl
def portalcheck_rules() -> list[Rule]:
    """Bring the local rule."""
    return [portal_named]
