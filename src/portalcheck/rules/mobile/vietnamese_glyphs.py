"""The page's own fonts hold the Vietnamese letters.

## Applicability
Each text of the page's own document that can be seen and holds, in one word, letters from a to z and letters that only
Vietnamese has, such as ấ, ễ, ơ, ư or đ, where the former are drawn in a font that the page brings. Texts of one font
family, weight and style are one test target. Digits, signs, icons and letters that other languages have as well (à, é,
ô) are not asked for. A font of the machine is not the page's: phones have others, and these hold the letters.

## Expectation
The Vietnamese letters are drawn in the fonts of the letters beside them, by the browser's own report. A font in several
files for several ranges of letters is one font.

## Why it matters
Where a font lacks ấ or ễ, the browser takes that letter from another one: higher, wider or bolder than its neighbours.
Words fall apart into pieces, and the text is slow to read at the size of a phone.

## Cannot tell
Where the letters come from another font that the page brings as well: it may have been made to go with the first. And
what comes after the limit of the gatherer.

## Sources
- Ours; no success criterion asks for it.
- CSS Fonts 4, matching a font for each letter: https://www.w3.org/TR/css-fonts-4/#cluster-matching
- The letters: Unicode, Latin Extended Additional: https://www.unicode.org/charts/PDF/U1E00.pdf
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding, Pointer
from portalcheck.model.fonts import Fonts, FontUse, Lettering
from portalcheck.rule_format import cant_tell, failed, inapplicable, passed, rule


@rule("mobile/vietnamese-glyphs", version=1)
def vietnamese_glyphs(fonts: Fonts) -> Iterator[Finding]:
    own = [one for one in fonts.letterings if one.plain and one.plain[0].web]
    findings = [found for lettering in own if (found := _judge(lettering))]
    yield from findings
    if len(own) > len(findings):
        yield Finding.passed(
            "In {texts} texts the Vietnamese letters are drawn in the page's font of the letters beside them.",
            texts=sum(one.texts for one in own) - sum(int(found.data["texts"]) for found in findings),
        )
    if own and fonts.left_out:
        yield Finding.cant_tell(
            "{left_out} more fonts, weights or styles were not asked for. Do they hold the Vietnamese letters?",
            left_out=fonts.left_out,
        )


def _judge(lettering: Lettering) -> Finding | None:
    """Judge the texts of one font; None where the letters are all drawn in it."""
    known = {use.name for use in lettering.plain}
    others = [use for use in lettering.letters if use.name not in known]
    if not others:
        return None
    pointer = Pointer(css=lettering.css, snippet=lettering.snippet)
    data = {
        "lacking": sum(use.glyphs for use in others),
        "letters": sum(use.glyphs for use in lettering.letters),
        "examples": " ".join(lettering.apart),
        "font": on_one_line(lettering.plain[0].name),
        "other": on_one_line(others[0].name),
        "text": on_one_line(lettering.text[:80]),
        "texts": lettering.texts,
    }
    named = ": {examples}" if lettering.apart else ""
    measured = (
        "Of {letters} Vietnamese letters in '{text}' and the like, {lacking} are drawn in '{other}' and not in "
        f"'{{font}}' as the letters beside them{named}"
    )
    if all(use.web for use in others):
        return Finding.cant_tell(f"{measured}. Do the two fonts look alike?", pointer, **data)
    return Finding.failed(f"{measured}.", pointer, **data)


# A font of one box for each letter, made for these cases.
_BOXES = (
    "AAEAAAAKAIAAAwAgT1MvMkUvgu0AAAEoAAAAYGNtYXBK2BEDAAABkAAAAjBnbHlm99FWagAAA8gAAAAaaGVhZGFuQ5wAAACsAAAA"
    "NmhoZWEFegH2AAAA5AAAACRobXR4ArwAAAAAAYgAAAAGbG9jYQANAAAAAAPAAAAABm1heHAABAAGAAABCAAAACBuYW1lAi8KIQAA"
    "A+QAAAAycG9zdAADAAAAAAQYAAAAIAABAAAAAQAAvhgfJ18PPPUAAwPoAAAAAAAAAAAAAAAAAAAAAABkAAAB9AK8AAAAAwACAAAA"
    "AAAAAAEAAAMg/zgAAAJYAGQAZAH0AAEAAAAAAAAAAAAAAAAAAAABAAEAAAACAAQAAQAAAAAAAgAAAAAAAAAAAAAAAAAAAAAAAwJY"
    "AZAABQAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAgAAAPAAAAAAAAAAAAAAAAPz8/PwAAAEEe+QMg/zgAAAMgAMgA"
    "AAAAAAAAAAAAAAAAAAAgAAACWAAAAGQAAAAAAAIAAAADAAAAFAADAAEAAAAUAAQCHAAAABYAEAADAAYAWgB6AP8BAwERASkBaQGh"
    "AbAe+f//AAAAQQBhAMABAgEQASgBaAGgAa8eoP//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAWAEgAegD4APoA/AD+AQABAgEEAAAA"
    "AQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQAB"
    "AAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEA"
    "AQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQAB"
    "AAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEA"
    "AQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQAB"
    "AAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAEAAQABAAAAAAANAAAAAQBkAAAB"
    "9AK8AAMAADMRIRFkAZACvP1EAAAAAAAAAgAeAAMAAQQJAAEABgAAAAMAAQQJAAIADgAGAEgAbwBwAFIAZQBnAHUAbABhAHIAAAAD"
    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)
_LACKING = "U+0-FF"
_TEXT = '<p style="font-family:{}">Đăng ký khai sinh cho trẻ em, lệ phí 8.000 đồng</p>'


def _face(letters: str) -> str:
    source = f"src:url(data:font/ttf;base64,{_BOXES})"
    return f"<style>@font-face{{font-family:Hop;{source};unicode-range:{letters}}}</style>"


def _seen(*others: FontUse) -> Fonts:
    about = {"css": "p", "snippet": "<p>", "text": "Lệ phí", "texts": 3, "family": "Hop", "weight": "400"}
    uses = {"plain": (FontUse(name="Hop", web=True, glyphs=9),), "letters": others, "apart": {"ệ": others[0].name}}
    return Fonts(letterings=(Lettering.model_validate({**about, "style": "normal", **uses}),))


_OWN = FontUse(name="Hop", web=True, glyphs=4)

CASES = (
    passed("a font that holds them", _face("U+0-1EFF") + _TEXT.format("Hop, serif")),
    passed("a font in two files", _face(_LACKING) + _face("U+100-1EFF") + _TEXT.format("Hop, serif")),
    failed("a font for other languages", _face(_LACKING) + _TEXT.format("Hop, serif")),
    failed(
        "in capitals alone",
        _face("U+0-FF, U+103-10F, U+111-1EFF") + '<h1 style="font-family:Hop;text-transform:uppercase">đăng ký</h1>',
    ),
    failed("some of them", _seen(_OWN, FontUse(name="DejaVu Sans", web=False, glyphs=12))),
    cant_tell("from another font of the page", _seen(FontUse(name="Hop Viet", web=True, glyphs=16))),
    cant_tell("more than the limit", _seen(_OWN).model_copy(update={"left_out": 3})),
    inapplicable("a whole text in a font of the machine", _face("U+2000-206F") + _TEXT.format("Hop, serif")),
    inapplicable("a font that did not come", _TEXT.format("Hop, serif")),
    inapplicable(
        "digits, signs and an icon", _face(_LACKING) + '<p style="font-family:Hop, serif">8.000 → 10% ★ 日</p>'
    ),
    inapplicable("French", _face(_LACKING) + '<p style="font-family:Hop, serif">Où est né votre père ?</p>'),
)
