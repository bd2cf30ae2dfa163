"""Who sees which matter: as far as the role reaches, what one works on, and never a
complaint about one's own unit.
"""

import pytest

from taizhang.core.seeing import (
    EVERYTHING,
    NOTHING,
    NOWHERE,
    Area,
    Looked,
    Reach,
    Sight,
    sees,
    sight,
)

LAMP = Looked(
    community="qinghe",
    place="jinxiu-3",
    unit="u-props",
    handler="a-liu",
    first_contact="a-li",
)
GRID = Area("qinghe", frozenset({"jinxiu", "jinxiu-3"}))


def of(reach: Reach, unit: str = "u-other", area: Area = NOWHERE) -> Sight:
    """Return what a stranger of `unit` sees whose role reaches so far over `area`."""
    return sight(reach, "a-stranger", unit, area)


@pytest.mark.parametrize(
    ("seen", "whose"),
    [
        pytest.param(True, of(Reach.OFFICE), id="the office sees all"),
        pytest.param(True, of(Reach.COMMUNITY, area=Area("qinghe")), id="its community"),
        pytest.param(
            False, of(Reach.COMMUNITY, area=Area("beihu")), id="another community"
        ),
        pytest.param(False, of(Reach.COMMUNITY), id="no community yet"),
        pytest.param(True, of(Reach.GRID, area=GRID), id="its grid"),
        pytest.param(False, of(Reach.GRID), id="no grid yet"),
        pytest.param(
            False,
            of(Reach.GRID, area=Area("qinghe", frozenset({"elsewhere"}))),
            id="another grid of the community",
        ),
        pytest.param(
            True, of(Reach.GRID, area=Area("qinghe")), id="a grid worker without a grid"
        ),
        pytest.param(True, of(Reach.COMMUNITY, area=GRID), id="the community of a grid"),
        pytest.param(False, of(Reach.UNIT, area=GRID), id="an area that a unit has"),
        pytest.param(True, of(Reach.UNIT, "u-props"), id="the unit that handles it"),
        pytest.param(False, of(Reach.UNIT), id="another unit"),
        pytest.param(False, of(Reach.NOTHING, "u-props"), id="an auditor sees no matter"),
        pytest.param(True, EVERYTHING, id="the machine itself"),
        pytest.param(False, NOTHING, id="a passer-by"),
    ],
)
def test_a_role_sees_as_far_as_it_reaches(seen, whose):
    assert sees(whose, LAMP) is seen


def test_a_unit_that_helps_another_sees_what_it_helps_with():
    helped = Looked(unit="u-props", supporting=frozenset({"u-city"}))

    assert sees(of(Reach.UNIT, "u-city"), helped)
    assert not sees(of(Reach.UNIT, "u-other"), helped)


@pytest.mark.parametrize("person", ["a-liu", "a-li"])
def test_whoever_works_on_it_or_took_it_down_sees_it(person):
    assert sees(sight(Reach.UNIT, person, "u-other"), LAMP)


@pytest.mark.parametrize("reach", Reach)
def test_a_complaint_is_never_shown_to_the_unit_it_is_about(reach):
    complaint = Looked(community="qinghe", unit="u-city", complained_of="u-props")

    assert not sees(sight(reach, "a-liu", "u-props", GRID), complaint)


def test_what_lies_nowhere_is_seen_by_nobody_for_that():
    nowhere = Looked()

    assert not sees(of(Reach.COMMUNITY), nowhere)
    assert not sees(sight(Reach.UNIT, "", ""), nowhere)
