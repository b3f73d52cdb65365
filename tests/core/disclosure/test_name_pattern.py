"""A name is found however it is written: inflected, joined, in capitals, with marks inside that nobody sees."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.disclosure.folding import has_case, is_unspaced
from guwah.core.disclosure.name_pattern import find_forms, name_parts


def left(text: str, *forms: str) -> str:
    """The text without what was found, folded as a search would fold it."""
    for start, end in reversed(find_forms(text, forms)):
        text = text[:start] + "#" + text[end:]
    return re.sub("[\u00ad\u200b-\u200f\u2060\ufeff\u0640]", "", unicodedata.normalize("NFKC", text)).casefold()


@pytest.mark.parametrize(
    ("form", "written", "stem"),
    [
        ("Dana Korash", "Dana Korash", "korash"),
        ("Dana Korash", "DANA KORASH", "korash"),
        ("Dana Korash", "dana korash", "korash"),
        ("Dana Korash", "Dana\nKorash", "korash"),
        ("Dana Korash", "Korash, Dana", "dana"),
        ("Dana Korash", "Korash’s", "korash"),
        ("Dana Korash", "the Korashes", "korash"),
        ("Dana Korash", "Dana_Korash", "korash"),
        ("Dana Korash", "(Korash)", "korash"),
        ("Dana Korash", "D. Korash", "korash"),
        ("Nurai", "Nurai'dan", "nurai"),
        ("Li Na", "Li Na", "li na"),
        ("Li Na", "LI NA", "li na"),
        ("Данара Корашева", "Данарой Корашевой", "корашев"),
        ("Данара Корашева", "ДАНАРУ", "данар"),
        ("Корашев", "Корашевым", "корашев"),
        ("Мурен Толгой", "Толгого", "толго"),
        ("Асель", "Асели", "асел"),
        ("Юрий", "Юрием", "юри"),
        ("Бектас", "Бектастың", "бектас"),
        ("Бектас", "Бектасқа", "бектас"),
        ("Бектас", "Бектастармен", "бектас"),
        ("Айсұлу", "Айсұлуды", "айсұлу"),
        ("دانارە", "دانارىنىڭ", "دانار"),
        ("كورەش", "كورەشكە", "كورەش"),
        ("كورەش", "كورەشلەرنىڭ", "كورەش"),
        ("兰小舟", "那天兰小舟的母亲", "兰小舟"),
        ("兰小舟", "小舟说", "小舟"),
        ("兰·小舟", "兰小舟", "小舟"),
    ],
)
def test_inflected_and_rearranged(form: str, written: str, stem: str) -> None:
    assert stem not in left(f"Then {written} came.", form)


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff"])
@pytest.mark.parametrize("form", ["Dana Korash", "Данара Корашева", "كورەش", "兰小舟"])
def test_marks_that_nobody_sees(form: str, mark: str) -> None:
    for written in (mark.join(form), form[:2] + mark * 2 + form[2:]):
        text = left(f"a {written} b", form)
        assert not any(part.casefold() in text for part in name_parts(form))


def test_a_stretched_arabic_name() -> None:
    assert "كورەش" not in left("كورـــەش", "كورەش")


@pytest.mark.parametrize("form", ["Zoë Müren", "Айсұлу Йорай", "Ғали"])
def test_composed_and_decomposed(form: str) -> None:
    for recorded in ("NFC", "NFD"):
        for written in ("NFC", "NFD"):
            text = unicodedata.normalize(written, f"a {form} b")
            shown = unicodedata.normalize("NFC", left(text, unicodedata.normalize(recorded, form)))
            assert not any(part.casefold() in shown for part in name_parts(form))


def test_a_name_recorded_decomposed_is_found_inflected() -> None:
    assert "юри" not in left("с Юрием", unicodedata.normalize("NFD", "Юрий"))


@pytest.mark.parametrize(
    ("form", "written", "stem"),
    [
        ("Dana Korash", "danakorash@post.example", "korash"),
        ("Dana Korash", "d.korash@post.example", "korash"),
        ("Dana Korash", "dana_korash84@post.example", "korash"),
        ("Dana Korash", "dkorash@post.example", "korash"),
        ("Dana Korash", "DanaKorash", "korash"),
        ("Dana Korash", "#DanaKorash", "korash"),
        ("Dana Korash", "https://example.org/DanaKorash", "korash"),
    ],
)
def test_names_written_as_one_word(form: str, written: str, stem: str) -> None:
    assert stem not in left(f"Write to {written} soon.", form)


@pytest.mark.parametrize(
    ("form", "written", "stem"),
    [
        ("Alimjan", "Alimjanning", "alimjan"),
        ("Alimjan", "Alimjanlarning", "alimjan"),
        ("Senderovsky", "Senderovskys", "senderovsky"),
        ("Корашевский", "Корашевского", "корашевск"),
        ("Корашевская", "Корашевской", "корашевск"),
        ("Белый", "Белого", "бел"),
        ("Алёна", "Алена", "алена"),
    ],
    ids=["uyghur-latin-genitive", "uyghur-latin-plural", "plural", "adjectival", "adjectival-f", "adjectival-y", "yo"],
)
def test_endings_that_change_more_of_the_name(form: str, written: str, stem: str) -> None:
    assert stem not in left(f"Then {written} came.", form)


@pytest.mark.parametrize(
    ("form", "written", "stem"),
    [
        ("Dana Korash", "Ｄａｎａ Ｋｏｒａｓｈ", "korash"),
        ("Rafika Ofin", "Raﬁka Oﬁn", "rafika"),
        ("كورەش", "ﻛﻮرەش", "كورەش"),
        ("Nur'ai", "Nur’ai", "nur"),
        ("Nur’ai", "Nur'ai", "nur"),
        ("Nur-Velan", "Nur\u2011Velan", "velan"),
        ("Nur-Velan", "Nur Velan", "velan"),
        ("Nur-Velan", "Velan", "velan"),
        ("Li Na", "Li\n        Na", "li na"),
        ("Ali", "ALI", "ali"),
        ("Али", "АЛИ", "али"),
        ("Dana", "他叫Dana住在那里", "dana"),
        ("Дана", "他叫Дана", "дана"),
        ("兰舟", "兰　舟", "舟"),
        ("兰小舟", "兰小\n舟", "舟"),
    ],
    ids=["full-width", "ligature", "arabic-presentation-forms", "curly", "straight", "non-breaking-hyphen",
         "hyphen-as-space", "second-half", "indented-line", "short-capitals", "short-capitals-cyrillic",
         "latin-in-chinese", "cyrillic-in-chinese", "spaced-chinese", "broken-chinese"],
)  # fmt: skip
def test_other_ways_to_write_the_same_letters(form: str, written: str, stem: str) -> None:
    assert stem not in " ".join(left(f"Then {written} came.", form).split())


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Li Na", "I like the line of lilies."),
        ("Dana Korash", "The bandana was red."),
        ("Ali", "It was alive."),
        ("Bin Korash", "The bin was full."),
        ("Дана", "Ордана и Карадана стоят."),
    ],
)
def test_other_words_are_left_alone(form: str, text: str) -> None:
    assert find_forms(text, [form]) == []


def test_nobody_is_found_where_there_is_no_name() -> None:
    assert find_forms("Anyone", ()) == [] and find_forms("Anyone ", ("", " ")) == []
    for odd in ("?", "(*)", "[", "...", "\\"):
        assert find_forms("Anyone [at] all? (*)", (odd,)) == []


def test_parts_that_give_a_name_away() -> None:
    assert name_parts("Dr. Dana bint Korash") == ["Dana", "Korash"]
    assert name_parts("兰小舟") == ["兰小舟", "小舟"]
    assert name_parts("Li") == []
    assert is_unspaced("兰") and not is_unspaced("Дана")
    assert has_case("Дана") and not has_case("兰") and not has_case("كورەش")


@given(st.text(min_size=1, max_size=12), st.text(max_size=20))
def test_any_name_makes_a_pattern_that_finds_it_alone(form: str, text: str) -> None:
    found = find_forms(f" {text} \n", [form])
    assert all(0 <= start < end <= len(text) + 3 for start, end in found)
    if re.fullmatch(r"[^\W\d_]{3,}", form):
        assert find_forms(f"({form})", [form])
