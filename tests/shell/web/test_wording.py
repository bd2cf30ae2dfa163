"""Every member of every closed list of the core has its word."""

import inspect
from enum import StrEnum

import pytest
from django.utils import translation

from taizhang.core import clocks, closing, standards, vocabulary
from taizhang.core.vocabulary import Channel, LampColour, Status
from taizhang.web.wording import WORDED, choices, small_line, word

LISTS = {
    found
    for module in (clocks, closing, standards, vocabulary)
    for _name, found in inspect.getmembers(module, inspect.isclass)
    if issubclass(found, StrEnum)
    and found is not StrEnum
    and found.__module__ == module.__name__
}


@pytest.mark.parametrize("listed", sorted(LISTS, key=repr))
def test_each_member_of_each_list_is_worded(listed):
    unworded = [member for member in listed if not word(member).strip()]

    assert unworded == []
    assert set(WORDED[listed]) == set(listed)


def test_staff_see_five_words_on_the_main_way():
    main_way = [*list(Status)[: list(Status).index(Status.STRUCK_OFF) + 1]]

    words = list(dict.fromkeys(word(status) for status in main_way))

    assert words == ["待受理", "办理中", "待核验", "待回访", "已销号"]


def test_the_small_line_says_whose_turn_it_is_while_work_has_not_begun():
    assert small_line(Status.ACCEPTED) == "待派办"
    assert small_line(Status.DISPATCHED) == "待接单"
    assert small_line(Status.IN_PROGRESS) == ""


def test_a_form_offers_stored_values_under_their_words():
    assert ("suggestion_box", "意见箱") in choices(Channel)


def test_a_word_follows_the_language_of_the_page_it_is_read_on():
    with translation.override("zh-hans"):
        assert word(LampColour.AMBER) == "黄灯"
