"""The ledger page: open matters first, narrowed and ordered by its address."""

import datetime as dt
from urllib.parse import unquote

import pytest
from django.test import Client
from django.utils import timezone

from taizhang.ledger import book, numbers
from tests.cast import LI_CLERK
from tests.shell.matters import registering

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def shown(client: Client, address: str) -> str:
    """Return the page at `address`, as text."""
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def found(client: Client, words: str, **conditions: str) -> str:
    """Return the page that looking for `words` leads to, as text."""
    response = client.post("/ledger/find/", {"words": words, **conditions}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_open_matters_are_shown_and_struck_off_ones_are_not(ledger):
    page = shown(ledger, "/ledger/")

    assert "电梯按钮失灵" in page
    assert "楼道灯不亮" in page
    assert "下水道堵了" not in page


def test_everything_is_shown_when_everything_is_asked_for(ledger):
    assert "下水道堵了" in shown(ledger, "/ledger/?phase=all")


def test_two_characters_of_a_summary_find_it(ledger):
    page = found(ledger, "道灯")

    assert "楼道灯不亮" in page
    assert "电梯按钮失灵" not in page


def test_a_search_looks_through_what_is_struck_off_as_well(ledger):
    assert "下水道堵了" in found(ledger, "下水")


@pytest.mark.parametrize("words", ["王桂兰", "138 0000 4521", "4521"])
def test_a_name_a_number_or_its_last_digits_find_the_persons_matters(ledger, words):
    page = found(ledger, words)

    assert "电梯按钮失灵" in page
    assert "下水道堵了" in page


def test_a_ledger_number_finds_its_matter(ledger):
    year = timezone.localdate().year
    for typed in ("2", f"{year}-2", f"〔{year}〕2"):
        page = found(ledger, typed)
        assert "楼道灯不亮" in page
        assert "电梯按钮失灵" not in page


@pytest.mark.parametrize("written", ["plain", "spaced"])
def test_a_receipt_number_read_over_the_phone_finds_its_matter(ledger, written):
    receipt = book.submit("", registering("门禁坏了"), by=LI_CLERK).receipt
    typed = receipt if written == "plain" else numbers.spaced(receipt)

    page = found(ledger, typed)

    assert "门禁坏了" in page
    assert "电梯按钮失灵" not in page


def test_a_receipt_number_with_a_wrong_digit_finds_nothing(ledger):
    receipt = book.submit("", registering("门禁坏了"), by=LI_CLERK).receipt
    wrong = f"{receipt[:-1]}{(int(receipt[-1]) + 1) % 10}"

    assert "门禁坏了" not in found(ledger, wrong)


def test_what_is_not_taken_on_yet_waits_and_the_lamp_narrows_to_it(ledger):
    page = shown(ledger, "/ledger/?lamp=waiting")

    assert "电梯按钮失灵" in page
    assert "楼道灯不亮" not in page


def test_names_and_numbers_of_residents_are_not_on_the_page(ledger):
    page = shown(ledger, "/ledger/?phase=all")

    assert "13800004521" not in page
    assert "王桂兰" not in page


def test_what_somebody_looks_for_never_stands_in_an_address(ledger):
    response = ledger.post("/ledger/find/", {"words": "王桂兰", "community": "beihu"})

    assert response.status_code == 302
    assert "community=beihu" in response["Location"]
    assert "王桂兰" not in unquote(response["Location"])
    for facet in ledger.get(response["Location"]).context["page"].facets:
        assert "王桂兰" not in unquote(facet.url)


@pytest.mark.parametrize(
    "address",
    [
        "?phase=never",
        "?community=atlantis&category=none&unit=u-x",
        "?raised_from=2026-13-01",
        "?after=no-cursor",
        "?before=bm9uc2Vuc2U",
        "?sort=;drop",
        "?q=no-seal",
        "?words=ignored",
    ],
)
def test_an_address_that_makes_no_sense_is_no_error(ledger, address):
    assert ledger.get(f"/ledger/{address}").status_code == 200


@pytest.mark.parametrize(
    "words", ["\0", "𠮷", "=1+1", "灯" * 12_000, "  ", "〔〕", "'\";--"]
)
def test_words_that_make_no_sense_are_no_error(ledger, words):
    assert found(ledger, words)


def test_pages_follow_one_another_and_lose_nobody(ledger):
    now = timezone.now() - dt.timedelta(minutes=5)
    for number in range(60):
        book.submit("", registering(f"第{number}件事"), by=LI_CLERK, at=now)

    first = ledger.get("/ledger/?sort=number").context["page"]
    second = ledger.get(first.next_url).context["page"]
    back = ledger.get(second.previous_url).context["page"]

    assert [len(first.lines), len(second.lines)] == [50, 12]
    numbers = [line.number for line in (*first.lines, *second.lines)]
    assert len(set(numbers)) == 62
    assert back.lines == first.lines
    assert second.next_url == ""


@pytest.mark.parametrize(
    "address", ["/ledger/", "/ledger/?phase=over", "/ledger/?lamp=red"]
)
def test_each_lamp_counts_what_it_shows(ledger, address):
    page = ledger.get(address).context["page"]
    assert any(facet.count.number for facet in page.facets)

    for facet in page.facets:
        if facet.on:
            continue
        narrowed = ledger.get(facet.url).context["page"]
        assert facet.count.number == narrowed.total.number == len(narrowed.lines)


def test_somebody_who_is_not_signed_in_is_sent_to_sign_in(db):
    response = Client().get("/ledger/?lamp=red")

    assert response.status_code == 302
    assert response["Location"].startswith("/sign-in/?next=")


@pytest.mark.django_db(databases=["default", "keys"], transaction=True)
def test_a_page_of_any_size_costs_six_queries(ledger, django_assert_max_num_queries):
    address = ledger.post("/ledger/find/", {"words": "下水"})["Location"]
    ledger.get(address)
    with django_assert_max_num_queries(6):
        ledger.get(address)
