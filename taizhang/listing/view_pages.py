"""The pages of views: saving one, naming and deleting it, its columns, and all of them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.listing import saving
from taizhang.listing.forms import DENSITY_WORDS, LayoutChoice, ViewForm
from taizhang.listing.models import View
from taizhang.listing.shelf import shelf
from taizhang.listing.viewing import (
    Layout,
    changeable,
    conditions_in,
    found,
    views_of,
)
from taizhang.people.access import open_to_staff
from taizhang.people.models import User
from taizhang.web.addresses import with_changes
from taizhang.web.asked import PAGE_SIZES

FORM_METHODS = ["GET", "HEAD", "POST"]


@open_to_staff
@require_safe
def view(request: HttpRequest, slug: str) -> HttpResponse:
    """Lead to the ledger in the view `slug`."""
    return redirect(found(_me(request), slug).url)


@open_to_staff
@require_safe
def views(request: HttpRequest) -> HttpResponse:
    """Show all views of this person, with what can be done about each."""
    return render(request, "listing/views.html", {"shelf": shelf(_me(request))})


@open_to_staff
@require_http_methods(FORM_METHODS)
def save(request: HttpRequest) -> HttpResponse:
    """Keep the conditions of the address as a view."""
    me = _me(request)
    form = ViewForm(me, request.POST or None)
    if form.is_valid() and (kept := _saved(request, me, form)):
        messages.success(request, _("已另存为视图“%(name)s”。") % {"name": kept.name})
        return redirect("listing:view", kept.slug)
    context = {"form": form, "back_url": with_changes(request.GET)}
    status = 422 if form.is_bound else 200
    return render(request, "listing/save_view.html", context, status=status)


@open_to_staff
@require_http_methods(FORM_METHODS)
def rename(request: HttpRequest, slug: str) -> HttpResponse:
    """Change what a view is called and who sees it."""
    me = _me(request)
    row = changeable(me, slug)
    first = views_of(me).first == slug
    known = {"name": row.name, "scope": row.scope, "opens_first": first}
    form = ViewForm(me, request.POST or None, initial=known)
    if not form.is_valid():
        context = {"form": form, "name": row.name, "back_url": with_changes(QueryDict())}
        status = 422 if form.is_bound else 200
        return render(request, "listing/rename_view.html", context, status=status)
    before = row.scope
    row.name, row.scope = form.cleaned_data["name"], form.cleaned_data["scope"]
    row.save(update_fields=["name", "scope"])
    _note(request, before, row.scope, slug=slug)
    if first != form.cleaned_data["opens_first"]:
        saving.open_first(me, "" if first else slug)
    messages.success(request, _("视图“%(name)s”已改好。") % {"name": row.name})
    return redirect("listing:views")


@open_to_staff
@require_http_methods(FORM_METHODS)
def delete(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask, and then take a view away."""
    row = changeable(_me(request), slug)
    if request.method != "POST":
        return render(
            request,
            "listing/delete_view.html",
            {"name": row.name, "slug": slug, "shared": row.scope != View.Scope.MINE},
        )
    saving.take_away(row)
    _note(request, row.scope, slug=slug)
    messages.success(
        request, _("视图“%(name)s”已删除，台账上的事项一件没动。") % {"name": row.name}
    )
    return redirect("listing:views")


@open_to_staff
@require_POST
def keep(request: HttpRequest, slug: str) -> HttpResponse:
    """Put the conditions of the address into a view in place of its own."""
    row = changeable(_me(request), slug)
    row.conditions = conditions_in(request.GET)
    row.save(update_fields=["conditions"])
    _note(request, row.scope, slug=slug)
    messages.success(request, _("现在的条件已存进视图“%(name)s”。") % {"name": row.name})
    return redirect("listing:view", slug)


@open_to_staff
@require_POST
def first(request: HttpRequest, slug: str) -> HttpResponse:
    """Have the ledger open with a view from now on, or no longer."""
    me = _me(request)
    named = found(me, slug)
    turned_off = views_of(me).first == slug
    saving.open_first(me, "" if turned_off else slug)
    said = (
        _("打开台账时先看“在办”。") if turned_off else _("以后打开台账，先看“%(name)s”。")
    )
    messages.success(request, said % {"name": named.name})
    return redirect("listing:views")


@open_to_staff
@require_POST
def move(request: HttpRequest, slug: str) -> HttpResponse:
    """Move a view by one place among one's own."""
    me = _me(request)
    saving.move(me, changeable(me, slug), -1 if request.POST.get("to") == "up" else 1)
    return redirect("listing:views")


@open_to_staff
@require_http_methods(FORM_METHODS)
def columns(request: HttpRequest, slug: str) -> HttpResponse:
    """Choose the columns of a view, their order, how dense and how long its pages are."""
    me = _me(request)
    named = found(me, slug)
    if request.method == "POST" and (answer := _arranged(request, me, slug)):
        return answer
    choice = (
        LayoutChoice.sent(request.POST)
        if request.method == "POST"
        else LayoutChoice.now(views_of(me).layout(slug))
    )
    context = {
        "name": named.name,
        "choice": choice,
        "densities": DENSITY_WORDS.items(),
        "sizes": PAGE_SIZES,
        "back_url": with_changes(request.GET, view=slug),
    }
    return render(request, "listing/columns.html", context)


def _arranged(request: HttpRequest, me: User, slug: str) -> HttpResponse | None:
    """Write what was chosen and lead back to the list; None while columns are moved."""
    act = request.POST.get("act")
    if act not in {"save", "usual"}:
        return None
    choice = LayoutChoice.sent(request.POST)
    layout = Layout(choice.keys, choice.density, choice.size)
    saving.arrange(me, slug, layout if act == "save" else None)
    return redirect(with_changes(request.GET, view=slug, size=""))


def _note(request: HttpRequest, *scopes: str, slug: str) -> None:
    """Note in the audit that a view which others see was made, changed or taken away."""
    if any(scope != View.Scope.MINE for scope in scopes):
        note(Kind.SETTING_CHANGED, request, slug, what="shared-view")


def _saved(request: HttpRequest, me: User, form: ViewForm) -> View | None:
    layout = views_of(me).layout(request.GET.get("view", ""))
    kept = saving.save_view(me, form.cleaned_data, conditions_in(request.GET), layout)
    if kept is None:
        form.add_error(None, _("您已经有 40 个视图，放不下了。先删掉用不着的，再来保存。"))
        return None
    _note(request, kept.scope, slug=kept.slug)
    if form.cleaned_data["opens_first"]:
        saving.open_first(me, kept.slug)
    return kept


def _me(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "only staff come here"
    return request.user
