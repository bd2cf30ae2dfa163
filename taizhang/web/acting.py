"""Forms by which people act on issues: carried out once, refused in words, nothing lost.

A view builds a form, asks `submitted` (or `attempt`) to write, and shows the same form again
where that came to nothing. `form.status` is what the page answers with.
"""

import uuid
from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar, cast

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import get_script_prefix
from django.utils.timezone import now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from taizhang.core import commands as co
from taizhang.core.refusals import Refusal, Refused
from taizhang.core.vocabulary import Actor
from taizhang.ledger import book, queries
from taizhang.ledger.reading import NoSuchIssue
from taizhang.ledger.shown import Happening
from taizhang.ledger.writing import Done
from taizhang.web.addresses import issue_url
from taizhang.web.came_from import CameFrom
from taizhang.web.happenings import told
from taizhang.web.plain_forms import PlainForm
from taizhang.web.refusals import REFUSALS
from taizhang.web.unsent import typed

T = TypeVar("T")
INCOMPLETE = _("未提交：这一页不完整，可能放得太久了。请刷新后再提交一次。")
SENT_BEFORE = _(
    "未提交：这张表已经提交过一次，这次写的和那次不一样。"
    "请先看看台账上已经记下的，仍要再办一次，就再按一下。"
)

# Which field a refusal speaks of; the others speak of the whole form.
SPEAKS_OF = {
    Refusal.SUMMARY_MISSING: ("summary",),
    Refusal.CATEGORY_UNKNOWN: ("category",),
    Refusal.HAPPENED_LATER: ("happened_at",),
    Refusal.WAY_UNKNOWN: ("channel",),
    Refusal.REPORTER_MISSING: ("reporter",),
    Refusal.PHONE_MISSING: ("phone",),
    Refusal.PLACE_MISSING: ("place_text",),
    Refusal.WORDS_NOT_WRITTEN: ("words",),
    Refusal.THEIR_NUMBER_MISSING: ("their_number",),
    Refusal.THEIR_NUMBER_HELD: ("their_number",),
    Refusal.THEIR_DUE_MISSING: ("their_due",),
    Refusal.INCIDENT_UNKNOWN: ("incident",),
    Refusal.ALREADY_IN_INCIDENT: ("incident",),
    Refusal.UNIT_MISSING: ("unit", "to"),
    Refusal.PROGRESS_MISSING: ("text",),
    Refusal.RESULT_MISSING: ("result",),
    Refusal.REASON_MISSING: ("reason", "explanation", "where"),
    Refusal.EVIDENCE_EMPTY: ("files_taken", "text"),
    Refusal.EVIDENCE_MISSING: ("after_photos",),
    Refusal.EVIDENCE_USED_ELSEWHERE: ("files_taken", "after_photos"),
    Refusal.EVIDENCE_TOO_OLD: ("taken_at",),
    Refusal.EVIDENCE_IN_FUTURE: ("taken_at",),
    Refusal.LIKENESS_UNANSWERED: ("alike",),
    Refusal.VOICE_UNKNOWN: ("voice",),
    Refusal.FINDING_MISSING: ("finding",),
    Refusal.SEEN_MISSING: ("finding",),
    Refusal.METHOD_TOO_WEAK: ("method",),
    Refusal.MEASURE_MISSING: ("measure",),
    Refusal.LOOK_BACK_NOT_AHEAD: ("look_back_on",),
    Refusal.EXTENSION_NOT_LATER: ("until",),
    Refusal.EXTENSION_TOO_LONG: ("until",),
    Refusal.LIMIT_OF_OTHERS: ("until",),
    Refusal.REVIEW_NOT_AHEAD: ("review_on",),
    Refusal.REVIEW_TOO_FAR: ("review_on",),
    Refusal.DEMAND_MISSING: ("demand",),
    Refusal.ANSWER_NOT_AHEAD: ("answer_by",),
    Refusal.RESOLUTION_MISSING: ("text",),
    Refusal.RESOLUTION_UNIT_MISSING: ("unit",),
    Refusal.RESOLUTION_DAY_MISSING: ("due_on",),
    Refusal.RESOLUTION_DAY_NOT_AHEAD: ("due_on",),
}


class KeyedForm(PlainForm):
    """A form that is carried out once, however often it is sent. `key` tells it again.

    `since` is what others did since its reader opened it, where that stands in the way.
    """

    # Kept while somebody types in it, until the book notes its key as carried out.
    drafted = True
    key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid.uuid4,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )
    since: tuple[Happening, ...] = ()

    @property
    def seen(self) -> int | None:
        """The `n` that the reader had seen; None where the form is of no issue."""
        return None

    @property
    def sent(self) -> book.Form:
        """The identity of this form: its key, and everything that was filled in."""
        said = sorted(self.cleaned_data.items())
        contents = [(name, value) for name, value in said if name not in {"key", "n"}]
        return book.form(str(self.cleaned_data["key"]), contents)

    def refuse(self, refusals: Sequence[Refusal]) -> None:
        """Say why nothing was written, beside the fields where a refusal speaks of one."""
        self.refused = True
        for refusal in refusals:
            named = [name for name in SPEAKS_OF.get(refusal, ()) if name in self.fields]
            self.add_error(named[0] if named else None, str(REFUSALS[refusal]))

    def rewrite(self, name: str, value: object) -> None:
        """Change what the form holds under `name` when it is shown again."""
        changed = cast("QueryDict", self.data).copy()
        changed[self.add_prefix(name)] = str(value)
        self.data = changed


