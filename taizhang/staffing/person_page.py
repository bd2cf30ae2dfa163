"""Puts together what the page of somebody's account shows beside the form."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from taizhang.ledger.located import open_with
from taizhang.people.models import User
from taizhang.staffing.roster import signing_in
from taizhang.staffing.shown import PersonPage
from taizhang.tongue import local
from taizhang.web.addresses import ledger_url


def person_page(user: User, reader: AbstractBaseUser | AnonymousUser) -> PersonPage:
    """Return somebody's account. One query."""
    open_count = open_with(user.pseudonym)
    last = user.last_login
    facts = [
        (_("登录名"), user.username),
        (_("上次登录"), f"{localtime(last):%Y-%m-%d %H:%M}" if last else _("还没登录过")),
        (_("加入"), f"{localtime(user.date_joined):%Y-%m-%d}"),
    ]
    return PersonPage(
        pseudonym=user.pseudonym,
        name=local(user.name, user.name_en),
        active=user.is_active,
        own=user.pk == reader.pk,
        signing_in=signing_in(user),
        facts=tuple(facts),
        open_count=open_count,
        list_url=ledger_url(handler=user.pseudonym, phase="open") if open_count else "",
    )
