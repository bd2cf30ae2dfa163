"""`taizhang_verify.py rules`: whoever has the leaves can check the process, rule by rule."""

import pytest

from tests.leaves import (
    AFTER,
    BEFORE,
    CHECKED,
    CLERK,
    COLLEAGUE,
    DISPATCHED,
    FAILED,
    HANDLER,
    LEADER,
    NOT_SOLVED,
    PASSED,
    POSTED,
    REGISTERED,
    REPORTED,
    RULED,
    SATISFIED,
    STRUCK_OFF,
    SYSTEM,
    TAKEN_UP,
    UNREACHED,
    VERIFIER,
    WAY,
    Leaves,
    Step,
    broken_rules,
    but,
    swap,
    verify,
)

FOUND_BY_STAFF = but(REGISTERED, voice=None)
ANONYMOUS = but(REGISTERED, anonymous=True)
REFUSED = but(REPORTED, conclusion="explained_not_accepted")
LEFT_OPEN = but(STRUCK_OFF, outcome="explained_not_accepted")
REOPENED = ("issue-reopened", CLERK, {"voice": 1})
AGAIN = (AFTER, REPORTED, PASSED, SATISFIED, STRUCK_OFF)
UNDONE: Step = ("step-undone", CLERK, {})


@pytest.fixture
def book():
    return Leaves()


CLEAN = {
    "straight on": WAY,
    "a failed check and rework": (*swap(CHECKED, PASSED, FAILED), *AGAIN),
    "not solved and rework": (*CHECKED, NOT_SOLVED, *AGAIN),
    "reopened and struck off again": (*WAY, REOPENED, *AGAIN),
    "an objection ruled on": (
        *swap(CHECKED, REPORTED, REFUSED),
        NOT_SOLVED,
        RULED,
        LEFT_OPEN,
    ),
    "an objection upheld": (
        *swap(CHECKED, REPORTED, REFUSED),
        NOT_SOLVED,
        but(RULED, upheld=True),
        *AGAIN,
    ),
    "explained and accepted": (
        *CHECKED,
        but(SATISFIED, outcome="explained_accepted"),
        but(STRUCK_OFF, outcome="explained_accepted"),
    ),
    "a colleague checks where that is allowed": (
        *swap(
            swap(CHECKED, REGISTERED, but(REGISTERED, policy="light")),
            PASSED,
            but(PASSED, COLLEAGUE, method="desk", waivers=["same_unit"]),
        ),
        SATISFIED,
        but(STRUCK_OFF, waivers=["same_unit"]),
    ),
    "a photo of before and a note are not handling": (
        but(BEFORE, VERIFIER),
        ("evidence-added", VERIFIER, {"shows": "note"}),
    ),
    "a step taken back": (
        *CHECKED[:-1],
        but(PASSED, HANDLER),
        but(UNDONE, HANDLER, back_to=7),
        PASSED,
        SATISFIED,
        STRUCK_OFF,
    ),
    "corrected and silenced after strike-off": (
        *WAY,
        ("issue-corrected", CLERK, {"policy": "light"}),
        ("text-withdrawn", LEADER, {"target": 9}),
    ),
    "voided by two": (
        REGISTERED,
        ("void-asked", CLERK, {}),
        ("void-decided", LEADER, {"granted": True}),
    ),
    "a voided entry taken back by its undoing": (
        REGISTERED,
        ("void-asked", CLERK, {}),
        ("void-decided", LEADER, {"granted": True}),
        but(UNDONE, LEADER, back_to=3),
        DISPATCHED,
    ),
}


@pytest.mark.parametrize("way", CLEAN.values(), ids=CLEAN)
def test_a_way_by_the_rules_is_clean(book, way, tmp_path):
    if way[0][0] != "issue-registered":
        way = (REGISTERED, *way, *WAY[1:])
    book.walk("c-lamp", *way)
    assert broken_rules(book, tmp_path) == set()


