"""Pages of long work, for whoever asked for it; to everybody else it is not there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from taizhang.jobs import queue
from taizhang.people.access import open_to_staff
from taizhang.people.models import User
from taizhang.web.jobs import JobShown, job_shown, job_url, jobs_shown


@open_to_staff
@require_safe
@never_cache
def jobs(request: HttpRequest) -> HttpResponse:
    """Show what somebody asked for lately."""
    return render(
        request, "longwork/jobs.html", {"jobs": jobs_shown(_person(request), now())}
    )


@open_to_staff
@require_safe
@never_cache
def job(request: HttpRequest, job_id: str) -> HttpResponse:
    """Show how far a job is: the whole page, or the part of it that looks after itself."""
    part = "web/components/_job.html" if request.headers.get("HX-Request") else ""
    return render(request, part or "longwork/job.html", {"job": _seen_by(request, job_id)})


@open_to_staff
@require_POST
def cancel(request: HttpRequest, job_id: str) -> HttpResponse:
    """Ask a job to stop, and show it again."""
    queue.cancel(_seen_by(request, job_id).id)
    return redirect(job_url(job_id))


def _seen_by(request: HttpRequest, job_id: str) -> JobShown:
    found = job_shown(job_id, _person(request), now())
    if found is None:
        raise Http404
    return found


def _person(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "the door lets in only who is signed in"
    return request.user
