"""Find a browser and launch it: Chromium, Chrome or Edge."""

import asyncio
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from portalcheck.errors import ToolError, UsageError
from portalcheck.model.subject import Device

ENVIRONMENT_VARIABLE = "PORTALCHECK_BROWSER"
# Without these a browser asks its maker's servers for updates and lists while it is being measured.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# First Debian's headless shell: the same engine without the windows, tabs and menus of a desktop browser, which cost
# each visit a quarter of its time. Playwright, too, takes its own headless shell where nothing else is asked.
_COMMANDS = (
    "chromium-headless-shell",
    "google-chrome",
    "google-chrome-stable",
    "chromium",
    "chromium-browser",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_PLAYWRIGHTS_BUILDS = (
    ("chromium_headless_shell-*", {"chrome-headless-shell", "headless_shell"}),
    ("chromium-*", {"chrome", "Chromium", "Google Chrome for Testing"}),
)
_APPLICATIONS = {
    "Darwin": (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    ),
    "Windows": (
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ),
}
_HOW_TO_GET_ONE = (
    "Run `portalcheck install`, or install Chrome, Chromium or Edge yourself, "
    f"or name one with --browser-path or {ENVIRONMENT_VARIABLE}."
)


@dataclass(frozen=True)
class FoundBrowser:
    """A browser on this machine and how it was found; `path` is empty for the one that Playwright brings."""

    path: str
    how: str


def find(path: str | None = None) -> FoundBrowser:
    """Find a browser: the named one, else that of the environment, else Playwright's own, else an installed one.

    Raises UsageError where a named path is no program, ToolError where there is none at all.
    """
    for named, how in (
        (path, "--browser-path"),
        (os.environ.get(ENVIRONMENT_VARIABLE), ENVIRONMENT_VARIABLE),
    ):
        if named:
            if not (Path(named).is_file() and os.access(named, os.X_OK)):
                raise UsageError(f"{how}: {named} is not a program that can be run.")
            return FoundBrowser(named, how)
    if own := _playwrights_own():
        return FoundBrowser(own, "downloaded by Playwright")
    for installed in _installed():
        return FoundBrowser(installed, "installed")
    raise ToolError(f"No browser was found. {_HOW_TO_GET_ONE}")


def find_browser() -> str:
    """Give the program of the browser that portalcheck would use, for a test suite that launches one of its own.

    Raises ToolError where there is none.
    """
    return find().path


def version(browser: FoundBrowser) -> str:
    """Ask a browser for its version, such as `156.0.8078.73`; empty where it does not say."""
    try:
        said = subprocess.run(
            [browser.path, "--version"],
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
            stdin=subprocess.DEVNULL,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next((word for word in said.split() if word[:1].isdigit()), "")


async def launch(playwright: Any, browser: FoundBrowser) -> Any:
    """Start the browser. The sandbox is on wherever the system allows it: portals are hostile input."""
    from playwright.async_api import Error

    try:
        return await playwright.chromium.launch(
            executable_path=browser.path or None,
            args=list(QUIET),
            chromium_sandbox=not is_root(),
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
        )
    except Error as error:
        first = next((line for line in str(error).splitlines() if line.strip()), "")
        raise ToolError(
            f"{browser.path or 'The browser'} did not start: {first.rstrip('.')}. {_HOW_TO_GET_ONE}"
        ) from error


def context_arguments(device: Device, browser_version: str, user_agent: str | None) -> dict[str, Any]:
    """Give the arguments of `new_context` that make a device of this browser."""
    return {
        "viewport": {"width": device.width, "height": device.height},
        "screen": {"width": device.width, "height": device.height},
        "device_scale_factor": device.scale,
        "is_mobile": device.mobile,
        "has_touch": device.touch,
        "user_agent": user_agent or chromes_user_agent(device, browser_version),
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
        "service_workers": "block",
        "accept_downloads": False,
    }


async def close(context: Any, seconds: float = 10) -> bool:
    """Close a context; False where the browser did not manage it in time."""
    from playwright.async_api import Error

    try:
        async with asyncio.timeout(seconds):
            await context.close()
    except (TimeoutError, Error):
        return False
    return True


def chromes_user_agent(device: Device, browser_version: str) -> str:
    """Say what the browser is, as Chrome does since its user agent was reduced, and who is asking."""
    from portalcheck import __version__

    major = browser_version.partition(".")[0] or "130"
    system = "Linux; Android 10; K" if device.mobile else "X11; Linux x86_64"
    mobile = " Mobile" if device.mobile and device.width < 600 else ""
    return (
        f"Mozilla/5.0 ({system}) AppleWebKit/537.36 (KHTML, like Gecko) "
        f"Chrome/{major}.0.0.0{mobile} Safari/537.36 portalcheck/{__version__}"
    )


def _playwrights_own() -> str | None:
    """Find the build that Playwright downloaded, without starting Playwright."""
    root = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    folders = {
        "Linux": Path.home() / ".cache/ms-playwright",
        "Darwin": Path.home() / "Library/Caches/ms-playwright",
        "Windows": Path(os.environ.get("LOCALAPPDATA", "")) / "ms-playwright",
    }
    folder = Path(root) if root and root != "0" else folders.get(platform.system())
    if folder is None or not folder.is_dir():
        return None
    for pattern, names in _PLAYWRIGHTS_BUILDS:
        for build in sorted(folder.glob(pattern), key=_number, reverse=True):
            for program in build.glob("chrome-*/**/*"):
                if program.stem in names and program.is_file() and os.access(program, os.X_OK):
                    return str(program)
    return None


def _number(build: Path) -> int:
    number = build.name.rpartition("-")[2]
    return int(number) if number.isdigit() else 0


def _installed() -> Iterator[str]:
    for command in _COMMANDS:
        if program := shutil.which(command):
            yield program
    for application in _APPLICATIONS.get(platform.system(), ()):
        if Path(application).is_file():
            yield application


def is_root() -> bool:
    """Tell whether this is the superuser, for whom a browser's sandbox does not work."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
