"""The pages that have an address, which is where a defect can show."""

from __future__ import annotations

from reference_portal.catalogue import SERVICES

# Every page that can be reached without signing in and without sending a form.
PAGES = (
    "/",
    "/dich-vu",
    *(f"/dich-vu/{service.slug}" for service in SERVICES),
    "/phan-anh",
    "/huong-dan",
    "/gioi-thieu",
    "/lien-he",
    "/quyen-rieng-tu",
    "/kha-nang-tiep-can",
    "/so-do-trang",
    "/tro-ly",
    "/tra-cuu",
    "/dang-nhap",
    "/en/",
    "/en/services",
    "/en/services/birth-registration",
    "/en/privacy",
    "/en/accessibility",
    "/en/assistant",
    "/en/about",
    "/en/contact",
)

# What opens to one who is signed in. An address with a part of its own for each dossier is given as its pattern.
SIGNED_IN = (
    "/dich-vu/dang-ky-khai-sinh/nop/1",
    "/dich-vu/dang-ky-khai-sinh/nop/2",
    "/dich-vu/dang-ky-khai-sinh/nop/3",
    "/dich-vu/dang-ky-khai-sinh/nop/4",
    "/dich-vu/dang-ky-khai-sinh/nop/xem-lai",
    "/dich-vu/dang-ky-khai-sinh/nop/5",
    "/dich-vu/dang-ky-khai-sinh/da-nop/<code>",
    "/ho-so",
    "/ho-so/<code>",
)

# What machines read.
FILES = ("/robots.txt", "/sitemap.xml", "/.well-known/security.txt")
