"""The landmarks of the page make an outline.

## Applicability
The exposed landmarks of each frame, in the order of the document: banner, navigation, search, main, complementary and
contentinfo; form and region where they have a name.

## Expectation
One of them is the main content, which is not asked of a frame; main, banner and contentinfo stand once; and those of
one role have names that tell them apart.

## Why it matters
Who cannot see the page goes from one landmark to the next. Where a list of them says “navigation, navigation”, or names
two main contents, it leads nobody.

## Cannot tell
WCAG asks that parts be what they look like, not that there be landmarks: whatever is odd is asked about.

## Sources
- WCAG 2.0, success criterion 1.3.1 Info and Relationships, level A: https://www.w3.org/TR/WCAG22/#info-and-relationships
- Technique ARIA11: https://www.w3.org/WAI/WCAG22/Techniques/aria/ARIA11
- ARIA Authoring Practices, landmark regions: https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/
"""

from collections import defaultdict
from collections.abc import Iterator

from portalcheck.measure.exposed import exposed_frames, pointer
from portalcheck.measure.wording import on_one_line
from portalcheck.model.assertion import Finding
from portalcheck.model.elements import Element, Elements, ElementsFrame
from portalcheck.rule_format import cant_tell, inapplicable, passed, rule

_ROLES = ("banner", "complementary", "contentinfo", "main", "navigation", "search")
_ROLES_WITH_NAMES = ("form", "region")
_ONCE = ("main", "banner", "contentinfo")


@rule("accessibility/landmark-outline", version=1, requirements=["WCAG20:1.3.1"], severity="minor")
def landmark_outline(elements: Elements) -> Iterator[Finding]:
    for frame in exposed_frames(elements):
        places = [at for at, one in enumerate(frame.elements) if _is_landmark(one)]
        findings = list(_odd([frame.elements[at] for at in places], frame))
        yield from findings
        if places and not findings:
            yield Finding.passed(
                "The {landmarks} landmarks make an outline: {outline}.",
                pointer(frame.elements[places[0]], frame),
                landmarks=len(places),
                outline=_outline(places, frame),
            )


def _is_landmark(element: Element) -> bool:
    return element.exposed and (
        element.role in _ROLES or (element.role in _ROLES_WITH_NAMES and bool(element.name.strip()))
    )


def _odd(landmarks: list[Element], frame: ElementsFrame) -> Iterator[Finding]:
    alike: dict[tuple[str, str], list[Element]] = defaultdict(list)
    for one in landmarks:
        alike[(one.role, "" if one.role in _ONCE else one.name.casefold().strip())].append(one)
    if landmarks and not frame.frame and ("main", "") not in alike:
        yield Finding.cant_tell(
            "None of the {landmarks} landmarks is the main content. Where does it begin?",
            pointer(landmarks[0], frame),
            landmarks=len(landmarks),
        )
    for (role, name), group in alike.items():
        if len(group) == 1:
            continue
        if role in _ONCE:
            message = "{count} landmarks have the role {role}, which a page has once. Which one is meant?"
        elif name:
            message = "{count} landmarks of the role {role} are named '{name}'. Can they be told apart?"
        else:
            message = "{count} landmarks of the role {role} have no name. Can they be told apart?"
        target = pointer(group[1], frame)
        yield Finding.cant_tell(message, target, count=len(group), role=role, name=on_one_line(group[1].name[:80]))


def _outline(places: list[int], frame: ElementsFrame) -> str:
    """Write the landmarks in a line, what stands within one in brackets behind it."""
    inner: dict[int, list[int]] = defaultdict(list)
    there = set(places)
    for at in places:
        over = frame.elements[at].parent
        while over >= 0 and over not in there:
            over = frame.elements[over].parent
        inner[over].append(at)

    def told(over: int) -> str:
        return ", ".join(
            f"{_called(frame.elements[at])} ({told(at)})" if inner[at] else _called(frame.elements[at])
            for at in inner[over]
        )

    return told(-1)


def _called(landmark: Element) -> str:
    return f"{landmark.role} “{on_one_line(landmark.name[:40])}”" if landmark.name else landmark.role


CASES = (
    passed("one of each", "<header>Cổng</header><nav>Dịch vụ</nav><main>Khai sinh</main><footer>Liên hệ</footer>"),
    passed(
        "two navigations with names",
        '<nav aria-label="Chính">Dịch vụ</nav><main><nav aria-label="Vị trí">Trang chủ</nav></main>',
    ),
    passed("headers of parts", "<main><article><header>Một</header></article><section><header>Hai</header></section>"),
    passed("one is hidden", "<nav>Dịch vụ</nav><nav hidden>Dịch vụ</nav><main>Khai sinh</main>"),
    passed(
        "a frame without a main content", '<main><iframe title="Bản đồ" srcdoc="<nav>Tầng 2</nav>"></iframe></main>'
    ),
    cant_tell("two navigations without names", "<nav>Dịch vụ</nav><main>Khai sinh</main><nav>Trang khác</nav>"),
    cant_tell(
        "two navigations of one name",
        '<nav aria-label="Trình đơn">Dịch vụ</nav><nav aria-label="Trình đơn">Tài khoản</nav><main>Khai sinh</main>',
    ),
    cant_tell("two main contents", "<main>Khai sinh</main><div role=main>Kết hôn</div>"),
    cant_tell("no main content", "<header>Cổng</header><div>Khai sinh</div><footer>Liên hệ</footer>"),
    inapplicable("no landmarks", "<h1>Khai sinh</h1><form>Họ tên</form><section>Giấy tờ</section>"),
    inapplicable("all are hidden", "<nav hidden>Dịch vụ</nav><main aria-hidden=true>Khai sinh</main>"),
)
