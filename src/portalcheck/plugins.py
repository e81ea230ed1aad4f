"""Make a plugin manager, load what is installed, and say who provides what.

One manager per run; nothing here is global. A plugin that fails to load is named with its version and left out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any

import pluggy

from portalcheck import hookspecs
from portalcheck.errors import UsageError

ENTRY_POINT_GROUP = "portalcheck"


@dataclass(frozen=True)
class Plugin:
    """An installed plugin: its name, the distribution and version it came from, and what went wrong, if anything."""

    name: str
    distribution: str
    version: str
    error: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution} {self.version})"


class Plugins:
    """The plugins of one run. `installed` lists every entry point, the broken ones with their error."""

    def __init__(self, core: Iterable[Any] = (), local: Iterable[Any] = ()) -> None:
        self._manager = pluggy.PluginManager("portalcheck")
        self._manager.add_hookspecs(hookspecs)
        self.installed: list[Plugin] = []
        for module in core:
            self._manager.register(module, name=module.__name__)
        for entry in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda entry: entry.name):
            self._load(entry)
        for module in local:
            self._register_local(module)

    @property
    def hook(self) -> pluggy.HookRelay:
        """Call a hook: `plugins.hook.portalcheck_rules()`."""
        return self._manager.hook

    @property
    def broken(self) -> list[Plugin]:
        """The installed plugins that were left out."""
        return [plugin for plugin in self.installed if plugin.error]

    @property
    def versions(self) -> dict[str, str]:
        """The version of each distribution that took part."""
        return {plugin.distribution: plugin.version for plugin in self.installed if not plugin.error}

    def providers(self, hook_name: str) -> Iterator[str]:
        """Name the plugins that implement a hook, in the order in which they are asked."""
        for implementation in reversed(getattr(self.hook, hook_name).get_hookimpls()):
            yield implementation.plugin_name

    def gather_all(self, hook_name: str) -> list[Any]:
        """Join what every plugin brings; a plugin that raises is named and left out, and the others still count."""
        brought: list[Any] = []
        for implementation in getattr(self.hook, hook_name).get_hookimpls():
            try:
                brought += list(implementation.function())
            except Exception as error:
                self._leave_out(implementation.plugin_name, f"{hook_name} raised {error!r}")
        return brought

    def _load(self, entry: EntryPoint) -> None:
        distribution = entry.dist.name if entry.dist else entry.value
        version = entry.dist.version if entry.dist else "unknown"
        error = ""
        try:
            self._manager.register(entry.load(), name=entry.name)
            self._manager.check_pending()
        except Exception as fault:
            # A plugin can fail in any way at import; whatever it was, the run goes on without it.
            if self._manager.has_plugin(entry.name):
                self._manager.unregister(name=entry.name)
            error = f"{type(fault).__name__}: {fault}"
        self.installed.append(Plugin(entry.name, distribution, version, error))

    def _leave_out(self, name: str, error: str) -> None:
        for position, plugin in enumerate(self.installed):
            if plugin.name == name:
                self.installed[position] = Plugin(name, plugin.distribution, plugin.version, error)
                return
        raise UsageError(f"{name}: {error}")

    def _register_local(self, module: Any) -> None:
        try:
            self._manager.register(module, name=getattr(module, "__file__", None) or module.__name__)
            self._manager.check_pending()
        except (pluggy.PluginValidationError, ValueError) as error:
            raise UsageError(f"{getattr(module, '__file__', module)}: {error}") from error
