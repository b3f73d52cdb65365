from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest
import yaml

from guwah.reference.names.cognates import load_cognates, load_homographs, load_nicknames

SCRIPTS = {
    "Latn": "LATIN",
    "Cyrl": "CYRILLIC",
    "Arab": "ARABIC",
    "Hani": r"CJK UNIFIED",
}
SCRIPT_OF = (
    dict.fromkeys("ug kk-Arab ar fa ur".split(), "Arab")
    | dict.fromkeys("ug-Cyrl kk ky uz-Cyrl tt tg ru uk".split(), "Cyrl")
    | dict.fromkeys("ug-Latn kk-Latn uz tr az ru-Latn en fr de es it pl zh-Latn".split(), "Latn")
    | {"zh": "Hani"}
)
# Letters that another language of the same script has and this one has not.
FOREIGN = {
    "ug": "هحعصضطظذثیکة",
    "kk-Arab": "غخصضطظذثیکةئ",
    "fa": "يكةۇۆەې",
    "ar": "یکپچگژۇۆەې",
    "kk": "ўҳҷ",
    "ky": "әғқұіһўҳ",
    "ru": "әғқңұүіһөў",
    "uz-Cyrl": "әңұүіһө",
    "ug-Cyrl": "ыіұўҳщъь",
    "uz": "wçşğıöüä",
    "tr": "wqxə",
}
APART = [
    ("Memet", "Ehmet"),
    ("Memet", "Muhemmet"),
    ("Emet", "Ehmet"),
    ("Mehmut", "Muhemmet"),
    ("Gülnar", "Gülnur"),
    ("Gülnar", "Gülnare"),
    ("Hasan", "Husayn"),
    ("Abdurahmon", "Abdurahim"),
    ("Abdulaziz", "Abdulahad"),
    ("Abdulla", "Abla"),
    ("Нұрлан", "Нұржан"),
    ("Нұрлан", "Нұрбек"),
    ("Ербол", "Ерлан"),
    ("Ербол", "Ерболат"),
    ("Айгүл", "Айнұр"),
    ("Темір", "Тимур"),
    ("Карим", "Карима"),
    ("Рашид", "Рашида"),
    ("رحمان", "رحیم"),
    ("حامد", "حميد"),
    ("Ibrahim", "Abraham"),
    ("Yusuf", "Joseph"),
    ("Юрий", "Георгий"),
    ("Александр", "Александра"),
    ("William", "Bill"),
]


def where() -> dict[str, set[int]]:
    rows: dict[str, set[int]] = defaultdict(set)
    for number, row in enumerate(load_cognates()):
        for forms in row.values():
            for form in forms:
                rows[form.casefold()].add(number)
    return rows


def test_there_are_enough_and_every_row_joins_two_forms() -> None:
    assert len(load_cognates()) >= 600
    assert len(load_nicknames()) >= 450
    for row in load_cognates():
        assert len({form.casefold() for forms in row.values() for form in forms}) > 1, dict(row)
        assert all(forms and len(set(forms)) == len(forms) for forms in row.values()), dict(row)


def test_a_form_of_two_rows_is_a_listed_homograph_with_a_reason() -> None:
    listed = {form.casefold() for form in load_homographs()}
    assert {form for form, rows in where().items() if len(rows) > 1} == listed
    assert all(len(reason) > 20 for reason in load_homographs().values())


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_known_to_differ_share_no_row(one: str, other: str) -> None:
    rows = where()
    assert not rows.get(one.casefold(), set()) & rows.get(other.casefold(), set())
    assert one.casefold() in rows


def test_names_known_to_be_one_share_a_row() -> None:
    rows = where()
    for one, other in [
        ("مۇھەممەت", "穆罕默德"),
        ("ئابدۇرېھىم", "عبد الرحيم"),
        ("Жүсіп", "یوسف"),
        ("Нұрлан", "نۇرلان"),
        ("Shuhrat", "Шуҳрат"),
        ("ئابدۇلئەزىز", "Abdelaziz"),
        ("Михаил", "Michel"),
    ]:
        assert rows[one.casefold()] & rows[other.casefold()], (one, other)


def test_each_form_is_in_the_script_and_letters_of_its_language() -> None:
    for row in load_cognates():
        for language, forms in row.items():
            for form in forms:
                assert form == unicodedata.normalize("NFC", form), form
                assert not set(form.casefold()) & set(FOREIGN.get(language, "")), (language, form)
                for letter in form:
                    if letter not in " '-\u200c":
                        assert SCRIPTS[SCRIPT_OF[language]] in unicodedata.name(letter), (language, form, letter)
                if SCRIPT_OF[language] in ("Latn", "Cyrl"):
                    assert form[0].isupper(), (language, form)


def test_uyghur_opens_no_word_or_syllable_with_a_bare_vowel() -> None:
    vowels = "اەېىوۇۆۈ"
    for row in load_cognates():
        for form in row.get("ug", ()):
            assert not re.search(f"(?:^| |[{vowels}])[{vowels}]", form), form


def test_a_short_form_is_never_its_own_full_name_and_keeps_its_script() -> None:
    raw = yaml.safe_load(files("guwah.reference.names").joinpath("nicknames.yaml").read_text(encoding="utf8"))
    for language, group in raw.items():
        script = SCRIPTS[SCRIPT_OF[language]]
        for short, names in group.items():
            assert short not in names.split(), short
            for letter in short + names:
                if letter not in " _'-\u200c":
                    assert script in unicodedata.name(letter), (language, short, letter)


def test_short_forms_say_every_full_name() -> None:
    nicknames = load_nicknames()
    assert nicknames["Саша"] == ("Александр", "Александра")
    assert nicknames["Bill"] == ("William",)
    assert nicknames["Abliz"] == ("Abdul'eziz",)
    assert "José María" in nicknames["Chema"]
    assert set(nicknames["Memo"]) == {"Guillermo", "Mehmet"}
