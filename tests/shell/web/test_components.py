"""The components show what they are given, and nothing where there is nothing."""

import pytest
from django import forms
from django.template.loader import render_to_string

from taizhang.core.vocabulary import LampColour
from taizhang.ledger.shown import Count, Fact, Happening, Lamp, Photo, Step

WHY = (("起算", "11-12 周四 09:40 受理"), ("到期", "11-23 周一 17:00"))


class Callback(forms.Form):
    """A form with a field of each sort."""

    phone = forms.RegexField(
        r"^\d{11}$", label="电话", error_messages={"invalid": "手机号应是 11 位。"}
    )
    outcome = forms.ChoiceField(
        label="意见",
        widget=forms.RadioSelect,
        choices=[("satisfied", "满意"), ("not_solved", "没解决")],
    )
    anonymous = forms.BooleanField(label="不留姓名", required=False)
    n = forms.CharField(widget=forms.HiddenInput, required=False)


def component(name: str, **needs: object) -> str:
    """Return the partial `name` as it is drawn."""
    return render_to_string(f"web/components/{name}.html", needs)


@pytest.mark.parametrize("colour", LampColour)
def test_a_lamp_has_a_shape_of_its_own_beside_its_word(colour):
    drawn = component("_lamp", lamp=Lamp(colour, "剩 1 天"))

    assert f"#lamp-{colour}" in drawn
    assert "剩 1 天" in drawn


def test_a_lamp_says_why_it_shines_so():
    drawn = component(
        "_lamp", lamp=Lamp(LampColour.AMBER, "剩 1 天", WHY, "剩 2 天转黄灯。")
    )

    assert "为什么是黄灯？" in drawn
    assert "剩 2 天转黄灯。" in drawn
    assert "11-12 周四 09:40 受理" in drawn


def test_a_lamp_with_nothing_to_explain_cannot_be_opened():
    assert "<details" not in component("_lamp", lamp=Lamp(LampColour.NONE, "待确认"))


def test_a_mistake_stands_beside_its_field_and_is_tied_to_it():
    form = Callback({"phone": "138"})

    drawn = component("_field", field=form["phone"])

    assert 'aria-describedby="id_phone_error"' in drawn
    assert 'id="id_phone_error"' in drawn
    assert "手机号应是 11 位。" in drawn
    assert 'value="138"' in drawn


def test_radios_are_a_group_with_a_name():
    drawn = component("_field", field=Callback()["outcome"])

    assert "<legend" in drawn
    assert '<label for="id_outcome_1">没解决</label>' in drawn


def test_a_hidden_field_has_no_label():
    assert "<label" not in component("_field", field=Callback()["n"])


def test_the_summary_leads_to_each_mistake():
    form = Callback({"phone": "138", "outcome": "satisfied"})

    drawn = component("_errors", form=form)

    assert '<a href="#id_phone">电话：手机号应是 11 位。</a>' in drawn
    assert "id_outcome" not in drawn


def test_a_faultless_form_has_no_summary():
    form = Callback({"phone": "13800000000", "outcome": "satisfied"})

    assert component("_errors", form=form).strip() == ""


def test_the_first_page_has_no_previous_one():
    drawn = component("_pages", total=Count(143), previous_url="", next_url="?after=9")

    assert "下一页" in drawn
    assert "上一页" not in drawn


def test_a_count_that_would_cost_too_much_says_at_least():
    drawn = component("_pages", total=Count(10_000, False), previous_url="", next_url="")

    assert "10,000+" in drawn


def test_a_correction_shows_what_it_was_and_what_it_is():
    entry = Happening(
        "11-19 周四",
        "2026-11-19",
        "pen",
        "李敏",
        "更正",
        changes=(("地点", "3 号楼", "5 号楼"),),
    )

    drawn = component("_timeline_entry", entry=entry)

    assert "<del>3 号楼</del>" in drawn
    assert "<ins>5 号楼</ins>" in drawn


def test_a_photo_stands_in_the_timeline_with_words_for_who_cannot_see_it():
    photo = Photo("/files/a/", "/files/a/small/", "整改后：灯亮了", "整改后")
    entry = Happening("昨天", "2026-11-19", "image", "刘强", "办结", photos=(photo,))

    assert 'alt="整改后：灯亮了"' in component("_timeline_entry", entry=entry)


def test_the_step_an_issue_stands_at_is_marked_for_screen_readers():
    steps = (Step("登记", "", "done"), Step("办理", "", "now"), Step("核验", "", "ahead"))

    drawn = component("_stepper", steps=steps)

    assert drawn.count('aria-current="step"') == 1
    assert drawn.count("（已完成）") == 1


def test_what_people_wrote_is_shown_as_text_and_never_as_markup():
    facts = (Fact("事由", "<script>alert(1)</script>"),)

    assert "<script>" not in component("_facts", facts=facts)
