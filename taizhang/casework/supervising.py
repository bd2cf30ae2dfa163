"""Acts of leaders who follow a matter up (督办), where the office has that switched on."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.timezone import now
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import Action, IssueForm, day_field
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import Actor
from taizhang.people.directory import leaders
from taizhang.web import dates
from taizhang.web.acting import text_field
from taizhang.web.naming import Naming
from taizhang.web.selects import offer, select_field

ANSWER_IN = dt.timedelta(days=3)
DAY_MISSING = _("还没选答复日期。请选今天或以后的日子。")


class SuperviseForm(IssueForm):
    """Demands an answer by a day."""

    command = co.SuperviseIssue
    demand = text_field(_("督办要求"), 4, _("写清要办到什么程度、要答复什么"))
    answer_by = day_field(_("哪天前答复"))
    leader = select_field(_("包保领导"), _("可不选"))
    listed = forms.BooleanField(label=_("挂牌督办，全街道都看得到"), required=False)
    spans = {"answer_by": 3, "leader": 3}

    def fit(self) -> None:
        """Offer the leaders, and three days."""
        self.initial["answer_by"] = local_day(now()) + ANSWER_IN
        named = [(each.pseudonym, each.name) for each in leaders()]
        offer(self, "leader", [("", gettext("不指定")), *named])

    def clean(self) -> dict[str, Any]:
        """Check that there is a day, and that the leader is one."""
        super().clean()
        if "answer_by" not in self.errors and not self.cleaned_data.get("answer_by"):
            self.add_error("answer_by", DAY_MISSING)
        leader = self.cleaned_data.get("leader")
        if leader and leader not in {each.pseudonym for each in leaders()}:
            self.add_error("leader", _("没有这位领导，可能已经离岗。请另选一位。"))
        return self.cleaned_data


class LiftForm(IssueForm):
    """Lets it go its usual way."""

    command = co.LiftSupervision
    reason = text_field(_("为什么解除"), 3, _("如：已答复，办法可行"))


def banner(issue: Issue, known: Naming) -> str:
    """Return what stands above a matter that is followed up."""
    demanded = issue.supervision
    if demanded is None:
        return ""
    said = {
        "who": known.who(demanded.by),
        "day": dates.day(demanded.answer_by, local_day(known.now)),
    }
    if demanded.answered:
        return gettext("%(who)s 督办，承办单位已经答复，等领导看过解除。") % said
    return gettext("%(who)s 督办：%(day)s 前答复。写进展、报办结或退回，就算答复。") % said


def _followed_up(issue: Issue, _by: Actor) -> bool:
    return issue.supervision is not None


ACTIONS: tuple[Action, ...] = (
    Action(
        "supervise",
        SuperviseForm,
        pgettext_lazy("按钮", "督办"),
        _("已督办，承办人的工作台上看得到。"),
        _("督办不改期限：要求、答复日期和包保领导记进台账，写进展就是答复。"),
        icon="flag",
        switch=Switch.SUPERVISION,
    ),
    Action(
        "lift-supervision",
        LiftForm,
        _("解除督办"),
        _("已解除督办。"),
        icon="flag",
        fits=_followed_up,
    ),
)
