"""The page of the audit: in plain words, narrowed by its address, for auditors alone."""

import datetime as dt
import re

import pytest
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import NOBODY, Doer, write
from taizhang.auditing.page import LINES
from taizhang.auditing.wording import SAYINGS
from taizhang.auditing.words import KINDS, PLACES
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, WU_AUDITOR, ZHENG_VERIFIER, signed_in
from tests.shell.test_routes_and_roles import ROUTES

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LI, ZHENG = Doer(LI_CLERK.id, "10.0.0.7"), Doer(ZHENG_VERIFIER.id, "10.0.0.8")


def noted(kind=Kind.REVEALED, by=LI, about="2026-1286", days_ago=0, **details):
    write(kind, by, about, details, now() - dt.timedelta(days=days_ago))


def seen(address="", **said):
    answer = signed_in(WU_AUDITOR).get(f"/audit/{address}", said)
    return [line.said for line in answer.context["page"].lines]


def test_a_line_is_a_sentence_with_who_and_from_where():
    noted(field="phone", reason="follow_up", voice="1")
    page = signed_in(WU_AUDITOR).get("/audit/").content.decode()
    assert "李敏" in page
    assert "看了〔2026〕1286 反映人的电话，理由：回访" in page
    assert 'href="/i/2026-1286/"' in page
    assert "10.0.0.7" in page


@pytest.mark.parametrize(
    ("kind", "by", "about", "details", "words"),
    [
        (Kind.SIGNED_IN, LI, "", {"how": "password"}, "登录了"),
        (Kind.SIGN_IN_FAILED, NOBODY, LI_CLERK.id, {"failures": 3}, "李敏的账号登录失败，一小时内第 3 次"),
        (Kind.SIGN_IN_FAILED, NOBODY, "", {"failures": 1}, "用不存在的用户名登录失败，一小时内第 1 次"),
        (Kind.PASSWORD_RESET, NOBODY, LI_CLERK.id, {}, "给李敏发了一次性密码"),
        (Kind.EXPORTED, LI, "", {"what": "ledger-csv", "narrowed": ["lamp"]}, "导出了台账（CSV），按灯筛选过"),
        (Kind.PRINTED, LI, "2026-7", {"what": "file"}, "把整本卷宗做成了 PDF：〔2026〕7"),
        (Kind.PRINTED, LI, "2026-10", {"what": "ledger"}, "把台账做成了 PDF：2026-10"),
        (Kind.SETTING_CHANGED, LI, "2026-10", {"what": "month-closed"}, "做了月结：2026-10"),
        (Kind.SETTING_CHANGED, NOBODY, "", {"what": "audit-months", "from": 36, "to": 12}, "把审计记录的保存期从 36 个月改成 12 个月"),
        (Kind.IMPORT, LI, "b-1", {"what": "done", "rows": 3}, "导入完一批旧台账，进来 3 件"),
        (Kind.REFUSED, LI, "", {"what": "door", "page": "health:page"}, "想进“运行”，不归这个岗位，没让进"),
        (Kind.REFUSED, LI, "2026-7", {"what": "reveal-limit"}, "一小时里看个人信息太多，没再给看：〔2026〕7"),
        (Kind.REVEALED, LI, "2026-7", {"field": "name", "reason": "other", "words": "本人来问"}, "看了〔2026〕7 反映人的姓名，理由：其他（本人来问）"),
    ],
)  # fmt: skip
def test_each_thing_is_said_plainly(kind, by, about, details, words):
    noted(kind, by, about, **details)
    assert seen() == [words]


