"""`portalcheck install` and `portalcheck doctor`."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from rich.console import Console
from rich.table import Table

from portalcheck import __version__
from portalcheck.commands.kit import kit_for
from portalcheck.errors import PortalcheckError, UsageError, nearest
from portalcheck.gather import browser, browser_install, node
from portalcheck.gather.axe import engine
from portalcheck.gather.axe_table import find_engine

PARTS = ("browser", "axe", "lighthouse")


def run_install(part: str) -> None:
    """Install one part and say what was done. Raises UsageError or ToolError."""
    if part not in PARTS:
        raise UsageError(f"unknown part {part!r}; known: {', '.join(PARTS)}.{nearest(part, PARTS)}")
    if part == "axe":
        node.install("axe")
        for number, path in node.installed_axe().items():
            sys.stdout.write(f"axe {number} is installed: {path}\nUse it with --axe {number}.\n")
        return
    if part == "lighthouse":
        node.install("lighthouse")
        if installed := node.installed_lighthouse():
            sys.stdout.write(f"Lighthouse {installed[0]} is installed: {installed[1]}\n")
        return
    for line in browser_install.install():
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    found = browser.find()
    sys.stdout.write(f"Browser: {found.path} {browser.version(found)}\n")


def run_doctor(browser_path: str | None, axe: str) -> None:
    """Print each part; end with 3 where something that every run needs is missing."""
    table = Table(box=None, pad_edge=False)
    for column in ("Part", "Version", "Where, or what to do"):
        table.add_column(column, overflow="fold")
    missing = False
    table.add_row("portalcheck", __version__, "")
    table.add_row("Python", platform.python_version(), sys.executable)
    table.add_row("Playwright", _version("playwright"), "")
    try:
        found = browser.find(browser_path)
        table.add_row("Browser", browser.version(found) or "?", f"{found.path} ({found.how})")
    except PortalcheckError as error:
        missing = True
        table.add_row("Browser", "missing", str(error))
    try:
        table.add_row("axe", engine(find_engine(axe, browser_path)[0])[1], "used")
    except PortalcheckError as error:
        missing = True
        table.add_row("axe", "missing", str(error))
    newer = node.installed_axe()
    table.add_row(
        "axe from npm",
        ", ".join(newer) or "none",
        "use it with --axe VERSION" if newer else "optional: portalcheck install axe",
    )
    lighthouse, program = node.installed_lighthouse(), node.node()
    table.add_row("Node.js", program[1] if program else "none", program[0] if program else "optional")
    table.add_row(
        "Lighthouse",
        lighthouse[0] if lighthouse else "none",
        "used where a ruleset asks for it" if lighthouse else "optional: portalcheck install lighthouse",
    )
    fonts = browser_install.vietnamese_fonts()
    table.add_row(
        "Vietnamese fonts",
        str(len(fonts)) if fonts else "missing",
        ", ".join(fonts[:3]) if fonts else "portalcheck install, or install a font with Vietnamese letters",
    )
    kit = kit_for()
    table.add_row("Rules", str(len(kit.rules)), "")
    table.add_row("Rulesets", str(len(kit.folders)), ", ".join(sorted(kit.folders)) or "pip install portalcheck-wcag")
    for plugin in kit.plugins.installed:
        table.add_row(f"Plugin {plugin.name}", plugin.version, plugin.error or plugin.distribution)
    console = Console()
    (console if console.is_terminal else Console(width=160)).print(table)
    if missing or not kit.folders:
        sys.exit(3)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "missing"
