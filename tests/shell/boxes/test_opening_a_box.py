"""Two people open a box, every slip is told of, and only then do two people sign."""

import pytest

from taizhang.core.vocabulary import Channel, Nature
from taizhang.emptying.models import Opening, Slip
from taizhang.entrance.throttle import BOTH
from taizhang.ledger import book, models
from tests.cast import (
    LI_CLERK,
    MIAO_LEADER,
    SUN_ADMINISTRATOR,
    WU_AUDITOR,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.boxes.hands import (
    CODE,
    LAMP_OUT,
    OPENING,
    PASSWORD,
    box_on_the_wall,
    clerk,
    decided,
    opened,
    opening,
    pictures,
    signed,
    text,
    two,
)
from tests.shell.casework.pages import registered

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _a_box():
    """Hang the box up."""
    box_on_the_wall()


def test_the_second_person_is_there_by_their_own_password():
    li = clerk()
    for said in ({"password": "falsch"}, {"password": ""}, {"second": LI_CLERK.id}):
        answer = li.post(f"/boxes/{CODE}/open/", two(seal_intact="yes") | said)
        assert answer.status_code == 422
        assert PASSWORD not in text(answer)
    assert not Opening.objects.exists()

    opened()
    row = opening()
    assert (row.opened_by, row.witness) == (LI_CLERK.id, ZHENG_VERIFIER.id)


def test_guessing_at_the_second_password_is_slowed_down_as_at_sign_in():
    li = clerk()
    wrong = two(seal_intact="yes", password="falsch")
    for _try in range(BOTH.free):
        li.post(f"/boxes/{CODE}/open/", wrong)
    answer = li.post(f"/boxes/{CODE}/open/", two(seal_intact="yes"))

    assert "密码错得太多" in text(answer) and not Opening.objects.exists()


def test_another_seal_is_explained_in_public():
    li = clerk()
    odd = two(seal="0999", seal_intact="yes")
    assert li.post(f"/boxes/{CODE}/open/", odd).status_code == 409
    li.post(f"/boxes/{CODE}/open/", odd | {"seal_note": "门卫换过一次"})
    li.post(f"{OPENING}count/", {"counted": 0})
    signed(li)

    assert "应是 0238，开箱时是 0999：门卫换过一次" in text(li.get(f"/box/{CODE}/"))


def test_a_registered_slip_is_on_the_ledger_and_its_words_nowhere_else():
    li = opened(1)
    li.post(f"{OPENING}slips/1/", {"act": "keep", **LAMP_OUT, "phone": "13800004521"})
    sealed = bytes(Slip.objects.get().draft)
    assert "楼道灯".encode() not in sealed
    assert "13800004521" in text(li.get(OPENING))

    decided(li, 1, "register", place_text="锦绣家园3号楼")
    slip = Slip.objects.get()
    issue = book.issue_of(slip.case)
    assert (slip.outcome, slip.draft) == ("registered", None)
    assert issue.channel is Channel.SUGGESTION_BOX
    assert (issue.place, issue.first_contact) == ("jinxiu-3", LI_CLERK.id)


def test_pressed_twice_it_is_one_matter():
    li = opened(1)
    form = li.get(OPENING).context["slip_form"]
    said = {"act": "register", "key": str(form["key"].value()), "nature": "request"}
    said |= {"urgency": "ordinary", **LAMP_OUT}
    li.post(f"{OPENING}slips/1/", said)
    again = li.post(f"{OPENING}slips/1/", said)

    assert models.Standing.objects.count() == 1
    assert "已经有人处理了" in text(again)


def test_a_slip_about_a_known_matter_is_one_more_voice_of_it():
    known = registered()
    li = opened(1)
    page = li.get(OPENING)
    decided(li, 1, "keep", place_text="锦绣家园3号楼", summary="灯不亮")
    page = li.get(f"{OPENING}?slip=1")
    assert known.number in [each.number for each in page.context["alike"]]

    decided(li, 1, "", into=known.number, words="我家楼道也黑")
    assert len(book.issue_of(known.case).voices) == 2
    assert Slip.objects.get().outcome == "merged"
    assert models.Standing.objects.count() == 1


def test_praise_is_put_on_the_ledger_as_praise_or_only_counted():
    li = opened(2)
    decided(li, 1, "register", **(LAMP_OUT | {"nature": "praise", "category": "other"}))
    decided(li, 2, "count-praise")

    first, second = Slip.objects.order_by("n")
    assert (first.outcome, second.outcome) == ("praise", "praise")
    assert book.issue_of(first.case).nature is Nature.PRAISE and second.case == ""


def test_what_cannot_be_read_is_counted_with_a_reason_and_can_be_put_back():
    li = opened(1)
    assert decided(li, 1, "unreadable").status_code == 422
    decided(li, 1, "unreadable", reason="被雨泡过")
    assert Slip.objects.get().reason == "被雨泡过"

    li.post(f"{OPENING}slips/1/back/")
    assert Slip.objects.get().outcome == "waiting"


def test_it_is_not_signed_before_it_balances():
    li = opened(2)
    decided(li, 1, "blank")
    refused = signed(li)
    assert refused.status_code == 409 and "账还不平" in text(refused)
    assert opening().signed_at is None

    decided(li, 2, "blank")
    assert signed(li, seal="0238").status_code == 409
    assert signed(li).headers["Location"] == f"{OPENING}record/"
    record = text(li.get(f"{OPENING}record/"))
    assert "0239" in record and "清点 2 =" in record and "空白 2" in record


def test_signed_nothing_of_it_changes_any_more():
    li = opened(1)
    decided(li, 1, "blank")
    signed(li)
    li.post(f"{OPENING}slips/1/back/")
    li.post(f"{OPENING}count/", {"counted": 5, "reason": "再数"})
    signed(li, seal="0240")

    assert Slip.objects.get().outcome == "blank"
    assert (opening().counted, opening().seal_new) == (1, "0239")


def test_another_count_needs_a_reason_and_leaves_no_slip_behind():
    li = opened(3)
    decided(li, 2, "blank")
    assert li.post(f"{OPENING}count/", {"counted": 4}).status_code == 409
    assert li.post(f"{OPENING}count/", {"counted": 1, "reason": "错"}).status_code == 409
    li.post(f"{OPENING}count/", {"counted": 2, "reason": "两张粘在一起"})

    assert Slip.objects.count() == 2
    assert "先数 3 张，复点 2 张：两张粘在一起" in text(li.get(OPENING))


def test_photos_are_put_to_the_slips_in_order_and_sent_twice_to_no_second_one():
    li = opened(3)
    li.post(f"{OPENING}photos/", {"photos": pictures(2)})
    li.post(f"{OPENING}photos/", {"photos": pictures(2)})
    assert [bool(slip.photo) for slip in Slip.objects.order_by("n")] == [True, True, False]
    assert li.post(f"{OPENING}photos/", {"photos": pictures(5)}).status_code == 409

    assert li.get(f"{OPENING}slips/1/photo/?small=1").status_code == 200
    assert signed_in(WU_AUDITOR).get(f"{OPENING}slips/1/photo/").status_code == 403


def test_it_goes_on_where_it_was_left_and_no_second_one_is_begun():
    li = opened(3)
    decided(li, 1, "blank")
    elsewhere = clerk()
    assert elsewhere.get(f"/boxes/{CODE}/open/").headers["Location"] == OPENING
    page = elsewhere.get(OPENING)

    assert page.context["current"].n == 2 and "还差 2 张" in text(page)
    again = elsewhere.post(f"/boxes/{CODE}/open/", two(seal_intact="yes"))
    assert again.status_code == 409 and Opening.objects.count() == 1


@pytest.mark.parametrize("slips", [2, 14])
def test_an_opening_of_any_size_costs_the_same(slips, django_assert_max_num_queries):
    li = opened(slips)
    decided(li, 1, "register", **LAMP_OUT)
    li.get(OPENING)

    with django_assert_max_num_queries(8):
        li.get(OPENING)


def test_who_looks_sees_the_chain_of_seals_and_no_words():
    li = opened(1)
    decided(li, 1, "register", **LAMP_OUT)
    signed(li)

    for actor in (MIAO_LEADER, SUN_ADMINISTRATOR, WU_AUDITOR):
        page = text(signed_in(actor).get(f"/boxes/{CODE}/"))
        assert "0238 → 0239" in page and "登记 1" in page
