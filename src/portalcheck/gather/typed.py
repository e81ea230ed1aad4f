"""Learns what a user's own test types into its page, so that no report shows it."""

import json
from typing import Any

from portalcheck.gather.answers import script
from portalcheck.measure.private import Private

_WORLD = "portalcheck-typed"


def watch_typing(page: Any, private: Private) -> None:
    """Listen to a sync page from now on: a script of an isolated world tells what stands in the fields typed into."""
    session = page.context.new_cdp_session(page)
    session.on("Runtime.bindingCalled", lambda event: _take(event, private))
    session.send("Page.enable")
    session.send("Runtime.enable")
    session.send("Runtime.addBinding", {"name": "portalcheckTyped", "executionContextName": _WORLD})
    session.send(
        "Page.addScriptToEvaluateOnNewDocument",
        {"source": script("typed.js"), "worldName": _WORLD, "runImmediately": True},
    )


def _take(event: dict[str, Any], private: Private) -> None:
    if event.get("name") == "portalcheckTyped":
        for value in json.loads(event["payload"]):
            private.add(str(value))
