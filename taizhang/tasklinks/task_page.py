"""Puts together the one page of a task: masked, and of this matter alone."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Entry
from taizhang.core.vocabulary import Status
from taizhang.files.keeping import Kept, known
from taizhang.ledger import numbers
from taizhang.ledger.offers import Offer
from taizhang.ledger.queries import IssueFile
from taizhang.ledger.shown import Fact, Photo
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names, community_names, place_names
from taizhang.tasklinks.reaching import Reached
from taizhang.tasklinks.shown import Done, TaskPage
from taizhang.web import dates, masking, titles
from taizhang.web.happenings import clock_time
from taizhang.web.voices import told_in
from taizhang.web.wording import word


def task_page(found: Reached, token: str, now: dt.datetime) -> TaskPage:
    """Return the page of what a link leads to. Two queries at most."""
    if found.file is None:
        assert found.offer is not None, "a link that is over has a page of its own"
        return _offered(found, found.offer, now)
    file, row = found.file, found.file.row
    standing = [entry for entry in file.entries if entry.seq in file.stands]
    return TaskPage(
        label=numbers.label(row.number),
        title=masking.doorless(titles.title(row.summary)),
        facts=_facts(file, standing, now),
        wishes=_wishes(file, standing),
        note=masking.words(_note(standing)),
        make_good=_make_good(file, standing),
        photos=_photos(file, token),
        done=_done(file, standing, now),
        state=STATES.get(row.status, "done"),
        leads=found.leads,
        who=found.link.person.name,
    )


STATES = {Status.DISPATCHED: "waiting", Status.IN_PROGRESS: "taken-up"}


def _offered(found: Reached, offer: Offer, now: dt.datetime) -> TaskPage:
    building = Gazetteer().building_of(offer.place)
    named = place_names([building]) if building else {}
    where = named[building].name if building in named else ""
    community = community_names().get(offer.community, "")
    due = dates.moment(offer.clock.due_at, now) if offer.clock else ""
    facts = (
        Fact(_("类别"), category_names().get(offer.category, offer.category)),
        Fact(_("地点"), " · ".join(filter(None, (community, where))) or _("未定位")),
        *((Fact(_("办到"), due),) if due else ()),
    )
    return TaskPage(
        label=numbers.label(offer.number),
        title=masking.doorless(titles.title(offer.summary)),
        facts=facts,
        wishes=(),
        note=masking.doorless(offer.note),
        make_good="",
        photos=(),
        done=(),
        state="offered",
        leads=False,
        who=found.link.person.name,
    )


def _facts(file: IssueFile, standing: list[Entry], now: dt.datetime) -> tuple[Fact, ...]:
    row = file.row
    named = place_names([row.place]) if row.place else {}
    place = named[row.place].name if row.place in named else ""
    told = [getattr(entry.event, "place_text", "") for entry in standing]
    text = next((masking.place(each) for each in reversed(told) if each), "")
    more = "" if not text or text.startswith(place) else place
    community = community_names().get(row.community, "")
    running = row.clock if row.status in STATES else None
    due = dates.moment(running.due_at, now) if running else ""
    return (
        Fact(_("类别"), category_names().get(row.category, row.category)),
        Fact(
            _("地点"),
            text or place or community or _("未定位"),
            " · ".join(filter(None, (more, community))),
        ),
        Fact(_("缓急"), word(row.urgency)),
        *((Fact(_("办到"), due),) if due else ()),
    )


def _wishes(file: IssueFile, standing: list[Entry]) -> tuple[str, ...]:
    """Return what residents said, without numbers and doors."""
    seqs = {entry.seq for entry in standing}
    return tuple(
        masking.doorless(event.words)
        for entry, event in told_in(file.entries)
        if event.words and entry.seq in seqs
    )


def _note(standing: list[Entry]) -> str:
    sent = [e.event for e in standing if isinstance(e.event, ev.IssueDispatched)]
    return sent[-1].note if sent else ""


def _make_good(file: IssueFile, standing: list[Entry]) -> str:
    """Return what the last check found missing, while it is to be made good."""
    if file.row.status is not Status.IN_PROGRESS or not file.row.rework_count:
        return ""
    found = [e.event for e in standing if isinstance(e.event, ev.VerificationFailed)]
    return masking.words(found[-1].make_good) if found else _("请再办一次。")


def _photos(file: IssueFile, token: str) -> tuple[Photo, ...]:
    pieces = [piece for piece in file.issue.evidence_standing if piece.sha256]
    kept = known([piece.sha256 for piece in pieces])
    return tuple(
        _photo(kept[piece.sha256], word(piece.shows), token)
        for piece in pieces
        if piece.sha256 in kept and kept[piece.sha256].pictured
    )


def _photo(kept: Kept, tag: str, token: str) -> Photo:
    url = reverse("task:photo", args=[token, kept.sha256])
    return Photo(
        url=url, thumbnail_url=url, alt=tag, tag=tag, width=kept.width, height=kept.height
    )


def _done(file: IssueFile, standing: list[Entry], now: dt.datetime) -> tuple[Done, ...]:
    """Return what was done so far, the latest first, without naming anybody."""
    return tuple(
        Done(clock_time(entry.at, now), *told)
        for entry in reversed(standing)
        if entry.seq not in file.issue.withdrawn and (told := _told(entry.event))
    )


def _told(event: ev.Event) -> tuple[str, str] | None:
    """Return what is said of an event and what was written with it; None: nothing is."""
    match event:
        case ev.IssueClaimed():
            return _("已认领"), ""
        case ev.TaskTakenUp():
            return _("已接单"), ""
        case ev.ProgressRecorded(text=text):
            return "", masking.words(text)
        case ev.HandlingReported(result=text):
            return _("报办结："), masking.words(text)
    return None
