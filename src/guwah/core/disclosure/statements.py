"""A statement made fit to be shown: names masked, context withheld until cleared, unsafe quotes held back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from guwah.core.disclosure.context import surrounding
from guwah.core.disclosure.disclosed import DisclosedStatement
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.disclosure.masking import UNKNOWN_NAME, Mask, Segment, needs_clearing
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.disclosure.verbatim import PublishedTexts
from guwah.core.findings.evidence import Evidence
from guwah.core.statements.statement import Mention, Statement

GENERIC = frozenset({"author", "the author", "the authors", "the witness", "a witness", "the court", "the applicant"})
"""Voices that a reading gives without a word of the text."""
CASELESS = "names cannot be told by rule in this writing; a person has to clear the words first"
VERBATIM = "the words are published elsewhere, and one search would name somebody who must not be named"

SHOWN_ANCHORS = {"page": "page", "time": "at", "row": "row"}
"""Kinds of anchors whose labels are numbers, with the word that goes before."""
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_RIGHT_TO_LEFT = ("\u0590", "\u08ff")


@dataclass(frozen=True)
class StatementDiscloser:
    """Turns evidence into disclosed statements for one audience."""

    material: CaseMaterial
    mask: Mask
    named: Set[str]
    published: PublishedTexts
    numbers: Mapping[str, int]
    """Source id to the number that the source bears in the release."""

    def disclose(self, number: int, item: Evidence) -> DisclosedStatement:
        """The statement as the audience may see it, numbered ``number``."""
        statement, source = item.statement, self.material.sources[item.statement.source]
        quote, because = self._quote(item, source)
        before, after, context_withheld = self._context(item, source)
        release_id = keyed_digest(self.material.salt, "statement", statement.id)[:16]
        return DisclosedStatement(
            id=release_id,
            number=number,
            source=self.numbers[source.id],
            act=self.material.act_labels.get(statement.act, statement.act),
            act_id=statement.act,
            polarity=statement.polarity,
            basis=statement.basis,
            voice=self._voice(item, source),
            victims=self._mentions(statement, statement.victims, source),
            perpetrators=self._mentions(statement, statement.perpetrators, source),
            place=self._place(item, source),
            when=(statement.when.edtf or "") if statement.when else "",
            earliest=(statement.when.earliest or "") if statement.when else "",
            latest=(statement.when.latest or "") if statement.when else "",
            when_how=statement.when.how if statement.when else "",
            quote=quote,
            before=before if quote else (),
            after=after if quote else (),
            context_withheld=context_withheld or quote is None,
            withheld_because=because,
            commitment=keyed_digest(self.material.salt, "quote", release_id, statement.quote.exact),
            language=shown_language(source.language),
            is_right_to_left=_is_right_to_left(statement.quote.exact),
            by_hand=statement.engine == "person",
            anchor=_anchor(source, statement),
        )

    def _quote(self, item: Evidence, source: SourceMaterial) -> tuple[tuple[Segment, ...] | None, str]:
        statement, cleared = item.statement, self.material.cleared
        quote_cleared = (statement.id, "quote") in cleared
        if needs_clearing(statement.quote.exact) and not quote_cleared:
            return None, CASELESS
        segments = self.mask.apply(
            source.text, source.found, start=statement.quote.start, end=statement.quote.end, cleared=quote_cleared
        )
        if (statement.id, "verbatim") not in cleared and self._would_name(item, segments):
            return None, VERBATIM
        return segments, ""

    def _would_name(self, item: Evidence, segments: tuple[Segment, ...]) -> bool:
        return self._is_hidden(item, segments) and self.published.hold(item.statement.quote.exact)

    def _is_hidden(self, item: Evidence, segments: tuple[Segment, ...]) -> bool:
        """True where finding the words would tell of somebody who must not be named, or of nobody knows whom."""
        voice = item.statement.voice
        unknown = item.testifier is None and (voice is None or voice.kind in ("witness", "other"))
        people = (item.testifier, *item.people)
        hidden = any(key in self.material.labels and key not in self.named for key in people if key)
        unregistered = item.testifier is not None and item.testifier not in self.material.labels
        named = item.testifier is not None and item.testifier in self.named
        return unknown or hidden or (unregistered and not named) or any(segment.withheld for segment in segments)

    def _context(self, item: Evidence, source: SourceMaterial) -> tuple[tuple[Segment, ...], tuple[Segment, ...], bool]:
        statement = item.statement
        if (statement.id, "context") not in self.material.cleared:
            return (), (), True
        start, end = surrounding(source.text, statement.quote.start, statement.quote.end)
        before = self.mask.apply(source.text, source.found, start=start, end=statement.quote.start, cleared=True)
        after = self.mask.apply(source.text, source.found, start=statement.quote.end, end=end, cleared=True)
        found = self._is_hidden(item, before + after) and self.published.hold(source.text[start:end])
        if found and (statement.id, "verbatim") not in self.material.cleared:
            return (), (), True
        return before, after, False

    def _voice(self, item: Evidence, source: SourceMaterial) -> str:
        voice = item.statement.voice
        if item.testifier:
            return self._person(item.testifier, voice.name if voice else "", source)
        return self._words(voice.name, source) if voice else ""

    def _person(self, key: str, fallback: str, source: SourceMaterial) -> str:
        if key in self.named:
            return self.material.register.by_key[key].name
        return self.material.labels.get(key) or self._words(fallback, source)

    def _words(self, words: str, source: SourceMaterial) -> str:
        """Words that stand in a slot: the source's own are masked, anybody else's are not shown."""
        if self.mask.is_free(words) or words.casefold() in GENERIC or words.casefold() in source.text.casefold():
            return self.mask.apply_name(words)
        return f"[{UNKNOWN_NAME}]"

    def _mentions(self, statement: Statement, mentions: tuple[Mention, ...], source: SourceMaterial) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._mention(statement, mention, source) for mention in mentions))

    def _mention(self, statement: Statement, mention: Mention, source: SourceMaterial) -> str:
        register = self.material.register
        person = register.person(mention.entity, source.id) or register.person(mention.span.exact, source.id)
        if person is not None:
            return self._person(person.key, person.name, source)
        cleared = (statement.id, "quote") in self.material.cleared and _lies_in(mention, statement)
        if needs_clearing(mention.span.exact) and not cleared:
            return "withheld"
        return "".join(
            part.shown
            for part in self.mask.apply(source.text, source.found, start=mention.span.start, end=mention.span.end)
        )

    def _place(self, item: Evidence, source: SourceMaterial) -> str:
        if item.statement.place is not None:
            words = self._mention(item.statement, item.statement.place, source)
            known = self._words(item.place, source)
            return words if "[" in known else known
        return ""


def _lies_in(mention: Mention, statement: Statement) -> bool:
    return statement.quote.start <= mention.span.start and mention.span.end <= statement.quote.end


def shown_language(tag: str) -> str:
    """The language tag, where it is one: free text in its place is not shown."""
    return tag if _TAG.fullmatch(tag) else ""


def _anchor(source: SourceMaterial, statement: Statement) -> str:
    """Where the quote begins in the original, as one would cite it; names of sheets and the like are not shown."""
    for anchor in source.anchors:
        if anchor.kind in SHOWN_ANCHORS and anchor.start <= statement.quote.start < anchor.end:
            label = _short_time(anchor.label) if anchor.kind == "time" else anchor.label
            return f"{SHOWN_ANCHORS[anchor.kind]} {label}".strip()
    return ""


def _short_time(label: str) -> str:
    """Where a stretch of a recording begins: "0:46" for "00:00:46.500 --> 00:00:51.900"."""
    hours, minutes, seconds = [*label.split(".")[0].split(":"), "0", "0"][:3]
    whole = (
        f"{int(minutes)}:{int(seconds):02}" if hours.isdigit() and minutes.isdigit() and seconds.isdigit() else label
    )
    return f"{int(hours)}:{int(minutes):02}:{int(seconds):02}" if hours.strip("0").isdigit() else whole


def _is_right_to_left(text: str) -> bool:
    first = next((char for char in text if char.isalpha()), "")
    return bool(first) and _RIGHT_TO_LEFT[0] <= first <= _RIGHT_TO_LEFT[1]
