"""Somewhere people go (党群服务站, counters, boxes): adding one, putting it right, closing it."""

import secrets
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.places.changing import Who
from taizhang.places.models import Place, Point
from taizhang.places.recording import Recording
from taizhang.web.plain_forms import PlainForm, words

FIELDS = ("kind", "name", "name_en", "address", "address_en", "hours", "phone")


class PointForm(PlainForm):
    """A point with everything that residents see of it."""

    kind = forms.ChoiceField(
        label=_("类型"), widget=forms.RadioSelect, choices=Point.Kind.choices
    )
    name = words(_("名称"))
    name_en = words(_("英文名"), _("可不填"), most=120)
    address = words(_("地址"), _("写到进门认得的地方，比如“3 号楼东侧一层”"), most=120)
    address_en = words(_("英文地址"), _("可不填"), most=200)
    hours = words(_("开放时间"), _("比如 8:30–17:30"))
    phone = words(_("电话"), most=32)
    gone = forms.BooleanField(label=_("已撤掉，居民不再看到"), required=False)

    def __init__(
        self, data: QueryDict | None = None, *, place: Place, row: Point | None = None
    ) -> None:
        """Begin with what stands, if the point is there."""
        super().__init__(data)
        self.place, self.row = place, row
        self.initial["kind"] = Point.Kind.STATION
        if row:
            self.initial.update({name: getattr(row, name) for name in FIELDS})
            self.initial["gone"] = not row.active
        else:
            del self.fields["gone"]

    def clean_name(self) -> str:
        """Check that it has a name."""
        name = str(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("还没写名称。请写上门口牌子上的字。"))
        return name

    def write(self, who: Who) -> None:
        """Write the point, so that it can be taken back."""
        values: dict[str, Any] = {name: self.cleaned_data[name] for name in FIELDS}
        with transaction.atomic():
            act = "point-changed" if self.row else "point-added"
            recording = Recording(act, who.by, who.at)
            if self.row:
                active = not self.cleaned_data["gone"]
                recording.change(self.row, **values, active=active)
            else:
                code = f"b-{secrets.token_hex(5)}"
                recording.add(Point(code=code, place=self.place, **values))
            recording.keep(self.place.code, values["name"])
