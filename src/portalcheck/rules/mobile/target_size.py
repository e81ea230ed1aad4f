"""Pointer targets are large enough or stand apart.

## Applicability
Each target that a pointer can reach: a link, a form control, a summary, or an element whose role says
that it is operated and that takes focus. Hidden, disabled, clipped and covered ones are none. The label of a box to
tick is one target with it, and so is all that stands inside one link or button.

## Expectation
The box around everything that takes the pointer is at least *min_size* CSS px wide and high, or one of the exceptions
of WCAG 2.2, 2.5.8 holds:

- Spacing: a circle of *min_size* CSS px, centred on the box, runs into no other target, nor into the circle of another
  undersized target. Not counted together are targets that move against each other, in a scroller or a fixed bar, those
  that stand inside each other, and those with one address.
- Equivalent: another target of the page with the same address meets this expectation.
- Inline: it stands in a line of text that is not itself a target.
- User agent control: it is a form control whose size the author left to the browser.

## Why it matters
Who has a tremor, a large finger or a moving bus under them hits the neighbour of a small target, and on a form that is
the wrong answer or a lost draft.

## Cannot tell
Whether the place or size is essential, and whether another target with another address does the same, is a person's
decision. It is asked for pins on maps, parts of drawings, sliders, and what is hidden from assistive technology. It is
asked, too, for targets that overlap below the window, where only a look shows which of them is on top.

## Sources
- WCAG 2.2, success criterion 2.5.8 Target Size (Minimum), level AA: https://www.w3.org/TR/WCAG22/#target-size-minimum
- Understanding 2.5.8: https://www.w3.org/WAI/WCAG22/Understanding/target-size-minimum
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from portalcheck.measure.frames import visible_frames
from portalcheck.measure.selectors import Selectors
from portalcheck.measure.targets import Neighbourhood, Target, crowding, targets
from portalcheck.measure.wording import px
from portalcheck.model.artifact import Flag, Layout
from portalcheck.model.assertion import Finding
from portalcheck.rule_format import Params, cant_tell, failed, inapplicable, passed, rule

_EXEMPT = _INLINE, _UNSTYLED, _EQUIVALENT = ("in a line of text", "left to the browser", "with an equivalent")


class TargetSize(Params):
    """`min_size` of a target in CSS px, both ways; 2.5.8 (level AA) names 24, 2.5.5 (level AAA) 44."""

    min_size: float = 24


@rule("mobile/target-size", version=1, requirements=["WCAG22:2.5.8"])
def target_size(layout: Layout, params: TargetSize) -> Iterator[Finding]:
    good: list[Target] = []
    exempt: Counter[str] = Counter()
    for frame in visible_frames(layout):
        found = targets(frame)
        enough, excused, crowded = _sorted_out(found, params.min_size)
        good += enough
        exempt.update(excused)
        reached = {target.href for target in enough if target.href}
        selectors = Selectors(frame)
        for target, other in crowded:
            if target.href in reached:
                exempt[_EQUIVALENT] += 1
            else:
                yield _finding(selectors, target, other, params.min_size)
    if good or exempt:
        yield _summary(good, exempt, params.min_size)


def _sorted_out(found: Iterable[Target], size: float) -> tuple[list[Target], list[str], list[tuple[Target, Target]]]:
    """Part targets into the large or spaced ones, why others are excepted, and those that another one crowds."""
    panes: dict[int, list[Target]] = defaultdict(list)
    for target in found:
        panes[target.pane].append(target)
    enough: list[Target] = []
    excused: list[str] = []
    crowded: list[tuple[Target, Target]] = []
    for pane in panes.values():
        others = Neighbourhood(pane)
        for target in pane:
            if not target.smaller_than(size):
                enough.append(target)
            elif target.is_(Flag.INLINE):
                excused.append(_INLINE)
            elif target.is_(Flag.UNSTYLED):
                excused.append(_UNSTYLED)
            elif other := crowding(target, others, size):
                crowded.append((target, other))
            else:
                enough.append(target)
    return enough, excused, crowded


def _finding(selectors: Selectors, target: Target, other: Target, size: float) -> Finding:
    overlap = target.overlaps(other)
    where = "overlaps {neighbour}" if overlap else "{distance} px from {neighbour}"
    measured = f"Target is {{width}}×{{height}} px and {where}"
    asked = "the rule asks for {asked}×{asked} px, or room for a circle of {asked} px"
    data = {
        "width": px(target.width),
        "height": px(target.height),
        "asked": px(size),
        "nearest": selectors.css(other.at),
        "neighbour": selectors.short(other.at),
        "distance": px(target.gap(other)),
    }
    pointer = selectors.pointer(target.at)
    if target.is_(Flag.UNSURE) or other.is_(Flag.UNSURE):
        question = "Must it be so, or does another target do the same?"
        return Finding.cant_tell(f"{measured}; {asked}. {question}", pointer, **data)
    if overlap and not (target.is_(Flag.REACHED) and other.is_(Flag.REACHED)):
        return Finding.cant_tell(f"{measured}; {asked}. Does one of the two lie covered?", pointer, **data)
    return Finding.failed(f"{measured}; {asked}.", pointer, **data)


def _summary(good: list[Target], exempt: Counter[str], size: float) -> Finding:
    least = min(good, key=lambda target: (min(target.width, target.height), target.width * target.height), default=None)
    are = "targets are" if len(good) > 1 else "target is"
    large = f"{{targets}} {are} at least {{asked}}×{{asked}} px or spaced; the smallest is {{width}}×{{height}} px"
    ones = "ones are" if exempt.total() > 1 else "one is"
    excepted = f"{{excepted}} smaller {ones} excepted: {{exempt}}"
    both = f"{large}; {excepted}" if exempt else large
    data: dict[str, Any] = {
        "targets": len(good),
        "asked": px(size),
        "excepted": exempt.total(),
        "exempt": _Counts(exempt),
    }
    if least:
        data |= {"width": px(least.width), "height": px(least.height)}
    return Finding.passed(f"{both if good else excepted}.", **data)


class _Counts(dict[str, int]):
    """How many there are of each: an object in data, `3 in a line of text, 1 left to the browser` in a message."""

    def __format__(self, _form: str) -> str:
        return ", ".join(f"{count} {what}" for what, count in sorted(self.items()))


_BUTTON = "display:inline-block;box-sizing:border-box;padding:0;border:0;font-size:10px;line-height:1"
_SMALL = f"{_BUTTON};width:18px;height:18px"
_TWO = f'<button style="{_SMALL}">A</button><button style="{_SMALL}">B</button>'

CASES = (
    passed("large enough", f'<button style="{_BUTTON};width:24px;height:24px">A</button>'),
    passed(
        "small and apart",
        f'<button style="{_SMALL};margin:20px">A</button><button style="{_SMALL};margin:20px">B</button>',
    ),
    passed(
        "circles that touch",
        f'<div style="display:flex;gap:6px">{_TWO}</div>',
    ),
    passed(
        "links in a sentence",
        '<p style="font-size:14px">See the <a href="/fees">fees</a> or <a href="/time">time</a> of it.',
    ),
    passed(
        "a small button in a sentence",
        '<p style="font-size:13px;line-height:1.2">This '
        '<button style="border:0;padding:0;font:inherit">term</button> means a lot.</p>'
        '<a href="/next" style="display:block;height:30px;margin-top:-12px">Next</a>',
    ),
    passed(
        "the lines of a wrapped link are boxes of their own",
        '<div style="font-size:18px;width:6em;line-height:1.4">'
        '<a href="/a">Hello hello hello</a> <a href="/b">Hello hello</a></div>',
    ),
    passed("controls that the author left alone", "<input type=checkbox><input type=checkbox><input type=radio>"),
    passed(
        "a label is one target with its control",
        '<input type="checkbox" id="a" style="margin:0">'
        '<label for="a" style="display:inline-block;height:24px">Agree</label>',
    ),
    passed(
        "a drawn checkbox: the control is transparent, its label is the target",
        "<style>input{position:absolute;opacity:0;width:24px;height:24px;margin:0}label{padding-left:30px;font-size:12px}"
        "label::before{content:'';position:absolute;left:0;width:24px;height:24px;border:1px solid}</style>"
        '<div style="position:relative"><input type=checkbox id=a><label for=a>A</label><a href="/b" '
        'style="display:inline-block;margin-left:20px">B</a></div>',
    ),
    passed(
        "a pseudo-element stretches the link over its card",
        "<style>a::after{content:'';position:absolute;inset:0}.card{position:relative;width:200px;height:60px}</style>"
        '<div class="card"><h3 style="font-size:12px;margin:0"><a href="/a">A</a></h3></div>'
        '<div class="card"><h3 style="font-size:12px;margin:0"><a href="/b">B</a></h3></div>',
    ),
    passed(
        "a link is as large as the picture in it",
        '<a href="/a"><svg width="30" height="30"></svg></a><a href="/b"><svg width="30" height="30"></svg></a>',
    ),
    passed(
        "an equivalent elsewhere",
        f'<a href="/a" style="{_SMALL}">A</a><a href="/b" style="{_SMALL}">B</a>'
        '<p><a href="/a" style="display:block;height:30px">A</a><a href="/b" style="display:block;height:30px">B</a>',
    ),
    passed(
        "what scrolls is not held against what does not",
        '<div style="overflow:auto;height:60px"><a href="/a" style="display:block;height:60px">A</a>'
        f'<a href="/b" style="display:block;{_SMALL}">B</a></div><a href="/c" style="{_SMALL};margin-left:40px">C</a>',
    ),
    passed(
        "a neighbour that is hidden",
        f'<button style="{_SMALL}">A</button><button style="{_SMALL};visibility:hidden">B</button>',
    ),
    passed(
        "a neighbour that lies under a panel",
        '<div style="position:relative;height:60px">'
        '<a href="/under" style="position:absolute;top:22px;left:0">Under</a>'
        '<div style="position:absolute;top:0;left:0;width:300px;height:60px;background:#fff">'
        f'<button style="{_SMALL}">A</button></div></div>',
    ),
    passed(
        "two links to one address",
        f'<a href="/a" style="{_SMALL}">A</a><a href="/a" style="{_SMALL}">A</a>',
    ),
    passed(
        "a small button beside the label of a text field",
        f'<label for="a">Name</label> <button style="{_SMALL}">?</button><br><br><input id="a">',
    ),
    passed("links parted by commas", '<p style="font-size:12px"><a href="/a">A</a>, <a href="/b">B</a></p>'),
    failed(
        "small and crowded",
        f'<div style="display:flex;gap:2px">{_TWO}</div>',
    ),
    failed(
        "a small one beside a large one",
        f'<div style="display:flex;gap:2px"><a href="/a" style="{_BUTTON};width:200px;height:40px">A</a>'
        f'<button style="{_SMALL}">×</button></div>',
    ),
    failed(
        "a list of links, line under line",
        '<ul style="font-size:12px;line-height:1.3">'
        '<li><a href="/a">A</a><li><a href="/b">B</a><li><a href="/c">C</a></ul>',
    ),
    failed(
        "checkboxes that the author made smaller",
        "<style>input{width:10px;height:10px;margin:1px}</style><input type=checkbox><input type=checkbox>",
    ),
    failed(
        "in a shadow root",
        "<x-bar></x-bar><script>document.querySelector('x-bar').attachShadow({mode: 'open'}).innerHTML = "
        f"'{_TWO}'</script>",
    ),
    failed(
        "in a frame",
        f"<iframe width=300 height=100 srcdoc='{_TWO}'></iframe>",
    ),
    failed(
        "the size of level AAA",
        f'<a href="/a" style="{_BUTTON};width:30px;height:30px">A</a>'
        f'<a href="/b" style="{_BUTTON};width:30px;height:30px">B</a>',
        min_size=44,
    ),
    cant_tell(
        "pins on a map",
        f'<div role="application" aria-label="Map">{_TWO}</div>',
    ),
    cant_tell(
        "arrows beside a number field, hidden from assistive technology",
        f'<input aria-label="Copies" style="height:36px"><span aria-hidden="true">{_TWO}</span>',
    ),
    cant_tell(
        "overlapping below the window",
        '<div style="height:3000px"></div><div style="position:relative">'
        '<a href="/a" style="display:block;width:200px;height:40px">A</a>'
        f'<button style="position:absolute;top:2px;left:2px;{_SMALL}">×</button></div>',
    ),
    inapplicable("nothing to point at", "<h1>Fees</h1><p>50 000 đ.</p>"),
    inapplicable(
        "disabled", f'<button disabled style="{_SMALL}">A</button><button disabled style="{_SMALL}">B</button>'
    ),
    inapplicable(
        "in a hidden frame",
        f"<iframe hidden srcdoc='{_TWO}'></iframe>",
    ),
    inapplicable(
        "clipped to nothing",
        '<div style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">'
        '<a href="#a">Skip</a></div>',
    ),
)
