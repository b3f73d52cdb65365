"""The last look before a release is written: no protected name in any of its bytes."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping

from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.folding import Folded, fold, is_unspaced
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.name_pattern import NamePattern, patterns
from guwah.core.disclosure.naming import nameable_people
from guwah.core.disclosure.permitted import testimony
from guwah.core.identity.register import Person
from guwah.core.values.errors import IntegrityError
from guwah.exports.site.site import own_words

LONG = 6
"""Letters of a part of a name that tells a person without the rest."""


def check_no_leaks(files: Mapping[str, bytes], material: CaseMaterial, disclosure: Disclosure) -> None:
    """Raise where the name of anyone who may not be named stands in a file or in a file's name.

    This stands behind the mask, not in its place: it looks for whole names and for single long ones.

    Raises:
        IntegrityError: ``leak-found``; the message names the file, not the name.
    """
    named = nameable_people(material.register, testimony(material), material.named_by_decision, on=material.today)
    shown = fold(" ".join(form for person in material.register.persons if person.key in named for form in person.forms))
    free = fold(" ".join((*material.register.not_persons, *material.act_labels.values(), own_words())))
    hidden = [person for person in material.register.persons if person.key not in named]
    wanted = [pattern for person in hidden for pattern in _telling(person) if not _stands(pattern, shown, free)]
    for path, data in files.items():
        text = fold(f"{path} {html.unescape(data.decode('utf8'))}")
        if not path.endswith(".css") and any(True for pattern in wanted for _ in pattern.find(text)):
            raise IntegrityError(
                "leak-found",
                f"a protected name stands in {path}; nothing was written.",
                remedy=f"Report this: the mask for '{disclosure.audience}' has missed a spelling.",
            )


def _telling(person: Person) -> Iterator[NamePattern]:
    """The patterns of a person's whole names, and of parts that are long enough not to be common words."""
    for form in person.forms:
        whole, *parts = patterns(form) or (None,)
        if whole is not None:
            yield whole
        yield from (part for part in parts if part is not None and (part.length >= LONG or is_unspaced(part.key)))


def _stands(pattern: NamePattern, *texts: Folded) -> bool:
    return any(True for text in texts for _ in pattern.find(text))
