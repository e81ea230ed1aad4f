"""Get a browser, and fonts that have Vietnamese letters: Playwright's download, else Debian's packages."""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence

from portalcheck.errors import ToolError
from portalcheck.gather.browser import ENVIRONMENT_VARIABLE, find, is_root

_FONTS = "fonts-noto-core"
_BROWSERS = ("chromium-headless-shell", "chromium")
_SECONDS = 1200  # a slow line is no reason to give up


def install() -> Iterator[str]:
    """Get a browser and fonts. Yields what it does, line by line.

    Raises ToolError, saying what to do by hand, where neither way works.
    """
    yield "Asking Playwright for its Chromium …"
    downloaded = _ran(sys.executable, "-m", "playwright", "install", "chromium").returncode == 0
    yield "Playwright's Chromium is installed." if downloaded else "Playwright could not download it."
    if is_root() and shutil.which("apt-get"):
        yield "Installing Debian's packages …"
        _ran("apt-get", "-qq", "update")
        _packages([_FONTS])
        if downloaded:
            _ran(sys.executable, "-m", "playwright", "install-deps", "chromium")
        else:
            _packages(_BROWSERS)
        yield "Debian's packages are installed."
    elif not downloaded:
        try:
            yield f"Using the browser that is already here: {find().path}"
        except ToolError as error:
            raise ToolError(
                "No browser could be installed: Playwright's download did not work and this is not Debian as root. "
                "Install Chrome, Chromium or Edge with your system's own installer, "
                f"or name one with --browser-path or {ENVIRONMENT_VARIABLE}."
            ) from error


def vietnamese_fonts() -> list[str]:
    """Name some installed font families that have Vietnamese letters; empty where none is known."""
    lister = shutil.which("fc-list")
    if platform.system() != "Linux":
        return ["the system's own"]
    if not lister:
        return []
    listed = subprocess.run(
        [lister, ":lang=vi", "family"], capture_output=True, text=True, check=False, timeout=30
    ).stdout
    return sorted({line.partition(",")[0] for line in listed.splitlines() if line})


def _packages(one_of: Sequence[str]) -> None:
    """Install the first of some packages that there is. Raises ToolError with the last one's reason."""
    said = ""
    for package in one_of:
        done = _ran("apt-get", "-qq", "install", "-y", "--no-install-recommends", package)
        if done.returncode == 0:
            return
        said = done.stderr.strip()[-300:]
    raise ToolError(f"apt-get could not install {' or '.join(one_of)}: {said}")


def _ran(*command: str) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"it took longer than {_SECONDS} s")
