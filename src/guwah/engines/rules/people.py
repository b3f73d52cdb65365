"""Who is meant by words for a person: pronouns, role nouns and parts of names, by simple rules over the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from guwah.core.statements.statement import Mention
from guwah.core.values.spans import Span
from guwah.engines.rules.document import Document
from guwah.engines.rules.phrases import authorities, person_nouns
from guwah.engines.rules.speakers import Speakers
from guwah.engines.rules.voice import Speaking

_FIRST = frozenset("i me my mine myself we us our ourselves".split())
_SECOND = frozenset("you your yourself".split())
_HE = frozenset("he him his himself".split())
_SHE = frozenset("she her herself".split())
_THEY = frozenset("they them their".split())
_FEMALE = frozenset(
    "mother wife sister daughter aunt niece grandmother widow woman women girl girls mum mom nun mother-in-law"
    " sister-in-law ms mrs granddaughter".split()
)
_MALE = frozenset(
    "father husband brother son uncle nephew grandfather man men boy boys dad monk imam priest father-in-law mr"
    " brother-in-law grandson fisherman".split()
)


@dataclass(slots=True)
class Recent:
    """The person, the agents and the group last spoken of."""

    he: Mention | None = None
    she: Mention | None = None
    agents: Mention | None = None
    group: Mention | None = None


@dataclass(slots=True)
class People:
    """Resolves mentions in the order of the text."""

    document: Document
    speakers: Speakers
    recent: Recent = field(default_factory=Recent)

    def mention(self, span: Span, speaking: Speaking, *, agent: bool = False) -> Mention:
        """The mention at ``span`` with who is meant; ``agent`` where it stands for those who act."""
        return Mention(span, self._entity(span, speaking, agent=agent))

    def note(self, span: Span, speaking: Speaking) -> None:
        """Remember that ``span`` was spoken of, for the pronouns that follow."""
        words = span.exact.lower().replace("’", "'").split()
        owned = words[0] in ("my", "our", "his", "her", "their", "your") and len(words) > 1
        if set(words) & (_FIRST | _SECOND | _HE | _SHE | _THEY) and not owned:
            return
        mention = self.mention(span, speaking)
        if set(words) & authorities():
            self.recent.agents = mention
        elif (words[-1].endswith("s") and words[-1] in person_nouns()) or words[-1] in (
            "people",
            "men",
            "women",
            "children",
        ):
            self.recent.group = mention
        else:
            self._note_person(words, mention)

    def _note_person(self, words: list[str], mention: Mention) -> None:
        if not set(words) & _MALE:
            self.recent.she = mention
        if not set(words) & _FEMALE:
            self.recent.he = mention

    def _entity(self, span: Span, speaking: Speaking, *, agent: bool) -> str | None:
        words = span.exact.lower().replace("’", "'").split()
        if len(words) == 1:
            return self._pronoun(words[0], speaking, agent=agent) or self._named(span)
        if words[0] in ("my", "our") and len(words) > 1:
            return f"{speaking.voice.name}'s {' '.join(span.exact.split()[1:])}"
        if words[0] in ("his", "her", "their") and self.speakers.witness is not None and not speaking.own_words:
            return f"{self.speakers.witness.name}'s {' '.join(span.exact.split()[1:])}"
        return self._named(span) or self._role(words, span, speaking)

    def _pronoun(self, word: str, speaking: Speaking, *, agent: bool) -> str | None:
        if word in _FIRST:
            return speaking.voice.name if speaking.own_words else self.speakers.author.name
        if word in _SECOND and self.document.kind == "transcript" and speaking.voice.kind == "witness":
            return speaking.voice.name
        if word in _HE or word in _SHE:
            return self._he_or_she(word, speaking)
        if word in _THEY:
            chosen = self.recent.agents if agent else self.recent.group
            return (chosen.entity or chosen.span.exact) if chosen else None
        return None

    def _he_or_she(self, word: str, speaking: Speaking) -> str | None:
        witness = self.speakers.witness or (speaking.voice if speaking.voice.kind == "witness" else None)
        if witness is not None and self.document.kind == "report" and not speaking.own_words:
            return witness.name
        chosen = self.recent.he if word in _HE else self.recent.she
        if chosen is None:
            return None
        return chosen.entity or chosen.span.exact

    def _named(self, span: Span) -> str | None:
        for name in self.document.names_in(span.start, span.end):
            if name.kind != "place":
                return self.speakers.full_name(name.span.exact)
        return None

    def _role(self, words: list[str], span: Span, speaking: Speaking) -> str | None:
        witness = self.speakers.witness
        singular = words[-1] in person_nouns() and not words[-1].endswith("s")
        of = any(word in person_nouns() and not word.endswith("s") for word in words)
        if witness is None or speaking.own_words or self.document.kind != "report" or words[0] not in ("the", "this"):
            return None
        if set(words) & authorities() or not (singular or of):
            return None
        return witness.name
