"""
Loads plug-ins, each on its own: a hook or a record that does not work costs just that, and is kept as a fault.

Plug-ins are entry points of the group ``followup``, loaded only once a document is to be read, a message to be sent or
a scheme is not built in.  What they raise stops nobody else, whatever it is: ``sys.exit`` on import is a fault too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING, Any

from attrs import evolve

from followup.plugins.choice import Choice, choice
from followup.plugins.found import Plugin, Plugins, told


if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    import pluggy

BUILT_IN = ("followup.stores.builtin", "followup.readers.builtin", "followup.notifiers.builtin")

MANY = 1000
"""Records of one hook that are looked at: an answer may be endless."""


def plugins() -> Plugins:
    """
    The built-in plug-ins and those installed and allowed, loaded once.
    """
    return _installed(choice())


@cache
def _installed(chosen: Choice) -> Plugins:
    return load(_strangers(), chosen)


def forget() -> None:
    """
    Load anew when next asked, as after a plug-in was installed.
    """
    _installed.cache_clear()


def load(strangers: Iterable[EntryPoint | Plugin], chosen: Choice | None = None) -> Plugins:
    """
    What the built-ins and *strangers* register, as far as *chosen* allows; it raises nothing.

    A :class:`Plugin` among the strangers is one that is known not to work.
    """
    from followup.plugins.records import Gathered

    gathered = Gathered()
    manager = _manager()
    for name in BUILT_IN:
        gathered.add(*_looked_through(manager, Plugin(name, state="built in"), import_module(name)))
    for entry in strangers:
        if isinstance(entry, Plugin):
            gathered.add(entry, ())
        elif (chosen or Choice()).allows(entry.name):
            gathered.add(*_loaded(manager, entry))
        else:
            gathered.add(evolve(_described(entry), state="blocked"), ())
    return gathered.plugins()


def _manager() -> pluggy.PluginManager:
    import pluggy

    from followup.hookspecs import PROJECT

    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(import_module("followup.hookspecs"))
    return manager


def _strangers() -> Iterator[EntryPoint | Plugin]:
    from importlib.metadata import distributions, entry_points

    try:
        yield from entry_points(group="followup")
        return
    except Exception:  # noqa: BLE001 - one distribution whose metadata cannot be read hides all others: look one by one
        seen = set()
    for dist in distributions():
        try:
            name = dist.metadata["Name"]
            found = [] if name in seen else list(dist.entry_points.select(group="followup"))
            seen.add(name)
        except Exception as error:  # noqa: BLE001 - the same
            yield Plugin(str(getattr(dist, "_path", dist)), state="failed", faults=(told(error),))
        else:
            yield from found


def _described(entry: EntryPoint) -> Plugin:
    try:
        dist = entry.dist
        return Plugin(entry.name, dist.name or "", dist.version or "") if dist else Plugin(entry.name)
    except Exception:  # noqa: BLE001 - metadata may be broken in any way; its name is known
        return Plugin(entry.name)


Hooks = Iterable[tuple[str, list[Any]]]
"""What each hook of a plug-in registered."""


def _loaded(manager: pluggy.PluginManager, entry: EntryPoint) -> tuple[Plugin, Hooks]:
    plugin = _described(entry)
    try:
        return _looked_through(manager, plugin, entry.load())
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a stranger may raise anything, also SystemExit, and stops nobody
        return evolve(plugin, state="failed", faults=(told(error),)), ()


def _looked_through(manager: pluggy.PluginManager, plugin: Plugin, module: object) -> tuple[Plugin, Hooks]:
    names, faults, hooks = [], [], []
    for name in dir(module):
        options = manager.parse_hookimpl_opts(module, name)
        if options is None:
            continue
        hook = options.get("specname") or name
        if not hasattr(manager.hook, hook):
            if not options.get("optionalhook"):
                faults.append(f"{hook} is no hook of this followup: misspelt, or of a newer one")
            continue
        names.append(hook)
        try:
            hooks.append((hook, _called(manager, hook, getattr(module, name))))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - the same; its other hooks go on
            faults.append(f"{hook}: {told(error)}")
    return evolve(plugin, hooks=tuple(names), faults=tuple(faults)), hooks


def _called(manager: pluggy.PluginManager, hook: str, implementation: Callable[..., Any]) -> list[Any]:
    # On its own: pluggy would refuse the whole plug-in for one hook with arguments it is not given.
    alone = type("Alone", (), {hook: staticmethod(implementation)})
    try:
        manager.register(alone)
        others = [other for other in manager.get_plugins() if other is not alone]
        answers = manager.subset_hook_caller(hook, others)()
        return [record for records in answers for record in islice(records, MANY)]
    finally:
        if manager.is_registered(alone):
            manager.unregister(alone)
