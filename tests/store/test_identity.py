"""Which proposal of a new plan is which kept one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.store.identity import matched
from tests.store import examples

AREA = "housing-systems"


def found(key: str, members: str, **given_fields: object):
    """A proposal whose members are letters."""
    return examples.proposal(key, *(examples.contract(letter) for letter in members), **given_fields)


def kept(members: str, *, touched: bool = False, area: str = AREA) -> tuple[str, bool, frozenset[str]]:
    return (area, touched, frozenset(members))


def test_the_larger_overlap_decides() -> None:
    assert matched([found("n", "abc")], {"p": kept("ab"), "q": kept("abcd")}) == {"n": "q"}


def test_a_touched_one_comes_before_a_likelier_one() -> None:
    assert matched([found("n", "abc")], {"p": kept("ab", touched=True), "q": kept("abc")}) == {"n": "p"}


def test_half_of_the_members_of_either_is_enough_and_less_is_not() -> None:
    assert matched([found("n", "abcd")], {"p": kept("ab")}) == {"n": "p"}
    assert matched([found("n", "abcde")], {"p": kept("ab")}) == {"n": "n"}


def test_another_service_area_is_another_proposal() -> None:
    assert matched([found("n", "ab")], {"p": kept("ab", area="waste")}) == {"n": "n"}


def test_when_one_falls_into_two_only_one_takes_the_id() -> None:
    given_ids = matched([found("n", "ab"), found("m", "cd")], {"p": kept("abcd", touched=True)})
    assert sorted(given_ids.values()) in (["m", "p"], ["n", "p"])


groups = st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=2), max_size=4)


@given(
    new=groups,
    held=st.dictionaries(
        st.sampled_from(["0", "1", "x", "y"]), st.tuples(st.sets(st.sampled_from("abcdefgh")), st.booleans())
    ),
)
def test_every_proposal_gets_one_id_of_its_own(new: list[set[str]], held: dict[str, tuple[set[str], bool]]) -> None:
    proposals = [found(str(number), "".join(sorted(members))) for number, members in enumerate(new)]
    before = {key: kept("".join(members), touched=touched) for key, (members, touched) in held.items()}
    given_ids = matched(proposals, before)
    assert given_ids.keys() == {each.id for each in proposals}
    assert len(set(given_ids.values())) == len(proposals)
