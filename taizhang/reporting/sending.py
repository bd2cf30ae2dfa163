"""From the form of a resident to the gate: one press is one matter, whatever comes of it."""

from dataclasses import replace
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import override

from taizhang.core.refusals import Refused
from taizhang.gate import remembering
from taizhang.gate.reports import Report, receipts_for
from taizhang.gate.taking import NOTICE, Taken, take
from taizhang.ledger import book, numbers
from taizhang.places.directory import categories
from taizhang.places.gazetteer import Gazetteer
from taizhang.places.names import category_names
from taizhang.reporting.forms import ReportForm
from taizhang.reporting.similar import about
from taizhang.reporting.whereabouts import Here

USUAL: Final = "other"


def sent(
    request: HttpRequest, form: ReportForm, where: Here, category: str = ""
) -> Taken | None:
    """Take in what `form` says at the place `where`; None where not, and `form` says why.

    `category`: what kind of matter it is, where somebody was asked.
    """
    report = report_from(form, where, category)
    report = replace(report, key=remembering.same_form(request.session, report))
    try:
        taken = take(report, form.solution, request, notice=NOTICE)
    except Refused as refused:
        form.refuse(refused.refusals)
        return None
    except book.KeyReused:
        _sent_before(request, form)
        return None
    lost = taken.photos_lost + form.photos_field.lost
    taken = replace(taken, photos_lost=lost)
    remembering.remember(request.session, taken)
    remembering.note_form(request.session, report)
    return taken


def report_from(form: ReportForm, where: Here, category: str = "") -> Report:
    """Return what `form` says, as it is carried out or held."""
    said = form.cleaned_data
    place, community, text = where.place, where.community, where.written
    if said["place_text"]:
        found = Gazetteer().whereabouts(said["place_text"], "")
        place, community, text = found.place, found.community, said["place_text"]
    report = Report(
        key=str(said["key"]),
        words=said["words"],
        category=category or usual_category(),
        community=community,
        place=place,
        place_text=text,
        reporter=said["reporter"],
        phone=said["phone"],
        photos=said["photos"],
    )
    matter = about(form.about)
    if matter is None:
        return report
    return replace(
        report,
        about=matter.case,
        category=matter.category,
        place=matter.place,
        community=matter.community,
        again=_again(matter.category),
    )


def _again(category: str) -> str:
    """Return how a matter is called that came back; the ledger is kept in Chinese."""
    with override(settings.LANGUAGE_CODE):
        kind = category_names().get(category, "")
    return f"{kind}又有问题" if kind else ""


def usual_category() -> str:
    """Return the kind that a matter has before anybody sorted it. One query."""
    there = [each.code for each in categories()]
    return USUAL if USUAL in there else there[-1]


def _sent_before(request: HttpRequest, form: ReportForm) -> None:
    """Say that the form came before with other words, and with which receipt."""
    known = {each.receipt for each in remembering.receipts(request.session)}
    given = [r for r in receipts_for(str(form.cleaned_data["key"])) if r in known]
    words = _(
        "您刚才已经提交过一次%(number)s，这次写的不一样。要补充，请到“查进度”里接着写；"
        "是另外一件事，就再按一次提交。"
    )
    number = (
        _("，回执号 %(number)s") % {"number": numbers.spaced(given[0])} if given else ""
    )
    form.add_error(None, words % {"number": number})
    form.begin_anew()
