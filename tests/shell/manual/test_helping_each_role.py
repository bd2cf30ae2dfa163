"""Help: each role has a page, one page long, and everybody finds their own."""

import re

import pytest

from taizhang.manual.pages import PAGES
from taizhang.people.defaults import ROLES
from tests.cast import CHEN_GRID_WORKER, LI_CLERK, LIU_HANDLER, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def _office(db):
    settle_office()


def test_every_role_has_its_page():
    assert {role.code for role in ROLES} == PAGES.keys()


@pytest.mark.parametrize(
    ("somebody", "words"),
    [
        (LI_CLERK, "窗口登记员"),
        (LIU_HANDLER, "承办单位"),
        (CHEN_GRID_WORKER, "网格员"),
    ],
)
def test_everybody_is_led_to_their_own(somebody, words):
    page = signed_in(somebody).get("/help/", follow=True)

    assert f"使用说明 · {words}" in page.content.decode()


@pytest.mark.parametrize("code", PAGES)
def test_a_page_leads_to_where_its_role_begins_and_to_all_others(code):
    page = signed_in(LI_CLERK).get(f"/help/{code}/").content.decode()

    assert f'href="/{PAGES[code].first[1]}"' in page
    assert all(f"/help/{other}/" in page for other in PAGES)


@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_english_for_who_reads_english(code):
    client = signed_in(LI_CLERK)
    client.post("/language/", {"language": "en", "next": "/"})
    page = client.get(f"/help/{code}/").content.decode()

    article = page[page.index("<article") : page.index("</article>")]
    assert not re.search(r"[\u4e00-\u9fff]", article)


def test_there_is_no_page_for_a_role_that_is_none():
    assert signed_in(LI_CLERK).get("/help/emperor/").status_code == 404
