"""Opening an incident."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.people.models import random_letters
from taizhang.ways.models import Incident
from taizhang.web.plain_forms import TOO_LONG, PlainForm, line

HOURS_MOST = 720
HOURS = {
    "required": _("还没写几小时内办完。"),
    "invalid": _("这里要写小时数，比如 24。"),
    "min_value": _("时限至少 1 小时。"),
    "max_value": _("时限最多 720 小时（30 天）。"),
}


class IncidentForm(PlainForm):
    """Opens an incident: what it is called, and within how many hours its matters are to end."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    name = line(
        _("叫什么"), 40, _("如：11 月 21 日暴雨、松柏社区停电"), needed=_("还没写叫什么。")
    )
    name_en = line(_("英文"), 80)
    hours = forms.IntegerField(
        label=_("几小时内办完"),
        min_value=1,
        max_value=HOURS_MOST,
        initial=24,
        help_text=_("每件从归入起算；原来的时限更早就还按原来的"),
        error_messages=HOURS,
    )
    told = forms.CharField(
        label=_("居民问起怎么说"),
        max_length=200,
        required=False,
        help_text=_("可不填；登记和接电话的人照着说"),
        widget=forms.Textarea({"rows": 2}),
        error_messages=TOO_LONG,
    )

    def write(self, by: str, at: Any) -> str:
        """Open it, once however often the form is sent; return its code."""
        said = dict(self.cleaned_data)
        key = said.pop("key")
        told = {**said, "code": f"n-{random_letters()}", "opened_by": by, "opened_at": at}
        row, _new = Incident.objects.get_or_create(key=key, defaults=told)
        return row.code
