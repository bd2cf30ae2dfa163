"""Who holds a post: the form that says so, and its end."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.people.models import Holding, PostKind
from taizhang.people.posts import holding_on
from taizhang.roster.board import people
from taizhang.tongue import local
from taizhang.web.plain_forms import SINCE, PlainForm, day, words
from taizhang.web.selects import Select
from taizhang.web.uploads import UploadField

TEXTS = ("name", "phone", "hours", "duties", "pledge", "stand_in", "stand_in_phone")
LONG = 300


class HoldingForm(PlainForm):
    """Somebody with an account, or a name; how they are reached; what is told of them."""

    spans = {"person": 3, "name": 3, "phone": 3, "hours": 3}
    person = forms.ChoiceField(
        label=gettext_lazy("有账号的同事"),
        required=False,
        widget=Select,
        error_messages={
            "invalid_choice": gettext_lazy("没有这位同事，可能已经离岗。请另选一位。")
        },
    )
    name = words(gettext_lazy("或写姓名"), gettext_lazy("没有账号的人"), most=40)
    phone = words(gettext_lazy("电话"), gettext_lazy("有账号的不填就用账号里的"), most=32)
    hours = words(gettext_lazy("接电话的时间"), gettext_lazy("比如 8:30–17:30"), most=60)
    duties = words(gettext_lazy("职责"), gettext_lazy("不填就用岗位的"), 2, LONG)
    pledge = words(gettext_lazy("服务承诺"), gettext_lazy("不填就用岗位的"), 2, LONG)
    stand_in = words(
        gettext_lazy("B 岗姓名"), gettext_lazy("有账号的不填就用账号的 B 岗"), most=40
    )
    stand_in_phone = words(gettext_lazy("B 岗电话"), most=32)
    since = day(gettext_lazy("从哪天起"), said=SINCE)
    photo = UploadField(
        label=gettext_lazy("照片"), help_text=gettext_lazy("可不放；居民会看到")
    )
    shown = forms.BooleanField(label=gettext_lazy("姓名和电话公开给居民"), required=False)

    def __init__(
        self,
        data: Any = None,
        files: Any = None,
        *,
        kind: PostKind,
        place: str,
        row: Holding | None = None,
    ) -> None:
        """Begin with what stands; a new one begins today and is public."""
        super().__init__(data, files)
        self.kind, self.place, self.row = kind, place, row
        there = list(people())
        self._people = {each.pseudonym: each for each in there}
        grouped: dict[str, list[tuple[str, str]]] = {}
        for each in there:
            unit = local(each.unit.name, each.unit.name_en)
            said = f"{local(each.name, each.name_en)} {local(each.title, each.title_en)}"
            grouped.setdefault(unit, []).append((each.pseudonym, said.strip()))
        self.fields["person"].choices = [("", _("（没有账号）")), *grouped.items()]  # type: ignore[attr-defined]
        self.initial.update({"since": localdate(), "shown": True})
        if row:
            self.initial.update({name: getattr(row, name) for name in TEXTS})
            self.initial.update({"since": row.since, "shown": row.shown})
            self.initial["person"] = row.person.pseudonym if row.person else ""

    def clean_since(self) -> dt.date:
        """Check that the post has begun: who begins later is entered then."""
        since: dt.date = self.cleaned_data["since"]
        if since > localdate():
            raise forms.ValidationError(_("这一天还没到。到任那天再记，或写已到任的日子。"))
        return since

    def clean(self) -> dict[str, Any]:
        """Check that somebody is named, once, and not the same person twice."""
        said: dict[str, Any] = super().clean() or {}
        person = self._people.get(said.get("person", ""))
        if not person and not said.get("name"):
            self.add_error("name", _("还没写是谁。请选一位同事，或写姓名。"))
        if person:
            said["name"] = ""
            others = holding_on(localdate()).filter(
                kind=self.kind, place=self.place, person=person
            )
            if others.exclude(pk=self.row.pk if self.row else 0).exists():
                self.add_error("person", _("这位同事已经在这个岗位上了。"))
        return said

    def write(self) -> Holding:
        """Write who holds the post, and return it."""
        said = self.cleaned_data
        row = self.row or Holding(kind=self.kind, place=self.place)
        for name in (*TEXTS, "since", "shown"):
            setattr(row, name, said[name])
        row.person = self._people.get(said["person"])
        pictures = [kept.sha256 for kept in said["photo"] if kept.pictured]
        row.photo = pictures[-1] if pictures else row.photo
        row.save()
        return row
