"""Interleaved rounds: in each, everybody checks all pages once; the order turns, so that drift hits all alike."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contenders import Contender, all_found, environment
from benchmarks.pages import GeneratedPage
from benchmarks.portal_site import PortalSite, serve
from benchmarks.processes import cost


@dataclass(frozen=True)
class Turn:
    """One contender in one round. `right` counts the pages on which exactly the seeded defects were found; `loads` is
    how often the server sent a document, for each visit.
    """

    seconds: float
    cpu: float | None
    right: int
    loads: float


Round = dict[str, Turn]


def race(
    contenders: Sequence[Contender],
    pages: Sequence[GeneratedPage],
    rounds: int,
    in_flight: int,
    say: Callable[[str], None],
) -> list[Round]:
    """Give the rounds. Before them everybody checks one small page, which is not measured."""
    measured: list[Round] = []
    with serve({page.path: page.html for page in pages}) as site:
        for contender in contenders:
            turn(contender, pages[:1], site, in_flight)
        for number in range(rounds):
            here = [contender for contender in contenders if not contender.apart or number % 2 == 0]
            start = number % len(here)
            taken: Round = {}
            for contender in [*here[start:], *here[:start]]:
                taken[contender.name] = turn(contender, pages, site, in_flight)
                say(f"round {number + 1} of {rounds}: {contender.label}: {taken[contender.name].seconds:.1f} s")
            measured.append(taken)
    return measured


def turn(contender: Contender, pages: Sequence[GeneratedPage], site: PortalSite, in_flight: int) -> Turn:
    """Let a contender check the pages, in a process of its own, and see what it found.

    Raises RuntimeError where it left no results.
    """
    with tempfile.TemporaryDirectory(prefix="portalcheck-bench-") as name:
        urls, folder, output = Path(name, "urls.txt"), Path(name, "results"), Path(name, "output.txt")
        urls.write_text("\n".join(site.url + page.path for page in pages), "utf-8")
        site.take_hits()
        took = cost(contender.command(urls, folder, in_flight), environment(), output)
        hits = site.take_hits()
        try:
            found = contender.found(folder)
        except (OSError, ValueError, KeyError) as error:
            said = output.read_text("utf-8", "replace").strip()[-2000:]
            raise RuntimeError(f"{contender.label} ended with {took.code} and without results:\n{said}") from error
    return Turn(
        seconds=took.seconds,
        cpu=took.cpu,
        right=all_found(found, {page.path: page.defects for page in pages}, contender.devices),
        loads=sum(hits[page.path] for page in pages) / (len(pages) * contender.devices),
    )
