"""The pages behind a link: the code, the task, its photos, and the few acts on it.

Whoever holds the address and the bound phone acts as the person whom the link was made for;
nobody is signed in. Nothing here tells more than the one matter.
"""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.http import require_POST, require_safe

from taizhang.files import shelf
from taizhang.files.keeping import known
from taizhang.files.views import HEADERS
from taizhang.ledger import book
from taizhang.people.access import open_to_all
from taizhang.places.directory import office
from taizhang.tasklinks.forms import (
    ClaimForm,
    CodeForm,
    DoneForm,
    ProgressForm,
    ReturnForm,
    TakeUpForm,
    TaskForm,
)
from taizhang.tasklinks.keeping_out import (
    is_bound,
    let_in,
    note_trial,
)
from taizhang.tasklinks.phones import Answer, Tried, enter
from taizhang.tasklinks.reaching import Reached, link_at, reached, seeing
from taizhang.tasklinks.task_page import task_page
from taizhang.tasklinks.wording import SAID, told
from taizhang.web.acting import attempt
from taizhang.web.unreferred import unreferred

ON_A_TASK: dict[str, type[TaskForm]] = {
    "take-up": TakeUpForm,
    "progress": ProgressForm,
    "return": ReturnForm,
    "done": DoneForm,
}
AnyForm = TaskForm | ClaimForm


@open_to_all
@unreferred
@require_safe
def task(request: HttpRequest, token: str) -> HttpResponse:
    """Show the task, or ask for the code that binds this phone."""
    found = _found(token)
    if found.over:
        return _over(request)
    if not is_bound(request, found.link):
        return _code_page(request, found, token, CodeForm())
    return _task(request, found, token)


@open_to_all
@unreferred
@require_POST
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Try a code; the right one binds this phone."""
    found = _found(token)
    if found.over:
        return _over(request)
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _code_page(request, found, token, form)
    tried = enter(found.link, form.cleaned_data["code"], now())
    note_trial(request, found.link, tried)
    if tried.answer is Answer.BOUND:
        return let_in(redirect("task:task", token), token, tried.device, found.link)
    form.add_error("code", told(tried, office().phone))
    return _code_page(request, found, token, form, tried)


@open_to_all
@unreferred
@require_POST
def act(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """Carry out one act on the task, as the person whom the link is for."""
    found = _found(token)
    if found.over:
        return _over(request)
    if not is_bound(request, found.link):
        return redirect("task:task", token)
    form = _form(request, found, name)
    if form.is_valid() and _carried_out(found, form):
        return redirect(f"{reverse('task:task', args=[token])}?said={name}")
    # What came in between may have taken it out of their hands.
    again = reached(found.link, now())
    if again.over:
        return _over(request, form)
    return _task(request, again, token, (name, form))


@open_to_all
@unreferred
@require_safe
def photo(request: HttpRequest, token: str, sha256: str) -> FileResponse:
    """Show a photo of this matter, small, to the phone that is bound.

    Raises:
        Http404: it is of another matter, or this is another phone.
    """
    found = _found(token)
    if found.file is None or not is_bound(request, found.link):
        raise Http404
    theirs = {piece.sha256 for piece in found.file.issue.evidence_standing}
    kept = known([sha256]).get(sha256) if sha256 in theirs else None
    if kept is None or not kept.pictured:
        raise Http404
    opened = shelf.place(kept.thumbnail_sha256).open("rb")
    return FileResponse(opened, content_type="image/jpeg", headers=HEADERS)


def _found(token: str) -> Reached:
    link = link_at(token)
    if link is None:
        raise Http404
    return reached(link, now())


def _form(request: HttpRequest, found: Reached, name: str) -> AnyForm:
    if name == "claim" or found.file is None:
        return ClaimForm(request.POST)
    return ON_A_TASK[name](request.POST, request.FILES, issue=found.file.issue)


def _carried_out(found: Reached, form: AnyForm) -> bool:
    case, number = found.link.case, found.number
    with seeing(found.by):
        done = attempt(
            form,
            number,
            lambda: book.submit(
                case, *form.commands(), by=found.by, seen=form.seen, sent=form.sent
            ),
        )
    return done is not None


def _over(request: HttpRequest, form: AnyForm | None = None) -> HttpResponse:
    """Say that the link is over, or why nothing came of `form`; of the matter no more."""
    why = list(form.non_field_errors()) if form is not None else []
    context = {"sentences": why}
    return render(request, "tasklinks/over.html", context, status=409 if why else 410)


def _code_page(
    request: HttpRequest,
    found: Reached,
    token: str,
    form: CodeForm,
    tried: Tried | None = None,
) -> HttpResponse:
    spent = not found.link.code_mark or (tried and tried.answer is Answer.SPENT)
    context = {
        "form": form,
        "token": token,
        "elsewhere": bool(found.link.device_mark),
        "spent": bool(spent),
    }
    status = 422 if form.is_bound else 200
    return render(request, "tasklinks/code.html", context, status=status)


def _task(
    request: HttpRequest,
    found: Reached,
    token: str,
    wrong: tuple[str, AnyForm] | None = None,
) -> HttpResponse:
    forms: dict[str, AnyForm] = {"claim": ClaimForm(auto_id=False)}
    if found.file is not None:
        issue = found.file.issue
        forms = {name: form(issue=issue) for name, form in ON_A_TASK.items()}
    name, form = wrong or ("", None)
    if form is not None:
        forms[name] = form
    context = {
        "page": task_page(found, token, now()),
        "token": token,
        "forms": {name.replace("-", "_"): each for name, each in forms.items()},
        "said": "" if form else SAID.get(request.GET.get("said", ""), ""),
        "form": form,
        "open": name,
    }
    return render(
        request, "tasklinks/task.html", context, status=form.status if form else 200
    )
