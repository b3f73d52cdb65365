"""What a judgement on people has to be before it is recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guwah.core.identity.judgement import Judgement
from guwah.core.identity.references import IN_SOURCE, Reference, is_code_name, parse_reference
from guwah.core.identity.register import Register
from guwah.core.values.errors import InvalidInputError
from guwah.core.values.ids import SOURCE_SCHEME
from guwah.services.people import case_register
from guwah.store.sources import StoredSource, find_source

_TESTIFYING = ("witness", "relative")


def checked_people(judgement: Judgement, sources: Sequence[StoredSource]) -> Judgement:
    """The judgement with sources by their ids.

    Raises:
        NotFoundError: ``source-unknown`` where a name is said to stand in a source that is not there.
        InvalidInputError: ``source-ambiguous``; ``judgement-malformed`` where both sides are the same name, or kin
            has one side only; ``reason-needed`` where an anonymous account is linked to a name without a reason.
    """
    left, right = (_located(text, sources) for text in (judgement.left, judgement.right))
    found = replace(judgement, left=str(left), right=str(right))
    if judgement.kind == "kin" and not right.name:
        raise InvalidInputError("judgement-malformed", "a judgement on kin needs two people.")
    if right.name and (left.key, left.source) == (right.key, right.source):
        raise InvalidInputError(
            "judgement-malformed",
            "both sides are one name; two people of one name are told apart by their sources.",
            remedy='Write the name with its source: "NAME @ FILE".',
        )
    if judgement.kind == "person" and judgement.judgement == "same" and right.name and not judgement.reason.strip():
        _refuse_without_reason(left, right, sources)
    return found


def _located(text: str, sources: Sequence[StoredSource]) -> Reference:
    """A reference with the id of its source; any way of naming the source will do."""
    name, mark, source = text.rpartition(IN_SOURCE)
    if not mark or not name.strip() or not source.strip():
        return parse_reference(text)
    return Reference(name.strip(), find_source(list(sources), source.strip()).id)


def _refuse_without_reason(left: Reference, right: Reference, sources: Sequence[StoredSource]) -> None:
    register = case_register(list(sources))
    one, other = (_standing(side, register, sources) for side in (left, right))
    if one != other and (("anonymous" in one and "open" in other) or ("open" in one and "anonymous" in other)):
        raise InvalidInputError(
            "reason-needed",
            "a source given anonymously is linked to somebody in another only with a reason.",
            remedy="Fill in 'reason'.",
        )


def _standing(side: Reference, register: Register, sources: Sequence[StoredSource]) -> set[str]:
    """How somebody stands in the sources of the case: as anonymous witness, openly, or both."""
    person = register.person(str(side))
    found = set()
    for source in sources:
        if side.source in ("", source.id):
            roles = list(_roles(source, person.key if person else "", register))
            if _is_anonymous(source, roles, alone=bool(side.source) and person is None):
                found.add("anonymous")
            elif roles:
                found.add("open")
    return found


def _roles(source: StoredSource, key: str, register: Register) -> Iterator[tuple[str, bool]]:
    """The parts that somebody has in a source, each with whether only a code or initials stand for the name there."""
    for item in source.record.persons():
        person = register.person(item.name, source.id)
        if person and person.key == key:
            yield item.role, all(is_code_name(name) for name in item.names())


def _is_anonymous(source: StoredSource, roles: Sequence[tuple[str, bool]], *, alone: bool) -> bool:
    """True where who testifies in a source does so without a name.

    ``alone``: the source is meant, and its record does not know the name.
    """
    testifies = any(role in _TESTIFYING for role, _ in roles)
    unnamed = alone and not source.record.witnesses and source.id.startswith(SOURCE_SCHEME)
    by_level = source.consent.level == "public-anonymous"
    return unnamed or (testifies and (by_level or all(coded for _, coded in roles)))
