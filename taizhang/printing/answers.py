"""A PDF as an answer, or the plain word why there is none."""

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from taizhang.audit.kinds import Kind
from taizhang.audit.record import note
from taizhang.printing.press import NoChineseFont, pdf
from taizhang.web.attachments import attached

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def pdf_answer(
    request: HttpRequest,
    template: str,
    shown: "DataclassInstance",
    *,
    name: str,
    at: dt.datetime,
    pictures: Mapping[str, bytes] | None = None,
) -> HttpResponse:
    """Return `shown` as a PDF called `name`, to be looked at and printed."""
    try:
        made = pdf(template, shown, at, pictures)
    except NoChineseFont:
        return render(request, "printing/no_font.html", status=503)
    match = request.resolver_match
    about = match.kwargs.get("number") or match.kwargs.get("month", "") if match else ""
    note(Kind.PRINTED, request, str(about), what=template)
    return attached(HttpResponse(made, "application/pdf"), f"{name}.pdf", shown=True)
