"""Who suffered and who did it, for one hit: from voice, word order and "by"; empty rather than guessed."""

from __future__ import annotations

from dataclasses import dataclass

from guwah.engines.rules.guards import Judged
from guwah.engines.rules.noun_phrases import agent_after, first_person_in, object_after, subject_before
from guwah.engines.rules.phrases import authorities, capital_end, who_end
from guwah.engines.rules.tokens import Tokens

# In these acts the subject of an active verb is the one concerned, not an agent.
_SUBJECT_IS_VICTIM = frozenset(
    "flight escape complaint injury_illness reunion disappearance detention detention_conditions house_arrest"
    " movement_restriction incommunicado solitary_confinement deprivation denial_of_care stress_position".split()
)
# In these the acting body stands as the one who did it.
_SUBJECT_IS_ACTOR = frozenset("denial finding ruling investigation reparation".split())
_PREPOSITIONS = frozenset("in at to of by from with for on against under into between".split())
_NO_PEOPLE = frozenset({"facility_description"})
_OWNERS = frozenset("my his her our your".split())
_AGENT_PRONOUNS = frozenset({"they", "who"})


@dataclass(frozen=True, slots=True)
class Roles:
    """Phrases as word indices, half-open; empty where the text does not say."""

    victim: tuple[int, int] | None = None
    perpetrator: tuple[int, int] | None = None


def find_roles(tokens: Tokens, judged: Judged, sentence: tuple[int, int], before: Roles | None) -> Roles:
    """The roles of one hit; ``before`` are those of the hit before it in the same sentence."""
    act, match = judged.hit.cue.act, judged.hit.match
    if act in _NO_PEOPLE:
        return Roles()
    subject = _subject(tokens, judged, sentence, before)
    agent = agent_after(tokens, match.trigger_end, min(sentence[1], match.trigger_end + 10))
    inner = _inner_person(tokens, judged)
    if act in _SUBJECT_IS_ACTOR:
        return Roles(None, agent or _actor(tokens, judged.group.start, sentence[0]) or subject)
    if judged.group.passive or agent is not None:
        return Roles(subject, agent)
    if inner is not None and judged.hit.cue.kind != "noun":
        return Roles(inner, subject if subject != inner else None)
    owner = _owner(tokens, judged, subject)
    if owner is not None:
        return Roles(owner, subject)
    follows = object_after(tokens, match.end, sentence[1]) if judged.hit.cue.kind == "verb" else None
    if follows is not None:
        return Roles(follows, subject)
    return _by_subject(tokens, act, judged, subject, before)


def _by_subject(
    tokens: Tokens, act: str, judged: Judged, subject: tuple[int, int] | None, before: Roles | None
) -> Roles:
    if subject is None:
        return Roles(before.victim if before else None, before.perpetrator if before else None)
    head = tokens.lows[subject[1] - 1]
    acts_for_state = bool(authorities() & set(tokens.lows[subject[0] : subject[1]]))
    if act in _SUBJECT_IS_VICTIM and not acts_for_state:
        return Roles(subject, None)
    if acts_for_state or (head in _AGENT_PRONOUNS and judged.hit.cue.kind == "verb" and act != "death"):
        return Roles(before.victim if before else None, subject)
    return Roles(subject, None)


def _subject(tokens: Tokens, judged: Judged, sentence: tuple[int, int], before: Roles | None) -> tuple[int, int] | None:
    group = judged.group
    near = subject_before(tokens, group.start, sentence[0])
    if near is not None:
        return _antecedent(tokens, near, sentence[0])
    shared = group.start > sentence[0] and tokens.lows[group.start - 1] in ("and", "then", ",", "or", "but")
    if shared and before is not None and (before.victim or before.perpetrator):
        participle = tokens.lows[judged.hit.match.start].endswith(("ed", "en", "n", "t", "d"))
        if before.perpetrator and not (participle and before.victim):
            return before.perpetrator
        return before.victim
    if judged.hit.cue.kind == "noun":
        return None
    found = first_person_in(tokens, judged.clause[0], group.start)
    found = found or first_person_in(tokens, sentence[0], group.start)
    return _antecedent(tokens, found, sentence[0]) if found else None


def _owner(tokens: Tokens, judged: Judged, subject: tuple[int, int] | None) -> tuple[int, int] | None:
    """ "my" of "they took my telephone": whose thing or body it is, where others act; None for "they lost their"."""
    if subject is None or tokens.lows[subject[0]] not in _AGENT_PRONOUNS or judged.hit.cue.kind == "noun":
        return None
    if judged.hit.cue.act in _SUBJECT_IS_VICTIM:
        return None
    match = judged.hit.match
    for index in range(match.start + 1, min(match.end + 2, len(tokens))):
        if tokens.lows[index] in _OWNERS:
            return index, index + 1
    return None


def _antecedent(tokens: Tokens, phrase: tuple[int, int], floor: int) -> tuple[int, int] | None:
    """For "who" the phrase right before it; any other phrase stands for itself."""
    if tokens.lows[phrase[0]] != "who":
        return phrase
    return subject_before(tokens, phrase[0], floor)


def _actor(tokens: Tokens, limit: int, floor: int) -> tuple[int, int] | None:
    """The name or body nearest before a verb of ruling, finding or denying; a place may stand for a government."""
    for index in range(limit - 1, floor - 1, -1):
        if index > floor and tokens.lows[index - 1] in _PREPOSITIONS:
            continue
        named = index in tokens.names or index in tokens.places
        if named and index - 1 not in tokens.names and index - 1 not in tokens.places:
            begins = index - (index > floor and tokens.lows[index - 1] == "the")
            return begins, capital_end(tokens, index, limit)
        end = who_end(tokens, index, limit)
        if end > 0 and authorities() & set(tokens.lows[index:end]):
            return index, end
    return None


def _inner_person(tokens: Tokens, judged: Judged) -> tuple[int, int] | None:
    """The person inside the cue ("forced me to"), past its first word."""
    match = judged.hit.match
    for index in range(match.start + 1, match.end):
        end = who_end(tokens, index, match.end)
        if end > 0 and tokens.lows[index] not in ("no", "the", "a", "an", "one", "nobody", "those"):
            return index, end
    return None
