"""Names are found in the forms that writing gives them: divided, turned round, inflected, voiced, prefixed."""

from __future__ import annotations

import time

import pytest

from guwah.core.disclosure.folding import fold
from guwah.core.disclosure.name_pattern import find_forms


def found(form: str, text: str) -> list[str]:
    return [text[start:end] for start, end in find_forms(text, [form])]


def is_gone(form: str, written: str) -> bool:
    """True where nothing of ``written`` stays once what was found is taken out."""
    text = f"И вот {written} , so."
    for start, end in reversed(find_forms(text, [form])):
        text = text[:start] + text[end:]
    return not any(char.isalpha() for char in text[6:-4])


# Divided at the end of a line


@pytest.mark.parametrize("divided", ["Kor-\nash", "Kor-\r\nash", "Kor- \n  ash", "Kor\u2010\nash", "Kor\u00ad\nash",
                                     "Kor\u2011\nash", "K-\norash", "KOR-\nASH"])  # fmt: skip
def test_a_name_divided_at_the_end_of_a_line(divided: str) -> None:
    assert is_gone("Korash", divided)
    assert is_gone("Dana Korash", f"Dana {divided}")


def test_a_divided_word_folds_to_one_and_its_offsets_lead_back() -> None:
    text = "by Kor-\n  ash, then"
    folded = fold(text)
    assert folded.text == "by korash  then"
    start = folded.text.index("korash")
    first, last = folded.span(start, start + 6)
    assert text[first:last] == "Kor-\n  ash"


@pytest.mark.parametrize("text", ["1939-\n1945", "-\nash", "a -\n b"])
def test_what_is_no_divided_word_stays_apart(text: str) -> None:
    assert "".join(fold(text).text.split()) == "".join(fold(text.replace("-", " ")).text.split())
    assert " " in fold(text).text


def test_a_hyphen_between_two_names_is_a_space() -> None:
    assert fold("Anna-Lena").text == "anna lena"


@pytest.mark.parametrize("divided", ["Kor-\u2028ash", "Kor-\x0cash", "Kor-\rash", "Kor\u00ac\nash", "Kor- ash"])
def test_a_name_divided_as_other_programs_divide_it(divided: str) -> None:
    """Line and page ends that are no \\n; the sign that word processors export; a line end that became a space."""
    assert is_gone("Korash", divided)


def test_folding_takes_time_in_proportion() -> None:
    begun = time.monotonic()
    for text in ("a-" + " " * 200_000, "a-\n" * 60_000, "-\n" * 60_000, "a" + "-" * 100_000, "\n" * 200_000):
        fold(text)
    assert time.monotonic() - begun < 6


# The other way round


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("Li Na", "Na Li"),
        ("Bo Xi", "XI, Bo"),
        ("Dana Korash", "Korash Dana"),
        ("Wu Li Na", "Na Li Wu"),
        ("Ли На", "На Ли"),
    ],
)
def test_the_family_name_first(form: str, written: str) -> None:
    assert is_gone(form, written)


def test_a_short_name_turned_round_wants_its_whole() -> None:
    assert found("Li Na", "Na and Li") == []


# Endings


@pytest.mark.parametrize(
    ("form", "written"),
    [
        *(("Ева", word) for word in ("Ева", "Еву", "Евы", "Евой", "Еве", "ЕВУ")),
        *(("Павел", word) for word in ("Павел", "Павла", "Павлу", "Павлом", "Павле")),
        *(("Лев", word) for word in ("Лев", "Льва", "Льву", "Львом", "Льве")),
        *(("Пётр Кравец", word) for word in ("Кравца", "Кравцу", "Кравцом", "Петра")),
        *(("Ербек", word) for word in ("Ербек", "Ербегім", "Ербегі", "Ербекке", "Ербектің")),
        *(("Тілеп", word) for word in ("Тілебім", "Тілепке")),
        *(("Zeynep", word) for word in ("Zeynep", "Zeynebim", "Zeynebi", "Zeynep’in")),
        *(("Erbek", word) for word in ("Erbegim", "Erbegi")),
        *(("أحمد", word) for word in ("أحمد", "وأحمد", "بأحمد", "لأحمد", "فأحمد", "احمد")),
        *(("محمد", word) for word in ("محمد", "ومحمد", "لمحمد", "المحمد", "والمحمد")),
    ],
)
def test_a_name_with_its_endings(form: str, written: str) -> None:
    assert is_gone(form, written)


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("محمد", "ولمحمد"),  # two prefixes: and to
        ("أحمد", "فلأحمد"),
        ("Işık", "IŞIK"),  # the letter without a dot has a capital that others share
        ("Işıl Kılıç", "KILIÇ"),
        ("Воробей", "Воробья"),
        ("Бек", "Бегім"),
        ("Recep", "Recebimizden"),
        ("Erbek", "Erbekning"),
        ("Patime", "Patimining"),  # Uyghur in Latin letters raises the vowel
        ("Abla", "Ablining"),
    ],
)
def test_a_name_with_endings_that_were_not_thought_of(form: str, written: str) -> None:
    assert is_gone(form, written)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Ева", "слева и нехлева"),
        ("Лев", "хлев слева"),
        ("Павел", "оправлен"),
        ("أحمد", "مأحمدي"),
    ],
)
def test_the_middle_of_another_word_is_no_name(form: str, text: str) -> None:
    assert found(form, text) == []


# Names that are words


@pytest.mark.parametrize("name", ["May", "Will", "Rose", "Grace", "Hope", "Long", "Sun"])
def test_a_name_that_is_a_common_word_wants_its_capital(name: str) -> None:
    low = name.lower()
    assert found(name, f"it {low} be so, they {low} come") == []
    assert found(name, f"then {name} came") == [name]
    assert found(name, f"then {name.upper()} came") == [name.upper()]


@pytest.mark.parametrize("name", ["Ali", "Eva", "Nur", "Dana", "Berik", "Kim"])
def test_any_other_short_name_is_found_without_its_capital(name: str) -> None:
    assert is_gone(name, name.lower())


def test_a_common_word_recorded_small_is_found_small() -> None:
    assert found("may", "then may came") == ["may"]


def test_the_whole_of_a_name_that_begins_with_a_common_word_wants_no_capital() -> None:
    assert is_gone("May Korash", "may korash")
