"""What the office of the cast knows, and a line read by it."""

import datetime as dt

from taizhang.core.clocks import OFFICE_ZONE
from taizhang.places import directory
from taizhang.places.gazetteer import Gazetteer
from taizhang.reading.line import Known, Reading, read
from tests.cast import TODAY

NOW = dt.datetime.combine(TODAY, dt.time(10), OFFICE_ZONE)


def known() -> Known:
    """Return what a line is read by in the office of the cast."""
    gazetteer = Gazetteer()
    kinds = directory.categories()
    return Known(
        whereabouts=lambda text: gazetteer.whereabouts(text, ""),
        categories={each.code: each.chinese for each in kinds if each.parent},
        colleagues=frozenset({"李敏"}),
    )


def told(line: str) -> Reading:
    """Return what `line` says."""
    return read(line, known(), NOW)


def values(line: str, *names: str) -> tuple[str, ...]:
    """Return what `line` says for the fields `names`."""
    reading = told(line)
    return tuple(getattr(reading, name).value for name in names)
