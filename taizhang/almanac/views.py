"""Pages of the calendar: a year, bringing its notice in, setting days of one's own."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from taizhang.almanac.changing import keep_draft
from taizhang.almanac.forms import DaysForm, NoticeForm
from taizhang.almanac.models import CalendarChange
from taizhang.almanac.planning import Wanted, from_notice, kept_all, own_days, planned
from taizhang.almanac.year import last_year, notice_year, year_page
from taizhang.core.vocabulary import Duty
from taizhang.ledger.recounting import settled_since
from taizhang.people.access import open_to, open_to_staff
from taizhang.people.identity import actor_of, duties_of
from taizhang.places.calendar import FIRST_YEAR, read_from
from taizhang.places.working_days import Days, days

Source = CalendarChange.Source
WEEKDAYS = (
    pgettext_lazy("日历", "一"),
    pgettext_lazy("日历", "二"),
    pgettext_lazy("日历", "三"),
    pgettext_lazy("日历", "四"),
    pgettext_lazy("日历", "五"),
    pgettext_lazy("日历", "六"),
    pgettext_lazy("日历", "日"),
)


@open_to_staff
@require_safe
def now_shown(request: HttpRequest) -> HttpResponse:
    """Lead to this year."""
    return redirect("almanac:year", localdate().year)


@open_to_staff
@require_safe
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show a year of the calendar."""
    today = localdate()
    if not FIRST_YEAR <= year <= last_year(today):
        raise Http404
    held, may_change = days(), Duty.ADMINISTER in duties_of(request.user)
    context = {"page": year_page(year, held, today), "may_change": may_change}
    context["weekdays"] = WEEKDAYS
    if may_change:
        context["behind"] = len(settled_since(read_from(held)))
    return render(request, "almanac/year.html", context)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def notice(request: HttpRequest) -> HttpResponse:
    """Take the yearly notice in."""
    held, today = days(), localdate()
    wanted = notice_year(held, today)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NoticeForm(*posted, years=(wanted, *range(wanted - 1, wanted - 3, -1)))
    if form.is_valid() and (found := form.reading()):
        chosen = form.cleaned_data["year"]
        brought = from_notice(found.days, chosen, held)
        if (
            answer := _drafted(request, Source.NOTICE, chosen, (brought, held))
        ) is not None:
            return answer
        form.add_error(None, _("和现在的日历一样，没有要改的。"))
    context = {"form": form, "wanted": wanted}
    return render(request, "almanac/notice.html", context, status=form.status)


@open_to(Duty.ADMINISTER)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest) -> HttpResponse:
    """Set days as the office itself wants them."""
    posted = request.POST if request.method == "POST" else None
    form = DaysForm(posted, until=last_year(localdate()))
    if form.is_valid():
        said = form.cleaned_data
        wanted = own_days(said["first"], said["last"], form.working, said["name"])
        chosen = said["first"].year
        if (answer := _drafted(request, Source.DAYS, chosen, (wanted, days()))) is not None:
            return answer
        form.add_error(None, _("这些日子本来就是这样，没有要改的。"))
    return render(request, "almanac/days.html", {"form": form}, status=form.status)


def _drafted(
    request: HttpRequest, source: str, year: int, what: tuple[Wanted, Days]
) -> HttpResponse | None:
    """Lead to the preview of what is wanted of the days as they are; None: nothing changes."""
    wanted, held = what
    changes = planned(wanted, held)
    if not changes:
        return None
    by = actor_of(request.user).id
    draft = keep_draft(by, source, year, kept_all(changes))
    return redirect("almanac:preview", draft.id)
