"""A dialogue on a terminal: one question after the other, a letter and Enter for each answer.

Lines rather than single keys: a screen reader reads them as they are, and a slip of the hand decides nothing.
"""

import os
import sys
import webbrowser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from portalcheck.measure.wording import is_by_language
from portalcheck.model.answer import Answer, Decision
from portalcheck.model.assertion import Evidence
from portalcheck.model.ruleset import Language, Ruleset
from portalcheck.report.terminal import counted
from portalcheck.report.translations import called, message, said
from portalcheck.report.visible import visible
from portalcheck.review import Answering, Question, Seen

DECISIONS: dict[str, Decision] = {"p": "passed", "f": "failed", "i": "inapplicable", "c": "cantTell"}
KEYS = "p passed  f failed  i inapplicable  c still cannot tell  |  s skip  b back  v view  o only this visit  q quit"
MOST_PAGES = 8  # named for each question
MOST_PICTURES = 4
MOST_UNFITTING = 20
_SHOWS = {"without-focus": "Unfocused", "with-focus": "Focused"}
_LONGEST = 300  # characters of a text that the page has a say in


class Dialogue:
    """Walks a person through questions. What is answered is kept at once, however the dialogue ends."""

    def __init__(
        self, console: Console, keeping: Answering, rulesets: Sequence[Ruleset], results: Path, language: Language
    ) -> None:
        self._console = console
        self._keeping = keeping
        self._rulesets = {ruleset.label: ruleset for ruleset in rulesets}
        self._results = results
        self._language: Language = language
        self._again = False

    def walk(self, suggested: Callable[[], str], *, again: bool) -> None:
        """Put the open questions; with `again` those that are answered as well. `suggested` may know who this is."""
        self._again = again
        asked = [one for one in self._keeping.asked if again or one.open]
        if not asked:
            self._say("No question is open.")
            return
        try:
            if not self._keeping.who:
                self._keeping.who = self._name(suggested())
            at = 0
            while at < len(asked):
                at = self._put(asked, at)
        except (EOFError, KeyboardInterrupt):
            self._say("")

    def _name(self, suggested: str) -> str:
        offered = f" [{visible(suggested)}]" if suggested else ""
        while True:
            if name := self._read(f"Your name, as it will stand beside your answers{offered}: ") or suggested:
                return name

    def _put(self, asked: Sequence[Question], at: int) -> int:
        """Put one question; give the number of the next one."""
        question = asked[at]
        visits = question.open or list(question.seen.values())
        self._show(question, visits, f"{at + 1} of {len(asked)}")
        only = False
        while True:
            letter = self._read(f"{KEYS}\n> ").lower()[:1]
            if letter in DECISIONS:
                on = visits[:1] if only else visits
                self._decide(question, DECISIONS[letter], on)
                return at if only and question.open else at + 1
            if letter == "s":
                return at + 1
            if letter == "b":
                return max(at - 1, 0)
            if letter == "q":
                return len(asked)
            if letter == "v":
                self._view(visits)
            elif letter == "o":
                only = not only
                self._say(f"The answer will be for {visits[0].name if only else counted(len(visits), 'visit')}.")

    def _decide(self, question: Question, outcome: Decision, visits: Sequence[Seen]) -> None:
        """Keep the answer, then ask why: whoever leaves at that question has answered all the same."""
        before = question.answer_for(visits[0])
        why = before.why if before and before.outcome == outcome else ""
        self._keeping.keep(question, outcome, why, visits)
        if said := self._read(f"Why? (may be empty){f' [{why}]' if why else ''} "):
            self._keeping.keep(question, outcome, said, visits)

    def _show(self, question: Question, visits: Sequence[Seen], number: str) -> None:
        self._console.print()
        self._console.print(Rule(Text(f"{number}: {question.severity}"), align="left"))
        for label, criterion in question.criteria:
            self._say(f"{label}/{criterion}{self._title(label, criterion)}", style="dim")
        if question.requirements:
            self._fact("Asks for", ", ".join(question.requirements))
        self._say("")
        self._say(message(question.finding, self._language).text, style="bold")
        self._say("")
        if target := question.finding.target:
            self._fact("Element", target.key)
            self._fact("Markup", " ".join(target.snippet.split()))
        measured = {name: value for name, value in question.finding.data.items() if not is_by_language(value)}
        self._fact("Measured", "; ".join(f"{name}: {_plain(value)}" for name, value in measured.items()))
        self._fact("Seen on", _places(visits))
        self._fact("Address", visits[0].url)
        pictures = _pictures(visits)
        for shown, first in list(pictures.items())[:MOST_PICTURES]:
            for one in shown:
                path = self._results / one.path
                self._fact(_SHOWS.get(one.shows, "Picture"), f"{path} ({first})", longest=1_000)
        if len(pictures) > len({one.screen for one in visits}):
            self._say(f"There are {len(pictures)} different pictures of it; `o` answers for {visits[0].name} alone.")
        for answer in question.answers:
            self._fact("Answer", f"{answer.told} ({counted(len(answer.where), 'visit')})")
        self._say("")

    def _title(self, label: str, criterion: str) -> str:
        """Give the criterion's title and the text that it comes from."""
        ruleset = self._rulesets.get(label)
        known = next((one for one in ruleset.criteria if one.id == criterion), None) if ruleset else None
        if ruleset is None or known is None:
            return ""
        source = ruleset.sources.get(known.source)
        parts = [said(known.title, self._language).text]
        if source:
            title = called(source.title, self._language).text
            parts.append(", ".join(filter(None, (title, known.clause or source.clause))))
        return "".join(f"  {part}" for part in parts if part)

    def _view(self, visits: Sequence[Seen]) -> None:
        """Open the pictures where there is a desktop to open them on."""
        paths = [self._results / one.path for shown in list(_pictures(visits))[:MOST_PICTURES] for one in shown]
        if not paths:
            self._say("There is no picture of it.")
        elif not _desktop():
            self._say("There is no desktop here to open it on.")
        else:
            for path in paths:
                webbrowser.open(path.resolve().as_uri())

    def _fact(self, name: str, text: str, longest: int = _LONGEST) -> None:
        if text:
            cut = f"{text[:longest]} …" if len(text) > longest else text
            self._console.print(Text.assemble((f"{name + ':':<11}", "dim"), visible(cut)), soft_wrap=True)

    def _say(self, text: str, style: str = "") -> None:
        self._console.print(Text(visible(text), style=style), soft_wrap=True)

    def _read(self, prompt: str) -> str:
        return input(visible(prompt)).strip()


