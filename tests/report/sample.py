"""A report made by hand: every outcome, a waiver, what lies below the gate, a journey, pictures, and hostile texts."""

import struct
import zlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from portalcheck.model.artifact import Axe, AxeMessage, AxeNode, AxeRule, Missing, Tree, TreeFrame
from portalcheck.model.assertion import Assertion, Evidence, Finding, Outcome, Pointer
from portalcheck.model.report import Report, ReportHead, Tools, VisitSummary
from portalcheck.model.ruleset import Category, Criterion, Gate, Ruleset, Source, Waiver
from portalcheck.model.subject import Device, Subject, VisitKey
from portalcheck.model.visit import Load
from portalcheck.rules.accessibility.axe import axe_rules, shipped_table

HOSTILE = (
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "</pre></code><svg onload=alert(1)>",
    "\u202egnp.exe\u2066 \u200f‏",
    "[/red] [bold]nothing[/] [link=http://x]",
    "\x1b]0;taken\x07\x00\x08\x0b\x9b31m",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "]]>&amp;&lt;<!--",
    "a" * 400,
    "<" * 10_000,
)

DESKTOP = Device(name="desktop", width=1280, height=900)
PHONE = Device(name="phone", width=360, height=740, scale=3, mobile=True, touch=True)
HOME = Subject(id="home", url="https://portal.example/")
FORM = Subject(id="feedback", url="https://portal.example/feedback?" + "topic=other&" * 20)
GONE = Subject(id="gone", url="https://portal.example/gone")
STEP = Subject(
    id="marriage/3",
    url="https://portal.example/register",
    kind="state",
    process="marriage",
    step="Nơi đăng ký",
)
BIRTH = Subject(
    id="birth", url="https://portal.example/birth", kind="process", process="birth", step="Đăng ký khai sinh"
)
STEPS = tuple(
    Subject(
        id=f"birth/{number}", url=f"https://portal.example/birth/{number}", kind="state", process="birth", step=title
    )
    for number, title in enumerate(
        (
            "Chọn thủ tục",
            "Thông tin của trẻ",
            "Thông tin của cha, mẹ",
            "Giấy tờ kèm theo: bản chụp giấy chứng sinh và giấy chứng nhận kết hôn của cha, mẹ (nếu có)",
            "Xem lại và nộp",
            "Giấy hẹn trả kết quả",
        ),
        start=1,
    )
)
STOPPED = "the journey ended at step 4: nothing on the page is named “Tiếp tục”"
WAIVER = Waiver(criterion="W-1", reason="A new menu comes in spring.", until=date(2027, 3, 31), owner="Web team")

SOURCES = {
    "law": Source(
        title="Nghị định 42/2022/NĐ-CP",
        clause="Điều 11 khoản 1",
        basis="text",
        in_force="unknown",
        url="https://law.example/42",
    ),
    "study": Source(title="A study of portals", basis="report", in_force="amended"),
    "rumour": Source(title="A letter", basis="secondary", in_force="superseded", url="javascript:alert(1)"),
    "own": Source(title="Chosen by portalcheck", basis="ours", in_force="yes"),
}


def criterion(name: str, source: str = "own", **more: Any) -> Criterion:
    return Criterion(id=name, rule=f"test/{name.lower()}", source=source, **more)


