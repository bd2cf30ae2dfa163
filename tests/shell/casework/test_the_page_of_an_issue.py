"""The page of one issue: where it stands, what is missing, what happened, what one may do."""

import pytest

from taizhang.core import commands as co
from taizhang.core.vocabulary import DeclineReason, EvidenceKind, Urgency
from taizhang.ledger import book
from taizhang.places import directory
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    WANG_HANDLER,
    ZHENG_VERIFIER,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.casework.pages import (
    address,
    carried_over,
    handlers_see_all,
    look,
    now,
    text,
    written,
)
from tests.shell.casework.pages import (
    dispatched as given_out,
)
from tests.shell.undrawn import undrawn

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def offered(response) -> set[str]:
    """Return the acts that a page offers: in its own form, as links, and under 更多."""
    page = response.context["page"]
    urls = [link.url for link in (*page.acts, *page.rights)]
    urls += [page.lead.url] if page.lead else []
    return {url.rstrip("/").rpartition("/")[2] for url in urls}


def test_it_says_what_where_and_whose(dispatched):
    page = text(look(ZHOU_SECRETARY, dispatched))

    for words in ("〔2026〕1", "3 号楼楼道灯不亮", "路灯楼道灯", "窗口", "锦绣物业 刘强"):
        assert words in page


def test_a_resident_is_masked_wherever_they_stand(registered):
    page = text(look(LI_CLERK, registered))

    assert "王** 138****4521" in page
    assert "锦绣家园3号楼***" in page
    for secret in ("王桂兰", "13800004521", "501"):
        assert secret not in undrawn(page)


def test_the_lamp_says_why(dispatched):
    page = text(look(LI_CLERK, dispatched))

    assert "为什么是绿灯？" in page
    assert "7 个工作日" in page


def test_what_is_missing_is_told_condition_by_condition(handled):
    needs = {
        need.name: need for need in look(ZHENG_VERIFIER, handled).context["page"].needs
    }

    assert needs["办理结果说明"].met
    assert needs["办结证据"].notes == ("后 1",)
    assert not needs["他人核验"].met
    assert needs["答复反映人"].notes == ("反映人 1：还没回访",)


def test_each_resident_has_a_line_of_their_own(verified):
    written(verified.case, co.AddVoice(reporter="赵", phone="04590001234"), by=LI_CLERK)
    page = look(ZHENG_VERIFIER, verified).context["page"]

    assert page.needs[-1].notes == ("反映人 1：还没回访", "反映人 2：还没回访")


@pytest.mark.parametrize(
    ("person", "acts"),
    [
        (LI_CLERK, {"dispatch", "decline", "refer", "merge", "correct", "void", "voice"}),
        (ZHOU_SECRETARY, {"dispatch", "decline", "correct", "merge"}),
        (CHEN_GRID_WORKER, {"evidence", "voice", "void"}),
        (SUN_ADMINISTRATOR, {"erase", "voice"}),
    ],
)
def test_a_new_matter_offers_each_what_their_post_may_do(person, acts, registered):
    assert acts <= offered(look(person, registered))


def test_nothing_is_offered_to_somebody_whose_matter_it_is_not(dispatched):
    handlers_see_all()

    assert offered(look(WANG_HANDLER, dispatched)) == set()


def test_who_handled_it_is_not_led_to_checking_it(handled):
    assert look(LIU_HANDLER, handled).context["page"].lead is None


def test_the_second_person_is_led_to_the_checking_screen(handled):
    lead = look(ZHENG_VERIFIER, handled).context["page"].lead

    assert lead.url == f"/verify/{handled.number}/"
    assert lead.form is None


def test_the_handler_finds_the_report_on_the_page_itself(dispatched):
    page = text(look(LIU_HANDLER, dispatched))

    assert f'action="/i/{dispatched.number}/report/"' in page
    assert 'name="after_photos"' in page


def test_an_imported_row_has_no_lamp_until_somebody_confirms_it():
    issue = carried_over()
    answer = look(LI_CLERK, issue)
    form = answer.context["page"].lead.form

    assert "待确认" in text(answer)
    assert "2025-17" in text(answer)
    assert form["unit"].value() == "u-citycaredep"


def test_an_imported_row_is_confirmed_taken_on_and_given_out_by_one_press():
    issue = carried_over()
    form = look(LI_CLERK, issue).context["page"].lead.form
    said = {"n": form["n"].value(), "key": form["key"].value(), "unit": "u-citycaredep"}
    signed_in(LI_CLERK).post(address(issue, "dispatch"), said)

    assert (now(issue).to_confirm, now(issue).n) == (False, 4)


