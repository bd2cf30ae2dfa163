"""Photos are judged by what they hold; one that is no good never costs anybody their words."""

import re

import pytest
from django.test import Client

from taizhang.core.vocabulary import EvidenceKind
from taizhang.files.models import Attachment
from taizhang.ledger import book
from tests.shell.casework.pages import no_photo, snapshot
from tests.shell.residents import holder, raised, receipt_on, send, text

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LOST = "照片没传上去，文字已经收到"


def shown_by(receipt):
    """Return the evidence of the matter of `receipt`."""
    return book.issue_of(holder(receipt).case).evidence


def test_photos_show_how_it_was_before():
    phone = Client()
    receipt = raised(phone, photos=[snapshot(width=644), snapshot(width=648)])

    assert [each.shows for each in shown_by(receipt)] == [EvidenceKind.BEFORE_PHOTO] * 2
    assert LOST not in text(phone.get("/receipt/"))


def test_what_is_no_photo_is_left_out_and_said_so():
    phone = Client()
    receipt = raised(phone, photos=[no_photo(), snapshot(width=652)])

    assert len(shown_by(receipt)) == 1
    assert LOST in text(phone.get("/receipt/"))
    assert "补照片" in text(phone.get("/receipt/"))


def test_a_photo_that_another_matter_stands_on_is_left_out():
    phone = Client()
    raised(Client(), photos=[snapshot(width=656)])
    receipt = raised(phone, words="另一件事", photos=[snapshot(width=656)])

    assert shown_by(receipt) == ()
    assert LOST in text(phone.get("/receipt/"))


def test_more_than_six_are_too_many_and_the_first_six_are_taken():
    phone = Client()
    receipt = raised(phone, photos=[snapshot(width=660 + n) for n in range(7)])

    assert len(shown_by(receipt)) == 6
    assert "有 1 张没收下" in text(phone.get("/receipt/"))


def test_photos_are_not_asked_for_again_where_words_were_missing():
    phone = Client()
    answer = send(phone, words="", photos=[snapshot(width=680)])
    assert "已收下 1 张照片" in text(answer)
    kept = Attachment.objects.get(width=680).sha256

    (named,) = re.findall(r'name="photos_kept" value="([^"]+)"', text(answer))
    send(phone, photos_kept=named)
    assert [each.sha256 for each in shown_by(receipt_on(phone))] == [kept]


def test_a_file_that_somebody_else_handed_in_is_not_had_by_its_hash():
    send(Client(), words="", photos=[snapshot(width=690)])
    theirs = Attachment.objects.get(width=690).sha256

    assert shown_by(raised(Client(), photos_kept=theirs)) == ()
