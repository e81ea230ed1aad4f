"""Which names are one site, by the Public Suffix List."""

import pytest

from portalcheck.measure.sites import are_one_site, host_of, is_loopback, is_name, site_of


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("dichvucong.hanoi.gov.vn", "hanoi.gov.vn"),
        ("hanoi.gov.vn", "hanoi.gov.vn"),
        ("gov.vn", None),
        ("www.admin.ch", "admin.ch"),
        ("a.b.hanoi.vn", "b.hanoi.vn"),  # provinces are suffixes of their own below .vn
        ("portal.example", None),
        ("portal", None),
        ("113.160.1.1", None),
    ],
)
def test_the_name_that_somebody_registered(host: str, site: str | None) -> None:
    assert site_of(host) == site


@pytest.mark.parametrize(
    ("host", "other", "same"),
    [
        ("dichvucong.hanoi.gov.vn", "sso.hanoi.gov.vn", True),
        ("dichvucong.hanoi.gov.vn", "moj.gov.vn", False),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.0.0.1", "localhost", False),
        ("portal", "portal", True),
        ("portal", "cdn", None),
        ("mot.portal.invalid", "hai.portal.invalid", None),
        ("dichvucong.gov.vn", "portal.invalid", False),
        ("dichvucong.gov.vn", "gov.vn", False),
    ],
)
def test_one_site(host: str, other: str, same: bool | None) -> None:
    assert are_one_site(host, other) is same
    assert are_one_site(other, host) is same


def test_this_machine() -> None:
    addresses = ["http://localhost:8080/", "http://127.0.0.2/", "http://[::1]/", "http://mau.localhost/"]
    assert all(is_loopback(host_of(address)) for address in addresses)
    assert not any(is_loopback(host) for host in ("128.0.0.1", "localhost.vn", "127.vn", ""))


def test_a_name_of_the_whole_network() -> None:
    assert is_name(host_of("https://DICHVUCONG.gov.vn.:8443/"))
    assert not any(map(is_name, ("portal", "127.0.0.1", "::1", "")))
