"""Every stop of the walk with Tab is shown without the focus and with it, and nothing that was typed is in sight."""

import html
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from portalcheck.kit import plan_for
from portalcheck.model.artifact import Artifact, Missing
from portalcheck.model.assertion import Evidence, Outcome
from portalcheck.model.keyboard import Keyboard, Stop
from portalcheck.portal_file import portal_of
from portalcheck.replay import judge_group
from portalcheck.review import questions
from tests.pipeline.checking import Checked, check
from tests.pipeline.playing import play, write_portal
from tests.servers.pages import Request, serve_pages

pytestmark = pytest.mark.browser

RULESET = """
id: focus
edition: "1"
title: {en: Focus}
sources: {ours: {title: Chosen by the tests, basis: ours, in_force: "yes"}}
criteria: [{rule: accessibility/focus-visible}]
"""
HEAD = "<!doctype html><html lang='vi'><meta charset='utf-8'><title>Trang</title>"
PAGE = f"""{HEAD}<style>p {{ margin: 4em }} button:focus {{ outline: 0 }}
#faint {{ outline: 0; color: #00e }} #faint:focus {{ color: #00d }}</style>
<p><a href="/a">Liên kết</a></p><p><a href="/b" id="faint">Mờ</a></p><p><button>Nút</button></p>"""


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ruleset") / "focus.yaml"
    path.write_text(RULESET, "utf-8")
    return path


@pytest.fixture(scope="module")
def checked(ruleset: Path, tmp_path_factory: pytest.TempPathFactory) -> Checked:
    with serve_pages({"/": PAGE}) as site:
        return check([f"{site.url}/"], tmp_path_factory.mktemp("out"), ruleset=ruleset, pictures=True)


def stops(checked: Checked) -> list[Stop]:
    """The stops of every walk."""
    visits = [checked.store.load(visit.key) for visit in checked.store.summaries()]
    walks: list[Artifact | Missing] = [visit.artifacts["keyboard"] for visit in visits if visit and visit.load]
    return [stop for walk in walks if isinstance(walk, Keyboard) for stop in walk.stops]


def pixels(checked: Checked, picture: Evidence) -> NDArray[Any]:
    return np.asarray(Image.open(checked.store.folder / picture.path).convert("RGB")).astype(int)


def test_every_stop_is_shown_twice(checked: Checked) -> None:
    link, faint, button = stops(checked)
    for stop in (link, faint, button):
        assert [one.shows for one in stop.clips] == ["without-focus", "with-focus"]
        for one in stop.clips:
            _, _, width, height = stop.box
            assert abs(one.width - (width + 32)) <= 2
            assert abs(one.height - (height + 32)) <= 2
    ring, grey, none = (
        int((np.abs(pixels(checked, stop.clips[0]) - pixels(checked, stop.clips[1])).max(axis=2) > 100).sum())
        for stop in (link, faint, button)
    )
    assert ring > 100
    assert grey == none == 0
    assert button.clips[0].path == button.clips[1].path, "equal pictures are one file"


def test_findings_show_what_they_speak_of(checked: Checked) -> None:
    _, faint, button = stops(checked)
    (assertion,) = checked.assertions
    shown = {finding.outcome: finding.evidence for finding in assertion.findings}
    assert shown == {Outcome.FAILED: button.clips, Outcome.CANT_TELL: faint.clips, Outcome.PASSED: ()}
    (question,) = questions(checked.assertions, ())
    assert [one["shows"] for one in question.plain()["visits"][0]["pictures"]] == ["without-focus", "with-focus"]


def test_judged_again_they_are_there(checked: Checked, ruleset: Path) -> None:
    (visit,) = (checked.store.load(one.key) for one in checked.store.summaries())
    assert visit
    portal = portal_of([visit.subject.url], [str(ruleset)], ("desktop",))
    (again,) = judge_group(plan_for(checked.kit, portal, Path()), [visit], checked.store)
    assert [one.findings for one in again] == [one.findings for one in checked.assertions]


def test_a_walk_of_an_older_folder_is_read() -> None:
    assert 1 in Keyboard.readable
    old = Keyboard.model_validate({"stops": [{"css": "a", "snippet": "<a>", "tag": "a"}]})
    assert old.stops[0].clips == ()


def test_without_pictures_there_are_none(ruleset: Path, tmp_path: Path) -> None:
    with serve_pages({"/": PAGE}) as site:
        bare = check([f"{site.url}/"], tmp_path, ruleset=ruleset, pictures=False)
    assert [stop.clips for stop in stops(bare)] == [(), (), ()]
    assert not (tmp_path / "evidence").exists()
    assert {one.outcome for one in bare.assertions[0].findings} == {Outcome.FAILED, Outcome.CANT_TELL, Outcome.PASSED}


STEPS = """
title: Khai
people: {citizen: {sex: female}}
steps:
  - title: Đã điền
    do:
      - open: /
      - fill: {label: Họ và tên, value: "{citizen.full_name}"}
      - fill: {label: Tuổi, value: "37"}
  - title: Nhắc lại
    do:
      - click: {role: button, name: Gửi}
"""
# Whatever a citizen typed is magenta here, so that it is seen in a picture wherever it is left.
MAGENTA = "<style>input, b, output { color: #f0f; caret-color: #000 } body { margin: 2em }</style>"
FORM = f"""{HEAD}{MAGENTA}<form action="/said"><p><label>Họ và tên <input name="name" value="NAME"></label></p>
<p><label>Tuổi <input name="age" value="AGE"></label></p>
<p><button>Gửi</button> <output></output></p></form>
<script>document.querySelector("button").onfocus = () => {{
  document.querySelector("output").value = document.querySelector("input").value;
}}</script>"""
SAID = f"""{HEAD}{MAGENTA}<p><a href="/a">Sửa</a> <b>NAME</b></p>
<iframe title="Khung" width="300" srcdoc="{html.escape(MAGENTA)}<p><a href='/b'>Sửa</a> <b>NAME</b></p>"
  style="transform: scale(.9)"></iframe><p><span id="host"></span></p>
<script>document.querySelector("#host").attachShadow({{mode: "open"}}).innerHTML =
  "<style>b {{ color: #f0f }}</style><a href='/c'>Sửa</a> <b>NAME</b>";</script>"""


def said(request: Request) -> str:
    return SAID.replace("NAME", html.escape(request.query["name"][0]))


def magenta(checked: Checked) -> int:
    """How many pixels of all clips are of the colour of what was typed."""
    count = 0
    for picture in (one for stop in stops(checked) for one in stop.clips):
        red, green, blue = np.moveaxis(pixels(checked, picture), 2, 0)
        count += int(((red > 150) & (blue > 150) & (green < 110)).sum())
    return count


@pytest.mark.slow
def test_nothing_typed_in_a_journey_is_seen(ruleset: Path, tmp_path: Path) -> None:
    empty = FORM.replace("NAME", "").replace("AGE", "")
    with serve_pages({"/": empty, "/said": said}) as site:
        portal = write_portal(tmp_path, site.url, STEPS)
        (tmp_path / "journeys.yaml").write_text(RULESET, "utf-8")
        played = play(portal, tmp_path / "out", pictures=True)
        shown = check([f"{site.url}/said?name=Nguyễn+Văn+An"], tmp_path / "page", ruleset=ruleset, pictures=True)
    states = [stop for stop in stops(played) if stop.clips]
    assert {stop.tag for stop in states} >= {"input", "button", "a"}
    assert len(states) >= 3 + 3, "the walks of both states have their clips"
    assert magenta(shown) > 50, "where nobody typed it, it is seen"
    assert magenta(played) == 0
