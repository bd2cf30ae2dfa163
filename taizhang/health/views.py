"""The page that says how the machine runs, and its buttons."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.health import checks, plan, shown
from taizhang.health.forms import FoldersForm
from taizhang.jobs.queue import enqueue
from taizhang.people.access import open_to
from taizhang.people.identity import actor_of
from taizhang.web.jobs import job_url


@open_to(Duty.ADMINISTER)
@require_safe
@never_cache
def page(request: HttpRequest) -> HttpResponse:
    """Show everything that is looked after."""
    folders = plan.folders()
    typed = {"folder": str(folders.folder), "keys": str(folders.keys or "")}
    return _shown(request, FoldersForm(initial=typed), folders)


@open_to(Duty.ADMINISTER)
@require_POST
def back_up(request: HttpRequest) -> HttpResponse:
    """Ask for a backup now."""
    note(Kind.BACKUP, request, what="asked")
    return _asked(request, "backup")


@open_to(Duty.ADMINISTER)
@require_POST
def drill(request: HttpRequest) -> HttpResponse:
    """Ask for the latest backup to be restored into a scratch copy."""
    note(Kind.RESTORE, request, what="drill")
    return _asked(request, "restore-drill")


@open_to(Duty.ADMINISTER)
@require_POST
def examine(request: HttpRequest) -> HttpResponse:
    """Ask for the book to be examined now."""
    return _asked(request, "examine-book")


@open_to(Duty.ADMINISTER)
@require_POST
def tighten(request: HttpRequest) -> HttpResponse:
    """Close the secrets to other accounts of the machine."""
    checks.tighten()
    note(Kind.SETTING_CHANGED, request, what="secrets-closed")
    messages.success(request, _("密钥文件已经只有运行本程序的账号能读。"))
    return redirect("health:page")


@open_to(Duty.ADMINISTER)
@require_POST
def choose_folders(request: HttpRequest) -> HttpResponse:
    """Have backups go where it was typed."""
    form = FoldersForm(request.POST)
    folders = plan.folders()
    if folders.fixed or not (form.is_valid() and form.chosen()):
        return _shown(request, form, folders, status=422)
    note(Kind.SETTING_CHANGED, request, what="backup-folders")
    messages.success(request, _("下一次备份就放到那里。"))
    return redirect("health:page")


def _asked(request: HttpRequest, kind: str) -> HttpResponse:
    # A second click brings the same job again.
    key = request.POST.get("key", "")[:64]
    by = actor_of(request.user).id
    job_id = enqueue(kind, by=by, key=f"{kind}:{key}" if key else "")
    return redirect(job_url(job_id))


def _shown(
    request: HttpRequest, form: FoldersForm, folders: plan.Folders, status: int = 200
) -> HttpResponse:
    context = {"form": form, "page": shown.health(now(), folders)}
    return render(request, "health/page.html", context, status=status)
