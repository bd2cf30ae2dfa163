"""Whatever anybody does on whatever page, no strike-off ever lacks its grounds.

TAIZHANG_HISTORIES=20 tells so many histories, each from another seed; TAIZHANG_SEED=7 begins
with that one.
"""

import datetime as dt
import os
from dataclasses import replace

import pytest
import time_machine

from taizhang.core import closing, verifying
from taizhang.core import commands as co
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.core.standards import Preset
from taizhang.core.vocabulary import Duty
from taizhang.ledger import book, fsck
from taizhang.places import directory
from tests.cast import LIU_HANDLER, TODAY
from tests.shell.casework import pages
from tests.shell.histories.grounds import lacking, leaves
from tests.shell.histories.office import Office, moved_on
from tests.shell.matters import PASSED, SATISFIED

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
HISTORIES = int(os.environ.get("TAIZHANG_HISTORIES", "2"))
SEED = int(os.environ.get("TAIZHANG_SEED", "1"))
DAYS, ACTS, FEW = 5, 45, 3
MORNING = dt.datetime.combine(TODAY, dt.time(10), OFFICE_ZONE)


def told(seed, tmp_path, preset=Preset.LIGHT):
    """Tell a history day by day; return what an outsider found wrong.

    It goes on past its days until a few matters are off the ledger: without them there is
    nothing to judge, and which pages chance leads to changes with the pages.
    """
    directory.settle("青禾街道", preset=preset)
    office, at, file = Office(seed), MORNING, tmp_path / "leaves"
    for day in range(4 * DAYS):
        with time_machine.travel(at):
            office.day(ACTS)
        if wrong := lacking(file):
            return wrong
        if day + 1 >= DAYS and struck_off(file) >= FEW:
            break
        at = moved_on(office.chance, at)
    print(f"seed {seed}: {dict(office.done)}, answers {dict(office.answers)}")
    return []


def struck_off(file):
    """Return how many strike-offs the book has."""
    return sum(leaf["kind"] == "issue-struck-off" for leaf in leaves(file))


@pytest.mark.parametrize("seed", range(SEED, SEED + HISTORIES))
def test_no_strike_off_ever_lacks_its_grounds(seed, tmp_path):
    preset = (Preset.LIGHT, Preset.FULL)[seed % 2]
    file = tmp_path / "leaves"

    assert told(seed, tmp_path, preset) == []
    print(f"{len(leaves(file))} entries, {struck_off(file)} strike-offs")
    assert struck_off(file) >= FEW
    assert list(fsck.findings()) == []


def lets_go_of(condition):
    """Return the closing law without one of its conditions."""
    law = closing.findings

    def findings(issue, day):
        found = law(issue, day)
        return tuple(replace(f, met=f.met or f.condition is condition) for f in found)

    return findings


def test_a_law_that_forgets_the_residents_is_found_out(tmp_path, monkeypatch):
    monkeypatch.setattr(closing, "findings", lets_go_of(closing.Condition.VOICES))

    wrong = told(1, tmp_path)

    assert any("unasked" in what for what in wrong)
    assert any("(rule 7)" in what for what in wrong)


def test_a_law_that_lets_people_check_their_own_work_is_found_out(tmp_path, monkeypatch):
    monkeypatch.setattr(verifying, "_require_outsider", lambda _issue, _hearing: None)
    liu = replace(LIU_HANDLER, duties=frozenset(Duty))
    directory.settle("青禾街道", preset=Preset.LIGHT)

    handled = pages.handled()
    book.submit(handled.case, PASSED, SATISFIED, co.StrikeOff(), by=liu)

    wrong = lacking(tmp_path / "leaves")
    assert any("by who did it" in what for what in wrong)
    assert any("(rule 5)" in what for what in wrong)
