"""The sample case holds together: what truth.yaml, sources.yaml and decisions.yaml say stands in the documents."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from sample.plain_text import DOCUMENTS, SAMPLE, sandbox_texts, simple_texts

AUDIENCES = ["internal", "partner", "un", "court", "public"]
LEVELS = {"none": 0, "internal": 1, "partner": 2, "un": 3, "court": 4, "public-anonymous": 5, "public-named": 5}
CODEBOOK = set(
    "summons arrest detention transfer house_arrest disappearance incommunicado accusation trial_sentence release "
    "escape interrogation beating ill_treatment restraint stress_position electric_shock suffocation "
    "sexual_violence threat humiliation deprivation solitary_confinement forced_medication forced_sterilisation "
    "denial_of_care injury_illness death detention_conditions disappearance_of_remains forced_confession "
    "indoctrination language_restriction religious_restriction surveillance search_seizure document_confiscation "
    "movement_restriction forced_labour family_separation reprisal displacement armed_attack discrimination "
    "flight reunion complaint denial ruling finding investigation reparation population_estimate "
    "facility_description".split()
)
ORDINARY = set(
    "January February March April May June July August September October November December Thursdays Mr Ms Dame "
    "Sir Madam Statement Born Trade Taken Interpreted Date Subject Closed The Our We Of That My English Reposted "
    "Feb PANEL OF INQUIRY ON THE BASIN Le".split()
)


def load(name: str) -> Any:
    """One of the YAML files of the sample."""
    return yaml.safe_load((SAMPLE / name).read_text(encoding="utf-8"))


TRUTH = load("truth.yaml")
SOURCES = load("sources.yaml")
DECISIONS = load("decisions.yaml")
PEOPLE = {person["id"]: person for person in TRUTH["people"]}
STATEMENTS = {statement["id"]: statement for statement in TRUTH["statements"]}


@pytest.fixture(scope="module", params=["simple", "sandbox"])
def texts(request: pytest.FixtureRequest) -> dict[str, str]:
    """Every document's text, by simple means and by the readers of guwah."""
    if request.param == "simple":
        return simple_texts()
    try:
        return sandbox_texts()
    except Exception as error:  # the readers are not there, or this machine cannot confine a process
        pytest.skip(f"no sandbox: {type(error).__name__}")


def occurs(form: str, text: str) -> bool:
    """Whether a form stands in the text as a word of its own; Chinese has no word marks."""
    if re.search(r"[\u4e00-\u9fff]", form):
        return form in text
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) is not None


def test_every_statement_is_in_its_file(texts: dict[str, str]) -> None:
    broken = []
    for statement in STATEMENTS.values():
        text, quote = texts[statement["file"]], statement["quote"]
        if text.count(quote) != 1 or quote.count(statement["trigger"]) < statement["occurrence"]:
            broken.append(statement["id"])
        slots = [statement["voice"], statement["place"], statement["when"], statement["quantity"]]
        slots += statement["victims"] + statement["perpetrators"]
        broken += [(statement["id"], slot["exact"]) for slot in slots if slot and slot["exact"] not in text]
    assert broken == []


def test_every_form_is_where_it_is_said_to_be(texts: dict[str, str]) -> None:
    broken = []
    for person in PEOPLE.values():
        found = {file: [form for form in person["forms"] if occurs(form, text)] for file, text in texts.items()}
        if {file: forms for file, forms in found.items() if forms} != person["documents"]:
            broken.append(person["id"])
        listed = {form for forms in person["documents"].values() for form in forms}
        broken += [(person["id"], form) for form in person["forms"] if form not in listed]
    assert broken == []


def test_every_name_in_the_documents_is_listed(texts: dict[str, str]) -> None:
    """No capitalised word inside a sentence is left that is neither a listed form nor in the registry."""
    known = [form for person in PEOPLE.values() for form in person["forms"]]
    known += [entry["exact"] for entry in TRUTH["registry"]]
    left: dict[str, str] = {}
    for file, text in texts.items():
        if file in ("missing.csv", "notice-zh.txt"):
            continue
        for form in sorted(known, key=len, reverse=True):
            text = re.sub(rf"(?<!\w){re.escape(form)}(?!\w)", "_", text)
        for match in re.finditer(r"(?<=[\w,;] )([^\W\d_a-zа-я][\w’'-]+)", text):
            if match[1][0].isupper() and match[1] not in ORDINARY:
                left[match[1]] = file
    assert {word: file for word, file in left.items() if word not in HEADINGS} == {}


HEADINGS = {"Kiln", "Top", "Fast", "News", "World", "Harbour", "Subscribe"}


def test_every_name_of_the_list_is_listed(texts: dict[str, str]) -> None:
    rows = [line.split(",") for line in texts["missing.csv"].splitlines()[1:]]
    forms = {form for person in PEOPLE.values() for form in person["forms"]}
    assert 20 <= len(rows) <= 30
    assert [name for row in rows for name in row[1:3] if name not in forms] == []


