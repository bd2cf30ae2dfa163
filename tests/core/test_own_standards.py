"""An office chooses its own standards, within bounds; and shows by example what they ask."""

import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taizhang.core.clocks import Limit, LimitUnit
from taizhang.core.events import IssueStruckOff
from taizhang.core.own_standards import (
    CHOSEN,
    NO_CHOICES,
    Choices,
    Fault,
    OwnStandards,
    Sort,
    StandardRefusal,
    every_default,
    faults,
    told,
    usual,
)
from taizhang.core.refusals import Refusal
from taizhang.core.standard_examples import examples
from taizhang.core.standards import Preset, Standard
from taizhang.core.vocabulary import PROOF, CheckMethod, EvidenceKind, Urgency
from tests import entries
from tests.cast import LI_CLERK, ZHENG_VERIFIER
from tests.entries import (
    REGISTER,
    STRIKE_OFF,
    UNREACHABLE,
    VERIFIED,
    does,
    under,
)
from tests.entries import (
    given as story,
)
from tests.leaves import verify
from tests.leaves import written as as_bytes

FULL, LIGHT = usual(Preset.FULL), usual(Preset.LIGHT)
SEEN, ORDINARY = Sort.PHYSICAL, Urgency.ORDINARY
WEEK = Limit(5, LimitUnit.WORKING_DAY, 1)
LIMITS = st.builds(
    lambda count, unit, amber: Limit(count, unit, min(amber, count - 1)),
    st.integers(1, 10),
    st.sampled_from(LimitUnit),
    st.integers(0, 3),
)
KINDS = st.lists(st.sampled_from(PROOF), min_size=1, unique=True)
CHOICES = st.builds(
    Choices,
    acceptance=st.none() | LIMITS,
    handling=st.none() | LIMITS,
    evidence=st.none() | KINDS.map(tuple),
    method=st.none() | st.sampled_from(CheckMethod),
    same_unit=st.sampled_from([None, False]),
    attempts=st.none() | st.integers(1, 4),
    days_between=st.none() | st.integers(0, 3),
    posting_days=st.none() | st.integers(1, 5),
    root_cause_from=st.none() | st.sampled_from([0, 2, 3]),
    look_backs=st.none() | st.sampled_from([(), (7,), (30, 90)]),
    extension_days=st.none() | st.sampled_from([5, 10]),
    extensions=st.none() | st.sampled_from([0, 2]),
    parking_days=st.none() | st.sampled_from([30, 183]),
)


def chosen(
    choices: Choices,
    own: OwnStandards = FULL,
    sort: Sort = SEEN,
    urgency: Urgency = ORDINARY,
) -> Standard:
    """Return the standard of an office that said this."""
    return own.saying(sort.value, urgency, choices).standard(sort, urgency)


def refused(
    choices: Choices, own: OwnStandards = FULL, urgency: Urgency = ORDINARY
) -> tuple[Fault, ...]:
    """Return why an office cannot have it so."""
    said = own.saying(SEEN.value, urgency, choices)
    return faults(said, SEEN.value, SEEN, urgency)


def test_an_office_that_says_nothing_keeps_every_default_by_its_name():
    for preset in Preset:
        for sort in Sort:
            for urgency in Urgency:
                own = usual(preset)
                found = chosen(NO_CHOICES, own, sort, urgency)
                assert found == own.default(sort, urgency)
                assert not found.policy.startswith("office-")


@given(st.lists(CHOICES, min_size=2, max_size=6), st.sampled_from([FULL, LIGHT]))
def test_one_name_never_means_two_things(several, own):
    made = [chosen(each, own) for each in several]
    made += [standard for _sort, _urgency, standard in every_default()]
    terms = {each.policy: replace(each, policy="") for each in made}

    assert all(terms[each.policy] == replace(each, policy="") for each in made)


@given(CHOICES, st.sampled_from([FULL, LIGHT]))
def test_what_is_chosen_is_what_is_asked_and_the_rest_is_the_default(choices, own):
    found, default = chosen(choices, own), own.default(SEEN, ORDINARY)
    for name in CHOSEN:
        wanted = getattr(choices, name)
        off = not own.looks_back and name in {"root_cause_from", "look_backs"}
        kept = wanted is None or off
        assert getattr(found, name) == (getattr(default, name) if kept else wanted)


def test_the_name_that_was_given_before_there_were_terms_for_more_time_stays():
    found = chosen(Choices(attempts=5))

    assert found.policy == "office-physical-ordinary-1-83a861beccbfa9897012"
    assert chosen(Choices(attempts=5, extensions=1)).policy != found.policy


def test_a_category_goes_before_its_sort():
    own = FULL.saying("physical", ORDINARY, Choices(attempts=5, posting_days=7))
    own = own.saying("category-lifts", ORDINARY, Choices(attempts=2))

    lifts = own.standard(SEEN, ORDINARY, "lifts")
    assert (lifts.attempts, lifts.posting_days) == (2, 7)
    assert own.standard(SEEN, ORDINARY, "roads").attempts == 5


