"""By which rule a matter is checked where nobody independent is there, in a sentence."""

from django.core.cache import cache
from django.utils.translation import gettext as _

from taizhang.core.independence import Checker, Rule, rule
from taizhang.core.issue import Issue
from taizhang.core.vocabulary import Status
from taizhang.people.directory import checkers

KEPT = "independence:checkers"
# Whoever is given the duty shows within a minute; the book itself asks each time.
KEPT_SECONDS = 60


def rule_of(issue: Issue) -> Rule | None:
    """Return by which rule `issue` is checked; None: it does not wait for a check."""
    return rule(issue, _there()) if issue.status is Status.HANDLED else None


def told(issue: Issue) -> str:
    """Return the rule in words where it is not the usual one, "" where it is."""
    match rule_of(issue):
        case Rule.COLLEAGUE:
            return _(
                "没有不相干的人可核。按《核验回避规则》，由本单位没经手的同事核，销号时写明。"
            )
        case Rule.WAITS:
            return _(
                "没有不相干的人可核。按《核验回避规则》，这件事等着，"
                "请领导给一位没经手的同事派核验的岗。"
            )
    return ""


def _there() -> tuple[Checker, ...]:
    kept: tuple[Checker, ...] | None = cache.get(KEPT)
    if kept is None:
        kept = checkers()
        cache.set(KEPT, kept, KEPT_SECONDS)
    return kept
