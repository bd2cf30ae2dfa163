"""Somebody from outside is asked, says how it is, and that is what counts."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.standards import Preset, Switch
from taizhang.core.vocabulary import Status
from taizhang.ledger import book, second_looks
from taizhang.ledger.models import Entry, Opening
from taizhang.ledger.queries import issue_file
from taizhang.lots import weekly
from taizhang.places import directory
from taizhang.secondlook.models import Asking
from tests.cast import (
    CITY_CARE,
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    WU_AUDITOR,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.lookback.stories import ended
from tests.shell.secondlook.stories import (
    FAILED,
    HELD,
    answer,
    asked,
    drawn,
    hidden,
    member,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def page_of(issue, by=LI_CLERK) -> str:
    return signed_in(by).get(f"/second-look/{issue.number}/").content.decode()


def test_what_lots_fell_on_stands_there_with_its_seed_and_nothing_else_does():
    issue, other = drawn(), ended(days_ago=1, category="roads")

    page = signed_in(ZHENG_VERIFIER).get("/second-look/").content.decode()
    assert f"/second-look/{issue.number}/" in page
    assert f"/second-look/{other.number}/" not in page
    assert second_looks.root(second_looks.first_of(dt.date(2026, 11, 16)))
    assert "销号 1 件，抽 5%，抽中 1 件" in page


def test_a_member_says_it_is_done_and_it_survived():
    issue = drawn()
    path = asked(issue, member())

    assert answer(path, **HELD).status_code == 302
    assert "收到了，谢谢您" in Client().get(path).content.decode()
    lots = book.issue_of(issue.case).lots
    assert (lots.held_count, lots.failed_count, lots.open) == (1, 0, 0)
    cache.clear()
    assert "抽看站得住的比例：100%" in Client().get("/open/").content.decode()
    assert "100%" in signed_in(LI_CLERK).get("/board/").content.decode()


def test_a_number_is_masked_until_somebody_asks_and_that_is_written_down():
    issue = drawn()
    asked(issue, member())
    assert "13711112222" not in page_of(issue) and "137****2222" in page_of(issue)

    path = f"/second-look/{issue.number}/{Asking.objects.get().key}/phone/"
    assert "13711112222" in signed_in(LI_CLERK).post(path).content.decode()
    assert "13711112222" not in page_of(issue)
    assert "请去看的人的电话" in signed_in(WU_AUDITOR).get("/audit/").content.decode()


def test_a_no_is_counted_and_has_somebody_look_back_but_reopens_nothing():
    issue = drawn()
    answer(asked(issue, member()), **FAILED)

    after = book.issue_of(issue.case)
    assert (after.status, after.lots.failed_count) == (Status.STRUCK_OFF, 1)
    page = signed_in(LI_CLERK).get("/second-look/").content.decode()
    assert "说没办好，要派人去看" in page and f"/look-back/{issue.number}/" in page
    history = signed_in(LI_CLERK).get(f"/i/{issue.number}/").content.decode()
    assert "抽看：没办好" in history and "三楼的灯还是不亮" in history
    assert "13900001111" not in history


def test_what_they_wrote_is_sealed_and_not_in_the_leaf():
    issue = drawn()
    answer(asked(issue, member()), **FAILED)

    said = issue_file(issue.number, now()).entries[-1]
    assert said.event.missing == FAILED["missing"]
    leaf = bytes(Entry.objects.get(seq=said.seq).leaf).decode()
    kept = Opening.objects.get(entry_id=said.seq)
    assert "三楼" not in leaf and "三楼" not in f"{kept.committed}{kept.sealed}"


def test_one_answer_for_a_link_however_often_it_is_pressed():
    issue = drawn()
    path = asked(issue, member())
    client = Client()
    form = hidden(client.get(path).content.decode())
    for _press in range(2):
        assert client.post(path, {**form, **HELD}).status_code in {200, 302}
    answer(path, **FAILED)

    lots = book.issue_of(issue.case).lots
    assert (lots.held_count, lots.failed_count) == (1, 0)


def test_of_two_who_were_asked_the_first_to_answer_counts():
    issue = drawn()
    one, other = asked(issue, member()), asked(issue, member("孙德海"))
    answer(one, **HELD)

    late = Client().get(other)
    assert late.status_code == 410 and "不能用了" in late.content.decode()


def test_a_link_that_is_past_or_taken_back_leads_nowhere():
    issue = drawn()
    path = asked(issue, member())
    with time_machine.travel(now() + dt.timedelta(days=15), tick=False):
        assert Client().get(path).status_code == 410
    link = Asking.objects.get()
    signed_in(LI_CLERK).post(f"/second-look/{issue.number}/{link.key}/withdraw/")
    assert Client().get(path).status_code == 410
    assert Client().get(f"/s2/{'0' * 32}.{'A' * 43}/").status_code == 404


def test_a_link_that_was_answered_is_not_taken_back_any_more():
    issue = drawn()
    path = asked(issue, member())
    answer(path, **FAILED)
    link = Asking.objects.get()

    taken_back = f"/second-look/{issue.number}/{link.key}/withdraw/"
    assert signed_in(LI_CLERK).post(taken_back).status_code == 409
    link.refresh_from_db()
    assert link.withdrawn_at is None and "已答复" in page_of(issue)


def test_a_link_ends_with_the_matter_that_came_back_and_stays_so():
    issue = drawn()
    path = asked(issue, member())
    form = hidden(Client().get(path).content.decode())
    reopened = co.ReopenIssue(reason="又不亮了。")
    book.submit(issue.case, reopened, by=ZHOU_SECRETARY)

    assert Client().post(path, {**form, **HELD}).status_code == 410
    lots = book.issue_of(issue.case).lots
    assert (lots.drawn_count, lots.held_count, lots.open) == (1, 0, 0)


def test_who_stops_helping_between_the_draw_and_the_asking_is_not_asked():
    issue, who = drawn(), member()
    client, path = signed_in(LI_CLERK), f"/second-look/{issue.number}/"
    key = hidden(client.get(path).content.decode())["key"]
    who.looks_again = False
    who.save()

    answered = client.post(f"{path}ask/", {"key": key, "who": f"council:{who.key}"})

    assert answered.status_code == 422 and "没有这一项" in answered.content.decode()
    assert not Asking.objects.exists()


def test_while_nobody_answered_no_rate_is_told():
    asked(drawn(), member())
    cache.clear()

    page = Client().get("/open/").content.decode()
    assert "抽看站得住的比例" in page and "0%" not in page.split("抽看站得住的比例")[1][:9]


def test_whoever_looks_learns_the_kind_and_the_place_and_nobody_s_name():
    path = asked(drawn(), member())

    page = Client().get(path).content.decode()
    assert "路灯" in page or "照明" in page
    for hides in ("王桂兰", "13800004521", "灯坏了一个月", "刘强", "<img"):
        assert hides not in page
    assert len(page) < 60_000


def test_without_a_word_what_is_missing_a_no_is_asked_again_and_nothing_is_lost():
    path = asked(drawn(), member())
    answered = answer(path, solved="no", as_told="unsure")

    page = answered.content.decode()
    assert answered.status_code == 422 and "还差什么" in page
    assert 'value="no" ' in page and "checked" in page


def test_what_came_by_paper_is_written_down_and_nobody_reached_counts_apart():
    issue = drawn()
    client, path = signed_in(LI_CLERK), f"/second-look/{issue.number}/"
    page = client.get(path).content.decode()
    form = hidden(page[page.index("/record/") :])
    said = {"answer": "unreached", "looked": "resident", "as_told": "unsure"}
    assert client.post(f"{path}record/", {**form, **said}).status_code == 302

    found = second_looks.found()
    assert (found.answered, found.unreached, found.survived_percent) == (0, 1, 0)
    assert "没有等着的抽看" in page_of(issue)


def test_nobody_is_asked_about_what_a_unit_is_complained_of_for():
    member()
    about = (co.NameComplainedOf(unit=CITY_CARE),)
    weekly.set_share(100)
    grave = ended(days_ago=10, category="roads", besides=about)
    plain = drawn()

    assert "请一个人去看" in page_of(plain)
    assert "请一个人去看" not in page_of(grave)
    client, path = signed_in(LI_CLERK), f"/second-look/{grave.number}/"
    assert client.post(f"{path}ask/").status_code == 409
    assert not Asking.objects.exists()


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_pages_ask_the_database_little(django_assert_max_num_queries):
    drawn()
    client = signed_in(LI_CLERK)
    client.get("/second-look/")

    with django_assert_max_num_queries(6):
        client.get("/second-look/")


def test_the_administrator_says_how_many_are_drawn():
    client = signed_in(SUN_ADMINISTRATOR)
    key = hidden(client.get("/second-look/share/").content.decode())["key"]
    client.post("/second-look/share/", {"key": key, "share": "20"})

    assert 'value="20"' in client.get("/second-look/share/").content.decode()
    assert client.post("/second-look/share/", {"key": key, "share": "0"}).status_code == 422


def test_who_handled_it_neither_asks_nor_sees():
    issue = drawn()

    assert signed_in(LIU_HANDLER).get(f"/second-look/{issue.number}/").status_code == 403


def test_an_office_that_does_not_look_back_has_none_of_it():
    issue = drawn()
    path = asked(issue, member())
    directory.settle("青禾街道", preset=Preset.LIGHT, **{Switch.LOOK_BACK.value: False})
    cache.clear()

    for address in ("/second-look/", f"/second-look/{issue.number}/"):
        assert signed_in(LI_CLERK).get(address).status_code == 404
    assert Client().get(path).status_code == 404
    assert "抽看" not in Client().get("/open/").content.decode()
    assert "抽看" not in signed_in(LI_CLERK).get("/board/").content.decode()
