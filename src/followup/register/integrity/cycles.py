"""
Circles of references: which rows can only be written together, and in which order the others come.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from followup.contracts import Key


References = Mapping[Key, Sequence[Key]]


def cycles(graph: References) -> Iterator[set[Key]]:
    """
    The groups of *graph* (a key → the keys it refers to) that refer to each other in a circle, each after those it
    refers to; a key that is in no circle is a group of its own.

    R. Tarjan, "Depth-first search and linear graph algorithms", 1972; without recursion, since chains may be long.
    """
    order: dict[Key, int] = {}
    low: dict[Key, int] = {}
    stack: list[Key] = []
    for root in graph:
        if root in order:
            continue
        path: list[tuple[Key, Iterator[Key]]] = [_enter(root, graph, order, low, stack)]
        while path:
            key, ahead = path[-1]
            other = next((each for each in ahead if each in graph and (each not in order or each in low)), None)
            if other is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[key])
                if low[key] == order[key]:
                    yield _closed(key, low, stack)
            elif other in order:
                low[key] = min(low[key], order[other])
            else:
                path.append(_enter(other, graph, order, low, stack))


def _enter(
    key: Key, graph: References, order: dict[Key, int], low: dict[Key, int], stack: list[Key]
) -> tuple[Key, Iterator[Key]]:
    order[key] = low[key] = len(order)
    stack.append(key)
    return key, iter(graph[key])


def _closed(key: Key, low: dict[Key, int], stack: list[Key]) -> set[Key]:
    # What is closed has no low point any more: nothing leads back to it.
    group: set[Key] = set()
    while key not in group:
        group.add(stack.pop())
    for each in group:
        del low[each]
    return group
