"""A place, a facility in a place, and their names."""

from __future__ import annotations

from dataclasses import dataclass

NAME_KINDS = ("official", "historical", "colloquial", "translation")
PRECISIONS = ("exact", "settlement", "area", "unknown")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """One name of a place. ``language`` is a BCP 47 tag, empty where it is not certain."""

    text: str
    language: str = ""
    kind: str = "official"


@dataclass(frozen=True, slots=True)
class Place:
    """A place with every name known for it.

    ``country`` is an ISO 3166 code of two letters, empty where a place above it tells. ``latitude`` and
    ``longitude`` are degrees of WGS 84, north and east positive, None where not known; ``precision`` says what the
    point stands for, and ``radius_m`` how many metres around it the place may lie. ``earliest`` and ``latest`` are
    ISO days between which it bore this standing, empty where open. ``population`` is 0 where not known.
    """

    id: str
    name: str
    kind: str
    country: str = ""
    names: tuple[PlaceName, ...] = ()
    parent: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str = "unknown"
    radius_m: int | None = None
    source: str = ""
    earliest: str = ""
    latest: str = ""
    population: int = 0

    @property
    def inside(self) -> str | None:
        """The id of what it lies in."""
        return self.parent

    def all_names(self) -> tuple[PlaceName, ...]:
        """Every name, the one it is called by first."""
        return (PlaceName(self.name), *self.names)


@dataclass(frozen=True, slots=True)
class Facility:
    """A building or site: a prison, camp, police station, factory, school, hospital, court.

    ``place`` is the id of the place, or of the larger facility, in which it stands. ``earliest`` and ``latest`` are
    ISO days between which it was what ``kind`` says, empty where not known.
    """

    id: str
    name: str
    kind: str
    place: str | None = None
    aliases: tuple[PlaceName, ...] = ()
    earliest: str = ""
    latest: str = ""
    source: str = ""

    @property
    def inside(self) -> str | None:
        """The id of what it stands in."""
        return self.place

    def all_names(self) -> tuple[PlaceName, ...]:
        """Every name, the one it is called by first."""
        return (PlaceName(self.name), *self.aliases)


Entity = Place | Facility
