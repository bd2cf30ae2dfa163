"""What somebody has, spelled out, and the form that gives it to one other person."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.core.vocabulary import Duty
from taizhang.people.models import User
from taizhang.people.posts import holding_on
from taizhang.places.gazetteer import Gazetteer
from taizhang.roster.board import people
from taizhang.tongue import local
from taizhang.web.addresses import ledger_url
from taizhang.web.plain_forms import PlainForm
from taizhang.web.selects import Select


@dataclass(frozen=True)
class Carried:
    """Posts by name and place, the people stood in for, and where their matters stand."""

    posts: tuple[str, ...]
    stands_in_for: tuple[str, ...]
    matters_url: str


def carried(leaver: User, on: dt.date | None = None) -> Carried:
    """Return what `leaver` has, by name. Two queries."""
    places = Gazetteer()
    posts = holding_on(on or localdate()).filter(person=leaver)
    return Carried(
        posts=tuple(
            f"{places.name_of(held.place)} {local(held.kind.name, held.kind.name_en)}"
            for held in posts
        ),
        stands_in_for=tuple(
            local(row.name, row.name_en) for row in User.objects.filter(backup=leaver)
        ),
        matters_url=ledger_url(phase="open", handler=leaver.pseudonym),
    )


class HandOverForm(PlainForm):
    """Chooses to whom everything goes."""

    to = forms.ChoiceField(
        label=gettext_lazy("全部交给"),
        help_text=gettext_lazy("事项、岗位、代班一次交完，有一样不成就都不动"),
        widget=Select,
        error_messages={
            "required": gettext_lazy("还没选交给谁。请选一位同事。"),
            "invalid_choice": gettext_lazy("没有这位同事，可能已经离岗。请另选一位。"),
        },
    )

    def __init__(self, data: Any = None, *, leaver: User) -> None:
        """Offer those who could do it; colleagues of the same unit stand first."""
        super().__init__(data)
        rows = people().select_related("unit", "role")
        there = [row for row in rows if row.pk != leaver.pk and _handles(row, leaver)]
        self._people = {row.pseudonym: row for row in there}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for row in sorted(there, key=lambda row: row.unit_id != leaver.unit_id):
            unit = local(row.unit.name, row.unit.name_en)
            words = f"{local(row.name, row.name_en)} {local(row.title, row.title_en)}"
            grouped.setdefault(unit, []).append((row.pseudonym, words.strip()))
        self.fields["to"].choices = [("", _("请选一位")), *grouped.items()]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> User | None:
        """To whom it goes."""
        return self._people.get(self.cleaned_data.get("to", ""))


def _handles(row: User, leaver: User) -> bool:
    """Return whether `row` may do what `leaver` did: matters go to who handles matters."""
    needed = Duty.HANDLE in leaver.role.duties
    return not needed or Duty.HANDLE in row.role.duties
