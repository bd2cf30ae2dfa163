"""Puts the page of one issue together, for one reader at one moment."""

import datetime as dt
from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import get_script_prefix
from django.utils.translation import gettext as _

from taizhang.agreements.directory import tag_names
from taizhang.casework import councils, facts, supervising, terms
from taizhang.casework.action import Action, IssueForm, not_ones_own_work, ours
from taizhang.casework.actions import ACTIONS
from taizhang.casework.closing import complete
from taizhang.casework.shown import Heading, IssuePage, Lead, Link, Undo
from taizhang.casework.stations import stations
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.decide import may, possible
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.issue import Issue
from taizhang.core.righting import UNDO_WITHIN
from taizhang.core.standards import Switch
from taizhang.core.visiting import CHANNEL
from taizhang.core.vocabulary import IN_HAND, OPEN, Actor, Duty, Status
from taizhang.fieldwork.shots import awaited
from taizhang.ledger import numbers
from taizhang.ledger.queries import IssueFile, at_same_place
from taizhang.ledger.shown import Chip
from taizhang.places.calendar import calendar
from taizhang.web import chips, independence, lamps, lookalikes, titles
from taizhang.web.addresses import issue_url
from taizhang.web.came_from import CameFrom
from taizhang.web.happenings import naming_for, standing_pictures, told
from taizhang.web.naming import Naming
from taizhang.web.needs import needs
from taizhang.web.switched import switch_on
from taizhang.web.voices import voices
from taizhang.web.wording import word

OUTDOORS = frozenset(CHANNEL.values())
ON_THE_WAY = (OPEN - {Status.REGISTERED}) | {Status.STRUCK_OFF}


def issue_page(file: IssueFile, by: Actor, here: CameFrom, now: dt.datetime) -> IssuePage:
    """Return the page of an issue as `by` sees it. At most five queries of its own.

    `here`: the list that it was opened from.
    """
    known = naming_for(file, now, also_places=[file.row.place])
    shown = voices(file, known)
    offered = [action for action in ACTIONS.values() if action.offered(file.issue, by)]
    leading = next((a for a in offered if a.leads_on(file.issue)), None)
    others = [a for a in offered if a is not leading and not a.post_only]
    there = at_same_place(file.row)
    return IssuePage(
        heading=heading(file, here, known),
        steps=stations(file, known),
        banners=_banners(file, known),
        needs=needs(file, shown, known) if file.row.status in ON_THE_WAY else (),
        lead=_lead(leading, file, by, here),
        acts=(
            *(_link(a, file, here) for a in others if not a.rights),
            *_spot_check(file, by),
        ),
        rights=tuple(_link(a, file, here) for a in others if a.rights),
        undo=_undo(file, by, here, now),
        pictures=standing_pictures(file, known),
        doubts=lookalikes.shown(file),
        happenings=told(file, known=known),
        facts=facts.facts(file, shown, known),
        originals=facts.originals(file, known),
        behind=facts.asks(file, shown, by),
        watched_url=_watched(file, by),
        links_url=_links(file.issue, file.row.number, by),
        alike_url=_alike(offered, file, here),
        same_place=facts.same_place(file.row, there, now),
        last_time=facts.last_time(file.row, there),
        supervised=file.issue.supervision is not None,
        previous_url=here.turn_url(file.row.number, "previous"),
        next_url=here.turn_url(file.row.number, "next"),
    )


def _watched(file: IssueFile, by: Actor) -> str:
    """Return where it is told who looked at what is masked here, for whoever may know."""
    if Duty.AUDIT not in by.holds:
        return ""
    asked = urlencode({"kind": "revealed", "about": file.row.number})
    return f"{get_script_prefix()}audit/?{asked}"


def heading(file: IssueFile, here: CameFrom, known: Naming) -> Heading:
    """Return what stands above every page of an issue."""
    row = file.row
    return Heading(
        number=row.number,
        label=numbers.label(row.number),
        url=issue_url(row.number, query=here.query),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, known.now, calendar()),
        stage=lamps.stage(row),
        chips=_chips(file, known),
        list_url=here.list_url,
    )


def _chips(file: IssueFile, known: Naming) -> tuple[Chip, ...]:
    row = file.row
    offered = (
        (row.to_confirm, Chip(_("待确认"), "blue")),
        (row.status is Status.CARRIED_OVER, Chip(_("历史已结"))),
        (file.issue.void_asked_by, Chip(_("申请作废"), "amber")),
    )
    return (
        Chip(known.category(row.category)),
        Chip(word(row.channel), "o"),
        *chips.look_back(row, local_day(known.now), there=switch_on(Switch.LOOK_BACK)),
        *chips.past(row),
        *(chip for there, chip in offered if there),
    )


