"""Nightly: pieces of photos that never came whole are removed for good."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.fieldwork import shots
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Running
from taizhang.jobs.schedule import daily


def work(running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Sweep, and say how many went. Doing it twice does no harm."""
    return {"removed": shots.sweep(now())}


register(Kind("sweep-photos", _("清理手机没传完的照片"), run=work))
daily("sweep-photos", at="03:50")
