"""Who may ask, who may rule, and what stands in the way, in words."""

from django.utils.translation import gettext as _

from taizhang.core import commands as co
from taizhang.core.closing import ACCEPTED_ANSWERS, concluded_against
from taizhang.core.decide import possible
from taizhang.core.issue import Issue, Voice
from taizhang.core.vocabulary import Actor, Status
from taizhang.web.wording import word


def not_to_ask(issue: Issue, by: Actor) -> str:
    """Return why `by` cannot ask the residents of `issue`, "" if nothing is in the way."""
    if issue.status is not Status.VERIFIED:
        return _("这件事现在是“%(stage)s”，不在等回访。") % {"stage": word(issue.status)}
    if by.id in issue.handlers:
        return _("这件事您经手过，不能自己回访。请交给没有经手的同事。")
    if not possible(issue, co.RecordFollowUp, by):
        return _("回访不归您的岗位。请交给有这项职责的同事。")
    return ""


def not_to_rule(issue: Issue, voice: Voice, by: Actor) -> str:
    """Return why `by` cannot rule on `voice`, "" if nothing is in the way."""
    if issue.status is not Status.VERIFIED:
        return _("这件事现在是“%(stage)s”，不在等裁定。") % {"stage": word(issue.status)}
    reasons = (
        (
            not concluded_against(issue),
            _("结论不是“反映人不认可”，没有可裁定的。反映人说没解决，就退回重办。"),
        ),
        (voice.ruling is not None, _("已经裁定过了。")),
        (_accepts(voice), _("这位反映人认可了，没有可裁定的。")),
        (
            not voice.anonymous and not voice.called_by,
            _("还没问过本人，不能裁定。请先让同事打电话。"),
        ),
        (
            by.id in issue.handlers,
            _("这件事您经手过，不能裁定。请交给没有经手的领导。"),
        ),
        (
            by.id in voice.called_by,
            _("您给这位反映人打过电话，不能再由您裁定。请交给没打过的领导。"),
        ),
    )
    return next((words for stands, words in reasons if stands), "")


def _accepts(voice: Voice) -> bool:
    return voice.answer is not None and voice.answer.outcome in ACCEPTED_ANSWERS