def show_unfitting(console: Console, answers: Sequence[Answer]) -> None:
    """List the answers that fit nothing any more."""
    if not answers:
        return
    fit = "answer fits" if len(answers) == 1 else "answers fit"
    console.print(f"{len(answers)} {fit} nothing any more: what was judged has changed or is gone.", highlight=False)
    for answer in answers[:MOST_UNFITTING]:
        line = f"  {answer.fingerprint}  {answer.rule}  {', '.join(answer.where[:3])}: {answer.told}"
        console.print(Text(visible(line)), soft_wrap=True)
    if len(answers) > MOST_UNFITTING:
        console.print(f"  … and {len(answers) - MOST_UNFITTING} more", highlight=False)


def _pictures(visits: Iterable[Seen]) -> dict[tuple[Evidence, ...], str]:
    """Give the pictures that differ, those of one visit together, with the visit that they were taken on."""
    found: dict[tuple[Evidence, ...], str] = {}
    for one in visits:
        if one.pictures:
            found.setdefault(one.pictures, one.name)
    return found


def _places(visits: Sequence[Seen]) -> str:
    pages: dict[str, list[str]] = {}
    for one in visits:
        pages.setdefault(one.subject, []).append(one.screen)
    named = [f"{subject} ({', '.join(screens)})" for subject, screens in list(pages.items())[:MOST_PAGES]]
    more = f" and {counted(len(pages) - MOST_PAGES, 'more page')}" if len(pages) > MOST_PAGES else ""
    return f"{', '.join(named)}{more}"


def _plain(value: Any) -> str:
    if isinstance(value, dict) and "text" in value:
        return str(value["text"])
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _desktop() -> bool:
    return sys.platform in ("darwin", "win32") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
