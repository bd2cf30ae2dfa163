"""From the guide to the ledger: somebody is asked to come, by the same gate as any matter."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from taizhang.core.refusals import Refused
from taizhang.core.texts import WORDS_MAX
from taizhang.gate import remembering
from taizhang.gate.reports import Report
from taizhang.gate.taking import NOTICE, Taken, take
from taizhang.guides.forms import AskForm
from taizhang.guides.shelf import GuideShown
from taizhang.ledger import book
from taizhang.places.directory import home_service_code
from taizhang.places.gazetteer import Gazetteer


def asked(request: HttpRequest, form: AskForm, guide: GuideShown) -> Taken | None:
    """Take in what `form` asks; None where not, and `form` says why."""
    report = _report(form, guide)
    report = replace(report, key=remembering.same_form(request.session, report))
    try:
        taken = take(report, form.solution, request, notice=NOTICE)
    except Refused as refused:
        form.refuse(refused.refusals)
        return None
    except book.KeyReused:
        form.add_error(
            None, _("您刚才已经请过一次，这次写的不一样。要补充，请到“查进度”里接着写。")
        )
        return None
    remembering.remember(request.session, taken)
    remembering.note_form(request.session, report)
    return taken


def _report(form: AskForm, guide: GuideShown) -> Report:
    said = form.cleaned_data
    where = Gazetteer().whereabouts(said["place_text"], "")
    # The ledger is kept in Chinese, whatever language the form was read in.
    words = f"请人上门代办：{guide.chinese}。\n{said['words']}".strip()
    return Report(
        key=str(said["key"]),
        words=words[:WORDS_MAX],
        category=home_service_code(),
        community=where.community,
        place=where.place,
        place_text=said["place_text"],
        reporter=said["reporter"],
        phone=said["phone"],
    )
