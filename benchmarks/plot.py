"""The results as a picture: seconds a page, the ratios that the aims speak of, memory over a long run."""

from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from benchmarks.aims import ratio
from benchmarks.contenders import contenders

OURS, OTHER, LIMIT = "#0b4f9e", "#8a8a8a", "#b3261e"


def plot(results: Mapping[str, Any], file: Path) -> None:
    """Draw what was measured so far."""
    drawings = [draw for part, draw in (("race", _seconds), ("race", _ratios), ("memory", _memory)) if part in results]
    # Text stays text, and the same results give the same file.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "portalcheck", "font.size": 10}):
        figure = Figure(figsize=(6.4 * len(drawings), 3.8), layout="constrained")
        for place, draw in enumerate(drawings):
            draw(results, figure.add_subplot(1, len(drawings), place + 1))
        figure.savefig(file, metadata={"Date": None})


def _seconds(results: Mapping[str, Any], axes: Axes) -> None:
    race = results["race"]
    shown = [one for one in reversed(contenders()) if any(one.name in taken for taken in race["rounds"])]
    for place, one in enumerate(shown):
        each = [taken[one.name]["seconds"] / race["pages"] for taken in race["rounds"] if one.name in taken]
        axes.barh(place, median(each), color=OURS if one.name.startswith("ours") else OTHER, height=0.6)
        axes.plot(each, [place] * len(each), "o", color="black", markersize=3)
        axes.annotate(f"{median(each):.2f} s", (max(each), place), (5, 0), textcoords="offset points", va="center")
    axes.set_yticks(range(len(shown)), [one.label for one in shown])
    axes.set_xlabel("seconds a page; bar: median, dots: rounds")
    axes.set_title(f"{race['pages']} pages, {race['in_flight']} in flight")
    axes.margins(x=0.15)
    _bare(axes)


def _ratios(results: Mapping[str, Any], axes: Axes) -> None:
    rounds = results["race"]["rounds"]
    shown = (
        ("pa11y-ci ÷ one device\n(at least 2)", "pa11y", "ours", 2),
        ("two devices ÷ one\n(at most 2.1)", "ours-two", "ours", 2.1),
        ("two devices ÷ plain\n(at most 2.1)", "ours-two", "plain", 2.1),
        ("one device ÷ plain\n(at most 1.25)", "ours", "plain", 1.25),
    )
    for place, (_, one, other, limit) in enumerate(shown):
        measured = ratio(rounds, one, other)
        axes.plot([min(measured.values), max(measured.values)], [place, place], color=OURS, linewidth=4, alpha=0.4)
        axes.plot(measured.middle, place, "o", color=OURS)
        axes.plot([limit, limit], [place - 0.3, place + 0.3], color=LIMIT, linewidth=2)
        axes.annotate(
            f"{measured.middle:.2f}", (measured.middle, place), (0, 9), textcoords="offset points", ha="center"
        )
    axes.set_yticks(range(len(shown)), [label for label, *_ in shown])
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xlim(left=0)
    axes.set_xlabel("ratio in the same round; dot: median, band: spread, red: aim")
    axes.set_title("Aims")
    _bare(axes)


def _memory(results: Mapping[str, Any], axes: Axes) -> None:
    lines = ("-", "--", ":")
    for style, run in zip(lines, results["memory"]["runs"], strict=False):
        pages = [one["pages"] for one in run["samples"]]
        for whose, label, colour in (
            ("ours", "portalcheck", OURS),
            ("driver", "Playwright's driver", LIMIT),
            ("browser", "browser", OTHER),
        ):
            series = [one[whose] for one in run["samples"]]
            axes.plot(pages, series, style, color=colour, label=f"{label}, {run['in_flight']} in flight")
    axes.set_ylim(0, 1.5 * axes.get_ylim()[1])
    axes.set_xlabel("pages done")
    axes.set_ylabel("MB")
    axes.set_title("Memory")
    axes.legend(fontsize=8, frameon=False, loc="upper center", ncols=len(results["memory"]["runs"]))
    _bare(axes)


def _bare(axes: Axes) -> None:
    axes.spines[["top", "right"]].set_visible(False)
