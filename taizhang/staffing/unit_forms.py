"""The forms by which units are made, changed and closed."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from taizhang.people.models import Unit
from taizhang.people.units import UnitDetails
from taizhang.staffing.areas import Areas, UnclearArea
from taizhang.staffing.forms import StaffForm, choice, offered, phone, plain, tidy
from taizhang.tongue import local
from taizhang.web.plain_forms import words


class UnitForm(StaffForm):
    """Makes a unit or changes one."""

    name = words(gettext_lazy("单位名称"))
    kind = forms.ChoiceField(
        label=gettext_lazy("类型"),
        choices=Unit.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("还没选单位类型。请选一个。")},
    )
    phone = words(gettext_lazy("电话"), gettext_lazy("可不填"), most=32)
    area = words(
        gettext_lazy("负责的社区或网格"),
        gettext_lazy("社区写自己；可不填。单位里的人不另写，就随它"),
        most=80,
    )
    name_en = words(gettext_lazy("英文名"), gettext_lazy("可不填"), most=120)

    def __init__(self, data: QueryDict | None, areas: Areas, unit: Unit | None = None):
        """Begin with what stands of `unit`, None for a new one."""
        standing = {}
        if unit:
            own = ("name", "kind", "phone", "name_en")
            standing = {name: getattr(unit, name) for name in own}
            standing["area"] = areas.name(unit.area)
        super().__init__(data, initial=standing)
        self._areas = areas
        self.fields["area"].widget.attrs["list"] = "areas"

    def clean_area(self) -> str:
        """Return the code of the area that was typed."""
        try:
            return self._areas.meant(plain(self.cleaned_data["area"]))
        except UnclearArea as unclear:
            raise forms.ValidationError(str(unclear)) from unclear

    @property
    def details(self) -> UnitDetails:
        """What was filled in."""
        said = {name: tidy(value) for name, value in self.cleaned_data.items()}
        return UnitDetails(**(said | {"phone": phone(said["phone"])}))


class CloseUnitForm(StaffForm):
    """Closes a unit, and says where its people go."""

    people_to = choice(gettext_lazy("里面的人归到"))

    def __init__(self, data: QueryDict | None, unit: Unit):
        """Offer the other units."""
        super().__init__(data)
        others = Unit.objects.filter(active=True).exclude(pk=unit.pk).order_by("pk")
        options = [(row.code, local(row.name, row.name_en)) for row in others]
        offered(self, "people_to", [("", _("请选择")), *options])
