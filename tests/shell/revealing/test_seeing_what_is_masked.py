"""One field of one resident is shown whole: once, for a reason, written down first."""

import pytest
from django.db import connection
from django.utils.timezone import now

from taizhang.audit.kinds import Kind
from taizhang.audit.models import Record
from taizhang.audit.record import Doer
from taizhang.core import commands as co
from taizhang.core.vocabulary import Nature
from taizhang.ledger import book
from taizhang.web.revealing import RATION
from tests.cast import (
    LI_CLERK,
    LIU_HANDLER,
    SUN_ADMINISTRATOR,
    WANG_HANDLER,
    WU_AUDITOR,
    ZHENG_VERIFIER,
    signed_in,
)
from tests.shell.casework import pages

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
SECRETS = ("王桂兰", "13800004521", "2单元501")
ASKED = {"voice": "1", "field": "phone", "reason": "contact"}


def asking(issue, by=LI_CLERK, **said):
    return signed_in(by).post(f"/i/{issue.number}/reveal/", ASKED | said)


def opened(issue, by=LI_CLERK, **said):
    return signed_in(by).get(f"/i/{issue.number}/reveal/", said or ASKED)


def text(answer):
    return answer.content.decode()


def lines(kind=Kind.REVEALED):
    return list(Record.objects.filter(kind=kind).order_by("seq"))


def test_the_page_of_an_issue_shows_nothing_whole_and_the_way_to_ask():
    issue = pages.registered()
    page = text(signed_in(LI_CLERK).get(f"/i/{issue.number}/"))
    assert not [secret for secret in SECRETS if secret in page]
    assert f"/i/{issue.number}/reveal/?voice=1&amp;field=phone" in page
    assert "看电话" in page


def test_asking_shows_the_form_and_not_the_field():
    page = text(opened(pages.registered()))
    assert "为什么要看" in page
    assert "13800004521" not in page
    assert lines() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", "王桂兰"), ("phone", "13800004521"), ("address", "锦绣家园3号楼2单元501")],
)
def test_one_field_is_shown_and_no_other(field, value):
    answer = asking(pages.registered(), field=field)
    assert value in text(answer)
    assert [secret in text(answer) for secret in SECRETS].count(True) == 1
    assert answer.headers["Cache-Control"] == "no-store"


def test_it_is_written_down_who_looked_at_what_and_why():
    issue = pages.registered()
    asking(issue)
    (line,) = lines()
    assert (line.who, line.about) == (LI_CLERK.id, issue.number)
    assert line.details == {"voice": "1", "field": "phone", "reason": "contact"}
    assert not [secret for secret in SECRETS if secret in str(vars(line))]


def test_the_next_page_has_it_masked_again():
    issue = pages.registered()
    asking(issue)
    assert "13800004521" not in text(opened(issue))


@pytest.mark.parametrize(
    "said", [{"reason": ""}, {"reason": "curious"}, {"reason": "other", "words": ""}]
)
def test_without_a_reason_nothing_is_shown(said):
    answer = asking(pages.registered(), **said)
    assert answer.status_code == 422
    assert "13800004521" not in text(answer)
    assert lines() == []


def test_ones_own_words_are_kept_without_numbers_in_them():
    asking(pages.registered(), reason="other", words="本人从 13800004521 来电核对")
    assert lines()[0].details["words"] == "本人从 138****4521 来电核对"


@pytest.mark.parametrize(
    "said", [{"voice": "7"}, {"field": "receipt"}, {"voice": "1-i-other"}, {"field": ""}]
)
def test_what_is_not_there_is_no_page(said):
    assert asking(pages.registered(), **said).status_code == 404


def test_it_is_never_shown_to_whom_comes_by_address():
    assert "13800004521" not in text(opened(pages.registered(), **ASKED))


@pytest.mark.parametrize("by", [SUN_ADMINISTRATOR, WU_AUDITOR])
def test_whoever_needs_nothing_is_turned_away(by):
    issue = pages.registered()
    assert asking(issue, by).status_code == 403
    assert f"/i/{issue.number}/reveal/" not in text(
        signed_in(by).get(f"/i/{issue.number}/")
    )


def test_the_handling_unit_reaches_whom_it_works_for_and_others_do_not():
    issue = pages.dispatched()
    assert "13800004521" in text(asking(issue, LIU_HANDLER))
    assert asking(issue, WANG_HANDLER).status_code == 404
    pages.handlers_see_all()
    answer = asking(issue, WANG_HANDLER)
    assert answer.status_code == 409
    assert "不在您单位手上" in text(answer)
    assert lines(Kind.REFUSED)[0].who == WANG_HANDLER.id


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.REPORT])
def test_who_complains_is_not_told_to_who_handles_it(nature):
    answer = asking(pages.dispatched(nature=nature), LIU_HANDLER)
    assert answer.status_code == 409
    assert "13800004521" not in text(answer)


def test_after_sixty_in_an_hour_it_is_refused_plainly_and_that_is_noted():
    issue = pages.registered()
    for _time in range(RATION.most):
        RATION.spend(Doer(LI_CLERK.id), issue.number, {}, now())
    answer = asking(issue)
    assert answer.status_code == 429
    assert "一小时里已经看了 60 次" in text(answer)
    assert "13800004521" not in text(answer)
    assert lines(Kind.REFUSED)[0].details == {"what": "reveal-limit"}
    assert "13800004521" in text(asking(issue, ZHENG_VERIFIER))


def test_what_cannot_be_written_down_is_not_shown():
    client = signed_in(LI_CLERK)
    client.raise_request_exception = False
    address = f"/i/{pages.registered().number}/reveal/"
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_record RENAME TO audit_elsewhere")
        answer = client.post(address, ASKED)
        cursor.execute("ALTER TABLE audit_elsewhere RENAME TO audit_record")
    assert answer.status_code == 500
    assert "13800004521" not in text(answer)


def test_who_left_nothing_has_nothing_to_be_seen():
    issue = pages.registered(reporter="", phone="", place_text="")
    assert "/reveal/" not in text(signed_in(LI_CLERK).get(f"/i/{issue.number}/"))


def test_whoever_was_erased_is_not_there_to_be_seen():
    issue = pages.struck_off()
    book.erase(issue.case, 1, reason="本人要求", by=SUN_ADMINISTRATOR)
    assert asking(issue).status_code == 404


def test_of_several_residents_the_right_one():
    issue = pages.registered()
    pages.written(
        issue.case, co.AddVoice(reporter="赵春", phone="13911112222"), by=LI_CLERK
    )
    page = text(asking(issue, voice="2"))
    assert "13911112222" in page
    assert "13800004521" not in page
    assert "看反映人 2的电话" in text(signed_in(LI_CLERK).get(f"/i/{issue.number}/"))


def test_an_auditor_finds_from_the_matter_who_looked():
    issue = pages.registered()
    asking(issue)
    page = text(signed_in(WU_AUDITOR).get(f"/i/{issue.number}/"))
    address = f"/audit/?kind=revealed&about={issue.number}"
    assert address.replace("&", "&amp;") in page
    assert "看了〔2026〕1 反映人的电话" in text(signed_in(WU_AUDITOR).get(address))
    assert "/audit/" not in text(signed_in(LI_CLERK).get(f"/i/{issue.number}/"))
