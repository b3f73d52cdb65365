"""What keeps a cue from being a statement: it did not happen, it is asked, it only points back; or it is denied."""

from __future__ import annotations

from dataclasses import dataclass, replace

from guwah.engines.rules.lexicon import Hit
from guwah.engines.rules.phrases import who_end
from guwah.engines.rules.tokens import Tokens
from guwah.engines.rules.verbs import BE, GOVERNORS, VerbGroup, verb_group

NEGATORS = frozenset("not never no nobody none neither nor cannot without noone".split())
_DENIERS = frozenset("denied denies deny denying".split())
_POINTING = frozenset("during after before since until following despite upon on of from about at".split())
_POSSESSIVES = frozenset("his her their my our your the this that its".split())
_OPEN_QUESTIONS = frozenset("who whom why where when what how which whose".split())
_AFTER_VERB = frozenset(
    "in at on by with for and or until till from when because while if after before during as that so again once twice"
    " then but without about there here too also where who which to over under up near since often every".split()
)
_DOUBTS = frozenset("if unless whether lest should".split())
_TELLING = frozenset(
    "said told says tell warned warning warn threatened threatening threaten promised swore shouted that if feared"
    " fear afraid thought knew know announced whoever anyone hoped hope believed ordered".split()
)
_TOLD_REACH = 10
# "They said I would be beaten": the act is uttered, and is a threat.
_UTTERED = frozenset("said told says tell tells shouted promised swore saying telling announced".split())
_PASSIVES = frozenset({"be", "go"})
_ARTICLES = frozenset("the a an my his her our their all".split())
_FUTURE = frozenset("would will 'll shall".split())
_THREATS = frozenset(
    "arrest detention beating death ill_treatment disappearance family_separation sexual_violence displacement"
    " electric_shock suffocation armed_attack solitary_confinement forced_labour".split()
)
_PARTICIPLES = frozenset("held kept shot bound hit put cut caught sent led brought shut hung struck".split())
_MAY_HAVE_HAPPENED = frozenset("would could can couldn't cannot can't must".split())
_NEG_REACH = 9


@dataclass(frozen=True, slots=True)
class Judged:
    """A hit that stands, with its polarity and the verb group it was read in."""

    hit: Hit
    polarity: str
    group: VerbGroup
    clause: tuple[int, int]


def judge(tokens: Tokens, hit: Hit, clause: tuple[int, int], sentence: tuple[int, int]) -> Judged | None:
    """The hit with its polarity, or None where it is no statement."""
    cue = hit.cue
    group = verb_group(tokens, hit.match.start, clause[0])
    if (cue.kind == "noun" or _is_nominal(tokens, hit, sentence[0])) and _points_back(tokens, hit, sentence[0]):
        return None
    if cue.kind != "noun" and _did_not_happen(tokens, group, clause, cue.kind):
        if cue.act not in _THREATS or not _is_uttered(tokens, group, clause, sentence):
            return None
        return Judged(replace(hit, cue=replace(cue, act="threat")), "affirmed", group, clause)
    if cue.person == "must" and not _has_person(tokens, hit, group, (clause[0], sentence[1])):
        return None
    if cue.person == "maybe" and _has_thing(tokens, hit, group, sentence):
        return None
    denied = not _always_said(tokens, hit) and (
        group.negated
        or _negated(tokens, hit, clause)
        or _negated_inside(tokens, hit)
        or _is_what_is_denied(tokens, clause)
    )
    return Judged(hit, "denied" if denied else "affirmed", group, clause)


def _always_said(tokens: Tokens, hit: Hit) -> bool:
    """True where a "not" belongs to what is said: a fixed cue, or a threat ("you will never see them again")."""
    if hit.cue.kind == "fixed":
        return True
    return hit.cue.act == "threat" and not _FUTURE.isdisjoint(tokens.lows[hit.match.start : hit.match.end])


def fits_sentence(tokens: Tokens, hit: Hit, start: int, end: int) -> bool:
    """True where the words that the cue wants near stand in the sentence, and none that it does not bear."""
    cue = hit.cue
    if not cue.near and not cue.unless:
        return True
    words = tokens.lows[start:end]
    return not (cue.near and cue.near.isdisjoint(words)) and cue.unless.isdisjoint(words)


def is_open_question(tokens: Tokens, start: int, end: int) -> bool:
    """True for a question that is not answered yes or no: it presupposes the act."""
    if not any(tokens.lows[index] == "?" for index in range(max(start, end - 3), end)):
        return False
    return any(word in _OPEN_QUESTIONS for word in tokens.lows[start : min(end, start + 4)])


def is_question(tokens: Tokens, start: int, end: int) -> bool:
    """True where the sentence ends in a question mark."""
    return any(tokens.lows[index] == "?" for index in range(max(start, end - 3), end))


def _did_not_happen(tokens: Tokens, group: VerbGroup, clause: tuple[int, int], kind: str) -> bool:
    if group.infinitive and group.governor not in GOVERNORS:
        return kind == "verb"
    if group.modal in ("could", "can") and kind == "verb":
        return True
    if group.modal in ("may", "might") and kind == "fixed":
        return False
    if group.modal and group.modal not in _MAY_HAVE_HAPPENED:
        return True
    passive = group.passive or not _PASSIVES.isdisjoint(tokens.lows[group.start : group.start + 3])
    if group.modal == "would" and passive and _is_told(tokens, clause, group):
        return True
    return tokens.lows[clause[0]] in _DOUBTS


