"""Style attributes do not fix the spacing of text below what people may set.

## Applicability
Each HTML element with visible text of its own whose letter spacing, word spacing or line height comes from a style
attribute with `!important`: its own, or that of an ancestor it inherits from. Line height counts where a line of the
element wraps, word spacing where there are two words, letter spacing where there are two letters.

## Expectation
The letter spacing is at least *letter_spacing*, the word spacing at least *word_spacing* and the line height at least
*line_height* times the font size.

## Why it matters
People with dyslexia or low vision spread text out with a stylesheet of their own. No stylesheet of theirs is stronger
than an important style attribute.

## Cannot tell
Where the spacing is inherited and a stylesheet in between could not be read, or was not found as a length.

## Sources
- WCAG 2.1, success criterion 1.4.12 Text Spacing, level AA: https://www.w3.org/TR/WCAG21/#text-spacing
- ACT rule 24afc2: https://www.w3.org/WAI/standards-guidelines/act/rules/24afc2/
- ACT rule 9e45ec: https://www.w3.org/WAI/standards-guidelines/act/rules/9e45ec/
- ACT rule 78fd32: https://www.w3.org/WAI/standards-guidelines/act/rules/78fd32/
"""

from collections.abc import Iterator

from portalcheck.measure.wording import on_one_line, px
from portalcheck.model.assertion import Finding, Outcome, Pointer
from portalcheck.model.resize import FixedSpacing, InlineSpacing
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_WHAT = {"letter-spacing": "letter spacing", "word-spacing": "word spacing", "line-height": "line height"}


class Spacings(Params):
    """`letter_spacing`, `word_spacing` and `line_height` that are wide enough, in font sizes; those of 1.4.12."""

    letter_spacing: float = 0.12
    word_spacing: float = 0.16
    line_height: float = 1.5


@rule(
    "accessibility/spacing-not-fixed",
    version=1,
    requirements=["WCAG21:1.4.12", "ACT:24afc2", "ACT:9e45ec", "ACT:78fd32"],
)
def spacing_not_fixed(inline_spacing: InlineSpacing, params: Spacings) -> Iterator[Finding]:
    least = {
        "letter-spacing": params.letter_spacing,
        "word-spacing": params.word_spacing,
        "line-height": params.line_height,
    }
    told: set[tuple[str, str, str, Outcome]] = set()
    for target in inline_spacing.targets:
        finding = _judge(target, least[target.property])
        # All that inherits from one style attribute has one cause.
        once = (target.frame, target.source or target.css, target.property, finding.outcome)
        if once not in told:
            yield finding
        told.add(once)


def _judge(target: FixedSpacing, times: float) -> Finding:
    pointer = Pointer(css=target.css, frame=target.frame, snippet=target.snippet)
    asked = times * target.size
    data = {
        "what": _WHAT[target.property],
        "times": times,
        "size": px(target.size),
        "asked": round(asked, 2),
        "text": on_one_line(target.text),
        "source": target.source,
    }
    if target.value is None:
        return Finding.cant_tell(
            "An important style attribute sets the {what} of '{text}', and its length is not known. "
            "Is it at least {asked} px?",
            pointer,
            **data,
        )
    data["value"] = round(target.value, 2)
    measured = "An important style attribute sets the {what} of '{text}' to {value} px at a font size of {size} px"
    # Lengths come out of the browser rounded to a hundredth.
    if target.value >= asked - 0.011:
        return Finding.passed(f"{measured}; the rule asks for {{asked}} px.", pointer, **data)
    if not target.sure:
        return Finding.cant_tell(
            f"{measured}; the rule asks for {{asked}} px. "
            "It seems to be inherited, and not every stylesheet could be read: can a person's own stylesheet set it?",
            pointer,
            **data,
        )
    return Finding.failed(f"{measured}; the rule asks for {{asked}} px.", pointer, **data)


_TEXT = "Lệ phí nộp trực tuyến là 50.000 đồng, lệ phí nộp trực tiếp là 100.000 đồng."


def _seen(**given: object) -> InlineSpacing:
    about = {"css": "p", "snippet": "<p>", "property": "letter-spacing", "value": 1.0, "size": 16.0, "text": "Lệ phí"}
    return InlineSpacing(targets=(FixedSpacing.model_validate({**about, **given}),))


CASES = (
    passed(
        "wide enough, of the element's own font size",
        "<style>p {font-size: 20px; width: 9em}</style><p style="
        f'"letter-spacing:2.4px !important;word-spacing:.16em !important;line-height:30px !important">{_TEXT}',
    ),
    passed(
        "the last important value counts",
        f'<p style="letter-spacing:0 !important;letter-spacing:.2em !important">{_TEXT}',
    ),
    passed(
        "wide enough for the smaller text that inherits it",
        f'<div style="word-spacing:2px !important"><p style="font-size:10px">{_TEXT}</p></div>',
    ),
    passed("as a browser rounds it", _seen(value=1.92, size=16)),
    failed("letters", f'<p style="letter-spacing:.1em !important">{_TEXT}'),
    failed("words", f'<p style="word-spacing:normal !important">{_TEXT}'),
    failed("lines, by a shorthand", f'<p style="font:16px/1.2 sans-serif !important;width:9em">{_TEXT}'),
    failed("lines as the font has them", f'<p style="line-height:normal !important;width:9em">{_TEXT}'),
    failed(
        "too narrow for the larger text that inherits it",
        f'<div style="letter-spacing:2px !important"><p style="font-size:30px">{_TEXT}</p></div>',
    ),
    failed(
        "in a frame",
        f"<iframe srcdoc='<p style=\"letter-spacing:0 !important\">{_TEXT}'></iframe>",
    ),
    failed(
        "in a shadow root",
        "<x-a></x-a><script>document.querySelector('x-a').attachShadow({mode: 'open'}).innerHTML = "
        f"'<p style=\"letter-spacing:0 !important\">{_TEXT}</p>'</script>",
    ),
    failed("a hundredth of an em below", _seen(value=1.76, size=16)),
    cant_tell("inherited, past a stylesheet that could not be read", _seen(source="div", sure=False)),
    cant_tell("a share of the space", _seen(property="word-spacing", value=None)),
    inapplicable(
        "not important, not in a style attribute, not seen, or set anew",
        "<style>.a {letter-spacing: 0 !important} .b {letter-spacing: 0}</style>"
        f'<p style="letter-spacing:0;word-spacing:0;line-height:1">{_TEXT}<p class="a" style="letter-spacing:.2em">'
        f'{_TEXT}<p style="display:none;letter-spacing:0 !important">{_TEXT}'
        f'<p style="letter-spacing:0"><b style="letter-spacing:inherit !important">{_TEXT}</b>'
        f'<div style="letter-spacing:0 !important"><p class="b">{_TEXT}</p></div>',
    ),
    inapplicable(
        "one line, one word, one sign",
        '<p style="line-height:1 !important">Lệ phí<br>Thời hạn<p style="word-spacing:0 !important">Lệ'
        '<i style="letter-spacing:0 !important">\ue001</i>',
    ),
)
