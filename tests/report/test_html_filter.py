"""The filter of the findings, in a browser and by keyboard alone."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser, Page, expect

from portalcheck.model.assertion import Finding, Outcome
from portalcheck.model.report import Report
from portalcheck.model.subject import Subject
from portalcheck.report.html import html
from tests.report.sample import DESKTOP, HOME, HOSTILE, PHONE, STEPS, assertion, everything, head, pointer, visit
from tests.report.test_large import report_of
from tests.report.test_scorecard import report as scored

pytestmark = pytest.mark.browser
ALL = "Findings shown: 32 of 32."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("results")
    return html(everything(folder), folder).as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    yield page
    page.close()
    assert not faults


def says(page: Page, text: str) -> None:
    """What a screen reader announces: the text of the status region."""
    expect(page.get_by_role("status")).to_have_text(text)


def messages(page: Page) -> list[str]:
    """The messages of the findings that can be seen."""
    seen = page.locator("[data-visits] .message:visible").all_inner_texts()
    return [" ".join(text.split()) for text in seen]


def choose(page: Page, label: str, option: str) -> None:
    """Tab to a list of choices and go down to the one that begins so."""
    _press(page, "Tab", "document.activeElement.labels?.[0]?.textContent", label)
    _press(page, "ArrowDown", "document.activeElement.selectedOptions[0].textContent", option)


def _press(page: Page, key: str, expression: str, beginning: str) -> None:
    for _ in range(20):
        if str(page.evaluate(expression)).startswith(beginning):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} does not reach {beginning}")


def to_search(page: Page) -> None:
    """The second thing that Tab reaches leads to the findings, and the next Tab to the field."""
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'findings'")
    page.keyboard.press("Tab")


def test_searching_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    says(page, ALL)
    to_search(page)
    page.keyboard.type("link has no")
    says(page, "Findings shown: 1 of 32.")
    assert messages(page) == ["The link has no name."]
    assert page.locator(".criterion:visible").count() == 1
    page.keyboard.press("Control+A")
    page.keyboard.type("nothing like this")
    says(page, "No finding matches.")
    assert messages(page) == []
    assert page.locator(".ruleset:visible").count() == 0
    while page.evaluate("document.activeElement.tagName") != "BUTTON":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    says(page, ALL)
    assert page.evaluate("document.activeElement.id") == "filter-words"
    assert page.locator("#filter-words").input_value() == ""
    assert not page.get_by_role("button", name="Clear the filter").is_visible()


def test_words_of_message_criterion_element_page_and_address(page: Page, address: str) -> None:
    stopped = "3 of 6 steps were reached: nothing on the page is named “Tiếp tục”."
    nameless, pale = "The link has no name.", "2.6:1 where 4.5:1 is asked."
    page.goto(address)
    for words, found in {
        "2.25:1": ["2.25:1 where 4.5:1 is asked."],
        "J-1": [stopped],
        "p.hint": [pale],
        "iframe#map": ["3:1 where 4.5:1 is asked."],
        "birth/4 link": [nameless],
        "portal.example/birth/3 4.5:1": [pale],
        "nghi dinh logo": [],
        "NGHỊ ĐỊNH SVG NAME": [nameless],
        "nghi dinh svg name": [nameless],
        "tiep tuc 3 of 6": [stopped],
    }.items():
        page.locator("#filter-words").fill(words)
        expect(page).to_have_url(re.compile(re.escape("#?words=" + quote_plus(words).replace("%2B", "+")) + "$"))
        says(page, f"Findings shown: {len(found)} of 32." if found else "No finding matches.")
        assert messages(page) == found, words


def test_choosing_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    to_search(page)
    choose(page, "Outcome", "Cannot")
    says(page, "Findings shown: 4 of 32.")
    assert (
        page.locator("[data-visits]:visible").evaluate_all(
            "(all) => new Set(all.map((one) => one.dataset.outcome)).size"
        )
        == 1
    )
    choose(page, "Device", "phone")
    says(page, "Findings shown: 3 of 32.")
    assert "The background is a picture. Is the contrast enough?" in messages(page)


def test_each_choice(page: Page, address: str) -> None:
    nameless, pale = "The link has no name.", "2.6:1 where 4.5:1 is asked."
    page.goto(address)
    to_search(page)
    for label, option, found in (
        ("Severity", "minor", ["h4 comes after h2.", "Not tested: the server answered 404 NOT FOUND."]),
        ("Ruleset", "An online", ["3 of 6 steps were reached: nothing on the page is named “Tiếp tục”."]),
        ("Page", "gone", ["Not tested: the server answered 404 NOT FOUND."]),
        ("Page", "birth/3", [nameless, pale]),
    ):
        choose(page, label, option)
        says(page, f"Findings shown: {len(found)} of 32.")
        assert messages(page) == found, option
        _press(page, "Tab", "document.activeElement.tagName", "BUTTON")
        page.keyboard.press("Enter")
        says(page, ALL)
    choose(page, "Outcome", "Untested")
    shown = page.locator("[data-visits]:visible").evaluate_all("(all) => all.map((one) => one.dataset.outcome)")
    assert shown == ["untested"] * 3


def test_page_and_device_belong_together(page: Page, tmp_path: Path) -> None:
    """A fault of one page on the desktop and of another on the phone is not one of the first page on the phone."""
    fault = Finding.failed("No name.", pointer("a"))
    other = Subject(id="other", url="https://portal.example/other")
    report = Report(
        head(visit(HOME, DESKTOP), visit(HOME, PHONE), visit(other, DESKTOP), visit(other, PHONE)),
        [
            assertion("F-1", Outcome.FAILED, fault),
            assertion("F-1", Outcome.FAILED, fault, subject=other, device="phone"),
        ],
    )
    page.goto(html(report, tmp_path).as_uri())
    page.get_by_label("Page", exact=True).select_option("home")
    says(page, "Findings shown: 1 of 1.")
    page.get_by_label("Device").select_option("phone")
    says(page, "No finding matches.")
    page.get_by_label("Page", exact=True).select_option("other")
    says(page, "Findings shown: 1 of 1.")


def test_what_is_folded_opens_while_it_is_looked_for(page: Page, address: str) -> None:
    page.goto(address)
    folded = page.locator(".cause", has_text="The link has no name.")
    assert not folded.is_visible()
    page.locator("#filter-words").fill("header svg")
    expect(folded).to_be_visible()
    page.locator("#filter-words").fill("")
    expect(folded).not_to_be_visible()
    says(page, ALL)


def test_a_folded_list_of_pages_opens_for_the_page(page: Page, tmp_path: Path) -> None:
    subjects = [Subject(id=f"page-{number}", url=f"https://portal.example/{number}") for number in range(9)]
    fault = Finding.failed("No name.", pointer("a"))
    report = Report(head(), [assertion("F-1", Outcome.FAILED, fault, subject=one) for one in subjects])
    page.goto(html(report, tmp_path).as_uri())
    line = page.locator(".pages li", has_text="page-7")
    for shown in ("page-7", "example/7"):
        assert not line.is_visible()
        page.locator("#filter-words").fill(shown)
        expect(line).to_be_visible()
        page.locator("#filter-words").fill("")
        expect(line).not_to_be_visible()


def test_the_address_keeps_the_filter(browser: Browser, page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#filter-words").fill("contrast")
    page.get_by_label("Outcome").select_option("cantTell")
    expect(page.locator(".filtering")).to_have_count(1)
    assert page.url == f"{address}#?words=contrast&outcome=cantTell"
    shown = page.get_by_role("status").text_content()
    again = browser.new_page()
    again.goto(page.url)
    says(again, shown or "")
    assert again.get_by_label("Outcome").input_value() == "cantTell"
    assert again.evaluate("document.activeElement.id") == "findings"
    again.close()


def test_a_page_of_the_table_leads_to_its_findings_and_back(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".matrix").get_by_role("link", name="birth/3").focus()
    page.keyboard.press("Enter")
    says(page, "Findings shown: 2 of 32.")
    assert page.evaluate("document.activeElement.id") == "findings"
    page.locator(".journey", has_text="Đăng ký khai sinh on phone").get_by_role(
        "link", name="Findings of step 2"
    ).focus()
    page.keyboard.press("Enter")
    says(page, "Findings shown: 1 of 32.")
    assert page.get_by_label("Device").input_value() == "phone"
    page.go_back()
    says(page, "Findings shown: 2 of 32.")


def test_a_link_to_what_the_filter_hides_ends_the_filter(page: Page, address: str) -> None:
    page.goto(f"{address}#?words=J-1")
    says(page, "Findings shown: 1 of 32.")
    page.get_by_role("navigation").get_by_role("link", name="Cannot tell").click()
    says(page, ALL)
    expect(page.locator(":target")).to_be_in_viewport()


def test_what_is_searched_for_is_text(page: Page, address: str) -> None:
    page.goto(address)
    before = page.locator("*").count()
    for text in ("<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "%zz", "__proto__"):
        page.locator("#filter-words").fill(text)
        expect(page.locator(".filtering")).to_have_count(1)
        for key in ("page", "outcome", text):
            page.evaluate("(hash) => { location.hash = hash; }", f"?{key}={text}")
            says(page, ALL)
    assert page.locator("*").count() == before


def test_hostile_pages_stay_text(page: Page, tmp_path: Path) -> None:
    subjects = [Subject(id=text, url=text, kind="state", process=text, step=text) for text in HOSTILE]
    report = Report(
        head(*(visit(one, DESKTOP) for one in subjects)),
        [assertion("F-1", Outcome.FAILED, Finding.failed(one.id, pointer(one.id)), subject=one) for one in subjects],
    )
    page.goto(html(report, tmp_path).as_uri())
    for number in range(len(HOSTILE)):
        page.get_by_label("Page", exact=True).select_option(index=number + 1)
        says(page, f"Findings shown: 1 of {len(HOSTILE)}.")


def test_no_key_alone_does_anything(page: Page, address: str) -> None:
    page.goto(address)
    before = page.content()
    for key in "/?fsjkn":
        page.keyboard.press(key)
    assert page.content() == before
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_numbers_are_those_of_the_language(page: Page, tmp_path: Path) -> None:
    for language, comma in (("en", "1,200"), ("vi", "1.200"), ("fr", "1 200")):
        findings = [Finding.failed(f"Fault {number}.", pointer(f"p:nth-child({number})")) for number in range(1_220)]
        report = Report(head(language=language), [assertion("F-1", Outcome.FAILED, *findings)])
        page.goto(html(report, tmp_path).as_uri())
        assert page.locator("html").get_attribute("lang") == language
        text = page.locator(".criterion > .quiet").inner_text()
        assert comma in text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{NO-BREAK SPACE}", " ")


def test_in_a_large_run_a_page_is_found_though_no_list_names_it(page: Page, tmp_path: Path) -> None:
    """Each page has a fault of its own, of which few are shown, and the common ones, whose lists end after 50 pages."""
    page.goto(html(report_of(300), tmp_path).as_uri())
    says(page, "Findings shown: 400 of 400.")
    page.locator("#filter-words").fill("page-277")
    says(page, "Findings shown: 20 of 400.")
    assert set(messages(page)) == {"Everywhere."}
    page.locator("#filter-words").fill("page-7 here")
    says(page, "Findings shown: 40 of 400.")


def test_a_step_that_was_not_tested_is_found_by_its_title(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#filter-words").fill(STEPS[5].step or "")
    says(page, "Findings shown: 2 of 32.")
    assert messages(page)[0] == "The link has no name."


def test_what_a_component_measures_elsewhere_is_searched_too(page: Page, tmp_path: Path) -> None:
    copies = [
        Finding.failed("It is {width} px wide.", pointer(f"li:nth-of-type({at}) > i", "<i class=icon>"), width=width)
        for at, width in ((1, 18.2), (2, 19.4))
    ]
    report = Report(head(visit(HOME, DESKTOP)), [assertion("F-1", Outcome.FAILED, *copies, Finding.failed("Else."))])
    page.goto(html(report, tmp_path).as_uri())
    for words in ("19.4", "type(2)"):
        page.locator("#filter-words").fill(words)
        says(page, "Findings shown: 1 of 2.")


def test_the_scorecard_stays_whole(page: Page, tmp_path: Path) -> None:
    """Its parts are folded as those of the findings are, and are none of them."""
    page.goto(html(scored(Outcome.CANT_TELL, Outcome.FAILED), tmp_path).as_uri())
    parts = page.locator("[aria-labelledby=scorecard] details.part")
    assert parts.count() > 1
    page.locator("#filter-words").fill("missing")
    says(page, "Findings shown: 1 of 2.")
    assert all(part.is_visible() for part in parts.all())
