"""Make a plugin manager, load what is installed, and say who provides what.

One manager per run; nothing here is global. A plugin that fails, at import or later, is named with its
version and left out, and the run goes on. Only where a visit depends on the plugin (an address that needs its
header, a page that it was to act on) is the fault raised: what it was to do is undone: the page is untested.
"""

from collections.abc import Awaitable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Any

import pluggy

from portalcheck import hookspecs
from portalcheck.errors import UsageError
from portalcheck.model.score import Score

ENTRY_POINT_GROUP = "portalcheck"
RAISED_FURTHER = frozenset({"portalcheck_context_args", "portalcheck_arrived"})
"""The hooks that a visit depends on."""
_BROUGHT: Mapping[str, tuple[str, str]] = {
    "portalcheck_rules": ("check", "a rule, made with `@rule`"),
    "portalcheck_gatherers": ("makes", "a gatherer, made with `@gatherer`"),
    "portalcheck_reporters": ("write", "a reporter, made with `@reporter`"),
    "portalcheck_rulesets": ("__fspath__", "a pathlib.Path"),
    "portalcheck_subjects": ("status", "a Subject"),
}
"""What each of the bringing hooks must bring: an attribute that tells, and the words for it."""


class PluginError(Exception):
    """A plugin raised where a visit depends on it; the message names the plugin and its version."""


@dataclass(frozen=True)
class Plugin:
    """A plugin: its name, the distribution and version it came from, and what went wrong, if anything.

    A project's own module has its path for a name, and no distribution.
    """

    name: str
    distribution: str
    version: str
    error: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution} {self.version})" if self.distribution else self.name


