"""The codebook: what counts as an act. It is data; a case records which version it used."""

from __future__ import annotations

from dataclasses import dataclass

from guwah.core.values.errors import InvalidInputError


@dataclass(frozen=True, slots=True)
class Act:
    """One entry: ``id`` is stable, ``label`` is for people, ``includes`` and ``excludes`` settle hard cases."""

    id: str
    label: str
    group: str
    definition: str
    includes: str = ""
    excludes: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Codebook:
    """A version of the list of acts, in the order of the file."""

    version: str
    acts: tuple[Act, ...]

    def __contains__(self, act_id: object) -> bool:
        return any(act.id == act_id for act in self.acts)

    def act(self, act_id: str) -> Act:
        """The act with this id.

        Raises:
            InvalidInputError: ``act-unknown``.
        """
        for act in self.acts:
            if act.id == act_id:
                return act
        raise InvalidInputError(
            "act-unknown", f"'{act_id}' is not in codebook {self.version}.", remedy="See: guwah codebook"
        )

    def label(self, act_id: str) -> str:
        """The label for people; the id itself where a later codebook dropped it."""
        return next((act.label for act in self.acts if act.id == act_id), act_id)
