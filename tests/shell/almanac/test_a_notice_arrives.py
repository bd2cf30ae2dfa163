"""The notice of holidays arrives: its effect is shown, then days and clocks change, once."""

import datetime as dt
import io
import re

import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from taizhang.almanac.models import CalendarChange, ClockMove
from taizhang.almanac.naming import Name, name
from taizhang.audit.models import Record
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import OFFICE_ZONE, local_day
from taizhang.ledger import book, models
from taizhang.ledger.fsck import findings
from taizhang.ledger.queries import issue_file
from taizhang.places.calendar import calendar
from taizhang.places.directory import calendar_version, note_calendar
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, signed_in
from tests.shell.almanac.notices import FOR_2026, FOR_2027
from tests.shell.matters import registering

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
DECEMBER = dt.datetime(2026, 12, 28, 10, tzinfo=OFFICE_ZONE)


def taken_on(summary="楼道灯不亮", **more):
    """Return a matter that was taken on at the end of December, due in January."""
    with time_machine.travel(DECEMBER):
        acts = registering(summary, **more), co.AcceptIssue()
        return book.submit("", *acts, by=LI_CLERK).issue


def previewed(client, text=FOR_2027, year="2027"):
    """Hand the notice in; return the address of what it would change."""
    answer = client.post("/calendar/notice/", {"year": year, "text": text})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def hidden(client, where):
    """Return what the form of the preview sends."""
    form = client.get(where).context["form"]
    return {field.html_name: str(field.value()) for field in form.hidden_fields()}


def confirmed(client, where):
    """Confirm a preview; return the address of what came of it."""
    answer = client.post(where, hidden(client, where))
    assert answer.status_code == 302
    return answer["Location"]


def page(client, where):
    """Return what stands on a page, without the space between its marks."""
    return re.sub(r"\s+", " ", client.get(where).content.decode())


def test_a_deadline_in_the_new_year_moves_and_its_history_says_why():
    issue, near = taken_on(), book.submit("", registering("早的"), by=LI_CLERK).issue
    client = signed_in(SUN_ADMINISTRATOR)
    assert issue.clock.provisional and local_day(issue.clock.due_at) == dt.date(2027, 1, 7)

    confirmed(client, previewed(client))

    now = book.issue_of(issue.case)
    assert local_day(now.clock.due_at) == dt.date(2027, 1, 9)
    assert not now.clock.provisional and now.clock.calendar == calendar_version()
    history = page(client, f"/i/{issue.number}/")
    assert "工作日历有变，从原来的起点重算期限" in history
    assert "改为 2027-01-09 周六 17:00 前" in history
    assert book.issue_of(near.case) == near
    assert calendar().known_until == dt.date(2027, 12, 31)
    assert list(findings()) == []


def test_what_was_shown_is_what_comes_of_it():
    cases = [taken_on(name).case for name in ("一", "二", "三")]
    client = signed_in(SUN_ADMINISTRATOR)
    where = previewed(client)
    shown = client.get(where).context["effect"]
    before = {case: book.issue_of(case) for case in cases}

    made = client.get(confirmed(client, where)).context["page"]

    assert (shown.later, shown.earlier, shown.overdue, shown.relieved) == (3, 0, 0, 0)
    assert [(line.label, line.before, line.after) for line in made.lines] == [
        (line.label, line.before, line.after) for line in shown.lines
    ]
    for case, issue in before.items():
        last = issue_file(issue.number, DECEMBER).entries[-1]
        assert isinstance(last.event, ev.ClockRecounted)
        assert book.issue_of(case).n == issue.n + 1
        assert book.issue_of(case).turned_at == issue.turned_at


def test_nothing_is_written_before_it_is_confirmed_and_once_after():
    taken_on()
    client, version = signed_in(SUN_ADMINISTRATOR), calendar_version()
    where = previewed(client)
    form, size = hidden(client, where), models.Entry.objects.count()
    assert (calendar_version(), CalendarChange.objects.count()) == (version, 0)

    first, again = (client.post(where, form) for _ in range(2))

    assert first["Location"] == again["Location"]
    assert models.Entry.objects.count() == size + 1 + 1  # and who Sun is
    noted = Record.objects.filter(kind="setting-changed").values_list("details", flat=True)
    assert [each["what"] for each in noted] == ["calendar"]


