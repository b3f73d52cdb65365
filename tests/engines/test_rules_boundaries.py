"""Where two acts lie close together: the codebook's hard cases, and who did what to whom."""

import pytest

from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook

ENGINE, CODEBOOK = RulesEngine(), load_codebook()


def read(text, **more):
    return ENGINE.propose(text, source="s", language="en", codebook=CODEBOOK, **more)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("I was detained at the border.", {"arrest"}),
        ("I was detained for a month.", {"detention"}),
        ("They arrested him for five months.", {"detention"}),
        ("We were moved to the county prison.", {"transfer"}),
        ("They took me to prison.", {"detention"}),
        ("I spent twelve days alone in a dark cell.", {"solitary_confinement"}),
        ("A black sack was pulled over my head.", {"restraint"}),
        ("They checked my phone.", {"search_seizure"}),
        ("They used an electric baton.", {"electric_shock"}),
        ("They put great pressure on me.", {"ill_treatment"}),
        ("We were made to undress in front of the guards.", {"humiliation"}),
        ("They said he would be shot.", {"threat"}),
        ("They warned me not to speak to journalists.", {"threat"}),
        ("They were going to arrest my brother.", set()),
        ("I asked them why.", set()),
        ("He hit me with a stick.", {"beating"}),
        ("The court rejected his claim.", {"ruling"}),
        ("The ministry rejected the reports.", {"denial"}),
        ("They kicked the door and carried away the ledgers.", {"search_seizure"}),
        ("The interrogation lasted an hour.", {"interrogation"}),
        ("The mosque in our village was torn down.", {"religious_restriction"}),
    ],
)
def test_the_act_is_the_one_that_the_codebook_means(text, acts):
    assert {s.act for s in read(text)} == acts


def test_a_threat_with_never_is_affirmed():
    assert [(s.act, s.polarity) for s in read("They said I would never see my children again.")] == [
        ("threat", "affirmed")
    ]


@pytest.mark.parametrize("text", ["They took my telephone.", "They put a hood over my head."])
def test_they_who_take_my_things_are_no_victims(text):
    (one,) = read(text)
    assert [m.span.exact for m in one.victims] == ["my"]
    assert [m.span.exact for m in one.perpetrators] == ["They"]


def test_a_date_is_no_part_of_who_did_it():
    (one,) = read("On 4 April 2018 two police officers arrested my brother.")
    assert [m.span.exact for m in one.perpetrators] == ["two police officers"]


@pytest.mark.parametrize(
    ("text", "place"),
    [("I was held in Camp 12.", "Camp 12"), ("I was beaten at the Dorum police station.", "the Dorum police station")],
)
def test_a_place_is_whole(text, place):
    assert [s.place.span.exact for s in read(text) if s.place] == [place]


def test_from_one_month_until_another_is_one_stretch_of_time():
    (one,) = read("I was held in the camp from September 2018 until December 2019.")
    assert one.when.edtf == "2018-09/2019-12"
    assert (one.when.earliest, one.when.latest) == ("2018-09-01", "2019-12-31")


def test_a_question_alone_denies_nothing():
    found = read("Were you made to work?\n\nThe food was scarce there. No.")
    assert "forced_labour" not in {s.act for s in found}


def test_the_one_recorded_witness_is_the_voice_of_a_short_text():
    (one,) = read("I was held in a cell.", witnesses=["Sena Dorum"])
    assert (one.voice.name, one.voice.kind) == ("Sena Dorum", "witness")
