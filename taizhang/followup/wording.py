"""What is said once something was written down."""

from django.utils.timezone import now
from django.utils.translation import gettext as _

from taizhang.core.vocabulary import FollowUpOutcome, Status
from taizhang.followup.forms import Asking, OutcomeForm, PostForm
from taizhang.ledger import numbers
from taizhang.ledger.writing import Done
from taizhang.web import dates
from taizhang.web.wording import word


def said_of(done: Done, form: Asking) -> str:
    """Return in a sentence what became of the matter."""
    issue = done.issue
    words = {"label": numbers.label(issue.number)}
    if issue.status is Status.STRUCK_OFF:
        return _("%(label)s 已销号。") % words
    if issue.status is Status.IN_PROGRESS:
        words["due"] = dates.moment(issue.clock.due_at, now()) if issue.clock else ""
        return _("%(label)s 已退回重办，%(due)s 前要答复。") % words
    if isinstance(form, PostForm):
        return _("%(label)s 已记下公示，满期算答复。") % words
    if isinstance(form, OutcomeForm):
        outcome = FollowUpOutcome(form.cleaned_data["outcome"])
        return _("%(label)s 已记下：%(said)s。") % {**words, "said": word(outcome)}
    return _("%(label)s 已裁定，不同意见留在台账上。") % words
