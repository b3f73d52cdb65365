"""The engine on invented texts: acts, polarity, voice, people, place and time."""

import pytest

from guwah.engines.rules.reader import RulesEngine
from guwah.reference.codebook import load_codebook

ENGINE = RulesEngine()

INTERVIEW = """The man from Norvale

Daniyar Oshen was arrested by two officers at the Tash bridge in May 2016. The father of two meets us in a café.

“They handcuffed me and took me to the basement of a police station,” says Daniyar. He was beaten and then made to \
stand for several hours. “They forced me to sign a paper.”

Daniyar says he was not forced to work. On November 16, 2017, he was released and placed under house arrest for six \
months. At least a million people, Daniyar believes, are held in these camps.

The survivor arrived in Belhar on August 15, 2018. Three months later, his family arrived in Belhar.
"""


def read(text, **more):
    return ENGINE.propose(text, source="sha256:00", language="en", codebook=load_codebook(), **more)


def acts(text, **more):
    return [(s.act, s.trigger.exact, s.polarity) for s in read(text, **more)]


@pytest.fixture(scope="module")
def interview():
    found = {}
    for statement in read(INTERVIEW):
        found.setdefault(statement.act, statement)
    return found


def test_the_interview_tells_its_acts(interview):
    expected = {"arrest", "restraint", "beating", "stress_position", "forced_confession", "forced_labour", "release"}
    expected |= {"house_arrest", "flight", "reunion", "population_estimate"}
    assert expected <= set(interview)


def test_arrest_is_filled(interview):
    arrest = interview["arrest"]
    assert arrest.trigger.exact == "arrested"
    assert [m.entity for m in arrest.victims] == ["Daniyar Oshen"]
    assert [m.span.exact for m in arrest.perpetrators] == ["two officers"]
    assert arrest.place.span.exact == "the Tash bridge"
    assert (arrest.when.edtf, arrest.when.earliest, arrest.when.latest) == ("2016-05", "2016-05-01", "2016-05-31")
    assert (arrest.voice.name, arrest.voice.kind) == ("Daniyar Oshen", "witness")
    assert arrest.engine == ENGINE.name
    assert arrest.codebook == "1.0"
    assert arrest.cue
    assert 0 < arrest.confidence <= 1


def test_a_quote_has_its_speaker_and_me_is_the_witness(interview):
    restraint = interview["restraint"]
    assert restraint.voice.name == "Daniyar Oshen"
    assert restraint.basis == "experienced"
    assert [(m.span.exact, m.entity) for m in restraint.victims] == [("me", "Daniyar Oshen")]


def test_a_pronoun_of_the_narration_is_the_witness(interview):
    assert interview["beating"].victims[0].entity == "Daniyar Oshen"
    assert interview["stress_position"].victims[0].entity == "Daniyar Oshen"


def test_denied(interview):
    assert interview["forced_labour"].polarity == "denied"
    assert interview["beating"].polarity == "affirmed"


def test_dates_stated_and_derived(interview):
    assert interview["release"].when.edtf == "2017-11-16"
    assert interview["flight"].when.edtf == "2018-08-15"
    assert (interview["reunion"].when.edtf, interview["reunion"].when.how) == ("2018-11~", "derived")


def test_a_length_of_time_is_a_quantity_not_a_date(interview):
    house = interview["house_arrest"]
    assert house.when.edtf == "2017-11-16"
    assert (house.quantity.value, house.quantity.unit) == (6, "months")


def test_numbers_have_bounds(interview):
    quantity = interview["population_estimate"].quantity
    assert (quantity.value, quantity.low, quantity.high, quantity.qualifier) == (1_000_000, 1_000_000, None, "at_least")


@pytest.mark.parametrize(
    "text",
    [
        "They could arrest him tomorrow.",
        "If they arrest him, we leave.",
        "They wanted to arrest him.",
        "Why were you arrested?",
        "The heart attack came early.",
        "I beat the eggs for the cake.",
        "She saw an arresting view.",
        "The group released its report.",
    ],
)
def test_what_did_not_happen_to_anyone_is_no_statement(text):
    assert acts(text) == []


@pytest.mark.parametrize(
    "text",
    ["I was not beaten.", "Nobody beat me there.", "He denies that they were beaten.", "They never beat us."],
)
def test_denials(text):
    assert ("beating", "denied") in [(act, polarity) for act, _, polarity in acts(text)]


def test_only_is_no_negation():
    assert acts("I was not only beaten by them.")[0][2] == "affirmed"


HEARING = """CHAIR: Good morning. Please begin.

MS TESSEN: Good morning. In June 1986 the police arrested my son and I saw them.

CHAIR: Was he beaten?

MS TESSEN: Yes, he was beaten with sticks.

CHAIR: Were you arrested?

MS TESSEN: No. I was told that they shot him.
"""


def test_a_question_is_answered_in_the_voice_of_who_answers():
    found = read(HEARING)
    asked = [s for s in found if s.trigger.start < HEARING.index("Yes") and s.act == "beating"]
    assert [(s.voice.name, s.polarity) for s in asked] == [("TESSEN", "affirmed")]
    no = [s for s in found if s.act == "arrest" and s.trigger.start > HEARING.index("Were you")]
    assert [s.polarity for s in no] == ["denied"]


def test_seen_and_heard_are_kept_apart():
    found = read(HEARING)
    by_act = {s.act: s.basis for s in found if s.voice.name == "TESSEN" and "?" not in s.quote.exact}
    assert by_act["armed_attack"] == "heard"


def test_a_penalty_is_no_date():
    (statement,) = [s for s in read("The court sentenced him to ten years in prison.") if s.act == "trial_sentence"]
    assert statement.penalty.duration == "P10Y"
    assert statement.when is None


def test_no_statement_is_invented_in_another_language():
    text = "He was arrested. Il a été arrêté en 2017."
    assert ENGINE.propose(text, source="s", language="fr", codebook=load_codebook()) == []
    assert ENGINE.propose(text, source="s", language="kk-Cyrl", codebook=load_codebook()) == []


def test_only_acts_of_the_codebook_are_proposed():
    codebook = load_codebook()
    small = type(codebook)("9", tuple(act for act in codebook.acts if act.id == "beating"))
    found = ENGINE.propose("I was arrested. They beat me.", source="s", language="en", codebook=small)
    assert [(s.act, s.codebook) for s in found] == [("beating", "9")]


def test_a_witness_named_by_the_case_is_the_voice():
    found = read("I was arrested in May 2016. I was beaten. I told my mother.", witnesses=["Sabina Kesh"])
    assert {s.voice.name for s in found} == {"Sabina Kesh"}
