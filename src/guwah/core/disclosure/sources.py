"""A source made fit to be shown: full provenance where everyone in it may be named, coarse where not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from urllib.parse import unquote

from guwah.core.disclosure.disclosed import DisclosedSource, DisclosedStatement
from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.disclosure.masking import Mask
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.disclosure.naming import OR
from guwah.core.disclosure.permitted import originals_of
from guwah.core.disclosure.statements import shown_language
from guwah.core.identity.register import Person

TESTIFYING = ("witness", "relative")
KINDS = frozenset(
    "affidavit appeal article audio book document hearing image interview letter list notice official photo post "
    "press record report statement submission testimony transcript translation video".split()
)
"""Kinds of sources that are shown as the record says; any other word is the team's own and stays in the case."""


@dataclass(frozen=True)
class SourceDiscloser:
    """Turns sources into disclosed sources for one audience."""

    material: CaseMaterial
    mask: Mask
    named: Set[str]
    numbers: Mapping[str, int]

    def all(self, statements: Sequence[DisclosedStatement]) -> Iterator[DisclosedSource]:
        """Every released source, in the order of its number."""
        for source, number in self.numbers.items():
            yield self._source(number, self.material.sources[source], statements)

    def _source(self, number: int, source: SourceMaterial, statements: Sequence[DisclosedStatement]) -> DisclosedSource:
        mine = [item for item in statements if item.source == number]
        coarse = self._must_be_coarse(source)
        record = source.record
        kind = record.kind if record.kind in KINDS else "source"
        hidden = keyed_digest(self.material.salt, "source", source.id)
        return DisclosedSource(
            number=number,
            title=f"{kind.capitalize()} {number}" if coarse else self._title(source),
            kind=kind,
            language=shown_language(source.language),
            hash=hidden if coarse else source.id.removeprefix("sha256:"),
            hash_is_salted=coarse,
            obtained=_coarse_day(record.obtained) if coarse else self.mask.apply_title(record.obtained),
            how="" if coarse else self.mask.apply_title(record.how),
            publisher="" if coarse else self.mask.apply_title(record.publisher),
            url="" if coarse else self._url(record.url),
            published=_coarse_day(record.published) if coarse else self.mask.apply_title(record.published),
            witnesses=tuple(self._witnesses(source)),
            is_translation=bool(record.translation_of) or record.kind == "translation",
            translation_of=self.numbers.get(self._original_of(source)),
            statements=tuple(item.number for item in mine),
            withheld=tuple(self._withheld(coarse, mine)),
            media="" if coarse else source.media_type,
        )

    def _must_be_coarse(self, source: SourceMaterial) -> bool:
        """True where fuller provenance would lead to somebody who must not be named, or nobody knows whether."""
        if not source.record.witnesses and not source.record.is_published and source.consent.level != "public-named":
            return True
        if any(self._must_be_coarse(original) for original in originals_of(source, self.material)):
            return True
        others = [person for person in source.record.people if person.role in TESTIFYING]
        for witness in (*source.record.witnesses, *others):
            person = self.material.register.person(witness.name, source.id)
            speaks = witness.role in TESTIFYING or not source.record.is_published
            if speaks and (person is None or person.key not in self.named):
                return True
        return bool(self._hidden_witnesses_named_in(source))

    def _hidden_witnesses_named_in(self, source: SourceMaterial) -> list[Person]:
        labels = {one for _, _, label in self.mask.known(source.text) for one in label.split(OR)}
        return [
            person
            for person in self.material.register.persons
            if person.is_witness and person.key not in self.named and self.material.labels.get(person.key) in labels
        ]

    def _title(self, source: SourceMaterial) -> str:
        return self.mask.apply_title(source.record.title) or f"Source {self.numbers[source.id]}"

    def _url(self, url: str) -> str:
        """The address where nothing in it is a protected name; addresses often spell the name out."""
        return "" if self.mask.known(unquote(url)) else url

    def _witnesses(self, source: SourceMaterial) -> Iterator[str]:
        for witness in source.record.witnesses:
            person = self.material.register.person(witness.name, source.id)
            if person is not None:
                yield person.name if person.key in self.named else self.material.labels[person.key]

    def _original_of(self, source: SourceMaterial) -> str:
        wanted = source.record.translation_of
        return next((item.id for item in self.material.sources.values() if wanted in (item.id, item.name)), "")

    def _withheld(self, coarse: bool, mine: Sequence[DisclosedStatement]) -> Iterator[str]:
        if coarse:
            yield "title, publisher, address, exact dates and the hash of the original, which would lead to the witness"
        if contexts := sum(item.context_withheld for item in mine):
            yield f"the words around {contexts} of {len(mine)} quotes, which nobody has cleared for this audience"
        if quotes := sum(item.quote is None for item in mine):
            yield f"{quotes} of {len(mine)} quotes"


def _coarse_day(day: str) -> str:
    """The year of a day, where it begins with one."""
    return day[:4] if day[:4].isdigit() else ""
