"""Acts of counting a matter to an incident, and of taking it out again."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import Action, IssueForm
from taizhang.core import commands as co
from taizhang.ways.incidents import going_on
from taizhang.web.acting import text_field
from taizhang.web.selects import offer, select_field


class JoinForm(IssueForm):
    """Counts the matter to an incident that is going on."""

    command = co.JoinIncident
    incident = select_field(_("哪个突发事件"))

    def fit(self) -> None:
        """Offer the incidents that go on."""
        told = _incidents()
        offer(self, "incident", [("", gettext("请选择")), *told])


class LeaveForm(IssueForm):
    """Takes it out again."""

    command = co.LeaveIncident
    reason = text_field(_("为什么移出"), 2)


def _incidents() -> list[tuple[str, str]]:
    words = gettext("%(name)s（%(hours)d 小时）")
    return [(i.code, words % {"name": i.name, "hours": i.hours}) for i in going_on()]


ACTIONS = (
    Action(
        "join-incident",
        JoinForm,
        _("归入突发事件"),
        _("已归入突发事件。"),
        _(
            "暴雨、停电这类大事一起盯：归入以后按它的紧急时限走，原来的时限更早就还按原来的。"
        ),
        icon="warn",
        rights=True,
        fits=lambda issue, by: not issue.incident,
    ),
    Action(
        "leave-incident",
        LeaveForm,
        _("移出突发事件"),
        _("已移出突发事件。"),
        _("移出以后恢复这件事自己的时限，从原来的起点算。"),
        icon="back",
        rights=True,
        fits=lambda issue, by: bool(issue.incident),
    ),
)