# Each breaks one rule; the entry named is the last of the way, or `-k` before it.
BROKEN = {
    "nothing reported": (4, swap(WAY, REPORTED)),
    "nobody looked": (4, swap(WAY, PASSED)),
    "the check was a failure": (4, swap(WAY, PASSED, FAILED)),
    "looked before it was reported": (
        4,
        swap(swap(WAY, PASSED), REPORTED, PASSED, REPORTED),
    ),
    "reported again after the look": (4, swap(WAY, SATISFIED, REPORTED, SATISFIED)),
    "no photo of after": (4, swap(WAY, AFTER)),
    "the photo was withdrawn": (
        4,
        swap(WAY, PASSED, ("text-withdrawn", LEADER, {"target": 12}), PASSED),
    ),
    "evidence of an earlier round": (4, (*WAY, REOPENED, REPORTED, PASSED, *WAY[-2:])),
    "a policy that nobody named": (4, swap(WAY, REGISTERED, but(REGISTERED, policy=None))),
    "checked by who reported it": (5, swap(WAY, REPORTED, but(REPORTED, VERIFIER))),
    "struck off by the handler": (5, swap(WAY, STRUCK_OFF, but(STRUCK_OFF, HANDLER))),
    "checked by who took it up": (5, swap(WAY, TAKEN_UP, but(TAKEN_UP, VERIFIER))),
    "checked by who showed the work": (5, swap(WAY, AFTER, but(AFTER, VERIFIER))),
    "checked by who was to handle it": (
        5,
        swap(WAY, DISPATCHED, but(DISPATCHED, handler=VERIFIER)),
    ),
    "checked by a colleague": (6, swap(WAY, PASSED, but(PASSED, COLLEAGUE))),
    "a waiver that the policy does not allow": (
        6,
        swap(
            swap(WAY, PASSED, but(PASSED, COLLEAGUE, waivers=["same_unit"])),
            STRUCK_OFF,
            but(STRUCK_OFF, waivers=["same_unit"]),
        ),
    ),
    "checked by a supporting unit": (
        6,
        swap(WAY, DISPATCHED, but(DISPATCHED, supporting=["u-checks"])),
    ),
    "checked at a desk": (6, swap(WAY, PASSED, but(PASSED, method="desk"))),
    "nobody asked": (7, swap(WAY, SATISFIED)),
    "asked before the check": (7, swap(swap(WAY, SATISFIED), PASSED, SATISFIED, PASSED)),
    "another voice was not asked": (
        7,
        swap(WAY, PASSED, ("voice-added", CLERK, {"voice": 2}), PASSED),
    ),
    "an absorbed voice was not asked": (
        7,
        swap(
            WAY,
            PASSED,
            ("issue-absorbed", CLERK, {"other": "c-other", "voices": ["c-other/1"]}),
            PASSED,
        ),
    ),
    "called three times in one day": (
        7,
        swap(WAY, SATISFIED, UNREACHED, UNREACHED, UNREACHED),
    ),
    "refused, then not reached": (
        7,
        (*swap(CHECKED, REPORTED, REFUSED), NOT_SOLVED, UNREACHED, LEFT_OPEN),
    ),
    "ruled by who had followed up": (
        7,
        (
            *swap(CHECKED, REPORTED, REFUSED),
            but(NOT_SOLVED, LEADER),
            RULED,
            LEFT_OPEN,
        ),
    ),
    "posted for an anonymous voice, not long enough": (
        7,
        swap(swap(WAY, REGISTERED, ANONYMOUS), SATISFIED, POSTED),
    ),
    "posted for somebody with a name": (7, swap(WAY, SATISFIED, POSTED)),
    "an unaccepted outcome called solved": (
        8,
        (
            *swap(CHECKED, REPORTED, REFUSED),
            NOT_SOLVED,
            RULED,
            but(STRUCK_OFF, outcome="explained_accepted"),
        ),
    ),
    "an explained outcome called solved": (
        8,
        swap(WAY, SATISFIED, but(SATISFIED, outcome="explained_accepted")),
    ),
    "work after strike-off": (9, (*WAY, AFTER)),
    "anything after merging": (
        9,
        (REGISTERED, ("issue-merged", CLERK, {"into": "c"}), AFTER),
    ),
    "reopened after import was withdrawn": (
        9,
        (REGISTERED, ("import-withdrawn", CLERK, {}), REOPENED),
    ),
    "voided by one": (
        10,
        (
            REGISTERED,
            ("void-asked", CLERK, {}),
            ("void-decided", CLERK, {"granted": True}),
        ),
    ),
    "voided unasked": (10, (REGISTERED, ("void-decided", CLERK, {"granted": True}))),
    "a text that is not there": (
        11,
        (REGISTERED, ("text-withdrawn", LEADER, {"target": 2})),
    ),
    "back to nowhere": (11, (REGISTERED, TAKEN_UP, but(UNDONE, back_to=5))),
    "a strike-off undone": (11, (*WAY, but(UNDONE, back_to=9))),
    "a registration undone": (11, (REGISTERED, but(UNDONE, back_to=1))),
    "registered twice": (2, (REGISTERED, REGISTERED)),
    "begun in the middle": (2, (TAKEN_UP,)),
    "an unknown policy": (3, (but(REGISTERED, policy="made-up"),)),
    "an unknown actor": (3, (REGISTERED, but(TAKEN_UP, "a-nobody"))),
}


