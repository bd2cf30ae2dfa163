"""An office that looks back, with its people, for each test of it."""

import pytest

from taizhang.core.standards import Switch
from taizhang.places import directory


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in an office of the small kind that has switched the look-back on."""
    directory.settle("青禾街道", **{Switch.LOOK_BACK.value: True})
