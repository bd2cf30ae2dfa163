"""What a phone hands in: once, in order, told why where it is not taken, and by nobody else."""

import datetime as dt
import hashlib
import uuid

import pytest
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.likeness import Spot
from taizhang.core.vocabulary import Channel, Nature, Status
from taizhang.fieldwork.models import Delivery, Shot, ShotPiece
from taizhang.fieldwork.shots import sweep
from taizhang.ledger import book, models
from taizhang.ledger.export import leaves, tree_head
from taizhang.ledger.reading import entries_of
from tests.cast import LI_CLERK, LIU_HANDLER, TANG_HANDLER, signed_in
from tests.shell.casework import pages
from tests.shell.phone.handing_in import (
    hand_in,
    handed_in,
    item,
    made_small,
    send_photo,
    send_piece,
    shot_of,
    with_shots,
)

HERE = {"north": 465_838, "east": 1_251_006}

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def matters():
    """Return how many matters are on the ledger."""
    return models.Standing.whole.count()


def test_what_staff_find_themselves_has_no_voice_and_says_where_it_was_found(phone):
    issue = handed_in(phone, item(words="3号楼门前井盖松了"))

    assert issue.channel is Channel.COVERAGE_VISIT
    assert issue.nature is Nature.HAZARD
    assert issue.place == "jinxiu-3"
    assert [voice.ordinal for voice in issue.voices] == [0]


def test_no_words_are_needed_the_kind_and_the_place_say_it(phone):
    handed_in(phone, item())

    assert "锦绣家园3号楼" in models.Standing.whole.get().summary


def test_an_item_that_comes_three_times_is_one_matter_and_answered_alike(phone):
    said = item()
    answers = [hand_in(phone, said).json() for _time in range(3)]

    assert answers[0] == answers[1] == answers[2]
    assert matters() == 1
    assert Delivery.objects.count() == 1


def test_the_key_of_somebody_else_is_not_answered_with_their_matter(phone):
    said = item()
    handed_in(phone, said)
    answer = hand_in(signed_in(LI_CLERK), said)

    assert answer.status_code == 409
    assert matters() == 1


def test_a_matter_without_a_kind_is_told_why_and_is_taken_under_its_key_when_mended(phone):
    said = item(category="")
    answer = hand_in(phone, said)
    assert answer.status_code == 409
    assert answer.json()["said"]
    assert matters() == 0

    handed_in(phone, said | {"category": "street-lights"})
    assert matters() == 1


def test_both_times_are_kept_when_it_was_and_when_it_came(phone):
    week_ago = now() - dt.timedelta(days=7)
    issue = handed_in(phone, item(happened_at=week_ago.isoformat()))

    assert issue.happened_at == week_ago
    row = Delivery.objects.get()
    assert row.happened_at == week_ago
    assert row.arrived_at - week_ago >= dt.timedelta(days=7)


def test_a_phone_whose_clock_is_two_hours_fast_is_set_right(phone):
    ahead = now() + dt.timedelta(hours=2)
    saved = ahead - dt.timedelta(minutes=30)
    said = item(happened_at=saved.isoformat(), sent_at=ahead.isoformat())
    issue = handed_in(phone, said)

    half_an_hour_ago = now() - dt.timedelta(minutes=30)
    assert abs(issue.happened_at - half_an_hour_ago) < dt.timedelta(minutes=1)


def seen(issue):
    """Return the event of the first piece of evidence of a matter."""
    entries = entries_of([issue.case])[issue.case]
    return next(e.event for e in entries if isinstance(e.event, ev.EvidenceAdded))


def test_where_the_phone_says_a_photo_was_taken_stands_with_it(phone):
    said = item()
    shot, data = made_small(said, **HERE)
    issue = handed_in(phone, with_shots(said, shot))
    send_photo(phone, said, shot, data)

    assert seen(issue).taken_where == Spot(**HERE)
    assert seen(issue).taken_at == Shot.objects.get().taken_at


