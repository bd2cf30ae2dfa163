"""What cannot be kept is refused in plain words; what was typed stays where it was."""

import pytest
from django.utils.timezone import now

from taizhang.ledger import book
from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from tests.cast import LI_CLERK, PROPERTY, WANG_HANDLER, signed_in
from tests.shell.files.samples import photo
from tests.shell.intake.slips import FORM, filled, upload

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def sent(**said):
    return signed_in(LI_CLERK).post("/new/", filled() | said)


def refused(status=422, **said):
    """Return the page that comes back, with the words still in it and nothing written."""
    answer = sent(**said)
    assert answer.status_code == status
    with pytest.raises(NoSuchIssue):
        book.case_of(f"{now().year}-1")
    return answer.content.decode()


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("2026.13.5", "没有 13 月"),
        ("2026-02-30", "没有 2-30 这一天"),
        ("11-19 25:00", "没有 25:00 这个钟点"),
        ("1026-11-19", "1026 年太早了"),
        ("上礼拜", "时间看不懂"),
    ],
)
def test_a_moment_that_never_was_is_named_and_stays_written(written, answer):
    page = refused(happened_at=written)

    assert answer in page
    assert f'value="{written}"' in page
    assert FORM["words"] in page


@pytest.mark.parametrize(
    "due", ["0001-01-01T00:00", "9999-12-31T23:59", "2026-13-01T08:00"]
)
def test_a_limit_in_a_year_that_nobody_means_breaks_nothing(due):
    assert "来件时限看不懂" in refused(their_due=due)


def test_a_moment_to_come_is_refused():
    page = refused(status=409, happened_at="2199-01-01")

    assert "反映时间不能晚于现在" in page


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("words", "冷" * 12_001),
        ("summary", "冷" * 201),
        ("summary", "暖气\x00不热"),
        ("reporter", "王\x07桂兰"),
        ("words", "第一行\x1b[31m"),
    ],
)
def test_what_the_book_cannot_keep_is_refused_and_stays_typed(field, text):
    page = refused(status=409, **{field: text})

    assert "未写入" in page
    assert FORM["place_text"] in page
    assert text.replace("\x00", "").split("\x1b")[0][:100] in page.replace("\x00", "")


@pytest.mark.parametrize(
    "text", ["冷" * 12_000, "灯不亮😀", "𠮷野家门前", "第一行\n第二行"]
)
def test_long_rare_and_cheerful_words_are_kept_as_they_are(text):
    sent(words=text)

    file = issue_file(f"{now().year}-1", now())
    assert file.entries[0].event.words == text


def test_half_of_a_surrogate_pair_breaks_nothing():
    answer = signed_in(LI_CLERK).post(
        "/new/",
        data="summary=%ED%A0%80&category=heating&channel=counter",
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code == 422


def test_what_is_missing_is_said_all_at_once():
    page = refused(category="", channel="", nature="")

    assert "还没选类别" in page
    assert page.count("<li><a href=") == 3


def test_an_unusual_channel_is_still_in_sight_when_the_form_comes_back():
    page = refused(category="", channel="council")
    at_once = page.partition("其他来源")[0]

    assert 'value="council"' in at_once
    assert 'value="letter"' not in at_once


def test_a_matter_without_a_summary_is_not_registered():
    assert "还没写是什么事" in refused(status=409, summary="  ")


def test_a_category_that_is_not_the_offices_is_refused():
    assert "没有这个事项类别" in refused(status=409, category="nonsense")


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        ("1380000452", "现在是 10 位，少了 1 位"),
        ("１３８ ００００ ４５２１１", "现在是 12 位，多了 1 位"),
    ],
)
def test_a_mobile_number_of_the_wrong_length_is_counted(phone, words):
    page = refused(phone=phone)

    assert words in page
    assert phone in page


@pytest.mark.parametrize("phone", ["0459-1234567", "12345", "１３８００００４５２１", "无"])
def test_other_numbers_are_taken_as_they_are(phone):
    assert sent(phone=phone).status_code == 302


def test_dispatching_to_nobody_is_refused_beside_the_field():
    page = refused(status=409, act="dispatch")

    assert 'id="id_unit_error"' in page


def test_somebody_of_another_unit_is_not_dispatched_to():
    page = refused(act="dispatch", unit=PROPERTY, handler=WANG_HANDLER.id)

    assert "不在所选的单位" in page


def test_what_staff_found_has_no_resident():
    assert "自己发现的没有反映人" in refused(found_by_staff="on")


def test_a_bad_photo_is_named_and_the_good_ones_are_not_asked_for_again():
    page = refused(photos=[upload(), upload(b"PK\x03\x04", "账.jpg")])
    again = sent(
        photos_kept=[page.partition('name="photos_kept" value="')[2].partition('"')[0]]
    )

    assert "没有收下“账.jpg”" in page
    assert FORM["words"] in page
    assert again.status_code == 302
    assert len(issue_file(f"{now().year}-1", now()).issue.evidence) == 1


def test_a_photo_of_another_matter_proves_nothing_here():
    sent(photos=[upload(photo(100, 80))])

    answer = sent(photos=[upload(photo(100, 80))])

    assert answer.status_code == 409
    assert "在别的事项里用过" in answer.content.decode()


def test_a_form_without_its_key_is_not_carried_out():
    page = refused(key="")

    assert "这一页不完整" in page
    assert FORM["summary"] in page
