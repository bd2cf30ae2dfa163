"""What posts and committees are called: the office's own words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.core.vocabulary import Duty
from taizhang.people.access import open_to
from taizhang.people.default_posts import ensure_posts
from taizhang.people.models import Committee, PostKind
from taizhang.roster.kinds import CommitteeForm, KindForm
from taizhang.roster.kinds_shown import kinds_shown

FormOfEither = KindForm | CommitteeForm


@open_to(Duty.ADMINISTER)
@require_safe
def kinds(request: HttpRequest) -> HttpResponse:
    """Show which posts and committees there are."""
    return render(request, "roster/kinds.html", {"page": kinds_shown()})


@open_to(Duty.ADMINISTER)
@require_POST
def usual(request: HttpRequest) -> HttpResponse:
    """Put in the posts that most offices have, as far as they are not there."""
    added = ensure_posts()
    note(Kind.SETTING_CHANGED, request, what="post-kinds")
    messages.success(request, _("放好了 %(n)d 种岗位。名称可以改。") % {"n": added})
    return redirect("roster:kinds")


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_kind(request: HttpRequest) -> HttpResponse:
    """Add a post."""
    return _page(request, KindForm(request.POST or None), _("加一种岗位"))


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def kind(request: HttpRequest, code: str) -> HttpResponse:
    """Change a post, or put it out of use."""
    row = get_object_or_404(PostKind.objects.select_related("committee"), code=code)
    return _page(request, KindForm(request.POST or None, row=row), row.name)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def add_committee(request: HttpRequest) -> HttpResponse:
    """Add a committee."""
    return _page(request, CommitteeForm(request.POST or None), _("加一个会"))


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def committee(request: HttpRequest, code: str) -> HttpResponse:
    """Rename a committee."""
    row = get_object_or_404(Committee, code=code)
    return _page(request, CommitteeForm(request.POST or None, row=row), row.name)


def _page(request: HttpRequest, form: FormOfEither, name: str) -> HttpResponse:
    if form.is_valid():
        form.write()
        note(Kind.SETTING_CHANGED, request, what="post-kinds")
        messages.success(request, _("记下了。"))
        return redirect("roster:kinds")
    context = {"form": form, "name": name}
    return render(request, "roster/kind.html", context, status=form.status)
