"""Invented names in every script for the tests of comparing: ordinary name words, put together by a fixed rule."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

LATIN = [
    "Aygul", "Reyhangul", "Tursun", "Memet", "Qurban", "Dilnur", "Zulpiqar", "Gülbahar", "Erkin", "Patime",
    "Nurlan", "Serik", "Bakhyt", "Saule", "Marat", "Yerbol", "Jamila", "Omar", "Karim", "Farida",
]  # fmt: skip
CYRILLIC = [
    "Айгүл", "Рәйһангүл", "Турсун", "Мәмәт", "Құрбан", "Дилнур", "Гүлнар", "Еркін", "Нұрлан", "Серік", "Бақыт",
    "Сәуле", "Марат", "Ербол", "Жамиля", "Омар", "Карим", "Фарида", "Ольга", "Тимур",
]  # fmt: skip
ARABIC = [
    "ئايگۈل", "رەيھانگۈل", "تۇرسۇن", "مەمەت", "قۇربان", "دىلنۇر", "گۈلباھار", "ئەركىن", "پاتىمە", "نۇرلان", "سەرىك",
    "ەربول", "جميلة", "عمر", "كريم", "فريدة", "محمود", "يوسف", "خالد", "سليمان",
]  # fmt: skip
CHINESE = [
    "阿依古丽", "热依汗古丽", "吐尔逊", "买买提", "库尔班", "迪丽努尔", "古丽巴哈尔", "艾尔肯", "帕提曼", "努尔兰",
    "赛力克", "巴合提", "玛拉提", "叶尔波力", "加米拉", "欧麦尔", "卡里木", "法丽达", "玉素甫", "苏来曼",
]  # fmt: skip
SCRIPTS = {"Latn": (LATIN, " "), "Cyrl": (CYRILLIC, " "), "Arab": (ARABIC, " "), "Hani": (CHINESE, "·")}


def invented(count: int) -> list[str]:
    """``count`` names of two different words each, the scripts in turn, all distinct."""
    found = []
    for step, place in itertools.product(range(1, 20), range(20)):
        for words, joint in SCRIPTS.values():
            found.append(f"{words[place]}{joint}{words[(place + step) % 20]}")
    return found[:count]


words = st.one_of([st.sampled_from(words) for words, _ in SCRIPTS.values()])
names = st.one_of(
    [st.lists(st.sampled_from(words), min_size=1, max_size=4).map(joint.join) for words, joint in SCRIPTS.values()]
)
LETTERS = (
    "aeioukqxzhgnlrsty'üöëşABǵ.- ·аеиоуқғңшжльйӘЁابتثجحخدرسشعغفقكلمنهويئۈۇۆەېچپگڭ阿依古丽买提江努尔兰\u0301\u200f\u064e"
)
scribbles = st.text(st.sampled_from(LETTERS), max_size=25)
