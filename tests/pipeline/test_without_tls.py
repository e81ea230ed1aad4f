"""Where a host leads without TLS is followed as long as it stays its own."""

import pytest

from portalcheck.gather.host import without_tls
from portalcheck.gather.open_page import drive
from portalcheck.gather.reach import Fetched


def _asked(leads: dict[str, str]) -> list[str]:
    async def ask(url: str) -> Fetched:
        return Fetched(url, 301 if url in leads else 200, "", location=leads.get(url, ""))

    async def follow() -> list[str]:
        return [answer.url async for answer in without_tls("portal.example", ask)]

    return drive(follow())


@pytest.mark.parametrize(
    ("leads", "asked"),
    [
        ({}, ["http://portal.example/"]),
        ({"http://portal.example/": "https://portal.example/"}, ["http://portal.example/"]),
        (
            {
                "http://portal.example/": "http://www.portal.example/",
                "http://www.portal.example/": "https://x.example/",
            },
            ["http://portal.example/", "http://www.portal.example/"],
        ),
        ({"http://portal.example/": "/vi"}, ["http://portal.example/", "http://portal.example/vi"]),
        ({"http://portal.example/": "http://other.example/"}, ["http://portal.example/"]),
        ({"http://portal.example/": "/"}, ["http://portal.example/"] * 4),
    ],
)
def test_the_addresses_that_are_asked(leads: dict[str, str], asked: list[str]) -> None:
    assert _asked(leads) == asked
