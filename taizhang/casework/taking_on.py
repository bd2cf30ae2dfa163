"""Acts of the counter: confirming, taking on or not, giving to a unit, one more voice."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import CHOOSE, Action, BareForm, IssueForm, one_of
from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.issue import Issue
from taizhang.core.taking_on import (
    accepting,
    before_dispatching,
    may_accept,
    may_dispatch,
)
from taizhang.core.vocabulary import Actor, Channel, DeclineReason, Duty, Status
from taizhang.ledger import numbers
from taizhang.ledger.writing import Done
from taizhang.people.receivers import receivers
from taizhang.web.acting import text_field
from taizhang.web.selects import Folded, offer, select_field, settle_receiver


class ConfirmForm(BareForm):
    """Makes an imported row live."""

    command = co.ConfirmImported


class AcceptForm(BareForm):
    """Takes the matter on."""

    command = co.AcceptIssue

    def commands(self) -> tuple[co.Command, ...]:
        """Confirm first what was imported."""
        return accepting(to_confirm=self.file.issue.to_confirm)


class DeclineForm(IssueForm):
    """Does not take the matter on."""

    command = co.DeclineIssue
    reason = one_of(_("为什么"), DeclineReason)
    explanation = text_field(_("怎么向反映人说"), 4, _("写清理由，和他可以去找谁"))


class ReferForm(IssueForm):
    """Sends the matter to the body whose it is."""

    command = co.ReferIssue
    to = text_field(_("转给哪个单位"), hint=_("写全称，如“市供电公司”"))
    explanation = text_field(_("说明"), 4, _("为什么归它管，反映人可以怎样联系它"))


class DispatchForm(IssueForm):
    """Gives the matter to a unit, taking it on first where nobody did."""

    command = co.DispatchIssue
    spans = {"unit": 3, "handler": 3}
    unit = select_field(_("派给"))
    handler = select_field(_("承办人"))
    supporting = forms.MultipleChoiceField(
        label=_("协办单位"), required=False, widget=Folded, error_messages=CHOOSE
    )
    note = text_field(_("交办说明"), 2, _("可不填"))

    def fit(self) -> None:
        """Offer the units, and first the one that was named for it."""
        self.receivers = receivers()
        offer(self, "unit", self.receivers.unit_options(gettext("请选择单位")))
        offer(self, "handler", self.receivers.people_options())
        offer(self, "supporting", self.receivers.units)
        self.initial.setdefault("unit", self._suggested())

    def clean(self) -> dict[str, Any]:
        """Take the unit from the chosen person, and check that the two fit together."""
        super().clean()
        settle_receiver(self, self.receivers)
        said = self.cleaned_data
        helping = said.get("supporting", ())
        return said | {"supporting": tuple(u for u in helping if u != said.get("unit"))}

    def commands(self) -> tuple[co.Command, ...]:
        """Confirm and take on first, as far as nobody did."""
        issue = self.file.issue
        before = before_dispatching(issue.status, to_confirm=issue.to_confirm)
        return (*before, *super().commands())

    def _suggested(self) -> str:
        """Return the unit that whoever gave it back, or the old ledger, named."""
        by_name = {name: code for code, name in self.receivers.units}
        for entry in reversed(self.file.entries):
            if isinstance(entry.event, ev.DispatchReturned):
                return entry.event.suggested_unit
            if isinstance(entry.event, ev.IssueCarriedOver):
                return by_name.get(entry.event.unit_text, "")
        return ""


class VoiceForm(IssueForm):
    """Notes that another resident raises the same."""

    command = co.AddVoice
    spans = {"reporter": 3, "phone": 3}
    reporter = text_field(_("姓名"), hint=_("可不填"))
    phone = text_field(_("电话"), hint=_("答复用"))
    channel = one_of(_("来源"), Channel, radio=False, initial=Channel.COUNTER)
    words = text_field(_("原话"), 3, _("他怎么说就怎么记"))

    def adding(self, done: Done) -> str:
        """Return the receipt number, to be read out: it is shown this once."""
        if not done.receipt:
            return ""
        words = gettext("回执号 %(receipt)s，请念给反映人记下，只显示这一次。")
        return words % {"receipt": numbers.spaced(done.receipt)}


class DispatchAction(Action):
    """Offered from the moment of registering to whoever may take on as well."""

    def offered(self, issue: Issue, by: Actor) -> bool:
        """Return whether `by` may take it as far as to a unit."""
        disputed = issue.returns_count >= RETURNS_BEFORE_RULING
        may = may_dispatch(by, issue.status, to_confirm=issue.to_confirm)
        return may and (not disputed or Duty.RULE in by.holds)

    def leads_on(self, issue: Issue) -> bool:
        """Return whether no unit has it yet."""
        return issue.status in {Status.REGISTERED, Status.ACCEPTED}

    def title_on(self, issue: Issue) -> str:
        """Return everything that is done by this one press."""
        if issue.to_confirm:
            return gettext("确认、受理并派办")
        if issue.status is Status.REGISTERED:
            return gettext("受理并派办")
        return gettext("派办") if issue.status is Status.ACCEPTED else gettext("转派")

    def explains_on(self, issue: Issue) -> str:
        """Return that taking on is part of it, where it is."""
        return super().explains_on(issue) if issue.status is Status.REGISTERED else ""


class AcceptAction(Action):
    """Offered to whoever may take on, also what was imported and not confirmed."""

    def offered(self, issue: Issue, by: Actor) -> bool:
        """Return whether `by` may take it on now."""
        registered = issue.status is Status.REGISTERED
        return registered and may_accept(by, to_confirm=issue.to_confirm)


ACTIONS = (
    DispatchAction(
        "dispatch",
        DispatchForm,
        _("派办"),
        _("已派办。"),
        _("还没受理的会一并受理，办理时限从受理算起。"),
        icon="flag",
        duties=frozenset({Duty.DISPATCH}),
        leads=True,
    ),
    AcceptAction(
        "accept",
        AcceptForm,
        _("只受理"),
        _("已受理。"),
        _("受理以后办理时限开始算，派给哪个单位可以以后再定。"),
        icon="check",
        leads=True,
    ),
    Action(
        "confirm",
        ConfirmForm,
        _("确认在办"),
        _("已确认，开始计时。"),
        _("这件事从旧台账导入。确认它确实还没办完，灯和时限从现在开始。"),
        icon="check",
        fits=lambda issue, by: issue.to_confirm,
        leads=True,
    ),
    Action(
        "decline",
        DeclineForm,
        _("不予受理"),
        _("已记为不予受理。"),
        _("理由会告诉反映人。归别的单位管的，请用“转送”。"),
        icon="x",
    ),
    Action(
        "refer",
        ReferForm,
        _("转送"),
        _("已转送。"),
        _("不归街道管的，转给主管单位，并告诉反映人去哪里问。"),
        icon="arrow",
    ),
    Action(
        "voice",
        VoiceForm,
        _("又有人反映"),
        _("已记下这位反映人。"),
        _("同一件事不另编号。他有自己的回执号，销号前也要答复他。"),
        icon="people",
    ),
)
