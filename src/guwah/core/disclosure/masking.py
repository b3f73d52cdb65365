"""Masking: text with every protected name replaced by a label, and a record of what was withheld.

Two things are masked: the names that the case knows, and words that a finder of names took for one and nobody
has judged to be something else. The finder is a help, not a guarantee: see ``clearance``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from guwah.core.disclosure.folding import fold, has_case
from guwah.core.disclosure.name_pattern import find_form
from guwah.core.values.names import name_key, place_key

UNKNOWN_NAME = "name withheld"
_SHOWN = ""
"""The label of somebody who may be named: the words stay."""

_PLAIN_WORDS = frozenset(
    (
        "None No Nobody Those These All Some Many Most Several Everyone Everybody Other Others Women Men "
        "Children People Prisoners Detainees Students Inmates Guards Officers Former At In On Near Behind "
        "Outside Inside Above Below Your Its The A An I We He She They My Our His Her Their One Two Three "
        "Court Prison Camp District Police State Government Ministry Party Army Office Commission Committee "
        "Council County City Province Region Republic North South East West"
    ).split()
)
"""Words that may begin with a capital in the name of a body and give nobody away."""

Hit = tuple[int, int, str]
"""Start, end and label of something to withhold."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of released text. ``withheld`` is the label that stands for words taken out; then ``text`` is empty."""

    text: str = ""
    withheld: str = ""

    @property
    def shown(self) -> str:
        """What a reader sees."""
        return f"[{self.withheld}]" if self.withheld else self.text


@dataclass(frozen=True, slots=True)
class FoundName:
    """Words that a finder took for a name, at their place in the whole text. ``kind`` is its guess."""

    exact: str
    start: int
    end: int
    kind: str = "unknown"


@dataclass(frozen=True)
class Mask:
    """What is withheld from one audience.

    Attributes:
        labels: every form of every protected person, to the label that replaces it.
        free: folded names that somebody judged not to be a person's, and those who may be named.
        named: every form of everyone who may be named. Where it fits best, the words are shown.
    """

    labels: Mapping[str, str]
    free: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    _hits: dict[str, list[Hit]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def known(self, text: str) -> list[Hit]:
        """Where protected persons are named in ``text``: start, end, label."""
        if text not in self._hits:
            self._hits[text] = [hit for hit in _merged(self._candidates(text)) if hit[2] != _SHOWN]
        return self._hits[text]

    def _candidates(self, text: str) -> Iterator[Hit]:
        folded = fold(text)
        for form, label in (*self.labels.items(), *((form, _SHOWN) for form in self.named)):
            for start, end in find_form(folded, form):
                yield start, end, label

    def withheld(self, text: str, found: Iterable[FoundName], *, start: int, end: int, cleared: bool) -> list[Hit]:
        """What to take out of ``text[start:end]``, offsets into ``text``.

        The whole text is searched, so that a name cut by the passage's edge is found. ``cleared`` says that a
        person has read these words for this audience: then the finder's unsure hits stay, its persons go all
        the same.
        """
        hits = [hit for hit in self.known(text) if hit[0] < end and hit[1] > start]
        for name in found:
            if name.start < end and name.end > start and not (cleared and name.kind != "person"):
                hits += [(first, last, UNKNOWN_NAME) for first, last in self._unjudged(name)]
        inside = [(max(first, start), min(last, end), label) for first, last, label in hits]
        return _merged(hit for hit in inside if hit[0] < hit[1])

    def apply(
        self,
        text: str,
        found: Iterable[FoundName] = (),
        *,
        start: int = 0,
        end: int | None = None,
        cleared: bool = False,
    ) -> tuple[Segment, ...]:
        """``text[start:end]`` as segments, protected names replaced by their labels."""
        end = len(text) if end is None else end
        out: list[Segment] = []
        position = start
        for first, last, label in self.withheld(text, found, start=start, end=end, cleared=cleared):
            if first > position:
                out.append(Segment(text[position:first]))
            if not (out and out[-1].withheld == label and first == position):
                out.append(Segment(withheld=label))
            position = last
        if position < end:
            out.append(Segment(text[position:end]))
        return tuple(out)

    def apply_title(self, title: str, found: Iterable[FoundName] = ()) -> str:
        """A title as a reader sees it."""
        return shown(self.apply(title, found))

    def apply_name(self, name: str) -> str:
        """A name that stands alone (a body, a place, a speaker), as a reader sees it.

        What may be shown is a name judged not to be a person's, or plain words; of anything else every word
        that could be a name is withheld.
        """
        if self.is_free(name):
            return name
        if needs_clearing(name):
            return f"[{UNKNOWN_NAME}]"
        words = [(match.group(), *match.span()) for match in re.finditer(r"[^\W\d_][\w'’-]*", name)]
        found = [FoundName(*word) for word in words if word[0][:1].isupper() and word[0] not in _PLAIN_WORDS]
        return shown(self.apply(name, found))

    def _unjudged(self, name: FoundName) -> list[tuple[int, int]]:
        """The words of a hit that nobody has judged: the whole of it, or none where all of it is known."""
        if self.is_free(name.exact):
            return []
        words = _words(name)
        left = [(first, last) for word, first, last in words if not self.is_free(word)]
        return [(name.start, name.end)] if len(left) == len(words) else left

    def is_free(self, words: str) -> bool:
        """True where somebody judged the words not to be a person's name, or the person may be named."""
        bare = words.removesuffix("'s").removesuffix("’s")
        return name_key(bare) in self.free or place_key(bare) in self.free


def needs_clearing(text: str) -> bool:
    """True for writing in which no rule can tell a name from another word: scripts without capitals.

    A few words without capitals inside cased text count too.
    """
    letters = [char for char in text if char.isalpha()]
    caseless = sum(1 for char in letters if not has_case(char))
    return caseless > 0


def shown(segments: Sequence[Segment]) -> str:
    """The released form of segments, as a reader sees it."""
    return "".join(segment.shown for segment in segments)


def _words(name: FoundName) -> list[tuple[str, int, int]]:
    out, position = [], 0
    for word in name.exact.split():
        first = name.exact.index(word, position)
        position = first + len(word)
        out.append((word, name.start + first, name.start + position))
    return out


def _merged(hits: Iterable[Hit]) -> list[Hit]:
    """Hits that overlap made one, in the order of the text.

    The longest hit on a known person names the whole; where two people fit equally well (a surname that
    siblings share), nobody is named.
    """
    groups: list[list[Hit]] = []
    reach = -1
    for hit in sorted(set(hits)):
        if hit[0] < reach:
            groups[-1].append(hit)
        else:
            groups.append([hit])
        reach = max(reach, hit[1])
    return [(group[0][0], max(end for _, end, _ in group), _label(group)) for group in groups]


def _label(group: Sequence[Hit]) -> str:
    known = [hit for hit in group if hit[2] != UNKNOWN_NAME]
    longest = max((end - start for start, end, _ in known), default=0)
    labels = {label for start, end, label in known if end - start == longest}
    return labels.pop() if len(labels) == 1 else UNKNOWN_NAME
