"""What can be known of a page that a user's own test opened."""

import inspect
from collections.abc import Coroutine
from typing import Any, TypeVar

from portalcheck.model.subject import Device

Answer = TypeVar("Answer")


async def device_of(page: Any) -> Device:
    """Describe the device that a page is shown on, named after its size."""
    size = page.viewport_size
    scale, touch, inner = await _answer(
        page.evaluate("() => [devicePixelRatio, navigator.maxTouchPoints > 0, [innerWidth, innerHeight]]")
    )
    width, height = (size["width"], size["height"]) if size else inner
    return Device(
        name=f"{width}x{height}",
        width=width,
        height=height,
        scale=scale,
        mobile=_is_mobile(page),
        touch=touch,
        source="A page open in a test.",
    )


def engine_of(page: Any) -> tuple[str, str]:
    """Name the browser engine of a page, such as `chromium`, and its version."""
    browser = page.context.browser
    return (browser.browser_type.name, browser.version) if browser else ("chromium", "")


def text_of(page: Any) -> str:
    """Give the text that is to be seen on a sync page."""
    return str(page.locator("body").inner_text())


def drive(work: Coroutine[Any, Any, Answer]) -> Answer:
    """Run a coroutine whose awaitables are ready at once, as those of a tab over a sync page are."""
    try:
        work.send(None)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    work.close()
    raise RuntimeError("a gatherer awaited something other than its tab; over a user's own page only that works")


def _is_mobile(page: Any) -> bool:
    """Ask Playwright what the context was made with: the page cannot tell, and restoring its viewport needs it."""
    inner = getattr(page.context, "_impl_obj", None)
    options = getattr(inner, "_options", None) or {}
    return bool(options.get("isMobile", False))


async def _answer(answer: Any) -> Any:
    return await answer if inspect.isawaitable(answer) else answer
