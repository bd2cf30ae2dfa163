"""The form in which an office keeps one of its ways in."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core.vocabulary import Asked, Channel
from taizhang.people.directory import at_work
from taizhang.people.models import random_letters
from taizhang.ways.directory import forget_names
from taizhang.ways.models import Way
from taizhang.web.plain_forms import CHOOSE, PlainForm, line
from taizhang.web.selects import offer
from taizhang.web.wording import choices

KEPT = ("name", "name_en", "asks", "first_contact", "order", "active")


class WayForm(PlainForm):
    """A way in: what it is called, what must be said, and who answers for it first."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    name = line(_("名称"), 40, needed=_("名称不能空着。"))
    name_en = line(_("英文"), 80)
    channel = forms.ChoiceField(
        label=_("属于哪一类"), help_text=_("统计和导出按这一类"), error_messages=CHOOSE
    )
    asks = forms.MultipleChoiceField(
        label=_("登记时必须写明"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("没写就登记不了；居民自己在网上反映的不受此限"),
        error_messages=CHOOSE,
    )
    first_contact = forms.ChoiceField(
        label=_("首问责任人"), required=False, error_messages=CHOOSE
    )
    order = forms.IntegerField(
        label=_("排在第几"),
        min_value=0,
        max_value=999,
        error_messages={
            "required": _("还没写排在第几。"),
            "invalid": _("这里要写一个数。"),
        },
    )
    active = forms.BooleanField(label=_("在用"), required=False)

    def __init__(self, data: Any = None, *, row: Way | None = None) -> None:
        """Offer the channels, what can be asked, and who works here."""
        self.row = row
        super().__init__(data, initial=_told(row))
        people = [(each.pseudonym, each.name) for each in at_work()]
        offer(self, "channel", choices(Channel))
        offer(self, "asks", choices(Asked))
        nobody = ("", gettext("谁登记谁负责"))
        offer(self, "first_contact", [nobody, *people])
        self.initial["seen"] = mark(row)
        if row is not None:
            # What is on the ledger under it stays counted where it was.
            del self.fields["channel"]

    def clean(self) -> dict[str, Any]:
        """Check that it still stands as its reader saw it."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seen") != mark(self.row):
            self.overtaken()
        return said

    def write(self) -> None:
        """Write it down."""
        said = self.cleaned_data
        told = {name: said[name] for name in KEPT}
        if self.row is None:
            Way.objects.create(code=random_letters(), channel=said["channel"], **told)
        else:
            Way.objects.filter(pk=self.row.pk).update(**told)
        forget_names()


def mark(row: Way | None) -> str:
    """Return what tells whether `row` changed since somebody looked."""
    if row is None:
        return ""
    return hashlib.sha256(repr([getattr(row, n) for n in KEPT]).encode()).hexdigest()


def _told(row: Way | None) -> dict[str, Any]:
    if row is None:
        return {"active": True, "order": Way.objects.count()}
    return {name: getattr(row, name) for name in KEPT}
