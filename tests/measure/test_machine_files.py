"""robots.txt, sitemaps and security.txt, as hosts give them."""

import pytest

from portalcheck.measure.machine_files import is_file, security, shut_out, sitemap
from portalcheck.model.site import Answer

PAGE = "https://portal.example/dich-vu/1"


def answer(text: str, status: int = 200) -> Answer:
    return Answer(url="https://portal.example/sitemap.xml", status=status, text=text, bytes=len(text.encode()))


@pytest.mark.parametrize(
    ("robots", "engines"),
    [
        ("", []),
        ("User-agent: *\nDisallow:\n", []),
        ("\ufeffUser-agent: *\r\nDisallow: /\r\n", ["Googlebot", "Bingbot", "coccocbot-web"]),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nAllow: /\n", ["Bingbot", "coccocbot-web"]),
        ("User-agent: coccocbot-web\nDisallow: /dich-vu\n", ["coccocbot-web"]),
        ("<p>no rules</p>", []),
    ],
)
def test_who_is_shut_out(robots: str, engines: list[str]) -> None:
    assert shut_out(robots, PAGE) == engines


def test_a_page_in_place_of_a_file() -> None:
    assert is_file(answer("<urlset/>"))
    assert not is_file(answer("<!DOCTYPE html>\n<HTML lang=vi>"))
    assert not is_file(answer("x", status=404))
    assert not is_file(None)


def test_sitemaps() -> None:
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    written = f"\ufeff<?xml version='1.0'?>\n<urlset xmlns='{space}'><url><loc> {PAGE} </loc></url></urlset>"
    assert sitemap(answer(written)) == ((PAGE,), "")
    assert sitemap(answer("<sitemapindex><sitemap><loc>a</loc></sitemap></sitemapindex>")).addresses == ("a",)
    assert sitemap(answer(f"{PAGE}\n\n{PAGE}2\n")) == ((PAGE, f"{PAGE}2"), "")
    assert sitemap(answer("none here")).mistake
    assert sitemap(answer("<urlset><url></urlset>")).mistake
    assert sitemap(answer("<urlset><url>")).mistake  # it breaks off by itself …
    cut = answer(written[:-15]).model_copy(update={"bytes": 500_000})
    assert sitemap(cut) == ((PAGE,), "")  # … and here it was cut


def test_security() -> None:
    signed = (
        "-----BEGIN PGP SIGNED MESSAGE-----\n\nContact: mailto:a@b.vn\nContact: tel:1\nexpires: 2027-01-01T00:00:00z\n"
    )
    assert security(signed) == ("mailto:a@b.vn", "2027-01-01")
    assert security("Contact: a\nExpires: soon") == ("a", "")
    assert security("Contact:\nExpires: 2027-01-01") == ("", "2027-01-01")
