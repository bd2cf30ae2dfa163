"""Work says how far it is, hears when to stop, and leaves a word however it ends."""

import logging

import pytest
from django.db import transaction

from taizhang.jobs import leases, records
from taizhang.jobs.models import Job
from taizhang.jobs.queue import cancel, enqueue
from taizhang.jobs.running import Cancelled, Failed
from tests.worker import run_waiting

pytestmark = pytest.mark.django_db


def test_how_far_the_work_is_stands_in_its_record(brings):
    seen = []

    def work(running, _arguments):
        running.stage("扫院子", total=2)
        seen.append(records.record(running.job_id))
        return {}

    enqueue(brings(work), by="a-li")
    run_waiting()
    assert [(job.state, job.stage, job.total) for job in seen] == [("running", "扫院子", 2)]


def test_the_first_count_told_is_where_a_stage_begins(brings):
    def work(running, _arguments):
        running.stage("扫院子", total=9)
        for count in (4, 5, 6):
            running.done(count)
        return {}

    job_id = enqueue(brings(work), by="a-li")
    run_waiting()
    job = records.record(job_id)
    assert (job.stage_begun_from, job.done) == (4, 6)


def test_a_step_is_not_a_write(brings, django_assert_max_num_queries):
    def work(running, _arguments):
        running.stage("扫院子", total=500)
        with django_assert_max_num_queries(50):
            for count in range(500):
                running.done(count)
        return {"steps": 500}

    job_id = enqueue(brings(work), by="a-li")
    run_waiting()
    assert records.record(job_id).result == {"steps": 500}


def test_inside_its_own_transaction_the_work_does_not_write(brings):
    stages = []

    def work(running, _arguments):
        with transaction.atomic():
            running.stage("扫院子", total=2)
            stages.append(records.record(running.job_id).stage)
        running.done(1)
        stages.append(records.record(running.job_id).stage)
        return {}

    enqueue(brings(work), by="a-li")
    run_waiting()
    assert stages == ["", "扫院子"]


def test_work_stops_at_its_next_step_once_asked(brings):
    tidied = []

    def work(running, _arguments):
        cancel(running.job_id)
        try:
            running.stage("扫院子")
        except Cancelled:
            tidied.append(running.job_id)
            raise
        return {}

    job_id = enqueue(brings(work), by="a-li")
    run_waiting()
    assert tidied == [job_id]
    assert records.record(job_id).state == "cancelled"


def test_an_expected_failure_is_told_in_its_own_words(brings):
    def work(_running, _arguments):
        raise Failed("扫把不见了。")

    job_id = enqueue(brings(work), by="a-li")
    run_waiting()
    job = records.record(job_id)
    assert (job.state, job.reason, job.trouble) == ("failed", "扫把不见了。", "")


def test_any_other_failure_has_a_number_that_the_log_knows(brings, caplog):
    def work(_running, _arguments):
        raise ValueError("王桂兰 13800004521")

    job_id = enqueue(brings(work), by="a-li")
    with caplog.at_level(logging.ERROR):
        run_waiting()
    job = records.record(job_id)
    assert job.state == "failed" and len(job.trouble) == 4
    assert job.trouble in caplog.text
    assert "王桂兰" not in str(Job.objects.values().get())


def test_who_lost_the_lease_writes_nothing_more(brings):
    def work(running, _arguments):
        Job.objects.filter(id=running.job_id).update(holder="elsewhere/1")
        running.stage("扫院子")
        return {"never": 1}

    job_id = enqueue(brings(work), by="a-li")
    run_waiting()
    job = Job.objects.get(id=job_id)
    assert (job.state, job.holder, job.stage, job.result) == (
        "running",
        "elsewhere/1",
        "",
        {},
    )


def test_work_that_takes_its_process_down_is_given_up(brings):
    job_id = enqueue(brings(lambda _running, _arguments: {}), by="a-li")
    for _taking in range(leases.TAKINGS_MAX):
        assert leases.take(job_id, "worker/7")
        leases.free("worker", 7)
    run_waiting()

    assert records.record(job_id).state == "failed"
