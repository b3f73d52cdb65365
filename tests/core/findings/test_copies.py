"""Which sources repeat which others."""

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from guwah.core.findings.copies import BOILERPLATE, find_copies, word_runs

STORY = (
    "They came to the mill at Velmora before the bread was baked and took the miller with his two sons. "
    "I stood behind the cart and counted eleven men, none of whom said why. The road to the bridge was closed "
    "until the following week, and when it opened the mill had a new lock and a painted number on its door. "
)
OTHER = (
    "My aunt kept a ledger of every sack that went through the warehouse, in green ink, with the weight beside it. "
    "After the harvest an inspector asked for the book, gave her a receipt with somebody else's name and never "
    "brought it back, so what is known of that year is known from the carters alone and from their children. "
)


def kinds(**texts: str) -> dict[tuple[str, str], str]:
    return {(copy.a, copy.b): copy.kind for copy in find_copies(texts)}


def test_the_same_text_is_identical() -> None:
    assert kinds(a=STORY, b=STORY, c=OTHER) == {("a", "b"): "identical"}


def test_a_reprint_with_changed_words_is_a_near_copy() -> None:
    reprint = STORY.replace("eleven", "12").replace("painted", "yellow").upper()
    assert kinds(a=STORY, b=reprint) == {("a", "b"): "near_copy"}


def test_a_part_of_a_long_text_is_an_excerpt() -> None:
    [copy] = find_copies({"a": STORY + OTHER, "b": STORY[:170]})
    assert (copy.kind, copy.containment) == ("excerpt", 1.0)


def test_two_accounts_that_share_a_sentence_are_no_copies() -> None:
    assert kinds(a=STORY, b=OTHER) == {}
    assert kinds(a=STORY, b=OTHER + STORY[:60]) == {}


def test_a_text_of_a_few_words_is_too_short_to_call_a_copy() -> None:
    assert kinds(a="No one was held here.", b="No one was held here.") == {}


def test_words_that_stand_in_very_many_texts_prove_nothing() -> None:
    form = "I was told of my rights, I understood them and I sign this of my own free will before the officer. "
    texts = {f"s{number:02}": form + " ".join(f"w{number}x{item}" for item in range(15)) for number in range(50)}
    assert find_copies(texts) == []


def test_a_text_that_was_reprinted_very_often_is_still_a_copy() -> None:
    texts = {f"s{number:02}": STORY for number in range(BOILERPLATE + 1)}
    linked = {name for copy in find_copies(texts) for name in (copy.a, copy.b)}
    assert linked == set(texts)


def test_chinese_counts_by_character() -> None:
    words = "那年秋天磨坊的门被锁上了没有人知道钥匙在谁手里"
    assert kinds(a=words, b=words[:-3] + "哪里") == {("a", "b"): "near_copy"}
    assert word_runs("那年秋天磨坊")


@hypothesis_settings(max_examples=25)
@given(st.permutations(["a", "b", "c", "d"]))
def test_the_order_of_the_texts_does_not_matter(order: list[str]) -> None:
    texts = {"a": STORY, "b": STORY[:260], "c": OTHER, "d": STORY + OTHER}
    assert find_copies({name: texts[name] for name in order}) == find_copies(texts)
