"""Gather what a release is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from guwah.core.disclosure.keyed import keyed_digest
from guwah.core.disclosure.masking import FoundName
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.disclosure.naming import ALPHABET, pseudonyms
from guwah.core.identity.register import Register
from guwah.core.statements.decision import DISCLOSURE, NAMING, Decision
from guwah.core.statements.statement import Statement
from guwah.core.values.names import name_key
from guwah.engines.mentions import find_names
from guwah.reference.codebook import load_codebook
from guwah.reference.weighing import load_rules
from guwah.services.session import Session
from guwah.services.weigh import Weighed, weigh
from guwah.store import statements as stored
from guwah.store.models import Pseudonym
from guwah.store.sources import StoredSource, case_title


def gather_material(session: Session, audience: str) -> CaseMaterial:
    """Everything the case knows, with a pseudonym towards ``audience`` for everyone in it.

    Pseudonyms without a row are new; ``fresh_pseudonyms`` makes the rows to store with the release.
    """
    weighed = weigh()
    decisions = stored.decisions()
    salt = session.case.key.derived_secret(f"release to {audience}")
    title, invented = case_title()
    found = stored.found_names()
    return CaseMaterial(
        title=title,
        invented=invented,
        sources={item.id: _source(item, found) for item in weighed.sources if not item.erased},
        evidence=weighed.evidence,
        links=weighed.links,
        register=weighed.register,
        labels=_labels(weighed, audience, salt),
        act_labels={act.id: act.label for act in load_codebook().acts},
        personal_acts=load_rules().personal_acts,
        cleared=cleared_parts(decisions, audience, weighed.reviewed.statements),
        named_by_decision=named_people(decisions, audience, weighed.register),
        salt=salt,
        today=session.today(),
    )


def fresh_pseudonyms(material: CaseMaterial, audience: str) -> list[Pseudonym]:
    """Rows for the pseudonyms of ``material`` that are not stored yet."""
    known = set(_stored_labels(audience))
    return [
        Pseudonym(audience=audience, person=key, label=label)
        for key, label in material.labels.items()
        if key not in known
    ]


def cleared_parts(
    decisions: Iterable[Decision], audience: str, statements: Mapping[str, Statement]
) -> set[tuple[str, str]]:
    """Statement and part of everything that is cleared for ``audience``; the last word on each holds.

    A clearance ends when the quote becomes another: what was not read is not cleared.
    """
    cleared: dict[tuple[str, str], bool] = {}
    for item in decisions:
        statement = statements.get(item.statement)
        if item.decision in DISCLOSURE and item.audience in ("", audience) and statement is not None:
            same = item.words == {"start": statement.quote.start, "end": statement.quote.end}
            cleared[(statement.id, item.part)] = item.decision == "clear" and same
    return {key for key, holds in cleared.items() if holds}


def named_people(decisions: Iterable[Decision], audience: str, register: Register) -> set[str]:
    """Folded names of people whom a decision in force allows to be named to ``audience``.

    Whichever of a person's spellings a decision uses, it is on the person.
    """
    named: dict[str, bool] = {}
    for item in decisions:
        if item.decision in NAMING and item.audience == audience:
            person = register.person(item.person)
            named[person.key if person else name_key(item.person)] = item.decision == "name"
    return {name for name, holds in named.items() if holds}


def _source(item: StoredSource, found: dict[int, tuple[FoundName, ...]]) -> SourceMaterial:
    names = found.get(item.text_row or 0)
    if names is None and item.text:
        hits = find_names(item.text, item.language or None)
        names = tuple(FoundName(hit.span.exact, hit.span.start, hit.span.end, hit.kind) for hit in hits)
    return SourceMaterial(
        id=item.id,
        name=item.name,
        size=item.size,
        media_type=item.media_type,
        record=item.record,
        consent=item.consent,
        text=item.text,
        found=names or (),
        language=item.language,
        anchors=item.anchors,
        row=item.row,
        names=item.names,
        consent_recorded=item.consent_recorded,
    )


def _labels(weighed: Weighed, audience: str, salt: str) -> dict[str, str]:
    """The pseudonym of everyone in the register. A person keeps a label through merges of the register."""
    stored_labels = _stored_labels(audience)
    known = {}
    for person in weighed.register.persons:
        # A name that two people bear leads to the first of them; the other is known by the key alone.
        forms = [key for form in person.forms if weighed.register.by_key[key := name_key(form)] is person]
        labels = [stored_labels[key] for key in (person.key, *forms) if key in stored_labels]
        if labels:
            known[person.key] = labels[0]
    taken: dict[str, set[str]] = {}
    for key, label in Pseudonym.objects.exclude(audience=audience).values_list("person", "label"):
        taken.setdefault(key, set()).add(label)
    concerned = {key for item in weighed.evidence for key in (item.testifier, *item.people) if key}
    order = {
        person.key: f"{int(person.key not in concerned)}{keyed_digest(salt, 'order', person.key)}"
        for person in weighed.register.persons
    }
    letters = "".join(sorted(ALPHABET, key=lambda letter: keyed_digest(salt, "letter", letter)))
    spent = set(Pseudonym.objects.filter(audience=audience).values_list("label", flat=True))
    return known | pseudonyms(weighed.register.persons, known, taken, order, spent=spent, letters=letters)


def _stored_labels(audience: str) -> dict[str, str]:
    rows = Pseudonym.objects.filter(audience=audience, erased_by=None).order_by("id")
    return dict(rows.values_list("person", "label"))
