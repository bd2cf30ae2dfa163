"""Forms in which the office keeps the members of the council, and their kinds."""

import hashlib
import uuid
from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.agreements.models import Member, MemberKind
from taizhang.people.models import random_letters
from taizhang.places.names import communities_there
from taizhang.tongue import local
from taizhang.web.plain_forms import CHOOSE, PlainForm, day, line
from taizhang.web.selects import offer


class MemberForm(PlainForm):
    """Somebody who sits in the council."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    name = line(_("姓名"), 40, needed=_("还没写姓名。"))
    kind = forms.ChoiceField(label=_("类别"), error_messages=CHOOSE)
    community = forms.ChoiceField(label=_("社区"), required=False, error_messages=CHOOSE)
    phone = line(_("电话"), 32)
    since = day(_("从哪天起"))
    until = day(_("到哪天止"), _("还在任的不填"), required=False)
    looks_again = forms.BooleanField(
        label=_("本人同意参加复核"),
        required=False,
        help_text=_("办结的事请他再看一眼，要先问过本人"),
    )

    def __init__(self, data: Any = None, *, row: Member | None = None, **rest: Any) -> None:
        """Offer the kinds in use and the communities; a number that is kept is not shown."""
        super().__init__(data, **rest)
        self.row = row
        kinds = MemberKind.objects.order_by("order", "pk")
        held = row.kind_id if row else None
        offer(
            self,
            "kind",
            [(k.code, local(k.name, k.name_en)) for k in kinds if k.active or k.pk == held],
        )
        offer(self, "community", [("", gettext("全街道")), *communities_there().items()])
        if row and row.phone:
            self.fields["phone"].help_text = gettext("已经记过，不改就空着")

    def clean(self) -> dict[str, Any]:
        """Check that nobody leaves before they came."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = said.get("since"), said.get("until")
        if since and until and until < since:
            self.add_error("until", _("结束日期早于开始日期。请核对。"))
        return said

    def write(self) -> bool:
        """Write the member; False: somebody else changed them meanwhile."""
        said = self.cleaned_data
        names = ("name", "community", "since", "until", "looks_again")
        told: dict[str, Any] = {name: said[name] for name in names}
        told["kind"] = MemberKind.objects.get(code=said["kind"])
        if said["phone"] or self.row is None:
            told["phone"] = said["phone"]
        if self.row is None:
            Member.objects.get_or_create(key=said["key"], defaults=told)
            return True
        here = Member.objects.filter(pk=self.row.pk, version=said["version"])
        if here.update(version=said["version"] + 1, **told):
            return True
        self.overtaken()
        return False

    @staticmethod
    def told_by(row: Member) -> dict[str, Any]:
        """Return what the form of `row` holds before anybody changes it; never the number."""
        return {**vars(row), "kind": row.kind.code, "phone": ""}


class KindsForm(PlainForm):
    """The kinds of members: renamed, retired, added."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)
    new_name = line(_("加一个类别"), 40)
    new_name_en = line(_("英文"), 80)

    def __init__(self, data: Any = None) -> None:
        """Make fields for each kind there is."""
        super().__init__(data)
        self.kinds = list(MemberKind.objects.order_by("order", "pk"))
        stand = [(k.code, k.name, k.name_en, k.active) for k in self.kinds]
        self.mark = hashlib.sha256(repr(stand).encode()).hexdigest()
        self.initial["seen"] = self.mark
        for kind in self.kinds:
            for name, field in _fields().items():
                self.fields[f"{name}_{kind.code}"] = field
                self.initial[f"{name}_{kind.code}"] = getattr(kind, name)

    @property
    def rows(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each kind, after its name."""
        return [
            (k.name, [self[f"{name}_{k.code}"] for name in _fields()]) for k in self.kinds
        ]

    def clean(self) -> dict[str, Any]:
        """Check that the kinds still stand as their reader saw them."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("seen") != self.mark:
            self.overtaken()
        return said

    def write(self) -> None:
        """Write the kinds."""
        said = self.cleaned_data
        with transaction.atomic():
            for kind in self.kinds:
                for name in _fields():
                    setattr(kind, name, said[f"{name}_{kind.code}"])
                kind.save()
            if said["new_name"]:
                MemberKind.objects.create(
                    code=random_letters(),
                    name=said["new_name"],
                    name_en=said["new_name_en"],
                    order=len(self.kinds),
                )


def _fields() -> dict[str, forms.Field]:
    return {
        "name": line(_("名称"), 40, needed=_("名称不能空着。")),
        "name_en": line(_("英文"), 80),
        "active": forms.BooleanField(label=_("在用"), required=False),
    }
