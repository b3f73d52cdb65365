"""What is compared: someone as the case describes them, and what they tell of themselves in each account."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Deed:
    """One act that an account tells of, resolved.

    ``own`` is true where it befell who tells it; ``people`` are the keys of others whom it befell. ``earliest`` and
    ``latest`` are ISO days, empty where not known. ``number`` is a number with its unit.
    """

    act: str
    own: bool
    affirmed: bool = True
    place: str = ""
    earliest: str = ""
    latest: str = ""
    people: frozenset[str] = frozenset()
    number: tuple[float, str] | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """What one person tells in one source. Sources of one text (copies, translations) have one ``text``.

    ``near`` has the texts that it cites or is cited by. ``recorded`` is true where the record of the source names
    who tells it.
    """

    source: str
    text: str
    deeds: tuple[Deed, ...]
    recorded: bool = True
    near: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Profile:
    """Someone as the case describes them.

    ``key`` is unique; ``reference`` is what a judgement takes; ``person`` is the key under which the register
    has them, so that descriptions that it takes for one person share it. ``born`` are the first and the last
    year that birth can be in. ``may_be_assumed``: the name may not be the real one. ``use`` is the number of
    statements that hinge on who it is.
    """

    key: str
    reference: str
    person: str
    names: tuple[str, ...]
    roles: frozenset[str] = frozenset()
    recorded_in: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    sex: str = ""
    born: tuple[int, int] | None = None
    origins: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    kin_keys: frozenset[str] = frozenset()
    accounts: tuple[Account, ...] = field(default=())
    may_be_assumed: bool = False
    use: int = 0
