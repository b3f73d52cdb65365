"""The last look before a release is written: no protected name in any of its bytes."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Mapping

from guwah.core.disclosure.disclosed import Disclosure
from guwah.core.disclosure.material import CaseMaterial
from guwah.core.disclosure.name_pattern import is_unspaced, name_parts
from guwah.core.disclosure.naming import nameable_people
from guwah.core.disclosure.permitted import testimony
from guwah.core.identity.names import name_key
from guwah.core.values.errors import IntegrityError


def check_no_leaks(files: Mapping[str, bytes], material: CaseMaterial, disclosure: Disclosure) -> None:
    """Raise where the whole name of anyone who may not be named stands in a file or in a file's name.

    This stands behind the mask, not in its place: it knows whole names and single long ones only.

    Raises:
        IntegrityError: ``leak-found``; the message names the file, not the name.
    """
    named = nameable_people(material.register, testimony(material), material.named_by_decision, on=material.today)
    free = {name_key(form) for person in material.register.persons if person.key in named for form in person.forms}
    free |= {name_key(word) for form in list(free) for word in form.split()} | set(material.register.not_persons)
    wanted = {
        f" {key} " if not is_unspaced(key) else key
        for person in material.register.persons
        if person.key not in named
        for form in person.forms
        for key in _telling_keys(form)
        if key not in free
    }
    for path, data in files.items():
        if path.endswith(".css"):
            continue
        text = f" {name_key(path)} {name_key(html.unescape(data.decode('utf8')))} "
        if any(name in text for name in wanted):
            raise IntegrityError(
                "leak-found",
                f"a protected name stands in {path}; nothing was written.",
                remedy=f"Report this: the mask for '{disclosure.audience}' has missed a spelling.",
            )


def _telling_keys(form: str) -> list[str]:
    """The whole name, and its parts where they are long enough not to be common words."""
    keys = [name_key(form)]
    keys += [name_key(part) for part in name_parts(form) if len(part) >= 6 or is_unspaced(part)]
    return [unicodedata.normalize("NFKC", key) for key in keys if len(key) >= 2]
