"""A resident agrees to look now and then how something was done elsewhere, or no longer does."""

from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Status
from taizhang.ledger.receipts import holder_of
from taizhang.tracking.matter import Matter, matter_of
from taizhang.tracking.opened import from_token
from taizhang.web.plain_forms import PlainForm, line
from taizhang.web.switched import switch_on
from taizhang.willing.directory import agree, is_willing, withdraw

STOP: Final = "stop"


def helps(matter: Matter, *, unlocked: bool) -> bool | None:
    """Return whether the holder agreed to help; None where they are not asked. One query."""
    over = matter.issue.status is Status.STRUCK_OFF and matter.voice is not None
    if not (unlocked and over and switch_on(Switch.LOOK_BACK)):
        return None
    return is_willing(matter.holder.case, matter.holder.voice)


class HelpForm(PlainForm):
    """Where to ring somebody who agrees; the number they left before serves as well."""

    phone = line(_("电话"), 32, _("不填就用原来留的"))
    token = forms.CharField(required=False, max_length=400, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict) -> None:
        """Bind `data`."""
        super().__init__(data)
        self.opened = from_token(data.get("token", ""))
        self.stops = data.get("act") == STOP
        holder = holder_of(self.opened.receipt) if self.opened else None
        self.matter = matter_of(holder) if holder else None

    def clean(self) -> dict[str, Any]:
        """Check that there is a number to ring."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        left = self.matter.phone if self.matter else ""
        if not self.stops and not (said.get("phone") or left):
            self.add_error("phone", _("还没写电话，写了街道才找得到您。"))
        return said

    def carry_out(self) -> bool:
        """Write it down; return whether anything could be."""
        matter, opened = self.matter, self.opened
        if (
            matter is None
            or opened is None
            or helps(matter, unlocked=opened.unlocked) is None
        ):
            return False
        held = matter.holder
        if self.stops:
            withdraw(held.case, held.voice)
        else:
            phone = self.cleaned_data["phone"].strip() or matter.phone
            agree(held.case, held.voice, matter.issue.community, phone, localdate())
        return True