@pytest.mark.parametrize(("rule", "way"), BROKEN.values(), ids=BROKEN)
def test_what_breaks_a_rule_is_named_with_its_entry(book, rule, way, tmp_path):
    seq = book.walk("c-lamp", *way)
    assert broken_rules(book, tmp_path) == {(seq, rule)}


def test_a_strike_off_is_named_when_its_check_is_turned_into_a_failure(book, tmp_path):
    struck_off = book.walk("c-lamp", *WAY)
    next(e for e in book.leaves if e["kind"] == "verification-passed")["kind"] = FAILED[0]
    assert broken_rules(book, tmp_path) == {(struck_off, 4)}


def test_other_matters_do_not_disturb_the_rounds_of_this_one(book, tmp_path):
    for step, other in zip(WAY, (*CHECKED, NOT_SOLVED, AFTER), strict=True):
        book.walk("c-lamp", step)
        book.walk("c-drain", other)
    grounds = {e["seq"] for e in book.of("c-lamp")[:-1]}
    assert set(book.of("c-lamp")[-1]["rests"]) <= grounds
    assert broken_rules(book, tmp_path) == set()


@pytest.mark.parametrize("rests_on", [9, 99], ids=["another matter", "nothing"])
def test_resting_on_what_is_not_of_this_matter_is_named(book, rests_on, tmp_path):
    elsewhere = book.walk("c-drain", REGISTERED, BEFORE)
    assert elsewhere == 9
    seq = book.walk("c-lamp", *WAY)
    book.leaves[seq]["rests"].append(rests_on)
    assert broken_rules(book, tmp_path) == {(seq, 4), (seq, 11)}


def test_resting_on_a_former_round_is_named(book, tmp_path):
    seq = book.walk("c-lamp", *WAY, REOPENED, *AGAIN)
    old_photo = next(e["seq"] for e in book.leaves if e.get("shows") == "after_photo")
    book.leaves[seq]["rests"].append(old_photo)
    assert broken_rules(book, tmp_path) == {(seq, 4)}


def test_calls_on_different_days_answer_a_voice(book, tmp_path):
    book.walk("c-lamp", *CHECKED)
    for day in ("2026-03-03", "2026-03-04", "2026-03-05"):
        book.on(day).walk("c-lamp", UNREACHED)
    book.walk("c-lamp", STRUCK_OFF)
    assert broken_rules(book, tmp_path) == set()


@pytest.mark.parametrize("first", [ANONYMOUS, FOUND_BY_STAFF], ids=["anonymous", "staff"])
def test_a_posting_that_hung_long_enough_answers_who_left_no_name(book, first, tmp_path):
    book.walk("c-lamp", *swap(CHECKED, REGISTERED, first), POSTED)
    book.on("2026-03-04").walk("c-lamp", STRUCK_OFF)
    assert broken_rules(book, tmp_path) == set()


def test_absorbed_voices_are_answered_here_until_they_leave(book, tmp_path):
    absorbed = ("issue-absorbed", CLERK, {"other": "c-other", "voices": ["c-other/1"]})
    answered = but(SATISFIED, of="c-other")
    left = ("issue-detached", CLERK, {"other": "c-other"})
    book.walk("c-other", REGISTERED, ("issue-merged", CLERK, {"into": "c-lamp"}))
    book.walk("c-lamp", *swap(WAY, PASSED, absorbed, PASSED, answered), REOPENED)
    book.walk("c-other", ("issue-split", CLERK, {"left": "c-lamp"}), DISPATCHED)
    book.walk("c-lamp", left, *AGAIN)
    assert broken_rules(book, tmp_path) == set()


