"""Answers with the page of a meeting, and with whatever form on it did not pass."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString

from taizhang.assembly.models import Meeting, Topic
from taizhang.council.meeting_forms import HandsForm, NotesForm, ResolveForm
from taizhang.council.meetings import Session, meeting_page
from taizhang.web.codes import drawn
from taizhang.web.plain_forms import PlainForm
from taizhang.web.receipts import site


def whose_door(request: HttpRequest, row: Meeting) -> tuple[str, SafeString]:
    """Return the address of a meeting's door as members type it, and as a code."""
    address = site(request) + reverse("council:door", args=[row.door])
    return address, drawn(address)


def shown(
    request: HttpRequest,
    held: Session,
    template: str = "council/meeting.html",
    wrong: tuple[int, str, PlainForm] | None = None,
    **more: object,
) -> HttpResponse:
    """Return the page with the topic that the address names.

    `wrong`: a form to be put right, by the id of its topic and the form's name.
    """
    asked = request.GET.get("topic", "1")
    nth = int(asked[:4]) if asked.isdecimal() else 1
    if wrong is not None:
        nth = [topic.pk for topic in held.topics].index(wrong[0]) + 1
    page = meeting_page(held, nth, whose_door(request, held.row)[0])
    forms: dict[str, Any] = {}
    if page.topic is not None and page.head.open and not page.topic.ended:
        forms = _forms(held.topics[page.topic.nth - 1], page.head.present)
    if wrong is not None:
        forms[wrong[1]] = wrong[2]
    form = wrong[2] if wrong else None
    context = {"page": page, "forms": forms, "form": form, **more}
    return render(request, template, context, status=form.status if form else 200)


def _forms(topic: Topic, present: int) -> dict[str, Any]:
    told = {"notes": topic.notes, "version": topic.notes_version}
    counts = {
        name: getattr(topic, name)
        for name in ("votes_for", "votes_against", "votes_abstained")
    }
    return {
        "notes": NotesForm(initial=told),
        "hands": HandsForm(initial=counts, present=present),
        "resolve": ResolveForm(),
    }
