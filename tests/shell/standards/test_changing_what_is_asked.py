"""Who administers changes a standard: sees what it does, confirms it, and all of it stays."""

import json

import pytest

from taizhang.core.own_standards import NO_CHOICES, Choices
from taizhang.core.vocabulary import EvidenceKind
from taizhang.ledger import book, export
from taizhang.places.directory import settle
from taizhang.places.standards import versions
from tests.cast import LI_CLERK, SUN_ADMINISTRATOR, WU_AUDITOR, signed_in
from tests.leaves import verify
from tests.shell.matters import registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
LAMPS = "/standards/physical/ordinary/"


@pytest.fixture(autouse=True)
def _a_full_house(_in_the_office):
    """Let the office have everything, so that every term is there."""
    settle("青禾街道", preset="full")


def filled(path: str = LAMPS, **more: object) -> dict[str, object]:
    """Return the form as its reader would send it back, with `more`."""
    form = signed_in(SUN_ADMINISTRATOR).get(path).context["form"]
    held = {field.html_name: "" if (v := field.value()) is None else v for field in form}
    return {**held, "shown": "", "reason": "等配件", **more}


def sent(said: dict[str, object], path: str = LAMPS):
    """Send the form; return the page that answers."""
    return signed_in(SUN_ADMINISTRATOR).post(path, said)


def confirmed(said: dict[str, object], path: str = LAMPS):
    """Look at what the change does, and confirm it."""
    looked = sent(said, path)
    assert looked.status_code == 200, looked.content.decode()
    return sent(
        said | {"shown": looked.context["form"]["shown"].value(), "confirm": "1"}, path
    )


def test_the_effect_is_shown_before_anything_changes():
    book.submit("", registering(), by=LI_CLERK)
    looked = sent(filled(handling_count="10", handling_amber="3"))
    page = looked.content.decode()

    assert "7 个工作日，提前 2 个工作日提醒" in page and "10 个工作日" in page
    assert "在办的 1 件不变" in page and "路灯楼道灯" in page and "物业服务收费" not in page
    assert versions() == ()


def test_what_is_being_handled_is_told_how_it_would_have_fared(dispatched):
    page = sent(filled(handling_count="5", handling_amber="1")).content.decode()

    assert "其中 1 件会早到期" in page and "会晚到期" not in page


def test_once_confirmed_it_is_in_force_and_its_version_is_told():
    answer = confirmed(filled(evidence=["after_photo", "document"], look_backs="7 30"))

    assert answer.status_code == 302
    (version,) = versions()
    kinds = (EvidenceKind.AFTER_PHOTO, EvidenceKind.DOCUMENT)
    assert version.choices.evidence == kinds
    page = signed_in(WU_AUDITOR).get("/standards/").content.decode()
    assert "整改后照片、文件材料" in page and "第 1 版" in page and "/ordinary/" not in page
    told = signed_in(WU_AUDITOR).get("/standards/history/").content.decode()
    assert "等配件" in told and "孙" in told


def test_what_was_written_after_looking_is_looked_at_again():
    said = filled(attempts="5")
    looked = sent(said).context["form"]["shown"].value()
    again = sent(said | {"attempts": "6", "shown": looked, "confirm": "1"})

    assert again.status_code == 200 and "请再看一遍" in again.content.decode()
    assert versions() == ()


def test_a_double_click_is_one_version():
    said = filled(attempts="5")
    said |= {"shown": sent(said).context["form"]["shown"].value(), "confirm": "1"}

    assert [sent(said).status_code for _ in range(2)] == [302, 302]
    assert len(versions()) == 1


def test_who_looked_before_somebody_else_changed_it_is_told_and_loses_nothing():
    late = filled(attempts="6", reason="再多打几天")
    confirmed(filled(attempts="5"))
    answer = sent(late)

    assert answer.status_code == 409
    assert (
        "别人改过这里" in answer.content.decode()
        and "再多打几天" in answer.content.decode()
    )
    assert len(versions()) == 1


def test_back_to_the_default_is_one_version_more():
    confirmed(filled(attempts="5"))
    confirmed(filled(f"{LAMPS}?default=1"))

    assert [each.choices for each in versions()] == [Choices(attempts=5), NO_CHOICES]


def test_what_does_not_go_is_said_beside_its_field():
    before = filled()
    for wrong, field in (
        ({"handling_count": "43"}, "handling_count"),
        ({"handling_count": "20"}, "handling_count"),
        ({"evidence": []}, "evidence"),
        ({"attempts": "0"}, "attempts"),
        ({"look_backs": "90 30"}, "look_backs"),
        ({"look_backs": "三十"}, "look_backs"),
        ({"attempts": "5", "reason": ""}, "reason"),
        ({}, "__all__"),
    ):
        answer = sent({**before, **wrong})
        assert answer.status_code == 422
        assert set(answer.context["form"].errors) == {field}


def test_a_category_of_its_own_stands_beside_its_sort():
    path = "/standards/category-street-lights/ordinary/"
    confirmed(filled(path, posting_days="7"), path)
    page = signed_in(LI_CLERK).get("/standards/").content.decode()

    assert "单独定的一类" in page
    assert book.submit("", registering(), by=LI_CLERK).issue.standard.posting_days == 7


def test_of_what_is_switched_off_there_is_no_word_and_it_comes_back_as_it_was():
    confirmed(filled(look_backs="7"))
    settle("青禾街道", look_back=False)
    for path in (LAMPS, "/standards/", "/standards/history/"):
        page = signed_in(SUN_ADMINISTRATOR).get(path).content.decode()
        assert "治本" not in page and "销号后回头看" not in page
    confirmed(filled(attempts="5"))

    assert versions()[-1].choices == Choices(attempts=5, look_backs=(7,))


def test_anybody_reads_the_document_and_checks_a_log_with_it(client, tmp_path):
    confirmed(filled(attempts="5", reason="张三要求的"))
    book.submit("", registering(), by=LI_CLERK)
    confirmed(filled(attempts="6"))
    text = client.get("/standards.json").content.decode()
    told = json.loads(text)

    assert "张三" not in text and SUN_ADMINISTRATOR.id not in text
    assert [each["choices"] for each in told["versions"]] == [
        {"attempts": 5},
        {"attempts": 6},
    ]
    attempts = {terms["attempts"] for terms in told["told"].values()}
    assert attempts == {3, 5, 6}
    (tmp_path / "standards.json").write_text(text)
    leaves = b"\n".join(export.leaves(export.tree_head().size)) + b"\n"
    (tmp_path / "leaves").write_bytes(leaves)
    published = str(tmp_path / "standards.json")
    assert verify("rules", tmp_path / "leaves", "--standards", published)[0] == 0
    for policy in told["policies"].values():
        shown = client.get("/" + policy["examples"]).json()["examples"]
        assert {each["breaks"] for each in shown} >= {0, 4, 5, 6, 7, 8}
    assert client.get("/standards/examples/nobody.json").status_code == 404


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
@pytest.mark.parametrize("path", ["/standards/", "/standards/history/", LAMPS])
def test_a_page_asks_little_however_much_was_changed(path, django_assert_max_num_queries):
    for attempts in ("4", "5", "6"):
        confirmed(filled(attempts=attempts))
    client = signed_in(SUN_ADMINISTRATOR)
    client.get(path)
    with django_assert_max_num_queries(6):
        client.get(path)
