"""A process of its own that works on a real book: many threads at once, or killed at it.

`python -m tests.shell.ledger.racing WORD …` prints one line of JSON. The book lies in
`TAIZHANG_DATA`, or in the PostgreSQL databases of the environment; in-memory tables of
pytest's own know neither locks nor power cuts.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import django

THREADS = 8


def settle() -> object:
    """Make the databases and settle the office."""
    from taizhang.project.starting import bring_up_to_date
    from tests.cast import settle_office

    bring_up_to_date()
    settle_office()
    return True


def together(act: Callable[[int], object], times: int, threads: int) -> list[Any]:
    """Return what came of `act`, called so many times by many threads at once."""
    from django.db import connections

    def one(number: int) -> object:
        try:
            return act(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, range(times)))


def register(threads: str, each: str) -> object:
    """Register matters from many threads; return their numbers."""
    from taizhang.ledger import book
    from tests.cast import LI_CLERK
    from tests.shell.ledger.matters import REGISTER

    def one(number: int) -> str:
        command = replace(REGISTER, summary=f"第{number}件事")
        return book.submit("", command, by=LI_CLERK).issue.number

    return together(one, int(threads) * int(each), int(threads))


def strike_off(closers: str) -> object:
    """Let many strike off one matter at once; return what each was told."""
    from taizhang.core.refusals import Refused
    from taizhang.ledger import book
    from tests import entries
    from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
    from tests.shell.ledger.matters import REGISTER, TAKEN_ON, photos

    case = book.submit("", REGISTER, *TAKEN_ON, by=LI_CLERK).issue.case
    book.submit(case, *photos(case), entries.SOLVED, by=LIU_HANDLER)
    n = book.submit(case, entries.PASS, entries.SATISFIED, by=ZHENG_VERIFIER).issue.n

    def one(_number: int) -> list[str]:
        try:
            done = book.submit(case, entries.STRIKE_OFF, by=ZHENG_VERIFIER, seen=n)
        except Refused as refused:
            return list(refused.refusals)
        return [done.issue.status]

    return together(one, int(closers), int(closers))


def close_all(matters: str, closers: str) -> object:
    """Let many processes strike off the same matters; return what each was told of each.

    All are at the same few matters at a time, each in an order of its own; every other one
    says how the page stood that they pressed on, as a page does.
    """
    from tests.cast import MIAO_LEADER, ZHENG_VERIFIER, ZHOU_SECRETARY

    people = (ZHENG_VERIFIER, ZHOU_SECRETARY, MIAO_LEADER)
    # Made by another process: connections, and the threads that keep them, do not fork.
    (ready,) = _in_processes(lambda _number: _ready(int(matters)), 1)

    def one(number: int) -> dict[str, list[str]]:
        order = random.Random(number)
        few = [list(ready.items())[at : at + 16] for at in range(0, len(ready), 16)]
        by = people[number % len(people)]
        return {
            case: _struck_off(case, n if number % 2 else None, by)
            for some in few
            for case, n in order.sample(some, len(some))
        }

    return _in_processes(one, int(closers))


def _ready(count: int) -> dict[str, int]:
    """Return so many matters of which only the strike-off is left, with their steps."""
    from django.utils.timezone import now

    from taizhang.ledger import book
    from taizhang.ledger.writing import Act, Done
    from tests import entries
    from tests.cast import LI_CLERK, LIU_HANDLER, ZHENG_VERIFIER
    from tests.shell.ledger.matters import REGISTER, TAKEN_ON, photos

    acts = [
        (LI_CLERK, lambda _case: (REGISTER, *TAKEN_ON)),
        (LIU_HANDLER, lambda case: (*photos(case), entries.SOLVED)),
        (ZHENG_VERIFIER, lambda _case: (entries.PASS, entries.SATISFIED)),
    ]
    cases, ready = [""] * count, dict[str, int]()
    for by, commands in acts:
        asked = [Act(case, commands(case), by, now()) for case in cases]
        for at in range(0, count, 250):
            done = book.submit_many(asked[at : at + 250])
            ready |= {d.issue.case: d.issue.n for d in done if isinstance(d, Done)}
        cases = list(ready)
    return ready


def _struck_off(case: str, seen: int | None, by: Any) -> list[str]:
    """Return how a matter stands that `by` struck off, or why they could not."""
    from taizhang.core.refusals import Refused
    from taizhang.ledger import book
    from tests import entries

    try:
        return [book.submit(case, entries.STRIKE_OFF, by=by, seen=seen).issue.status]
    except Refused as refused:
        return list(refused.refusals)


def _in_processes(act: Callable[[int], object], count: int) -> list[Any]:
    """Return what came of `act` in so many processes, begun together."""
    pipes = [os.pipe() for _number in range(count)]
    begin = time.monotonic() + 0.2
    for number, (_read, write) in enumerate(pipes):
        if os.fork() == 0:
            time.sleep(max(0, begin - time.monotonic()))
            with os.fdopen(write, "w") as tell:
                json.dump(act(number), tell)
            os._exit(0)
        os.close(write)
    told = [os.fdopen(read).read() for read, _write in pipes]
    for _number in range(count):
        os.wait()
    return [json.loads(each) for each in told]


def claim(claimers: str) -> object:
    """Let many of two partners claim one matter at once; return what each was told."""
    from taizhang.core import commands as co
    from taizhang.core.refusals import Refused
    from taizhang.ledger import book
    from taizhang.people.models import Unit
    from tests.cast import LI_CLERK
    from tests.partner_cast import PARTNERS, settle_partners
    from tests.shell.ledger.matters import REGISTER

    if not Unit.objects.filter(kind=Unit.Kind.PARTNER).exists():
        settle_partners()
    offered = REGISTER, co.AcceptIssue(), co.OfferIssue(tags=("safety",))
    case = book.submit("", *offered, by=LI_CLERK).issue.case

    def one(number: int) -> list[str]:
        try:
            by = PARTNERS[number % len(PARTNERS)][0]
            done = book.submit(case, co.ClaimIssue(), by=by)
        except Refused as refused:
            return list(refused.refusals)
        return [done.issue.status]

    return together(one, int(claimers), int(claimers))


def send(key: str, times: str) -> object:
    """Send one form many times at once; return the cases."""
    from taizhang.ledger import book
    from tests.cast import LI_CLERK
    from tests.shell.ledger.matters import REGISTER

    sent = book.form(key, "the same contents")

    def one(_number: int) -> str:
        return book.submit("", REGISTER, by=LI_CLERK, sent=sent).issue.case

    return together(one, int(times), int(times))


def hand_in(keys: str, times: str) -> object:
    """Let a phone hand in items, each many times at once; return the numbers by item."""
    import uuid

    from django.test import Client
    from django.utils.timezone import now

    from tests.cast import CHEN_GRID_WORKER, account

    client, made = Client(), [str(uuid.uuid4()) for _key in range(int(keys))]
    client.force_login(account(CHEN_GRID_WORKER))
    cookies = client.cookies

    def one(number: int) -> tuple[str, str]:
        phone, key = Client(), made[number % len(made)]
        phone.cookies = cookies
        at = now().isoformat()
        said = {"key": key, "kind": "snap", "category": "street-lights", "words": "灯不亮"}
        answer = phone.post("/m/items/", said | {"happened_at": at, "sent_at": at})
        return key, answer.json().get("number", "")

    return together(one, int(keys) * int(times), THREADS)


def killed(times: str) -> object:
    """Kill a process that registers, again and again; return what it had said it wrote."""
    # Read before the fork, so that a child is killed at its work and not while it starts.
    from taizhang.ledger import book
    from tests.cast import LI_CLERK
    from tests.shell.ledger.matters import REGISTER

    def one() -> str:
        return book.submit("", REGISTER, by=LI_CLERK).issue.number

    acknowledged: list[str] = []
    for _time in range(int(times)):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            _tell_for_ever(one, write)
        os.close(write)
        with os.fdopen(read) as said:
            acknowledged.append(said.readline().strip())
            time.sleep(random.uniform(0, 0.15))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            # A line that was cut off was not acknowledged.
            lines = said.read().splitlines(keepends=True)
            acknowledged += [line.strip() for line in lines if line.endswith("\n")]
    return acknowledged


def _tell_for_ever(act: Callable[[], str], tell: int) -> None:
    while True:
        os.write(tell, f"{act()}\n".encode())


def told() -> object:
    """Return how the book stands: its numbers, how many entries, and whether it is whole."""
    from django.db import connections

    from taizhang.ledger import export, fsck
    from taizhang.ledger.models import Entry, Standing

    seqs = Entry.objects.order_by("seq").values_list("seq", flat=True)
    numbers = Standing.whole.order_by("year", "serial").values_list("year", "serial")
    answer = {
        "findings": list(fsck.findings()),
        "size": export.tree_head().size,
        "seqs": list(seqs),
        "numbers": [f"{year}-{serial}" for year, serial in numbers],
    }
    connections.close_all()
    return answer


def exported(path: str) -> object:
    """Write the leaves into a file, one a line."""
    from taizhang.ledger import export

    leaves = export.leaves(export.tree_head().size)
    export.place(Path(path), (leaf + b"\n" for leaf in leaves))
    return True


WORDS = (
    *(settle, register, strike_off, close_all, claim, send, hand_in, killed, told),
    exported,
)

if __name__ == "__main__":
    django.setup()
    act = next(word for word in WORDS if word.__name__ == sys.argv[1])
    print(json.dumps(act(*sys.argv[2:])))
