"""What narrows the audit: who, what, about which matter, from which day to which."""

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.audit.kinds import Kind
from taizhang.audit.reading import Narrowing
from taizhang.auditing.words import KINDS
from taizhang.core.clocks import OFFICE_ZONE
from taizhang.people.directory import Person
from taizhang.web.selects import Select

ONE_DAY = dt.timedelta(days=1)
NUMBER = re.compile(r"\D*(?:(\d{4})\D+)?(\d{1,9})\D*")


def _day(label: Any) -> forms.DateField:
    picker = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, widget=picker, input_formats=["%Y-%m-%d"]
    )


class NarrowForm(forms.Form):
    """Narrows the audit by its address. Nothing is required; what means nothing is said."""

    who = forms.ChoiceField(label=gettext_lazy("谁"), required=False, widget=Select)
    kind = forms.ChoiceField(label=gettext_lazy("做了什么"), required=False, widget=Select)
    about = forms.CharField(
        label=gettext_lazy("哪件事"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("台账编号，如 2026-1286"),
    )
    since = _day(gettext_lazy("从"))
    until = _day(gettext_lazy("到"))

    def __init__(self, data: Any, *, people: Mapping[str, Person]) -> None:
        """Offer the `people` of the office, those who left as well."""
        super().__init__(data)
        offered = [("", _("不限")), *((p.pseudonym, _shown(p)) for p in people.values())]
        self.fields["who"].choices = offered  # type: ignore[attr-defined]
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            ("", _("不限")),
            *((kind.value, str(KINDS[kind])) for kind in Kind),
        ]
        self.full_clean()

    def clean_about(self) -> str:
        """Return the number as addresses have it, however it was typed."""
        typed = str(self.cleaned_data["about"])
        if not typed:
            return ""
        found = NUMBER.fullmatch(typed)
        if found is None:
            raise forms.ValidationError(_("这不是台账编号。请写成 2026-1286 这样。"))
        return f"{found[1] or localdate().year}-{int(found[2])}"

    @property
    def asked(self) -> Narrowing:
        """What is looked for; fields with mistakes narrow nothing."""
        said = self.cleaned_data
        since, until = said.get("since"), said.get("until")
        return Narrowing(
            who=said.get("who", ""),
            kind=said.get("kind", ""),
            about=said.get("about", ""),
            since=_begin(since) if since else None,
            until=_begin(until + ONE_DAY) if until else None,
        )

    @property
    def narrowed_by(self) -> list[str]:
        """The names of the fields that narrow, sorted."""
        return sorted(name for name, said in self.cleaned_data.items() if said)


def _begin(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), OFFICE_ZONE)


def _shown(person: Person) -> str:
    return f"{person.name} · {person.unit_name}"
