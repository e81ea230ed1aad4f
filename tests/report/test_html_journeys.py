"""The journeys in `index.html`: each step with its window, why one was not reached, what goes along told once."""

import base64
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from portalcheck.model.artifact import Missing
from portalcheck.model.assertion import Evidence, Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject, VisitKey
from portalcheck.report import announced, journeys, pictures
from tests.report.sample import (
    BIRTH,
    DESKTOP,
    HOME,
    HOSTILE,
    PHONE,
    SERVICE,
    STEPS,
    STOPPED,
    assertion,
    draw,
    head,
    journey,
    pointer,
    tree,
    visit,
)
from tests.report.test_html import flat, inert, text_of, the, written


@pytest.fixture
def page(tmp_path: Path) -> LexborHTMLParser:
    return written(journey(tmp_path), tmp_path)


def strip(page: LexborHTMLParser, device: str) -> LexborNode:
    [found] = [node for node in page.css(".journey") if text_of(node, "h3") == f"Đăng ký khai sinh on {device}"]
    return found


def test_each_device_has_its_strip(page: LexborHTMLParser) -> None:
    assert text_of(page, ".journey > h3") == "Đăng ký khai sinh on desktop Đăng ký khai sinh on phone"
    assert [text_of(node, ".journey > .quiet") for node in page.css(".journey")] == [
        "birth 6 of 6 steps were reached.",
        "birth 3 of 6 steps were reached.",
    ]


def test_the_steps_stand_in_order_with_number_title_and_sums(page: LexborHTMLParser) -> None:
    steps = strip(page, "desktop").css("ol.strip > li")
    names = [f"{number} {subject.step}" for number, subject in enumerate(STEPS, start=1)]
    assert [text_of(step, ".step-name") for step in steps] == names
    sums = [text_of(step, ".counts") for step in steps]
    assert sums == ["3 passed", "1 failed 2 passed", "2 failed 1 passed", *["1 failed 2 passed"] * 3]
    links = [step.css("p a[data-page]") for step in steps]
    assert [len(found) for found in links] == [0, 1, 1, 1, 1, 1]
    assert text_of(steps[2], "p a") == "Findings of step 3"
    target = the(page, links[2][0].attributes["href"] or "")
    assert text_of(target, ".visit .page-id") == "birth/3"
    assert (links[2][0].attributes["data-page"], links[2][0].attributes["data-device"]) == ("birth/3", "desktop")


def test_the_order_is_that_of_the_numbers(tmp_path: Path) -> None:
    ten = [STEPS[0].model_copy(update={"id": f"birth/{number}", "step": f"S{number}"}) for number in range(1, 11)]
    tree = written(Report(head(*(visit(one, DESKTOP) for one in reversed(ten))), []), tmp_path)
    assert text_of(tree, ".step-name") == " ".join(f"{number} S{number}" for number in range(1, 11))


def test_the_windows_are_in_the_page(page: LexborHTMLParser) -> None:
    desktop, phone = strip(page, "desktop"), strip(page, "phone")
    for image in desktop.css("img"):
        kind, _, content = (image.attributes["src"] or "").partition(";base64,")
        assert kind == "data:image/png"
        assert base64.b64decode(content).startswith(b"\x89PNG")
    assert (desktop.css("img")[0].attributes["width"], desktop.css("img")[0].attributes["height"]) == ("1280", "900")
    assert (phone.css("img")[0].attributes["width"], phone.css("img")[0].attributes["height"]) == ("360", "740")
    alternatives = [image.attributes["alt"] for image in desktop.css(".shot > summary > img")]
    assert alternatives == [f"The window at step {number} on desktop" for number in (1, 2, 3, 4, 6)]
    assert text_of(desktop.css("li.step")[4], ".no-shot") == "No picture was taken."
    assert "tall" in (the(page, "#journey-2 ~ ol").attributes["class"] or "")