@pytest.mark.parametrize(
    ("choices", "fault"),
    [
        (Choices(handling=replace(WEEK, count=43)), ("limit_bounds", "handling")),
        (Choices(acceptance=replace(WEEK, count=0)), ("limit_bounds", "acceptance")),
        (Choices(handling=replace(WEEK, amber=5)), ("amber_bounds", "handling")),
        (Choices(evidence=()), ("evidence_none", "evidence")),
        (Choices(evidence=(EvidenceKind.CHECK_PHOTO,)), ("evidence_none", "evidence")),
        (Choices(same_unit=True), ("colleague_may_not", "same_unit")),
        (Choices(attempts=0), ("number_bounds", "attempts")),
        (Choices(posting_days=0), ("number_bounds", "posting_days")),
        (Choices(root_cause_from=1), ("number_bounds", "root_cause_from")),
        (Choices(extension_days=0), ("number_bounds", "extension_days")),
        (Choices(extensions=6), ("number_bounds", "extensions")),
        (Choices(parking_days=367), ("number_bounds", "parking_days")),
        (Choices(look_backs=(90, 30)), ("look_back_order", "look_backs")),
        (Choices(handling=replace(WEEK, count=20)), ("urgent_later", "handling")),
    ],
)
def test_what_an_office_cannot_choose(choices, fault):
    assert refused(choices) == (Fault(StandardRefusal(fault[0]), fault[1]),)


def test_forty_two_working_days_are_the_most_even_where_it_is_hard():
    assert refused(Choices(handling=replace(WEEK, count=42)), urgency=Urgency.COMPLEX) == ()


def test_a_colleague_checks_only_where_the_preset_lets_one_and_the_office_does_not_forbid():
    assert refused(Choices(same_unit=True), LIGHT) == ()
    assert not chosen(Choices(same_unit=True), FULL).same_unit
    assert not chosen(Choices(same_unit=False), LIGHT).same_unit


def test_calls_that_come_too_soon_after_each_other_do_not_count():
    rare = replace(entries.FULL, policy="rare", attempts=2, days_between=2)
    tried = story(
        under(rare, does(LI_CLERK, REGISTER)),
        VERIFIED[1:],
        does(ZHENG_VERIFIER, UNREACHABLE),
        does(ZHENG_VERIFIER, UNREACHABLE, days=2),
    )
    strike = tried.when(STRIKE_OFF, by=ZHENG_VERIFIER)
    strike.refused(Refusal.VOICE_UNANSWERED)

    later = tried.then(does(ZHENG_VERIFIER, UNREACHABLE, days=1))
    later.when(STRIKE_OFF, by=ZHENG_VERIFIER).expects(IssueStruckOff)


def found_by_the_verifier(leaves, *options: str) -> list[tuple[int, int]]:
    """Return (seq, rule) of what the verifier finds."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "leaves"
        file.write_bytes(b"".join(as_bytes(leaf) + b"\n" for leaf in leaves))
        _status, said = verify("rules", file, "--lang", "en", *options)
    found = re.findall(r"^Entry (\d+): .+ \(rule (\d+)\)\.$", said, re.MULTILINE)
    return [(int(seq), int(rule)) for seq, rule in found]


OWN = [
    chosen(Choices(evidence=PROOF, days_between=2, posting_days=5), own)
    for own in (FULL, LIGHT)
]
SHOWN = {each.policy: each for _sort, _urgency, each in every_default()}
SHOWN |= {each.policy: each for each in OWN}


@pytest.mark.parametrize("policy", sorted(SHOWN))
def test_each_example_breaks_the_rule_it_names_and_no_other(policy):
    shown = examples(SHOWN[policy])
    assert {example.breaks for example in shown} >= {0, 4, 5, 6, 7, 8}
    for example in shown:
        last = example.leaves[-1]["seq"]
        broken = [(last, example.breaks)] if example.breaks else []
        assert found_by_the_verifier(example.leaves) == broken, example.name


def test_whoever_has_what_the_office_published_sees_a_policy_that_says_otherwise(tmp_path):
    standard = OWN[0]
    leaves = examples(standard)[0].leaves
    at = next(leaf["seq"] for leaf in leaves if leaf["kind"] == "standard-published")
    softer = told(replace(standard, attempts=1))
    for terms, broken in ((told(standard), []), (softer, [(at, 3)])):
        file = tmp_path / "standards.json"
        file.write_text(json.dumps({"told": {standard.policy: terms}}))
        assert found_by_the_verifier(leaves, "--standards", str(file)) == broken
    file.write_text(json.dumps({"told": {}}))
    assert found_by_the_verifier(leaves, "--standards", str(file)) == [(at, 3)]
