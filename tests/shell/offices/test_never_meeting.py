"""Two offices on one server never see anything of each other."""

from io import BytesIO

import pytest
import time_machine
from django.apps import apps
from django.core.cache import cache
from django.db import connections
from django.test import Client, RequestFactory
from django.utils.timezone import now

from taizhang.files.keeping import keep
from taizhang.keys import index, secrets, store
from taizhang.keys.envelopes import Envelope
from taizhang.keys.sealing import Unreadable
from taizhang.ledger import book, export, numbers
from taizhang.ledger.models import Standing
from taizhang.ledger.reading import opened_issue
from taizhang.people import remembering
from taizhang.people.models import Session
from taizhang.places import directory
from taizhang.project import tenancy
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, ZHENG_VERIFIER, account, signed_in
from tests.offices import (
    HOME,
    NEIGHBOUR,
    NEIGHBOUR_HOST,
    carried_next_door,
    next_door,
    signed_in_next_door,
)
from tests.shell import matters
from tests.shell.casework import pages
from tests.shell.files.samples import photo

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("two_offices"),
    pytest.mark.many_offices,
]
LEDGER = "/ledger/?phase=all"


def told(client: Client, address: str) -> str:
    """Return what stands on a page."""
    return str(client.get(address, follow=True).content.decode())


def test_each_counts_its_own_matters_from_one():
    ours = [pages.registered(summary="电梯困人"), pages.registered(summary="路灯不亮")]
    with next_door():
        theirs = pages.registered(summary="井盖松动")

    assert [issue.number for issue in ours] == [theirs.number, ours[1].number]
    assert "电梯困人" in told(signed_in(LI_CLERK), LEDGER)
    assert "井盖松动" not in told(signed_in(LI_CLERK), LEDGER)
    page = told(signed_in_next_door(LI_CLERK), LEDGER)
    assert "井盖松动" in page and "共 1 条" in page
    assert "电梯困人" not in page and "路灯不亮" not in page


def test_the_same_number_is_another_matter_at_each():
    ours = pages.registered(summary="电梯困人")
    with next_door():
        pages.registered(summary="井盖松动")

    assert "电梯困人" in told(signed_in(LI_CLERK), pages.address(ours))
    assert "井盖松动" in told(signed_in_next_door(LI_CLERK), pages.address(ours))


def test_each_has_a_log_of_its_own():
    pages.registered()
    ours = export.tree_head()
    with next_door():
        before = export.tree_head()
        pages.registered()
        theirs = export.tree_head()

    assert before.size == 0
    assert ours.origin != theirs.origin
    assert ours.root != theirs.root
    assert export.tree_head() == ours


def test_a_search_finds_ones_own_matters_only():
    ours = pages.registered(summary="电梯困人").number
    found = {"words": "电梯"}

    here = signed_in(LI_CLERK).post("/ledger/find/", found, follow=True).content.decode()
    there = signed_in_next_door(LI_CLERK).post("/ledger/find/", found, follow=True)

    assert f"/i/{ours}/" in here
    assert f"/i/{ours}/" not in there.content.decode()


def test_words_sealed_in_an_address_open_where_they_were_sealed_and_nowhere_else():
    pages.registered(summary="电梯困人")
    client = signed_in(LI_CLERK)
    address = client.post("/ledger/find/", {"words": "电梯"}).headers["Location"]

    assert "电梯" in told(client, address)
    assert "电梯" not in told(signed_in_next_door(LI_CLERK), address)


def test_a_receipt_opens_nothing_elsewhere():
    receipt = book.submit("", pages.registering(), by=LI_CLERK).receipt
    assert matters.holder_of(receipt) is not None
    hashed = numbers.receipt_hash(receipt)

    with next_door():
        assert matters.holder_of(receipt) is None
        assert numbers.receipt_hash(receipt) != hashed


def test_a_photo_is_there_for_its_own_office():
    kept = keep(BytesIO(photo()), "楼道.jpg")

    address = f"/files/{kept.sha256}/"
    assert signed_in(LI_CLERK).get(address).status_code == 200
    assert signed_in_next_door(LI_CLERK).get(address).status_code == 404
    assert kept.sha256 in {path.name for path in files_of(HOME)}
    assert list(files_of(NEIGHBOUR)) == []


