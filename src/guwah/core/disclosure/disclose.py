"""From everything the case knows to what one audience may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from guwah.core.consent.levels import check_audience
from guwah.core.disclosure.disclosed import (
    DisclosedContradiction,
    DisclosedOrigin,
    DisclosedProposition,
    DisclosedStatement,
    Disclosure,
)
from guwah.core.disclosure.masking import Mask
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.naming import build_mask, nameable_people
from guwah.core.disclosure.permitted import permitted_evidence, testimony
from guwah.core.disclosure.sources import SourceDiscloser
from guwah.core.disclosure.statements import StatementDiscloser
from guwah.core.disclosure.verbatim import PublishedTexts
from guwah.core.findings.evidence import Evidence
from guwah.core.findings.propositions import Proposition, build_propositions


def disclose(material: CaseMaterial, audience: str) -> Disclosure:
    """Everything of the case that ``audience`` may see, under consent and pseudonyms.

    Propositions are counted anew over what may be shown: a count that included withheld witnesses would
    tell of them.

    Raises:
        InvalidInputError: ``audience-unknown``.
    """
    check_audience(audience)
    evidence = permitted_evidence(material, audience)
    named = nameable_people(material.register, testimony(material), material.named_by_decision, on=material.today)
    mask = build_mask(material.register, material.labels, named, (item.statement for item in evidence))
    numbers = _source_numbers(material, evidence)
    statements = _statements(material, evidence, mask, named, numbers)
    by_id = {item.statement.id: shown for item, shown in zip(evidence, statements, strict=True)}
    propositions = build_propositions(
        evidence,
        material.links,
        personal_acts=material.personal_acts,
    )
    return Disclosure(
        audience=audience,
        title=mask.apply_title(material.title),
        invented=material.invented,
        statements=tuple(statements),
        sources=tuple(SourceDiscloser(material, mask, named, numbers).all(statements)),
        propositions=tuple(
            _proposition(number, item, material, by_id, numbers, named) for number, item in enumerate(propositions, 1)
        ),
        warnings=tuple(_warnings(statements)),
        withheld_sources=len(material.sources) - len(numbers),
        withheld_statements=len(material.evidence) - len(evidence),
        exact_ids={shown.id: item.statement.id for item, shown in zip(evidence, statements, strict=True)},
    )


def _source_numbers(material: CaseMaterial, evidence: Sequence[Evidence]) -> dict[str, int]:
    used = {item.statement.source for item in evidence}
    return {source: number for number, source in enumerate((name for name in material.sources if name in used), 1)}


def _statements(
    material: CaseMaterial,
    evidence: Sequence[Evidence],
    mask: Mask,
    named: Set[str],
    numbers: Mapping[str, int],
) -> list[DisclosedStatement]:
    published = PublishedTexts(item.text for item in material.sources.values() if item.record.is_published)
    discloser = StatementDiscloser(material, mask, named, published, numbers)
    return [discloser.disclose(number, item) for number, item in enumerate(evidence, 1)]


def _proposition(
    number: int,
    item: Proposition,
    material: CaseMaterial,
    by_id: Mapping[str, DisclosedStatement],
    numbers: Mapping[str, int],
    named: Set[str],
) -> DisclosedProposition:
    def refer(ids: Sequence[str]) -> tuple[int, ...]:
        return tuple(by_id[name].number for name in ids)

    return DisclosedProposition(
        number=number,
        act=material.act_labels.get(item.act, item.act),
        act_id=item.act,
        polarity=item.polarity,
        place=next((by_id[name].place for name in item.statements if by_id[name].place), ""),
        earliest=item.earliest,
        latest=item.latest,
        people=_people_shown(item, material, by_id, named),
        statements=refer(item.statements),
        origins=tuple(
            DisclosedOrigin(refer(o.statements), tuple(numbers[source] for source in o.sources), o.because)
            for o in item.origins
        ),
        distinct_testifiers=item.distinct_testifiers,
        contradictions=tuple(
            DisclosedContradiction(c.kind, refer(c.statements), c.because, c.of_others) for c in item.contradictions
        ),
    )


def _people_shown(
    item: Proposition, material: CaseMaterial, by_id: Mapping[str, DisclosedStatement], named: Set[str]
) -> tuple[str, ...]:
    """The people of a proposition: those the case knows, by name or label; others in words of the statements."""
    known = [person for name in item.people if (person := material.register.person(name))]
    shown = [person.name if person.key in named else material.labels[person.key] for person in known]
    if len(known) < len(item.people):
        labels = {material.labels[person.key] for person in known} | {person.name for person in known}
        shown += [words for name in item.statements for words in by_id[name].victims if words not in labels]
    return tuple(dict.fromkeys(shown))


def _warnings(statements: Sequence[DisclosedStatement]) -> list[str]:
    counted: dict[str, list[int]] = {}
    for item in statements:
        if item.withheld_because:
            counted.setdefault(item.withheld_because, []).append(item.number)
    return [f"{len(numbers)} quotes withheld: {why}." for why, numbers in counted.items()]
