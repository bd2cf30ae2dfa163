"""Pages for requests that no view answers. 400, 403, 404 and 500 are Django's own views
over the templates of `web`; here stands what they do not cover."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from taizhang.web.unsent import typed


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token does not fit; `reason` is Django's, for developers.

    What was typed in it comes back, to whoever just sent it.
    """
    words = gettext(
        "没有提交：这一页放得太久，或浏览器没有收下 Cookie。请返回上一页，刷新后再提交一次。"
    )
    written = typed(dict(request.POST.lists()))
    if not written:
        return render(request, "403.html", {"exception": words}, status=403)
    context = {
        "heading": gettext("没有办成"),
        "sentences": [words],
        "advice": "",
        "typed": written,
        "back_url": request.path,
        "back_label": gettext("打开新的一页"),
    }
    return render(request, "web/refused.html", context, status=403)
