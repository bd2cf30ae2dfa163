"""What an office says of its standards is what new matters are judged by, and no older one."""

import json
import uuid

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from taizhang.core import commands as co
from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.own_standards import NO_CHOICES, Choices
from taizhang.core.vocabulary import EvidenceKind, Urgency
from taizhang.ledger import book, export
from taizhang.places.models import StandardVersion
from taizhang.places.standards import Overtaken, Wanted, add, versions
from tests.cast import LI_CLERK, LIU_HANDLER, SUN_ADMINISTRATOR, signed_in
from tests.shell.matters import GIVEN_OUT, registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
TEN_DAYS = Limit(10, LimitUnit.WORKING_DAY, 3)
LONGER = Choices(handling=TEN_DAYS, evidence=(EvidenceKind.DOCUMENT,), days_between=1)


def says(choices: Choices, seen: int, what: str = "physical", key=None) -> int:
    """Let the office say so; return the number of the version."""
    ordinary, by = Urgency.ORDINARY, SUN_ADMINISTRATOR.id
    form = key or uuid.uuid4()
    return add(Wanted(form, what, ordinary, choices, by, "路灯要等配件", seen), now())


def new_matter():
    """Put something to be seen on the ledger."""
    return book.submit("", registering(), by=LI_CLERK).issue


def test_a_matter_keeps_the_standard_of_its_day():
    before = new_matter()
    says(LONGER, seen=0)
    after = new_matter()

    assert book.issue_of(before.case).standard == before.standard
    assert before.standard.handling != TEN_DAYS
    assert (after.standard.handling, after.standard.evidence) == (
        TEN_DAYS,
        (EvidenceKind.DOCUMENT,),
    )
    leaves = [json.loads(leaf) for leaf in export.leaves(export.tree_head().size)]
    told = {e["policy"]: e for e in leaves if e["kind"] == "standard-published"}
    assert told[after.policy]["days_between"] == 1
    assert told[after.policy]["evidence"] == ["document"]


def test_going_back_to_the_default_is_a_version_more_and_the_old_name_again():
    first = new_matter()
    says(LONGER, seen=0)
    says(NO_CHOICES, seen=1)

    assert new_matter().policy == first.policy
    assert [each.choices for each in versions()] == [LONGER, NO_CHOICES]
    assert [each.before for each in versions()] == [NO_CHOICES, LONGER]


def test_a_correction_of_the_urgency_takes_the_standard_of_today():
    says(LONGER, seen=0)
    matter = book.submit("", registering(urgency=Urgency.URGENT), by=LI_CLERK).issue
    corrected = book.submit(
        matter.case, co.CorrectIssue(urgency=Urgency.ORDINARY, reason="不急"), by=LI_CLERK
    ).issue

    assert corrected.standard.handling == TEN_DAYS


def test_the_counter_reads_the_offices_own_limits():
    says(LONGER, seen=0)
    page = signed_in(LI_CLERK).get("/new/").content.decode()

    assert "一般 10 天" in page and "一般 7 天" not in page


def test_what_is_said_of_a_category_is_for_that_one_alone():
    lamp = registering().category
    says(Choices(attempts=4), seen=0, what=f"category-{lamp}")
    other = book.submit("", registering(category="roads"), by=LI_CLERK).issue

    assert new_matter().standard.attempts == 4
    assert other.standard.attempts != 4


def test_the_report_asks_for_everything_that_the_standard_asks_for():
    both = (EvidenceKind.AFTER_PHOTO, EvidenceKind.DOCUMENT)
    says(Choices(evidence=both), seen=0)
    case = new_matter().case
    issue = book.submit(case, *GIVEN_OUT, by=LI_CLERK).issue
    page = signed_in(LIU_HANDLER).get(f"/i/{issue.number}/report/")

    assert {"after_photos", "documents"} <= set(page.context["form"].fields)
    assert "before_photos" not in page.context["form"].fields


def test_a_form_sent_twice_is_one_version_and_a_stale_one_none():
    key = uuid.uuid4()
    assert says(LONGER, seen=0, key=key) == says(LONGER, seen=0, key=key) == 1
    with pytest.raises(Overtaken):
        says(NO_CHOICES, seen=0)

    assert len(versions()) == 1


def test_a_version_cannot_be_edited_behind_the_programs_back():
    says(LONGER, seen=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        StandardVersion.objects.update(choices={})
