"""The elements of a page, counted as the EcoIndex scraper counts them."""

from importlib.resources import files

from portalcheck import Artifact, Tab, gatherer

_COUNT = files(__package__).joinpath("elements.js").read_text("utf-8")


class Elements(Artifact):
    """The elements of the page's own document, open shadow roots included, documents in frames not.

    `in_svg` of them stand inside an `svg` element; EcoIndex leaves those out.
    """

    name = "ecoindex_elements"
    elements: int
    in_svg: int


@gatherer(effect="passive")
async def elements(tab: Tab) -> Elements:
    """Count, and touch nothing."""
    return Elements(**await tab.evaluate(_COUNT))
