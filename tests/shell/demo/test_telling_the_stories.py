"""The demo office shows everything that may become of a matter, whatever day it is."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from taizhang.audit.verifying import findings as audited
from taizhang.core.vocabulary import Channel, Conclusion, LampColour, Nature, Status
from taizhang.demo.titles import STORIES
from taizhang.ledger import export, fsck, queries
from taizhang.ledger.filtering import Filters
from taizhang.people.models import User
from taizhang.places.directory import communities, office
from taizhang.web.titles import english_title

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

VERIFIER = Path(__file__).parents[3] / "verifier" / "taizhang_verify.py"


def rows(now):
    """Return every issue on the ledger."""
    return list(queries.stream(Filters(), now))


def test_every_story_is_on_the_ledger(now):
    assert Counter(row.summary for row in rows(now)).total() == len(STORIES)


def test_every_status_is_reached(now):
    assert {row.status for row in rows(now)} == set(Status)


def test_every_nature_channel_and_community_has_its_say(now):
    told = rows(now)

    assert {row.nature for row in told} == set(Nature)
    assert {row.channel for row in told} == set(Channel)
    assert {row.community for row in told} >= {place.code for place in communities()}


def test_every_conclusion_is_told(now):
    assert {row.outcome for row in rows(now)} >= {end.value for end in Conclusion}


def test_the_lamps_of_today_are_as_told(now):
    lamps = Counter(row.lamp(now) for row in rows(now))

    assert lamps[LampColour.RED] == 7
    assert lamps[LampColour.AMBER] == 11
    assert lamps[LampColour.WAITING] == 4
    assert lamps[LampColour.NONE] == 4
    assert lamps[LampColour.GREEN] > lamps[LampColour.RED] + lamps[LampColour.AMBER]


def test_what_went_wrong_and_came_back_is_there_too(now):
    told = rows(now)

    assert max(row.returns_count for row in told) == 2
    assert {row.rework_count for row in told} >= {0, 1}
    assert max(row.reopened_count for row in told) == 1
    assert max(row.earlier_count for row in told) >= 2


def test_nothing_happened_later_than_now(now):
    assert max(row.registered_at for row in rows(now)) <= now


def test_readers_of_english_meet_english_titles(now):
    assert [row.summary for row in rows(now) if not english_title(row.summary)] == []


def test_the_office_is_the_demo_office(now):
    assert office().demo


def test_the_book_is_whole(now):
    assert list(fsck.findings()) == []


def test_somebody_else_finds_that_every_rule_was_kept(now, tmp_path):
    leaves = tmp_path / "leaves"
    head = export.tree_head()
    leaves.write_bytes(b"".join(leaf + b"\n" for leaf in export.leaves(head.size)))

    found = subprocess.run(
        [sys.executable, VERIFIER, "rules", leaves, "--lang", "en"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert found.returncode == 0, found.stdout
    assert f"{head.size} entries" in found.stdout


def test_an_auditor_finds_a_few_days_of_looks_in_a_whole_audit(now):
    page = signed_in_as("heqin").get("/audit/").content.decode()

    assert list(audited()) == []
    assert page.count("看了〔") == 4
    assert "没让进" in page


def signed_in_as(username):
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client
