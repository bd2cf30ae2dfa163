"""A list copied in WPS is pasted as it is: with titles or without, tabs or spaces."""

import pytest

from taizhang.people.models import User
from tests.shell.staffing.lists import pasted

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
WITH_TITLES = """姓　名\t部门\t岗位\t手机
王　磊\t城管科\t承办人\t13800004521
丁　莉\t\t承办人\t１３８０００0４５２２
"""
WITHOUT_TITLES = """1\t马跃\t北湖社区\t网格员\t13800004523
2\t王桂兰\t北湖社区\t网格员\t13800004524
"""
BY_SPACES = """马 跃 北湖社区 网格员 13800004523
王桂兰，北湖社区，网格员，13800004524
"""


def planned(keeper, text):
    """Return what pasting `text` would do."""
    return keeper.get(pasted(keeper, text)).context["plan"]


def test_with_titles(keeper):
    plan = planned(keeper, WITH_TITLES)
    assert [(p.name, p.unit, p.phone) for p in plan.new] == [
        ("丁莉", "城管科", "13800004522")
    ]
    assert [(c.name, c.cells) for c in plan.changes] == [
        ("王磊", (("phone", "", "13800004521"),))
    ]


@pytest.mark.parametrize("text", [WITHOUT_TITLES, BY_SPACES])
def test_without_titles_what_stands_in_a_column_says_what_it_is(keeper, text):
    plan = planned(keeper, text)
    assert [(p.name, p.unit, p.role, p.phone) for p in plan.new] == [
        ("马跃", "北湖社区", "grid_worker", "13800004523"),
        ("王桂兰", "北湖社区", "grid_worker", "13800004524"),
    ]


def test_what_cannot_be_understood_is_kept_and_said(keeper):
    answer = keeper.post("/people/sheet/", {"pasted": "今天天气很好，大家去开会\n明天再说"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "没找到哪一列是姓名" in page and "今天天气很好" in page


def test_odd_characters_and_long_texts_harm_nobody(keeper):
    text = f"姓名\t单位\t岗位\n😀\t锦绣物业\t承办人\n{'长' * 300}\t锦绣物业\t承办人\n"
    where = pasted(keeper, text)
    keeper.post(f"{where}bring/")
    made = User.objects.get(name="😀")
    assert made.username.startswith("user")
    assert not User.objects.filter(name__startswith="长长").exists()