RULESET = Ruleset(
    id="sample",
    edition="2026.1",
    profile="full",
    label="sample",
    title={"en": "A sample of everything", "vi": "Mẫu"},
    sources=SOURCES,
    categories=(Category(id="all", title={"en": "All"}),),
    criteria=(
        criterion("F-1", "law", title={"en": "Pictures have a text alternative"}, severity="critical"),
        criterion("F-2", "study", title={"vi": "Chữ đủ tương phản với nền"}),
        criterion("L-1", "rumour", title={"en": "Headings are in order"}, severity="minor"),
        criterion("W-1", "own", title={"en": "The menu can be reached by keyboard"}),
        criterion("Q-1", "own", title={"en": "Links say where they lead"}, mode="semiAuto"),
        criterion("U-1", "own"),
        criterion("P-1", "own", title={"en": "The page has a title"}),
        criterion("N-1", "own", title={"en": "Videos have captions"}),
    ),
    gate=Gate(fail_on=("critical", "serious")),
    waivers=(WAIVER,),
)
QUIET = Ruleset(
    id="quiet",
    edition="1",
    label="quiet",
    title={"vi": "Bộ tiêu chí yên lặng"},
    sources={"own": SOURCES["own"]},
    criteria=(criterion("P-2"),),
)
SERVICE = Ruleset(
    id="service",
    edition="2026",
    label="service",
    title={"en": "An online service works", "vi": "Dịch vụ trực tuyến hoạt động"},
    sources={"own": SOURCES["own"]},
    criteria=(criterion("J-1", title={"en": "The journey can be completed"}, severity="critical"),),
)
TOOLS = Tools(
    portalcheck="0.1.0",
    browser="Chromium 140.0",
    axe="4.12.1",
    python="3.11.9",
    plugins={"portalcheck-wcag": "1.0"},
)


def assertion(name: str, outcome: Outcome, *findings: Finding, **more: Any) -> Assertion:
    """Make an assertion of the sample ruleset; on the home page and the desktop unless told otherwise."""
    given = {one.id: one for one in (*RULESET.criteria, *QUIET.criteria, *SERVICE.criteria)}
    known = given.get(name) or criterion(name)
    return Assertion(
        **{
            "subject": HOME,
            "device": "desktop",
            "ruleset": "sample",
            "criterion": name,
            "rule": known.rule,
            "rule_version": 1,
            "requirements": ("WCAG20:1.1.1", "ACT:b4f0c3"),
            "severity": known.severity,
            "mode": known.mode,
            "outcome": outcome,
            "findings": findings,
            "gating": known.severity in RULESET.gate.fail_on,
            **more,
        }
    )


def visit(subject: Subject, device: Device, **more: Any) -> VisitSummary:
    loaded = Load(url=subject.url, settled=True, reason="", milliseconds=800)
    return VisitSummary(
        **{
            "key": VisitKey(subject=subject.id, device=device.name),
            "subject": subject,
            "device": device,
            "load": loaded,
            "loads": 1,
            "missing": {},
            **more,
        }
    )


def head(*visits: VisitSummary, rulesets: Iterable[Ruleset] = (RULESET, QUIET), **more: Any) -> ReportHead:
    return ReportHead(
        **{
            "portal": "Cổng dịch vụ công",
            "base_url": "https://portal.example/",
            "started": "2026-11-24T09:30:00+00:00",
            "tools": TOOLS,
            "rulesets": tuple(rulesets),
            "visits": visits,
            **more,
        }
    )


def pointer(css: str, snippet: str = "", frame: str = "") -> Pointer:
    return Pointer(css=css, snippet=snippet, frame=frame)


def one_of_each() -> Report:
    """Five assertions, one of each outcome."""
    return Report(
        head(visit(HOME, DESKTOP)),
        [
            assertion("F-1", Outcome.FAILED, Finding.failed("It has no alt.", pointer("img", "<img>"), seen=1)),
            assertion("Q-1", Outcome.CANT_TELL, Finding.cant_tell("Does “here” say enough?", pointer("a", "<a>"))),
            assertion("U-1", Outcome.UNTESTED, Finding.untested("Not tested: the tree is missing.")),
            assertion("P-1", Outcome.PASSED, Finding.passed("It has one.")),
            assertion("N-1", Outcome.INAPPLICABLE),
        ],
    )


def tree(*nodes: tuple[str, str], **more: Any) -> Tree:
    """Make a tree of one frame whose nodes are told by role and name, all of them below the first."""
    page = TreeFrame(
        frame="",
        role=tuple(role for role, _ in nodes),
        accessible_name=tuple(name for _, name in nodes),
        parent=(-1, *[0] * (len(nodes) - 1)),
        **more,
    )
    return Tree(frames=(page,))


