"""The two presets and the single switches in plain words, as the core has them in figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from taizhang.core.standards import (
    ACCEPTANCE,
    HANDLING,
    SWITCHED_ON,
    VERIFICATION,
    Preset,
    Standard,
    Switch,
    standard_for,
)
from taizhang.core.vocabulary import Urgency
from taizhang.people.defaults import LIGHT_ROLES, ROLES, DefaultRole
from taizhang.places.directory import categories
from taizhang.settling.steps import PRESETS
from taizhang.tongue import local
from taizhang.web.dates import duration
from taizhang.web.wording import SWITCH, URGENCY

SWITCHES: Mapping[Switch, tuple[Promise, Promise]] = {
    Switch.COUNCIL: (
        SWITCH[Switch.COUNCIL],
        gettext_lazy("可以设只看提交议事会事项的岗位。"),
    ),
    Switch.LOOK_BACK: (
        SWITCH[Switch.LOOK_BACK],
        gettext_lazy(
            "看得见的事，销号后 30 天和 90 天各再去看一次，反弹的原号重办；"
            "同一地点一年内第三次发生的，销号前要写治本措施。"
        ),
    ),
    Switch.SUPERVISION: (
        SWITCH[Switch.SUPERVISION],
        gettext_lazy("领导可以督办一件事：写要求和答复日期，打印督办单；不改期限。"),
    ),
    Switch.THREE_ADMINISTRATORS: (
        SWITCH[Switch.THREE_ADMINISTRATORS],
        gettext_lazy("管账号的人看不了审计，看审计的人改不了账号；一个岗位不能两样都有。"),
    ),
    Switch.PUBLIC_BOARD: (
        SWITCH[Switch.PUBLIC_BOARD],
        gettext_lazy("谁都能看已销号的事：编号、类别、小区、日期和结果，没有个人信息。"),
    ),
}
FOR_WHOM: Mapping[Preset, Promise] = {
    Preset.LIGHT: gettext_lazy("五人左右、彼此认识的社区或小街道"),
    Preset.FULL: gettext_lazy("科室、社区、物业分工清楚的街道"),
}


@dataclass(frozen=True)
class PresetShown:
    """A preset to choose: for whom it is, and what it asks for, sentence by sentence."""

    value: str
    name: str
    for_whom: str
    asks: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True)
class SwitchShown:
    """A switch, with what it does."""

    value: str
    name: str
    does: str
    on: bool


def presets(chosen: str) -> tuple[PresetShown, ...]:
    """Return both presets."""
    return tuple(
        PresetShown(
            each.value,
            str(PRESETS[each]),
            str(FOR_WHOM[each]),
            _asks(each, standard_for(each, Urgency.ORDINARY, physical=True)),
            each.value == chosen,
        )
        for each in Preset
    )


def switches(on: frozenset[Switch]) -> tuple[SwitchShown, ...]:
    """Return every switch, and whether it is on."""
    return tuple(
        SwitchShown(each.value, str(name), str(does), each in on)
        for each, (name, does) in SWITCHES.items()
    )


def limits() -> tuple[tuple[str, str, str], ...]:
    """Return for each urgency how long accepting and handling may take, in words."""
    return tuple(
        (
            str(URGENCY[each]),
            duration(ACCEPTANCE[each].count, ACCEPTANCE[each].unit),
            duration(HANDLING[each].count, HANDLING[each].unit),
        )
        for each in Urgency
    )


def verification() -> str:
    """Return how long a second person may take to look."""
    return duration(VERIFICATION.count, VERIFICATION.unit)


def kinds_of_matter() -> str:
    """Return the kinds of matter in one line, the upper level. One query."""
    return _("、").join(each.name for each in categories() if not each.parent)


def _asks(preset: Preset, standard: Standard) -> tuple[str, ...]:
    full = preset is Preset.FULL
    roles = _named(ROLES if full else LIGHT_ROLES)
    photos = _("整改前、整改后各一张照片") if len(standard.evidence) > 1 else ""
    calls = ngettext(
        "没联系上居民，要在 %(n)d 天里各打一次电话",
        "没联系上居民，要在 %(n)d 天里各打一次电话",
        standard.attempts,
    )
    posted = ngettext(
        "匿名的事，结果贴 %(n)d 天", "匿名的事，结果贴 %(n)d 天", standard.posting_days
    )
    usual = SWITCHED_ON[Preset.LIGHT]
    extras = [str(name) for each, (name, _does) in SWITCHES.items() if each not in usual]
    on = _("打开：%(names)s") if full else _("先不打开：%(names)s；以后随时能开")
    return (
        _("岗位：%(names)s") % {"names": roles},
        photos or _("整改后的照片一张"),
        _("没经手的另一个人核验，同单位也可以")
        if standard.same_unit
        else _("外单位的人到现场核验"),
        calls % {"n": standard.attempts},
        posted % {"n": standard.posting_days},
        on % {"names": _("、").join(extras)},
    )


def _named(roles: tuple[DefaultRole, ...]) -> str:
    return _("、").join(local(role.name, role.name_en) for role in roles)