def test_who_looked_at_another_calendar_looks_again():
    taken_on()
    client = signed_in(SUN_ADMINISTRATOR)
    where = previewed(client)
    form = hidden(client, where)
    said = {"first": "2027-01-06", "what": "off", "name": "停电检修"}
    own = client.post("/calendar/days/", said)["Location"]
    confirmed(client, own)

    stale = client.post(where, form)

    assert stale.status_code == 409
    assert "刚才有人改了日历" in stale.content.decode()
    assert calendar().known_until == dt.date(2026, 12, 31)
    fresh = {f.html_name: str(f.value()) for f in stale.context["form"].hidden_fields()}
    assert client.post(where, fresh).status_code == 302
    # The office's own day stays beside the notice.
    assert not calendar().works_on(dt.date(2027, 1, 6))


def test_it_is_taken_back_and_both_changes_are_there_to_be_read():
    issue = taken_on()
    client, version = signed_in(SUN_ADMINISTRATOR), calendar_version()
    where = confirmed(client, previewed(client))

    confirmed(client, client.post(f"{where}back/")["Location"])

    assert calendar_version() == version
    assert book.issue_of(issue.case).clock == issue.clock
    lately = page(client, "/calendar/changes/")
    assert "录入 2027 年的放假通知" in lately and "改回 2027 年的日子" in lately
    assert "孙涛" in lately


def test_what_is_not_understood_is_named_and_nothing_typed_is_lost():
    client = signed_in(SUN_ADMINISTRATOR)
    text = f"{FOR_2027}八、中秋：改天放假。"

    answer = client.post("/calendar/notice/", {"year": "2027", "text": text})

    told = answer.content.decode()
    assert answer.status_code == 422
    assert "改天放假" in told and "没写是哪一天" in told and "1月9日（周六）上班" in told


def test_a_notice_for_another_year_than_chosen_is_said_to_be_so():
    client = signed_in(SUN_ADMINISTRATOR)
    answer = client.post("/calendar/notice/", {"year": "2027", "text": FOR_2026})

    assert answer.status_code == 422
    assert "这是 2026 年的通知" in answer.content.decode()


def test_the_notice_that_the_program_knows_already_changes_nothing():
    client = signed_in(SUN_ADMINISTRATOR)
    answer = client.post("/calendar/notice/", {"year": "2026", "text": FOR_2026})

    assert answer.status_code == 422
    assert "和现在的日历一样" in answer.content.decode()


def test_a_sheet_is_read_like_a_list():
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book_of_days:
        sheet = book_of_days.add_worksheet()
        rows = [("日期", "安排", "名称"), ("2027-01-01", "放假", "元旦")]
        for place, row in enumerate([*rows, ("2027-01-09", "上班", "")]):
            sheet.write_row(place, 0, row)
    file = SimpleUploadedFile("days.xlsx", kept.getvalue())
    client = signed_in(SUN_ADMINISTRATOR)
    answer = client.post("/calendar/notice/", {"year": "2027", "text": "", "file": file})

    told = page(client, answer["Location"])
    assert "2027-01-09 周六" in told
    assert "这些法定节日在通知里没有放假" in told and "端午" in told


def test_a_day_that_makes_a_matter_late_says_so_before():
    with time_machine.travel(dt.datetime(2026, 11, 20, 10, tzinfo=OFFICE_ZONE)):
        book.submit("", registering("昨天登记的"), by=LI_CLERK)
    said = {"first": "2026-11-21", "what": "on", "name": "补班"}

    with time_machine.travel(dt.datetime(2026, 11, 22, 10, tzinfo=OFFICE_ZONE)):
        client = signed_in(SUN_ADMINISTRATOR)
        where = client.post("/calendar/days/", said)["Location"]
        effect = client.get(where).context["effect"]

    assert (effect.earlier, effect.overdue, effect.lines[0].overdue) == (1, 1, True)


def test_many_are_counted_in_the_background_and_cut_off_work_goes_on(monkeypatch):
    from taizhang.almanac import changing

    monkeypatch.setattr(changing, "CHUNK", 2)
    cases = [taken_on(str(each)).case for each in range(5)]
    client = signed_in(SUN_ADMINISTRATOR)

    where = confirmed(client, previewed(client))

    made = CalendarChange.objects.get()
    assert made.job and "还有 5 件在重算" in page(client, where)
    changing._chunk(made, SUN_ADMINISTRATOR)
    changing.carry_on(made, SUN_ADMINISTRATOR)
    changing.carry_on(made, SUN_ADMINISTRATOR)
    assert set(ClockMove.objects.values_list("state", flat=True)) == {"done"}
    assert {book.issue_of(case).clock.calendar for case in cases} == {calendar_version()}
    leaves = models.Entry.objects.values_list("leaf", flat=True)
    assert sum(b'"clock-recounted"' in bytes(leaf) for leaf in leaves) == 5


