"""An office with its people, which looks back and parks, for the whole year."""

import pytest

from taizhang.core.standards import Preset
from taizhang.places import directory


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""
    directory.settle("青禾街道", preset=Preset.FULL)
