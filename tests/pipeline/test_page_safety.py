"""What a page's own scripts would send when it is used stays on this machine.

The origin with a name of its own is served by a proxy on this machine: nothing leaves it.
"""

from pathlib import Path
from typing import Any

import pytest

from portalcheck import hookimpl
from portalcheck.model.assertion import Outcome
from tests.pipeline.checking import check, plugin
from tests.servers.pages import Page, Request, serve_pages

pytestmark = pytest.mark.browser

RULESET = """
id: used
edition: "1"
title: {en: Used}
sources: {ours: {title: The test, basis: ours, in_force: "yes"}}
criteria:
  - {id: trap, rule: accessibility/keyboard-trap, source: ours}
  - {id: hover, rule: accessibility/hover-content, source: ours}
  - {id: skip, rule: accessibility/skip-link, source: ours}
"""
PAGE = """<!doctype html><html lang=vi><title>Trang</title><a id=bo href=#chinh>Bỏ qua đến nội dung</a>
<nav><a href=/a>A</a> <button id=ten title=Tên>B</button></nav><main id=chinh><a href=/c>C</a></main><script>
const send = (what) => { fetch(`/gui?${what}`, {method: "POST"}).catch(() => 0); navigator.sendBeacon("/gui", what); };
ten.onfocus = () => send("focus"); ten.onblur = () => send("blur"); ten.onmouseenter = () => send("hover");
bo.onclick = () => { send("click"); fetch("/doc?click").catch(() => 0); };
</script>"""


def test_nothing_is_sent_when_a_page_is_walked_hovered_and_skipped(tmp_path: Path) -> None:
    rules = tmp_path / "rules.yaml"
    rules.write_text(RULESET)

    def answer(request: Request) -> str | Page:
        return PAGE if request.path == "/" else Page("")

    with serve_pages({}, fallback=answer) as proxy:

        def given(subject: Any, device: Any) -> dict[str, Any]:
            return {"proxy": {"server": proxy.url}}

        local = [plugin("proxied", portalcheck_context_args=hookimpl(given))]
        checked = check(["http://cong.example/"], tmp_path / "results", ruleset=rules, local=local)
        asked = {(one.method, one.path) for one in proxy.requests}
    assert {checked.of(name).outcome for name in ("trap", "skip")} == {Outcome.PASSED}
    assert asked == {("GET", "/")}
