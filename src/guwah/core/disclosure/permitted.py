"""Consent applied: which evidence one audience may see at all."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import replace

from guwah.core.consent.levels import LEVELS, ConsentState
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.origins import Linked
from guwah.core.identity.names import name_key


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
        original = _original(source, material)
        if original is not None and original.consent.level != "none":
            state = state.narrowed(original.consent.level)
        if any(name == other or linked.between(name, other) for other in withdrawn):
            state = replace(state, withdrawn=True)
        states[name] = state
    return states


def testimony(material: CaseMaterial) -> dict[str, list[ConsentState]]:
    """By the key of each person who testifies, the consent to each of the person's sources.

    Only those whom a record lists as its witnesses testify: a brother who is spoken of gave no consent.
    """
    found: dict[str, list[ConsentState]] = {}
    states = source_consents(material)
    for name, source in material.sources.items():
        own = _own_levels(source, material)
        people = (
            material.register.person(w.name) for w in source.record.witnesses if w.role in ("witness", "relative")
        )
        for key in dict.fromkeys(person.key for person in people if person is not None):
            found.setdefault(key, []).append(states[name].narrowed(own.get(key)))
    return found


def _original(source: SourceMaterial, material: CaseMaterial) -> SourceMaterial | None:
    wanted = source.record.translation_of
    return next((item for item in material.sources.values() if wanted and wanted in (item.id, item.name)), None)


def _consent(material: CaseMaterial, item: Evidence, states: Mapping[str, ConsentState]) -> ConsentState:
    """The consent to the words of ``item``. Words of nobody known may be those of the witness who allowed least."""
    source = material.sources[item.statement.source]
    own = _own_levels(source, material)
    levels = [own.get(item.testifier)] if item.testifier in own else list(own.values())
    return functools.reduce(ConsentState.narrowed, levels, states[source.id])


def _own_levels(source: SourceMaterial, material: CaseMaterial) -> Mapping[str | None, str | None]:
    """The own level of everyone whom the record names, the least where it says several."""
    levels: dict[str | None, str | None] = {}
    for named in source.record.persons():
        person = material.register.person(named.name)
        key = person.key if person else name_key(named.name)
        said = [level for level in (levels.get(key), named.consent) if level is not None]
        levels[key] = min(said, key=LEVELS.index) if said else None
    return levels
