"""Eyes and hands: the only folder that touches Playwright, a subprocess or the network.

A gatherer makes one artifact from an open page and stores no verdict. Its signature is its declaration:

    @gatherer(effect="passive")
    async def document(tab: Tab) -> Document: ...
"""

import inspect
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_type_hints

from portalcheck.model.artifact import Artifact
from portalcheck.rule_format import Params

if TYPE_CHECKING:
    from portalcheck.gather.tab import Tab

Effect = Literal["passive", "reversible", "consuming"]
EFFECTS: tuple[Effect, ...] = ("passive", "reversible", "consuming")


@dataclass(frozen=True)
class Gatherer:
    """What makes an artifact. `effect` says what it does to the page: `passive` leaves it alone, `reversible`
    restores DOM, values, focus and scroll, `consuming` gets a load of its own. Of the reversible ones those that
    `stir` the page's own scripts come last. `first` is asked on the shared page before a load of its own is made:
    an artifact that it gives stands, and spares the load. What would give the same on every device looks `once`, on
    the first that is no phone. `given` are the parameters that a portal file sets.
    """

    name: str
    makes: type[Artifact]
    effect: Effect
    params: type[Params]
    seconds: float
    gather: Callable[..., Awaitable[Artifact]]
    doc: str
    stirs: bool = False
    first: Callable[["Tab"], Awaitable[Artifact | None]] | None = None
    once: bool = False
    given: Params | None = None

    @property
    def turn(self) -> tuple[int, bool]:
        """When it comes: what leaves the page alone before what touches it."""
        return EFFECTS.index(self.effect), self.stirs

    async def __call__(self, tab: "Tab", params: Params | None = None) -> Artifact:
        """Gather the artifact from a page that is open and at rest."""
        if "params" in inspect.signature(self.gather).parameters:
            return await self.gather(tab, params or self.given or self.params())
        return await self.gather(tab)


def gatherer(
    *,
    effect: Effect,
    seconds: float = 30,
    stirs: bool = False,
    first: Callable[["Tab"], Awaitable[Artifact | None]] | None = None,
    once: bool = False,
) -> Callable[[Callable[..., Any]], Gatherer]:
    """Make an async function over a `Tab` a gatherer; `seconds` is its own time limit.

    The return annotation names the artifact it makes. Raises TypeError at import where it names none.
    """

    def declare(function: Callable[..., Any]) -> Gatherer:
        hints = get_type_hints(function)
        makes = hints.get("return")
        if not (isinstance(makes, type) and issubclass(makes, Artifact)):
            raise TypeError(f"gatherer {function.__name__}: the return annotation must name an artifact type")
        params = hints.get("params", Params)
        doc = inspect.cleandoc(function.__doc__ or "")
        return Gatherer(makes.name, makes, effect, params, seconds, function, doc, stirs, first, once)

    return declare
