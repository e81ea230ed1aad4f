"""`portalcheck announced`: what a screen reader announces, as plain text from stored results."""

import sys
from pathlib import Path

from portalcheck.commands.kit import kit_for
from portalcheck.errors import UsageError, nearest
from portalcheck.measure.announced import announced
from portalcheck.portal_file import known_language
from portalcheck.report.announced import said
from portalcheck.report.visible import visible
from portalcheck.store import Store
from portalcheck.summary import stored_trees


def print_announced(results: Path, subject: str | None, device: str | None, language: str | None) -> None:
    """Print the lines of the visits that are meant. Raises UsageError where none was stored by such a name."""
    store = Store(results, kit_for().kinds)
    store.read_plan()
    spoken, tree = known_language(language or "en"), stored_trees(store)
    known: set[str] = set()
    printed = False
    for visit in store.summaries():
        known.add(visit.key.subject)
        wanted = subject in (None, visit.key.subject) and device in (None, visit.key.device)
        if not wanted or (found := tree(visit.key)) is None:
            continue
        if printed:
            sys.stdout.write("\n")
        sys.stdout.write(f"# {visit.key} {visible(visit.subject.url)}\n")
        sys.stdout.writelines(f"{visible(str(said(line, spoken)))}\n" for line in announced(found))
        printed = True
    if not printed:
        named = " on ".join(filter(None, (subject or "these results", device)))
        raise UsageError(f"{results}: nothing was stored of {named}.{nearest(subject, known) if subject else ''}")
