"""What is typed in a journey, passwords above all, appears in nothing that is kept or printed."""

import gzip
import html
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from PIL import Image

from portalcheck.model.journey import Person
from portalcheck.people import person
from portalcheck.plan import date
from tests.pipeline.playing import write_portal
from tests.plain_pytest import PLAIN
from tests.servers.pages import Request, serve_pages
from tests.servers.service import page

pytestmark = pytest.mark.browser

PASSWORD, NUMBER = 'Mật khẩu & "bí mật" <7>', "079195001234"
STEPS = """
title: Đăng nhập và nộp
account: citizen
people: {citizen: {sex: female, age_days: 12000}}
steps:
  - title: Đăng nhập
    do:
      - open: /
      - fill: {label: Số định danh, value: "{account.username}"}
      - fill: {label: Mật khẩu, value: "{account.password}"}
      - click: {role: button, name: Đăng nhập}
  - title: Tờ khai đã điền
    do:
      - fill: {label: Họ và tên, value: "{citizen.full_name}"}
      - fill: {label: Ngày sinh, value: "{citizen.born_on}"}
      - fill: {label: Điện thoại, value: "{citizen.phone}"}
      - fill: {label: Thư điện tử, value: "{citizen.email}"}
      - fill: {label: Ghi chú, value: "Nhà số 12 ngõ 34, Cầu Giấy"}
  - title: Xem lại
    do:
      - click: {role: button, name: Xem lại}
      - expect: {role: heading, name: Xem lại}
  - title: Dừng
    do:
      - click: {role: button, name: Không có nút này}
"""
BACK = """
<p role="alert">{filler} {upper} ({phone}), xin kiểm tra lại.</p>
<p>{name} sinh ngày {born} ({iso}), điện thoại {phone} ({spaced}), {email}. {note}</p>
<p title="{name}">{upper}</p><img src="/anh?ten={url}" alt="">
<a href="/tiep?q={plus}">Tiếp</a><input name="ho-ten" value="{name}" aria-label="Họ tên">
<textarea aria-label="Ghi chú">{note}</textarea>
<script>console.error("Không lưu được hồ sơ của {name}, mật khẩu " + {password});
  fetch("/loi?ten=" + encodeURIComponent("{name}")); document.title = "Hồ sơ của {name}";</script>
"""


def _sign_in(request: Request) -> str:
    return page("Đăng nhập", (
        '<form method="post" action="/form"><label>Số định danh <input name="n"></label>'
        '<label>Mật khẩu <input name="w" type="password"></label><button>Đăng nhập</button></form>'
    ))  # fmt: skip


def _form(request: Request) -> str:
    fields = (("name", "Họ và tên"), ("born", "Ngày sinh"), ("phone", "Điện thoại"), ("email", "Thư điện tử"))
    inputs = "".join(f'<p><label>{label} <input name="{name}"></label></p>' for name, label in fields)
    return page("Tờ khai", (
        f'<form method="get" action="/review">{inputs}<p><label>Ghi chú <textarea name="note"></textarea></label></p>'
        "<button>Xem lại</button></form>"
    ))  # fmt: skip


def _review(request: Request) -> str:
    """Says back all that was typed, in every way that pages have; by GET, so that it stands in the address too."""
    said = {name: values[0] for name, values in request.query.items()}
    day, month, year = said["born"].split("/")
    phone = said["phone"]
    return page("Xem lại", BACK.format(
        **{name: html.escape(value) for name, value in said.items() if name != "w"},
        iso=f"{year}-{month}-{day}",
        spaced=f"{phone[:4]} {phone[4:7]} {phone[7:]}",
        upper=said["name"].upper(),
        url=quote(said["name"]),
        plus=quote_plus(unicodedata.normalize("NFD", said["name"])),
        password=repr(PASSWORD),
        # What a message quotes of the page ends in the middle of the name.
        filler="x" * 190,
    ))  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The results of a run of pytest, and all that it printed."""
    folder = tmp_path_factory.mktemp("secrets")
    with serve_pages({"/": _sign_in, "/form": _form, "/review": _review}) as site:
        more = "accounts: {citizen: {username_env: THE_NUMBER, password_env: THE_WORD}}\n"
        write_portal(folder, site.url, STEPS, more)
        done = subprocess.run(
            [
                *(sys.executable, "-m", "pytest", "-vv", "--showlocals", *PLAIN, "portal.yaml"),
                *("--portal-results", "out", "--junitxml", "out/pytest.xml"),
            ],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=200,
            check=False,
            env={"PATH": "/usr/bin:/bin", "THE_NUMBER": NUMBER, "THE_WORD": PASSWORD, "HOME": str(folder)},
        )
    assert done.returncode == 1, done.stdout[-3000:]
    return folder / "out", done.stdout + done.stderr


def secrets() -> dict[str, str]:
    """All that was typed, in the forms in which it could come back."""
    made = person("citizen", Person(sex="female", age_days=12000), 1, date.today())
    day, month, year = made["born_on"].split("/")
    plain = {
        "password": PASSWORD,
        "number": NUMBER,
        "name": made["full_name"],
        "upper": made["full_name"].upper(),
        "half": made["full_name"].upper()[:8],
        "born": made["born_on"],
        "iso": f"{year}-{month}-{day}",
        "phone": made["phone"],
        "spaced phone": f"{made['phone'][:4]} {made['phone'][4:7]} {made['phone'][7:]}",
        "email": made["email"],
        "note": "Nhà số 12 ngõ 34, Cầu Giấy",
    }
    escaped = {f"{name}, escaped": html.escape(value) for name, value in plain.items()}
    quoted = {f"{name}, quoted": quote(value) for name, value in plain.items()}
    plus = {f"{name}, quoted plus": quote_plus(value) for name, value in plain.items()}
    loose = {f"{name}, decomposed": unicodedata.normalize("NFD", value) for name, value in plain.items()}
    return plain | escaped | quoted | plus | loose


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of the results as text; compressed ones are opened."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".webp":
            content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            yield path.name, content.decode("utf-8", "replace")


@pytest.mark.slow
def test_no_file_and_no_line_holds_it(kept: tuple[Path, str]) -> None:
    folder, printed = kept
    files = [*texts(folder), ("what was printed", printed)]
    names = {name for name, _ in files}
    assert {
        "report.json",
        "index.html",
        "plan.json",
        "results.sarif",
        "findings.csv",
        "summary.md",
        "pytest.xml",
    } <= names
    assert sum(name.endswith(".gz") for name in names) > 10
    whole = "\n".join(text for _, text in files)
    assert "Không lưu được hồ sơ của •••" in whole, "the console was gathered, and what it said is blacked out"
    found = [(name, what) for name, text in files for what, secret in secrets().items() if secret in text]
    assert not found
    assert "Xem lại" in whole, "what the page says of itself stays"


def test_no_picture_shows_it(kept: tuple[Path, str]) -> None:
    """Where a word is blacked out, its place in the picture is dark from side to side."""
    folder, _ = kept
    visits = {path.stem: json.loads(path.read_text("utf-8")) for path in (folder / "visits").glob("apply-3*.json")}
    (visit,) = visits.values()
    picture = Image.open(folder / visit["picture"]["path"]).convert("L")
    dark = sum(1 for value in picture.crop((0, 0, picture.width, 400)).tobytes() if 60 < value < 80)
    assert dark > 6_000, "the words of the paragraph lie under bars"
