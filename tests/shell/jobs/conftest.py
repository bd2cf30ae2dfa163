"""Kinds of work that exist for one test only."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from taizhang.jobs import registry, schedule
from taizhang.jobs.registry import Kind
from taizhang.jobs.running import Running

Work = Callable[[Running, Mapping[str, Any]], dict[str, Any]]


@pytest.fixture
def brings(monkeypatch, settings, tmp_path) -> Callable[[Work], str]:
    """Return a function that makes work known as a kind, and returns the kind's name.

    No other is known, and none is due by the clock.
    """
    settings.DATA = tmp_path
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(schedule, "_daily", {})
    monkeypatch.setattr(schedule, "_whenever", {})

    def bring(work: Work, name: str = "sweep-leaves") -> str:
        registry.register(Kind(name, "扫落叶", run=work))
        return name

    return bring