class ActForm(KeyedForm):
    """A form on an issue: `n` is what its reader had seen of it."""

    n = forms.IntegerField(
        widget=forms.HiddenInput,
        min_value=0,
        error_messages={"required": INCOMPLETE, "invalid": INCOMPLETE},
    )

    @property
    def seen(self) -> int | None:
        """The `n` that the reader had seen."""
        return int(self.cleaned_data["n"])


class PressedForm(ActForm):
    """A form on an issue with a button for each of `ACTS`: which was pressed it says as `act`."""

    ACTS: ClassVar[tuple[str, ...]]
    OTHERWISE: ClassVar[str] = ""

    @property
    def act(self) -> str:
        """What is asked to be done; `OTHERWISE` where nothing sensible is asked."""
        asked = str(self.data.get("act", ""))
        return asked if asked in self.ACTS else self.OTHERWISE

    @property
    def sent(self) -> book.Form:
        """The identity of this form: what was filled in, and which button was pressed."""
        plain = super().sent
        return book.form(plain.key, plain.fingerprint, str(self.data.get("act", "")))


def text_field(label: Any, rows: int = 0, hint: Any = "") -> forms.CharField:
    """Return a field for words, of one line or of `rows`. The rules judge what is in it."""
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    field = forms.CharField(label=label, required=False, widget=widget, help_text=hint)
    # The core says in better words which characters cannot be kept.
    field.validators = []
    return field


def submitted(
    form: KeyedForm, number: str, case: str, commands: Sequence[co.Command], by: Actor
) -> Done | None:
    """Carry out `commands` on the issue `number` (and `case`; both "" for a new one).

    None: a rule forbids it or the form came before; `form` says so and keeps everything.
    """
    return attempt(
        form,
        number,
        lambda: book.submit(case, *commands, by=by, seen=form.seen, sent=form.sent),
    )


def attempt(form: KeyedForm, number: str, write: Callable[[], T]) -> T | None:
    """Return what `write` returns; None where it is refused, and `form` says why."""
    try:
        return write()
    except Refused as refused:
        seen = form.seen if Refusal.STALE in refused.refusals else None
        form.refuse(refused.refusals)
    except book.KeyReused:
        seen = form.seen
        form.add_error(None, str(SENT_BEFORE))
        # Whoever presses again after reading this means it.
        form.rewrite("key", uuid.uuid4())
    if seen is not None:
        _tell_what_happened(form, number, seen)
    return None


def page(
    request: HttpRequest, template: str, form: KeyedForm, **context: object
) -> HttpResponse:
    """Return `template` with `form` in it, as new or with everything that is wrong with it."""
    return render(request, template, {"form": form, **context}, status=form.status)


def moved_on(request: HttpRequest, number: str, said: str) -> HttpResponse:
    """Return the way to the issue `number`, where it is `said` what has been done."""
    messages.success(request, said)
    here = CameFrom.at_address(request.GET)
    return redirect(issue_url(number, query=here.query))


class WordedRefusals:
    """Middleware: what a view did not answer for becomes a page with the reason on it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Take the rest of the chain."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as the rest of the chain does."""
        return self._answer(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Return a worded page for what a rule or the book says; None for anything else."""
        match exception:
            case Refused(refusals=refusals):
                return _refused(request, [str(REFUSALS[each]) for each in refusals], 409)
            case book.KeyReused():
                return _refused(request, [str(SENT_BEFORE)], 422)
            case NoSuchIssue():
                return render(request, "404.html", status=404)
            case _:
                return None


def _refused(request: HttpRequest, said: list[str], status: int) -> HttpResponse:
    context = {
        "heading": gettext("没有办成"),
        "sentences": said,
        "advice": "",
        "typed": typed(dict(request.POST.lists())),
        "back_url": get_script_prefix(),
        "back_label": gettext("回到首页"),
    }
    if number := _number(request):
        here = CameFrom.at_address(request.GET)
        context["back_url"] = issue_url(number, query=here.query)
        context["back_label"] = gettext("回到这件事")
    return render(request, "web/refused.html", context, status=status)


def _number(request: HttpRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("number", "")) if match else ""


def _tell_what_happened(form: KeyedForm, number: str, seen: int) -> None:
    """Show in `form` what others did since, so that pressing again is done knowingly."""
    file = queries.issue_file(number, now())
    form.since = told(file, since=seen)
    form.rewrite("n", file.issue.n)
