"""Residents write into the book themselves; what they say is sealed with their own key."""

from io import BytesIO

import pytest

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Channel, EvidenceKind
from taizhang.files.keeping import keep
from taizhang.ledger import book, models, numbers
from taizhang.ledger.reading import opened_issue
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR
from tests.shell.files.samples import photo
from tests.shell.ledger.matters import whole
from tests.shell.matters import holder_of, registering

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
MORE = "昨天夜里又灭了一次"


def raised_online(**more):
    """Return what a resident raised on the site."""
    command = registering(channel=Channel.ONLINE_FORM, **more)
    return book.submit("", command, by=book.resident())


def kinds():
    """Return the kinds of all entries, in order."""
    entries = models.Entry.objects.order_by("seq")
    return [bytes(entry.leaf).split(b'"kind":"')[1].split(b'"')[0] for entry in entries]


def test_the_first_who_writes_in_a_new_book_may_be_a_resident():
    done = raised_online()

    assert kinds() == [b"log-begun", b"standard-published", b"issue-registered"]
    assert done.entries[0].actor == book.system()
    assert holder_of(done.receipt) == (done.issue.case, 1)
    assert whole()


def test_a_number_off_a_stub_finds_its_matter_and_is_taken_once():
    stub = numbers.new_receipt()
    done = raised_online(receipt=stub)

    assert (done.receipt, holder_of(stub)) == (stub, (done.issue.case, 1))
    with pytest.raises(Refused) as refused:
        book.submit(done.issue.case, co.AddVoice(receipt=stub), by=LI_CLERK)
    assert refused.value.refusals == (Refusal.RECEIPT_HELD,)


def test_what_they_add_goes_with_what_they_said_when_they_ask_for_it():
    case = raised_online(words="灯坏了").issue.case
    book.submit(case, co.AddVoice(words="我家也黑", told_by="邻居老赵"), by=LI_CLERK)
    book.submit(case, co.AddWords(voice=2, words=MORE), by=book.resident())

    book.erase(case, 2, by=SUN_ADMINISTRATOR, reason="本人要求。")

    said = [entry.event for entry in opened_issue(case).entries]
    assert [getattr(event, "words", None) for event in said] == ["灯坏了", "", None, ""]
    assert said[2].told_by == ""
    assert whole()


def test_what_an_officer_handed_in_too_says_nothing_of_where_a_resident_lives():
    sha256 = kept(claims=True)
    case = raised_online().issue.case
    shown = co.AddEvidence(shows=EvidenceKind.BEFORE_PHOTO, sha256=sha256)
    said = book.submit(case, shown, by=book.resident()).entries[-1].event

    assert (said.taken_at, said.taken_where) == (None, None)


def kept(**how):
    """Keep a photo that says where it was taken; return its hash."""
    return keep(BytesIO(photo()), "p.jpg", **how).sha256
