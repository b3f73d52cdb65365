"""Small made things of the domain, for tests: a codebook, statements from words, evidence, a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.masking import FoundName
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.findings.evidence import Evidence, resolve
from guwah.core.identity.register import Register, build_register
from guwah.core.sources.record import PersonRecord, SourceRecord
from guwah.core.statements.codebook import Act, Codebook
from guwah.core.statements.statement import Mention, Statement, Voice, When
from guwah.core.values.spans import Quote, Span

CODEBOOK = Codebook(
    "test",
    tuple(Act(name, name.capitalize(), "custody", "an act") for name in ("arrest", "detention", "release", "beating")),
)

TEXT = "In May 2016 Dana says she was arrested by two men at the Tash bridge. She was released in June."


def span(text: str, words: str, *, after: int = 0) -> Span:
    """The span of ``words`` in ``text``, the first one from ``after`` on."""
    start = text.index(words, after)
    return Span.at(text, start, start + len(words))


def quote(text: str, words: str) -> Quote:
    start = text.index(words)
    return Quote.at(text, start, start + len(words))


def mention(text: str, words: str, entity: str | None = None) -> Mention:
    return Mention(span(text, words), entity)


def statement(
    text: str = TEXT, words: str = "", trigger: str = "arrested", *, source: str = "sha256:aa", **slots: Any
) -> Statement:
    """A statement on ``words`` of ``text`` (the whole text where empty), with ``trigger`` in it."""
    cited = quote(text, words or text)
    trigger_span = span(text, trigger, after=cited.start)
    return Statement(source=source, quote=cited, trigger=trigger_span, **{"act": "arrest", **slots})


def evidence(
    number: int = 0,
    *,
    source: str = "sha256:aa",
    testifier: str | None = None,
    act: str = "detention",
    polarity: str = "affirmed",
    place: str = "",
    people: tuple[str, ...] = (),
    when: tuple[str | None, str | None] | None = None,
) -> Evidence:
    """Evidence numbered ``number``: two numbers in one source are two statements."""
    words = Span("held", 10 * number, 10 * number + 4)
    made = Statement(
        source=source,
        act=act,
        quote=Quote(words.exact, words.start, words.end),
        trigger=words,
        polarity=polarity,
        voice=Voice(testifier, "witness") if testifier else None,
        when=When(None, *when) if when else None,
        state="accepted",
    )
    return Evidence(made, testifier, {name.casefold(): name for name in people}, place)


def register(*people: PersonRecord | str, **named: Any) -> Register:
    """The register of one source that mentions ``people``."""
    known = tuple(PersonRecord(item) if isinstance(item, str) else item for item in people)
    return build_register([("sha256:aa", SourceRecord(people=known, **named))])


SALT = "5a" * 32
TODAY = date(2024, 3, 1)


def source_material(
    number: int,
    text: str,
    *,
    consent: ConsentState | str = "public-anonymous",
    found: tuple[FoundName, ...] = (),
    name: str = "",
    language: str = "en",
    **record: Any,
) -> SourceMaterial:
    """Source ``number`` with ``text``; other arguments are fields of its record."""
    return SourceMaterial(
        id=f"sha256:{number:064x}",
        name=name or f"{number}.txt",
        size=len(text),
        media_type="text/plain",
        record=SourceRecord(**record),
        consent=ConsentState(consent) if isinstance(consent, str) else consent,
        text=text,
        found=found,
        language=language,
    )


def material(
    sources: Iterable[SourceMaterial], statements: Iterable[Statement], *, judgements: Any = (), **more: Any
) -> CaseMaterial:
    """A whole case: accepted ``statements`` resolved against the records of ``sources``."""
    by_id = {item.id: item for item in sources}
    records = {name: item.record for name, item in by_id.items()}
    known = build_register(records.items(), judgements)
    given = {
        "title": "The mill",
        "invented": True,
        "links": (),
        "labels": {item.key: f"Person {letter}" for letter, item in zip("ABCDEFGH", known.persons, strict=False)},
        "act_labels": {act.id: act.label for act in CODEBOOK.acts},
        "personal_acts": {"arrest", "release"},
        "cleared": frozenset(),
        "named_by_decision": frozenset(),
        "salt": SALT,
        "today": TODAY,
        **more,
    }
    accepted = [replace(item, state="accepted") for item in statements]
    found = resolve(accepted, records, known)
    return CaseMaterial(sources=by_id, evidence=tuple(found), register=known, **given)
