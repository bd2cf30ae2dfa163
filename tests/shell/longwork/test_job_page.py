"""A piece of long work has a page: how far, how long still, stop it, what came of it."""

import datetime as dt

import pytest
import time_machine
from django.utils.timezone import now

from taizhang.jobs import leases, records, registry
from taizhang.jobs.models import Job
from taizhang.jobs.queue import cancel, enqueue
from taizhang.jobs.registry import Kind
from taizhang.jobs.running import Failed, Progress
from taizhang.web.jobs import job_shown, job_url
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, ZHENG_VERIFIER, account, signed_in
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db(databases=["default", "keys"])

BEGUN = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


def work(_running, arguments):
    """Fail where the arguments say so."""
    if arguments.get("fails") == "as it may":
        raise Failed("扫把不见了。")
    if arguments.get("fails"):
        raise ValueError
    return {"leaves": 6}


@pytest.fixture(autouse=True)
def kind():
    """Bring work that sweeps leaves."""
    registry.register(
        Kind(
            "sweep-leaves",
            "扫落叶",
            run=work,
            result_url=lambda arguments, _result: f"/ledger/?yard={arguments['yard']}",
            outcome=lambda result: f"扫了 {result['leaves']} 片。",
        )
    )


def asked(by=LI_CLERK, **arguments) -> str:
    """Ask for the work and return its id."""
    return enqueue("sweep-leaves", by=by.id, **{"yard": 5} | arguments)


def under_way(**told) -> str:
    """Return a job that somebody works on, as far as `told`."""
    job_id = asked()
    leases.take(job_id, "one/1")
    leases.tell(job_id, "one/1", Progress(**{"begun_at": BEGUN} | told))
    return job_id


