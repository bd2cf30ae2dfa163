"""“Somebody rang me” (有人给我打了电话): who and what, in two fields, on a leader's own phone."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.vocabulary import Actor, Channel, Nature, Urgency
from taizhang.ledger.writing import Done
from taizhang.places import directory
from taizhang.places.gazetteer import Gazetteer
from taizhang.reading.line import Known, Reading, read
from taizhang.reading.pieces import Confidence, Kind
from taizhang.web.acting import KeyedForm, submitted, text_field

# Where the words do not tell, the counter decides when it takes the matter on.
UNSORTED = "other"


class RungForm(KeyedForm):
    """Passes on what somebody said on the phone. The counter does the rest."""

    who = text_field(_("谁打来的"), hint=_("姓名、电话，知道什么写什么"))
    what = text_field(_("什么事"), rows=4, hint=_("在哪里、怎么了，照他说的写"))

    def clean_what(self) -> str:
        """Check that something was said."""
        what = str(self.cleaned_data["what"])
        if not what.strip():
            raise ValidationError(_("还没写是什么事。一句话就行，比如“楼道灯不亮”。"))
        return what


def passed_on(form: RungForm, by: Actor) -> Done | None:
    """Put it on the ledger for the counter to take on. None where it is refused."""
    said = form.cleaned_data
    known = _known()
    who, what = read(said["who"], known, now()), read(said["what"], known, now())
    command = co.RegisterIssue(
        summary=what.summary.value or what.place_text.value,
        words=said["what"],
        channel=Channel.PHONE,
        nature=Nature(what.nature.value),
        category=_category(what, known.categories),
        urgency=Urgency.ORDINARY,
        community=what.community or who.community,
        place=what.place or who.place,
        place_text=what.place_text.value or who.place_text.value,
        reporter=_reporter(who, said["who"]),
        phone=who.phone.value or what.phone.value,
    )
    return submitted(form, "", "", [command], by)


def _reporter(who: Reading, typed: str) -> str:
    """Return whoever rang: the name, or all that was said of them but for number and place."""
    if who.reporter.value:
        return who.reporter.value
    kept = (each.text for each in who.pieces if each.kind not in {Kind.PHONE, Kind.PLACE})
    return "".join(kept).strip(" ,，、\n") if typed.strip() else ""


def _category(what: Reading, names: Mapping[str, Any]) -> str:
    if what.category.confidence is Confidence.SURE or UNSORTED not in names:
        return what.category.value or next(iter(names), "")
    return UNSORTED


def _known() -> Known:
    gazetteer = Gazetteer()
    kinds = directory.categories()
    above = {each.parent for each in kinds}
    return Known(
        whereabouts=lambda text: gazetteer.whereabouts(text, ""),
        categories={each.code: each.chinese for each in kinds if each.code not in above},
    )
