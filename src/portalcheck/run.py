"""The pipeline, spelled out once: plan → visit → gather → judge → clip → store → report."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

from portalcheck.gather import browser as browsers
from portalcheck.gather.axe import engine
from portalcheck.gather.pool import IN_FLIGHT, Pool
from portalcheck.judge import answered
from portalcheck.kit import Kit
from portalcheck.lighthouse import measure_page
from portalcheck.look import Means
from portalcheck.model.assertion import Assertion
from portalcheck.model.lens import LIGHTHOUSE
from portalcheck.model.report import Report
from portalcheck.model.subject import VisitKey
from portalcheck.model.visit import Visit
from portalcheck.plan import Plan
from portalcheck.play import play_journey
from portalcheck.replay import judge_group, judge_site, to_stored
from portalcheck.store import Store
from portalcheck.summary import StoredAssertions, head, stored_trees
from portalcheck.visit import visit_page


class Run:
    """Visits pages ahead of whoever asks for their assertions, in the order of the plan.

    The look-ahead is bounded: at any time a few visits are open or wait to be asked for, however many there are.
    """

    def __init__(
        self,
        kit: Kit,
        plan: Plan,
        store: Store,
        *,
        browser_path: str | None = None,
        in_flight: int = IN_FLIGHT,
        share: int = 1,
        pictures: bool = True,
    ) -> None:
        self._kit = kit
        self._plan = plan
        self._store = store
        self._in_flight = in_flight
        self._browser_path = browser_path
        self._pictures = pictures
        self._rate = plan.portal.limits.requests_per_second / share
        self._ahead: list[tuple[VisitKey, ...]] = []
        self._futures: dict[tuple[VisitKey, ...], Future[dict[VisitKey, list[Assertion]]]] = {}
        self._pool_: Pool | None = None

    @property
    def browser_version(self) -> str:
        """The version of the browser, once it has been started."""
        return self._pool_.version if self._pool_ else ""

    def expect(self, keys: Iterable[VisitKey]) -> None:
        """Say which visits will be asked for, in this order."""
        self._ahead = list(dict.fromkeys(self._plan.group_of(key) for key in keys))

    def assertions(self, key: VisitKey) -> list[Assertion]:
        """Give what was judged of one visit, waiting for it if need be; the next ones are begun.

        Raises ToolError where there is no browser. Whatever happens to the page is in the assertions.
        """
        group = self._plan.group_of(key)
        if group in self._ahead:
            position = self._ahead.index(group)
            wanted = self._ahead[position : position + self._in_flight + 2]
            self._ahead = self._ahead[position:]
        else:
            wanted = [group]
        for done in [other for other in self._futures if other not in wanted]:
            if self._futures[done].done():
                del self._futures[done]
        for one in wanted:
            if one not in self._futures:
                self._futures[one] = self._pool().submit(self._visit(one))
        return self._futures[group].result()[key]

    def close(self) -> None:
        """End the browser; visits that nobody asked for are given up."""
        if self._pool_:
            self._pool_.close()

    def __enter__(self) -> "Run":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _pool(self) -> Pool:
        if self._pool_ is None:
            self._pool_ = Pool(
                browsers.find(self._browser_path), in_flight=self._in_flight, requests_per_second=self._rate
            )
        return self._pool_

    async def _visit(self, group: tuple[VisitKey, ...]) -> dict[VisitKey, list[Assertion]]:
        async with self._store.lock(group[0]):
            judged = dict(zip(group, await self._judged(group), strict=True))
            judged = {key: answered(assertions, self._plan.answers) for key, assertions in judged.items()}
            for key, assertions in judged.items():
                self._store.save_assertions(key, assertions)
        return judged

    async def _judged(self, group: tuple[VisitKey, ...]) -> list[list[Assertion]]:
        if self._plan.subjects[group[0].subject].kind == "site":
            await self._see_to_parts(group[0])
            if self._plan.needed_of_site(group[0].device) and not self._store.holds(group[0]):
                await self._look(group)
            # It reads every page, and other visits must not wait for it.
            return [await asyncio.to_thread(judge_site, self._plan, group[0], self._store)]
        known = [visit for key in group if (visit := self._store.load(key))]
        if page := self._plan.page_of(group[-1].subject):
            await self._see_to((VisitKey(subject=page.id, device=group[-1].device),))
        return judge_group(self._plan, known, self._store) if len(known) == len(group) else await self._look(group)

    async def _see_to_parts(self, site: VisitKey) -> None:
        """Make the visits that a site is judged by and the store does not hold yet, a few at a time."""
        groups = iter(self._plan.parts_of(site))

        async def see_to() -> None:
            for group in groups:
                await self._see_to(group)

        await asyncio.gather(*(see_to() for _ in range(self._in_flight)))

    async def _see_to(self, group: tuple[VisitKey, ...]) -> None:
        """Make visits that the store does not hold yet, for others to be judged beside them."""
        if not self._store.holds(group[-1]):
            async with self._store.lock(group[0]):
                if not self._store.holds(group[-1]):
                    await self._look(group)

    async def _look(self, group: tuple[VisitKey, ...]) -> list[list[Assertion]]:
        """Make the visits of a group, and keep them."""
        looked = await self._visited(group)
        for visit, _ in looked:
            self._store.save(visit)
            self._kit.plugins.hook.portalcheck_visited(visit=visit)
        return [assertions for _, assertions in looked]

    async def _visited(self, group: tuple[VisitKey, ...]) -> list[tuple[Visit, list[Assertion]]]:
        means = Means(self._kit, self._plan, self._store, self._pool(), self._pictures)
        if service := self._plan.subjects[group[0].subject].process:
            # Two journeys of one person at the same time would be in each other's way, as drafts of one form are.
            account = self._plan.journeys[service].journey.account
            async with self._store.lock(f"account {account}") if account else nullcontext():
                return await play_journey(means, group)
        if group[0].lens == LIGHTHOUSE:
            return [await measure_page(means, group[0])]
        return [await visit_page(means, group[0])]


def run_all(run: Run, kit: Kit, plan: Plan, store: Store, on_visit: Callable[[VisitKey], None]) -> Report:
    """Visit everything in a plan, in its order, and give the report; `on_visit` is told of each visit that is done."""
    started = datetime.now(UTC)
    store.clear()
    run.expect(plan.keys)
    for key in plan.keys:
        for assertion in run.assertions(key):
            kit.plugins.hook.portalcheck_asserted(assertion=assertion)
        on_visit(key)
    facts: Any = {"browser": run.browser_version, "axe": engine(kit.axe.source)[1]}
    store.write_plan(to_stored(plan, store.folder, **facts, started=started))
    judged = StoredAssertions(store, plan.keys)
    return Report(head(kit, plan, store, judged, **facts, started=started), judged, stored_trees(store))
