"""Going back to what was struck off: what is due, what was seen, and what follows from it."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now

from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Status
from taizhang.ledger import book, fsck
from taizhang.ledger.looking_back import Found, coming, found
from taizhang.ledger.rebuild import rebuild
from taizhang.places import directory
from tests.cast import (
    HE_VERIFIER,
    LI_CLERK,
    LIU_HANDLER,
    TODAY,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.files.samples import photo
from tests.shell.lookback.stories import CAME_BACK, RESULT, ended, pressed

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def tasks(by=ZHENG_VERIFIER) -> str:
    return signed_in(by).get("/look-back/").content.decode()


def page_of(issue, by=ZHENG_VERIFIER) -> str:
    return signed_in(by).get(f"/look-back/{issue.number}/").content.decode()


def test_what_is_due_stands_there_and_what_is_far_off_does_not():
    late, soon = ended(days_ago=40), ended(days_ago=5)
    far = ended(days_ago=0, category="roads")
    pressed(late, "held")

    page = tasks()
    assert f"/look-back/{soon.number}/" in page
    assert f"/look-back/{far.number}/" in page
    assert f"/look-back/{late.number}/" not in page, "its ninety days are far off"


def test_the_longest_overdue_comes_first_and_a_place_stands_together():
    here, there = ended(days_ago=50), ended(days_ago=40, place="qingsong-3")
    beside = ended(days_ago=32, category="heating")

    page = tasks()
    order = [page.index(f"/look-back/{each.number}/") for each in (here, beside, there)]
    assert order == sorted(order)
    assert "已过 20 天" in page and "到期 3 件" in page


def test_nobody_finds_their_own_work_there():
    ended()
    assert "3 号楼楼道灯不亮" in tasks(HE_VERIFIER), "a small office lets a colleague look"

    assert signed_in(LIU_HANDLER).get("/look-back/").status_code == 403


def test_a_page_of_any_length_asks_the_database_little(django_assert_max_num_queries):
    for kind in ("heating", "roads", "lifts", "drainage"):
        ended(category=kind)
    client = signed_in(ZHENG_VERIFIER)
    client.get("/look-back/")

    with django_assert_max_num_queries(6):
        client.get("/look-back/")


def test_a_long_list_goes_on_where_it_ended():
    kinds = ("heating", "roads", "lifts")
    issues = [ended(days_ago=40 - n, category=kind) for n, kind in enumerate(kinds)]
    first = coming(TODAY, most=2)
    rest = coming(TODAY, first.after, most=2)

    numbers = [row.number for row in (*first.rows, *rest.rows)]
    assert numbers == [issue.number for issue in issues]
    assert (len(first.rows), rest.after) == (2, "")
    assert coming(TODAY, "nonsense", most=2) == first


def test_one_sees_how_it_was_left_and_nothing_of_the_resident():
    page = page_of(ended())

    assert RESULT in page and "灯坏了一个月" in page
    assert "王桂兰" not in page and "13800004521" not in page


def test_one_that_held_is_looked_at_once_more():
    issue = ended()

    assert pressed(issue, "held").headers["Location"] == "/look-back/"
    after = book.issue_of(issue.case)
    assert (after.status, after.look_backs_count) == (Status.STRUCK_OFF, 1)
    assert after.look_back_on == TODAY + dt.timedelta(days=90 - 31)
    history = signed_in(LI_CLERK).get(f"/i/{issue.number}/").content.decode()
    assert "回头看：没有反弹" in history and "看过 1 次" in history


def test_what_came_back_goes_on_under_its_number_with_the_photo_of_now():
    issue = ended()
    now_so = SimpleUploadedFile("now.jpg", photo(640), "image/jpeg")

    answer = pressed(issue, "came_back", finding="三楼的灯又不亮。", photos=now_so)
    assert answer.headers["Location"] == f"/i/{issue.number}/"
    after = book.issue_of(issue.case)
    assert (after.status, after.number) == (Status.ACCEPTED, issue.number)
    assert (after.relapses_count, len(after.evidence_standing)) == (1, 1)


def test_without_words_nothing_is_written_and_the_choice_is_kept():
    issue = ended()
    answer = pressed(issue, "never_solved", method="desk")

    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="desk" required' in page or 'value="desk"' in page
    assert book.issue_of(issue.case).false_closes == 0


def test_a_photo_of_what_held_is_not_thrown_away_unawares():
    now_so = SimpleUploadedFile("now.jpg", photo(641), "image/jpeg")

    answer = pressed(ended(), "held", photos=now_so)
    assert answer.status_code == 422 and "没有反弹的不存照片" in answer.content.decode()


def test_no_button_no_entry():
    answer = pressed(ended(), "")

    assert answer.status_code == 422 and "还没选看到的是哪一种" in answer.content.decode()


def test_a_false_strike_off_shows_for_ever_and_the_derived_rows_say_so_anew():
    issue = ended()
    pressed(issue, "never_solved", finding="灯从没换过。")

    assert "虚假销号 1" in signed_in(LI_CLERK).get(f"/i/{issue.number}/").content.decode()
    assert found(TODAY) == Found(looks=1, matters=1, relapsed=0, false=1, due=0)
    assert list(fsck.findings()) == []
    list(rebuild())
    assert found(TODAY).false == 1 and list(fsck.findings()) == []


def test_the_desk_and_the_ledger_count_the_same():
    ended(), ended(days_ago=33), ended(days_ago=5, category="roads")

    desk = signed_in(ZHENG_VERIFIER).get("/desk/").content.decode()
    ledger = signed_in(ZHENG_VERIFIER).get("/ledger/?look_back=due").content.decode()
    assert "回头看到期" in desk
    assert ledger.count("data-row=") == 2


def test_the_issue_page_leads_there_and_names_the_time_before():
    first = ended(days_ago=60)
    again = ended(days_ago=31)

    page = signed_in(ZHENG_VERIFIER).get(f"/i/{again.number}/").content.decode()
    assert f'href="/look-back/{again.number}/"' in page
    assert "第 2 次" in page and "；上一次：" in page
    assert f"/i/{first.number}/" in page.partition("；上一次：")[2][:80]


def test_of_what_is_off_nobody_sees_a_word():
    issue = ended()
    directory.settle("青禾街道", **{Switch.LOOK_BACK.value: False})

    client = signed_in(ZHENG_VERIFIER)
    assert client.get("/look-back/").status_code == 404
    assert client.get(f"/look-back/{issue.number}/").status_code == 404
    pages = [f"/i/{issue.number}/", "/desk/", "/ledger/?phase=all"]
    for path in pages:
        assert "回头看" not in client.get(path).content.decode()


def test_what_went_on_meanwhile_is_told_instead_of_a_form():
    issue = ended()
    book.submit(issue.case, CAME_BACK, by=ZHENG_VERIFIER, at=now())

    page = page_of(issue)
    assert "销号以后才回头看" in page and 'name="finding"' not in page


def test_who_neither_checks_nor_calls_back_is_turned_away():
    assert signed_in(ZHOU_SECRETARY).get("/look-back/").status_code == 403
