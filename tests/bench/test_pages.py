"""The benchmark's pages are what they claim to be: of a known size, always the same, with the defects they name."""

from pathlib import Path

import pytest
from benchmarks.contenders import all_found, contenders
from benchmarks.counters import counted_pages
from benchmarks.ours import check_all
from benchmarks.pages import LARGEST, SMALLEST, GeneratedPage, sizes, twenty_pages
from benchmarks.portal_site import serve
from playwright.sync_api import Page


def test_sizes() -> None:
    assert (len(sizes()), min(sizes()), max(sizes())) == (20, SMALLEST, LARGEST)
    assert 1380 <= sum(sizes()) / 20 <= 1410
    assert [page.elements for page in twenty_pages()] == sizes()


def test_they_are_always_the_same() -> None:
    assert twenty_pages() == twenty_pages()


def test_there_are_defects_of_several_kinds() -> None:
    kinds = {rule for page in twenty_pages() for rule in page.defects}
    assert kinds == {"button-name", "color-contrast", "image-alt", "label", "link-name", "select-name"}


@pytest.mark.browser
def test_at_rest_they_have_the_elements_that_they_claim(page: Page) -> None:
    pages = counted_pages()
    with serve({one.path: one.html for one in pages}) as site:
        for one in pages:
            page.goto(site.url + one.path, wait_until="networkidle")
            assert page.evaluate("document.querySelectorAll('*').length") == one.elements, one.path
        hits = site.take_hits()
    assert {one.path: hits[one.path] for one in pages} == {one.path: 1 for one in pages}


@pytest.mark.browser
@pytest.mark.slow
def test_what_was_seeded_is_found_and_what_is_lost_is_noticed(tmp_path: Path) -> None:
    pages = {one.path: one for one in _pages_of_every_kind()}
    with serve({path: one.html for path, one in pages.items()}) as site:
        check_all([site.url + path for path in pages], tmp_path, devices=["desktop", "phone"], in_flight=2)
    (ours,) = (one for one in contenders() if one.name == "ours-two")
    found, seeded = ours.found(tmp_path), {path: one.defects for path, one in pages.items()}
    assert all_found(found, seeded, devices=2) == len(pages)
    page = next(path for path, defects in seeded.items() if defects)
    rest = {key: said for key, said in found.items() if key != f"{page}+phone"}
    assert all_found(rest, seeded, devices=2) == len(pages) - 1


def _pages_of_every_kind() -> list[GeneratedPage]:
    """Give the smallest pages that hold every defect together, and one without any where there is one."""
    chosen: list[GeneratedPage] = []
    for page in sorted(twenty_pages(), key=lambda one: one.elements):
        known = {rule for one in chosen for rule in one.defects}
        if not chosen or set(page.defects) - known:
            chosen.append(page)
    return chosen