def test_the_values_are_those_of_the_contract() -> None:
    for statement in STATEMENTS.values():
        assert statement["act"] in CODEBOOK
        assert statement["polarity"] in ("affirmed", "denied")
        assert statement["basis"] in ("experienced", "witnessed", "heard", "asserted")
        named = statement["victims"] + statement["perpetrators"] + [statement["voice"]]
        assert all(slot["person"] is None or slot["person"] in PEOPLE for slot in named)
    assert len(STATEMENTS) == len(TRUTH["statements"])
    triggers = [(s["file"], s["act"], s["quote"], s["trigger"]) for s in STATEMENTS.values()]
    assert len(set(triggers)) == len(triggers)


def test_every_document_has_a_record() -> None:
    assert {path.name for path in DOCUMENTS.iterdir()} == set(SOURCES)
    assert sum(path.stat().st_size for path in DOCUMENTS.iterdir()) < 600_000
    for record in SOURCES.values():
        assert record["consent"] in LEVELS
        assert record.get("translation_of", "testimony-B-kk.txt") in SOURCES


def test_the_translation_has_as_many_paragraphs_as_the_original(texts: dict[str, str]) -> None:
    original, translation = texts["testimony-B-kk.txt"], texts["testimony-B-en.txt"]
    assert len(original.strip().split("\n\n")) == len(translation.strip().split("\n\n"))


def test_records_name_everybody(texts: dict[str, str]) -> None:
    """Every person who stands in a document is a witness, interviewer, interpreter or other person of its record."""
    for file in texts:
        record = SOURCES[file.partition("/")[0]]
        named = [*record.get("witnesses", []), *record.get("people", [])]
        named += [record[role] for role in ("interviewer", "interpreter") if role in record]
        forms = {form for person in named for form in person["forms"]}
        for person in PEOPLE.values():
            assert set(person["documents"].get(file, [])) <= forms, (file, person["id"])


def test_consent_follows_the_records() -> None:
    for entry in TRUTH["consent"]:
        assert entry["consent"] == SOURCES[entry["file"]]["consent"]
        assert entry["audiences"] == AUDIENCES[: LEVELS[entry["consent"]]]
        for witness in entry.get("witnesses", []):
            assert witness["audiences"] == AUDIENCES[: LEVELS[witness["consent"]]]


def test_only_one_person_may_be_named() -> None:
    assert [p["id"] for p in PEOPLE.values() if p["may_be_named"]] == ["A"]
    assert [entry["person"] for entry in DECISIONS["naming"]] == ["A"]
    assert sum(person["minor"] for person in PEOPLE.values()) >= 4


def test_clashes_and_links_stand_in_the_documents(texts: dict[str, str]) -> None:
    for clash in TRUTH["clashes"]:
        assert len(clash["sides"]) >= 2
        for side in (side for sides in clash["sides"] for side in sides):
            assert texts[side["file"]].count(side["quote"]) == 1, (clash["id"], side["file"])
    for link in TRUTH["sources"]["links"]:
        assert {link["a"], link["b"]} <= set(texts)
    for kin in TRUTH["sources"]["kin"]:
        assert {kin["left"], kin["right"]} <= set(PEOPLE)


def test_propositions_rest_on_statements() -> None:
    clashes = {clash["id"] for clash in TRUTH["clashes"]}
    for proposition in TRUTH["propositions"]:
        assert proposition["statements"]
        assert set(proposition["statements"]) <= set(STATEMENTS)
        assert all(STATEMENTS[name]["act"] == proposition["act"] for name in proposition["statements"]) or (
            proposition["id"] == "p-taken-elyarbeg"
        )
        assert proposition["independent_origins"] == len(proposition["origins"])
        assert proposition["distinct_testifiers"] == len(proposition["testifiers"])
        assert set(proposition.get("contradicted_by", [])) <= clashes


def test_decisions_bind_to_statements(texts: dict[str, str]) -> None:
    decided = [decision["statement"] for decision in DECISIONS["decisions"]]
    assert len(set(decided)) == len(decided)
    assert set(decided) <= set(STATEMENTS)
    for decision in DECISIONS["decisions"]:
        assert decision["decision"] in ("accept", "edit", "reject")
        if decision["decision"] == "edit":
            edited = [*decision["edits"].get("victims", [])]
            edited += [decision["edits"]["place"]] if "place" in decision["edits"] else []
            text = texts[STATEMENTS[decision["statement"]]["file"]]
            assert all(slot["exact"] in text for slot in edited)


def test_cleared_contexts_hold_no_protected_name(texts: dict[str, str]) -> None:
    protected = [form for p in PEOPLE.values() if not p["may_be_named"] for form in p["forms"]]
    broken = []
    for decision in DECISIONS["decisions"]:
        if decision.get("clear_context"):
            statement = STATEMENTS[decision["statement"]]
            around = context(texts[statement["file"]], statement["quote"], sentences=2)
            broken += [(statement["id"], form) for form in protected if occurs(form, around)]
            assert SOURCES[statement["file"]]["consent"].startswith("public")
    assert broken == []


def context(text: str, quote: str, *, sentences: int) -> str:
    """The quote with whole sentences before and after it; a line end ends a sentence too."""
    start = text.index(quote)
    end = start + len(quote)
    spans = [match.span() for match in re.finditer(r"[^.!?。\n]*[^\W\d][^.!?。\n]*[.!?。\n]*", text)]
    inside = [i for i, (first, last) in enumerate(spans) if first < end and last > start]
    first = spans[max(0, inside[0] - sentences)][0]
    return text[first : spans[min(len(spans) - 1, inside[-1] + sentences)][1]]
