"""Source records: what a user may write, what is refused, how a later record is put over an earlier one."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.consent.levels import LEVELS
from guwah.core.sources.record import ROLES, PersonRecord, SourceRecord, record_from_mapping
from guwah.core.values.errors import InvalidInputError

words = st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), min_size=1, max_size=8).filter(str.strip)
persons = st.builds(
    PersonRecord,
    name=words,
    forms=st.lists(words, max_size=2).map(tuple),
    role=st.sampled_from(ROLES),
    minor=st.booleans(),
    consent=st.none() | st.sampled_from(LEVELS),
    relation=words | st.just(""),
)
records = st.builds(
    SourceRecord,
    title=words | st.just(""),
    consent=st.sampled_from(["", *LEVELS]),
    until=st.just("") | st.dates().map(date.isoformat),
    publisher=words | st.just(""),
    witnesses=st.lists(persons, max_size=2).map(tuple),
    interviewer=st.none() | persons,
    people=st.lists(persons, max_size=2).map(tuple),
)


@given(records)
def test_a_record_survives_being_stored(record: SourceRecord) -> None:
    assert record_from_mapping(json.loads(json.dumps(record.to_json()))) == record


@given(records, records)
def test_a_later_record_is_put_over_an_earlier_one(earlier: SourceRecord, later: SourceRecord) -> None:
    merged = earlier.merged(later)
    for name in ("title", "consent", "until", "publisher", "interviewer"):
        assert getattr(merged, name) == (getattr(later, name) or getattr(earlier, name))
    for person in (*earlier.persons(), *later.persons()):
        same = [one for one in merged.persons() if person.name in one.names()]
        assert same and all(set(person.names()) <= {name for one in same for name in one.names()} for _ in [0])
        assert not person.minor or any(one.minor for one in same)


def test_people_may_be_given_by_name_alone_and_get_the_role_of_their_place() -> None:
    record = record_from_mapping({"witnesses": ["Dana Korash"], "interviewer": "Talun Verr", "people": ["Ismel"]})
    assert [(person.name, person.role) for person in record.persons()] == [
        ("Dana Korash", "witness"),
        ("Talun Verr", "interviewer"),
        ("Ismel", "mentioned"),
    ]


def test_a_person_with_everything() -> None:
    said = {"name": "Dana", "forms": ["Дана"], "role": "relative", "minor": True, "consent": "un", "relation": "aunt"}
    [person] = record_from_mapping({"witnesses": [said]}).witnesses
    assert person == PersonRecord("Dana", ("Дана",), "relative", True, "un", "aunt")
    assert person.names() == ("Dana", "Дана")


def test_days_may_be_dates_as_yaml_reads_them() -> None:
    record = record_from_mapping({"obtained": date(2020, 1, 31), "until": date(2027, 1, 31), "published": "2019"})
    assert (record.obtained, record.until, record.published) == ("2020-01-31", "2027-01-31", "2019")


def test_empty_fields_are_no_answer_and_no_mistake() -> None:
    assert record_from_mapping({"title": None, "witnesses": None}) == SourceRecord()


@pytest.mark.parametrize(
    "value",
    [
        [],
        "title",
        {"titel": "Interview"},
        {"title": ["Interview"]},
        {"witnesses": "Dana"},
        {"witnesses": {"name": "Dana"}},
        {"witnesses": [{"role": "witness"}]},
        {"witnesses": [{"name": "  "}]},
        {"witnesses": [{"name": 7}]},
        {"witnesses": [{"name": "Dana", "role": "hero"}]},
        {"witnesses": [{"name": "Dana", "forms": "Дана"}]},
        {"witnesses": [{"name": "Dana", "forms": [["Дана"]]}]},
        {"interviewer": ["Talun"]},
        {"until": "next year"},
    ],
)
def test_what_is_not_right_is_refused(value: object) -> None:
    with pytest.raises(InvalidInputError, match="record-malformed"):
        record_from_mapping(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [{"consent": "yes"}, {"witnesses": [{"name": "Dana", "consent": "yes"}]}])
def test_an_unknown_level_of_consent_is_refused(value: dict) -> None:
    with pytest.raises(InvalidInputError, match="consent-level-unknown"):
        record_from_mapping(value)


@pytest.mark.parametrize("typo", ["minr", "consnet", "form"])
def test_a_misspelt_field_of_a_person_is_refused_and_not_passed_over(typo: str) -> None:
    with pytest.raises(InvalidInputError, match="record-malformed"):
        record_from_mapping({"witnesses": [{"name": "Dana", typo: True}]})


def test_a_refusal_does_not_repeat_a_name() -> None:
    with pytest.raises(InvalidInputError) as caught:
        record_from_mapping({"witnesses": [{"name": "Dana Korash", "role": "hero"}]})
    assert "Dana" not in str(caught.value)


def test_published_is_what_has_a_publisher_an_address_or_a_day() -> None:
    assert not SourceRecord(title="x").is_published
    assert all(SourceRecord(**{name: "x"}).is_published for name in ("publisher", "url", "published"))