def test_a_step_that_was_not_reached_says_why(page: LexborHTMLParser) -> None:
    fourth, fifth, sixth = strip(page, "phone").css("li.unreached")
    assert text_of(fourth, ".no-shot") == f"Not reached: {STOPPED}"
    assert text_of(fifth, ".no-shot") == "Not reached, for the same reason as step 4."
    assert text_of(sixth, ".no-shot") == "Not reached, for the same reason as step 4."
    assert text_of(fourth, ".counts") == "3 untested"
    assert not fourth.css("a")
    [section] = [node for node in page.css("main > section") if node.attributes["aria-labelledby"] == "not-tested"]
    assert f"{STOPPED} birth steps 4–6 phone" in flat(section)
    assert flat(section).count(STOPPED) == 1


def test_a_reason_is_told_in_the_language_of_the_report(tmp_path: Path) -> None:
    """A step that was not reached, and a page that lacks something, with the numbers of the reason."""
    why = Missing.of("the server answered {status}", "refused", status="503")
    visits = [visit(STEPS[0], DESKTOP, load=None, missing={"axe": why}), visit(HOME, DESKTOP, missing={"tree": why})]
    tree = written(Report(head(*visits, language="vi"), []), tmp_path)
    assert text_of(tree, ".unreached .message") == "máy chủ trả lời 503"
    assert [flat(one) for one in tree.css(".reasons .message")] == ["máy chủ trả lời 503"] * 2
    assert not tree.css('.message[lang="en"]')


def test_criteria_that_stand_for_one_reason_tell_it_once(tmp_path: Path) -> None:
    stopped = Finding.untested(f"Not tested: {STOPPED}.")
    kept = [Finding.passed(f"Part {number} is there.") for number in range(6)]
    of_it: dict[str, Any] = {"subject": BIRTH, "ruleset": "service", "requirements": ()}
    said = [
        assertion("J-1", Outcome.UNTESTED, stopped, **of_it),
        assertion("J-2", Outcome.PASSED, *kept, **of_it),
        assertion("J-3", Outcome.UNTESTED, stopped, **of_it),
        assertion("J-4", Outcome.PASSED, **of_it),
        assertion("J-5", Outcome.PASSED, **of_it),
        assertion("J-6", Outcome.FAILED, Finding.failed("It is in vain."), **of_it),
    ]
    tree = written(Report(head(visit(BIRTH, DESKTOP), rulesets=[SERVICE]), said), tmp_path)
    failed, untested, passed, *silent = tree.css(".whole > li")
    assert flat(failed) == "Failed J 6 It is in vain."
    assert flat(untested) == f"Untested The journey can be completed Untested J 3 Not tested: {STOPPED}."
    assert len(passed.css("details .message")) == 3
    assert "3 more" in flat(passed)
    assert len(silent) == 2, "what has no reason is no other's"


def test_reasons_that_differ_are_each_told(tmp_path: Path) -> None:
    reasons = ["it hung", "the journey ended at step 1", "the journey ended at step 1"]
    visits = [
        visit(subject, DESKTOP, load=None, missing={"axe": Missing(reason=reason, cause="error")})
        for subject, reason in zip(STEPS, reasons, strict=False)
    ]
    tree = written(Report(head(*visits), []), tmp_path)
    assert text_of(tree, ".no-shot") == (
        "Not reached: it hung Not reached: the journey ended at step 1 Not reached, for the same reason as step 2."
    )


def test_what_is_said_of_the_whole_journey_stands_at_its_head(page: LexborHTMLParser) -> None:
    desktop, phone = (text_of(strip(page, device), ".whole") for device in ("desktop", "phone"))
    assert desktop == "Passed The journey can be completed All 6 steps were reached."
    expected = "Failed The journey can be completed 3 of 6 steps were reached: nothing on the page is named “Tiếp tục”."
    assert phone == expected
    [link] = strip(page, "phone").css(".whole a")
    assert text_of(page, link.attributes["href"] or "") == "The journey can be completed"


