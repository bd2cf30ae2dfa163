"""Pictures on the screen of the check: what they claim, what they look like, what to do then."""

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.timezone import now
from PIL import Image

from taizhang.core import commands as co
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import CheckMethod, Conclusion, EvidenceKind, Status, Waiver
from taizhang.files.keeping import keep
from taizhang.ledger import book, queries
from taizhang.people.models import User
from tests.cast import HE_VERIFIER, LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER, signed_in
from tests.shell.files.samples import file_of
from tests.shell.files.test_looking_alike import street, taken
from tests.shell.verification import stories
from tests.shell.verification.stories import decided, now_standing, opened

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WHY = "两幢楼的门一样，门牌号核对过。"


def reported(issue: Issue, picture: bytes) -> Issue:
    """Return a matter that Liu reports done with this picture."""
    kept = keep(BytesIO(picture), "a.jpg", claims=True)
    shown = co.AddEvidence(shows=EvidenceKind.AFTER_PHOTO, sha256=kept.sha256)
    report = co.ReportHandled(conclusion=Conclusion.SOLVED, result="换好了。")
    return book.submit(issue.case, shown, report, by=LIU_HANDLER).issue


def given_out() -> Issue:
    """Return a matter that Liu is to do again."""
    failed = co.RecordVerification(passed=False, method=CheckMethod.DESK, finding="重拍。")
    return book.submit(stories.handled().case, failed, by=ZHENG_VERIFIER).issue


def in_doubt() -> tuple[Issue, Issue]:
    """Return a matter, and another whose picture is that of the first, saved anew."""
    first = reported(given_out(), file_of(street(1)))
    again = file_of(street(1).resize((500, 375)), quality=50)
    return first, reported(given_out(), again)


def test_the_other_matter_is_named_with_both_pictures_beside_each_other():
    first, issue = in_doubt()
    page = opened(issue)

    label = f"〔2026〕{int(first.number.partition('-')[2])}"[-3:]
    assert "用过的那张" in page
    assert label in page
    for piece in (first.evidence[-1], issue.evidence[-1]):
        assert f"/files/{piece.sha256}/thumbnail/" in page
    assert f'href="/i/{first.number}/' in page
    assert (
        "用过的那张" in signed_in(LIU_HANDLER).get(f"/i/{issue.number}/").content.decode()
    )


def test_it_passes_only_with_a_sentence_and_nothing_typed_is_lost():
    _first, issue = in_doubt()

    refused = decided(issue, "later", finding="看过了", alike="")
    assert refused.status_code == 409
    assert "还没写为什么算数" in refused.content.decode()
    assert "看过了" in refused.content.decode()
    assert decided(issue, "later", alike=WHY).status_code == 302
    check = now_standing(issue).check
    assert check is not None
    assert check.waivers == (Waiver.LIKENESS,)
    assert WHY in signed_in(ZHENG_VERIFIER).get(f"/i/{issue.number}/").content.decode()


def test_the_photo_that_was_sent_back_is_named_when_it_comes_again():
    issue = reported(given_out(), file_of(street(5)))
    failed = co.RecordVerification(passed=False, method=CheckMethod.DESK, finding="重拍。")
    book.submit(issue.case, failed, by=ZHENG_VERIFIER)
    again = reported(issue, file_of(street(5)))

    page = opened(again)
    assert "这张照片以前交过" in page
    assert decided(again, "later", alike="").status_code == 409
    assert now_standing(again).status is Status.HANDLED


def test_who_may_not_see_the_other_matter_learns_that_there_is_one_and_no_more():
    first, issue = in_doubt()
    book.submit(first.case, co.NameComplainedOf(unit=ZHENG_VERIFIER.unit), by=LI_CLERK)
    page = opened(issue)

    assert "不在您能看的范围里" in page
    assert first.number not in page
    assert first.evidence[-1].sha256 not in page


