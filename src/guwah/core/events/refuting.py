"""Whether claims can all be true, every reading tried; and where they cannot, which of them are to blame.

A reading that fails names the claims on the loop it closes. Where the claim being read is not among them, no
other reading of it can help, and the search jumps back over it.
Source: conflict-directed backjumping, Prosser 1993; on disjunctions in time, Stergiou & Koubarakis 2000,
"Backtracking algorithms for disjunctions of temporal constraints".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from guwah.core.events.claims import Claim, Conflict, Loop
from guwah.core.events.graph import Graph
from guwah.core.events.settling import LoopArc


@dataclass(frozen=True, slots=True)
class Options:
    """The ways to read one claim, each as arcs. ``owner`` is the claim's number."""

    owner: int
    readings: tuple[tuple[LoopArc, ...], ...]


def options_of(graph: Graph, owner: int, claim: Claim) -> Options:
    """The claim's readings as arcs of ``graph``."""
    return Options(owner, tuple(tuple(graph.arcs_of(reading, owner)) for reading in claim.readings or ((),)))


def owners(loop: Iterable[LoopArc]) -> set[int]:
    """The numbers of the claims on a loop."""
    return {arc[3] for arc in loop}


def refute(
    graph: Graph, options: Sequence[Options], loops: list[list[LoopArc]] | None = None, at: int = 0
) -> set[int] | None:
    """The numbers of claims that cannot all be true, not always the fewest; none where some reading of all holds.

    ``graph`` holds what is beyond doubt and is left as it was. The loops met go to ``loops``.
    """
    if at == len(options):
        return None
    blamed: set[int] = set()
    for arcs in options[at].readings:
        mark = graph.mark()
        loop = graph.push(arcs)
        if loop and loops is not None:
            loops.append(loop)
        why = owners(loop) if loop else refute(graph, options, loops, at + 1)
        graph.undo(mark)
        if why is None or options[at].owner not in why:
            return why
        blamed |= why
    return blamed


def fewest(graph: Graph, options: Sequence[Options]) -> list[Options]:
    """The part of conflicting ``options`` of which none can be spared: a deletion filter.

    Source: Chinneck & Dravnieks 1991, "Locating minimal infeasible constraint sets in linear programs".
    """
    kept = _in_trying_order(options)
    for candidate in list(kept):
        if candidate not in kept:
            continue
        trial = [item for item in kept if item is not candidate]
        why = refute(graph, trial)
        if why is not None:
            kept = [item for item in trial if item.owner in why]
    return kept


def _in_trying_order(options: Iterable[Options]) -> list[Options]:
    """Claims of one reading first: they are beyond choice and narrow the choices of the others."""
    return sorted(options, key=lambda item: (len(item.readings), item.owner))


def rules_graph(claims: Mapping[int, Claim], *, close: bool) -> tuple[Graph, list[LoopArc] | None]:
    """A graph of the given claims alone, with the loop that they close where they contradict each other."""
    graph = Graph(close=close)
    arcs = [
        arc for owner, claim in claims.items() if claim.given for arc in options_of(graph, owner, claim).readings[0]
    ]
    return graph, graph.load(arcs)


def minimal_conflict(claims: Mapping[int, Claim], blamed: Iterable[int], *, close: bool) -> Conflict:
    """The conflict within ``blamed``, claims by number that cannot all be true, of which no member can be spared.

    With ``close``, it is called strained where the outermost ranges can be met.
    """
    graph, loop = rules_graph(claims, close=close)
    if loop:
        kept, loops = [], [loop]
    else:
        suspects = [options_of(graph, owner, claims[owner]) for owner in blamed if not claims[owner].given]
        kept, loops = fewest(graph, suspects), []
        refute(graph, kept, loops)
    because: tuple[Loop, ...] = tuple(graph.steps(loop, claims) for loop in loops)
    members = tuple(sorted(claims[item.owner].id for item in kept))
    strained = close and is_possible(claims, [item.owner for item in kept])
    return Conflict(members, "strained" if strained else "impossible", because)


def is_possible(claims: Mapping[int, Claim], some: Iterable[int]) -> bool:
    """True where the outermost ranges of ``some`` claims, together with those given, can be met."""
    graph, loop = rules_graph(claims, close=False)
    if loop:
        return False
    return refute(graph, _in_trying_order(options_of(graph, owner, claims[owner]) for owner in some)) is None
