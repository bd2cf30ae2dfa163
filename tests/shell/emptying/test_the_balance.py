"""Two people sign an opening only when every slip is accounted for."""

from hypothesis import given
from hypothesis import strategies as st

from taizhang.emptying.balance import (
    DECIDED,
    Hands,
    Lack,
    Outcome,
    Tally,
    lacks_to_open,
    lacks_to_sign,
)

LI, ZHENG, WU = "a-li", "a-zheng", "a-wu"
BOTH = Hands((LI, ZHENG), (LI, ZHENG))
FOURTEEN = {
    Outcome.REGISTERED: 8,
    Outcome.MERGED: 2,
    Outcome.PRAISE: 1,
    Outcome.BLANK: 2,
    Outcome.UNREADABLE: 1,
}
people = st.sampled_from([LI, ZHENG, WU])
outcomes = st.dictionaries(st.sampled_from(list(Outcome)), st.integers(0, 20))


def test_fourteen_slips_balance_when_all_fourteen_are_told():
    assert lacks_to_sign(Tally(14, FOURTEEN), "0239", frozenset(), BOTH) == []


def test_a_slip_that_waits_keeps_anybody_from_signing():
    tally = Tally(15, FOURTEEN | {Outcome.WAITING: 1})

    assert tally.left == 1
    assert lacks_to_sign(tally, "0239", frozenset(), BOTH) == [Lack.UNBALANCED]


def test_everything_that_is_missing_is_said_at_once():
    alone = Hands((LI, LI), (WU, ZHENG))

    assert lacks_to_sign(Tally(None, {}), "", frozenset(), alone) == [
        Lack.NOT_COUNTED,
        Lack.SEAL_MISSING,
        Lack.ONE_PERSON,
        Lack.NOBODY_WAS_THERE,
    ]


def test_a_seal_is_used_once():
    used = frozenset({"0238"})

    assert lacks_to_sign(Tally(0, {}), "0238", used, BOTH) == [Lack.SEAL_USED]


def test_a_broken_seal_or_another_number_must_be_explained():
    def opened(found="0238", intact=True, note=""):
        return lacks_to_open("0238", found, intact=intact, note=note, by=BOTH)

    assert opened() == []
    assert opened(found="0999") == [Lack.SEAL_UNEXPLAINED]
    assert opened(intact=False) == [Lack.SEAL_UNEXPLAINED]
    assert opened(found="0999", note="上周门卫换过") == []
    assert opened(found="") == [Lack.SEAL_MISSING]


@given(st.none() | st.integers(0, 60), outcomes, people, people, people, people)
def test_whoever_signs_has_accounted_for_every_slip(counted, became, a, b, c, d):
    tally, hands = Tally(counted, became), Hands((a, b), (c, d))

    signed = lacks_to_sign(tally, "0239", frozenset(), hands) == []

    told = sum(became.get(each, 0) for each in DECIDED)
    assert signed == (counted == told and a != b and bool({a, b} & {c, d}))