def files_of(office: str):
    """Yield the files that an office keeps."""
    folder = secrets.server_folder() / "offices" / office / "files"
    return (path for path in folder.rglob("*") if path.is_file())


def test_whoever_is_signed_in_here_is_nobody_next_door():
    client = carried_next_door(signed_in(LI_CLERK))

    answer = client.get("/desk/")

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in/?next=")
    with next_door():
        assert Session.objects.count() == 0


def test_nor_is_it_remembered_there_who_signed_in_last():
    signed = signed_in(LI_CLERK).get("/desk/")
    remembering.remember(signed, account(LI_CLERK))
    request = RequestFactory().get("/")
    request.COOKIES[remembering.COOKIE] = signed.cookies[remembering.COOKIE].value

    assert remembering.last_here(request) == account(LI_CLERK)
    with next_door():
        assert remembering.last_here(request) is None


def test_what_one_has_sealed_the_other_cannot_open():
    envelope = Envelope("drafts", "a place")
    sealed = envelope.sealed(b"secret")

    assert envelope.opened(sealed) == b"secret"
    with next_door(), pytest.raises(Unreadable):
        envelope.opened(sealed)


def test_the_same_phone_stands_under_another_word_in_each_index():
    ours = index.exact("phone", "13800004521"), index.bigrams("电梯困人")
    with next_door():
        theirs = index.exact("phone", "13800004521"), index.bigrams("电梯困人")

    assert ours[0] != theirs[0]
    assert set(ours[1]).isdisjoint(theirs[1])


def test_the_keys_of_one_are_not_among_those_of_the_other():
    case = pages.registered().case
    subject = f"{case}/1"

    assert set(store.opened([subject])) == {subject}
    with next_door():
        assert store.opened([subject]) == {}
        assert store.destroy([subject]) == 0
    assert set(store.opened([subject])) == {subject}


def test_what_a_process_remembers_it_remembers_for_one_of_them():
    cache.set("names:units", "ours")
    with next_door():
        assert cache.get("names:units") is None
        cache.set("names:units", "theirs")

    assert cache.get("names:units") == "ours"


def test_each_is_called_by_its_own_name_whoever_asked_before():
    # Pages remember the name for some seconds; asked in turn, each must get its own.
    for _time in range(2):
        assert "青禾街道" in told(Client(), "/sign-in/")
        assert "北湖街道" in told(Client(SERVER_NAME=NEIGHBOUR_HOST), "/sign-in/")
    assert "北湖街道" not in told(Client(), "/sign-in/")
    assert directory.office().chinese == "青禾街道"


def test_guesses_at_a_password_here_slow_nobody_down_there():
    guess = {"username": "li", "password": "not-her-password"}
    # At one instant, however long this machine takes.
    with time_machine.travel(now(), tick=False):
        for _time in range(8):
            Client().post("/sign-in/", guess)
        here = Client().post("/sign-in/", guess).content.decode()
        there = Client(SERVER_NAME=NEIGHBOUR_HOST).post("/sign-in/", guess).content.decode()

    assert here != there
    with next_door():
        assert apps.get_model("entrance", "FailedSignIn").objects.count() == 3


def test_what_was_done_here_cannot_be_taken_back_there():
    ours = pages.dispatched()
    pages.press(ZHENG_VERIFIER, ours, "remind", text="请快办")
    before = Standing.whole.get(case=ours.case).n

    answer = signed_in_next_door(ZHENG_VERIFIER).post(f"/i/{ours.number}/undo/")

    assert answer.status_code == 404
    assert Standing.whole.get(case=ours.case).n == before


def test_outside_every_office_there_are_no_tables_of_one_and_no_folder():
    shared = {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in tenancy.SHARED
    }
    for alias, its in (("default", shared), ("keys", set())):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            assert {row[0] for row in cursor.fetchall()} == its | {"django_migrations"}
    with secrets.in_part(""), pytest.raises(secrets.NobodysPart):
        secrets.secret("index")


def test_a_matter_that_is_erased_here_stays_there():
    ours = pages.registered()
    with next_door():
        theirs = pages.registered()
    book.erase(ours.case, 1, by=SUN_ADMINISTRATOR, reason="本人要求。")

    with next_door():
        assert set(store.opened([f"{theirs.case}/1"])) == {f"{theirs.case}/1"}
        first = opened_issue(theirs.case).entries[0].event
        assert getattr(first, "reporter", "") == "王桂兰"
