"""One cause is one candidate: what tells of the same thing is counted, not listed."""

from portalcheck.measure.responsive.runs import Run
from portalcheck.measure.responsive.snapshot import Structure

_SAME = 2  # px: ranges that differ by no more begin and end by the same thing


def causes(runs: list[Run], structure: Structure) -> list[Run]:
    """Give the runs that speak for others; `about["like"]` counts those."""
    found = [run for run in runs if run.found.px > 0 or run.kind == "small-range"]
    left = [run for run in found if not any(_is_told_by(run, other, structure) for other in found)]
    kept: list[Run] = []
    for run in sorted(left, key=lambda one: _rank(one, structure)):
        speaker = next((other for other in kept if _is_one(run, other, structure)), None)
        if speaker:
            speaker.about["like"] = speaker.about.get("like", 0) + 1
        else:
            kept.append(run)
    return kept


def _rank(run: Run, structure: Structure) -> tuple[int, int, int]:
    """The longest range first; of equal ones the outermost."""
    return run.narrowest - run.widest, structure.depth[run.found.element], run.found.element


def _is_one(run: Run, other: Run, structure: Structure) -> bool:
    if run.kind != other.kind:
        return False
    match run.kind:
        case "small-range":
            return abs(run.narrowest - other.narrowest) <= _SAME and abs(run.widest - other.widest) <= _SAME
        case "element-collision":
            shared = {run.found.element, run.found.other} & {other.found.element, other.found.other}
            return bool(shared) and _meet(run, other)
        case "element-protrusion" | "content-cut-off":
            return run.found.other == other.found.other and _meet(run, other)
        case "viewport-protrusion":
            return _are_one(run.found.element, other.found.element, structure)
    return False


def _meet(run: Run, other: Run) -> bool:
    return run.narrowest <= other.widest + 1 and other.narrowest <= run.widest + 1


def _is_told_by(run: Run, other: Run, structure: Structure) -> bool:
    """Tell whether what leaves its box, or the window, does so because it leaves the window, or collides, already."""
    if run.kind not in ("element-protrusion", "viewport-protrusion") or not _meet(run, other):
        return False
    if other.kind == "element-collision":
        pair = (other.found.element, other.found.other)
        return other.widest > run.widest + _SAME and any(_are_one(run.found.element, at, structure) for at in pair)
    leaves = run.kind == "element-protrusion" and other.kind == "viewport-protrusion"
    return leaves and other.widest + _SAME >= run.widest and _are_one(run.found.element, other.found.element, structure)


def _are_one(one: int, other: int, structure: Structure) -> bool:
    return structure.holds(one, other) or structure.holds(other, one)
