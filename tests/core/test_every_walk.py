"""What holds always, however an office stumbles about: tried on chance walks.

TAIZHANG_WALKS=more walks for some minutes, and elsewhere each time.
"""

import json
import random
from itertools import accumulate, pairwise

from hypothesis import given

from taizhang.core import closing, codec, lookalikes
from taizhang.core import events as ev
from taizhang.core.decide import decide
from taizhang.core.evolve import begin, evolve, fold
from taizhang.core.facts import Circumstances
from taizhang.core.issue import Entry, Issue
from taizhang.core.lamps import colour
from taizhang.core.refusals import Refused
from taizhang.core.vocabulary import EvidenceKind, Status, Waiver
from tests.core.choosing import ANY
from tests.core.walking import PEOPLE, WALKS, walked
from tests.entries import CALENDAR, FULL

AFTER_THE_END = (
    ev.IssueReopened,
    ev.TextWithdrawn,
    ev.ObjectionRaised,
    ev.ObjectionRuled,
    ev.LookBackRecorded,
    ev.SecondLookDrawn,
    ev.SecondLookRecorded,
)


def strike_offs(walk):
    """Return each strike-off with the issue just before it."""
    return [
        (entry, walk.before[entry.seq])
        for entry in walk.all_entries()
        if isinstance(entry.event, ev.IssueStruckOff)
    ]


def reread(walk, *, erased=False) -> dict[str, list[Entry]]:
    """Return the entries of each issue as read from their bytes, residents erased or not."""
    found: dict[str, list[Entry]] = {case: [] for case in walk.issues}
    for kept in walk.written:
        if b'"case":' in kept.leaf:
            opened = kept.committed if erased else {**kept.committed, **kept.personal}
            entry = codec.read(
                kept.leaf, {name: each.value for name, each in opened.items()}
            )
            found[entry.case].append(entry)
    return found


def round_began(entries: list[Entry], before_seq: int) -> int:
    """Return the seq of the entry with which the round began that stands at `before_seq`."""
    issue = begin(entries[0])
    began = {issue.round: entries[0].seq}
    for entry in entries[1:]:
        if entry.seq >= before_seq:
            break
        after = evolve(issue, entry)
        if after.round > issue.round:
            began[after.round] = entry.seq
        issue = after
    return began[issue.round]


def all_refusals(issue: Issue, at) -> list[tuple[str, ...]]:
    """Return what everybody is told who tries everything on `issue`."""
    facts = Circumstances(calendar=CALENDAR, standard=FULL)
    found: list[tuple[str, ...]] = []
    for choose in ANY.values():
        command = choose(issue, random.Random(1))
        for by in PEOPLE:
            try:
                decide(issue, command, by, at, facts)
                found.append(())
            except Refused as refused:
                found.append(refused.refusals)
    return found


@given(WALKS)
def test_every_strike_off_rests_on_report_check_and_evidence_of_its_round(walk):
    for entry, before in strike_offs(walk):
        by_seq = {e.seq: e for e in walk.entries[entry.case]}
        rests = [by_seq[seq] for seq in entry.event.rests]
        kinds = {type(ground.event) for ground in rests}
        shown = {e.event.shows for e in rests if isinstance(e.event, ev.EvidenceAdded)}

        assert {ev.HandlingReported, ev.VerificationPassed} <= kinds
        assert set(before.standard.evidence) <= shown
        began = round_began(walk.entries[entry.case], entry.seq)
        for ground in rests:
            through = isinstance(ground.event, ev.RootCauseRecorded) or (
                getattr(ground.event, "shows", "") == EvidenceKind.BEFORE_PHOTO
            )
            assert ground.seq >= began or through


@given(WALKS)
def test_every_strike_off_and_its_check_are_by_people_who_handled_nothing(walk):
    for entry, before in strike_offs(walk):
        assert before.check is not None
        assert before.handlers
        assert not before.handlers & {entry.actor, before.check.by}


@given(WALKS)
def test_nothing_passes_with_a_picture_like_another_unless_somebody_says_why(walk):
    for first, *later in walk.entries.values():
        issue = begin(first)
        for entry in later:
            if isinstance(entry.event, ev.VerificationPassed):
                alike = bool(lookalikes.standing(issue))
                assert bool(entry.event.alike) == alike
                assert (Waiver.LIKENESS in entry.event.waivers) == alike
            issue = evolve(issue, entry)


