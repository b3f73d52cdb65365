"""The tables of words for time that a team edits: every category is known, no form means two points in time."""

from __future__ import annotations

import ast
import re
from collections import defaultdict

import pytest

from guwah.engines.dates.find import LEVELS
from guwah.engines.dates.lexicon import load_lexicon
from guwah.reference.times import LANGUAGES, load_times
from house.tree import modules

SETTINGS = {
    "suffixes", "endings", "article_prefixes", "spaced", "capitals", "small_months", "day_first", "folded", "joined",
}  # fmt: skip
"""Keys that say how the language is written and hold no words for time."""

INERT = {"not_time", "blocker"}
"""Categories of words that look like a time: what matters is that they are nothing else."""

POINTS = {"month", "weak_month", "weekday", "weekday_weak", "season", "weak_season", "cardinal", "ordinal", "feast"}
FORMS = {
    language: {key: value for key, value in load_times(language).items() if key not in SETTINGS}
    for language in LANGUAGES
}


def known_categories() -> set[str]:
    """What the rules match, and the words that the code of the engine compares."""
    known = {name for level in LEVELS for rule in level for name in re.findall("[a-z_]+", rule.pattern)}
    for path, tree in modules().items():
        if path.startswith("engines/dates/"):
            known |= {
                node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
            }
    return known


def forms_of(content: object) -> list[object]:
    if isinstance(content, dict):
        return [form for forms in content.values() for form in forms]
    assert isinstance(content, list), content
    return content


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_of_a_table_is_one_that_the_grammar_or_the_code_knows(language: str) -> None:
    assert set(FORMS[language]) - known_categories() - INERT == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_keys_and_forms_are_words_and_not_what_yaml_takes_them_for(language: str) -> None:
    assert all(isinstance(key, str) for key in load_times(language))
    for category, content in FORMS[language].items():
        assert all(isinstance(form, str) and form.strip() == form != "" for form in forms_of(content)), category
        if isinstance(content, dict):
            assert not any(isinstance(value, bool) or value is None for value in content), category


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_is_two_points_in_time_or_two_numbers(language: str) -> None:
    said = defaultdict(set)
    for category in POINTS & set(FORMS[language]):
        for value, forms in FORMS[language][category].items():
            for form in forms:
                said[form].add((category, value))
    for name, feast in load_times("feasts").items():
        for form in feast["names"].get(language, ()):
            said[form].add(("feast", name))
    assert {form: meanings for form, meanings in said.items() if len(meanings) > 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_weekdays_and_seasons_are_all_there_and_no_others(language: str) -> None:
    lexicon = load_lexicon(language)
    entries = list(lexicon.words.values())
    entries += [entry for seconds in lexicon.phrases.values() for forms in seconds.values() for _, entry in forms]
    values = defaultdict(set)
    for category, value in entries:
        values[category.removeprefix("weak_").removesuffix("_weak")].add(value)
    assert values["month"] <= set(range(1, 13))
    assert values["weekday"] == set(range(1, 8))
    assert values["season"] == {21, 22, 23, 24}
    # A language that numbers its months ("10月") needs no names.
    assert values["month"] == set(range(1, 13)) or "unit_mark" in FORMS[language]


@pytest.mark.parametrize("language", [language for language in LANGUAGES if load_lexicon(language).spaced])
def test_forms_are_written_small(language: str) -> None:
    for category, content in FORMS[language].items():
        assert [form for form in forms_of(content) if str(form) != str(form).lower()] == [], category


@pytest.mark.parametrize("name", list(load_times("feasts")))
def test_a_feast_has_a_day_of_its_calendar_and_a_name(name: str) -> None:
    feast = load_times("feasts")[name]
    if "either" in feast:
        assert set(feast) == {"either", "names"}
        assert len(set(feast["either"]) & set(load_times("feasts"))) == len(feast["either"]) >= 2
        return
    assert set(feast) <= {"calendar", "begins", "days", "whole_month", "easter", "names"}
    assert feast["calendar"] in ("gregorian", "hijri", "chinese", "persian")
    if "easter" in feast:
        assert -60 < feast["easter"] < 60
        assert "begins" not in feast
    else:
        month, day = (int(part) for part in str(feast["begins"]).split("-"))
        assert 1 <= month <= 12
        assert 1 <= day <= (31 if feast["calendar"] == "gregorian" else 30)
    assert 1 <= feast.get("days", 1) <= 60
    assert set(feast["names"]) <= set(LANGUAGES)
    assert any(feast["names"].values())


@pytest.mark.parametrize("calendar", list(load_times("calendars")))
def test_the_months_of_a_calendar_have_numbers_and_names(calendar: str) -> None:
    assert calendar in ("hijri", "persian", "chinese")
    for number, names in load_times("calendars")[calendar]["months"].items():
        assert 1 <= number <= 12
        assert names
        assert set(names) <= set(LANGUAGES)
        assert all(isinstance(form, str) and form for forms in names.values() for form in forms)
