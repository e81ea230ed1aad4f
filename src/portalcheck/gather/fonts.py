"""The fonts that words with Vietnamese letters are really drawn in."""

from typing import Any

from portalcheck.gather import gatherer
from portalcheck.gather.answers import script
from portalcheck.gather.tab import Tab
from portalcheck.model.fonts import Fonts, FontUse, Lettering
from portalcheck.rule_format import Params

_SINGLE = 8  # letters that are asked for by themselves
_Uses = tuple[FontUse, ...]


class FontsParams(Params):
    """`groups` of texts of one font family, weight and style that are asked for at most, the largest first."""

    groups: int = 16


@gatherer(effect="reversible")
async def fonts(tab: Tab, params: FontsParams) -> Fonts:
    """Set the letters of each group by themselves, before and after the root, and ask the browser for their fonts."""
    source = script("fonts.js").replace("TEXTS", script("texts.js")).replace("SELECTOR", script("selector.js"))
    said = await tab.evaluate(source, params.groups)
    if not said["groups"]:
        return Fonts()
    await tab.cdp("DOM.enable")
    await tab.cdp("CSS.enable")
    try:
        asked = [await _lettering(tab, group) for group in said["groups"]]
    finally:
        await tab.evaluate(script("font_probe.js"), None, "", "")
        await tab.cdp("CSS.disable")
        await tab.cdp("DOM.disable")
    letterings = tuple(one for one in asked if one)
    return Fonts(letterings=letterings, left_out=said["left_out"] + len(asked) - len(letterings))


async def _lettering(tab: Tab, group: dict[str, Any]) -> Lettering | None:
    """Ask for a group; None where the page's own styles keep the letters from being set."""
    font, letters = group["font"], str(group["letters"])
    uses = await _uses(tab, font, group["plain"], letters)
    if uses is None:
        return None
    known = {use.name for use in uses[0]}
    apart: dict[str, str] = {}
    if any(use.name not in known for use in uses[1]):
        for letter in letters[:_SINGLE]:
            single = await _uses(tab, font, group["plain"], letter)
            name = single[1][0].name if single and single[1] else ""
            if name and name not in known:
                apart[letter] = name
    return Lettering(
        css=group["css"],
        snippet=group["snippet"],
        text=group["text"],
        texts=group["texts"],
        family=font[0],
        weight=font[1],
        style=font[2],
        plain=uses[0],
        letters=uses[1],
        apart=apart,
    )


async def _uses(tab: Tab, font: list[str], plain: str, letters: str) -> tuple[_Uses, _Uses] | None:
    await tab.evaluate(script("font_probe.js"), font, plain, letters)
    document = (await tab.cdp("DOM.getDocument", depth=1))["root"]
    root: dict[str, Any] = next((one for one in document.get("children", ()) if one.get("localName") == "html"), {})
    probes = {node["pseudoType"]: node["nodeId"] for node in root.get("pseudoElements", ())}
    if not {"before", "after"} <= probes.keys():
        return None
    return await _drawn(tab, probes["before"]), await _drawn(tab, probes["after"])


async def _drawn(tab: Tab, node: int) -> _Uses:
    told = (await tab.cdp("CSS.getPlatformFontsForNode", nodeId=node))["fonts"]
    uses = [FontUse(name=one["familyName"], web=one["isCustomFont"], glyphs=round(one["glyphCount"])) for one in told]
    return tuple(sorted(uses, key=lambda use: (-use.glyphs, use.name)))
