"""The axe engine in every frame: its own runPartial in each, its own finishRun over all of them.

A whole `axe.run` in every frame would report missing landmarks and headings falsely, and twice. The engine's source
is read unmodified from its installed package (MPL-2.0); as it runs, it is spared work that changes none of its answers.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from portalcheck.errors import UsageError
from portalcheck.gather import gatherer
from portalcheck.gather.answers import Gone, ScriptError, Unanswered, script
from portalcheck.gather.frame_tree import Frame
from portalcheck.gather.frames import SANDBOXED, scripted_page
from portalcheck.gather.tab import Tab
from portalcheck.model.artifact import Axe, AxeMessage, AxeNode, AxeRule, MissingFrame
from portalcheck.rule_format import Params

_VERSION = re.compile(r"axe v(\d+\.\d+\.\d+)")


class AxeParams(Params):
    """`source` is the path of another `axe.min.js`; empty for the engine of axe-playwright-python."""

    source: str = ""


@cache
def engine(path: str = "") -> tuple[str, str]:
    """Read the engine: its source and its version. Raises UsageError where the file is no axe."""
    try:
        source = (
            Path(path).read_text("utf-8")
            if path
            else files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
        )
    except OSError as error:
        raise UsageError(f"--axe {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"--axe {path}: this is not an axe.min.js.") from error
    version = _VERSION.search(source[:2000])
    if not version:
        raise UsageError(f"--axe {path}: this is not an axe.min.js; it does not begin with axe's own header.")
    return source, version.group(1)


async def bring(tab: Tab, source: str, frame: Frame) -> None:
    """Bring the engine into a frame, once."""
    await tab.inject("axe", script("axe_engine.js").replace("ENGINE", source), frame)


@gatherer(effect="passive", seconds=45)
async def axe(tab: Tab, params: AxeParams) -> Axe:
    """Run all rules but the deprecated ones in all frames; all four result types."""
    source, version = engine(params.source)
    missing: list[MissingFrame] = []
    paths: dict[tuple[str, ...], str] = {(): ""}
    top = await scripted_page(tab)
    partials = await _run_partial(tab, top, None, source, missing, paths)
    said = await tab.evaluate(script("axe_finish.js"), partials[1:], frame=top, seconds=40)
    return Axe(
        engine=version,
        rules={result["id"]: _rule(result, paths) for result in said["rules"]},
        missing_frames=tuple(missing),
        messages=said["messages"],
    )


async def _run_partial(
    tab: Tab,
    frame: Frame,
    context: Any,
    source: str,
    missing: list[MissingFrame],
    paths: dict[tuple[str, ...], str],
    here: tuple[str, ...] = (),
) -> list[Any]:
    """Run the engine in a frame and below it, in the order in which it counts frames; None stands for one it missed.

    The page's own partial result stays in the page (a True stands for it): the largest one never crosses over.
    `paths` collects what axe calls each frame and what we call it.
    """
    await bring(tab, source, frame)
    children = await tab.evaluate(script("axe_partial.js"), context, not frame.path, frame=frame, seconds=40)
    results: list[Any] = [children["partial"]]
    for position, child in enumerate(children["frames"]):
        hosted = await tab.hosted_frame(script("axe_frame.js"), position, frame=frame)
        reason = ""
        if hosted is None:
            reason = "its document could not be reached"
        elif not hosted.scripted:
            reason = SANDBOXED
        else:
            try:
                there = (*here, child["css"])
                paths[there] = hosted.path
                results += await _run_partial(tab, hosted, child["context"], source, missing, paths, there)
            except (Gone, ScriptError, Unanswered) as error:
                reason = str(error)
        if reason:
            results.append(None)
            path = hosted.path if hosted else " >> ".join(filter(None, (frame.path, child["css"])))
            missing.append(MissingFrame(frame=path, url=hosted.url if hosted else child["url"], reason=reason))
    return results


async def rule_table(tab: Tab, path: str = "") -> dict[str, Any]:
    """Ask an engine for its rules: id, tags, ACT ids, impact. Run in a blank page, so that nothing can meddle."""
    source, version = engine(path)
    top = await tab.main()
    await bring(tab, source, top)
    return {"engine": version, "rules": await tab.evaluate(script("axe_rules.js"), frame=top)}


def _rule(result: dict[str, Any], paths: dict[tuple[str, ...], str]) -> AxeRule:
    return AxeRule(
        id=result["id"],
        help=result["help"],
        passes=result["passes"],
        violations=tuple(_node(node, paths) for node in result["violations"]),
        incomplete=tuple(_node(node, paths) for node in result["incomplete"]),
    )


def _node(node: dict[str, Any], paths: dict[tuple[str, ...], str]) -> AxeNode:
    """Split axe's target into frame and selector; a list inside it leads through shadow roots."""
    *frames, last = [" >>> ".join(part) if isinstance(part, list) else part for part in node["target"]]
    return AxeNode(
        css=last,
        frame=paths.get(tuple(frames), " >> ".join(frames)),
        snippet=node["html"],
        reason=node["reason"],
        impact=node["impact"],
        said=tuple(AxeMessage(**message) for message in node["said"]),
        one_is_enough=node["oneIsEnough"],
    )
