"""Whose voice a statement has and on what it rests, sentence by sentence."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from guwah.core.statements.statement import Voice
from guwah.core.values.spans import Span
from guwah.engines.rules.document import Document, Sentence
from guwah.engines.rules.guards import is_question
from guwah.engines.rules.phrases import role_noun
from guwah.engines.rules.speakers import Speakers, attribution

_I = frozenset("i me my we us our myself ourselves mine".split())
_SAW = frozenset("saw see seen watched witnessed watching seeing heard".split())
_HEARSAY = (
    "was told",
    "were told",
    "heard that",
    "told me",
    "told us",
    "is said",
    "are said",
    "was said",
    "it is alleged",
    "reportedly",
    "rumour",
    "they say",
    "learned that",
    "heard from",
    "it is reported",
    "were reported",
)
_AUTHORITY_WORDS = frozenset(
    "government ministry spokesman spokesperson spokeswoman official officials minister governor"
    " authorities beijing moscow state police prosecutor colonel".split()
)
_BODIES = frozenset(
    "commission committee court organization organisation group mission panel council report tribunal"
    " researchers organizations".split()
)


@dataclass(frozen=True, slots=True)
class Speaking:
    """The voice of a sentence, outside or inside its quotation, and whether the words are the voice's own."""

    voice: Voice
    own_words: bool


