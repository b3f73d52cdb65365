"""Names in text, for masking and for roles: every capitalised run that is not known to be something else.

A published dossier masks every name found, so a run that is only perhaps a name is still reported, as ``unknown``.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from guwah.core.values.spans import Span
from guwah.engines.names.capitals import Run, capital_runs
from guwah.reference.words import load_words

_MIDDLE_DOT = re.compile(r"[\u4e00-\u9fff]{1,6}(?:[·•・‧][\u4e00-\u9fff]{1,6}){1,3}")
_CHINESE_TAIL = re.compile(r"(?<=[·•・‧])[\u4e00-\u9fff]+?(?P<tail>(?:说|說|表示|告诉|告訴|曾|被|在|和|是|的).*)$")
_SPEECH = re.compile(
    r"\s*,?\s*(?:said|says|told|explained|explains|recalled|recalls|remembers|remembered|testified|stated|states|added"
    r"|adds|maintains|reports|replied|recounts|recounted|сказал|сказала|говорит|рассказал|рассказала|a\sdit|raconte"
    r"|explique|деді|дейді)\b"
)
_SPOKEN_BEFORE = re.compile(
    r"(?:said|says|told|explains|recalls|remembers|adds|maintains|asked|brother|sister|son|daughter|husband|wife|uncle"
    r"|aunt|cousin|father|mother|friend|neighbour|named|called|сказал|говорит|raconte|explique|dit)\s$"
)
_PLACE_BEFORE = re.compile(r"(?:\bin|\bat|\bnear|\bfrom|\bto|\binto|\bof|\bà|\ben|\bв|\bиз|\bво)\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundName:
    """Words that name somebody or something; ``kind`` is person, place, organization or unknown."""

    span: Span
    kind: str


def find_names(text: str, language: str | None = None) -> list[FoundName]:
    """The names in ``text``, in order, never overlapping; demonyms, months and sentence openers are left out.

    Latin and Cyrillic scripts by their capitals, Chinese by the middle dot of transcribed names; none in Arabic
    script, where nothing so simple is precise.
    """
    found = _settled([_named(text, run) for run in capital_runs(text, language)])
    for dotted in _MIDDLE_DOT.finditer(text):
        end = _CHINESE_TAIL.search(dotted.group())
        found.append(
            FoundName(
                Span.at(text, dotted.start(), dotted.start() + (end.start("tail") if end else len(dotted.group()))),
                "person",
            )
        )
    return sorted(found, key=lambda name: name.span.start)


def _settled(found: list[FoundName]) -> list[FoundName]:
    """One kind for one name over the text: what is a person once is a person, where it was unknown elsewhere."""
    votes: dict[str, Counter[str]] = {}
    for name in found:
        votes.setdefault(_key(name), Counter())[name.kind] += 1
    people = {word for key, kinds in votes.items() if kinds["person"] > kinds["place"] for word in key.split()}
    settled: list[FoundName] = []
    for name in found:
        kinds, kind = votes[_key(name)], name.kind
        if kind in ("unknown", "place") and kinds["person"] > kinds["place"]:
            kind = "person"
        elif kind == "unknown" and kinds["place"]:
            kind = "place"
        elif kind == "unknown" and people & set(_key(name).split()):
            kind = "person"
        settled.append(FoundName(name.span, kind))
    return settled


def _key(name: FoundName) -> str:
    return name.span.exact.lower().replace("’", "'").removesuffix("'s")


def _named(text: str, run: Run) -> FoundName:
    return FoundName(Span.at(text, run.start, run.end), _kind(text, run))


def _kind(text: str, run: Run) -> str:
    words = [word.lower() for word in run.words]
    before, after = text[max(0, run.start - 14) : run.start], text[run.end : run.end + 24]
    following = re.match(r"\s+([\w'’-]+)", after)
    next_word = following.group(1).lower() if following else ""
    if _table("organization_words") & set(words):
        return "organization"
    if _table("place_words") & {words[-1], words[0], next_word}:
        return "place"
    if run.titled or _SPEECH.match(after) or _SPOKEN_BEFORE.search(before):
        return "person"
    if _PLACE_BEFORE.search(before) and not before.lower().endswith("of "):
        return "place"
    return "unknown"


@cache
def _table(name: str) -> frozenset[str]:
    return frozenset(load_words("names")[name])
