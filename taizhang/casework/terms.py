"""Acts on the time a matter has: more of it (延期), being parked (挂账), going on again."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import (
    Action,
    IssueForm,
    Wanted,
    day_field,
    leading,
    yes_or_no,
)
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.clocks import local_day
from taizhang.core.decide import may
from taizhang.core.extending import why_not_asked, why_not_decided
from taizhang.core.issue import Asked, Issue
from taizhang.core.terms import own_wish
from taizhang.core.vocabulary import Actor, Duty
from taizhang.web import dates
from taizhang.web.acting import text_field
from taizhang.web.happenings import naming_for
from taizhang.web.naming import Naming

DAY_MISSING = _("还没选日子。请选一个今天以后的日子。")
REVIEW_IN = dt.timedelta(days=30)


class AskingForm(IssueForm):
    """Asks for time until a day. The day is needed; the rules judge which."""

    day: ClassVar[str]

    def clean(self) -> dict[str, Any]:
        """Say that a day is needed, where nothing else is wrong with it."""
        super().clean()
        if self.day not in self.errors and not self.cleaned_data.get(self.day):
            self.add_error(self.day, DAY_MISSING)
        return self.cleaned_data


class AskExtensionForm(AskingForm):
    """Asks for more time."""

    command = co.AskExtension
    day = "until"
    until = day_field(_("延到哪一天"))
    reason = text_field(_("为什么要延"), 3, _("写清还差什么、为什么来不及"))

    def fit(self) -> None:
        """Say how far it can be."""
        words = gettext("当天下班前办结；一次最多延 %(n)d 个工作日")
        most = {"n": self.file.issue.standard.extension_days}
        self.fields["until"].help_text = words % most


class AskDeferralForm(AskingForm):
    """Asks that it be parked."""

    command = co.AskDeferral
    day = "review_on"
    review_on = day_field(_("哪天复核"))
    reason = text_field(_("为什么现在办不了"), 3, _("如：要等汛期过了才能施工"))

    def fit(self) -> None:
        """Propose a month, or as long as it can be; say how long that is."""
        most = dt.timedelta(days=self.file.issue.standard.parking_days)
        self.initial["review_on"] = local_day(now()) + min(REVIEW_IN, most)
        words = gettext("到那天这件事自己回来；最多 %(n)d 天")
        self.fields["review_on"].help_text = words % {"n": most.days}


class DecidingForm(IssueForm):
    """Decides on what somebody asked for, which stands above the form."""

    asked_as: ClassVar[str]
    asked_by: ClassVar[type[ev.ExtensionAsked | ev.DeferralAsked]]
    words: ClassVar[Promise]

    @property
    def wanted(self) -> Wanted | None:
        """What is asked for, by whom and why; None: somebody decided already."""
        asked: Asked | None = getattr(self.file.issue, self.asked_as)
        if asked is None:
            return None
        known = naming_for(self.file, now())
        entry = next(each for each in self.file.entries if each.seq == asked.seq)
        assert isinstance(entry.event, self.asked_by)
        said = {"who": known.who(asked.by), "day": dates.day(asked.day, _today())}
        return Wanted(str(self.words) % said, entry.event.reason)


class DecideExtensionForm(DecidingForm):
    """Decides on more time."""

    command = co.DecideExtension
    asked_as = "extension_asked"
    asked_by = ev.ExtensionAsked
    words = _("%(who)s 申请延期到 %(day)s")
    granted = yes_or_no(_("决定"), _("同意延期，原期限也留着"), _("不同意，按原期限办"))
    reason = text_field(_("理由"), 3, _("同意可不写；不同意要写"))


class DecideDeferralForm(DecidingForm):
    """Decides on parking."""

    command = co.DecideDeferral
    asked_as = "deferral_asked"
    asked_by = ev.DeferralAsked
    words = _("%(who)s 申请挂账，%(day)s 复核")
    granted = yes_or_no(_("决定"), _("同意挂账，时限先停"), _("不同意，接着办"))
    reason = text_field(_("理由"), 3, _("同意可不写；不同意要写"))


class ResumeForm(IssueForm):
    """Goes on with what was parked."""

    command = co.ResumeIssue
    reason = text_field(_("现在怎样了"), 3, _("如：汛期过了，可以施工"))


def banners(issue: Issue, known: Naming) -> Iterator[str]:
    """Yield what stands above a matter about its time."""
    more, parking, today = issue.extension_asked, issue.deferral_asked, _today()
    if more is not None:
        said = {"who": known.who(more.by), "day": dates.day(more.day, today)}
        yield gettext("%(who)s 申请延期到 %(day)s，等另一位同事决定。") % said
    if parking is not None:
        said = {"who": known.who(parking.by), "day": dates.day(parking.day, today)}
        yield gettext("%(who)s 申请挂账，%(day)s 复核，等领导决定。") % said
    if issue.deferral is not None and issue.clock is not None:
        said = {
            "since": dates.day(local_day(issue.deferral.since), today),
            "day": dates.day(local_day(issue.clock.due_at), today),
        }
        yield gettext("%(since)s 起挂账，时限停着；%(day)s 复核。") % said


def _today() -> dt.date:
    return local_day(now())


def _may_ask_for_more(issue: Issue, by: Actor) -> bool:
    return leading(issue, by) and not why_not_asked(issue, now())


def _may_decide_on_more(issue: Issue, by: Actor) -> bool:
    return not why_not_decided(issue, {by.id}, by.holds)


def _may_ask_for_parking(issue: Issue, by: Actor) -> bool:
    asked = issue.deferral_asked is not None
    return not asked and (leading(issue, by) or may(by, co.DispatchIssue))


def _may_decide_on_parking(issue: Issue, by: Actor) -> bool:
    asked = issue.deferral_asked
    return asked is not None and not own_wish(issue, asked, {by.id})


def _may_go_on(issue: Issue, by: Actor) -> bool:
    return leading(issue, by) or bool({Duty.DISPATCH, Duty.RULE} & by.holds)


ACTIONS: tuple[Action, ...] = (
    Action(
        "decide-extension",
        DecideExtensionForm,
        _("决定延期"),
        _("已决定，原期限留在经过里。"),
        icon="clock",
        fits=_may_decide_on_more,
        leads=True,
    ),
    Action(
        "decide-deferral",
        DecideDeferralForm,
        _("决定挂账"),
        _("已决定。"),
        _("挂账期间时限停着，到复核日自己回来；挂账的也算未办结。"),
        icon="flag",
        fits=_may_decide_on_parking,
        leads=True,
    ),
    Action(
        "resume",
        ResumeForm,
        _("恢复办理"),
        _("已恢复办理，时限接着走。"),
        _("时限从今天接着走，挂账以前剩多少还是多少。"),
        icon="arrow",
        fits=_may_go_on,
    ),
    Action(
        "extend",
        AskExtensionForm,
        _("申请延期"),
        _("已提出，等另一位同事决定。期限没变之前按原期限办。"),
        _("到期以前提出，由别人决定；第二次由领导决定。原期限一直留着。"),
        icon="clock",
        fits=_may_ask_for_more,
    ),
    Action(
        "defer",
        AskDeferralForm,
        _("申请挂账"),
        _("已提出，等领导决定。"),
        _("现在办不了的才挂账：时限停着，到复核日再看，一直算未办结。"),
        icon="flag",
        fits=_may_ask_for_parking,
    ),
)
