"""Forms of the board: until when somebody is away, and who stands in for them."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.people.absences import LONGEST
from taizhang.people.models import User
from taizhang.roster.board import people
from taizhang.tongue import local
from taizhang.web.plain_forms import PlainForm
from taizhang.web.selects import Select


class AwayForm(PlainForm):
    """Says that somebody is away: today, or up to and with a day."""

    until = forms.DateField(
        label=gettext_lazy("到哪天（含当天）"),
        help_text=gettext_lazy("不填就是今天"),
        required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "invalid": gettext_lazy("日期看不懂。请写成 2026-11-23 这样。"),
        },
    )

    def clean_until(self) -> dt.date:
        """Take today where nothing was said; nobody is away until yesterday."""
        until: dt.date = self.cleaned_data["until"] or localdate()
        if until < localdate():
            raise forms.ValidationError(_("这一天已经过了。请选今天或以后的一天。"))
        if until > localdate() + LONGEST:
            raise forms.ValidationError(
                _("最多记一年。离开更久，请先把手上的事移交给同事。")
            )
        return until


class BackupForm(PlainForm):
    """Names who stands in for somebody."""

    backup = forms.ChoiceField(
        label=gettext_lazy("B 岗"),
        help_text=gettext_lazy("不在的时候，事情、灯和电话都转给这位同事"),
        required=False,
        widget=Select,
        error_messages={
            "invalid_choice": gettext_lazy("没有这位同事，可能已经离岗。请另选一位。")
        },
    )

    def __init__(self, data: Any = None, *, person: User) -> None:
        """Offer everybody else, the colleagues of the same unit first."""
        super().__init__(data)
        there = [row for row in people() if row.pk != person.pk]
        self.people = {row.pseudonym: row for row in there}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for row in sorted(there, key=lambda row: row.unit_id != person.unit_id):
            words = f"{local(row.name, row.name_en)} {local(row.title, row.title_en)}"
            unit = local(row.unit.name, row.unit.name_en)
            grouped.setdefault(unit, []).append((row.pseudonym, words.strip()))
        self.fields["backup"].choices = [("", _("还没有定")), *grouped.items()]  # type: ignore[attr-defined]
        self.initial["backup"] = person.backup.pseudonym if person.backup else ""

    @property
    def chosen(self) -> User | None:
        """Whoever was chosen, None for nobody."""
        return self.people.get(self.cleaned_data["backup"])
