"""A statement fails, anywhere in an act: all of it stands, or nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import OperationalError, connections

from taizhang.core import commands as co
from taizhang.ledger import book, export, models
from taizhang.ledger.writing import Act
from tests import entries
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, ZHENG_VERIFIER, settle_office
from tests.shell.ledger.matters import (
    REGISTER,
    TAKEN_ON,
    handled,
    minutes,
    registered,
    whole,
)

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
ALIASES = ("default", "keys")
MOST = 90


@contextmanager
def failing(alias: str, at: int) -> Iterator[list[str]]:
    """Let the statement number `at` on a database fail; yield what was carried out."""
    carried_out: list[str] = []

    def judge(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if len(carried_out) + 1 == at:
            carried_out.append("failed")
            raise OperationalError("the disk is full")
        carried_out.append(sql)
        return execute(sql, *rest)

    with connections[alias].execute_wrapper(judge):
        yield carried_out


def all_or_nothing(alias: str, act: Callable[[], object]) -> int:
    """Let each statement of `act` fail once, then none; return how many there were."""
    for at in range(1, MOST):
        before = stored()
        with failing(alias, at) as carried_out:
            try:
                act()
            except OperationalError:
                assert stored() == before, f"{carried_out[-2:]} left something behind"
                assert whole()
                continue
        assert "failed" not in carried_out, "a failure was swallowed"
        assert stored() != before
        assert whole()
        return at - 1
    raise AssertionError("the act has no end")


def stored() -> dict[str, list[Any]]:
    tables = (models.Entry, models.Standing, models.Receipt, models.Counter, models.Head)
    kept: dict[str, list[Any]] = {t.__name__: list(t.objects.values()) for t in tables}
    emptied = models.Opening.objects.filter(sealed__isnull=True)
    kept["emptied"] = list(emptied.values_list("entry_id", flat=True))
    kept["sent"] = list(models.Submission.objects.values())
    return kept


@pytest.mark.parametrize("alias", ALIASES)
def test_the_first_registration_of_an_office(alias):
    settle_office()
    sent = book.form("k-1", "the form")

    def act() -> object:
        return book.submit("", REGISTER, *TAKEN_ON, by=LI_CLERK, at=minutes(0), sent=sent)

    assert all_or_nothing(alias, act) >= 2
    assert models.Standing.objects.get().serial == 1


@pytest.mark.parametrize("alias", ALIASES)
def test_checking_calling_and_striking_off_at_once(alias):
    settle_office()
    case = registered(*TAKEN_ON).issue.case
    handled(case, "half")
    acts = (entries.PASS, entries.SATISFIED, entries.STRIKE_OFF)
    assert all_or_nothing(
        alias, lambda: book.submit(case, *acts, by=ZHENG_VERIFIER, at=minutes(3))
    )
    assert book.issue_of(case).struck_off_on


def test_joining_two_issues():
    settle_office()
    target, other = registered().issue.case, registered().issue.case
    assert all_or_nothing(
        "default",
        lambda: book.submit_pair(
            other, target, co.MergeIssue(), by=LI_CLERK, at=minutes(1)
        ),
    )


def test_many_at_once():
    settle_office()
    acts = [Act("", (REGISTER,), LI_CLERK, minutes(at)) for at in range(3)]
    assert all_or_nothing("default", lambda: book.submit_many(acts))
    assert export.tree_head().size == 6


def test_an_erasure_that_fails_is_finished_by_another():
    settle_office()
    case = registered().issue.case
    for at in range(1, MOST):
        with failing("default", at) as carried_out:
            try:
                book.erase(case, 1, by=SUN_ADMINISTRATOR, reason="要求", at=minutes(1))
            except OperationalError:
                assert not models.Opening.objects.filter(
                    sealed=None, subject__gt=""
                ).exists()
                continue
        assert "failed" not in carried_out
        assert whole()
        return
    raise AssertionError("the act has no end")
