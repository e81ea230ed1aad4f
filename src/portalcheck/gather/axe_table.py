"""The rules of an engine: written for the bundled one, read anew for another.

python -m portalcheck.gather.axe_table [AXE.MIN.JS] > src/portalcheck/rules/accessibility/axe_rules.json
"""

import hashlib
import json
import re
import sys
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from portalcheck.errors import UsageError, nearest
from portalcheck.gather import browser
from portalcheck.gather.axe import engine, rule_table
from portalcheck.gather.node import installed_axe
from portalcheck.gather.pool import Pool


def find_engine(wanted: str, browser_path: str | None = None) -> tuple[str, dict[str, Any] | None]:
    """Find another engine: a file, or a version that `portalcheck install axe` brought.

    Gives its path and its rules; an empty path and None for the bundled engine, whose rules ship with the project.
    Raises UsageError where there is no such engine.
    """
    if not wanted:
        return "", None
    path = wanted
    if re.fullmatch(r"\d+\.\d+\.\d+", wanted):
        installed = installed_axe()
        if wanted not in installed:
            raise UsageError(
                f"--axe {wanted}: this version is not installed; installed: {', '.join(installed) or 'none'}. "
                f"`portalcheck install axe` brings the pinned one.{nearest(wanted, installed)}"
            )
        path = str(installed[wanted])
    source, _ = engine(path)
    kept = user_cache_path("portalcheck") / "axe" / f"{hashlib.sha256(source.encode()).hexdigest()}.json"
    if kept.exists():
        table: dict[str, Any] = json.loads(kept.read_text("utf-8"))
    else:
        table = read_table(path, browser_path)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(as_text(table), encoding="utf-8")
    return str(Path(path).resolve()), table


def read_table(path: str = "", browser_path: str | None = None) -> dict[str, Any]:
    """Start a browser and ask an engine for its rules."""
    pool = Pool(browser.find(browser_path))

    async def ask() -> dict[str, Any]:
        async with pool.blank() as tab:
            return await rule_table(tab, path)

    try:
        return pool.submit(ask()).result()
    finally:
        pool.close()


def as_text(table: dict[str, Any]) -> str:
    """Write a table with one rule a line, so that a change of engine reads well in a diff."""
    rules = ",\n".join(f"  {json.dumps(rule)}" for rule in table["rules"])
    return f'{{\n "engine": {json.dumps(table["engine"])},\n "rules": [\n{rules}\n ]\n}}\n'


if __name__ == "__main__":
    sys.stdout.write(as_text(read_table(*sys.argv[1:2])))
