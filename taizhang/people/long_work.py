"""What is done by itself for the accounts: sessions that are over are removed each night."""

from django.utils.translation import gettext_lazy as _

from taizhang.jobs.registry import Kind, register
from taizhang.jobs.schedule import daily
from taizhang.people import sessions

register(Kind("forget-sessions", _("清理过期的登录"), run=sessions.forget_old))
daily("forget-sessions", at="03:55")
