"""How much one file may cost. The worker keeps to the limits; the parent enforces them again."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one conversion; the unit is in each name.

    ``soft_wall_seconds`` is when a converter stops by itself and hands over what it has read;
    ``wall_seconds`` is when the process is killed. ``max_ratio`` is the unpacked size over the packed size of
    an archive member, judged above ``ratio_floor_bytes`` only, because small files compress oddly well.
    """

    max_input_bytes: int = 512 * MIB
    wall_seconds: float = 60.0
    soft_wall_seconds: float = 45.0
    memory_bytes: int = 1536 * MIB
    max_text_chars: int = 20_000_000
    max_anchors: int = 500_000
    max_pages: int = 5_000
    max_parts: int = 1_000
    max_part_bytes: int = 64 * MIB
    max_total_part_bytes: int = 256 * MIB
    max_ratio: int = 200
    ratio_floor_bytes: int = 4 * MIB
    max_header_bytes: int = 64 * MIB
    files_per_worker: int = 500

    @property
    def grace_wall_seconds(self) -> float:
        """When the watchdog hands over what there is: between the soft and the hard limit."""
        return self.soft_wall_seconds + (self.wall_seconds - self.soft_wall_seconds) / 2

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Limits:
        return cls(**value)


DEFAULT = Limits()
