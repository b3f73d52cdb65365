"""What a verification found not to hold."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that does not hold: a stable code, which thing, and what is wrong with it."""

    code: str
    where: str
    what: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)


@dataclass
class Verification:
    """The outcome. ``checked`` counts what was looked at, by kind; ``notes`` are no faults but worth knowing."""

    kind: str
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    checked: dict[str, int] = field(default_factory=dict)
    head: str = ""
    key: str = ""

    @property
    def holds(self) -> bool:
        return not self.problems

    def fault(self, code: str, where: str, what: str) -> None:
        self.problems.append(Problem(code, where, what))
