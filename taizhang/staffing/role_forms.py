"""The form of a role: its name, what it lets people do, and how far they see."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from taizhang.core.seeing import Reach
from taizhang.core.vocabulary import Duty
from taizhang.people.models import Role
from taizhang.people.roles import RoleDetails
from taizhang.staffing.forms import StaffForm, tidy
from taizhang.staffing.shown import DutyTick
from taizhang.staffing.wording import LETS, REACH
from taizhang.web.plain_forms import words
from taizhang.web.wording import DUTY


class RoleForm(StaffForm):
    """Makes a role or changes one."""

    name = words(_("岗位名称"))
    name_en = words(_("英文名"), _("可不填"), most=120)
    duties = forms.MultipleChoiceField(
        label=_("职责"),
        required=False,
        choices=[(duty.value, DUTY[duty]) for duty in Duty],
        widget=forms.CheckboxSelectMultiple,
    )
    reach = forms.ChoiceField(
        label=_("看到多少"),
        help_text=_("不管范围多大，自己和本单位经手的都看得到"),
        widget=forms.RadioSelect,
        error_messages={"required": _("还没选看到多少。请选一个。")},
    )
    reason = words(_("理由"), _("只有让自己的权限变多时才要写，会记进审计"), most=200)

    def __init__(
        self,
        data: QueryDict | None,
        role: Role | None = None,
        *,
        council: bool,
        own: bool = False,
    ):
        """Begin with what stands of `role`. `council`: the office has a council.

        `own`: whoever fills it in holds the role.
        """
        standing: dict[str, object] = {"reach": Reach.UNIT.value}
        if role:
            kept = ("name", "name_en", "duties", "reach")
            standing = {name: getattr(role, name) for name in kept}
        super().__init__(data, initial=standing)
        shown = council or (role is not None and role.reach == Reach.COUNCIL)
        reaches = [reach for reach in Reach if shown or reach is not Reach.COUNCIL]
        field = self.fields["reach"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(reach.value, REACH[reach]) for reach in reaches]
        if not own:
            del self.fields["reason"]

    @property
    def ticks(self) -> tuple[DutyTick, ...]:
        """The duties to be ticked, each with what it lets one do."""
        chosen = set(self["duties"].value() or ())
        return tuple(
            DutyTick(
                f"duty-{duty.value}",
                duty.value,
                str(DUTY[duty]),
                str(LETS[duty]),
                duty.value in chosen,
            )
            for duty in Duty
        )

    @property
    def details(self) -> RoleDetails:
        """What was filled in."""
        said = self.cleaned_data
        return RoleDetails(
            tidy(said["name"]),
            tidy(said["name_en"]),
            frozenset(Duty(word) for word in said["duties"]),
            Reach(said["reach"]),
        )