class Plugins:
    """The plugins of one run. `installed` lists every entry point, the broken ones with their error."""

    def __init__(self, core: Iterable[Any] = (), local: Iterable[Any] = ()) -> None:
        self._manager = pluggy.PluginManager("portalcheck")
        self._manager.add_hookspecs(hookspecs)
        self.installed: list[Plugin] = []
        self._local: list[Plugin] = []
        for module in core:
            self._manager.register(module, name=module.__name__)
        found = entry_points(group=ENTRY_POINT_GROUP)
        for entry in sorted(found, key=lambda entry: (entry.name, entry.value)):
            self._load(entry)
        for module in local:
            self._register_local(module)

    @property
    def hook(self) -> "Hooks":
        """Call a hook: `plugins.hook.portalcheck_visited(visit=visit)` gives what each plugin answered; of a hook whose
        first result counts, that one, or None.
        """
        return Hooks(self)

    @property
    def broken(self) -> list[Plugin]:
        """The plugins that were left out."""
        return [plugin for plugin in (*self.installed, *self._local) if plugin.error]

    @property
    def versions(self) -> dict[str, str]:
        """The version of each distribution that took part."""
        return {plugin.distribution: plugin.version for plugin in self.installed if not plugin.error}

    def providers(self, hook_name: str) -> Iterator[str]:
        """Name the plugins that implement a hook, in the order in which they are asked."""
        for implementation in self._implementations(hook_name):
            yield implementation.plugin_name

    def gather_all(self, hook_name: str) -> list[Any]:
        """Join what every plugin brings; a plugin that raises is named and left out, the others still count.

        Raises UsageError where it is a module of the project itself, which then asks for what is not there.
        """
        brought: list[Any] = []
        for implementation in reversed(self._implementations(hook_name)):
            try:
                brought += _checked(hook_name, implementation.function())
            except Exception as error:
                plugin = self._leave_out(implementation.plugin_name, f"{hook_name} raised {error!r}")
                if not plugin.distribution and hook_name != "portalcheck_reporters":
                    raise UsageError(f"{plugin}: {plugin.error}") from error
        return brought

    def ask(self, hook_name: str, arguments: Mapping[str, Any]) -> list[Any]:
        """Call the implementations of a hook, the last registered first; give the answers that are not None, or the
        first of them where that one counts.

        A plugin that raises is left out from then on. Raises PluginError for the hooks in `RAISED_FURTHER`.
        """
        answers: list[Any] = []
        for implementation in self._implementations(hook_name):
            plugin = self._known(implementation.plugin_name)
            try:
                answer: Any = implementation.function(*(arguments[name] for name in implementation.argnames))
                if answer is not None and hook_name in _BROUGHT:
                    answer = _checked(hook_name, answer)
                elif answer is not None and hook_name == "portalcheck_context_args":
                    answer = dict(answer)
                elif answer is not None and hook_name == "portalcheck_score":
                    answer = Score.model_validate(answer)
            except Exception as error:
                if hook_name in RAISED_FURTHER:
                    raise _fault(plugin, hook_name, error) from error
                self._leave_out(plugin.name, f"{hook_name} raised {error!r}")
                continue
            if hook_name == "portalcheck_arrived" and answer is not None:
                answer = _named(plugin, hook_name, answer)
            if answer is not None:
                answers.append(answer)
                if self.first_counts(hook_name):
                    break
        return answers

    def first_counts(self, hook_name: str) -> bool:
        """Whether one answer to a hook is enough."""
        spec = getattr(self._manager.hook, hook_name).spec
        return bool(spec and spec.opts["firstresult"])

    def _implementations(self, hook_name: str) -> list[pluggy.HookImpl]:
        return list(reversed(getattr(self._manager.hook, hook_name).get_hookimpls()))

    def _known(self, name: str) -> Plugin:
        known = (plugin for plugin in (*self.installed, *self._local) if plugin.name == name)
        return next(known, Plugin(name, "", ""))

    def _load(self, entry: EntryPoint) -> None:
        distribution = (entry.dist and entry.dist.metadata["Name"]) or entry.value
        version = (entry.dist and entry.dist.metadata["Version"]) or "unknown"
        plugin = None
        error = ""
        try:
            plugin = entry.load()
            self._register(plugin, entry.name)
        except (Exception, SystemExit) as fault:
            # A plugin can fail in any way at import; whatever it was, the run goes on without it.
            error = f"{type(fault).__name__}: {' '.join(str(fault).split())}"
        self.installed.append(Plugin(entry.name, distribution, version, error))

    def _register(self, plugin: Any, name: str) -> None:
        """Register a plugin whole or not at all. Raises ValueError or PluginValidationError."""
        if self._manager.has_plugin(name):
            raise ValueError(f"another plugin is named {name}")
        try:
            self._manager.register(plugin, name=name)
            self._manager.check_pending()
            for caller in self._manager.get_hookcallers(plugin) or ():
                for one in caller.get_hookimpls():
                    if one.plugin is plugin and (one.wrapper or one.hookwrapper):
                        raise ValueError(f"{caller.name} is a wrapper; a plugin changes no other one")
        except Exception:
            if self._manager.get_plugin(name) is plugin and plugin is not None:
                self._manager.unregister(name=name)
            raise

    def _leave_out(self, name: str, error: str) -> Plugin:
        known = self._known(name)
        plugin = Plugin(name, known.distribution, known.version, error)
        where = self.installed if known in self.installed else self._local
        if known in where:
            where[where.index(known)] = plugin
        else:
            where.append(plugin)
        if self._manager.has_plugin(name):
            self._manager.unregister(name=name)
        return plugin

    def _register_local(self, module: Any) -> None:
        name = getattr(module, "__file__", None) or module.__name__
        try:
            self._register(module, name)
        except (pluggy.PluginValidationError, ValueError) as error:
            raise UsageError(f"{name}: {' '.join(str(error).split())}") from error
        self._local.append(Plugin(name, "", ""))


class Hooks:
    """The hooks by their names, each a function of its named arguments."""

    def __init__(self, plugins: Plugins) -> None:
        self._plugins = plugins

    def __getattr__(self, name: str) -> Any:
        if not hasattr(hookspecs, name):
            raise AttributeError(f"there is no hook {name}")
        first = self._plugins.first_counts(name)

        def call(**arguments: Any) -> Any:
            answers = self._plugins.ask(name, arguments)
            return next(iter(answers), None) if first else answers

        return call


def _checked(hook_name: str, brought: Any) -> list[Any]:
    """Hold what a plugin brings against what the hook asks for. Raises TypeError."""
    attribute, words = _BROUGHT[hook_name]
    things = [Path(one) if isinstance(one, str) and attribute == "__fspath__" else one for one in brought]
    for thing in things:
        if isinstance(thing, type) or not hasattr(thing, attribute):
            raise TypeError(f"{thing!r} is not {words}")
    return things


def _fault(plugin: Plugin, hook_name: str, error: Exception) -> PluginError:
    return PluginError(f"the plugin {plugin}: {hook_name} raised {type(error).__name__}: {error}")


async def _named(plugin: Plugin, hook_name: str, act: Awaitable[None]) -> None:
    """Await what a plugin does, and name the plugin where it raises."""
    try:
        await act
    except Exception as error:
        raise _fault(plugin, hook_name, error) from error