def test_a_photo_that_goes_before_its_words_brings_its_place_along():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    done = acting(issue, "done", text="换好了，试过亮")
    shot, data = made_small(done, "after_photo", **HERE)
    send_photo(liu, done, shot, data)
    hand_in(liu, with_shots(done, shot))

    assert seen(issue).taken_where == Spot(**HERE)


@pytest.mark.parametrize(
    "nowhere",
    [
        {},
        {"north": 0, "east": 0},
        {"north": 900_001, "east": 1},
        {"north": 465_838},
        {"north": 10**30, "east": 10**30},
    ],
)
def test_a_photo_without_a_place_on_earth_comes_in_without_one(phone, nowhere):
    said = item()
    shot, data = made_small(said, **nowhere)
    issue = handed_in(phone, with_shots(said, shot))

    assert send_photo(phone, said, shot, data)["whole"]
    assert seen(issue).taken_where is None


def test_where_a_photo_was_taken_is_in_no_leaf_and_in_no_log(phone, caplog):
    said = item()
    shot, data = made_small(said, **HERE)
    handed_in(phone, with_shots(said, shot))
    send_photo(phone, said, shot, data)

    told = b"".join(leaves(tree_head().size))
    assert b"evidence-added" in told
    for degrees in HERE.values():
        assert str(degrees).encode() not in told
        assert str(degrees) not in caplog.text


def test_a_photo_of_a_phone_whose_clock_is_slow_is_not_older_than_its_matter():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    slow = (now() - dt.timedelta(hours=5)).isoformat()
    done = acting(issue, "done", text="换好了，试过亮", sent_at=slow, happened_at=slow)
    shot, data = made_small(done, "after_photo")
    assert send_photo(liu, done, shot | {"sent_at": slow}, data)["whole"]
    answer = hand_in(liu, with_shots(done, shot))

    assert answer.status_code == 200, answer.content.decode()
    assert now() - seen(issue).taken_at < dt.timedelta(minutes=1)


def test_the_matter_is_there_before_its_photo_and_says_that_one_is_to_come(phone):
    said = item()
    shot, data = shot_of(said)
    issue = handed_in(phone, with_shots(said, shot))
    page = phone.get(f"/i/{issue.number}/").content.decode()
    assert "照片稍后到：还有 1 张" in page

    assert send_photo(phone, said, shot, data)["whole"]
    issue = book.issue_of(issue.case)
    assert [piece.shows for piece in issue.evidence_standing] == ["before_photo"]
    assert "照片稍后到" not in phone.get(f"/i/{issue.number}/").content.decode()
    assert ShotPiece.objects.count() == 0


def test_a_photo_goes_on_where_it_broke_off_and_a_piece_twice_is_a_piece_once(phone):
    said = item()
    shot, data = shot_of(said)
    handed_in(phone, with_shots(said, shot))
    first = send_piece(phone, said, shot, data, 0).json()["have"]
    assert send_piece(phone, said, shot, data, 0).json()["have"] == first
    assert send_piece(phone, said, shot, data, first + 7).json()["have"] == first

    assert send_photo(phone, said, shot, data)["whole"]
    assert send_photo(phone, said, shot, data)["whole"]
    assert Shot.objects.get().attached
    issue = book.issue_of(Delivery.objects.get().case)
    assert len(issue.evidence_standing) == 1


def test_pieces_of_a_photo_lie_sealed_and_are_nobody_elses(phone):
    said = item()
    shot, data = shot_of(said)
    send_piece(phone, said, shot, data, 0)

    assert data[:200] not in bytes(ShotPiece.objects.get().sealed)
    other = signed_in(LIU_HANDLER)
    assert send_piece(other, said, shot, data, 0).status_code == 409


def test_pieces_that_never_became_a_photo_go_after_two_months_and_may_begin_anew(phone):
    said = item()
    shot, data = shot_of(said)
    handed_in(phone, with_shots(said, shot))
    send_piece(phone, said, shot, data, 0)
    assert sweep(now() + dt.timedelta(days=30)) == 0
    assert sweep(now() + dt.timedelta(days=61)) == 1

    assert send_photo(phone, said, shot, data)["whole"]


