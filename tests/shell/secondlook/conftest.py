"""An office that looks back and has a council, with its people, for each test of it."""

import pytest

from taizhang.core.standards import Switch
from taizhang.places import directory


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in an office of the small kind with look-back, council and public board on."""
    on = (Switch.LOOK_BACK, Switch.COUNCIL, Switch.PUBLIC_BOARD)
    directory.settle("青禾街道", **{switch.value: True for switch in on})
