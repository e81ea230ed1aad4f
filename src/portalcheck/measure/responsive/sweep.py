"""The ranges of widths in which something holds: found on a grid, then narrowed down to the px."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import replace

from portalcheck.measure.responsive.runs import Probe, Run
from portalcheck.measure.responsive.small_range import SmallRange
from portalcheck.measure.responsive.snapshot import Snapshot


class Sweep:
    """Follows what probes find from the widest window to the narrowest; keeps two snapshots at a time."""

    def __init__(self, probes: tuple[Probe, ...], orders: SmallRange) -> None:
        self._probes = {probe.kind: probe for probe in probes}
        self._orders = orders
        self._open: dict[tuple[str, Hashable], Run] = {}
        self._last: Snapshot | None = None
        self.runs: list[Run] = []

    def take(self, now: Snapshot) -> None:
        """Take the next narrower width."""
        wider = self._last
        for kind, probe in self._probes.items():
            found = probe.find(now)
            for key, one in found.items():
                run = self._open.get((kind, key))
                if run is None:
                    above = wider.width if wider else None
                    run = Run(kind, key, now.width, now.width, above, None, now.width, one)
                    run.suspect = probe.begins(run, now, wider)
                    self._open[kind, key] = run
                    self.runs.append(run)
                run.narrowest = now.width
                if one.px > run.found.px:
                    run.worst, run.found = (
                        now.width,
                        replace(run.found, px=one.px, text=one.text, region=one.region, is_text=one.is_text),
                    )
            ended = [at for at in self._open if at[0] == kind and at[1] not in found]
            for at in ended:
                self._open.pop(at).below = now.width
        self.runs += self._orders.take(now, wider)
        self._last = now

    def narrow(self, runs: list[Run], most: int) -> Iterator[tuple[int, Callable[[Snapshot], None]]]:
        """Give the widths to look at, widest first, until each end of these runs is known to the px, or `most` were
        looked at. Each comes with what takes the snapshot.
        """
        while most > 0 and (widths := sorted({middle for run in runs for middle in _middles(run)}, reverse=True)):
            for width in widths[:most]:
                yield width, lambda now: self._tell(runs, now)
            most -= len(widths)

    def _tell(self, runs: list[Run], now: Snapshot) -> None:
        for run in runs:
            over = run.above is not None and run.widest < now.width < run.above
            under = run.below is not None and run.below < now.width < run.narrowest
            if not (over or under):
                continue
            probe = self._probes.get(run.kind, self._orders)
            if probe.holds(run, now):
                run.widest, run.narrowest = max(run.widest, now.width), min(run.narrowest, now.width)
            elif over:
                run.above = now.width
            else:
                run.below = now.width


def _middles(run: Run) -> Iterator[int]:
    if run.above is not None and run.above - run.widest > 1:
        yield (run.above + run.widest) // 2
    if run.below is not None and run.narrowest - run.below > 1:
        yield (run.below + run.narrowest) // 2
