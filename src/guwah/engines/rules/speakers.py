"""Who speaks: the labels of a transcript, the attributions of quotes and paraphrases, the narrator."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from guwah.core.statements.statement import Voice
from guwah.core.values.spans import Span
from guwah.engines.rules.document import Document
from guwah.engines.rules.phrases import who_end

SPEECH = frozenset(
    "said says say saying told tells explained explains reported reports recalled recalls remembers remembered"
    " maintained maintains added adds described describes stated states testified testifies recounted recounts"
    " claimed claims alleged alleges insisted insists confirmed confirms noted notes writes wrote declared admitted"
    " admits replied answered answers according recounting concluded concludes complains complained whispers"
    " continues asserts asserted relates related narrates narrated confides confided laments laughs".split()
)
_FIRST = frozenset({"i", "me", "my"})
_PRONOUNS = frozenset("he she they i we who".split())
_AFFIRMANT = re.compile(r"\bI,\s+(?:the undersigned\s+)?(?P<name>[A-ZÀ-Þ][\w'’.-]+(?:\s+[A-ZÀ-Þ][\w'’.-]+){0,4})")
_NAMED = re.compile(r"\b(?:My name is|I am called|I am)\s+(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){0,3})")
_BODY = re.compile(
    r"\b[Tt]he (?P<body>(?:Working |Fact-Finding |Expert )?(?:Mission|Panel|Commission|Group|Committee|Rapporteur)) "
    r"(?:finds?|found|considers?|notes?|received|interviewed|estimates?|concludes?|recommends?|held|was|heard|has)\b"
)
_BYLINE = re.compile(
    r"(?:[Bb]y|[Tt]estimony of|[Ss]tatement of|[Ii]nterview with|[Tt]old by|[Ff]rom|[Ww]itness:|[Nn]ame:|—|–)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?:\s+[A-ZÀ-Þ][\w'’-]+){1,3})"
)
_ACTS = re.compile(r"\s+(?:was|is|has|had|did|does|went|came|[a-z]{2,}(?:ed|es|ks|ds|ts|ns|ls))\b")
_HEAD = 600
_INTERVIEWEE_SHARE = 0.6


@dataclass(slots=True)
class Speakers:
    """The voices of a document.

    ``witness`` is the one who testifies where there is one; ``aliases`` leads from a part of a name to the whole.
    """

    author: Voice
    witness: Voice | None = None
    aliases: dict[str, str] = field(default_factory=dict)
    turns: dict[int, Voice] = field(default_factory=dict)
    questioned: dict[int, Voice] = field(default_factory=dict)

    def full_name(self, name: str) -> str:
        """The longest form of ``name`` in the document."""
        return self.aliases.get(_bare(name).lower(), _bare(name))


def find_speakers(document: Document, witnesses: Sequence[str]) -> Speakers:
    """The speakers of ``document``; ``witnesses`` are those whom the case names."""
    if len(witnesses) == 1 and document.kind == "report" and _says_i(document):
        document.kind = "first_person"
    speakers = Speakers(_author(document), aliases=_aliases(document))
    if document.kind == "transcript":
        _read_turns(document, speakers)
    elif document.kind == "first_person":
        speakers.witness = speakers.author
    elif document.kind == "report":
        speakers.witness = _interviewee(document, speakers)
    if witnesses and (speakers.witness is None or document.kind != "transcript"):
        speakers.witness = Voice(witnesses[0], "witness")
        if document.kind == "first_person":
            speakers.author = speakers.witness
    return speakers


def _says_i(document: Document) -> bool:
    """True for a text, however short, whose own words are somebody's: "I was held in a cell." """
    lows, starts = document.tokens.lows, document.tokens.starts
    mine = [document.quote_at(start) < 0 for low, start in zip(lows, starts, strict=True) if low in _FIRST]
    return sum(mine) * 2 > len(mine) and sum(mine) * 80 >= len(lows)


def attribution(document: Document, first: int, last: int) -> tuple[int, int] | None:
    """The words, as indices, that name who says what stands between two words ("says Daniyar"); None without."""
    tokens = document.tokens
    for index in range(first, last):
        if tokens.lows[index] not in SPEECH:
            continue
        after = index + 1
        if tokens.lows[index] == "according":
            after += 1
        elif index > first and tokens.lows[index - 1] in _PRONOUNS:
            return index - 1, index
        else:
            before = _subject_before(document, first, index)
            if before is not None:
                return before
        end = who_end(tokens, after, last) if after < last else -1
        if end > 0 and tokens.lows[after] not in ("me", "him", "her", "us", "them", "that"):
            return after, end
    return None


def _subject_before(document: Document, first: int, verb: int) -> tuple[int, int] | None:
    tokens = document.tokens
    index = verb - 1
    while index >= first and tokens.lows[index] in ("also", "later", "then", "has", "had", "have", "often", "further"):
        index -= 1
    for start in range(max(first, index - 5), index + 1):
        if who_end(tokens, start, index + 1) == index + 1:
            return start, index + 1
    return None


def _bare(name: str) -> str:
    return re.sub(r"['’]s$", "", " ".join(name.split()))


def _aliases(document: Document) -> dict[str, str]:
    longest: dict[str, str] = {}
    for name in document.names:
        if name.kind == "organization":
            continue
        whole = _bare(name.span.exact)
        for part in [whole, *whole.split()]:
            low = part.lower()
            if len(part) > 2 and len(whole.split()) <= 4 and len(whole) > len(longest.get(low, "")):
                longest[low] = whole
    return longest


