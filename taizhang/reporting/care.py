"""The large-type form: one question a page, kept sealed in the session between them.

Each page is an address of its own, so the browser's back button leads to the question
before, with the answer that was given to it.
"""

import uuid
from typing import Any, Final

from django import forms
from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from taizhang.keys.envelopes import Envelope, as_text, from_text
from taizhang.keys.sealing import Unreadable
from taizhang.places.names import category_names
from taizhang.reporting.forms import ReportForm
from taizhang.web.acting import text_field
from taizhang.web.phones import check_mobile

KEY: Final = "reporting:care"
_ENVELOPE: Final = Envelope("session", "reporting:care")
KIND, WORDS, PHONE = "kind", "words", "phone"
STEPS: Final = (KIND, WORDS, PHONE)
# What people at the counter come with most often, in the words they use for it.
KINDS: Final = (
    ("street-lights", _("楼道路灯")),
    ("heating", _("水电暖气")),
    ("litter", _("垃圾卫生")),
    ("noise", _("邻居吵闹")),
    ("certificates", _("办事咨询")),
    ("other", _("别的事")),
)
Answers = dict[str, Any]


class KindForm(forms.Form):
    """Asks what kind of matter it is."""

    use_required_attribute = False
    category = forms.ChoiceField(
        label=_("您遇到什么事？"),
        widget=forms.RadioSelect,
        required=False,
    )

    def __init__(self, *rest: Any, **named: Any) -> None:
        """Offer what this office has of the usual kinds."""
        super().__init__(*rest, **named)
        there = category_names()
        offered = [kind for kind in KINDS if kind[0] in there]
        self.fields["category"].choices = offered  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """Asks what the matter is, and where."""

    use_required_attribute = False
    words = text_field(
        _("说说是什么事"), rows=4, hint=_("可以点输入法上的话筒，说出来就行")
    )
    place_text = text_field(_("在哪儿"), hint=_("比如锦绣家园 3 号楼，可不填"))

    def clean_words(self) -> str:
        """Check that something was said."""
        words = str(self.cleaned_data["words"]).strip()
        if not words:
            raise ValidationError(_("还没写是什么事。一句话就行，比如“楼道灯不亮”。"))
        return words


class PhoneForm(forms.Form):
    """Asks whom to call back."""

    use_required_attribute = False
    phone = text_field(_("您的电话"), hint=_("可不留，留了好给您回话"))
    reporter = text_field(_("怎么称呼您"), hint=_("可不填"))

    def clean_phone(self) -> str:
        """Check that a mobile number has its eleven digits."""
        return check_mobile(str(self.cleaned_data["phone"]))


FORMS: Final[dict[str, type[forms.Form]]] = {
    KIND: KindForm,
    WORDS: WordsForm,
    PHONE: PhoneForm,
}


def answers(session: SessionBase) -> Answers:
    """Return what was answered so far; {} where nothing was."""
    try:
        held: Answers = _ENVELOPE.opened_json(from_text(session.get(KEY, "")))
    except Unreadable:
        return {}
    return held


def keep(session: SessionBase, said: Answers) -> None:
    """Keep what was answered, until the form is sent."""
    session[KEY] = as_text(_ENVELOPE.sealed_json(said))


def begun() -> Answers:
    """Return the answers of a form that was just begun: a key, and nothing else."""
    return {"key": str(uuid.uuid4())}


def whole_form(request: HttpRequest, said: Answers) -> ReportForm:
    """Return everything that was answered as the form that it would be on one page."""
    data = request.POST.copy()
    for name, value in said.items():
        data[name] = value
    return ReportForm(request, data)
