"""What posts and committees are called: rows of the office's own, edited here."""

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.people.models import Committee, PostKind
from taizhang.roster.holding import LONG
from taizhang.tongue import local
from taizhang.web.plain_forms import PlainForm, words
from taizhang.web.selects import Select

FIELDS = ("name", "name_en", "level", "leads", "order", "active")
TEXTS = ("duties", "duties_en", "pledge", "pledge_en")


class KindForm(PlainForm):
    """A post: its name, where there is one, and what everybody is told of its holder."""

    spans = {"name": 3, "name_en": 3, "level": 3, "committee": 3}
    name = words(gettext_lazy("岗位叫什么"), gettext_lazy("如 网格长、卫生监督员"), most=40)
    name_en = words(gettext_lazy("英文名"), gettext_lazy("可不填"), most=80)
    level = forms.ChoiceField(
        label=gettext_lazy("设在哪一级"), widget=Select, choices=PostKind.Level.choices
    )
    committee = forms.ChoiceField(
        label=gettext_lazy("属于哪个会"), required=False, widget=Select
    )
    duties = words(gettext_lazy("职责"), gettext_lazy("居民会看到"), 2, LONG)
    duties_en = words(gettext_lazy("职责（英文）"), gettext_lazy("可不填"), 2, 2 * LONG)
    pledge = words(gettext_lazy("服务承诺"), gettext_lazy("居民会看到"), 2, LONG)
    pledge_en = words(gettext_lazy("服务承诺（英文）"), gettext_lazy("可不填"), 2, 2 * LONG)
    order = forms.IntegerField(
        label=gettext_lazy("排第几"),
        min_value=0,
        max_value=999,
        initial=50,
        error_messages={
            name: gettext_lazy("要写 0 到 999 的数。")
            for name in ("required", "invalid", "min_value", "max_value")
        },
    )
    leads = forms.BooleanField(
        label=gettext_lazy("是这一级的负责人，四项都公开给居民"), required=False
    )
    active = forms.BooleanField(label=gettext_lazy("在用"), required=False, initial=True)

    def __init__(self, data: Any = None, *, row: PostKind | None = None) -> None:
        """Begin with what stands."""
        super().__init__(data)
        self.row = row
        self._committees = {each.code: each for each in Committee.objects.order_by("order")}
        offered = [
            (each.code, local(each.name, each.name_en))
            for each in self._committees.values()
        ]
        self.fields["committee"].choices = [("", _("都不属于")), *offered]  # type: ignore[attr-defined]
        if row:
            self.initial.update({name: getattr(row, name) for name in (*FIELDS, *TEXTS)})
            self.initial["committee"] = row.committee.code if row.committee else ""

    def clean_name(self) -> str:
        """Check that it has a name."""
        name = str(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("还没写岗位叫什么。"))
        return name

    def write(self) -> PostKind:
        """Write the post, and return it."""
        row = self.row or PostKind(code=f"post-{secrets.token_hex(5)}")
        for name in (*FIELDS, *TEXTS):
            setattr(row, name, self.cleaned_data[name])
        row.committee = self._committees.get(self.cleaned_data["committee"])
        row.save()
        return row


class CommitteeForm(PlainForm):
    """A committee: its name."""

    name = words(gettext_lazy("名称"), gettext_lazy("如 庭院管委会"), most=40)
    name_en = words(gettext_lazy("英文名"), gettext_lazy("可不填"), most=80)

    def __init__(self, data: Any = None, *, row: Committee | None = None) -> None:
        """Begin with what stands."""
        super().__init__(data)
        self.row = row
        if row:
            self.initial.update({"name": row.name, "name_en": row.name_en})

    def clean_name(self) -> str:
        """Check that it has a name."""
        name = str(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("还没写名称。"))
        return name

    def write(self) -> None:
        """Write the committee."""
        row = self.row or Committee(
            code=f"committee-{secrets.token_hex(5)}", order=Committee.objects.count()
        )
        row.name, row.name_en = self.cleaned_data["name"], self.cleaned_data["name_en"]
        row.save()
