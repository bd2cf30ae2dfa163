"""Nightly: drafts that are too old, or were sent, are removed for good."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.desk import drafts
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Running
from taizhang.jobs.schedule import daily


def work(running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Sweep, and say how many went. Doing it twice does no harm."""
    return {"removed": drafts.sweep(now())}


register(Kind("sweep-drafts", _("清理旧草稿"), run=work))
daily("sweep-drafts", at="03:40")
