"""Putting a matter to the residents' council (议事会), where the office has one."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.casework.action import Action, IssueForm
from taizhang.core import commands as co
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.core.standards import Switch
from taizhang.core.vocabulary import OPEN, Actor
from taizhang.web import dates
from taizhang.web.acting import text_field
from taizhang.web.naming import Naming
from taizhang.web.switched import switch_on


class PutToCouncilForm(IssueForm):
    """Puts it on the council's list."""

    command = co.PutToCouncil
    reason = text_field(
        _("为什么要议"), 3, _("如：第三次反复，治本要各家出钱；挂账到期仍办不了")
    )


def banners(issue: Issue, known: Naming) -> Iterator[str]:
    """Yield what stands above a matter that the council is to talk over, or has."""
    if not switch_on(Switch.COUNCIL):
        return
    if issue.before_council is not None:
        yield gettext("已提交议事会，等着排进会议。时限照走。")
    said = issue.resolution
    if said is None or not said.resolved or said.due_on is None or issue.status not in OPEN:
        return
    told = {
        "meeting": said.meeting,
        "unit": known.unit(said.unit),
        "day": dates.day(said.due_on, local_day(known.now)),
    }
    yield gettext("议事会决议（%(meeting)s）：%(unit)s 在 %(day)s 前办好。") % told


def _not_yet(issue: Issue, _by: Actor) -> bool:
    return issue.before_council is None


ACTIONS: tuple[Action, ...] = (
    Action(
        "put-to-council",
        PutToCouncilForm,
        _("提交议事会"),
        _("已提交，在议事会的议题里。"),
        _(
            "议事会商议以后，决议记在这件事的台账上，有单位、有日期，或者写明为什么没有形成。"
        ),
        icon="people",
        fits=_not_yet,
        switch=Switch.COUNCIL,
    ),
)