class VoiceReader:
    """Reads the sentences of a document in order and remembers who spoke last."""

    def __init__(self, document: Document, speakers: Speakers) -> None:
        self._document = document
        self._speakers = speakers
        self._of_quote: dict[int, Voice] = {}
        self._last: Voice | None = speakers.witness
        self._last_passage = -1

    def speaking(self, sentence: Sentence, offset: int) -> Speaking:
        """Who says what stands at ``offset`` of ``sentence``."""
        document, speakers = self._document, self._speakers
        if document.kind == "transcript":
            return self._in_transcript(sentence)
        quote = document.quote_at(offset)
        if quote >= 0:
            return Speaking(self._quoted(quote, sentence), True)
        if document.kind == "first_person":
            return Speaking(speakers.author, True)
        said = self._attributed(sentence)
        if said is not None:
            return Speaking(said, False)
        if speakers.witness is not None:
            about = self._about_witness(sentence)
            return Speaking(speakers.witness if about else speakers.author, False)
        if self._goes_on(sentence):
            assert self._last is not None
            return Speaking(self._last, False)
        return Speaking(speakers.author, False)

    def basis(self, sentence: Sentence, speaking: Speaking, victims: list[tuple[Span, str | None]]) -> str:
        """``experienced``, ``witnessed``, ``heard`` or ``asserted``."""
        tokens = self._document.tokens
        lows = tokens.lows[sentence.first : sentence.last]
        joined = " ".join(lows)
        names = {name for _, name in victims if name}
        if speaking.voice.kind in ("author", "authority", "organization") and not speaking.own_words:
            return "heard" if any(words in joined for words in _HEARSAY) else "asserted"
        mine = any(_I & set(span.exact.lower().split()) for span, _ in victims)
        if mine or speaking.voice.name in names:
            return "experienced"
        if not victims and speaking.own_words and _I & set(lows):
            return "experienced"
        if any(words in joined for words in _HEARSAY):
            return "heard"
        if any(a in _I and b in _SAW for a, b in itertools.pairwise(lows)):
            return "witnessed"
        return self._usual_basis(speaking, among=bool(_I & set(lows)), victims=bool(victims))

    def _usual_basis(self, speaking: Speaking, *, among: bool, victims: bool) -> str:
        """What is so most often where no word tells it; ``among`` where the voice speaks of itself."""
        kind, witness = self._document.kind, speaking.voice.kind == "witness"
        if witness and speaking.own_words and among:
            return "experienced"
        if not victims and speaking.voice is self._speakers.witness and kind != "transcript":
            return "experienced"
        if witness and victims and kind == "report" and not speaking.own_words:
            return "experienced"
        return "witnessed" if witness and victims and kind == "first_person" else "asserted"

    def _in_transcript(self, sentence: Sentence) -> Speaking:
        turns, number = self._speakers.turns, sentence.passage
        while number >= 0 and number not in turns:
            number -= 1
        if number < 0:
            return Speaking(self._speakers.author, False)
        voice = turns[number]
        asks = is_question(self._document.tokens, sentence.first, sentence.last)
        if voice.kind != "witness" and number in self._speakers.questioned and (asks or self._reports_you(sentence)):
            return Speaking(self._speakers.questioned[number], True)
        return Speaking(voice, True)

    def _reports_you(self, sentence: Sentence) -> bool:
        lows = self._document.tokens.lows[sentence.first : sentence.last]
        return any(low in ("you", "your") for low in lows)

    def _quoted(self, quote: int, sentence: Sentence) -> Voice:
        if quote not in self._of_quote:
            self._of_quote[quote] = self._find_quoted(quote, sentence)
        return self._of_quote[quote]

    def _find_quoted(self, quote: int, sentence: Sentence) -> Voice:
        document, tokens = self._document, self._document.tokens
        start, end = document.quotes[quote]
        passage = document.passages[sentence.passage]
        after = tokens.first_at(end), min(tokens.first_at(passage.end), tokens.first_at(end) + 14)
        before = max(tokens.first_at(passage.start), tokens.first_at(start) - 14), tokens.first_at(start)
        for first, last in (after, before):
            found = attribution(document, first, last)
            if found is not None:
                return self._voice_at(*found)
        if self._last is not None and (self._last_passage == sentence.passage or self._speakers.witness):
            return self._last if self._last_passage == sentence.passage else self._speakers.witness or self._last
        return self._speakers.witness or self._speakers.author

    def _attributed(self, sentence: Sentence) -> Voice | None:
        found = attribution(self._document, sentence.first, sentence.last)
        if found is None:
            return None
        voice = self._voice_at(*found)
        self._last, self._last_passage = voice, sentence.passage
        return voice

    def _voice_at(self, first: int, last: int) -> Voice:
        """The voice that the words from ``first`` to ``last`` name; a pronoun is the last speaker."""
        tokens, speakers = self._document.tokens, self._speakers
        span = Span.at(self._document.text, tokens.starts[first], tokens.ends[last - 1])
        lows = set(tokens.lows[first:last])
        if lows <= {"he", "she", "they", "i", "we", "who"}:
            base = speakers.author if lows & {"i", "we"} else self._last
            base = base or speakers.witness or speakers.author
            return Voice(base.name, base.kind, span)
        named = [n for n in self._document.names_in(span.start, span.end) if n.kind != "place"]
        kind = "authority" if lows & _AUTHORITY_WORDS else "organization" if lows & _BODIES else "witness"
        if named:
            name = speakers.full_name(named[0].span.exact)
            voice = Voice(name, kind, span)
        elif speakers.witness is not None and role_noun(tokens, first, last):
            voice = Voice(speakers.witness.name, "witness", span)
        else:
            voice = Voice(span.exact, kind, span)
        self._last = voice
        return voice

    def _goes_on(self, sentence: Sentence) -> bool:
        """True where a report goes on telling of the person who was just quoted: "He was then moved"."""
        if self._last is None or self._last.kind != "witness" or self._last_passage != sentence.passage:
            return False
        lows = set(self._document.tokens.lows[sentence.first : sentence.last])
        return bool(lows & {"he", "she", "his", "her", "him"})

    def _about_witness(self, sentence: Sentence) -> bool:
        """True where the narration tells of the witness: the name, a pronoun or a role noun stands in it."""
        witness = self._speakers.witness
        assert witness is not None
        tokens = self._document.tokens
        lows = set(tokens.lows[sentence.first : sentence.last])
        name = {word.lower() for word in witness.name.split()}
        pronoun = bool(lows & {"he", "she", "his", "her", "him"})
        return bool(lows & name) or pronoun or role_noun(tokens, sentence.first, sentence.last)
