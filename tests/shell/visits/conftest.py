"""An office in which somebody is looked in on."""

import uuid

import pytest

from taizhang.fieldwork.rounds import Told, add
from tests.cast import CHEN_GRID_WORKER


@pytest.fixture(autouse=True)
def _in_the_office(office):
    """Stand in the office."""


@pytest.fixture
def household():
    """Return the key of a household in building 3 of 锦绣家园, looked in on every week."""
    key = uuid.uuid4()
    add(
        key, Told("household", "jinxiu-3", 7, "501 王阿姨", "灯修好没"), CHEN_GRID_WORKER.id
    )
    return str(key)