def test_a_matter_that_others_may_not_see_is_counted_anew_and_not_shown():
    issue = taken_on("投诉办事处")
    named = co.NameComplainedOf(unit=SUN_ADMINISTRATOR.unit)
    book.submit(issue.case, named, by=LI_CLERK)
    client = signed_in(SUN_ADMINISTRATOR)
    where = previewed(client)

    assert "投诉办事处" not in page(client, where)
    confirmed(client, where)
    assert local_day(book.issue_of(issue.case).clock.due_at) == dt.date(2027, 1, 9)


def test_a_guess_that_a_newer_program_settles_is_counted_anew_when_asked():
    from taizhang.places import calendar as days
    from taizhang.places.working_days import NOTICE, Day

    issue = taken_on()
    days.change({dt.date(2027, 1, 4): Day(False, "元旦", NOTICE)})
    client = signed_in(SUN_ADMINISTRATOR)

    assert "有 1 件在办的期限还是估的" in page(client, "/calendar/2027/")
    assert "还是估的" not in page(signed_in(LI_CLERK), "/calendar/2027/")
    client.post("/calendar/catch-up/")
    now = book.issue_of(issue.case)
    assert local_day(now.clock.due_at) == dt.date(2027, 1, 8)
    assert "件在办的期限还是估的" not in page(client, "/calendar/2027/")


def test_the_year_marks_what_is_guessed_and_who_looks_changes_nothing():
    guessed, known = (page(signed_in(LIU_HANDLER), f"/calendar/{y}/") for y in (2027, 2026))

    assert "2027 年的放假和调休还不知道" in guessed and "公布后由管理员录入" in guessed
    assert "还不知道" not in known and "录入放假通知" not in known + guessed
    assert '<td class="month__on">4<small>班</small></td>' in known
    assert signed_in(LIU_HANDLER).get("/calendar/2031/").status_code == 404


def test_the_desk_asks_for_the_notice_from_october_on():
    client = signed_in(SUN_ADMINISTRATOR)
    said = "2027 年的放假通知还没录入"

    assert said in page(client, "/desk/")
    assert said not in page(signed_in(LI_CLERK), "/desk/")
    with time_machine.travel(dt.datetime(2026, 9, 30, 10, tzinfo=OFFICE_ZONE)):
        assert said not in page(signed_in(SUN_ADMINISTRATOR), "/desk/")


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
@pytest.mark.parametrize("count", [1, 12])
def test_a_preview_asks_no_more_for_many(count, django_assert_max_num_queries):
    for each in range(count):
        taken_on(str(each))
    client = signed_in(SUN_ADMINISTRATOR)
    where = previewed(client)
    client.get(where)

    # Session and account are two of them.
    with django_assert_max_num_queries(6):
        client.get(where)
    with django_assert_max_num_queries(7):
        client.get("/calendar/2027/")


def test_a_calendar_named_by_an_older_program_is_changed_like_any_other():
    note_calendar("cn-0123456789ab")
    client = signed_in(SUN_ADMINISTRATOR)

    confirmed(client, previewed(client))

    assert calendar().known_until == dt.date(2027, 12, 31)


def test_in_english_festivals_have_english_names_and_what_the_office_typed_stays():
    client = signed_in(SUN_ADMINISTRATOR)
    said = {"first": "2026-12-01", "last": "", "what": "off", "name": "台风停工"}
    confirmed(client, client.post("/calendar/days/", said)["Location"])
    client.cookies["django_language"] = "en"
    for where in ("/calendar/2026/", "/calendar/2027/", previewed(client)):
        shown = page(client, where)
        assert "Spring Festival" in shown and "New Year’s Day" in shown
        for chinese in ("春节", "元旦", "国庆", "中秋"):
            assert chinese not in shown
    assert '<b lang="zh-hans">台风停工' in page(client, "/calendar/2026/")


def test_two_festivals_in_one_holiday_are_both_named():
    with override("en"):
        assert name("国庆节、中秋节") == Name("National Day, Mid-Autumn Festival", False)
        assert name("国庆节、镇庆") == Name("国庆节、镇庆", True)
        assert name("") == Name("", False)


@pytest.mark.parametrize("first", ["0001-01-01", "2003-12-31", "9999-12-31"])
def test_a_day_of_a_year_without_a_page_is_refused(first):
    said = {"first": first, "last": "", "what": "off", "name": "𠮷日"}
    answer = signed_in(SUN_ADMINISTRATOR).post("/calendar/days/", said)

    assert answer.status_code == 422 and "𠮷日" in answer.content.decode()
    assert set(answer.context["form"].errors) == {"first"}
