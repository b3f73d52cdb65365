"""Groups depend on the links alone, not on the order in which they were found."""

from hypothesis import given
from hypothesis import strategies as st

from guwah.core.values.partition import Partition

links = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=15)


def grouped(pairs: list[tuple[int, int]]) -> Partition[int]:
    made: Partition[int] = Partition(range(10))
    for left, right in pairs:
        made.join(left, right)
    return made


@given(links, st.randoms())
def test_the_order_of_links_does_not_matter(pairs: list[tuple[int, int]], random) -> None:
    shuffled = [pair[::-1] if random.random() < 0.5 else pair for pair in pairs]
    random.shuffle(shuffled)
    assert grouped(pairs).groups() == grouped(shuffled).groups()


@given(links)
def test_every_member_is_in_one_group_and_linked_members_share_it(pairs: list[tuple[int, int]]) -> None:
    made = grouped(pairs)
    groups = made.groups()
    assert sorted(member for group in groups for member in group) == list(range(10))
    for left, right in pairs:
        assert made.find(left) == made.find(right)
    assert len(groups) >= 10 - len(pairs)


@given(links)
def test_a_join_says_whether_it_joined(pairs: list[tuple[int, int]]) -> None:
    made: Partition[int] = Partition(range(10))
    joined = sum(made.join(left, right) for left, right in pairs)
    assert len(made.groups()) == 10 - joined


def test_the_first_member_stands_for_its_group() -> None:
    made: Partition[str] = Partition(["a", "b", "c"])
    made.join("c", "b")
    made.join("b", "a")
    assert made.find("c") == "a"
    assert made.groups() == [["a", "b", "c"]]
