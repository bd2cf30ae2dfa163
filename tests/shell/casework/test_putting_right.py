"""Mistakes are put right in the open: corrected, merged, withdrawn, void, erased."""

import pytest

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal
from taizhang.core.vocabulary import Conclusion, Status, Urgency
from taizhang.ledger import book
from taizhang.web.refusals import REFUSALS
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    ZHOU_SECRETARY,
    signed_in,
)
from tests.shell.casework.pages import (
    address,
    look,
    now,
    opened,
    press,
    text,
    written,
)
from tests.shell.casework.pages import (
    registered as another,
)
from tests.shell.casework.pages import (
    verified as found_done,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def corrected(issue, **said):
    """Press the correction of `issue` with only `said` changed."""
    return press(LI_CLERK, issue, "correct", **said)


def test_only_what_was_changed_is_corrected(registered):
    corrected(registered, urgency="urgent", reason="有人摔了")
    event = book.submit(registered.case, co.AddVoice(), by=LI_CLERK)

    assert now(registered).urgency is Urgency.URGENT
    assert now(registered).place == registered.place
    assert event.issue.n == 3


def test_another_place_brings_its_community_along(registered):
    corrected(registered, place="qingsong-3", reason="写错楼")

    assert (now(registered).place, now(registered).community) == ("qingsong-3", "songbai")


def test_a_correction_that_changes_nothing_is_refused(registered):
    answer = corrected(registered, reason="看看")

    assert answer.status_code == 409
    assert str(REFUSALS[Refusal.NOTHING_CHANGES]) in text(answer)
    assert "看看</textarea>" in text(answer)


def test_merging_shows_the_other_matter_before_anything_is_written(registered):
    other = another(summary="楼梯间灯坏")
    answer = press(LI_CLERK, registered, "merge", target="2")

    assert "〔2026〕2 楼梯间灯坏" in text(answer)
    assert now(registered) == registered
    assert now(other) == other


def test_likely_the_same_is_offered_where_one_accepts_and_only_pressed_in(registered):
    another(summary="三号楼的楼道灯又不亮了")
    client = signed_in(LI_CLERK)
    assert f'hx-get="{address(registered, "merge")}"' in text(look(LI_CLERK, registered))
    merging = text(client.get(address(registered, "merge")))
    assert f"{address(registered, 'merge')}?target=2026-2" in merging
    answer = client.get(f"{address(registered, 'merge')}?target=2026-2")
    assert 'value="2026-2"' in text(answer)
    assert now(registered) == registered


def test_nothing_is_offered_where_nothing_is_like_it(registered):
    assert 'id="likely"' not in text(signed_in(LI_CLERK).get(address(registered, "merge")))


@pytest.mark.parametrize("target", ["2026-2", "〔2026〕2", "2026 - 2", "２"])
def test_merged_after_looking_again_however_the_number_is_written(target, registered):
    another(summary="楼梯间灯坏")
    client = signed_in(LI_CLERK)
    form = opened(client, registered, "merge") | {"target": target}
    client.post(address(registered, "merge"), form)
    for _click in range(2):
        answer = client.post(address(registered, "merge"), form | {"shown": "2026-2"})

    assert answer.headers["Location"] == address(registered)
    assert now(registered).status is Status.MERGED


@pytest.mark.parametrize(
    ("target", "words"), [("2026-77", "台账上没有 〔2026〕77"), ("三号", "没看懂这个编号")]
)
def test_a_number_that_is_not_there_is_asked_about(target, words, registered):
    answer = press(LI_CLERK, registered, "merge", target=target)

    assert answer.status_code == 422
    assert words in text(answer)


def test_a_merged_matter_leads_to_where_it_goes_on_and_can_be_taken_out(registered):
    other = another()
    book.submit_pair(registered.case, other.case, co.MergeIssue(), by=LI_CLERK)

    assert f'href="{address(other)}"' in text(look(LI_CLERK, registered))
    press(LI_CLERK, registered, "split", reason="不是一件事")
    assert now(registered).status is Status.REGISTERED


def test_the_residents_of_a_merged_matter_are_asked_here(verified):
    other = another(reporter="赵铁柱", phone="13900001111")
    book.submit_pair(other.case, verified.case, co.MergeIssue(), by=LI_CLERK)
    page = text(look(LI_CLERK, verified, "follow-up"))

    assert "〔2026〕2 的反映人 1" in page
    assert "139****1111" in page
    press(LI_CLERK, verified, "follow-up", voice=f"1-{other.case}", outcome="satisfied")
    absorbed = now(verified).voice(1, other.case)
    assert absorbed is not None and absorbed.answer is not None


def test_void_takes_two_people(registered):
    press(LI_CLERK, registered, "void", reason="登了两遍")
    waiting = look(ZHOU_SECRETARY, registered)
    press(ZHOU_SECRETARY, registered, "decide-void", granted="yes", reason="是重复的")

    assert "李敏 申请把这件事作废" in text(waiting)
    assert now(registered).status is Status.VOID


def test_a_text_is_withdrawn_by_pointing_at_it(dispatched):
    written(dispatched.case, co.RecordProgress(text="住户病了"), by=LIU_HANDLER)
    form = look(LI_CLERK, dispatched, "withdraw").context["form"]
    target = form.fields["target"].choices[0][0]
    press(LI_CLERK, dispatched, "withdraw", target=target, reason="别人的病情")

    assert int(target) in now(dispatched).withdrawn


def test_another_resident_gets_a_receipt_of_their_own_shown_once(registered):
    client = signed_in(LI_CLERK)
    form = opened(client, registered, "voice") | {"reporter": "赵", "channel": "phone"}
    shown = client.post(address(registered, "voice"), form, follow=True)

    assert "回执号 " in text(shown)
    assert len(now(registered).voices) == 2
    assert "回执号 " not in text(client.get(address(registered)))


def test_a_struck_off_matter_comes_back_under_its_number(struck_off):
    answer = press(LI_CLERK, struck_off, "reopen", voice="1", reason="又不亮了")

    assert answer.status_code == 302
    assert (now(struck_off).number, now(struck_off).reopened_count) == (
        struck_off.number,
        1,
    )


def test_erasing_asks_whether_one_is_sure_and_says_that_it_is_for_good(struck_off):
    answer = press(SUN_ADMINISTRATOR, struck_off, "erase", voice="1", reason="本人要求")

    assert answer.status_code == 422
    assert "谁也恢复不了" in text(answer)
    assert "王**" in text(look(LI_CLERK, struck_off))


def test_what_was_erased_is_gone_from_every_page(struck_off):
    said = {"voice": "1", "reason": "本人要求", "sure": "on"}
    press(SUN_ADMINISTRATOR, struck_off, "erase", **said)

    assert "王**" not in text(look(LI_CLERK, struck_off))
    assert now(struck_off).status is Status.STRUCK_OFF


def test_whom_to_ring_stands_masked_on_the_form_for_it_with_a_button(verified):
    page = text(look(LI_CLERK, verified, "follow-up"))
    assert "13800004521" not in page
    assert "138****4521" in page
    assert 'form="reveal-1-phone"' in page


def test_a_leader_rules_on_a_resident_who_does_not_accept():
    issue = found_done(conclusion=Conclusion.EXPLAINED_NOT_ACCEPTED)
    press(LI_CLERK, issue, "follow-up", voice="1", outcome="not_solved")
    press(ZHOU_SECRETARY, issue, "rule", voice="1", upheld="no", reason="依规不能加装")

    assert now(issue).voices[0].ruling is not None


def test_the_outcome_of_an_anonymous_matter_is_posted():
    issue = found_done(reporter="", phone="")
    press(LI_CLERK, issue, "post", where="3 号楼单元门口")

    assert now(issue).posted is not None
