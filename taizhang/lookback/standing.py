"""Who may look back at a matter, and what is in the way."""

from django.utils.translation import gettext as _

from taizhang.core.commands import RecordLookBack
from taizhang.core.decide import possible
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Actor, Status
from taizhang.web.wording import word


def in_the_way(issue: Issue, by: Actor) -> str:
    """Return why `by` cannot look back here, "" if nothing is in the way."""
    if issue.status is not Status.STRUCK_OFF:
        return _("这件事现在是“%(stage)s”。销号以后才回头看。") % {
            "stage": word(issue.status)
        }
    if by.id in issue.handlers:
        return _("您是这件事的办理人，不能自己回头看。请交给没有经手的同事。")
    if own_unit(issue, by) and not issue.standard.same_unit:
        return _("这件事是您单位办的，要由外单位的人回头看。请交给外单位的核验员。")
    if not possible(issue, RecordLookBack, by):
        return _("回头看不归您的岗位。请交给核验或回访的同事。")
    return ""


def own_unit(issue: Issue, by: Actor) -> bool:
    """Return whether the unit of `by` handled the matter."""
    return by.unit in {issue.unit, *issue.supporting}
