"""The first and last day that an EDTF text allows, as ISO days."""

from __future__ import annotations

from guwah.core.values.days import iso_day
from guwah.core.values.edtf.bounds import day_bounds
from guwah.core.values.edtf.parse import parse_edtf


def edtf_bounds(value: str) -> tuple[str | None, str | None]:
    """The earliest and latest day (ISO) that ``value`` allows; none where a side is open or unknown.

    Qualifiers (~, ?, %) do not widen the bounds: how far "about" reaches is for a person to say. A set reaches from the
    earliest to the latest of its members; a date with a time is its day, in its own zone. Years before 0 and after 9999
    are "-0216-08-02" and "170000002-01-01": such days are compared by ``days.read_day``, not as text.

    Raises:
        InvalidInputError: ``edtf-unread`` for anything that is not EDTF.
    """
    earliest, latest = day_bounds(parse_edtf(value))
    return None if earliest is None else iso_day(earliest), None if latest is None else iso_day(latest)
