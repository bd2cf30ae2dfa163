"""Texts: whatever people write is kept as they wrote it, or refused; never cut, never bent."""

from dataclasses import replace
from typing import Any

import pytest

from taizhang.core import commands as co
from taizhang.core import events as ev
from taizhang.core.refusals import Refusal
from taizhang.core.texts import SUMMARY_MAX, TEXT_MAX, WORDS_MAX
from tests.cast import LI_CLERK, LIU_HANDLER
from tests.entries import IN_PROGRESS, REGISTER, Story, given


def kept(words: str) -> str:
    """Return the resident's words as the book keeps them."""
    story = Story().when(replace(REGISTER, words=words), by=LI_CLERK)
    event = story.expects(ev.IssueRegistered).entries[0].event
    assert isinstance(event, ev.IssueRegistered)
    return event.words


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("门口的路灯💡坏了👵🏻", id="emoji"),
        pytest.param("𠮷先生家漏水", id="a rare character, U+20BB7"),
        pytest.param("第一行\n第二行\t缩进", id="lines and tabs"),
        pytest.param("家" * WORDS_MAX, id="12,000 characters"),
        pytest.param("=1+1，<b>不是代码</b>", id="what looks like code"),
    ],
)
def test_it_is_kept_as_it_was_written(words):
    assert kept(words) == words


@pytest.mark.parametrize(
    ("words", "tidied"),
    [
        pytest.param("  灯坏了 \n", "灯坏了", id="space around it"),
        pytest.param(
            "第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行", id="line ends of a form"
        ),
        pytest.param("Cafe\u0301 旁边", "Caf\u00e9 旁边", id="not in NFC"),
        pytest.param("\uf900", "\u8c48", id="a compatibility ideograph"),
    ],
)
def test_what_changes_nothing_is_tidied(words, tidied):
    assert kept(words) == tidied


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("灯\x00坏了", id="NUL"),
        pytest.param("灯\ud83d坏了", id="half of an emoji"),
        pytest.param("灯\x1b[31m坏了", id="a control character"),
    ],
)
def test_what_cannot_be_kept_is_refused(words):
    Story().when(replace(REGISTER, words=words), by=LI_CLERK).refused(
        Refusal.TEXT_UNREADABLE
    )


def test_one_character_too_many_is_refused_and_nothing_is_cut():
    Story().when(replace(REGISTER, words="家" * (WORDS_MAX + 1)), by=LI_CLERK).refused(
        Refusal.TEXT_TOO_LONG
    )


@pytest.mark.parametrize("field", ["summary", "place_text", "reporter", "phone"])
def test_every_field_has_its_end(field):
    full: dict[str, Any] = {field: "家" * SUMMARY_MAX}
    over: dict[str, Any] = {field: "家" * (SUMMARY_MAX + 1)}

    Story().when(replace(REGISTER, **full), by=LI_CLERK).expects(ev.IssueRegistered)
    Story().when(replace(REGISTER, **over), by=LI_CLERK).refused(Refusal.TEXT_TOO_LONG)


def test_what_staff_write_has_its_end_too():
    too_much = co.RecordProgress(text="修" * (TEXT_MAX + 1))

    given(IN_PROGRESS).when(too_much, by=LIU_HANDLER).refused(Refusal.TEXT_TOO_LONG)


def test_a_text_that_is_too_long_and_unreadable_is_told_as_both():
    command = replace(REGISTER, words="\x00" * (WORDS_MAX + 1))

    Story().when(command, by=LI_CLERK).refused(
        Refusal.TEXT_UNREADABLE, Refusal.TEXT_TOO_LONG
    )
