"""Long work as people see it: how far it is, how long still, what came of it.

Any page may show a job with `web/components/_job.html`; it looks after itself.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext as in_words
from django.utils.translation import gettext_lazy, ngettext

from taizhang.core.vocabulary import Duty
from taizhang.jobs import records, registry
from taizhang.jobs.records import GOING, Record
from taizhang.people.identity import duties_of
from taizhang.people.models import User
from taizhang.web import dates

# Before that a guess jumps about more than it helps.
GUESS_AFTER: Final = dt.timedelta(seconds=3)
# The state in a word, and the colour of its tag.
STATES: Final = {
    "waiting": (gettext_lazy("排队"), "grey"),
    "running": (gettext_lazy("在做"), "blue"),
    "done": (gettext_lazy("做完了"), "green"),
    "failed": (gettext_lazy("没有做成"), "red"),
    "cancelled": (gettext_lazy("已停下"), "grey"),
}


@dataclass(frozen=True)
class JobShown:
    """A job on a page. `total` 0: how much there is is not known; `left`, `stage`,
    `result_url` and `cancel_url` are "" where there is nothing to say or do. `far`: how far
    it came, where it was cut off."""

    id: str
    title: str
    state: str
    state_word: str
    tone: str
    going: bool
    sentence: str
    stage: str
    far: str
    done: int
    total: int
    left: str
    asked: str
    url: str
    cancel_url: str
    result_url: str


def job_url(job_id: str) -> str:
    """Return the address of the job's own page."""
    return reverse("longwork:job", args=[job_id])


def job_shown(job_id: str, user: User, now: dt.datetime) -> JobShown | None:
    """Return the job as `user` may see it; None where there is none, or not for them."""
    found = records.record(job_id)
    return shown(found, now) if found and may_see(user, found) else None


def jobs_shown(user: User, now: dt.datetime) -> tuple[JobShown, ...]:
    """Return what `user` asked for lately, and to administrators the machine's own."""
    machine = ("",) if Duty.ADMINISTER in duties_of(user) else ()
    found = records.recent(user.pseudonym, *machine)
    return tuple(shown(each, now) for each in found)


def may_see(user: User, job: Record) -> bool:
    """Return whether `user` asked for the job, or administers the office."""
    return job.by == user.pseudonym or Duty.ADMINISTER in duties_of(user)


def shown(job: Record, now: dt.datetime) -> JobShown:
    """Return the job in words. No query."""
    going = job.state in GOING
    word, tone = STATES[job.state]
    return JobShown(
        id=job.id,
        title=_title(job),
        state=job.state,
        state_word=str(word),
        tone=tone,
        going=going,
        sentence=_sentence(job),
        stage=in_words(job.stage) if going and job.stage else "",
        far=_far(job),
        done=job.done,
        total=job.total,
        left=_left(job, now) if going and not job.asked_to_stop else "",
        asked=dates.moment(job.asked_at, now),
        url=job_url(job.id),
        cancel_url=_cancel_url(job),
        result_url=_result_url(job),
    )


def _title(job: Record) -> str:
    kind = registry.known(job.kind)
    return str(kind.title) if kind else job.kind


def _cancel_url(job: Record) -> str:
    stoppable = job.state in GOING and not job.asked_to_stop
    return reverse("longwork:cancel", args=[job.id]) if stoppable else ""


def _result_url(job: Record) -> str:
    kind = registry.known(job.kind)
    if job.state in GOING or kind is None or kind.result_url is None:
        return ""
    if job.state != "done" and not kind.goes_on:
        return ""
    return kind.result_url(job.arguments, job.result)


def _sentence(job: Record) -> str:
    match job.state:
        case "waiting":
            return _("正在排队，轮到就开始。这一页可以关掉，不耽误。")
        case "running" if job.asked_to_stop:
            return _("正在停下来，手上这一步做完就停。")
        case "running":
            return _("正在做。这一页可以关掉，不耽误。")
        case "cancelled":
            return _("已经按要求停下。停下之前做完的都在。")
        case "failed":
            return _failure(job)
    return _outcome(job)


def _failure(job: Record) -> str:
    if job.reason:
        return in_words(job.reason)
    return _(
        "没有做成，是程序出了问题，停下之前做完的都在。"
        "请再做一次；还不行，把编号 %(number)s 告诉管理员。"
    ) % {"number": job.trouble}


def _far(job: Record) -> str:
    if job.state not in ("failed", "cancelled") or not job.total:
        return ""
    return _("停在%(stage)s：%(done)s / %(total)s") % {
        "stage": in_words(job.stage),
        "done": job.done,
        "total": job.total,
    }


def _outcome(job: Record) -> str:
    kind = registry.known(job.kind)
    return kind.outcome(job.result) if kind and kind.outcome else _("做完了。")


def _left(job: Record, now: dt.datetime) -> str:
    counted = job.done - job.stage_begun_from
    if not (job.stage_begun_at and job.total and counted > 0):
        return ""
    spent = now - job.stage_begun_at
    if spent < GUESS_AFTER:
        return ""
    seconds = spent.total_seconds() * max(0, job.total - job.done) / counted
    if seconds < 60:
        return _("约还需不到 1 分钟")
    minutes = round(seconds / 60)
    if minutes < 90:
        return ngettext("约还需 %(minutes)s 分钟", "约还需 %(minutes)s 分钟", minutes) % {
            "minutes": minutes
        }
    hours = round(minutes / 60)
    return ngettext("约还需 %(hours)s 小时", "约还需 %(hours)s 小时", hours) % {
        "hours": hours
    }
