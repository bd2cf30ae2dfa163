"""Puts together the page on which links to a matter are made and taken back."""

import datetime as dt

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from taizhang.agreements.directory import bearers
from taizhang.core.clocks import local_day
from taizhang.core.issue import Issue
from taizhang.ledger.queries import IssueFile
from taizhang.people.names import all_unit_names
from taizhang.tasklinks.making import links_of
from taizhang.tasklinks.models import TaskLink
from taizhang.tasklinks.reaching import STANDS, alive
from taizhang.tasklinks.shown import LinkLine
from taizhang.tasklinks.tokens import LINKS
from taizhang.web import dates, masking
from taizhang.web.receipts import site


def units_for(issue: Issue, now: dt.datetime) -> list[tuple[str, str]]:
    """Return the units whose people may get a link: who handles it, or who may claim it."""
    names = all_unit_names()
    if issue.offered:
        codes = sorted(bearers(issue.offered, local_day(now)) - {issue.complained_of})
    else:
        codes = [issue.unit, *issue.supporting] if issue.status in STANDS else []
    return [(code, names.get(code, code)) for code in codes if code]


def lines(request: HttpRequest, file: IssueFile, now: dt.datetime) -> tuple[LinkLine, ...]:
    """Return the links to the matter in words, the latest first. One query."""
    return tuple(_line(request, link, file, now) for link in links_of(file.row.case))


def address_of(request: HttpRequest, link: TaskLink) -> str:
    """Return the whole address to send to somebody."""
    path = reverse("task:task", args=[LINKS.token_of(link.key)])
    return f"{site(request)}{path}"


def _line(
    request: HttpRequest, link: TaskLink, file: IssueFile, now: dt.datetime
) -> LinkLine:
    person = link.person
    live = alive(link, now) and _with_them(link, file, now)
    return LinkLine(
        key=link.key,
        who=f"{all_unit_names().get(person.unit.code, '')} {person.name}".strip(),
        phone=masking.phone(person.phone),
        until=dates.day(local_day(link.expires_at), local_day(now)),
        state=_state(link, now, live=live),
        live=live,
        url=address_of(request, link) if live else "",
    )


def _with_them(link: TaskLink, file: IssueFile, now: dt.datetime) -> bool:
    return link.person.unit.code in {code for code, _name in units_for(file.issue, now)}


def _state(link: TaskLink, now: dt.datetime, *, live: bool) -> str:
    if link.withdrawn_at is not None:
        return _("已收回")
    if now >= link.expires_at:
        return _("已到期")
    if not live:
        return _("事情已不在他们手上")
    if link.device_mark:
        return _("已绑定手机") if not link.code_mark else _("已绑定手机，等换新手机")
    return _("还没打开过") if link.code_mark else _("验证码用完了，请换一个")
