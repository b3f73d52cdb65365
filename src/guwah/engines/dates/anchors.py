"""Times that a team names itself: "the floods", "the melon harvest", "the year the governor changed".

A file in YAML, one entry a name, with where it is known from:

    floods:
      edtf: 2010-07/2010-08
      names: {en: [the floods, the great flood], kk: [су тасқыны+]}
      source: the district gazette of 3 August 2010
    melon harvest:
      begins: 8-20
      days: 40
      names: {en: [the melon harvest]}
      source: two farmers, March 2024
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import yaml

from guwah.core.values.edtf import edtf_bounds
from guwah.core.values.errors import InvalidInputError
from guwah.engines.dates.lexicon import Entry, Lexicon, Spelling, pieces

_BEGINS = re.compile(r"(1[0-2]|0?[1-9])-(3[01]|[12]\d|0?[1-9])")
_CALENDARS = ("gregorian", "hijri", "persian", "chinese")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A named time: once (``edtf``), or every year from a month and day of a calendar on, so many days."""

    name: str
    names: Mapping[str, tuple[str, ...]]
    source: str
    edtf: str = ""
    begins: str = ""
    calendar: str = "gregorian"
    days: int = 1

    @property
    def entry(self) -> Entry:
        """What its words stand for in a lexicon."""
        if self.edtf:
            return ("anchor", self.edtf)
        return ("feast", f"own:{self.calendar}:{self.begins}:{self.days}")


Anchors = tuple[Anchor, ...]


def read_anchors(text: str) -> Anchors:
    """The anchors of a file.

    Raises:
        InvalidInputError: ``anchors-malformed``, with the entry that is wrong.
    """
    try:
        table = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        raise InvalidInputError("anchors-malformed", "the file is not YAML.") from error
    if not isinstance(table, dict):
        raise InvalidInputError("anchors-malformed", "the file must hold a name with its fields for each anchor.")
    return tuple(_anchor(str(name), fields) for name, fields in table.items())


def with_anchors(lexicon: Lexicon, anchors: Anchors) -> Lexicon:
    """The lexicon with the words of the team, which win over its own."""
    spelled = [
        (pieces(form.lower()), anchor.entry)
        for anchor in anchors
        for written in anchor.names.get(lexicon.language, ())
        for form, _ in Spelling().of(written)
    ]
    if not spelled:
        return lexicon
    words, phrases = dict(lexicon.words), {first: dict(seconds) for first, seconds in lexicon.phrases.items()}
    for cut, entry in spelled:
        whole = ("".join(cut),) if not lexicon.spaced else cut
        if len(whole) == 1:
            words[whole[0]] = entry
        else:
            seconds = phrases.setdefault(whole[0], {})
            seconds[whole[1]] = sorted([(whole, entry), *seconds.get(whole[1], [])], key=lambda item: -len(item[0]))
    longest = max([lexicon.longest, *(len("".join(cut)) for cut, _ in spelled)])
    return replace(lexicon, words=words, phrases=phrases, longest=longest)


def _anchor(name: str, fields: Any) -> Anchor:
    if not isinstance(fields, dict) or not isinstance(fields.get("names"), dict):
        raise _malformed(name, "it needs 'names', a list of words for each language")
    names = {str(language): tuple(str(word) for word in words or ()) for language, words in fields["names"].items()}
    edtf, begins = str(fields.get("edtf") or ""), str(fields.get("begins") or "")
    calendar, days = str(fields.get("calendar") or "gregorian"), fields.get("days", 1)
    if bool(edtf) == bool(begins):
        raise _malformed(name, "it needs either 'edtf' or 'begins'")
    if not str(fields.get("source") or "").strip():
        raise _malformed(name, "it needs 'source', where the time is known from")
    if edtf:
        edtf_bounds(edtf)
    elif not _BEGINS.fullmatch(begins) or calendar not in _CALENDARS or not isinstance(days, int) or not 0 < days < 366:
        raise _malformed(name, f"'begins' is month-day, 'days' 1 to 365, 'calendar' one of {', '.join(_CALENDARS)}")
    return Anchor(name, names, str(fields["source"]), edtf, begins, calendar, days)


def _malformed(name: str, what: str) -> InvalidInputError:
    return InvalidInputError("anchors-malformed", f"the anchor '{name}' cannot be used: {what}.")