def heard(key: VisitKey) -> Tree | None:
    """What is heard on each step of the journey; of the second no tree was gathered."""
    step = next((one for one in STEPS if one.id == key.subject and one is not STEPS[1]), None)
    return step and tree(
        ("RootWebArea", f"{step.step} – Cổng dịch vụ công"),
        ("link", "Chuyển đến nội dung chính"),
        ("textbox", "Họ và tên"),
        ("checkbox", "Tôi cam đoan"),
        ("button", ""),
        ("StaticText", "Miễn lệ phí trong 60 ngày đầu."),
        value={2: "••••••"},
        description={2: "Như trong giấy tờ tùy thân."},
        states={2: ("required", "invalid", "editable"), 3: ("unchecked",)},
    )


def journey(folder: Path) -> Report:
    """A journey: to its end on the desktop, as far as step 3 on the phone. A fault goes along from step 2."""
    windows = {
        "desktop": draw(folder, "evidence/desktop.png", 1280, 900),
        "phone": draw(folder, "evidence/phone.png", 720, 1480),
    }
    unreached = Missing(reason=STOPPED, cause="error")
    logo = Finding.failed("The link has no name.", pointer("header > a", '<a href="/"><svg/></a>'))
    pale = Finding.failed("2.6:1 where 4.5:1 is asked.", pointer("p.hint"), measured=2.6)
    visits: list[VisitSummary] = []
    assertions: list[Assertion] = []
    for device in (DESKTOP, PHONE):
        ends_at = 6 if device is DESKTOP else 3
        for number, subject in enumerate(STEPS, start=1):
            where: dict[str, Any] = {"subject": subject, "device": device.name}
            if number > ends_at:
                untested = Finding.untested(f"Not tested: {unreached.reason}.")
                visits.append(visit(subject, device, load=None, loads=0, missing={"axe": unreached}))
                assertions += [assertion(name, Outcome.UNTESTED, untested, **where) for name in ("F-1", "F-2", "P-1")]
                continue
            visits.append(visit(subject, device, picture=windows[device.name] if number != 5 else None))
            carried = logo.model_copy(update={"carried": "birth/2"} if number > 2 else {})
            assertions += [
                assertion("F-1", Outcome.FAILED, carried, **where)
                if number > 1
                else assertion("F-1", Outcome.PASSED, **where),
                assertion("F-2", Outcome.FAILED, pale, **where)
                if number == 3
                else assertion("F-2", Outcome.PASSED, **where),
                assertion("P-1", Outcome.PASSED, Finding.passed("It has one."), **where),
            ]
        of_all: dict[str, Any] = {"subject": BIRTH, "device": device.name, "ruleset": "service", "requirements": ()}
        visits.append(visit(BIRTH, device, load=None, loads=0))
        if device is DESKTOP:
            assertions.append(assertion("J-1", Outcome.PASSED, Finding.passed("All 6 steps were reached."), **of_all))
        else:
            stopped = Finding.failed("3 of 6 steps were reached: nothing on the page is named “Tiếp tục”.")
            assertions.append(assertion("J-1", Outcome.FAILED, stopped, **of_all))
    return Report(head(*visits, rulesets=(RULESET, SERVICE)), assertions, heard)


