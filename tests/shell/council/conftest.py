"""An office with its people, its council and a data folder of its own, for each test."""

import pytest

from taizhang.core.standards import Preset
from taizhang.places import directory


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in an office that has a council."""
    directory.settle("青禾街道", preset=Preset.FULL)
