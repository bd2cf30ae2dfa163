"""The form on which a leader follows a matter up (督办单): demanded, answered, signed."""

import datetime as dt

from django.utils.translation import gettext as _

from taizhang.core import events as ev
from taizhang.core.issue import Supervision
from taizhang.ledger.queries import IssueFile
from taizhang.places.directory import office
from taizhang.printing.approval import PHOTOS, matter_of
from taizhang.printing.matters import Matter, day, evidence, fields, moment
from taizhang.printing.shown import Approval, Field
from taizhang.web import masking
from taizhang.web.codes import drawn
from taizhang.web.naming import Naming


def supervision(
    file: IssueFile, demanded: Supervision, known: Naming, stamp: str, address: str
) -> Approval:
    """Return the form of an issue that is followed up. No query."""
    matter = matter_of(file, known)
    return Approval(
        title=_("%(office)s民情事项督办单") % {"office": office().name},
        number=matter.number,
        stamp=stamp,
        before=(*fields(matter), *_demanded(matter, demanded)),
        photos_label=_("证据照片"),
        photos=evidence(matter)[:PHOTOS],
        more="",
        after=(Field(_("承办单位答复"), _answer(matter, demanded), wide=True, lines=6),),
        boxes=_boxes(),
        address=address,
        qr=drawn(address, "l"),
    )


def _demanded(matter: Matter, demanded: Supervision) -> tuple[Field, ...]:
    entry = matter.entry(demanded.seq)
    assert isinstance(entry.event, ev.IssueSupervised)
    known = matter.known
    kind = _("挂牌督办") if demanded.listed else _("督办")
    return (
        Field(
            _("督办人"),
            f"{kind} · {moment(entry.at)} · {known.who(demanded.by)}",
            wide=True,
        ),
        Field(_("督办要求"), masking.words(entry.event.demand), wide=True, lines=4),
        Field(_("答复期限"), _by(demanded.answer_by)),
        Field(_("包保领导"), known.person(demanded.leader) if demanded.leader else ""),
    )


def _by(on: dt.date) -> str:
    return _("%(day)s 前") % {"day": day(on)}


def _answer(matter: Matter, demanded: Supervision) -> str:
    """Return what the handling unit wrote first after it was demanded; "" to be written."""
    said = (
        entry.event.text
        if isinstance(entry.event, ev.ProgressRecorded)
        else entry.event.result
        for entry in matter.file.entries
        if entry.seq > demanded.seq
        and entry.seq in matter.file.stands
        and isinstance(entry.event, ev.ProgressRecorded | ev.HandlingReported)
    )
    return masking.words(next(said, ""))


def _boxes() -> tuple[tuple[str, str], ...]:
    line = _("签字：　　　　　　　年　　月　　日")
    names = (_("签发领导"), _("承办单位负责人"), _("包保领导意见"), _("督办办结"))
    return tuple((name, line) for name in names)
