"""Who may look at a matter as the second person, and what is in the way."""

from django.utils.translation import gettext as _

from taizhang.core.commands import RecordFollowUp, RecordVerification
from taizhang.core.decide import possible
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Status
from taizhang.web.wording import word


def own_unit(issue: Issue, by: Actor) -> bool:
    """Return whether the unit of `by` handles the matter."""
    return by.unit in {issue.unit, *issue.supporting}


def may_look(issue: Issue, by: Actor) -> bool:
    """Return whether `by` can be the second person: neither handler nor of a barred unit."""
    return not in_the_way(issue, by)


def in_the_way(issue: Issue, by: Actor) -> str:
    """Return why `by` cannot be the second person here, "" if nothing is in the way."""
    if issue.status not in {Status.HANDLED, Status.VERIFIED}:
        return _("这件事现在是“%(stage)s”，没有等核验或回访的。") % {
            "stage": word(issue.status)
        }
    if by.id in issue.handlers:
        return _("您是这件事的办理人，不能自己核验和回访。请交给没有经手的同事。")
    checking = issue.status is Status.HANDLED
    if checking and own_unit(issue, by) and not issue.standard.same_unit:
        return _("这件事是您单位办的，按标准要由外单位的人核验。请交给外单位的核验员。")
    if not possible(issue, RecordVerification if checking else RecordFollowUp, by):
        waits_for = _("核验") if checking else _("回访")
        return _("这件事在等%(step)s，不归您的岗位。请交给有这项职责的同事。") % {
            "step": waits_for
        }
    return ""
