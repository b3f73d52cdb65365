"""Consent applied: which evidence one audience may see at all."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from guwah.core.consent.levels import LEVELS, ConsentState
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Linked
from guwah.core.values.names import name_key


def permitted_evidence(material: CaseMaterial, audience: str) -> list[Evidence]:
    """The evidence whose source, and whose witness, allow ``audience``, in the order of the sources."""
    order = {source: number for number, source in enumerate(material.sources)}
    states = source_consents(material)
    allowed = [
        item for item in material.evidence if _consent(material, item, states).permits(audience, on=material.today)
    ]
    return sorted(allowed, key=lambda item: (order[item.statement.source], item.statement.trigger.start))


def source_consents(material: CaseMaterial) -> dict[str, ConsentState]:
    """The consent in force for each source.

    Withdrawal reaches every copy and translation of the source. A translation is never allowed more than its
    original, where anything was recorded of that.
    """
    linked = Linked(link for link in material.links if link.kind != "cites")
    withdrawn = [name for name, source in material.sources.items() if source.consent.withdrawn]
    states = {}
    for name, source in material.sources.items():
        state = source.consent
        for original in originals_of(source, material):
            if original.consent_recorded and (original.consent != ConsentState() or original.record.consent == "none"):
                state = state.within(original.consent)
        if any(name == other or linked.between(name, other) for other in withdrawn):
            state = replace(state, withdrawn=True)
        states[name] = state
    return states


def originals_of(source: SourceMaterial, material: CaseMaterial) -> list[SourceMaterial]:
    """What the source is a translation of, and what that is one of, as recorded or judged."""
    found: list[SourceMaterial] = []
    waiting = [source]
    while waiting:
        current = waiting.pop()
        judged = {link.b for link in material.links if link.kind == "translation" and link.a == current.id}
        wanted = current.record.translation_of
        for item in material.sources.values():
            recorded = bool(wanted) and wanted in (item.id, item.name, *item.names)
            if (recorded or item.id in judged) and item is not source and item not in found:
                found.append(item)
                waiting.append(item)
    return found


def testimony(material: CaseMaterial) -> dict[str, list[ConsentState]]:
    """By the key of each person who testifies, the consent to each of the person's sources.

    Those testify whom a record lists as its witnesses, and whoever is heard in a source that lists none. A
    brother who is spoken of gave no consent; what somebody said for herself counts wherever it stands.
    """
    found: dict[str, list[ConsentState]] = {}
    states = source_consents(material)
    heard = _heard_where_nobody_is_listed(material)
    for name, source in material.sources.items():
        own = _own_levels(source, material)
        keys = [*_testifying(source, material), *(key for key, level in own.items() if level), *heard.get(name, ())]
        for key in dict.fromkeys(keys):
            if key is not None:
                found.setdefault(key, []).append(states[name].narrowed(own.get(key)))
    return found


def _testifying(source: SourceMaterial, material: CaseMaterial) -> list[str]:
    witnesses = [item for item in source.record.witnesses if item.role in ("witness", "relative")]
    people = [material.register.person(item.name, source.id) for item in witnesses]
    return [person.key for person in people if person is not None]


def _heard_where_nobody_is_listed(material: CaseMaterial) -> dict[str, list[str]]:
    heard: dict[str, list[str]] = {}
    for item in material.evidence:
        record = material.sources[item.statement.source].record
        if item.testifier and item.is_recorded and not record.witnesses and not record.is_published:
            heard.setdefault(item.statement.source, []).append(item.testifier)
    return heard


def _consent(material: CaseMaterial, item: Evidence, states: Mapping[str, ConsentState]) -> ConsentState:
    """The consent to the words of ``item``. Words of nobody known may be those of the witness who allowed least."""
    source = material.sources[item.statement.source]
    state = states[source.id]
    for text in (source, *originals_of(source, material)):
        own = _own_levels(text, material)
        levels = [own.get(item.testifier)] if item.testifier in own else list(own.values())
        state = functools.reduce(ConsentState.narrowed, levels, state)
    return state


def _own_levels(source: SourceMaterial, material: CaseMaterial) -> Mapping[str | None, str | None]:
    """The own level of everyone whom the record names, the least where it says several."""
    levels: dict[str | None, str | None] = {}
    for named in source.record.persons():
        person = material.register.person(named.name, source.id)
        key = person.key if person else name_key(named.name)
        said = [level for level in (levels.get(key), named.consent) if level is not None]
        levels[key] = min(said, key=LEVELS.index) if said else None
    return levels
