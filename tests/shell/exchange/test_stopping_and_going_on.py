"""A long import runs behind the page: stopped, killed or without a worker it loses nothing."""

import pytest

from taizhang.exchange import importing
from taizhang.exchange.models import Batch
from taizhang.jobs.models import Job
from taizhang.jobs.queue import cancel
from tests.cast import SUN_ADMINISTRATOR
from tests.shell.exchange.bringing_in import DONE, ledger_file, on_the_ledger
from tests.shell.exchange.wizard import Wizard, opened_file
from tests.worker import run_waiting

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("office"),
]
ROWS = [(str(n), "2026-03-05", *DONE[2:6], f"第{n}件", *DONE[7:]) for n in range(7)]


@pytest.fixture
def begun(monkeypatch) -> Wizard:
    """Return the wizard with three of seven rows brought in, the rest asked for."""
    monkeypatch.setattr(importing, "CHUNK", 3)
    wizard = opened_file(ledger_file(*ROWS).getvalue())
    wizard.press("导入 7 行")
    assert wizard.batch.position == 0
    wizard.client.post(f"{wizard.address}go/")
    return wizard


def test_the_worker_brings_in_the_rest(begun):
    assert (begun.batch.state, begun.batch.position) == (Batch.State.IMPORTING, 3)
    run_waiting()
    assert (begun.batch.state, begun.batch.imported_count) == (Batch.State.DONE, 7)


def test_without_a_worker_each_press_does_a_part(begun):
    for _press in range(3):
        begun.client.post(f"{begun.address}go/")
    assert begun.batch.imported_count == 7
    assert Job.objects.count() == 1


def test_a_worker_that_comes_after_all_is_done_adds_nothing(begun):
    for _press in range(3):
        begun.client.post(f"{begun.address}go/")
    run_waiting()
    assert len(on_the_ledger()) == 7


def test_stopped_it_keeps_what_is_in_and_can_be_gone_on_with(begun):
    begun.client.post(f"{begun.address}stop/")
    run_waiting()
    assert "导入了 3 行，还有 4 行没轮到" in begun.text()
    begun.press("接着导入")
    run_waiting()
    assert (begun.batch.state, begun.batch.imported_count) == (Batch.State.DONE, 7)


def test_stopped_it_can_be_taken_back(begun):
    begun.client.post(f"{begun.address}stop/")
    begun.client.post(f"{begun.address}withdraw/", {"reason": "导错了"})
    assert (begun.batch.state, begun.batch.withdrawn_count) == (Batch.State.WITHDRAWN, 3)
    assert "加起来对不上" not in begun.text()


def test_a_job_that_was_cancelled_leaves_a_way_on(begun):
    cancel(begun.batch.job)
    begun.press("继续")
    begun.client.post(f"{begun.address}go/")
    assert begun.batch.imported_count == 7


def test_a_double_click_begins_once(begun):
    begun.client.post(f"{begun.address}go/")
    assert begun.batch.position == 6
    run_waiting()
    assert len(on_the_ledger()) == 7


def test_confirming_many_rows_is_done_behind_the_page_too(monkeypatch):
    from taizhang.exchange import aftercare

    monkeypatch.setattr(aftercare, "CHUNK", 3)
    wizard = opened_file(ledger_file(*[(*row[:8], "") for row in ROWS]).getvalue())
    wizard.press("导入 7 行")
    wizard.press("把 7 件待确认的全部确认")
    assert "正在确认" in wizard.text()
    run_waiting()
    assert wizard.batch.confirmed_count == 7
    assert "确认了 7 件" in wizard.text()


def test_who_left_the_office_meanwhile_does_not_go_on(begun, django_user_model):
    django_user_model.objects.filter(pseudonym=SUN_ADMINISTRATOR.id).update(is_active=False)
    run_waiting()
    assert Job.objects.get().state == Job.State.FAILED
    assert len(on_the_ledger()) == 3
