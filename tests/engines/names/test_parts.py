"""Names taken apart by the customs of many languages. The names are invented; likeness to anyone is chance."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guwah.engines.names.parts import ROLES, parse_name
from guwah.reference.names.customs import load_customs

LETTERS = {
    "g": "given",
    "f": "family",
    "p": "patronymic",
    "h": "honorific",
    "a": "particle",
    "i": "initial",
    "s": "suffix",
    "n": "nickname",
    "u": "unknown",
}

NAMES = [
    # Uyghur: a name and the father's, no surname.
    ("Akhmetjan Tomurbaqi", "gp"),
    ("Exmetjan Tömürbaqi", "gp"),
    ("Peride Sabitniyaz", "gp"),
    ("Torghaychi Memet", "gp"),
    ("Torghaychi Ghopur", "gp"),
    ("Imin Sayimhaji", "gp"),
    ("ئايشەمگۈل توختىباقى", "gp"),
    ("Torghaychi Haji", "gh"),
    ("مەمەت ھاجىم", "gh"),
    ("Hajim Torghaychi", "hg"),
    ("Torghaychi Axun", "gu"),
    ("Turgan Bay", "gu"),
    ("Axun", "g"),
    ("Imam", "g"),
    ("Memet aka", "gh"),
    ("mahinur.elyarbeg", "gp"),
    ("mahinur.elyarbeg@example.org", "gpuu"),
    ("T. D.", "ii"),
    ("T.D.", "ii"),
    # Kazakh, Kyrgyz, Uzbek.
    ("Daniyar Komekuly", "gp"),
    ("Данияр Көмекұлы", "gp"),
    ("Данияра Комекулы", "gp"),
    ("Сәулеш Дәркенқызы", "gp"),
    ("Дәркенұлы Төлепберген", "pg"),
    ("Alpamys Qurmantai", "gp"),
    ("Yerbosyn Sansyzbayev", "gf"),
    ("Сансызбаев Ербосын", "fg"),
    ("Yerbosyn Darkenuly Sansyzbayev", "gpf"),
    ("Sansyzbayev Yerbosyn Darkenuly", "fgp"),
    ("MR SANSYZBAYEV", "hf"),
    ("Дәркен Т.", "gi"),
    ("Säule apa", "gh"),
    ("Нұрлан-аға", "gh"),
    ("Нұрлан Дәркенұлы аға", "gph"),
    ("Temirasan uulu Bolotbas", "psg"),
    ("Bolotbas Temirasan uulu", "gps"),
    ("Dilnoza Murjan qizi", "gps"),
    ("Jasur Murjan o‘g‘li Toshtepov", "gpsf"),
    # Russian.
    ("Zinaida Yefimovna Polozova", "gpf"),
    ("Полозова Зинаида Ефимовна", "fgp"),
    ("Борис Львович Токманов", "gpf"),
    ("Зинаида Ефимовна", "gp"),
    ("З. Полозова", "if"),
    ("Токманов А. И.", "fii"),
    ("А.И.Токманов", "iif"),
    ("Глеб Петр. Токманов", "gpf"),
    ("Токманов Глеб Ив-ч", "fgp"),
    ("господин Токманов", "hf"),
    ("Анна Полозова (урожд. Токманова)", "gfaf"),
    ("Анна Полозова (Токманова)", "gff"),
    # Chinese.
    ("Du Hengyao", "fg"),
    ("Kang Shuoren", "fg"),
    ("Yunzhong Gai", "gf"),
    ("Gai Yun-zhong", "fg"),
    ("Teacher Pang", "hf"),
    ("杜恒遥", "fg"),
    ("欧阳缃砚", "fg"),
    ("盖云仲先生", "fgh"),
    ("王老师", "fh"),
    ("老王", "hf"),
    ("艾合买提江·铁木尔巴克", "gp"),
    ("吐尔尕其·艾力", "gp"),
    ("图尔干巴依", "g"),
    ("Du Hengyao (杜恒遥)", "fgfg"),
    # Arabic, Persian, Turkish.
    ("Abd al-Karim ibn Murjan al-Zayyat", "gagapaf"),
    ("عبد الكريم بن مرجان", "ggap"),
    ("مرجان الزيات", "gf"),
    ("Abu Murjan", "an"),
    ("ibn Murjan", "ap"),
    ("Rostam Sabzmehrzadeh", "gf"),
    ("فرزان کهستانی", "gf"),
    ("Ehmet Tomurkayaoğlu", "gf"),
    ("Ayşe Hanım", "gh"),
    ("Mehmet Bey", "gh"),
    # English, French, German.
    ("Philippa Garstang", "gf"),
    ("P. Garstang", "if"),
    ("Ms Momintay", "hf"),
    ("Dr. Rosalind Averill", "hgf"),
    ("Tobias Wrenfield, Jr", "gfs"),
    ("Tobias (Toby) Wrenfield", "gnf"),
    ("Torghaychi “Pehliwan” Memet", "gnp"),
    ("Tobias Wrenfield alias Toby", "gfan"),
    ("Polozova, Zinaida", "fg"),
    ("Polozova, Z. E.", "fii"),
    ("POLOZOVA Zinaida", "fg"),
    ("Zinaida Polozova née Tokmanova", "gfaf"),
    ("Mme Lacastaigne", "hf"),
    ("Jean-Luc de la Tour", "gaaf"),
    ("Jeanne d’Aubrac", "gaf"),
    ("Herr von Stein", "haf"),
    ("Dr. med. Karl Thistlewood", "hhgf"),
    ("née Tokmanova", "af"),
    ("Mary O'Brannock", "gf"),
    # Names that look as if they were of another kind.
    ("Jonathan Thistleghan", "gf"),
    ("Helena Geneva Thistlewood", "ggf"),
    ("Nuria Quessado", "gf"),
    ("Teacher", "u"),
    ('"Toby"', "g"),
    ("", ""),
    ("12-34", ""),
]

STEMS = [
    ("Tolepbergen Darkenuly", "Darkenuly", "Darken"),
    ("Нурлан Нурланқызы", "Нурланқызы", "Нурлан"),
    ("Данияр Көмекұлын", "Көмекұлын", "Көмек"),
    ("Зинаида Ивановна", "Ивановна", "Иван"),
    ("Глеб Васильевич", "Васильевич", "Василий"),
    ("Глеб Николаевич", "Николаевич", "Николай"),
    ("Boris Lvovich Tokmanov", "Lvovich", "Lev"),
    ("БОРИС ЛЬВОВИЧ", "ЛЬВОВИЧ", "ЛЕВ"),
    ("Yerbosyn Sansyzbayev", "Sansyzbayev", "Sansyzbay"),
    ("Ербосын Сансызбаев", "Сансызбаев", "Сансызбай"),
    ("MR SANSYZBAYEV", "SANSYZBAYEV", "SANSYZBAY"),
    ("З. Полозова", "Полозова", "Полоз"),
    ("Ehmet Tomurkayaoğlu", "Tomurkayaoğlu", "Tomurkaya"),
    ("Rostam Sabzmehrzadeh", "Sabzmehrzadeh", "Sabzmehr"),
    ("مرجان الزيات", "الزيات", "زيات"),
    ("Peride Sabitniyaz", "Sabitniyaz", "Sabitniyaz"),
]


@pytest.mark.parametrize(("text", "roles"), NAMES)
def test_roles(text: str, roles: str) -> None:
    assert [part.role for part in parse_name(text).parts] == [LETTERS[letter] for letter in roles]


@pytest.mark.parametrize(("text", "word", "stem"), STEMS)
def test_stems(text: str, word: str, stem: str) -> None:
    assert {part.text: part.stem for part in parse_name(text).parts}[word] == stem


def test_parts_of_some_roles() -> None:
    parsed = parse_name("Ms Zinaida Yefimovna Polozova")
    assert [part.text for part in parsed.of("given", "family")] == ["Zinaida", "Polozova"]


def test_table_has_the_common_surnames() -> None:
    surnames = load_customs().surname_letters
    assert len(surnames) >= 200
    assert {"王", "李", "欧阳", "司马"} <= surnames


def test_a_very_long_text_is_borne() -> None:
    assert parse_name("al-" * 3000 + "Zayyat").parts[-1].text == "Zayyat"
    assert parse_name("王" + "先生" * 3000).parts[0].text == "王"
    assert len(parse_name('Memet ibn Polozova (x) "y" ' * 4000).parts) == 20000


def _check(text: str) -> None:
    parts = parse_name(text).parts
    covered = {at for part in parts for at in range(part.start, part.end)}
    assert all(part.text == text[part.start : part.end] and part.role in ROLES for part in parts)
    assert all(a.end <= b.start for a, b in pairwise(parts))
    assert {at for at, letter in enumerate(text) if letter.isalpha()} <= covered
    assert all(part.stem for part in parts)


@given(st.text(max_size=60))
def test_any_text_is_covered(text: str) -> None:
    _check(text)


PIECES = [
    "al-",
    "ibn ",
    "Memet",
    " uulu",
    "Полозова ",
    "Ив-ч ",
    "杜恒遥",
    "先生",
    "·",
    "(",
    ")",
    '"',
    ", ",
    ".",
    " ",
    "née ",
]
PIECES += ["aka ", "d'", "o'g'li ", "Jr", "Mr ", "he", "is", "عبد ", "الرحمن ", "é", "İ", "ß", "-", "@", "X", "он же "]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_mixture_of_customs_is_covered(text: str) -> None:
    _check(text)
