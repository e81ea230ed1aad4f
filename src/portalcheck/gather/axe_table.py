"""Write the rule table of the bundled engine: `python -m portalcheck.gather.axe_table [AXE.MIN.JS] > FILE`."""

import json
import sys
from typing import Any

from portalcheck.gather import browser
from portalcheck.gather.axe import rule_table
from portalcheck.gather.pool import Pool


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