@given(WALKS)
def test_every_resident_has_a_word_before_the_end(walk):
    for entry, before in strike_offs(walk):
        for voice in before.voices:
            answers = closing.answered(before, voice, entry.day)
            assert answers
            assert set(answers) <= set(entry.event.rests)


@given(WALKS)
def test_nothing_happens_after_a_strike_off_until_it_is_reopened(walk):
    for entries in walk.entries.values():
        over = False
        for before, after in pairwise(entries):
            over = over or isinstance(before.event, ev.IssueStruckOff)
            assert not over or isinstance(after.event, AFTER_THE_END)
            over = over and not isinstance(after.event, ev.IssueReopened)


@given(WALKS)
def test_nobody_looks_back_at_their_own_work_and_what_was_false_stays_false(walk):
    for first, *later in walk.entries.values():
        issue = begin(first)
        for entry in later:
            after = evolve(issue, entry)
            if isinstance(entry.event, ev.LookBackRecorded):
                assert issue.status is Status.STRUCK_OFF
                assert not issue.handlers & entry.workers
            assert after.false_closes >= issue.false_closes
            assert after.look_back_on is None or after.status is Status.STRUCK_OFF
            issue = after


@given(WALKS)
def test_entries_are_numbered_without_a_gap(walk):
    for case, entries in walk.entries.items():
        assert [entry.n for entry in entries] == list(range(1, len(entries) + 1))
        assert walk.issues[case].n == len(entries)
    assert [json.loads(leaf)["seq"] for leaf in walk.leaves()] == list(
        range(len(walk.written))
    )


@given(WALKS)
def test_folding_at_once_is_the_same_as_step_by_step(walk):
    assert {case: fold(entries) for case, entries in walk.entries.items()} == walk.issues


@given(WALKS)
def test_what_was_written_is_read_back(walk):
    assert reread(walk) == walk.entries


@given(WALKS)
def test_with_every_resident_erased_all_rules_come_out_the_same(walk):
    for case, entries in reread(walk, erased=True).items():
        erased, issue = fold(entries), walk.issues[case]

        assert erased.status is issue.status
        lamps = [
            colour(each.status, each.clock, walk.at, to_confirm=each.to_confirm)
            for each in (erased, issue)
        ]
        assert lamps[0] is lamps[1]
        day = walk.at.date()
        assert closing.findings(erased, day) == closing.findings(issue, day)
        assert all_refusals(erased, walk.at) == all_refusals(issue, walk.at)


@given(WALKS)
def test_no_leaf_shows_a_field_at_rest(walk):
    for leaf in map(json.loads, walk.leaves()[1:]):
        assert not [name for name, value in leaf.items() if value in (0, "", False, [])]


@given(WALKS)
def test_no_voice_is_lost_by_merging(walk):
    for case, issue in walk.issues.items():
        if issue.status is Status.MERGED:
            target = walk.issues[issue.merged_into]
            carried = {(v.ordinal, v.case) for v in target.voices}
            assert {(v.ordinal, v.case or case) for v in issue.voices} <= carried


@given(WALKS)
def test_a_matter_is_void_or_withdrawn_only_with_nobody_else_in_it(walk):
    for issue in walk.issues.values():
        assert issue.status is not Status.VOID or not any(v.via for v in issue.voices)


@given(WALKS)
def test_every_open_matter_that_is_confirmed_has_a_running_clock(walk):
    ended = {
        Status.STRUCK_OFF, Status.DECLINED, Status.REFERRED, Status.VOID, Status.CARRIED_OVER
    }  # fmt: skip
    for issue in walk.issues.values():
        stands_still = issue.status in ended or issue.to_confirm
        assert (issue.clock is None) is stands_still


def test_walks_go_everywhere():
    walks = [walked(seed) for seed in range(160)]
    lives = [entries for walk in walks for entries in walk.entries.values()]
    statuses = {
        issue.status
        for first, *later in lives
        for issue in accumulate(later, evolve, initial=begin(first))
    }
    kinds = {type(entry.event) for walk in walks for entry in walk.all_entries()}

    assert statuses >= set(Status) - {Status.REGISTERED}
    assert kinds >= set(codec.KINDS.values())