def test_a_journey_that_never_began(tmp_path: Path) -> None:
    failed = assertion("J-1", Outcome.FAILED, Finding.failed("No step was reached."), subject=BIRTH, ruleset="service")
    tree = written(Report(head(), [failed]), tmp_path)
    assert text_of(tree, ".journey") == "Đăng ký khai sinh on desktop Failed J 1 No step was reached."
    assert not tree.css(".strip")


def test_a_fault_that_goes_along_is_told_once_with_its_steps(page: LexborHTMLParser) -> None:
    [cause] = [node for node in page.css(".cause") if "The link has no name." in flat(node)]
    lines = [text_of(line, "li") for line in cause.css(".pages > li")]
    assert lines == ["birth steps 2–6 desktop", "birth steps 2–3 phone"]


def test_devices_that_show_the_same_steps_share_a_line(tmp_path: Path) -> None:
    logo = Finding.failed("The link has no name.", pointer("a"))
    assertions = [
        assertion(
            "F-1",
            Outcome.FAILED,
            logo.model_copy(update={"carried": "birth/2"} if subject is not STEPS[1] else {}),
            subject=subject,
            device=device,
        )
        for device in ("desktop", "phone")
        for subject in STEPS[1:5]
    ]
    tree = written(Report(head(), assertions), tmp_path)
    assert text_of(tree, ".cause .pages") == "birth steps 2–5 desktop phone"
    assert len(tree.css(".cause")) == 1


def test_what_a_journey_carries_along_does_not_outnumber_what_pages_show(tmp_path: Path) -> None:
    carried = Finding.failed("Along the way.", pointer("a"))
    common = Finding.failed("On two pages.", pointer("b"))
    assertions = [
        assertion("F-1", Outcome.FAILED, carried.model_copy(update={"carried": origin}), subject=subject)
        for subject, origin in zip(STEPS, (None, *["birth/1"] * 5), strict=True)
    ]
    assertions += [assertion("F-1", Outcome.FAILED, common, device=device) for device in ("desktop", "phone")]
    assert text_of(written(Report(head(), assertions), tmp_path), ".cause .lead") == "On two pages. Along the way."


def test_how_to_see_a_step_again(page: LexborHTMLParser) -> None:
    told = {text_of(node, ".message"): text_of(node, ".again") for node in page.css(".cause")}
    command = "See it again portalcheck check --portal portal.yaml"
    assert told["The link has no name."] == (
        f"{command} Then look at step 2 (Thông tin của trẻ) of the journey birth on desktop."
    )
    whole = next(again for message, again in told.items() if message.startswith("3 of 6 steps"))
    assert whole == f"{command} Then look at the journey birth on phone."


