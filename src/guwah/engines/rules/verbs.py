"""What stands before a verb: its auxiliaries, modals, negation and "to", read backwards from the verb."""

from __future__ import annotations

from dataclasses import dataclass

from guwah.engines.rules.tokens import Tokens

BE = frozenset("was were is are am been being be get gets got getting".split())
_HAVE = frozenset("has have had having 've 'd".split())
_DO = frozenset("did do does".split())
MODALS = frozenset("would could may might should shall will can must 'll cannot".split())
_ADVERBS = frozenset(
    "also then again later first once often always sometimes soon just even still now already twice further"
    " subsequently immediately finally both all together so thus only ever almost nearly since there too himself"
    " themselves actually really initially repeatedly severely brutally reportedly allegedly n't further"
    " not never".split()
)
_NEGATED_AUXILIARIES = {"wasn't": "be", "weren't": "be", "isn't": "be", "aren't": "be", "ain't": "be"}
_NEGATED_MODALS = frozenset("wouldn't couldn't won't can't shouldn't mustn't shan't".split())
_NEGATED_OTHERS = frozenset("didn't don't doesn't hasn't haven't hadn't".split())
# "forced to", "began to", "came to": the act happened; "wanted to", "tried to": it may not have.
GOVERNORS = frozenset(
    "forced made compelled obliged coerced began begin begins started start starts continued continue used had has"
    " have proceeded happened managed helped dared able failed sentenced subjected came went back there".split()
)
_SUBJECTS = frozenset("i we you he she they".split())
_REACH = 7


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with what stands before it; ``start`` is the first word of the group."""

    start: int
    passive: bool = False
    negated: bool = False
    modal: str = ""
    infinitive: bool = False
    governor: str = ""


def verb_group(tokens: Tokens, verb: int, floor: int) -> VerbGroup:
    """The group of the verb at word ``verb``, looking back no further than word ``floor``."""
    start, passive, negated, modal, infinitive, governor = verb, False, False, "", False, ""
    index = verb - 1
    while index >= max(floor, verb - _REACH):
        low = tokens.lows[index]
        if low in BE or low in _NEGATED_AUXILIARIES:
            passive, negated = passive or not infinitive, negated or low in _NEGATED_AUXILIARIES
        elif low in MODALS or low in _NEGATED_MODALS:
            modal, negated = low, negated or low in _NEGATED_MODALS
        elif low in _HAVE or low in _DO or low in _NEGATED_OTHERS:
            negated = negated or low in _NEGATED_OTHERS
        elif low == "to" and not infinitive:
            infinitive, governor = True, _governor(tokens, index, floor)
        elif low in ("not", "never"):
            negated = negated or tokens.lows[index + 1] != "only"
        elif low not in _ADVERBS and not low.endswith("ly") and not _asks(tokens, index, floor):
            break
        start, index = index, index - 1
    return VerbGroup(start, passive, negated, modal, infinitive, governor)


def _asks(tokens: Tokens, index: int, floor: int) -> bool:
    """True for the subject of a question: "you" of "were you beaten"."""
    return tokens.lows[index] in _SUBJECTS and index > floor and tokens.lows[index - 1] in BE


def _governor(tokens: Tokens, to: int, floor: int) -> str:
    """The word that governs "to", past an object pronoun ("forced him to")."""
    index = to - 1
    while index >= floor and tokens.lows[index] in ("me", "him", "her", "us", "them", "you", "not", "even"):
        index -= 1
    return tokens.lows[index] if index >= floor else ""
