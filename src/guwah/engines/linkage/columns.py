"""What each column of a list holds: guessed once from its header and values, kept in a file, and mended there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from guwah.core.values.errors import InvalidInputError
from guwah.engines.linkage import cleaning
from guwah.engines.linkage.tables import Table

ROLES = (
    "full_name", "given_name", "family_name", "patronymic", "father_name", "native_name", "date_of_birth", "age",
    "year", "sex", "place", "street", "street_number", "address", "suburb", "postcode", "state", "phone", "id",
    "date_missing", "list_id", "other",
)  # fmt: skip
"""``year`` is of birth; ``list_id`` numbers the rows of a list, ``other`` is anything else: these are not compared."""
NOT_COMPARED = ("list_id", "other")
LETTERS = ("full_name", "given_name", "family_name", "patronymic", "father_name", "native_name")
FIGURES = ("date_of_birth", "age", "year", "date_missing", "phone", "id")

MOST_VALUES = 1000
MOSTLY = 0.8
DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
COMPACT_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
PHONE = re.compile(r"\+?[\d\s().-]{9,20}")
WORDS = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){1,4}\.?")
HEADING = (
    "What each column holds. Mend a role where the guess is wrong; this file is read again at the next run.\n"
    "Roles: {roles}"
)


@dataclass(frozen=True)
class Guess:
    """The role of a column, and why it is thought to have it."""

    role: str
    because: str


Mapped = Mapping[str, Guess]
"""Header of a column to its role."""


def guess_columns(table: Table) -> dict[str, Guess]:
    """A guess for every column of ``table``."""
    found = {name: _guess(name, table.column(number)) for number, name in enumerate(table.header)}
    roles = [guess.role for guess in found.values()]
    if "family_name" in roles and "given_name" not in roles:
        # "Name" beside "surname" is the given name.
        return {name: Guess("given_name", "it stands beside a column of family names") if guess.role == "full_name"
                else guess for name, guess in found.items()}  # fmt: skip
    return found


def _guess(name: str, cells: Sequence[str]) -> Guess:
    values = [cell for cell in cells if cleaning.folded(cell)][:MOST_VALUES]
    by_header = _by_header(name)
    if by_header and values and not _can_be(by_header[0], values):
        by_header = None
    if by_header and by_header[0] == "full_name" and values and _share(values, _is_foreign) > MOSTLY:
        return Guess("full_name", f"the header says “{by_header[1]}”; most values are in another script than Latin")
    if by_header:
        return Guess(by_header[0], f"the header says “{by_header[1]}”")
    return _by_values(values) if values else Guess("other", "it is empty")


def _can_be(role: str, values: Sequence[str]) -> bool:
    """Whether values can be what a header says: names are letters, dates and numbers are not without figures."""
    if role in LETTERS:
        return _share(values, lambda value: any(char.isalpha() for char in value)) > 0.5
    if role in FIGURES:
        return _share(values, lambda value: any(char.isdigit() for char in value)) > 0.5
    return True


@cache
def _phrases() -> dict[str, str]:
    """Folded phrase of a header to its role."""
    text = files("guwah.engines.linkage").joinpath("headers.yaml").read_text("utf8")
    return {cleaning.folded(phrase): role for role, phrases in yaml.safe_load(text).items() for phrase in phrases}


def _by_header(name: str) -> tuple[str, str] | None:
    """The role whose phrase is the whole header, or else the longest that stands in it."""
    split = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    header = cleaning.folded(split.replace("_", " "))
    phrases = _phrases()
    if header in phrases:
        return phrases[header], header
    inside = [phrase for phrase in phrases if len(phrase) >= 3 and f" {phrase} " in f" {header} "]
    inside += [
        phrase for phrase in phrases if len(phrase) >= 2 and phrase in header and "\u4e00" <= phrase[0] <= "\u9fff"
    ]
    best = max(inside, key=lambda phrase: (len(phrase), phrase), default="")
    return (phrases[best], best) if best else None


def _share(values: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(value)) for value in values) / len(values)


def _is_foreign(value: str) -> bool:
    return not cleaning.is_latin(value)


def _by_values(values: Sequence[str]) -> Guess:
    distinct = len(set(values)) / len(values)
    if len({cleaning.folded(value) for value in values}) <= 4 and _share(values, _is_sex) == 1:
        return Guess("sex", "the values are words for a sex")
    if _share(values, lambda value: DATE.fullmatch(value) or COMPACT_DATE.fullmatch(value)) > MOSTLY:
        return _dates(values)
    if (
        _share(values, PHONE.fullmatch) > MOSTLY
        and _share(values, lambda value: len(cleaning.digits(value)) >= 9) > 0.5
    ):
        return Guess("phone", "the values look like telephone numbers")
    if distinct > 0.5 and _share(values, WORDS.fullmatch) > MOSTLY:
        foreign = _share(values, _is_foreign) > 0.5
        return Guess("native_name" if foreign else "full_name", "the values are two to five words, mostly different")
    if distinct == 1 and len(values) > 1 and _share(values, str.isdecimal) == 1:
        return Guess("list_id", "every value is a number of its own")
    return Guess("other", "neither header nor values say what it is")


def _is_sex(value: str) -> bool:
    return cleaning.folded(value) in cleaning.SEXES


def _dates(values: Sequence[str]) -> Guess:
    years = sorted(int(date[:4]) for value in values if (date := cleaning.date_digits(value)))
    if years and years[-1] - years[0] >= 30 and years[len(years) // 2] < 2005:
        return Guess("date_of_birth", "the values are dates of many decades")
    return Guess("other", "the values are dates, but not of births as it seems")


def columns_by_role(table: Table, mapped: Mapped) -> dict[str, list[list[str]]]:
    """The columns that are compared, by role; a list with two columns of one role has both."""
    out: dict[str, list[list[str]]] = {}
    for number, name in enumerate(table.header):
        role = mapped[name].role if name in mapped else "other"
        if role not in NOT_COMPARED:
            out.setdefault(role, []).append(table.column(number))
    return out


def mapping_to_yaml(mapped: Mapped) -> str:
    """The mapping as a file that a person can mend: a line for each column."""
    heading = HEADING.format(roles=", ".join(ROLES))
    lines = [f"# {line}\n" for line in heading.split("\n")]
    for name, guess in mapped.items():
        entry = {name: {"role": guess.role, "because": guess.because}}
        lines.append(yaml.safe_dump(entry, allow_unicode=True, default_flow_style=None, sort_keys=False, width=10**6))
    return "".join(lines)


def mapping_from_yaml(untrusted_text: str) -> dict[str, Guess]:
    """The mapping of a file.

    Raises:
        InvalidInputError: ``mapping-malformed``; the message says where.
    """
    try:
        raw = yaml.safe_load(untrusted_text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" near line {mark.line + 1}" if mark else ""
        raise InvalidInputError("mapping-malformed", f"the mapping is not YAML{where}.") from error
    if not isinstance(raw, dict):
        raise InvalidInputError("mapping-malformed", "the mapping must map the name of each column to a role.")
    return {str(name): _entry(number, value) for number, (name, value) in enumerate(raw.items(), 1)}


def _entry(number: int, value: Any) -> Guess:
    role = value.get("role") if isinstance(value, dict) else value
    if not isinstance(role, str) or role not in ROLES:
        raise InvalidInputError(
            "mapping-malformed",
            f"entry {number} of the mapping has no role.",
            remedy=f"Use one of: {', '.join(ROLES)}.",
        )
    because = value.get("because") if isinstance(value, dict) else ""
    return Guess(role, because if isinstance(because, str) and because else "you said so")
