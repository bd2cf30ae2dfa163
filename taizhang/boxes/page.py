"""The page of an opening, put together: where it is, its slips, and what is still to do."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from taizhang.boxes.listing import seal_note, sums
from taizhang.boxes.shown import AlikeShown, OpeningPage, SlipLine, Stage
from taizhang.boxes.wording import OUTCOMES
from taizhang.core.vocabulary import OPEN
from taizhang.emptying import reading
from taizhang.emptying.balance import Outcome, Tally
from taizhang.emptying.models import Opening
from taizhang.emptying.slips import SlipStands, slips_of
from taizhang.ledger import numbers, queries
from taizhang.ledger.queries import Row
from taizhang.ledger.same import same_matter
from taizhang.people.directory import names
from taizhang.places.calendar import calendar
from taizhang.places.gazetteer import Gazetteer
from taizhang.tongue import local
from taizhang.web import dates, lamps, titles

ALIKE_MOST = 4
BRIEF = 12


class OpeningRead:
    """An opening with its slips, read once for a page."""

    def __init__(self, code: str, nth: int) -> None:
        """Read it. Two queries.

        Raises:
            Opening.DoesNotExist: there is none.
        """
        rows = Opening.objects.select_related("box__point__place")
        self.row = rows.get(box__point__code=code, number=nth)
        self.code, self.nth = code, nth
        self.slips = slips_of(self.row)
        counts: dict[Outcome, int] = {}
        for slip in self.slips:
            counts[slip.outcome] = counts.get(slip.outcome, 0) + 1
        self.tally = Tally(self.row.counted, counts)

    @property
    def community(self) -> str:
        """The code of the community that the box hangs in."""
        return Gazetteer().community_of(self.row.box.point.place.code)

    def chosen(self, asked: str) -> SlipStands | None:
        """Return the slip that is looked at: the one asked for, or the first that waits."""
        if asked.isdecimal():
            return next((slip for slip in self.slips if slip.n == int(asked)), None)
        return next((slip for slip in self.slips if slip.waits), None)


def opening_page(
    read: OpeningRead, current: SlipStands | None, at: dt.datetime
) -> OpeningPage:
    """Return the page of an opening. Two queries."""
    row, tally = read.row, read.tally
    people = names([row.opened_by, row.witness])
    cases = [slip.case for slip in read.slips if slip.case]
    rows = queries.rows_of(cases) if cases else {}
    roles = ((_("开箱"), row.opened_by), (_("监督"), row.witness))
    note = seal_note(row)
    shown = OpeningPage(
        code=read.code,
        box=local(row.box.point.name, row.box.point.name_en),
        nth=row.number,
        opened=dates.moment(row.opened_at, at),
        people=tuple(f"{role} {people[who].name}" for role, who in roles if who in people),
        seal=note or _("封条 %(number)s 完好") % {"number": row.seal_found},
        seal_odd=bool(note),
        stages=_stages(read),
        counted=tally.counted,
        recounted=_recounted(row),
        left=tally.left,
        decided=tally.decided,
        sums=sums(tally.outcomes, all_of_them=True),
        slips=tuple(_line(slip, rows) for slip in read.slips),
        lacking_photos=sum(not slip.photo and slip.waits for slip in read.slips),
        signed=row.signed_at is not None,
        reads=reading.available(),
        reading=sum(
            slip.waits and bool(slip.photo) and not slip.draft.read and not slip.draft.said
            for slip in read.slips
        ),
    )
    return _with_neighbours(shown, current) if current else shown


def alike(slip: SlipStands, said: Mapping[str, str]) -> tuple[AlikeShown, ...]:
    """Return what may be the same matter as a draft. Three queries, none where it says nothing."""
    if not slip.waits or not (said.get("place_text") or said.get("summary")):
        return ()
    place = ""
    if said.get("place_text"):
        found = Gazetteer().whereabouts(said["place_text"], said.get("community", ""))
        place = found.place
    words = said.get("summary", "")
    if not (place or words.strip()):
        return ()
    matters = same_matter(
        words=words,
        place=place,
        category=said.get("category", ""),
        today=localdate(),
        most=ALIKE_MOST,
    )
    return tuple(_alike(row, place) for row in matters.likely)


def _alike(row: Row, place: str) -> AlikeShown:
    return AlikeShown(
        number=row.number,
        label=numbers.label(row.number),
        title=titles.title(row.summary),
        lamp=lamps.shown(row, now(), calendar()),
        why=_("同一个地点") if place and row.place == place else _("说法相近"),
        open=row.status in OPEN and not row.to_confirm,
    )


def _stages(read: OpeningRead) -> tuple[Stage, ...]:
    tally, row = read.tally, read.row
    counted = tally.counted is not None
    photos = sum(bool(slip.photo) for slip in read.slips)
    count = {"n": tally.counted or 0}
    reached = 0 if not counted else 3 if tally.balanced else 2
    if counted and not photos and not tally.decided and tally.counted:
        reached = 1
    if row.signed_at:
        reached = 4
    told = (
        (
            _("启封清点"),
            ngettext("%(n)d 张", "%(n)d 张", count["n"]) % count if counted else "",
        ),
        (
            _("拍照"),
            ngettext("%(n)d 张", "%(n)d 张", photos) % {"n": photos} if photos else "",
        ),
        (_("核对登记"), f"{tally.decided} / {tally.counted}" if counted else ""),
        (_("复封签字"), row.seal_new),
    )
    return tuple(
        Stage(name, note, "done" if n < reached else "now" if n == reached else "ahead")
        for n, (name, note) in enumerate(told)
    )


def _line(slip: SlipStands, rows: Mapping[str, Row]) -> SlipLine:
    row = rows.get(slip.case)
    label = str(OUTCOMES[slip.outcome])
    if row:
        label = f"{label} {row.number.partition('-')[2]}"
    said = titles.title(row.summary) if row else slip.reason
    if slip.waits:
        typed = slip.draft.said.get("summary") or slip.draft.said.get("words", "")
        said = typed or (_("机器读过了") if slip.draft.read else "")
    return SlipLine(
        n=slip.n,
        outcome=slip.outcome.value,
        label=label,
        note=said if len(said) <= BRIEF else f"{said[:BRIEF]}…",
        pictured=bool(slip.photo),
        waits=slip.waits,
    )


def _recounted(row: Opening) -> str:
    if not row.recounted or row.first_count == row.counted:
        return ""
    told = {"first": row.first_count, "now": row.counted, "why": row.recounted}
    return _("先数 %(first)d 张，复点 %(now)d 张：%(why)s") % told


def _with_neighbours(page: OpeningPage, current: SlipStands) -> OpeningPage:
    last = len(page.slips)
    back = current.n - 1
    ahead = current.n + 1 if current.n < last else 0
    return replace(page, back=back, ahead=ahead)
