"""Which lexicons read a text."""

from __future__ import annotations

import pytest

from guwah.engines.dates.languages import lexicons_for


def read_as(text, language=None):
    return [lexicon.language for lexicon in lexicons_for(text, language)]


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("He was taken from the house", ["en"]),
        ("Il a été arrêté dans la rue", ["fr"]),
        ("Ali bir gün sonra eve geldi", ["tr"]),
        ("İstasyonda kaldı", ["tr"]),
        ("Dana Korash", ["en"]),
        ("Его забрали из дома", ["ru"]),
        ("Оны үйден алып кетті", ["kk"]),
        ("ئۇنى ئۆيدىن ئېلىپ كەتتى", ["ug"]),
        ("أخذوه من البيت", ["ar"]),
        ("他被带走了", ["zh"]),
        ("He said 他被带走了", ["en", "zh"]),
        ("Он сказал: he was taken", ["en", "ru"]),
        ("", ["und"]),
        ("2017-10-05", ["und"]),
    ],
)
def test_without_a_language_scripts_and_common_words_say(text, languages):
    assert read_as(text) == languages


@pytest.mark.parametrize(
    ("tag", "languages"),
    [("en", ["en"]), ("EN-GB", ["en"]), ("zh-Hant", ["zh"]), ("de", ["de"]), ("und", ["fr"]), ("", ["fr"])],
)
def test_a_language_that_is_named_is_the_only_one(tag, languages):
    assert read_as("Il a été arrêté dans la rue", tag) == languages


def test_a_language_without_a_table_still_reads_figures():
    (lexicon,) = lexicons_for("am 05.10.2017", "de")
    assert (lexicon.words, lexicon.phrases) == ({}, {})