def _author(document: Document) -> Voice:
    if document.kind == "judgment":
        return Voice("the Court", "authority")
    if document.kind == "first_person":
        return _narrator(document)
    return _reporting_body(document) or Voice("the author", "author")


def _reporting_body(document: Document) -> Voice | None:
    """The body that speaks of itself in a report: "The Mission finds", "the Panel received"."""
    counts = Counter(found.group("body") for found in _BODY.finditer(document.text))
    if not counts or counts.most_common(1)[0][1] < 2:
        return None
    return Voice(f"the {counts.most_common(1)[0][0]}", "organization")


def _narrator(document: Document) -> Voice:
    for pattern in (_AFFIRMANT, _NAMED):
        found = pattern.search(document.text)
        if found:
            span = Span.at(document.text, found.start("name"), found.end("name"))
            return Voice(_bare(span.exact), "witness", span)
    signed = [name for name in document.names if name.span.start > len(document.text) - 160 and name.kind != "place"]
    signed = [name for name in signed if " " in name.span.exact]
    if signed:
        return Voice(_bare(signed[-1].span.exact), "witness", signed[-1].span)
    byline = _BYLINE.search(document.text, 0, _HEAD)
    if byline:
        span = Span.at(document.text, byline.start("name"), byline.end("name"))
        return Voice(_bare(span.exact), "witness", span)
    return Voice("the author", "witness")


def _read_turns(document: Document, speakers: Speakers) -> None:
    words: Counter[str] = Counter()
    for number, label in document.labels.items():
        passage = document.passages[number]
        piece = document.text[passage.start : passage.end]
        words[label.exact] += len(re.findall(r"\b(?:I|me|my|we|us|our)\b", piece)) - 3 * piece.count("?")
    heard = _named_in_head(document)
    main = max(words, key=lambda label: words[label]) if words else ""
    for number, label in document.labels.items():
        kind = "witness" if label.exact == main else "other"
        speakers.turns[number] = Voice(_label_name(label.exact, heard, speakers), kind, label)
        if label.exact == main and speakers.witness is None:
            speakers.witness = speakers.turns[number]
    numbers = sorted(document.labels)
    for number, following in itertools.pairwise(numbers):
        speakers.questioned[number] = speakers.turns[following]


def _label_name(label: str, heard: str, speakers: Speakers) -> str:
    bare = re.sub(r"^(?:MR|MRS|MS|DR|ADV|PROF|Mr|Mrs|Ms|Dr)\.?\s+", "", label)
    if bare.rstrip(".").upper() in ("A", "ANSWER", "WITNESS"):
        return heard or bare
    return speakers.full_name(bare)


def _named_in_head(document: Document) -> str:
    """The first full name before the first turn: who is heard, where the turns only say "A"."""
    first = document.passages[min(document.labels)].start if document.labels else 0
    names = [_bare(name.span.exact) for name in document.names_in(0, first) if name.kind in ("person", "unknown")]
    return next((name for name in names if " " in name and not name.isupper()), "")


def _interviewee(document: Document, speakers: Speakers) -> Voice | None:
    """The one person to whom most of what is said is attributed, in a piece that tells one person's story."""
    said: Counter[str] = Counter()
    by_pronoun = 0
    for sentence in document.sentences:
        found = attribution(document, sentence.first, sentence.last)
        names = _names_at(document, found)
        by_pronoun += found is not None and not names and document.tokens.lows[found[0]] in ("he", "she", "i")
        said.update(speakers.full_name(name.exact) for name in names)
    spoken_of = _mentioned(document, speakers)
    if not said and not spoken_of:
        spoken_of = _acting_names(document, speakers)
    if not spoken_of or by_pronoun + sum(said.values()) < 2:
        return None
    name = said.most_common(1)[0][0] if said else spoken_of.most_common(1)[0][0]
    share = said[name] / sum(said.values()) if said else 1.0
    most = spoken_of.most_common(1)[0][1]
    if share < _INTERVIEWEE_SHARE or len(said) > 4 or spoken_of[name] * 2 < most:
        return None
    return Voice(name, "witness", _first_span(document, speakers, name))


def _mentioned(document: Document, speakers: Speakers) -> Counter[str]:
    """How often each person is named; a name whose kind is unknown counts where it is spoken of as a person."""
    people = [name for name in document.names if name.kind == "person"]
    return Counter(speakers.full_name(name.span.exact) for name in people)


def _acting_names(document: Document, speakers: Speakers) -> Counter[str]:
    """Names of no known kind that stand before a verb in small letters: whoever acts is a person or a body."""
    acting = Counter(
        speakers.full_name(name.span.exact)
        for name in document.names
        if name.kind == "unknown" and _ACTS.match(document.text, name.span.end)
    )
    return Counter({name: count for name, count in acting.items() if count >= 2})


def _first_span(document: Document, speakers: Speakers, name: str) -> Span | None:
    return next((n.span for n in document.names if speakers.full_name(n.span.exact) == name), None)


def _names_at(document: Document, found: tuple[int, int] | None) -> list[Span]:
    if found is None:
        return []
    tokens = document.tokens
    start, end = tokens.starts[found[0]], tokens.ends[found[1] - 1]
    return [n.span for n in document.names_in(start, end) if n.kind in ("person", "unknown")]