def test_what_the_phone_claims_stands_beside_when_it_came():
    issue = reported(given_out(), taken(f"{dt.datetime.now(dt.UTC):%Y}:12:31 18:42:07"))

    page = opened(issue)
    assert "手机自报" in page
    assert "收到" in page
    assert "46.5838, 125.1006" in page
    assert "比收到还晚，时钟不准" in page


def test_what_is_ticked_as_missing_is_told_to_whoever_does_it_again():
    issue = stories.handled()

    assert decided(issue, "send_back", lacks=["unclear", "unfinished"]).status_code == 302
    file = queries.issue_file(issue.number, now())
    assert file.entries[-1].event.make_good == "照片看不清；还没办完"
    again = stories.reported(now_standing(issue))
    assert "核验没通过 1 次" in opened(again)
    assert "一次过率" not in signed_in(ZHENG_VERIFIER).get("/verify/").content.decode()


def test_go_and_look_is_on_the_phone_until_somebody_has_looked():
    issue = stories.handled()
    client = signed_in(ZHENG_VERIFIER)
    for _twice in range(2):
        assert client.post(f"/verify/{issue.number}/go-and-look/").status_code == 302
    (look,) = client.get("/m/state/").json()["looks"]
    assert look["url"] == f"/verify/{issue.number}/on-site/"
    assert "在您手机的待办里" in opened(issue)

    form = {"n": issue.n, "key": "2d3f7b6e-2d0c-4a8e-9c76-1f6a3f6d5a10", "act": "passed"}
    without = client.post(look["url"], form)
    assert "还没有现场照片" in without.content.decode()
    assert now_standing(issue).status is Status.HANDLED
    photo = SimpleUploadedFile("a.jpg", file_of(street(7)), "image/jpeg")
    there = form | {"photos": photo, "north": 465838, "east": 1251006}
    assert client.post(look["url"], there).status_code == 302

    after = now_standing(issue)
    assert after.status is Status.VERIFIED
    assert after.check is not None
    assert after.check.method == "on_site"
    assert after.evidence[-1].shows is EvidenceKind.CHECK_PHOTO
    assert ZHENG_VERIFIER.id not in after.handlers
    assert client.get("/m/state/").json()["looks"] == []
    assert "核验的人看到的" in opened(after)


def test_nobody_goes_to_look_at_their_own_work_by_this_way_either():
    issue = stories.handled()
    form = {"n": issue.n, "key": "2d3f7b6e-2d0c-4a8e-9c76-1f6a3f6d5a11", "act": "failed"}

    assert signed_in(LIU_HANDLER).get(f"/verify/{issue.number}/on-site/").status_code == 403
    sent = signed_in(ZHENG_VERIFIER).post(f"/verify/{issue.number}/on-site/", form)
    assert sent.status_code == 409
    assert now_standing(issue).status is Status.HANDLED


def test_where_nobody_outside_can_check_the_rule_is_named_before_and_after():
    User.objects.filter(role__code="verifier").exclude(pseudonym=HE_VERIFIER.id).update(
        is_active=False
    )
    issue = stories.handled()
    named = "按《核验回避规则》"

    assert named in signed_in(LIU_HANDLER).get(f"/i/{issue.number}/").content.decode()
    assert named in opened(issue, HE_VERIFIER)
    assert decided(issue, "later", by=HE_VERIFIER).status_code == 302
    check = now_standing(issue).check
    assert check is not None
    assert check.waivers == (Waiver.SAME_UNIT, Waiver.NOBODY_OUTSIDE)


def test_the_picture_itself_says_nothing_of_where_it_was_taken():
    kept = keep(BytesIO(taken("2026:11:19 18:42:07")), "a.jpg", claims=True)
    answer: Any = signed_in(ZHENG_VERIFIER).get(f"/files/{kept.sha256}/")

    with Image.open(BytesIO(b"".join(answer.streaming_content))) as stored:
        assert not stored.getexif()