def _is_uttered(tokens: Tokens, group: VerbGroup, clause: tuple[int, int], sentence: tuple[int, int]) -> bool:
    """True for what somebody else than the voice says will be done: "they told him he would be shot"."""
    if group.negated or not (group.modal in _FUTURE or group.governor == "going"):
        return False
    for index in range(max(sentence[0], clause[0] - _TOLD_REACH), group.start):
        if tokens.lows[index] in _UTTERED:
            return index == sentence[0] or tokens.lows[index - 1] not in ("i", "we")
    return False


def _is_told(tokens: Tokens, clause: tuple[int, int], group: VerbGroup) -> bool:
    """True for "they said we would be beaten"; a habit ("at night we would be beaten") is told by nobody."""
    words = tokens.lows[max(0, clause[0] - _TOLD_REACH) : group.start]
    return not _TELLING.isdisjoint(words)


def _is_nominal(tokens: Tokens, hit: Hit, floor: int) -> bool:
    """True where the word of a verb cue stands as a noun: "his arrest", "the beating"."""
    at = hit.match.start
    if hit.cue.kind != "verb" or at <= floor:
        return False
    before = tokens.lows[at - 1]
    return before in _POSSESSIVES or before in ("an", "a") or before.endswith("'s")


def _points_back(tokens: Tokens, hit: Hit, floor: int) -> bool:
    index = hit.match.start - 1
    if index < floor or (tokens.lows[index] not in _POSSESSIVES and not tokens.lows[index].endswith("'s")):
        return index >= floor and tokens.lows[index] in ("former", "under", "of", "post", "anti")
    return index - 1 < floor or tokens.lows[index - 1] in _POINTING


def _has_person(tokens: Tokens, hit: Hit, group: VerbGroup, reach: tuple[int, int]) -> bool:
    """True where somebody suffers it: a passive, or words for a person in the cue or right behind it."""
    floor, limit = reach
    verb = hit.match.start
    if group.passive or tokens.lows[verb] in BE or tokens.lows[verb].endswith("ing"):
        return True
    if _participle_joined(tokens, group):
        return not _takes_thing(tokens, hit.match.end, limit)
    if _opens(tokens, group.start, floor) and _passive_like(tokens, verb):
        return True
    return any(who_end(tokens, index, limit) > 0 for index in range(verb + 1, min(hit.match.end + 1, limit)))


def _takes_thing(tokens: Tokens, after: int, limit: int) -> bool:
    """True before "the ledgers", "my papers": what is carried off is no person."""
    return after < limit and tokens.lows[after] in _ARTICLES and who_end(tokens, after, limit) < 0


def _opens(tokens: Tokens, start: int, floor: int) -> bool:
    """True where the verb opens its clause, marks aside: "Arrested in 2017, he ..."."""
    while start > floor and not tokens.lows[start - 1][0].isalnum():
        start -= 1
    return start == floor


def _has_thing(tokens: Tokens, hit: Hit, group: VerbGroup, sentence: tuple[int, int]) -> bool:
    """True where the verb is active and its object is no person ("beat the drum", "arresting colours")."""
    verb, after = hit.match.start, hit.match.end
    if group.passive or after >= sentence[1]:
        return False
    if hit.match.end - hit.match.start > 1 or who_end(tokens, after, sentence[1]) > 0:
        return False
    low = tokens.lows[after]
    if tokens.lows[verb].endswith("ing") and verb > sentence[0] and tokens.lows[verb - 1] in ("an", "the", "a"):
        return True
    return low[0].isalpha() and low not in _AFTER_VERB and not low.endswith("ly") and not _passive_like(tokens, verb)


def _passive_like(tokens: Tokens, verb: int) -> bool:
    low = tokens.lows[verb]
    return low in _PARTICIPLES or (low.endswith(("ed", "en", "n")) and not low.endswith("ing"))


def _participle_joined(tokens: Tokens, group: VerbGroup) -> bool:
    """True after "and" or "then": "was beaten and taken away" shares its auxiliary."""
    return group.start > 0 and tokens.lows[group.start - 1] in ("and", "then", "or", ",", "but")


def _negated_inside(tokens: Tokens, hit: Hit) -> bool:
    """True where "not" stands in a gap of the cue: "was not beaten" of a cue that says "was beaten"."""
    if hit.cue.says_not:
        return False
    words = tokens.lows[hit.match.start : hit.match.end]
    return any(low in ("not", "never") or low.endswith("n't") for low in words) and "only" not in words


def _is_what_is_denied(tokens: Tokens, clause: tuple[int, int]) -> bool:
    """True for the clause after "denies that"."""
    return clause[0] > 0 and tokens.lows[clause[0] - 1] in _DENIERS


def _negated(tokens: Tokens, hit: Hit, clause: tuple[int, int]) -> bool:
    start = max(clause[0], hit.match.start - _NEG_REACH)
    for index in range(hit.match.start - 1, start - 1, -1):
        low = tokens.lows[index]
        if low == "and" and hit.cue.kind == "verb" and index > start and not _passive_like(tokens, index - 1):
            # "not beaten and kicked" denies both; "was never seen by a doctor and died" only the first.
            return False
        if low in NEGATORS or low.endswith("n't") or low in _DENIERS:
            following = tokens.lows[index + 1]
            return not (following in ("only", "longer") or (low == "no" and following == "doubt"))
    return False