def everything(folder: Path) -> Report:
    """A run with all that a report may hold; its pictures lie in `folder`."""
    way = journey(folder)
    picture = draw(folder, "evidence/a.png", 240, 120)
    wide = draw(folder, "evidence/b.png", 900, 300)
    lost = Evidence(path="evidence/lost.png", media_type="image/png", width=10, height=10)
    no_answer = Missing(reason="the server answered 404 NOT FOUND", cause="refused")
    late = Missing(reason="tree could not be gathered: it was not done within 20 s", cause="timeout")
    slow = Load(url=STEP.url, settled=False, reason="a picture was still loading", milliseconds=15_000)
    visits = (
        visit(HOME, DESKTOP),
        visit(HOME, PHONE),
        visit(FORM, PHONE, missing={"tree": late}),
        visit(STEP, DESKTOP, load=slow),
        visit(GONE, DESKTOP, load=None, missing={"axe": no_answer, "document": no_answer}),
    )
    no_alt = pointer("main > img.hero", '<img class="hero" src="/hero.jpg">')
    assertions: list[Assertion] = []
    for subject, device in ((HOME, "desktop"), (HOME, "phone"), (FORM, "phone"), (STEP, "desktop")):
        where: dict[str, Any] = {"subject": subject, "device": device}
        failure = of_the_engine(no_alt)
        question = Finding.cant_tell("The background is a picture. Is the contrast enough?", pointer("p.note"))
        assertions += [
            assertion(
                "F-1",
                Outcome.FAILED,
                failure.model_copy(update={"evidence": (picture,)}),
                *(Finding.failed(f"Picture {n} has no alt.", pointer(f"img:nth-child({n})")) for n in range(6)),
                **where,
            ),
            assertion(
                "F-2",
                Outcome.FAILED,
                Finding.failed("2.25:1 where 4.5:1 is asked.", pointer("p", "<p>"), measured=2.25).model_copy(
                    update={"evidence": (wide,)}
                ),
                Finding.failed("3:1 where 4.5:1 is asked.", pointer("b", "<b>", "iframe#map")).model_copy(
                    update={"evidence": (lost,)}
                ),
                question,
                **where,
            ),
            assertion("L-1", Outcome.FAILED, Finding.failed("h4 comes after h2.", pointer("h4")), **where),
            assertion(
                "W-1",
                Outcome.FAILED,
                Finding.failed("Tab passes it by.", pointer("nav")),
                waiver=WAIVER,
                **where,
            ),
            assertion("Q-1", Outcome.CANT_TELL, question, **where),
            assertion(
                "U-1",
                Outcome.UNTESTED,
                Finding.untested(
                    "The frame https://map.example/ was not tested: sandboxed.", pointer(":root", "", "#m")
                ),
                Finding.cant_tell("Is this a heading?", pointer("b")),
                **where,
            ),
            assertion("P-1", Outcome.PASSED, Finding.passed("It has one."), **where),
            assertion("N-1", Outcome.INAPPLICABLE, **where),
            assertion("P-2", Outcome.PASSED, Finding.passed("Yes."), ruleset="quiet", **where),
        ]
    evil = Subject(id="evil", url="javascript:alert(document.domain)//" + HOSTILE[1])
    taunts = [Finding.failed(text, pointer(text, text, text), text=text) for text in HOSTILE]
    assertions.append(assertion("F-2", Outcome.FAILED, *taunts, subject=evil))
    assertions.append(assertion("Q-1", Outcome.CANT_TELL, Finding.cant_tell(HOSTILE[0]), subject=evil))
    assertions += [
        assertion(
            name,
            Outcome.UNTESTED,
            Finding.untested(f"Not tested: {no_answer.reason}."),
            subject=GONE,
        )
        for name in ("F-1", "F-2", "L-1", "W-1", "Q-1", "U-1", "P-1", "N-1")
    ]
    return Report(
        head(
            *visits,
            *way.head.visits,
            rulesets=(RULESET, QUIET, SERVICE),
            notes=("A ruleset was left out: <b>broken</b>",),
        ),
        [*assertions, *way.assertions],
        way.tree,
    )


def of_the_engine(where: Pointer) -> Finding:
    """What the rule on alternative texts makes of the engine's results, as it is stored."""
    messages = {
        "checks/has-alt/fail": "Element does not have an alt attribute",
        "checks/aria-label/fail": "aria-label attribute does not exist or is empty",
    }
    node = AxeNode(
        css=where.css,
        frame=where.frame,
        snippet=where.snippet,
        reason="; ".join(messages.values()),
        impact="critical",
        said=tuple(AxeMessage(place=place) for place in messages),
    )
    result = AxeRule(
        id="image-alt", help="Images must have alternative text", passes=0, violations=(node,), incomplete=()
    )
    axe = Axe(engine="4.12.1", rules={"image-alt": result}, missing_frames=(), messages=messages)
    (image_alt,) = (rule for rule in axe_rules(shipped_table()) if rule.id == "axe/image-alt")
    (finding,) = image_alt(axe)
    return Finding.model_validate_json(finding.model_dump_json())


def draw(folder: Path, name: str, width: int, height: int) -> Evidence:
    """Draw a PNG of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + b"\xd8\xe3\xec" * width) * height
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )
    return Evidence(path=name, media_type="image/png", width=width, height=height)
