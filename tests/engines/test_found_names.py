"""Names for masking: every run with a capital that is not known to be something else."""

import pytest

from guwah.engines.mentions import find_names


def found(text, language="en"):
    return {name.span.exact: name.kind for name in find_names(text, language)}


def test_persons_places_and_bodies():
    text = (
        "Mr. Orta Lumen said he was held in Norvale District. The Ministry of Water denied it. "
        "Then Sabina Kesh, his sister, left for Belhar."
    )
    names = found(text)
    assert names["Orta Lumen"] == "person"
    assert names["Norvale District"] == "place"
    assert names["Ministry of Water"] == "organization"
    assert "Sabina Kesh" in names
    assert "Belhar" in names


def test_what_is_no_name_is_left():
    text = "Yesterday I saw Muslims and Kazakhs. On Monday, in October, She spoke Arabic. DURING May we slept."
    assert found(text) == {}


def test_a_name_at_the_head_of_a_sentence_is_found():
    assert "Daniyar" in found("Daniyar was taken. Prisoners slept on straw.")
    assert "Prisoners" not in found("Daniyar was taken. Prisoners slept on straw.")


def test_one_name_has_one_kind():
    names = find_names("Rahat left. “I ran,” Rahat said.", "en")
    assert [name.kind for name in names] == ["person", "person"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Aziz Karim a été arrêté à Lume. Il raconte tout.", "fr", {"Aziz Karim", "Lume"}),
        ("В октябре Айгуль Тессен и Нурлан ждали. Она ушла.", "ru", {"Айгуль Тессен", "Нурлан"}),
        ("阿依·买提说他在那里", "zh", {"阿依·买提"}),
        ("ئۇ تۈرمىدە ئىدى", "ug", set()),
        ("José-María de la Cruz ran. Şükran too.", "en", {"José-María de la Cruz", "Şükran"}),
    ],
)
def test_other_scripts(text, language, expected):
    assert set(found(text, language)) == expected
