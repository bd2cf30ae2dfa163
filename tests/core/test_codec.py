"""The codec: what is written is read back; what everybody sees gives nobody away."""

import datetime as dt
import json
from itertools import count

import pytest

from taizhang.core import codec
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.evolve import fold
from taizhang.core.fields import FieldClass, classes_of
from taizhang.core.tlog.canon import canonical
from tests.cast import LI_CLERK
from tests.entries import (
    CARRIED_OVER,
    MONDAY,
    NAMELESS,
    REGISTER,
    REGISTERED,
    RULED,
    STRUCK_OFF,
    TO_CONFIRM,
    does,
    given,
)

LOG = "q7f3k2/1"


def salts():
    """Return a source of salts, each another one."""
    numbers = count()
    return lambda: next(numbers).to_bytes(codec.SALT_BYTES)


def written(entry):
    """Return `entry` as the book keeps it."""
    return codec.write(entry, LOG, salts())


def leaf(entry):
    """Return what everybody sees of `entry`."""
    return json.loads(written(entry).leaf)


def reread(entry, *, erased=False):
    """Return `entry` written and read back, its personal values erased or not."""
    kept = written(entry)
    opened = kept.committed if erased else {**kept.committed, **kept.personal}
    return codec.read(kept.leaf, {label: value.value for label, value in opened.items()})


@pytest.mark.parametrize("story", [STRUCK_OFF, RULED, TO_CONFIRM, CARRIED_OVER])
def test_what_is_written_is_read_back(story):
    entries = given(story).entries

    assert tuple(map(reread, entries)) == entries


def test_an_erased_resident_reads_as_nobody_and_the_issue_stands():
    story = given(STRUCK_OFF)
    left = [reread(entry, erased=True) for entry in story.entries]

    assert (left[0].event.words, left[0].event.phone) == ("", "")
    assert fold(left) == story.issue


def test_a_leaf_holds_what_is_public_and_commitments_to_the_rest():
    first = leaf(given(REGISTERED).entries[0])

    assert first.keys() == {
        "v", "log", "seq", "day", "case", "n", "kind", "actor", "c", "policy", "voice",
    }  # fmt: skip
    assert (first["v"], first["log"], first["kind"]) == (1, LOG, "issue-registered")
    assert first["day"] == "2026-11-09"
    assert {len(value) for value in first["c"].values()} == {43}


def test_a_leaf_does_not_tell_whether_somebody_left_a_name():
    named, nameless = (
        leaf(given(does(LI_CLERK, command)).entries[0]) for command in (REGISTER, NAMELESS)
    )

    assert named["c"].keys() == nameless["c"].keys()


def test_what_rests_at_its_default_is_left_out_but_for_what_is_personal():
    first = leaf(given(does(LI_CLERK, NAMELESS)).entries[0])

    assert "earlier_count" not in first["c"]
    assert {"reporter", "phone", "place_text"} <= first["c"].keys()


def test_entries_of_one_act_name_their_first():
    story = given(does(LI_CLERK, REGISTER, co.AcceptIssue()))

    assert ["step" in leaf(entry) for entry in story.entries] == [False, True]
    assert leaf(story.entries[1])["step"] == 1


def test_a_commitment_opens_to_its_value_and_to_no_other():
    kept = written(given(REGISTERED).entries[0])
    words, public = kept.personal["words"], json.loads(kept.leaf)["c"]

    assert codec.commitment("words", words) == public["words"]
    assert codec.commitment("summary", words) != public["words"]
    for other in (codec.Opened(words.salt, "别的话"), codec.Opened(bytes(32), words.value)):
        assert codec.commitment("words", other) != public["words"]


def test_a_leaf_is_canonical():
    for entry in given(STRUCK_OFF).entries:
        kept = written(entry)
        assert canonical(json.loads(kept.leaf)) == kept.leaf


def test_an_entry_about_the_log_has_no_case():
    head = {"log": LOG, "seq": 0, "actor": "a-systemxxxx", "day": "2026-11-09"}
    kept = codec.log_entry(head, "log-begun", {"at": MONDAY}, salts())

    shown = json.loads(kept.leaf)
    assert shown.keys() == {"v", "log", "seq", "day", "kind", "actor", "c"}
    assert not kept.personal


@pytest.mark.parametrize("event", codec.KINDS.values(), ids=codec.KINDS)
def test_personal_fields_are_texts_that_may_be_empty(event):
    types = {
        name: event.__dataclass_fields__[name].default
        for name, kept in classes_of(event).items()
        if kept is FieldClass.PERSONAL
    }

    assert all(isinstance(kind, str) or name == "summary" for name, kind in types.items())


def test_an_instant_is_the_same_in_whatever_zone_it_was_said():
    in_utc = MONDAY.astimezone(dt.UTC)

    assert codec.plain(MONDAY) == codec.plain(in_utc)


def test_without_openings_a_field_without_a_mark_is_committed():
    assert classes_of(ev.IssueReferred) == {
        "to": FieldClass.COMMITTED,
        "explanation": FieldClass.COMMITTED,
    }


def beside(leaf_bytes, entry):
    """Return what a leaf says besides `c`, looked at with all that opens `entry`."""
    kept = written(entry)
    opened = {**kept.committed, **kept.personal}
    promised = {label: codec.commitment(label, one) for label, one in opened.items()}
    return codec.said_beside(leaf_bytes, promised)


@pytest.mark.parametrize("story", [STRUCK_OFF, RULED, TO_CONFIRM, CARRIED_OVER])
def test_a_leaf_that_commits_to_just_this_says_the_rest(story):
    for entry in given(story).entries:
        said = leaf(entry)
        del said["c"]

        assert beside(written(entry).leaf, entry) == said


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"c":{', b'"c": {'),
        (b'"c":{', b'"c":{"a":1,'),
        (b',"case":', b',"d":1,"case":'),
        (b'{"actor"', b'{ "actor"'),
        (b'{"actor"', b'{"a":{"actor":1},"actor"'),
        (b',"c":{', b',"ca":1,"c":{'),
        (b',"c":{', b',"c":{},"c":{'),
        (b'"day":"2', b'"day":2,"d":"2'),
        (b'"v":1', b'"v":1.0'),
        (b'"v":1', b'"v":1,"v":1'),
    ],
)
def test_a_leaf_that_is_not_just_as_it_was_written_is_looked_at_closely(before, after):
    entry = given(STRUCK_OFF).entries[0]
    whole = written(entry).leaf
    forged = whole.replace(before, after)

    assert beside(whole, entry) is not None
    assert forged != whole
    assert beside(forged, entry) is None


def test_a_label_that_would_write_a_leaf_itself_is_looked_at_closely():
    assert (
        codec.said_beside(b'{"a":1,"c":{"b":1,"d":"x"},"case":1}', {'b":1,"d': "x"}) is None
    )
