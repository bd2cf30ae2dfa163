"""Photos and papers with an act: several at once, judged one by one, the words kept."""

import re

import pytest

from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import EvidenceKind
from taizhang.web.refusals import REFUSALS
from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.casework.pages import (
    address,
    look,
    no_photo,
    now,
    opened,
    press,
    snapshot,
    text,
)
from tests.shell.casework.pages import (
    dispatched as given_out,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_several_photos_are_taken_at_once(dispatched):
    photos = [snapshot(), snapshot("IMG_2.jpg", 800)]
    press(LIU_HANDLER, dispatched, "evidence", shows="after_photo", files_taken=photos)

    assert [piece.shows for piece in now(dispatched).evidence] == [
        EvidenceKind.AFTER_PHOTO,
        EvidenceKind.AFTER_PHOTO,
    ]


def test_the_page_shows_them_before_and_after(dispatched):
    press(LIU_HANDLER, dispatched, "evidence", shows="after_photo", files_taken=snapshot())
    before = snapshot(width=800)
    press(LIU_HANDLER, dispatched, "evidence", shows="before_photo", files_taken=before)
    pictures = look(LIU_HANDLER, dispatched).context["page"].pictures

    assert [photo.tag for photo in pictures] == ["整改前", "整改后"]


def test_a_file_that_is_no_photo_is_named_and_the_report_keeps_its_words(dispatched):
    photos = [snapshot(), no_photo()]
    said = {"conclusion": "solved", "result": "换了六个灯"}
    answer = press(LIU_HANDLER, dispatched, "report", **said, after_photos=photos)

    assert answer.status_code == 422
    assert "没有收下“IMG_2.jpg”" in text(answer)
    assert "换了六个灯</textarea>" in text(answer)
    assert "已收下 1 个文件，不用再传" in text(answer)
    assert now(dispatched) == dispatched


def test_what_was_good_need_not_be_uploaded_again(dispatched):
    client = signed_in(LIU_HANDLER)
    form = opened(client, dispatched, "report") | {
        "conclusion": "solved",
        "result": "换了灯",
    }
    wrong = {"after_photos": [snapshot(), no_photo()]}
    back = client.post(address(dispatched, "report"), form | wrong)
    named = re.findall(r'name="after_photos_kept" value="([^"]+)"', text(back))
    again = client.post(address(dispatched, "report"), form | {"after_photos_kept": named})

    assert again.status_code == 302
    taken = back.context["form"].fields["after_photos"].taken
    assert [e.sha256 for e in now(dispatched).evidence] == [k.sha256 for k in taken] != []


def test_a_photo_of_another_matter_proves_nothing_here(dispatched):
    press(LIU_HANDLER, dispatched, "evidence", shows="after_photo", files_taken=snapshot())
    other = given_out(summary="六楼灯不亮")
    answer = press(
        LIU_HANDLER, other, "evidence", shows="after_photo", files_taken=snapshot()
    )

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.EVIDENCE_USED_ELSEWHERE]) in text(answer)


def test_a_note_of_what_was_said_is_evidence_too(dispatched):
    press(LIU_HANDLER, dispatched, "evidence", shows="note", text="电话里说清了")

    assert now(dispatched).evidence[0].shows is EvidenceKind.NOTE


def test_choosing_nothing_is_asked_about(dispatched):
    answer = press(LIU_HANDLER, dispatched, "evidence", shows="after_photo")

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.EVIDENCE_EMPTY]) in text(answer)


@pytest.mark.parametrize("typed", ["2026-13-05T10:00", "0001-01-01T00:00"])
def test_a_day_that_does_not_exist_is_asked_about(typed, dispatched):
    answer = press(
        LIU_HANDLER,
        dispatched,
        "evidence",
        shows="before_photo",
        taken_at=typed,
        text="灯亮了",
    )

    assert answer.status_code == 422
    assert "这个时间不对" in text(answer)
    assert "灯亮了</textarea>" in text(answer)


@pytest.mark.parametrize("person", [LI_CLERK, ZHENG_VERIFIER])
def test_people_outside_show_how_it_was_and_not_what_was_done(person, dispatched):
    choices = look(person, dispatched, "evidence").context["form"].fields["shows"].choices

    assert [value for value, _words in choices] == ["before_photo", "note"]


def test_a_matter_of_words_asks_for_a_note_in_place_of_photos():
    form = look(LIU_HANDLER, given_out(category="noise")).context["page"].lead.form

    assert "note" in form.fields
    assert "after_photos" not in form.fields
