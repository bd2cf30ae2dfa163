"""Posts of each grid: vacant ones are seen, holders are named, and who left stays in history."""

import datetime as dt

import pytest
from django.utils.timezone import localdate

from taizhang.people.models import Committee, Holding, PostKind
from taizhang.people.posts import holding_on
from tests.cast import CHEN_GRID_WORKER, account
from tests.shell.roster.filling import COMMUNITY, GRID, held, holders, keeper, seat

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def told(address: str) -> str:
    """Return what a page says to the administrator."""
    return str(keeper().get(address).content.decode())


def test_a_new_office_has_five_posts_two_committees_and_its_leaders():
    names = set(PostKind.objects.values_list("name", flat=True))

    assert {"党建联络员", "信息传递员", "卫生监督员", "安全稳定员", "纪检监督员"} <= names
    assert {"网格长", "社区书记"} <= names
    assert set(Committee.objects.values_list("name", flat=True)) == {
        "庭院管委会",
        "支部委员会",
    }


def test_what_nobody_holds_is_listed_as_vacant_until_somebody_does():
    assert "北湖05网格" in told("/posts/vacant/")
    needed = told("/posts/vacant/").count("填上")

    assert seat(person=CHEN_GRID_WORKER.id).status_code == 302

    assert holders() == ["陈立"]
    assert told("/posts/vacant/").count("填上") == needed - 1


def test_somebody_without_an_account_is_only_named():
    seat(kind="hygiene", name="李大山", phone="0459-000-1399")

    assert holders(kind="hygiene") == ["李大山"]
    assert "0459-000-1399" in told(f"/posts/at/{COMMUNITY}/")


def test_who_leaves_is_not_forgotten():
    row = held(who=CHEN_GRID_WORKER)
    Holding.objects.filter(pk=row.pk).update(since=localdate() - dt.timedelta(days=9))
    keeper().post(f"/posts/held/{row.pk}/leave/")

    assert holders() == []
    yesterday = holding_on(localdate() - dt.timedelta(days=1))
    assert [each.person for each in yesterday] == [account(CHEN_GRID_WORKER)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param({}, "还没写是谁", id="nobody"),
        pytest.param({"person": "a-gonexxxxxx"}, "没有这位同事", id="an unknown colleague"),
        pytest.param({"name": "王", "since": "明天"}, "这个日期看不懂", id="no day"),
        pytest.param({"name": "王", "since": "2099-01-01"}, "还没到", id="a day to come"),
        pytest.param({"name": "王" * 41}, "太长了", id="too long a name"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(said, words):
    answer = seat(phone="0459-000-1399", **said)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert "0459-000-1399" in page
    assert holders() == []


def test_the_same_colleague_is_not_put_there_twice():
    seat(person=CHEN_GRID_WORKER.id)

    assert seat(person=CHEN_GRID_WORKER.id).status_code == 422
    assert holders() == ["陈立"]


def test_an_office_calls_its_posts_as_it_likes():
    kind = PostKind.objects.get(code="hygiene")
    fields = {"name": "环境监督员", "level": "grid", "order": "3", "active": "on"}
    keeper().post("/posts/kinds/hygiene/", fields)
    keeper().post("/posts/kinds/add/", fields | {"name": "楼长", "order": "9"})

    kind.refresh_from_db()
    assert kind.name == "环境监督员"
    assert "楼长" in told(f"/posts/at/{COMMUNITY}/")


def test_a_post_out_of_use_is_not_missed():
    fields = {"name": "卫生监督员", "level": "grid", "order": "3"}
    keeper().post("/posts/kinds/hygiene/", fields)

    assert "卫生监督员" not in told("/posts/vacant/")


def test_the_usual_posts_are_put_in_once_and_leave_the_offices_own_alone():
    PostKind.objects.filter(code="grid-leader").update(name="院长")
    count = PostKind.objects.count()

    keeper().post("/posts/kinds/usual/")

    assert PostKind.objects.count() == count
    assert PostKind.objects.get(code="grid-leader").name == "院长"


def test_an_office_without_posts_is_offered_the_usual_ones():
    PostKind.objects.all().delete()

    assert "放入常用的岗位" in told("/posts/")


@pytest.mark.parametrize(
    "address", ["/posts/", f"/posts/at/{COMMUNITY}/", "/posts/vacant/"]
)
def test_a_page_asks_no_more_with_more_in_it(address, django_assert_max_num_queries):
    held(who=CHEN_GRID_WORKER)
    client = keeper()
    client.get(address)
    with django_assert_max_num_queries(9):
        client.get(address)


def test_a_post_is_of_its_level_only():
    assert keeper().get(f"/posts/at/{COMMUNITY}/grid-leader/").status_code == 404
    assert keeper().get(f"/posts/at/{GRID}/grid-leader/").status_code == 200
