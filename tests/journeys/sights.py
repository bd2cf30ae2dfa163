"""Every page of the office as somebody sees it, in the states that it can be in."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.calendar_states import half_a_notice, notice_looked_at
from tests.journeys.counter_states import (
    answered,
    read_from_a_line,
    slip_again,
)
from tests.journeys.emptying import box_under_way, slips_printed
from tests.journeys.from_outside import (
    answer_to_the_first,
    guide_read,
    guide_ticked,
    guide_written,
    pasted_orders,
    somebody_asked,
    storm,
)
from tests.journeys.going_on import (
    added_person,
    agreement_with_mistakes,
    all_open,
    away_until_long_ago,
    brought_in,
    columns_of_an_import,
    come_in,
    edited_in_place,
    first_opened,
    first_partner,
    first_sent_empty,
    found_by_name,
    giving_out,
    handed_in,
    job_page,
    job_waiting,
    keys_sheet,
    last_unit_closed,
    link_made,
    link_taken_back,
    looked_at,
    no_days,
    no_such_folder,
    nothing_more,
    palette,
    pasted_list,
    registered,
    reminded,
    rows_chosen,
    sent_empty,
    task_with_its_code,
    task_with_mistakes,
    turned_to_the_end,
    workbook_back,
    workbook_brought_in,
    wrong_password,
    year_of_a_partner,
)
from tests.journeys.hands import opened
from tests.journeys.look_back_states import (
    came_back_unsaid,
    second_look_unsaid,
    somebody_asked_to_look,
)
from tests.journeys.meeting_states import (
    at_the_door,
    link_over,
    on_the_wall,
    on_their_phone,
    proposal_with_mistakes,
    unresolved,
    with_a_link,
)
from tests.journeys.phone_states import (
    at_hand,
    report_at_hand,
    visit_at_hand,
    waiting_at_hand,
)
from tests.journeys.resident_states import (
    asked_for_their_word,
    followed,
    held_forms,
    in_large_type,
    large_form,
    large_receipt,
    looked_up_by_number,
    nothing_said_in_public,
    objected,
    raised,
    receipt_for_paper,
)
from tests.journeys.ringing import ruled_on_nothing, slip_for_a_door
from tests.journeys.standard_states import looked_at as looked_at_standard
from tests.served import Served

STATUS = re.compile(r"\{(\w+)\}")
# What was found out before of an office, so that looking at all pages takes no longer.
_NUMBERS: dict[tuple[str, str], str] = {}


@dataclass(frozen=True)
class Sight:
    """A page as somebody of `role` sees it; `{handled}` stands for a number so far along."""

    role: str
    path: str
    then: Callable[[Page, Served], None] = nothing_more

    def look(self, page: Page, office: Served) -> None:
        """Sign in as that role, and open the page in its state."""
        if self.role:
            come_in(page, office, self.role)
        opened(page, office, _with_numbers(page, office, self.path))
        self.then(page, office)


SIGHTS = {
    "sign-in": Sight("", "/sign-in/"),
    "sign-in with a mistake": Sight("", "/sign-in/", wrong_password),
    "desk": Sight("clerk", "/desk/"),
    "desk of a leader": Sight("secretary", "/desk/"),
    "ledger": Sight("clerk", "/ledger/"),
    "ledger with its conditions": Sight("clerk", "/ledger/?form=1"),
    "ledger with nothing in it": Sight("clerk", "/ledger/?phase=all&status=void&lamp=red"),
    "ledger with the keys": Sight("clerk", "/ledger/", keys_sheet),
    "ledger with its commands": Sight("clerk", "/ledger/", palette),
    "ledger with rows chosen": Sight("clerk", "/ledger/", rows_chosen),
    "ledger with an act": Sight("clerk", "/ledger/?status=in_progress", giving_out),
    "ledger with a cell open": Sight(
        "clerk", "/ledger/?status=in_progress", edited_in_place
    ),
    "ledger beside an issue": Sight("clerk", "/ledger/", looked_at),
    "issue at a glance": Sight("clerk", "/bulk/peek/{in_progress}/"),
    "cell as a page": Sight("clerk", "/bulk/edit/{in_progress}/category/"),
    "issue registered": Sight("clerk", "/i/{registered}/"),
    "issue in progress": Sight("handler", "/i/{in_progress}/"),
    "issue handled": Sight("clerk", "/i/{handled}/"),
    "issue verified": Sight("secretary", "/i/{verified}/"),
    "issue deferred": Sight("secretary", "/i/{deferred}/"),
    "issue with a wish": Sight("secretary", "/ledger/?awaits=extension", first_opened),
    "asking to park it": Sight("clerk", "/i/{in_progress}/defer/", sent_empty),
    "issue struck off": Sight("clerk", "/i/{struck_off}/"),
    "issue merged": Sight("clerk", "/i/{merged}/"),
    "issue carried over": Sight("clerk", "/i/{carried_over}/"),
    "issue with everything open": Sight("clerk", "/i/{dispatched}/", all_open),
    "act": Sight("clerk", "/i/{registered}/correct/"),
    "act with mistakes": Sight("clerk", "/i/{registered}/decline/", sent_empty),
    "follow-up": Sight("clerk", "/i/{verified}/follow-up/"),
    "register": Sight("clerk", "/new/"),
    "register with mistakes": Sight("clerk", "/new/", sent_empty),
    "register from a line": Sight("clerk", "/new/", read_from_a_line),
    "answer to a caller": Sight("clerk", "/calls/", answered),
    "slip once more": Sight("clerk", "/calls/", slip_again),
    "somebody rang me": Sight("secretary", "/new/rung/", sent_empty),
    "slip": Sight("clerk", "/new/", registered),
    "guides to keep": Sight("administrator", "/guide/keep/add/", guide_written),
    "guide with a mistake": Sight("administrator", "/guide/keep/add/", sent_empty),
    "guide as residents see it": Sight("administrator", "/guide/keep/add/", guide_read),
    "asking somebody to come": Sight("administrator", "/guide/keep/add/", somebody_asked),
    "guide at the counter": Sight("administrator", "/guide/keep/add/", guide_ticked),
    "look-backs": Sight("verifier", "/look-back/"),
    "look back that does not say enough": Sight(
        "verifier", "/look-back/{struck_off}/", came_back_unsaid
    ),
    "messages": Sight("secretary", "/messages/"),
    "residents to ring up": Sight("clerk", "/messages/ringing/"),
    "message settings": Sight("administrator", "/settings/messages/"),
    "second looks": Sight("clerk", "/second-look/"),
    "asking for a second look": Sight("clerk", "/second-look/", somebody_asked_to_look),
    "three questions unanswered": Sight("clerk", "/second-look/", second_look_unsaid),
    "seeds of the lots": Sight("clerk", "/s2/"),
    "incidents": Sight("secretary", "/incidents/"),
    "incident with a mistake": Sight("clerk", "/incidents/open/", sent_empty),
    "incident and what may be part of it": Sight("clerk", "/incidents/open/", storm),
    "calendar of a year that is guessed": Sight("administrator", "/calendar/2027/"),
    "notice that is not understood": Sight(
        "administrator", "/calendar/notice/", half_a_notice
    ),
    "effect of a notice": Sight("administrator", "/calendar/notice/", notice_looked_at),
    "orders of the hotline": Sight("clerk", "/hotline/"),
    "orders that are finished": Sight("clerk", "/hotline/?over=1"),
    "orders with a mistake": Sight("clerk", "/hotline/in/", sent_empty),
    "orders before they are registered": Sight("clerk", "/hotline/in/", pasted_orders),
    "answer to an order": Sight("clerk", "/hotline/?over=1", answer_to_the_first),
    "ways in": Sight("administrator", "/channels/"),
    "way in with a mistake": Sight("administrator", "/channels/add/", sent_empty),
    "verification": Sight("verifier", "/verify/"),
    "second person": Sight("verifier", "/verify/{handled}/"),
    "on site with mistakes": Sight("verifier", "/verify/{handled}/on-site/", sent_empty),
    "second person with mistakes": Sight("verifier", "/verify/{verified}/", sent_empty),
    "follow-up desk": Sight("clerk", "/follow-up/"),
    "resident on the phone with a mistake": Sight(
        "clerk", "/follow-up/next/?tab=ring", sent_empty
    ),
    "ruling with a mistake": Sight("secretary", "/follow-up/", ruled_on_nothing),
    "slip for a door": Sight("clerk", "/follow-up/?tab=unreachable", slip_for_a_door),
    "imports": Sight("clerk", "/import/"),
    "import before it is done": Sight("clerk", "/import/", handed_in),
    "columns of an import": Sight("clerk", "/import/", columns_of_an_import),
    "import that is done": Sight("clerk", "/import/", brought_in),
    "import under way": Sight("clerk", "/import/", job_waiting),
    "work that waits": Sight("clerk", "/import/", job_page),
    "long work": Sight("clerk", "/jobs/"),
    "result of an act on many": Sight("clerk", "/ledger/?status=in_progress", reminded),
    "workbook to hand in": Sight("clerk", "/roundtrip/"),
    "workbook before it is brought in": Sight("clerk", "/roundtrip/", workbook_back),
    "workbook brought in": Sight("clerk", "/roundtrip/", workbook_brought_in),
    "end of a list": Sight("clerk", "/ledger/?status=in_progress", turned_to_the_end),
    "board": Sight("secretary", "/board/"),
    "raising a matter": Sight("", "/s/riverside-7/"),
    "raising a matter anywhere": Sight("", "/report/"),
    "raising a matter with mistakes": Sight("", "/s/riverside-7/", sent_empty),
    "receipt": Sight("", "/report/", raised),
    "receipt for large paper": Sight("", "/report/", receipt_for_paper),
    "no receipt": Sight("", "/receipt/"),
    "looking a receipt up": Sight("", "/q/"),
    "looking a receipt up with mistakes": Sight("", "/q/", sent_empty),
    "one's own matter": Sight("", "/report/", followed),
    "a matter by its number": Sight("", "/report/", looked_up_by_number),
    "asked for their word": Sight("", "/sign-in/", asked_for_their_word),
    "objection noted": Sight("", "/sign-in/", objected),
    "public board": Sight("", "/open/"),
    "sentence in public with mistakes": Sight(
        "verifier", "/open/keep/{struck_off}/", nothing_said_in_public
    ),
    "large type": Sight("", "/report/", in_large_type),
    "large type with mistakes": Sight("", "/report/", large_form),
    "large receipt": Sight("", "/report/", large_receipt),
    "nothing held": Sight("clerk", "/held/?after=999999"),
    "held forms with a mistake": Sight("", "/report/", held_forms),
    "phone": Sight("grid_worker", "/m/", at_hand),
    "phone, a matter to report": Sight("grid_worker", "/m/", report_at_hand),
    "phone, a visit": Sight("grid_worker", "/m/", visit_at_hand),
    "phone, what waits": Sight("handler", "/m/", waiting_at_hand),
    "visits": Sight("grid_worker", "/visits/"),
    "coverage": Sight("secretary", "/visits/coverage/"),
    "whom to visit, with mistakes": Sight("grid_worker", "/visits/stops/", sent_empty),
    "five lists": Sight("administrator", "/visits/lists/"),
    "help": Sight("clerk", "/help/"),
    "help for the administrator": Sight("administrator", "/help/"),
    "views": Sight("clerk", "/ledger/views/"),
    "view to save": Sight("clerk", "/ledger/views/new/?phase=open&lamp=red"),
    "view to save with mistakes": Sight(
        "clerk", "/ledger/views/new/?phase=open&lamp=red", sent_empty
    ),
    "columns of a view": Sight("clerk", "/ledger/v/open/columns/"),
    "ledger to print": Sight("clerk", "/print/ledger/?phase=open"),
    "approval form to print": Sight("clerk", "/print/i/{handled}/approval/"),
    "whole file to print": Sight("clerk", "/print/i/{handled}/file/"),
    "months": Sight("secretary", "/print/months/"),
    "changes": Sight("clerk", "/desk/changes/"),
    "partners": Sight("clerk", "/partners/"),
    "partner": Sight("secretary", "/partners/", first_partner),
    "what a partner solved": Sight("clerk", "/partners/", year_of_a_partner),
    "agreement with mistakes": Sight("clerk", "/partners/", agreement_with_mistakes),
    "partner tags": Sight("administrator", "/partners/tags/"),
    "list of communities": Sight("clerk", "/partners/communities/"),
    "claim board": Sight("partner", "/claim/"),
    "claim board of the office": Sight("clerk", "/claim/"),
    "offer with mistakes": Sight("clerk", "/i/{registered}/offer/", sent_empty),
    "links to a matter": Sight("clerk", "/links/{dispatched}/"),
    "link with mistakes": Sight("clerk", "/links/{dispatched}/", sent_empty),
    "link that was made": Sight("clerk", "/links/{dispatched}/", link_made),
    "task before its code": Sight("clerk", "/links/{dispatched}/", task_with_its_code),
    "task with mistakes": Sight("clerk", "/links/{dispatched}/", task_with_mistakes),
    "link taken back": Sight("clerk", "/links/{dispatched}/", link_taken_back),
    "written notices": Sight("clerk", "/notices/"),
    "notice with mistakes": Sight("clerk", "/notices/add/", sent_empty),
    "members of the council": Sight("clerk", "/council/members/"),
    "member with mistakes": Sight("clerk", "/council/members/add/", sent_empty),
    "topics of the council": Sight("clerk", "/council/topics/"),
    "meeting with a mistake": Sight("clerk", "/council/meetings/", unresolved),
    "meeting on the wall": Sight("clerk", "/council/meetings/", on_the_wall),
    "door of a meeting": Sight("clerk", "/council/meetings/", at_the_door),
    "link of a member": Sight("clerk", "/council/members/", with_a_link),
    "page of a member with a mistake": Sight("clerk", "/council/members/", on_their_phone),
    "link of a member, over": Sight("clerk", "/council/members/", link_over),
    "proposal with mistakes": Sight("clerk", "/council/topics/", proposal_with_mistakes),
    "minutes of a meeting": Sight("clerk", "/council/meetings/1/minutes/"),
    "kinds of members": Sight("clerk", "/council/members/kinds/"),
    "find a grid leader": Sight("", "/grid/"),
    "find a grid leader, all open": Sight("", "/grid/", all_open),
    "grid": Sight("", "/grid/qinghe-05/"),
    "grid whose leader is away": Sight("", "/grid/anlan-02/"),
    "who is there": Sight("handler", "/ab/"),
    "who is there with a mistake": Sight("handler", "/ab/", away_until_long_ago),
    "posts": Sight("administrator", "/posts/"),
    "posts of a community": Sight("administrator", "/posts/at/xiangyang/"),
    "vacant posts": Sight("administrator", "/posts/vacant/"),
    "post": Sight("administrator", "/posts/at/qinghe-05/grid-leader/"),
    "names of posts": Sight("administrator", "/posts/kinds/"),
    "name of a post": Sight("administrator", "/posts/kinds/grid-leader/"),
    "posts in Excel": Sight("administrator", "/posts/sheet/"),
    "outlines": Sight("administrator", "/grid/outlines/"),
    "outline to draw": Sight("administrator", "/grid/outlines/qinghe-05/"),
    "standards": Sight("handler", "/standards/"),
    "standards that were changed": Sight("administrator", "/standards/history/"),
    "standard before it is changed": Sight(
        "administrator", "/standards/spoken/ordinary/", looked_at_standard
    ),
    "standard to take back": Sight("administrator", "/standards/versions/2/back/"),
    "standard with mistakes": Sight(
        "administrator", "/standards/physical/urgent/", sent_empty
    ),
    "boxes": Sight("clerk", "/boxes/"),
    "box": Sight("administrator", "/boxes/b-demo000004/"),
    "box to open with mistakes": Sight("clerk", "/boxes/b-demo000005/open/", sent_empty),
    "box under way": Sight("clerk", "/boxes/b-demo000004/open/", box_under_way),
    "record of a box": Sight("clerk", "/boxes/b-demo000004/openings/2/record/"),
    "slips to print": Sight("clerk", "/boxes/b-demo000004/slips/", slips_printed),
    "box for everybody": Sight("", "/box/b-demo000004/"),
    "how it runs": Sight("administrator", "/health/"),
    "how it runs with a mistake": Sight("administrator", "/health/", no_such_folder),
    "people": Sight("administrator", "/people/"),
    "people who left": Sight("administrator", "/people/?state=closed"),
    "nobody found": Sight("administrator", "/people/", found_by_name),
    "account": Sight("administrator", "/people/?role=handler", first_opened),
    "account with mistakes": Sight(
        "administrator", "/people/?role=handler", first_sent_empty
    ),
    "somebody to add": Sight("administrator", "/people/add/"),
    "somebody to add with mistakes": Sight("administrator", "/people/add/", sent_empty),
    "slip of a new person": Sight("administrator", "/people/add/", added_person),
    "slips to hand out": Sight("administrator", "/people/slips/"),
    "list to hand in": Sight("administrator", "/people/sheet/"),
    "list with mistakes": Sight("administrator", "/people/sheet/", sent_empty),
    "list before it is brought in": Sight("administrator", "/people/sheet/", pasted_list),
    "units": Sight("administrator", "/units/"),
    "unit": Sight("administrator", "/units/", first_opened),
    "unit to add with mistakes": Sight("administrator", "/units/add/", sent_empty),
    "unit to close": Sight("administrator", "/units/", last_unit_closed),
    "units to hand in": Sight("administrator", "/units/sheet/"),
    "roles": Sight("administrator", "/roles/"),
    "role": Sight("administrator", "/roles/of/clerk/"),
    "role to add with mistakes": Sight("administrator", "/roles/add/", sent_empty),
    "settings": Sight("administrator", "/settings/"),
    "set-up, name": Sight("administrator", "/setup/name/"),
    "set-up, places": Sight("administrator", "/setup/places/"),
    "set-up, people": Sight("administrator", "/setup/people/"),
    "set-up, preset": Sight("administrator", "/setup/preset/", all_open),
    "set-up, posters": Sight("administrator", "/setup/posters/"),
    "set-up, done": Sight("administrator", "/setup/done/"),
    "password": Sight("clerk", "/password/"),
    "my account": Sight("clerk", "/me/"),
    "choosing a second factor": Sight("clerk", "/me/second/"),
    "codes from a phone": Sight("clerk", "/me/second/code/"),
    "codes from a phone with a mistake": Sight("clerk", "/me/second/code/", sent_empty),
    "showing again who one is": Sight("clerk", "/again/?next=/me/"),
    "rules for accounts": Sight("administrator", "/me/rules/"),
    "rules for accounts with a mistake": Sight("administrator", "/me/rules/", no_days),
    "refusal": Sight("clerk", "/i/{struck_off}/accept/"),
    "not for this role": Sight("handler", "/new/"),
    "not there": Sight("clerk", "/i/2026-999999/"),
}


def _with_numbers(page: Page, office: Served, path: str) -> str:
    for status in STATUS.findall(path):
        if (office.address, status) not in _NUMBERS:
            opened(page, office, f"/ledger/?status={status}&sort=-number")
            link = page.locator("[data-open]").first.get_attribute("href") or ""
            _NUMBERS[office.address, status] = link.split("/")[2]
        path = path.replace(f"{{{status}}}", _NUMBERS[office.address, status])
    return path