def test_every_kind_has_its_words():
    assert set(KINDS) == set(SAYINGS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_a_line_without_any_details_can_be_read(kind):
    noted(kind, about="" if kind is not Kind.REVEALED else "2026-1")
    (words,) = seen()
    assert words
    assert "%(" not in words


def test_the_newest_stands_first_and_pages_join_without_a_gap():
    for number in range(LINES + 3):
        noted(Kind.DOWNLOADED_FILE, about=f"mark{number}")
    client = signed_in(WU_AUDITOR)
    first = client.get("/audit/").context["page"]
    rest = client.get(first.older_url).context["page"]
    back = client.get(rest.newer_url).context["page"]
    assert first.newer_url == rest.older_url == ""
    assert [line.seq for line in (*first.lines, *rest.lines)] == list(
        range(LINES + 3, 0, -1)
    )
    assert back.lines == first.lines


def test_it_is_narrowed_by_person_kind_matter_and_day():
    noted(field="phone", reason="follow_up")
    noted(Kind.SIGNED_IN, by=ZHENG, about="", days_ago=3)
    noted(Kind.PRINTED, about="2026-2", days_ago=9, what="file")
    today = now().astimezone().date()
    assert len(seen(who=ZHENG_VERIFIER.id)) == 1
    assert len(seen(kind="printed")) == 1
    assert len(seen(about="〔2026〕1286")) == 1
    assert len(seen(since=(today - dt.timedelta(days=4)).isoformat())) == 2
    assert len(seen(until=(today - dt.timedelta(days=4)).isoformat())) == 1


@pytest.mark.parametrize(
    "nonsense", ["who=nobody", "kind=gossip", "about=王桂兰", "since=x"]
)
def test_nonsense_in_the_address_is_said_and_narrows_nothing(nonsense):
    noted()
    answer = signed_in(WU_AUDITOR).get(f"/audit/?{nonsense}")
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert len(answer.context["page"].lines) == 1


@pytest.mark.parametrize(
    "place", ["before=x", "before=-1", "after=" + "9" * 40, "before=²"]
)
def test_a_place_that_is_none_is_the_top(place):
    noted()
    assert len(seen(f"?{place}")) == 1


def test_an_empty_audit_and_an_empty_search_say_so():
    client = signed_in(WU_AUDITOR)
    assert "还没有记录" in client.get("/audit/").content.decode()
    noted()
    assert "没有这样的记录" in client.get("/audit/?kind=backup").content.decode()


def test_an_administrator_without_the_duty_reads_nothing_and_that_is_noted():
    client = signed_in(SUN_ADMINISTRATOR)
    for address in ("/audit/", "/audit/export.csv"):
        assert client.get(address).status_code == 403
    assert 'href="/audit/"' not in client.get("/desk/").content.decode()
    refused = Record.objects.filter(kind=Kind.REFUSED.value)
    assert {line.who for line in refused} == {SUN_ADMINISTRATOR.id}


def test_every_page_that_turns_people_away_has_a_name_in_the_audit():
    guarded = (name for name, route in ROUTES.items() if route.view.door.duties)

    assert {name.partition(":")[0] for name in guarded} <= PLACES.keys()


def test_looking_at_it_leaves_no_line():
    noted()
    seen()
    assert Record.objects.count() == 1


def test_taking_it_away_is_noted_and_gives_each_line_with_its_check_code():
    noted(field="phone", reason="other", words="=HYPERLINK()")
    answer = signed_in(WU_AUDITOR).get("/audit/export.csv?kind=revealed")
    rows = answer.getvalue().decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert re.search(r",[0-9a-f]{64}$", rows[1])
    line = Record.objects.get(kind=Kind.EXPORTED.value)
    assert line.details == {"what": "audit-csv", "narrowed": ["kind"]}


def test_it_can_be_read_in_english():
    noted(field="phone", reason="follow_up")
    client = signed_in(WU_AUDITOR)
    client.cookies["django_language"] = "en"
    page = client.get("/audit/").content.decode()
    assert "looked at the phone number" in page
    assert "Li Min" in page


def test_it_costs_few_queries(django_assert_max_num_queries):
    for number in range(30):
        noted(Kind.DOWNLOADED_FILE, about=f"mark{number}")
    client = signed_in(WU_AUDITOR)
    client.get("/audit/")
    # Session, reader, people, lines, months; and the office, which only the transaction of
    # a test asks for again.
    with django_assert_max_num_queries(6):
        client.get("/audit/")