def test_a_correction_shows_before_and_after(registered):
    said = co.CorrectIssue(reason="写错", summary="路灯不亮", urgency=Urgency.URGENT)
    written(registered.case, said, by=LI_CLERK)
    happening = look(LI_CLERK, registered).context["page"].happenings[0]

    assert happening.changes == (
        ("事由", "3 号楼楼道灯不亮", "路灯不亮"),
        ("缓急", "一般", "紧急"),
    )


def test_a_withdrawn_text_is_gone_and_the_reason_stands_there(dispatched):
    said = co.RecordProgress(text="住户家里有病人")
    seq = book.submit(dispatched.case, said, by=LIU_HANDLER).entries[-1].seq
    gone = co.WithdrawText(target=seq, reason="说了别人的病情")
    written(dispatched.case, gone, by=LI_CLERK)
    page = text(look(LI_CLERK, dispatched))

    assert "住户家里有病人" not in page
    assert "已撤回（说了别人的病情）" in page


def test_a_withdrawn_photo_is_no_longer_shown(dispatched):
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256="cd" * 32)
    seq = book.submit(dispatched.case, shown, by=LIU_HANDLER).entries[-1].seq
    gone = co.WithdrawText(target=seq, reason="拍到了人脸")
    written(dispatched.case, gone, by=LI_CLERK)

    assert "cd" * 32 not in text(look(LI_CLERK, dispatched))


def test_a_step_that_was_taken_back_stays_to_be_read(dispatched):
    written(dispatched.case, co.RecordProgress(text="记错了地方"), by=LIU_HANDLER)
    written(dispatched.case, co.UndoStep(), by=LIU_HANDLER)
    happenings = look(LIU_HANDLER, dispatched).context["page"].happenings
    progress = next(each for each in happenings if each.said == "记录进展")

    assert progress.undone
    assert progress.note == "已撤销"


def test_an_erased_resident_is_said_to_be_erased(struck_off):
    book.erase(struck_off.case, 1, by=SUN_ADMINISTRATOR, reason="本人要求")
    page = text(look(LI_CLERK, struck_off))

    assert "已按本人要求删除" in page
    assert "王**" not in page


def test_earlier_matters_of_the_place_stand_beside_it(registered):
    again = given_out(summary="楼道灯又不亮")
    page = look(LI_CLERK, again).context["page"]

    assert [same.label for same in page.same_place] == ["〔2026〕1"]
    assert "同地第 2 次" in [chip.text for chip in page.heading.chips]


def test_a_repeated_matter_asks_the_handler_for_a_lasting_measure():
    directory.settle("青禾街道", preset="full")
    for _time in range(3):
        issue = given_out()
    page = text(look(LIU_HANDLER, issue))

    assert "同一地点近 12 个月第 3 次" in page
    assert 'name="measure"' in page


ENDINGS: dict[str, co.Command] = {
    "不予受理": co.DeclineIssue(reason=DeclineReason.PRIVATE_DISPUTE, explanation="去调解"),
    "转送": co.ReferIssue(to="市供电公司", explanation="归它管"),
}


@pytest.mark.parametrize("stage", ENDINGS)
def test_a_matter_that_left_the_main_way_says_where_to(stage, registered):
    written(registered.case, ENDINGS[stage], by=LI_CLERK)
    page = look(LI_CLERK, registered).context["page"]

    assert [step.name for step in page.steps] == ["登记", stage]
    assert page.needs == ()


def test_a_row_finished_before_it_was_imported_is_history_and_no_strike_off():
    page = look(LI_CLERK, carried_over(finished=True)).context["page"]

    assert page.heading.stage == "历史已结"
    assert page.needs == ()


@pytest.mark.parametrize(
    "address", ["/i/2026-99/", "/i/2026-99/report/", "/i/abc/", "/i/2026-/"]
)
def test_an_unknown_number_is_told_in_plain_words(address):
    answer = signed_in(LIU_HANDLER).get(address)

    assert answer.status_code == 404
    assert "没有这个页面" in text(answer)


def test_whoever_it_concerns_may_look_and_nobody_else(dispatched, client):
    assert look(LIU_HANDLER, dispatched).status_code == 200
    assert look(WANG_HANDLER, dispatched).status_code == 404
    assert client.get(address(dispatched)).status_code == 302


def test_it_can_be_read_in_english(registered):
    client = signed_in(LI_CLERK)
    client.cookies["django_language"] = "en"

    assert "Li Min" in text(client.get(address(registered)))


# Outside a transaction, as in the office: there the office itself is kept for a while.
@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_it_asks_little_of_the_databases(django_assert_max_num_queries):
    issue, client = given_out(), signed_in(LIU_HANDLER)
    client.get(address(issue))

    with (
        django_assert_max_num_queries(5),
        django_assert_max_num_queries(1, using="keys"),
    ):
        client.get(address(issue))