def page(job_id, by=LI_CLERK, **headers) -> str:
    """Return what the job's page says to somebody."""
    answer = signed_in(by).get(job_url(job_id), headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_how_far_the_work_is_and_how_long_it_takes_still():
    job_id = under_way(stage="写入台账", done=40, total=120)
    with time_machine.travel(BEGUN + dt.timedelta(seconds=90), tick=False):
        seen = job_shown(job_id, account(LI_CLERK), now())

    assert (seen.stage, seen.done, seen.total) == ("写入台账", 40, 120)
    assert (seen.state, seen.left) == ("running", "约还需 3 分钟")
    assert 'max="120" value="40"' in page(job_id)


def test_work_that_was_taken_up_again_is_not_held_for_quick():
    job_id = under_way(stage="写入台账", done=110, total=200, begun_from=100)
    with time_machine.travel(BEGUN + dt.timedelta(seconds=60), tick=False):
        assert job_shown(job_id, account(LI_CLERK), now()).left == "约还需 9 分钟"


@pytest.mark.parametrize(
    ("seconds", "done", "left"),
    [
        (2, 1, ""),
        (30, 0, ""),
        (30, 60, "约还需不到 1 分钟"),
        (60, 60, "约还需 1 分钟"),
        (3600, 24, "约还需 4 小时"),
    ],
)
def test_the_time_left_is_a_guess_that_is_made_only_with_reason(seconds, done, left):
    job_id = under_way(stage="写入台账", done=done, total=120)
    with time_machine.travel(BEGUN + dt.timedelta(seconds=seconds), tick=False):
        assert job_shown(job_id, account(LI_CLERK), now()).left == left


def test_work_of_unknown_length_shows_its_stage_only():
    shown = page(under_way(stage="打包文件"))

    assert "打包文件" in shown
    assert "<progress" in shown and "value=" not in shown.split("<progress")[1][:120]


def test_a_page_that_looks_after_itself_stops_when_the_work_is_over():
    job_id = asked()
    going = page(job_id, **{"HX-Request": "true"})
    assert going.lstrip().startswith("<section") and 'hx-trigger="every 1s"' in going

    run_waiting()
    over = page(job_id, **{"HX-Request": "true"})
    assert "hx-trigger" not in over and "http-equiv" not in page(job_id)


def test_without_javascript_the_page_is_fetched_again():
    assert '<noscript><meta http-equiv="refresh"' in page(asked())


def test_the_result_is_told_and_leads_on():
    job_id = asked()
    run_waiting()
    shown = page(job_id)

    assert "扫了 6 片。" in shown and 'href="/ledger/?yard=5"' in shown
    assert "取消" not in shown


def test_a_failure_is_told_in_plain_words_with_its_number():
    job_id, expected = asked(fails="badly"), asked(fails="as it may")
    run_waiting()
    number = records.record(job_id).trouble

    assert f"把编号 {number} 告诉管理员" in page(job_id)
    assert "扫把不见了。" in page(expected)
    assert "去看结果" not in page(job_id)


def test_work_that_was_cut_off_says_how_far_it_came_and_where_to_go_on():
    registry.register(
        Kind(
            "rake",
            "耙地",
            work,
            lambda arguments, _: f"/yard/{arguments['yard']}/",
            None,
            True,
        )
    )
    cut_off, failed = enqueue("rake", by=LI_CLERK.id, yard=7), asked()
    done_so_far = {"stage": "写入台账", "done": 40, "total": 120}
    Job.objects.filter(id=cut_off).update(state=Job.State.CANCELLED, **done_so_far)
    Job.objects.filter(id=failed).update(state=Job.State.FAILED, **done_so_far)

    assert "停在写入台账：40 / 120" in page(cut_off)
    assert 'href="/yard/7/"' in page(cut_off) and "接着做" in page(cut_off)
    assert "停在写入台账：40 / 120" in page(failed)
    assert "接着做" not in page(failed) and "<progress" not in page(failed)


def test_the_work_is_stopped_from_its_page():
    running, waiting = under_way(stage="写入台账", done=1, total=9), asked()
    client = signed_in(LI_CLERK)
    for job_id in (running, waiting):
        answer = client.post(f"{job_url(job_id)}cancel/")
        assert (answer.status_code, answer.headers["Location"]) == (302, job_url(job_id))

    assert "正在停下来" in page(running) and "/cancel/" not in page(running)
    assert records.record(waiting).state == "cancelled"


def test_a_page_that_is_looked_at_stops_nothing():
    job_id = asked()
    assert signed_in(LI_CLERK).get(f"{job_url(job_id)}cancel/").status_code == 405
    assert records.record(job_id).state == "waiting"


def test_to_everybody_else_the_work_is_not_there():
    job_id = asked()
    other = signed_in(ZHENG_VERIFIER)

    assert other.get(job_url(job_id)).status_code == 404
    assert other.post(f"{job_url(job_id)}cancel/").status_code == 404
    assert records.record(job_id).state == "waiting"
    assert "扫落叶" not in other.get("/jobs/").content.decode()


def test_administrators_see_the_machines_own_work_and_may_look_at_anybodys():
    nightly = enqueue("sweep-leaves", by="", yard=1)
    listed = signed_in(SUN_ADMINISTRATOR).get("/jobs/").content.decode()

    assert job_url(nightly) in listed
    assert "扫落叶" in page(asked(), by=SUN_ADMINISTRATOR)
    assert signed_in(LI_CLERK).get(job_url(nightly)).status_code == 404


def test_people_find_their_own_work_newest_first():
    first, second = asked(), asked()
    cancel(first)
    listed = signed_in(LI_CLERK).get("/jobs/").content.decode()

    assert 0 < listed.index(job_url(second)) < listed.index(job_url(first))
    assert "已停下" in listed


def test_nobody_who_asked_for_nothing_meets_an_empty_list():
    listed = signed_in(LI_CLERK).get("/jobs/").content.decode()
    assert "最近没有后台任务" in listed and "<li>" not in listed


def test_work_that_no_feature_brings_any_more_is_still_shown(monkeypatch):
    job_id = asked()
    Job.objects.filter(id=job_id).update(kind="rake-gravel")
    assert "rake-gravel" in page(job_id)


def test_a_page_costs_few_queries(django_assert_max_num_queries):
    job_id = asked()
    client = signed_in(LI_CLERK)
    client.get(job_url(job_id))
    for address in (job_url(job_id), "/jobs/"):
        with django_assert_max_num_queries(4):
            client.get(address)
