"""Code points put right: what is wrong goes, what is right stays, and a second repair changes nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.names.repair import repair

WRONG = {
    "presentation forms": ("\ufe8b\ufbd8\ufef3\ufed0\ufbd8\ufead", "ئۇيغۇر"),
    "kaf in Uyghur": ("ئە\u06a9بەر", "ئە\u0643بەر"),
    "final yeh in Uyghur": ("ئۈرۈمچ\u06cc", "ئۈرۈمچ\u0649"),
    "yeh inside a word in Uyghur": ("ئا\u06ccگۈل", "ئا\u064aگۈل"),
    "final heh for ae": ("خۇتەن\u0647", "خۇتەن\u06d5"),
    "teh marbuta for ae": ("ئامىن\u0629", "ئامىن\u06d5"),
    "heh that opens": ("\u0647ۇسەيىن", "\u06beۇسەيىن"),
    "heh after a vowel": ("ئاللا\u0647", "ئاللا\u06be"),
    "heh kept from joining": ("ق\u0647\u200cشقەر", "ق\u06d5شقەر"),
    "hamza apart": ("\u0649\u0654ۇيغۇر", "ئۇيغۇر"),
    "high hamza of Kazakh": ("\u0621ابيتان قالاسى جۇڭ", "\u0674ابيتان قالاسى جۇڭ"),
    "kaf and yeh in Persian": ("عل\u064a پور\u0643ان", "عل\u06cc پور\u06a9ان"),
    "kaf in Arabic": ("م\u06a9ة", "م\u0643ة"),
    "tatweel": ("قـــازاق", "قازاق"),
    "vowel sign on a space": ("مح\ufe70مد", "محمد"),
    "vowel signs": ("مُحَمَّد", "محمد"),
    "zero width": ("Ал\u200bма\ufeffты", "Алматы"),
    "bidi marks": ("\u202bئالما\u202c\u200f", "ئالما"),
    "soft hyphen": ("Türk\u00adistan", "Türkistan"),
    "Latin a in Cyrillic": ("Алм\u0061ты", "Алматы"),
    "Latin schwa in Cyrillic": ("м\u0259лік", "м\u04d9лік"),
    "Latin i in Kazakh": ("Еңбекш\u0069", "Еңбекш\u0456"),
    "Latin h in Kazakh": ("ша\u0068ар", "ша\u04bbар"),
    "straight U in Kazakh": ("\u0059йғын", "\u04aeйғын"),
    "Latin barred o in Kazakh": ("к\u0275л", "к\u04e9л"),
    "Cyrillic o in Latin": ("T\u043ekmok", "Tokmok"),
    "Greek omicron in Latin": ("T\u03bfkmok", "Tokmok"),
    "Greek capital in Cyrillic": ("\u0391лма", "Алма"),
    "spacing cedilla": ("S\u00b8ahin", "Şahin"),
    "spacing diaeresis": ("Gu\u00a8l", "Gül"),
    "letter and accent apart": ("U\u0308ru\u0308mqi", "Ürümqi"),
}
RIGHT = [
    "Алматы", "Үйғұн Әлиұлы", "Ürümqi", "Türkçe ığ", "Uyƣur Yengi Yeziⱪ", "ئۇيغۇر ئاپتونوم رايونى", "شاھ", "قازاقستان",
    "شینجیانگ", "محمد على", "سليمانية", "هەولێر کوردستان", "ښار کابل", "شہر لاہور", "北京·泽普", "al´bom", "O‘zbek",
    "№ 5 (Ала)", "Казак", "Кок тобе", "",
]  # fmt: skip
SIGNS = st.sampled_from(
    "\u200c\u200f\u0640\u064e\u0651\u0654\u0647\u0629\u0643\u06a9\u0649\u064a\u06cc\u0626\u06d5\u06be\u0621\u0674"
    "اۇبقپأaAаАyYүәəіi´¨¸αοΟ\u0308\u0301 -'ﷺ\ufe8b\ufe70\ufe77\ufef5"
)


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_put_right(case: str) -> None:
    wrong, right = WRONG[case]
    repaired = repair(wrong)
    assert repaired.text == unicodedata.normalize("NFC", right)
    assert repaired.original == wrong
    assert repaired.steps


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays(text: str) -> None:
    assert repair(text).text == text
    assert not repair(text).steps


def test_the_steps_say_in_words_what_was_done_and_not_the_name() -> None:
    repaired = repair("Алм\u0061\u200bты")
    assert repaired.steps == ("invisible characters removed", "look-alikes brought to the alphabet of their word")


def test_a_stranger_without_a_double_leaves_the_word_as_it_is() -> None:
    assert repair("Wалмаqж").text == "Wалмаqж"


@given(st.one_of(st.text(max_size=30), st.text(SIGNS, max_size=20)))
def test_a_second_repair_changes_nothing_and_no_word_is_added(text: str) -> None:
    repaired = repair(text)
    assert repair(repaired.text).text == repaired.text
    assert not repair(repaired.text).steps
    assert len(repaired.text.split()) <= len(text.split())
    assert unicodedata.is_normalized("NFC", repaired.text)


@given(st.text(st.sampled_from("абвгдежзиклмнопрстуәғқңөүұһі ABCabc"), max_size=20).filter(str.islower))
def test_one_alphabet_without_faults_is_left_alone(text: str) -> None:
    words = [word for word in text.split() if word.isascii() or not any(letter.isascii() for letter in word)]
    assert repair(" ".join(words)).text == " ".join(words)