def test_what_is_no_picture_is_refused_in_words_and_the_matter_stays(phone):
    said = item()
    shot, _data = shot_of(said)
    noise = b"no picture at all" * 10
    shot |= {"size": len(noise), "sha256": hashlib.sha256(noise).hexdigest()}
    issue = handed_in(phone, with_shots(said, shot))
    answer = send_piece(phone, said, shot, noise, 0)

    assert answer.status_code == 409
    assert "没有收下" in answer.json()["said"][0]
    assert book.issue_of(issue.case).evidence_standing == ()


def acting(issue, kind, **said):
    """Return an act on a matter, as its handler last saw it."""
    return item(kind, number=issue.number, n=issue.n, **said)


def test_a_handler_takes_up_reports_how_far_and_done_with_the_photo_first():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    n = hand_in(liu, acting(issue, "take-up")).json()["n"]
    progress = acting(issue, "progress", text="订了灯") | {"n": n}
    n = hand_in(liu, progress).json()["n"]
    done = acting(issue, "done", text="换好了，试过亮") | {"n": n}
    shot, data = shot_of(done, "after_photo")
    assert send_photo(liu, done, shot, data)["whole"]
    answer = hand_in(liu, with_shots(done, shot))

    assert answer.status_code == 200, answer.content
    issue = book.issue_of(issue.case)
    assert issue.status is Status.HANDLED
    assert len(issue.evidence_standing) == 1


def test_done_without_its_photo_is_told_what_is_missing():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    answer = hand_in(liu, acting(issue, "done", text="换好了"))

    assert answer.status_code == 409
    assert book.issue_of(issue.case).status is Status.DISPATCHED


def test_not_mine_goes_back_with_its_reason():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    answer = hand_in(liu, acting(issue, "return", reason="not_ours", text="归供电"))

    assert answer.status_code == 200
    assert book.issue_of(issue.case).status is Status.ACCEPTED


def test_what_a_colleague_did_meanwhile_is_told_and_nothing_is_overwritten():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    book.submit(issue.case, co.TakeUp(), by=TANG_HANDLER)
    said = acting(issue, "return", reason="not_ours", text="归供电")
    answer = hand_in(liu, said)
    told = answer.json()
    assert answer.status_code == 409
    assert any("唐宁" in line for line in told["since"])
    assert book.issue_of(issue.case).status is Status.IN_PROGRESS

    assert hand_in(liu, said | {"n": told["n"]}).status_code == 200


def test_an_answer_that_was_lost_tells_how_far_the_matter_was_then():
    issue, liu = pages.dispatched(), signed_in(LIU_HANDLER)
    said = acting(issue, "take-up")
    n = hand_in(liu, said).json()["n"]
    book.submit(issue.case, co.RecordProgress(text="我来过"), by=TANG_HANDLER)

    assert hand_in(liu, said).json()["n"] == n


def test_a_matter_that_is_not_theirs_to_see_is_no_longer_theirs(phone):
    answer = hand_in(phone, item("progress", number="2026-999", n=1, text="好了"))

    assert answer.status_code == 409
    assert "不归您看" in answer.json()["said"][0]


def test_half_an_item_is_told_to_be_sent_anew(phone):
    for said in ({}, {"key": str(uuid.uuid4())}, item("visit"), item(shots="[{}]")):
        assert hand_in(phone, said).status_code == 422
    for kind in ("take-up", "progress", "done", "return"):
        assert hand_in(phone, item(kind, text="写了一句")).status_code == 422
    for odd in ("[" * 3000, '[{"size": Infinity}]', "[1]", "{}x"):
        assert hand_in(phone, item(shots=odd)).status_code == 422
    for clock in ("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00"):
        assert hand_in(phone, item(happened_at=clock)).status_code == 422
        assert hand_in(phone, item(sent_at=clock)).status_code == 422
    assert matters() == 0
