"""Two tellings are likely one matter by what they share, the rare pairs counting more."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.same import TIMES_MAX, is_lately, likeness, weight

PAIRS = st.frozensets(st.text("楼道灯不亮河", min_size=2, max_size=2), max_size=20)
COUNTS = st.integers(0, TIMES_MAX)


def pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


def asked(text: str, **times: int) -> dict[str, float]:
    return {pair: weight(times.get(pair, 1)) for pair in pairs(text)}


def test_the_same_words_are_likely_the_same_matter():
    assert likeness(asked("三号楼路灯不亮"), pairs("三号楼路灯不亮")) >= 1


def test_other_words_are_not():
    assert likeness(asked("三号楼路灯不亮"), pairs("河道漂浮物没人捞")) == 0


def test_half_of_what_was_asked_for_is_enough_when_it_is_rare():
    common = {"路灯": TIMES_MAX, "灯不": TIMES_MAX, "不亮": TIMES_MAX}
    assert likeness(asked("锦绣路灯不亮", **common), pairs("锦绣河道脏")) > likeness(
        asked("锦绣路灯不亮", **common), pairs("北湖路灯")
    )


def test_nothing_is_like_nothing():
    assert likeness({}, pairs("路灯")) == likeness(asked("路灯"), frozenset()) == 0


def test_what_was_over_more_than_a_year_ago_is_not_of_late():
    today = dt.date(2026, 11, 23)
    begun, ended = dt.date(2024, 1, 8), dt.date(2025, 11, 23)
    assert is_lately([begun, ended], today)
    assert not is_lately([begun, ended - dt.timedelta(days=1)], today)
    assert not is_lately([], today)


@given(COUNTS, COUNTS)
def test_the_rarer_a_pair_the_more_it_says(some, more):
    assert (weight(min(some, more)) >= weight(max(some, more))) and weight(TIMES_MAX) > 0


@given(PAIRS, PAIRS, PAIRS)
def test_sharing_more_is_never_less_alike(told, held, more):
    wanted = {pair: weight(1) for pair in told}
    grown = held | (more & told)
    assert likeness(wanted, grown) >= likeness(wanted, held)