def _banners(file: IssueFile, known: Naming) -> tuple[str, ...]:
    issue = file.issue
    # What a phone hands in was found outdoors, or is worked on.
    outdoors = file.row.channel in OUTDOORS or issue.status is Status.IN_PROGRESS
    coming = awaited(issue.case) if outdoors else 0
    offered = (
        (
            bool(coming),
            _("照片稍后到：还有 %(n)d 张在手机上，有网络就会传上来。") % {"n": coming},
        ),
        (
            issue.earlier_count >= 2 and issue.status is not Status.STRUCK_OFF,
            _("同一地点近 12 个月第 %(n)d 次。请看看前几次怎么办的，写明怎样防止再发生。")
            % {"n": issue.earlier_count + 1},
        ),
        (
            bool(issue.offered),
            _("挂在认领榜上（%(tags)s），等共建单位认领。直接派办就自动收回。")
            % {"tags": _tags(issue)},
        ),
        (
            bool(issue.objections),
            _("反映人有异议，还没有答复。说得对的重新挂号或退回重办；不成立的由领导裁定。"),
        ),
        (
            bool(issue.void_asked_by),
            _("%(who)s 申请把这件事作废，等另一位有审批职责的同事决定。")
            % {"who": known.who(issue.void_asked_by)},
        ),
        (bool(rule := independence.told(issue)), rule),
        (issue.supervision is not None, supervising.banner(issue, known)),
        *((True, words) for words in councils.banners(issue, known)),
        *((True, words) for words in terms.banners(issue, known)),
        (
            issue.status is Status.ACCEPTED
            and issue.returns_count >= RETURNS_BEFORE_RULING,
            _("承办单位已退回两次，再派办要由领导定责。"),
        ),
        (
            issue.to_confirm,
            _("这件事从旧台账导入，还没有确认是否在办，所以没有灯和时限。"),
        ),
    )
    return tuple(words for holds, words in offered if holds)


def _tags(issue: Issue) -> str:
    """Return the names of the tags that it is offered under."""
    names = tag_names() if issue.offered else {}
    return _("、").join(names.get(code, code) for code in issue.offered)


def _links(issue: Issue, number: str, by: Actor) -> str:
    """Return where links for people without an account are made, for who gives it out."""
    given = issue.status in IN_HAND or issue.offered
    may_give = bool(given) and may(by, co.DispatchIssue)
    return f"{get_script_prefix()}links/{number}/" if may_give else ""


def _alike(offered: list[Action], file: IssueFile, here: CameFrom) -> str:
    """Return where it says what may be the same matter, for who decides that now."""
    merging = next((action for action in offered if action.name == "merge"), None)
    undecided = file.row.status is Status.REGISTERED and merging is not None
    return _link(merging, file, here).url if undecided and merging else ""


def _lead(action: Action | None, file: IssueFile, by: Actor, here: CameFrom) -> Lead | None:
    """Return what `by` does next: by the form of `action`, or on the checking screen."""
    if action is not None:
        return Lead(
            title=action.title_on(file.issue),
            explains=action.explains_on(file.issue),
            icon=action.icon,
            url=issue_url(file.row.number, action.name, here.query),
            form=_inline(action, file, by),
        )
    if _looking_back(file.issue, by) and file.issue.look_back_on:
        return Lead(
            title=_("回头看"),
            explains=_("再去看一次：没有反弹就记下，反弹了原号重办。"),
            icon="eye",
            url=_look_url(file),
        )
    title = _checking(file.issue, by)
    if not title:
        return None
    return Lead(
        title=title,
        explains=_("核验、回访、销号可以在一页里一次办完。"),
        icon="stamp",
        url=f"{get_script_prefix()}verify/{file.row.number}/{here.query}",
    )


def _checking(issue: Issue, by: Actor) -> str:
    """Return what `by` can do on the checking screen, "" for nothing."""
    if not not_ones_own_work(issue, by):
        return ""
    if possible(issue, co.RecordVerification, by):
        return _("核验") if issue.standard.same_unit or not ours(issue, by) else ""
    if possible(issue, co.RecordFollowUp, by) and not complete(issue):
        return _("回访并销号") if may(by, co.StrikeOff) else _("回访")
    return ""


def _spot_check(file: IssueFile, by: Actor) -> Iterator[Link]:
    """Yield the way to look at what is struck off though no day for it is due to come."""
    if not file.issue.look_back_on and _looking_back(file.issue, by):
        yield Link(_("回头看"), _look_url(file), "eye")


def _look_url(file: IssueFile) -> str:
    return f"{get_script_prefix()}look-back/{file.row.number}/"


def _looking_back(issue: Issue, by: Actor) -> bool:
    """Return whether `by` can look again at what is struck off."""
    outsider = not_ones_own_work(issue, by)
    if not (outsider and possible(issue, co.RecordLookBack, by)):
        return False
    theirs = issue.standard.same_unit or not ours(issue, by)
    return theirs and switch_on(Switch.LOOK_BACK)


def _inline(action: Action, file: IssueFile, by: Actor) -> IssueForm:
    return action.form(file=file, by=by, auto_id=f"id_{action.name}_%s")


def _link(action: Action, file: IssueFile, here: CameFrom) -> Link:
    url = issue_url(file.row.number, action.name, here.query)
    return Link(action.title_on(file.issue), url, action.icon, action.warns)


def _undo(file: IssueFile, by: Actor, here: CameFrom, now: dt.datetime) -> Undo | None:
    """Return the way to take back the reader's step, while there is time."""
    action = ACTIONS["undo"]
    step = file.issue.step
    if step is None or not action.offered(file.issue, by):
        return None
    left = UNDO_WITHIN - (now - step.at)
    if left <= dt.timedelta(0):
        return None
    url = issue_url(file.row.number, action.name, here.query)
    return Undo(_inline(action, file, by), url, int(left.total_seconds()) + 1)
