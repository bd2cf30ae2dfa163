"""Nightly: spent puzzles, full buckets and what dropped forms said are removed for good."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from taizhang.gate import buckets, holding, puzzle
from taizhang.jobs.registry import Kind, register
from taizhang.jobs.running import Running
from taizhang.jobs.schedule import daily


def work(running: Running, _arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Sweep, and say how many went. Doing it twice does no harm."""
    at = now()
    return {"removed": buckets.sweep(at) + puzzle.sweep(at) + holding.sweep(at)}


register(Kind("sweep-gate", _("清理居民入口的旧记录"), run=work))
daily("sweep-gate", at="03:45")
