"""The set of name pairs is well formed, covers the scripts, and its open and held halves share no name."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest
import yaml

PAIRS = Path(__file__).parent / "pairs"
ROOTS = yaml.safe_load((PAIRS / "roots.yaml").read_text(encoding="utf-8"))
HALVES = ("open", "held")
FILES = {"open": "person", "held": "person", "places_open": "place", "places_held": "place"}
LEAST = {"person": 220, "place": 60}
SCRIPTS = {"Arabic": "Arabic", "Cyrillic": "Cyrillic", "Latin": "Latin", "Chinese": "Han"}
# What makes two different people hard to tell apart: a name they share, or two names that are nearly one.
HARD = re.compile(
    r"sibling|brother|twin|father|another name|one letter|same family name|same given name|sound alike|"
    r"common given name|married name|husband and wife|initial|patronymics"
)
AFFIXES = re.compile(r"(jan|khan|bek|bay|nisa|gul|xan|oghli|uly)$")


def rows(name):
    with (PAIRS / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def tags(row):
    """The two writing conventions at the head of the reason, such as `ug Arabic / zh Chinese`."""
    left, _, right = row["why"].partition(";")[0].partition(" / ")
    return left.strip(), right.strip()


def script_of(tag):
    return next(script for word, script in SCRIPTS.items() if word in tag)


def group_of(tag):
    """As `script_of`, with the three uses of the Arabic script apart."""
    if "Arabic" in tag:
        return {"ug": "Uyghur Arabic", "kk": "Kazakh Arabic"}.get(tag.split()[0], "Arabic and Persian")
    return script_of(tag)


def scripts_in(text):
    letters = (char for char in text if char.isalpha() and unicodedata.category(char) != "Lm")
    names = [unicodedata.name(char, "") for char in letters]
    return {
        "Han" if name.startswith("CJK") else name.split()[0].title().replace("Fullwidth", "Latin") for name in names
    }


def plain(text):
    """Lower case, without marks, dots and spaces."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in spread if char.isalpha() and unicodedata.category(char) != "Lm")


def forms(half):
    return {form for kinds in ROOTS[half].values() for listed in kinds.values() for form in listed}


@pytest.mark.parametrize("name", FILES)
def test_the_format(name):
    kind = FILES[name]
    head = (PAIRS / f"{name}.tsv").read_text(encoding="utf-8").split("\n", 1)[0]
    assert head.split("\t") == ["a", "b", "same", "kind", "why"]
    table = rows(name)
    assert len(table) >= LEAST[kind]
    for row in table:
        assert None not in row and all(row.values()), row
        assert row["same"] in {"0", "1"} and row["kind"] == kind, row
        assert row["a"] != row["b"] and row["a"].strip() == row["a"] and row["b"].strip() == row["b"], row
    assert len({frozenset((row["a"], row["b"])) for row in table}) == len(table)


@pytest.mark.parametrize("name", FILES)
def test_the_reason_names_the_scripts(name):
    for row in rows(name):
        for side, tag in zip("ab", tags(row), strict=True):
            found = scripts_in(row[side])
            mixed = {"Latin", "Cyrillic"} if "look-alikes" in row["why"] else set()
            assert script_of(tag) in found and found <= {script_of(tag)} | mixed, row


@pytest.mark.parametrize("half", HALVES)
def test_both_classes_and_the_hard_ones(half):
    table = rows(half)
    different = [row for row in table if row["same"] == "0"]
    assert 0.40 <= 1 - len(different) / len(table) <= 0.50
    assert sum(bool(HARD.search(row["why"])) for row in different) >= len(different) / 2
    for name in ("places_open", "places_held"):
        assert Counter(row["same"] for row in rows(name)).keys() == {"0", "1"}


@pytest.mark.parametrize("half", HALVES)
def test_every_script_meets_every_other(half):
    met = Counter(frozenset(map(group_of, tags(row))) for row in rows(half))
    groups = ("Uyghur Arabic", "Kazakh Arabic", "Arabic and Persian", "Cyrillic", "Latin", "Han")
    for pair in [*combinations(groups, 2), *((group,) for group in groups)]:
        assert met[frozenset(pair)] >= 6, pair
    for same in "01":
        met = Counter(frozenset(map(group_of, tags(row))) for row in rows(half) if row["same"] == same)
        for pair in combinations(groups, 2):
            assert met[frozenset(pair)] >= 2, (same, pair)


def test_no_root_is_in_both_halves():
    opened, held = (set(ROOTS[half]) for half in HALVES)
    assert not opened & held
    bare = [{AFFIXES.sub("", root) for root in half} for half in (opened, held)]
    assert not bare[0] & bare[1]
    written = [{plain(form) for form in forms(half)} for half in HALVES]
    assert not written[0] & written[1]
    assert not (opened & written[1] or held & written[0])
    assert not set(ROOTS["places_open"]) & set(ROOTS["places_held"])
    places = [{plain(form) for listed in ROOTS[f"places_{half}"].values() for form in listed} for half in HALVES]
    assert not places[0] & places[1]


@pytest.mark.parametrize("half", HALVES)
def test_every_word_is_a_listed_form(half):
    """Nothing stands in a pair but the forms listed for its half, the words around a name, and punctuation."""
    known = sorted(forms(half) | set(ROOTS[f"{half}_around"]), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, known)))
    for row in rows(half):
        for text in (row["a"], row["b"]):
            assert not any(map(str.isalpha, pattern.sub("", text))), text


@pytest.mark.parametrize("half", HALVES)
def test_no_word_is_a_form_of_the_other_half(half):
    (other,) = set(HALVES) - {half}
    taken = {plain(form) for form in forms(other)}
    for row in rows(half):
        for text in (row["a"], row["b"]):
            for word in re.split(r"[\s·•・.,()]+", text):
                assert plain(word) not in taken or not plain(word), text
