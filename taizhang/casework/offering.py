"""Acts of letting partner units claim a matter: hanging it up, and taking it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.agreements.directory import tags
from taizhang.casework.action import CHOOSE, Action, BareForm, IssueForm
from taizhang.core import commands as co
from taizhang.core.handling import RETURNS_BEFORE_RULING
from taizhang.core.issue import Issue
from taizhang.core.taking_on import before_dispatching, may_dispatch
from taizhang.core.vocabulary import Actor, Duty, Status
from taizhang.web.acting import text_field
from taizhang.web.selects import offer
from taizhang.web.voices import told_in

NAMED = _(
    "未挂出：事由里写着反映人的姓名，挂出去共建单位会看到。请先用“更正”改写事由，再来挂。"
)


class OfferForm(IssueForm):
    """Offers the matter to partners, taking it on first where nobody did."""

    command = co.OfferIssue
    tags = forms.MultipleChoiceField(
        label=_("给哪一类共建单位看"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages=CHOOSE,
    )
    note = text_field(
        _("写给共建单位的话"), 2, _("可不填；要几个人、什么时候。不写居民的姓名")
    )

    def fit(self) -> None:
        """Offer the tags in use."""
        offer(self, "tags", [(tag.code, tag.name) for tag in tags()])

    def clean(self) -> dict[str, Any]:
        """Keep the tags as the command has them, and residents' names off the board."""
        super().clean()
        said = self.cleaned_data
        names = [event.reporter.strip() for _entry, event in told_in(self.file.entries)]
        if any(name and name in self.file.row.summary for name in names):
            self.add_error(None, NAMED)
        if any(name and name in said.get("note", "") for name in names):
            self.add_error("note", _("这里写了反映人的姓名，共建单位会看到。请去掉。"))
        return said | {"tags": tuple(said.get("tags", ()))}

    def commands(self) -> tuple[co.Command, ...]:
        """Confirm and take on first, as far as nobody did."""
        issue = self.file.issue
        before = before_dispatching(issue.status, to_confirm=issue.to_confirm)
        return (*before, *super().commands())


class WithdrawOfferForm(BareForm):
    """Takes the offer back."""

    command = co.WithdrawOffer


class OfferAction(Action):
    """Offered from the moment of registering to whoever may take on as well."""

    def offered(self, issue: Issue, by: Actor) -> bool:
        """Return whether `by` may hang it up now."""
        nobodys = issue.status in {Status.REGISTERED, Status.ACCEPTED}
        disputed = issue.returns_count >= RETURNS_BEFORE_RULING
        may = may_dispatch(by, issue.status, to_confirm=issue.to_confirm)
        allowed = may and (not disputed or Duty.RULE in by.duties)
        return nobodys and allowed and not issue.offered


ACTIONS = (
    OfferAction(
        "offer",
        OfferForm,
        _("请共建单位认领"),
        _("已挂到认领榜。"),
        _(
            "标签对得上的共建单位会看到这件事：只有类别、事由、社区和楼栋，没有居民的姓名、"
            "电话和原话。谁先认领就派给谁；直接派办，挂出的就自动收回。"
        ),
        icon="people",
    ),
    Action(
        "withdraw-offer",
        WithdrawOfferForm,
        _("从认领榜收回"),
        _("已从认领榜收回。"),
        _("收回以后共建单位就看不到了，可以重新挂，也可以直接派办。"),
        icon="back",
        fits=lambda issue, by: bool(issue.offered),
    ),
)
