"""The engine: cues found, judged, and filled with voice, people, place and time."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from guwah.core.statements.codebook import Codebook
from guwah.core.statements.statement import Mention, Statement, Voice
from guwah.core.values.spans import Quote, Span
from guwah.engines.dates.anchors import Anchors
from guwah.engines.rules.choose import first_of_each, longest
from guwah.engines.rules.clauses import clause_of, clause_starts
from guwah.engines.rules.document import Document, Sentence, read_document
from guwah.engines.rules.guards import Judged, fits_sentence, is_open_question, judge
from guwah.engines.rules.lexicon import Lexicon, load_lexicon
from guwah.engines.rules.noun_phrases import place_in
from guwah.engines.rules.numbers import find_quantity
from guwah.engines.rules.people import People
from guwah.engines.rules.phrases import who_end
from guwah.engines.rules.questions import answer_polarity
from guwah.engines.rules.roles import Roles, find_roles
from guwah.engines.rules.speakers import find_speakers
from guwah.engines.rules.times import find_duration, find_penalty, find_when
from guwah.engines.rules.voice import Speaking, VoiceReader


class RulesEngine:
    """Rules for English. In any other language it proposes nothing: dates and names are for ``mentions``."""

    name = "rules-en/1"

    @cached_property
    def _lexicon(self) -> Lexicon:
        return load_lexicon("en")

    def propose(
        self,
        text: str,
        *,
        source: str,
        language: str | None,
        codebook: Codebook,
        written: datetime.date | None = None,
        known_names: Sequence[str] = (),
        witnesses: Sequence[str] = (),
        anchors: Anchors = (),
    ) -> list[Statement]:
        """The statements of an English text, in the order of their triggers. See ``Engine.propose``."""
        if (language or "en").split("-")[0].lower() != "en":
            return []
        document = read_document(text, "en", written, known_names, anchors)
        reading = _Reading(document, self._lexicon, witnesses)
        return [
            _with_origin(statement, source, self.name, codebook.version)
            for sentence in document.sentences
            for statement in reading.statements(sentence)
            if statement.act in codebook
        ]


def _with_origin(statement: Statement, source: str, engine: str, version: str) -> Statement:
    return replace(statement, source=source, engine=engine, codebook=version)


class _Reading:
    """One pass over one document."""

    def __init__(self, document: Document, lexicon: Lexicon, witnesses: Sequence[str]) -> None:
        self._document = document
        self._lexicon = lexicon
        speakers = find_speakers(document, witnesses)
        self._voices = VoiceReader(document, speakers)
        self._people = People(document, speakers)

    def statements(self, sentence: Sentence) -> list[Statement]:
        """The statements of one sentence; also remembers whom it speaks of."""
        tokens = self._document.tokens
        first, last = sentence.first, sentence.last
        judged = self._judged(sentence)
        found: list[Statement] = []
        before: Roles | None = None
        for one in judged:
            speaking = self._voices.speaking(sentence, tokens.starts[one.hit.match.trigger_start])
            roles = find_roles(tokens, one, (first, last), before)
            before = roles
            statement = self._statement(sentence, one, speaking, roles)
            if statement is not None:
                found.append(statement)
        self._note_people(sentence)
        return found

    def _judged(self, sentence: Sentence) -> list[Judged]:
        tokens = self._document.tokens
        first, last = sentence.first, sentence.last
        if self._is_bare_heading(sentence):
            return []
        hits = self._lexicon.hits(tokens, first, last)
        if not hits or is_open_question(tokens, first, last):
            return []
        starts = clause_starts(tokens, first, last)
        # A longer cue that does not fit its sentence leaves its words to a shorter one.
        fitting = [hit for hit in hits if fits_sentence(tokens, hit, first, last)]
        judged = [
            judge(tokens, hit, clause_of(starts, hit.match.trigger_start, last), (first, last))
            for hit in longest(fitting)
        ]
        return first_of_each([one for one in judged if one is not None])

    def _is_bare_heading(self, sentence: Sentence) -> bool:
        """True for a title of a word or two: it names a theme, nobody says it of anyone."""
        if self._document.passages[sentence.passage].kind != "heading":
            return False
        words = [low for low in self._document.tokens.lows[sentence.first : sentence.last] if low[0].isalpha()]
        return len(words) <= 3

    def _statement(self, sentence: Sentence, one: Judged, speaking: Speaking, roles: Roles) -> Statement | None:
        document, tokens, match = self._document, self._document.tokens, one.hit.match
        polarity = answer_polarity(document, sentence, one.polarity, match.trigger_end)
        if polarity is None:
            return None
        act = one.hit.cue.act
        trigger = self._span(match.trigger_start, match.trigger_end)
        victims = self._mentions(roles.victim, speaking, agent=False)
        perpetrators = self._mentions(roles.perpetrator, speaking, agent=True)
        clause = tokens.starts[one.clause[0]], tokens.ends[one.clause[1] - 1]
        place = place_in(tokens, match.trigger_start, one.clause[1], tokens.places)
        place = place or place_in(tokens, one.clause[0], match.trigger_start, tokens.places)
        quantity = find_quantity(tokens, act, (match.trigger_start, match.trigger_end), one.clause)
        return Statement(
            source="",
            act=act,
            quote=self._quote(sentence, one),
            trigger=trigger,
            polarity=polarity,
            basis=self._voices.basis(sentence, speaking, [(m.span, m.entity) for m in victims]),
            voice=_acting_voice(act, speaking.voice, perpetrators),
            victims=tuple(victims),
            perpetrators=tuple(perpetrators),
            place=Mention(self._span(*place)) if place else None,
            when=find_when(document, sentence, clause, (trigger.start, trigger.end)),
            quantity=find_duration(document, act, clause) or quantity,
            penalty=find_penalty(document, sentence, act),
            cue=f"{one.hit.cue.kind}: {one.hit.cue.pattern.source}",
            confidence=one.hit.cue.confidence,
        )

    def _span(self, first: int, last: int) -> Span:
        tokens = self._document.tokens
        return Span.at(self._document.text, tokens.starts[first], tokens.ends[last - 1])

    def _mentions(self, found: tuple[int, int] | None, speaking: Speaking, *, agent: bool) -> list[Mention]:
        return [] if found is None else [self._people.mention(self._span(*found), speaking, agent=agent)]

    def _quote(self, sentence: Sentence, one: Judged) -> Quote:
        """The clause that carries the act, stretched over its whole cue, without marks at its ends."""
        tokens, match = self._document.tokens, one.hit.match
        first = min(one.clause[0], match.start)
        last = max(one.clause[1], match.end)
        while last - 1 > match.trigger_end and not tokens.lows[last - 1][0].isalnum():
            last -= 1
        while first < match.trigger_start and not tokens.lows[first][0].isalnum():
            first += 1
        return Quote.at(self._document.text, tokens.starts[first], tokens.ends[last - 1])

    def _note_people(self, sentence: Sentence) -> None:
        tokens = self._document.tokens
        speaking = self._voices.speaking(sentence, sentence.span.start)
        index = sentence.first
        while index < sentence.last:
            end = who_end(tokens, index, sentence.last)
            if end > 0:
                self._people.note(self._span(index, end), speaking)
            index = end if end > 0 else index + 1


def _acting_voice(act: str, voice: Voice, actors: list[Mention]) -> Voice:
    """A denial or a finding that the author reports is said by the body that denies or finds."""
    if act not in ("denial", "finding") or voice.kind != "author" or not actors:
        return voice
    span = actors[0].span
    return Voice(actors[0].entity or span.exact, "authority" if act == "denial" else "organization", span)