def test_a_strike_off_outlives_a_later_transfer_into_the_unit(book, tmp_path):
    book.walk("c-lamp", *WAY)
    book.add("actor-added", SYSTEM, who=VERIFIER, unit="u-roads")
    assert broken_rules(book, tmp_path) == set()
    seq = book.walk("c-drain", *WAY)
    assert broken_rules(book, tmp_path) == {(seq, 6)}


def test_a_policy_is_published_once(book, tmp_path):
    book.add("standard-published", SYSTEM, policy="strict", method="desk")
    assert broken_rules(book, tmp_path) == {(len(book.leaves) - 1, 3)}


def test_a_missing_step_is_named_at_the_gap(book, tmp_path):
    book.walk("c-lamp", REGISTERED, TAKEN_UP)
    book.leaves[-1]["n"] = 3
    assert broken_rules(book, tmp_path) == {(len(book.leaves) - 1, 2)}


def test_days_and_log_go_on_as_they_began(book, tmp_path):
    seq = book.on("2026-03-01").walk("c-lamp", REGISTERED)
    book.on("2026-03-02").walk("c-lamp", TAKEN_UP)
    book.leaves[-1]["log"] = "another/1"
    assert broken_rules(book, tmp_path) == {(seq, 1), (seq + 1, 1)}


def test_a_second_beginning_is_named(book, tmp_path):
    seq = book.add("log-begun", SYSTEM)
    assert broken_rules(book, tmp_path) == {(seq, 1)}


@pytest.mark.parametrize(("of", "voice"), [("c-lamp", 2), ("c-none", 1)])
def test_an_erasure_of_nobody_is_named(book, of, voice, tmp_path):
    book.walk("c-lamp", REGISTERED)
    book.add("voice-erased", SYSTEM, of="c-lamp", voice=1)
    seq = book.add("voice-erased", SYSTEM, of=of, voice=voice)
    assert broken_rules(book, tmp_path) == {(seq, 11)}


def test_the_three_outcomes_are_counted_apart_and_old_ones_not_at_all(book, tmp_path):
    book.walk("c-lamp", *WAY)
    book.walk("c-drain", *WAY, REOPENED)
    book.walk("c-noise", *CLEAN["explained and accepted"])
    book.walk("c-tree", *CLEAN["an objection ruled on"])
    book.walk(
        "c-old", ("issue-carried-over", CLERK, {"policy": "strict", "finished": True})
    )
    (tmp_path / "leaves").write_bytes(book.exported())
    status, told = verify("rules", tmp_path / "leaves")
    assert status == 0
    assert told.splitlines() == [
        f"{len(book.leaves)} 条账目，5 件事；已销号 3 件："
        "solved 1, explained_accepted 1, explained_not_accepted 1。"
        "历史已结（不算销号）1 件。",
        "共发现 0 处违反规则。",
    ]


def test_a_check_under_another_policy_does_not_count(book, tmp_path):
    corrected = ("issue-corrected", CLERK, {"policy": "light"})
    seq = book.walk("c-lamp", *swap(WAY, SATISFIED, corrected, SATISFIED))
    assert broken_rules(book, tmp_path) == {(seq, 4)}


def test_silence_is_no_consent_to_what_was_not_solved(book, tmp_path):
    book.walk("c-lamp", *swap(CHECKED, REPORTED, REFUSED))
    for day in ("2026-03-03", "2026-03-04", "2026-03-05"):
        book.on(day).walk("c-lamp", UNREACHED)
    assert broken_rules(book, tmp_path) == set()
    seq = book.walk("c-lamp", LEFT_OPEN)
    assert broken_rules(book, tmp_path) == {(seq, 7)}


def test_a_ruling_answers_only_what_was_said_before_it(book, tmp_path):
    refused = (*swap(CHECKED, REPORTED, REFUSED), NOT_SOLVED, RULED, NOT_SOLVED)
    seq = book.walk("c-lamp", *refused, LEFT_OPEN)
    assert broken_rules(book, tmp_path) == {(seq, 7)}
