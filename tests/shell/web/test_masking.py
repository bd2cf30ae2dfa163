"""What pages show of a resident: enough to know whom one speaks of, not enough to find them."""

import pytest

from taizhang.web import masking


@pytest.mark.parametrize(
    ("full", "shown"),
    [("王桂兰", "王**"), ("欧阳修文", "欧**"), ("", ""), (" 李 ", "李**")],
)
def test_a_name_keeps_its_first_character(full, shown):
    assert masking.name(full) == shown


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("13800004521", "138****4521"),
        ("138 0000 4521", "138****4521"),
        ("0459-0001234", "045****1234"),
        ("1234", "****34"),
        ("", ""),
    ],
)
def test_a_number_keeps_its_ends(full, shown):
    assert masking.phone(full) == shown


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("打13800004521找我", "打138****4521找我"),
        ("身份证 230602199001011234 的", "身份证 230****1234 的"),
        ("座机0459-6001234", "座机0459****1234"),
        ("2026-11-12 19:05 修的，花了 1200 元", "2026-11-12 19:05 修的，花了 1200 元"),
    ],
)
def test_numbers_of_people_are_hidden_in_any_text_and_other_numbers_are_not(full, shown):
    assert masking.words(full) == shown


@pytest.mark.parametrize(
    ("full", "shown"),
    [
        ("锦绣家园3号楼2单元501", "锦绣家园3号楼***"),
        ("幸福里5栋1203室", "幸福里5栋***"),
        ("光明街12号院门口", "光明街***院门口"),
        ("3号楼", "3号楼"),
        ("菜市场南门", "菜市场南门"),
    ],
)
def test_an_address_goes_down_to_the_building(full, shown):
    assert masking.place(full) == shown
