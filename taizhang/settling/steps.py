"""The five steps of setting an office up: what each is for, and whether it is done.

What was done shows in what is there, so that it can be left, resumed and gone back over in
any order; only where somebody stopped is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from taizhang.people.models import User
from taizhang.places.directory import OfficeShown, office_now
from taizhang.places.models import Place


@dataclass(frozen=True)
class Step:
    """A step: its name in the address, what it is called, and what it is for."""

    name: str
    title: Promise
    purpose: Promise


STEPS = (
    Step(
        "name",
        gettext_lazy("名称和电话"),
        gettext_lazy("写在每一页、每张回执和二维码上。居民靠它知道是谁、打哪个电话。"),
    ),
    Step(
        "places",
        gettext_lazy("社区和网格"),
        gettext_lazy("登记时选地点、找网格长、看每个社区办得怎样，都靠它。"),
    ),
    Step(
        "people",
        gettext_lazy("人员和单位"),
        gettext_lazy("谁来登记、谁来办、谁来核验。有名单就贴进来，不用一个个加。"),
    ),
    Step(
        "preset",
        gettext_lazy("办事严格程度"),
        gettext_lazy("人少就用简便，分工细就用完整。销号都要有人核验、都要问过居民。"),
    ),
    Step(
        "posters",
        gettext_lazy("第一张二维码"),
        gettext_lazy("贴在楼道和服务站，居民扫一扫就知道该找谁。"),
    ),
)
BY_NAME: Mapping[str, int] = {step.name: n for n, step in enumerate(STEPS, 1)}
FINISHED = "done"


@dataclass(frozen=True)
class StepShown:
    """A step as the way shows it. `told`: what is there already, "" for nothing yet."""

    number: int
    name: str
    title: str
    done: bool
    told: str
    now: bool


def way(here: str) -> tuple[StepShown, ...]:
    """Return the five steps, `here` among them. Three queries."""
    told = _told(office_now())
    return tuple(
        StepShown(
            n, each.name, str(each.title), bool(told[n - 1]), told[n - 1], each.name == here
        )
        for n, each in enumerate(STEPS, 1)
    )


def _told(office: OfficeShown) -> list[str]:
    """Return what is there of each step, "" where nothing is."""
    kinds = list(Place.objects.filter(ended_on=None).values_list("kind", flat=True))
    communities, grids = kinds.count("community"), kinds.count("grid")
    people = User.objects.filter(is_active=True).count()
    places = _("%(communities)d 个社区、%(grids)d 个网格") % {
        "communities": communities,
        "grids": grids,
    }
    staff = ngettext("%(n)d 人", "%(n)d 人", people) % {"n": people}
    # Whoever sets the office up is there from the beginning, and so is the usual preset.
    past = office.setup_step or len(STEPS) + 1
    chosen = str(PRESETS[office.preset]) if past > BY_NAME["preset"] else ""
    printable = office.public_address if past > BY_NAME["posters"] else ""
    return [
        office.name if office.phone else "",
        places if communities else "",
        staff if people > 1 else "",
        chosen,
        printable,
    ]


PRESETS: Mapping[str, Promise] = {
    "light": gettext_lazy("简便"),
    "full": gettext_lazy("完整"),
}
