"""Consent applied: which evidence one audience may see at all."""

from __future__ import annotations

import functools
from collections.abc import Mapping

from guwah.core.consent.levels import ConsentState
from guwah.core.disclosure.material import CaseMaterial, SourceMaterial
from guwah.core.findings.evidence import Evidence
from guwah.core.identity.names import name_key


def permitted_evidence(material: CaseMaterial, audience: str) -> list[Evidence]:
    """The evidence whose source, and whose witness, allow ``audience``, in the order of the sources."""
    order = {source: number for number, source in enumerate(material.sources)}
    allowed = [item for item in material.evidence if _consent(material, item).permits(audience, on=material.today)]
    return sorted(allowed, key=lambda item: (order[item.statement.source], item.statement.trigger.start))


def testimony(material: CaseMaterial) -> dict[str, list[ConsentState]]:
    """By the key of each person who testifies, the consent to each of the person's sources."""
    found: dict[str, list[ConsentState]] = {}
    for source in material.sources.values():
        for witness in source.record.witnesses:
            person = material.register.person(witness.name)
            if person is not None and witness.role in ("witness", "relative"):
                found.setdefault(person.key, []).append(source.consent.narrowed(witness.consent))
    return found


def _consent(material: CaseMaterial, item: Evidence) -> ConsentState:
    """The consent to the words of ``item``. Words of nobody known may be those of the witness who allowed least."""
    source = material.sources[item.statement.source]
    own = _own_levels(source, material)
    levels = [own.get(item.testifier)] if item.testifier in own else list(own.values())
    return functools.reduce(ConsentState.narrowed, levels, source.consent)


def _own_levels(source: SourceMaterial, material: CaseMaterial) -> Mapping[str | None, str | None]:
    levels: dict[str | None, str | None] = {}
    for witness in source.record.witnesses:
        person = material.register.person(witness.name)
        levels[person.key if person else name_key(witness.name)] = witness.consent
    return levels
