"""A book once written always opens: kinds of entries are added, never renamed or dropped."""

from taizhang.core.codec import KINDS
from tests.upkeep import tree

LIST = tree.text(tree.ROOT / "tests" / "upkeep" / "kinds.txt").splitlines()
RELEASED = {
    kind: name for kind, _, name in (line.partition(" ") for line in LIST) if kind != "#"
}


def test_every_kind_ever_released_is_still_read_as_what_it_was():
    now = {kind: event.__name__ for kind, event in KINDS.items()}

    assert {kind: now.get(kind) for kind in RELEASED} == RELEASED


def test_every_kind_that_is_written_stands_in_the_list():
    assert set(KINDS) - set(RELEASED) == set()
