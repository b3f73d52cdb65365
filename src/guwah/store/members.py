"""Who works on the case."""

from __future__ import annotations

from guwah.core.values.errors import NotPermittedError
from guwah.store.models import Member


def member_names() -> dict[int, str]:
    """Name of each member, by id."""
    return dict(Member.objects.exclude(name="").order_by("id").values_list("id", "name"))


def acting_member(name: str | None) -> int:
    """The id of the member who acts: the one named, or the only one.

    Raises:
        NotPermittedError: ``member-unknown``, or ``actor-needed`` where several could be meant.
    """
    names = member_names()
    if name is None:
        if len(names) == 1:
            return next(iter(names))
        raise NotPermittedError(
            "actor-needed", "the case has several members.", remedy="Say who acts: --as NAME, or GUWAH_ACTOR."
        )
    for number, known in names.items():
        if known == name:
            return number
    raise NotPermittedError(
        "member-unknown", "that name is not a member of the case.", remedy="Add it with: guwah member CASE NAME"
    )
