"""The scorecard on a terminal: the points of each category, what they come to, and what that means and does not."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from portalcheck.model.ruleset import Ruleset
from portalcheck.model.score import Range, Score
from portalcheck.report.scorecard import changes, shown
from portalcheck.report.translations import said
from portalcheck.report.visible import visible


def print_score(console: Console, score: Score, ruleset: Ruleset) -> None:
    """Print the score of a run under a ruleset, in English, as all that stands on a terminal."""
    table = Table(box=None, pad_edge=False)
    table.add_column(visible(score.ruleset))
    table.add_column("points", justify="right")
    table.add_column("of", justify="right")
    titles = {category.id: said(category.title, "en", category.id).text for category in ruleset.categories}
    for category in score.categories:
        title = Text(visible(titles[category.category]))
        table.add_row(title, _points(category.points), f"{category.worth:g}")
    console.print(table)
    _print(console, (_total(score, ruleset), "bold"))
    _print(console, f"Without a verdict: {100 * score.not_assessed:.1f} per cent of the points.")
    if ruleset.score_note:
        _print(console, said(ruleset.score_note, "en").text)
    if told := changes(ruleset, "en"):
        _print(console, "The portal file changed what is asked:")
    for one in told:
        what = ["skipped"] if one.skipped else [f"{name}: {now} in place of {was}" for name, was, now in one.params]
        _print(
            console, f"  {one.title.text} ({one.criterion}): {', '.join(what)}. {one.reason or 'No reason is given.'}"
        )


def _total(score: Score, ruleset: Ruleset) -> str:
    percent = score.percent and _points(shown(score.percent, ruleset))
    if score.grade:
        return f"Grade {score.grade}: {percent} per cent."
    if score.no_grade == "changed":
        return f"No grade, since the portal file changed what is asked: {percent} per cent."
    if score.no_grade == "range":
        return f"No grade: {percent} per cent, which reaches {', '.join(score.grades)}."
    if score.no_grade:
        return "No grade: a category has no score."
    return f"{percent} per cent." if percent else "No total: a category has no score."


def _points(points: Range | None) -> str:
    if points is None:
        return "no score"
    low, high = f"{points.low:.1f}", f"{points.high:.1f}"
    return low if low == high else f"{low} to {high}"


def _print(console: Console, *parts: str | tuple[str, str]) -> None:
    """Print texts, some with a style, and none as markup."""
    console.print(
        Text.assemble(*((visible(one), "") if isinstance(one, str) else (visible(one[0]), one[1]) for one in parts))
    )
