"""Of hits that overlap, the one that stays."""

from __future__ import annotations

from guwah.engines.rules.guards import Judged
from guwah.engines.rules.lexicon import NOTHING, Hit


def longest(hits: list[Hit]) -> list[Hit]:
    """The hits of which no longer one covers the trigger, in order of their triggers.

    The longest whole match wins; among equals the surer cue; the cues marked ``last`` come after all others. A winner
    of ``nothing`` takes its words away.
    """
    ranked = sorted(
        hits,
        key=lambda hit: (hit.cue.last, hit.match.start - hit.match.end, -hit.cue.confidence, hit.match.start),
    )
    taken: set[int] = set()
    kept: list[Hit] = []
    for hit in ranked:
        trigger = range(hit.match.trigger_start, hit.match.trigger_end)
        if taken.isdisjoint(trigger):
            # The whole trigger is taken, so that "forced to sign" leaves no second act at "sign".
            taken.update(trigger)
            if hit.cue.act != NOTHING:
                kept.append(hit)
    return sorted(kept, key=lambda hit: hit.match.trigger_start)


_FAR = 5
"""So many words apart, the same act in one clause is said twice."""

_HANGING = frozenset({"with", "without", "without|no"})


def first_of_each(judged: list[Judged]) -> list[Judged]:
    """Within one clause the same act is said once, unless two verbs say it ("slapped and kicked") or far apart."""
    kept: list[Judged] = []
    for one in judged:
        same = [
            other
            for other in kept
            if other.hit.cue.act == one.hit.cue.act
            and other.clause == one.clause
            and (_hangs(one) or not _twice(one, other))
        ]
        if not same:
            kept.append(one)
    return kept


def _twice(one: Judged, other: Judged) -> bool:
    """True where two verbs say the same act, or words far apart do."""
    verbs = one.hit.cue.kind == "verb" and other.hit.cue.kind == "verb"
    return verbs or one.hit.match.trigger_start - other.hit.match.trigger_end >= _FAR


def _hangs(one: Judged) -> bool:
    """True for words that hang on a verb, as "with a stick" does: they say its act, not another one."""
    return one.hit.cue.pattern.source.split()[0] in _HANGING
