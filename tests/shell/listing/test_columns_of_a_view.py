"""Columns, their order, the height of rows and the length of pages: each person's own."""

import pytest

from taizhang.listing.columns import KINDS, USUAL
from tests.cast import ZHENG_VERIFIER, signed_in
from tests.shell.listing.pages import page_at

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
CHOOSER = "/ledger/v/open/columns/"
SHOWN = ["no", "title", "category", "old_number"]


def test_chosen_columns_stand_in_the_chosen_order_for_who_chose_them(ledger):
    order = ["old_number", "category", "title", "no"]
    ledger.post(CHOOSER, {"order": order, "shown": SHOWN, "act": "save"})

    assert page_at(ledger, "/ledger/").keys == ("old_number", "category", "title", "no")
    assert page_at(signed_in(ZHENG_VERIFIER), "/ledger/").keys == USUAL
    assert page_at(ledger, "/ledger/v/recurring/").keys == USUAL


def test_every_column_can_be_shown_at_once_and_says_something(ledger):
    ledger.post(CHOOSER, {"order": list(KINDS), "shown": list(KINDS), "act": "save"})

    answer = ledger.get("/ledger/?phase=all&view=open")
    assert answer.context["page"].keys == tuple(KINDS)
    page = answer.content.decode()
    for words in ("路灯", "求助", "李敏", "1 人反映"):
        assert words in page, words


def test_a_column_moves_without_anything_being_kept_yet(ledger):
    answer = ledger.post(CHOOSER, {"order": list(KINDS), "shown": SHOWN, "up": "title"})

    moved = [column.key for column in answer.context["choice"].columns]
    assert moved[:3] == ["lamp", "title", "no"]
    assert page_at(ledger, "/ledger/").keys == USUAL


def test_a_row_without_its_matter_would_say_nothing(ledger):
    ledger.post(CHOOSER, {"order": ["due"], "shown": ["due"], "act": "save"})

    assert page_at(ledger, "/ledger/").keys == ("due", "title")


def test_rows_get_higher_and_pages_longer_as_chosen(ledger):
    chosen = {"shown": USUAL, "order": USUAL, "density": "large", "size": "200"}
    answer = ledger.post(f"{CHOOSER}?community=beihu", chosen | {"act": "save"})
    page = page_at(ledger, answer["Location"])

    assert page.density == "large"
    assert [size.rows for size in page.sizes if size.on] == [200]
    assert [chip.label for chip in page.filters] == ["社区"]
    shorter = page_at(ledger, next(size.url for size in page.sizes if size.rows == 50))
    assert [size.rows for size in shorter.sizes if size.on] == [50]


def test_one_press_brings_the_usual_columns_back(ledger):
    ledger.post(CHOOSER, {"order": SHOWN, "shown": SHOWN, "act": "save"})
    ledger.post(CHOOSER, {"act": "usual"})

    assert page_at(ledger, "/ledger/").keys == USUAL


def test_columns_that_there_are_not_are_passed_over(ledger):
    nonsense = {"order": ["x", "title"], "shown": ["x"], "density": "9", "size": "-1"}
    ledger.post(CHOOSER, nonsense | {"act": "save"})

    page = page_at(ledger, "/ledger/")
    assert (page.keys, page.density) == (("title",), "standard")


def test_a_saved_view_shows_others_the_columns_it_was_saved_with(ledger):
    ledger.post(CHOOSER, {"order": SHOWN, "shown": SHOWN, "act": "save"})
    said = {"name": "给大家", "scope": "office"}
    address = ledger.post("/ledger/views/new/?phase=all&view=open", said)["Location"]

    assert page_at(signed_in(ZHENG_VERIFIER), address).keys == tuple(SHOWN)


def test_the_table_tells_how_many_rows_the_whole_list_has(ledger):
    page = ledger.get("/ledger/?phase=all").content.decode()

    assert 'aria-rowcount="4"' in page