def test_windows_take_half_of_the_room_at_most(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window, clip = draw(tmp_path, "evidence/w.png", 400, 300), draw(tmp_path, "evidence/c.png", 400, 300)
    size = len(base64.b64encode((tmp_path / window.path).read_bytes()))
    monkeypatch.setattr(pictures, "MOST", 4 * size)
    pale = Finding.failed("Pale.", pointer("p")).model_copy(update={"evidence": (clip,)})
    visits = [visit(subject, DESKTOP, picture=window) for subject in STEPS]
    tree = written(Report(head(*visits), [assertion("F-2", Outcome.FAILED, pale, subject=STEPS[0])]), tmp_path)
    assert len(tree.css(".step img")) == 2
    assert text_of(tree, ".step .no-shot").count("The picture is not in this page: evidence/w.png") == 4
    assert len(tree.css(".cause img")) == 1


def test_a_window_from_elsewhere_stays_out(tmp_path: Path) -> None:
    draw(tmp_path, "outside.png", 8, 8)
    window = Evidence(path="../outside.png", media_type="image/png", width=8, height=8)
    tree = written(Report(head(visit(STEPS[0], DESKTOP, picture=window)), []), tmp_path / "results")
    assert not tree.css("img")


def test_each_step_says_what_a_screen_reader_announces(page: LexborHTMLParser) -> None:
    steps = strip(page, "desktop").css("li.step")
    first = steps[0].css("details.heard")[0]
    assert text_of(first, "summary") == "What a screen reader announces: 6 lines"
    assert [flat(line) for line in first.css("ol > li")] == [
        "page Chọn thủ tục – Cổng dịch vụ công",
        "link Chuyển đến nội dung chính",
        "text field Họ và tên required, invalid entry, ••••••, Như trong giấy tờ tùy thân.",
        "checkbox Tôi cam đoan not checked",
        "button without a name",
        "Miễn lệ phí trong 60 ngày đầu.",
    ]
    assert [len(step.css(".heard")) for step in steps] == [1, 0, 1, 1, 1, 1], "no tree was gathered at the second"
    assert [len(step.css(".heard")) for step in strip(page, "phone").css("li.step")] == [1, 0, 1, 0, 0, 0]


def test_long_lists_are_cut_and_say_where_the_rest_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(announced, "MOST_LINES", 3)
    monkeypatch.setattr(announced, "MOST_IN_ALL", 5)
    read: list[str] = []

    def long(key: VisitKey) -> Any:
        read.append(key.subject)
        return tree(("RootWebArea", "T"), *[("link", f"L{number}") for number in range(9)])

    report = Report(head(*(visit(subject, PHONE) for subject in STEPS)), [], long)
    page = written(report, tmp_path)
    assert [len(one.css("ol > li")) for one in page.css("details.heard")] == [3, 2]
    assert [flat(one.css("p")[-1]) for one in page.css("details.heard")] == [
        "and 7 more lines: portalcheck announced RESULTS birth/1 --device phone",
        "and 8 more lines: portalcheck announced RESULTS birth/2 --device phone",
    ]
    after = [flat(one) for one in page.css("p.heard")]
    assert after[0] == "What a screen reader announces: portalcheck announced RESULTS birth/3 --device phone"
    assert len(after) == 4
    assert read == ["birth/1", "birth/2"], "no more is read than is shown"


def test_a_long_text_is_cut(tmp_path: Path) -> None:
    report = Report(head(visit(STEPS[0], PHONE)), [], lambda key: tree(("RootWebArea", "T"), ("link", "a" * 500)))
    assert text_of(written(report, tmp_path), ".heard").endswith(f"link {'a' * 400}…")


def test_very_many_journeys_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journeys, "MOST_STRIPS", 60)
    states = [
        Subject(id=f"j{number}/{step}", url=HOME.url, kind="state", process=f"j{number}", step="S")
        for number in range(70)
        for step in range(1, 70 if not number else 2)
    ]
    tree = written(Report(head(*(visit(one, PHONE) for one in states)), []), tmp_path)
    assert len(tree.css(".journey")) == 60
    assert "and 10 more journeys in report.json" in text_of(tree)
    assert "and 9 more steps in report.json" in text_of(tree)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_titles_and_reasons_are_text(text: str, tmp_path: Path) -> None:
    subject = Subject(id="birth/1", url=text, kind="state", process=text, step=text)
    gone = Missing(reason=text, cause="error")
    where: dict[str, Any] = {"subject": subject}
    whole = Subject(id=text, url=text, kind="process")
    report = Report(
        head(visit(subject, PHONE, load=None, missing={"axe": gone}), visit(subject, DESKTOP)),
        [
            assertion("F-1", Outcome.FAILED, Finding.failed(text), **where),
            assertion("J-1", Outcome.FAILED, Finding.failed(text), subject=whole),
        ],
        lambda key: tree(("RootWebArea", text), ("link", text), value={1: text}, description={1: text}),
    )
    inert(written(report, tmp_path))
