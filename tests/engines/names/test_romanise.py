"""Every standard gives what is published of it, and ULY comes back to Arabic letters as it was."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.errors import InvalidInputError
from guwah.engines.names.romanise import romanise, standards

EXAMPLES = Path(__file__).parent / "examples"
IDS = [standard.id for standard in standards()]
FEWEST = 15
DATA = os.environ.get("GUWAH_DATA", "")
PLACES = Path(DATA) / "geo" / "geonames_xinjiang" / "xinjiang_places.jsonl"
UYGHUR_WORD = re.compile(r"[\u0626-\u06d5]+")
OWN_WORDS = (
    "ئالمۇراد قىزىلتاش يۇلتۇزخان تاغئېتىكى گۈلئايىم سۇلھىيە ئىسھاقجان نەمەنگانلىق مەسئۇدە قۇرئانخان "
    "ۋىجدانغۇل شاڭخەيلىك جىڭگىلىك دۇئاگۇي ئېلىئۆز ئۈنئالغۇ جەمئىيەت ژورنالھەم بەگھېكىم"
)


@cache
def examples(standard: str) -> dict[str, list[dict[str, str]]]:
    read: dict[str, Any] = yaml.safe_load((EXAMPLES / f"{standard}.yaml").read_text("utf8"))
    return read


def passes(example: dict[str, str], standard: str) -> bool:
    """A script without capitals gives none to go by, so there they are not compared."""
    table = next(one for one in standards() if one.id == standard)
    written, wanted = romanise(example["from"], standard), unicodedata.normalize("NFC", example["to"])
    if table.script_from in ("Arab", "Hani"):
        return written.casefold() == wanted.casefold()
    return written == wanted


@pytest.mark.parametrize("standard", IDS)
def test_published_examples(standard: str) -> None:
    wrong = [(one, romanise(one["from"], standard)) for one in examples(standard)["examples"]]
    assert not [pair for pair in wrong if not passes(pair[0], standard)]


@pytest.mark.parametrize("standard", IDS)
def test_a_table_is_verified_where_fifteen_published_examples_pass_and_only_there(standard: str) -> None:
    table = next(one for one in standards() if one.id == standard)
    given = examples(standard)["examples"]
    assert table.verified == (len(given) >= FEWEST and all(passes(one, standard) for one in given))


@pytest.mark.parametrize("standard", IDS)
def test_every_example_is_cited_once_and_exceptions_are_few_and_real(standard: str) -> None:
    given, excepted = examples(standard)["examples"], examples(standard)["exceptions"]
    assert all(one["cite"] for one in given + excepted)
    assert all(one["reason"] for one in excepted)
    assert len({one["from"] for one in given}) == len(given)
    assert len(excepted) <= 0.1 * max(1, len(given) + len(excepted))
    assert not [one for one in excepted if passes(one, standard)], "an exception that passes is an example"


def test_no_example_file_is_left_over() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.yaml")} == set(IDS)


@pytest.mark.parametrize(
    ("text", "standard", "written"),
    [
        ("Щука", "ru-bgn", "Shchuka"),
        ("ЩУКА", "ru-bgn", "SHCHUKA"),
        ("Я и Ю", "ru-bgn", "Ya i Yu"),
        ("дом 5, Latin 中", "ru-bgn", "dom 5, Latin 中"),
        ("Ілияс", "kk-latn-2021", "Iliias"),
        ("ИТ", "kk-latn-2021", "İT"),
        ("المَدِينَة", "ar-bgn", "Al Madīnah"),
        ("西安", "zh-pinyin", "Xi'an"),
        ("吕梁", "zh-pinyin", "Lüliang"),
        ("吕梁", "zh-pinyin-u", "Luliang"),
        ("吕", "zh-pinyin-yu", "Lyu"),
        ("略", "zh-pinyin-yu", "Lue"),
        ("喀什", "zh-pinyin", "Kashi"),
        ("Xi'an", "zh-wade-giles", "Hsi-an"),
        ("Jinan", "zh-wade-giles", "Chi-nan"),
        ("ULY 泽普 5", "zh-wade-giles", "ULY Tse-p'u 5"),
        ("İstanbul", "tr-plain", "Istanbul"),
        ("Nemen'gan", "ug-from-uly", "نەمەنگان"),
        ("muamile", "ug-from-uly", "مۇئامىلە"),
        ("", "ru-bgn", ""),
    ],
)
def test_case_context_and_what_is_no_letter(text: str, standard: str, written: str) -> None:
    assert romanise(text, standard) == written


def test_a_standard_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidInputError) as refused:
        romanise("Ала", "xx-none")
    assert refused.value.code == "standard-unknown"


def back_and_forth(word: str) -> str:
    return romanise(romanise(word, "ug-uly"), "ug-from-uly")


@pytest.mark.parametrize("word", OWN_WORDS.split())
def test_uly_comes_back_as_it_was(word: str) -> None:
    assert back_and_forth(word) == word


@pytest.mark.skipif(not PLACES.is_file(), reason="GUWAH_DATA does not name the folder of data with geo/ in it")
def test_uly_comes_back_as_it_was_for_the_names_of_places() -> None:
    names = {name for row in read_rows(PLACES.name) for name in row["alternatenames"] if UYGHUR_WORD.match(name)}
    # Names of the same places in Arabic, Persian and Kazakh stand beside them, without the letters of Uyghur.
    of_uyghur = "ابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيەئ"
    words = {word for name in names for word in name.split() if set(word) <= set(of_uyghur)}
    words = {word for word in words if word[0] not in "اوۇۆۈېىە" and not re.search("[اوۇۆۈېىە][اوۇۆۈېىە]", word)}
    assert len(words) > 150
    assert not {word: back_and_forth(word) for word in words if back_and_forth(word) != word}


@pytest.mark.skipif(not PLACES.is_file(), reason="GUWAH_DATA does not name the folder of data with geo/ in it")
def test_most_names_of_places_have_the_form_of_the_standard_beside_them() -> None:
    """Over all of them: the examples above are those that agree, so they cannot show how many do not."""
    turkish, chinese = Counter[bool](), Counter[bool]()
    for row in read_rows("kz_kg_uz_tr_places.jsonl"):
        plain = [name for name in row["alternatenames"] if name.isascii()]
        if row["countrycode"] == "TR" and plain and re.search("[çğıöşüİÇŞÖÜ]", row["name"]):
            turkish[romanise(row["name"], "tr-plain") in plain] += 1
    for row in read_rows("xinjiang_places.jsonl"):
        spelled = {name.replace(" ", "") for name in row["alternatenames"] if re.fullmatch("[a-z]+(?: [a-z]+)*", name)}
        for name in row["alternatenames"]:
            # The spellings of GeoNames are made by a machine too, and take these three wrongly: "kashen" for Kashi.
            if spelled and re.fullmatch("[\u4e00-\u9fff]{2,}", name) and not set(name) & set("什勒伽"):
                chinese[romanise(name, "zh-pinyin-u").lower().replace("'", "") in spelled] += 1
    assert turkish[True] / turkish.total() > 0.95
    assert chinese[True] / chinese.total() > 0.97


def read_rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (PLACES.parent / name).read_text("utf8").splitlines()]


consonants, vowels = "بپتجچخدرزژسشغفقكگڭلمنھۋي", "اەوۇۆۈېى"
syllable = st.tuples(
    st.sampled_from(consonants), st.sampled_from(vowels), st.sampled_from(["", *consonants, "ئا", "نئۇ"])
).map("".join)


@given(st.lists(syllable, min_size=1, max_size=5).map("".join), st.sampled_from(["", "ئا", "ئې", "ئۈ"]))
def test_uly_comes_back_as_it_was_for_any_word(word: str, opening: str) -> None:
    assert back_and_forth(opening + word) == opening + word


@given(st.text(max_size=40), st.sampled_from(IDS))
def test_any_text_is_written_without_an_error(text: str, standard: str) -> None:
    assert isinstance(romanise(text, standard), str)
