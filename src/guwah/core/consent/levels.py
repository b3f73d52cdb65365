"""What a witness allowed, for which audience, until when. Nothing recorded means nothing allowed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from guwah.core.values.errors import InvalidInputError

LEVELS = ("none", "internal", "partner", "un", "court", "public-anonymous", "public-named")
AUDIENCES = ("internal", "partner", "un", "court", "public")
_NEEDED = {"internal": 1, "partner": 2, "un": 3, "court": 4, "public": 5}


@dataclass(frozen=True, slots=True)
class ConsentState:
    """The consent in force for one source. ``until`` is the last day on which it holds."""

    level: str = "none"
    until: date | None = None
    withdrawn: bool = False

    def permits(self, audience: str, *, on: date) -> bool:
        """True where material of the source may be shown to ``audience`` on that day."""
        if self.withdrawn or (self.until is not None and on > self.until):
            return False
        return level_permits(self.level, audience)

    def narrowed(self, level: str | None) -> ConsentState:
        """This consent, or the person's own ``level`` where that allows less."""
        if level is None or LEVELS.index(level) >= LEVELS.index(self.level):
            return self
        return replace(self, level=level)

    def within(self, other: ConsentState) -> ConsentState:
        """What both consents allow."""
        days = [day for day in (self.until, other.until) if day is not None]
        withdrawn = self.withdrawn or other.withdrawn
        return ConsentState(self.narrowed(other.level).level, min(days, default=None), withdrawn)

    def permits_name(self, *, on: date) -> bool:
        """True where the witness agreed to be named."""
        return self.level == "public-named" and self.permits("public", on=on)


def level_permits(level: str, audience: str) -> bool:
    """True where ``level`` covers ``audience``: a level permits its own audience and those before it."""
    return LEVELS.index(level) >= _NEEDED[audience]


def check_level(level: str) -> str:
    """``level``, or ``consent-level-unknown``."""
    if level not in LEVELS:
        raise InvalidInputError(
            "consent-level-unknown",
            f"'{level}' is not a level of consent.",
            remedy=f"Use: {', '.join(LEVELS)}.",
        )
    return level


def check_audience(audience: str) -> str:
    """``audience``, or ``audience-unknown``."""
    if audience not in AUDIENCES:
        raise InvalidInputError(
            "audience-unknown", f"'{audience}' is not an audience.", remedy=f"Use: {', '.join(AUDIENCES)}."
        )
    return audience
