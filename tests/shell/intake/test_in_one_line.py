"""One line fills the form: live, or by a button; to whom it may go is proposed, too."""

import pytest
from django.utils.timezone import now

from taizhang.ledger.queries import issue_file
from taizhang.ledger.reading import NoSuchIssue
from taizhang.people.absences import go, name_backup
from taizhang.people.rota import forget_rota
from tests.cast import (
    CHEN_GRID_WORKER,
    LI_CLERK,
    LIU_HANDLER,
    PROPERTY,
    TANG_HANDLER,
    account,
    signed_in,
)
from tests.shell import matters
from tests.shell.casework.pages import written
from tests.shell.intake.slips import filled

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LINE = "王桂兰 13800004521 锦绣家园3-2-501 楼道灯不亮，老人夜里不敢下楼"
EMPTY = dict.fromkeys(
    ("reporter", "phone", "place_text", "category", "summary", "words"), ""
)


def given_to_liu():
    return written("", matters.registering(), *matters.GIVEN_OUT, by=LI_CLERK)


def read(line=LINE, by=LI_CLERK):
    """Return what the page is told, live, of a line."""
    answer = signed_in(by).post("/new/read/", {"line": line})
    return answer.context["said"]


def pressed(act, line=LINE, **said):
    """Send the form with nothing but a line in it, as without JavaScript."""
    return signed_in(LI_CLERK).post(
        "/new/", filled() | EMPTY | {"line": line, "act": act} | said
    )


def test_a_line_tells_who_where_what_and_to_whom():
    given_to_liu()

    said = read()

    assert said.values["reporter"] == "王桂兰"
    assert said.values["place_text"] == "锦绣家园3-2-501"
    assert said.values["category"] == "street-lights"
    assert (said.values["unit"], said.values["handler"]) == (PROPERTY, LIU_HANDLER.id)
    assert said.look_at == ()
    assert "锦绣家园3号楼 · 北湖社区 · 北湖05网格" in [token.note for token in said.tokens]


def test_what_is_doubtful_or_missing_is_to_be_looked_at_in_order():
    assert read("说不清的一件事").look_at == ("place_text", "category", "unit")
    assert "unit" not in read("说不清的一件事", by=CHEN_GRID_WORKER).look_at


def test_whoever_is_away_is_not_proposed_and_their_stand_in_is():
    given_to_liu()
    liu = account(LIU_HANDLER)
    name_backup(liu, account(TANG_HANDLER))
    go(liu, now().date(), liu.pseudonym, now(), 0)
    forget_rota()

    said = read()

    assert said.values["handler"] == TANG_HANDLER.id
    assert "刘强 今天不在，B 岗代" in [token.note for token in said.tokens]


def test_where_nobody_had_such_a_thing_nobody_is_made_up():
    assert read().values["unit"] == ""


def test_what_the_counter_settled_itself_proposes_nobody():
    settled = filled(act="settle", category="certificates", result="当场告诉他了。")
    assert signed_in(LI_CLERK).post("/new/", settled).status_code == 302

    assert read("王桂兰 居住证明怎么办理").values["unit"] == ""


def test_nothing_is_told_of_an_empty_line():
    assert read("  ").tokens == ()


def test_reading_costs_few_queries(django_assert_max_num_queries):
    given_to_liu()
    client = signed_in(LI_CLERK)
    client.post("/new/read/", {"line": LINE})

    # Session, reader, categories, precedents; and those who are away.
    with django_assert_max_num_queries(6):
        client.post("/new/read/", {"line": LINE})


def test_a_button_reads_the_line_without_javascript():
    page = pressed("read").content.decode()

    assert 'value="王桂兰"' in page
    assert 'value="锦绣家园3-2-501"' in page
    assert "还有地方要改" not in page


@pytest.mark.parametrize("act", ["dispatch", "register", "settle"])
def test_a_line_that_nobody_has_looked_at_is_read_and_not_registered(act):
    page = pressed(act).content.decode()

    assert 'value="王桂兰"' in page
    with pytest.raises(NoSuchIssue):
        issue_file(f"{now().year}-1", now())


def test_the_rest_of_a_long_story_stands_in_the_words():
    story = "冷" * 12_000

    assert pressed("read", line=story).status_code == 200
    assert read(story).values["words"] == story


def test_whoever_tells_it_for_somebody_else_is_kept_apart():
    signed_in(LI_CLERK).post("/new/", filled(told_by="张伟"))

    events = [entry.event for entry in issue_file(f"{now().year}-1", now()).entries]
    assert events[0].reporter == "王桂兰"
    assert events[1].told_by == "张伟"


def test_a_slip_is_printed_at_once_only_for_who_waits_for_it():
    client = signed_in(LI_CLERK)
    given = client.post("/new/", filled(act="dispatch", unit=PROPERTY), follow=True)
    kept = client.post("/new/", filled(act="register"), follow=True)

    assert "data-print-now" in given.content.decode()
    assert "data-print-now" not in kept.content.decode()
    assert 'name="line"' in given.content.decode()
    assert "验真词" not in given.content.decode()
