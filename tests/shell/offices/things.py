"""Things that addresses name, one of each kind, made as the office's people make them."""

from io import BytesIO
from typing import Any

from django.test import Client

from taizhang.agreements.models import Member
from taizhang.atlas.models import PlaceSheet
from taizhang.files.keeping import keep
from taizhang.jobs.queue import enqueue
from taizhang.listing.models import View
from taizhang.people.models import Role, Unit, User
from taizhang.places import directory
from taizhang.places.models import Place, PlaceChange
from taizhang.roundtrip.models import Trip
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, signed_in
from tests.partner_cast import agree
from tests.shell.atlas.test_places_in_excel import NEW, handed_in
from tests.shell.casework import pages
from tests.shell.council import sessions
from tests.shell.council.test_members_of_the_council import filled_in
from tests.shell.desk import matters as desk
from tests.shell.exchange import wizard
from tests.shell.files.samples import photo
from tests.shell.listing.test_views_of_the_ledger import saved
from tests.shell.printing.test_long_ledgers import bound
from tests.shell.roundtrip import sheets
from tests.shell.tasklinks import phones

NAMES = frozenset(
    (
        *("number", "sha256", "batch_id", "job_id", "key", "slug", "trip_id", "bundle_id"),
        *("link", "token", "member", "code", "sheet_id", "change_id", "unit_code"),
        *("agreement", "pseudonym", "meeting", "topic", "door"),
    )
)


def made() -> dict[str, Any]:
    """Make one for each of `NAMES`, in an office for which three matters are a long ledger."""
    clerk = signed_in(LI_CLERK)
    for each in range(3):
        pages.registered(summary=f"第{each}件")
    issue = pages.dispatched()
    number = issue.number
    volumes = bound()
    sent = phones.link(issue)
    draft = desk.register_form(clerk)
    desk.keep(clerk, draft)
    saved(clerk)
    changed = sheets.edited(sheets.taken_out(clerk), sheets.cell("性质", number, "投诉"))
    sheets.handed_in(clerk, changed)
    directory.settle("青禾街道", council=True)
    clerk.post("/council/members/add/", filled_in(clerk))
    return (
        {
            "number": number,
            "sha256": keep(BytesIO(photo()), "楼道.jpg").sha256,
            "batch_id": wizard.opened(("", "2025-03-02", "路灯不亮")).batch.id,
            "job_id": enqueue("examine-book", by=LI_CLERK.id),
            "key": draft["key"],
            "slug": View.objects.get(name="北湖的事").slug,
            "trip_id": Trip.objects.get().id,
            "bundle_id": volumes.id,
            "link": sent.row.key,
            "token": sent.address.split("/")[2],
            "member": Member.objects.get().pk,
        }
        | _council(clerk)
        | _places()
        | _partner()
    )


def _council(clerk: Client) -> dict[str, Any]:
    meeting, topic = sessions.open_meeting(clerk)
    return {"meeting": meeting.pk, "topic": topic.pk, "door": meeting.door}


def _places() -> dict[str, Any]:
    keeper = signed_in(SUN_ADMINISTRATOR)
    keeper.post(f"{handed_in(keeper, *NEW)}bring/")
    handed_in(keeper, *NEW)
    place = Place.objects.get(name="碧水苑")
    keeper.post(f"/places/at/{place.code}/rename/", {"name": "碧水花园"})
    return {
        "code": place.code,
        "sheet_id": PlaceSheet.objects.get().id,
        "change_id": PlaceChange.objects.latest("pk").pk,
    }


def _partner() -> dict[str, Any]:
    unit = Unit.objects.create(code="u-onlyours", name="只此一家", kind=Unit.Kind.PARTNER)
    User.objects.create_user(
        "shi",
        None,
        name="石磊",
        pseudonym="a-shixxxxxxx",
        unit=unit,
        role=Role.objects.get(code="partner"),
    )
    return {
        "unit_code": unit.code,
        "agreement": agree(unit.code, "service").pk,
        "pseudonym": "a-shixxxxxxx",
    }
