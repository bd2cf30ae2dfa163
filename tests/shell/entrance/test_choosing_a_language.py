"""Pages are in the language the reader chose, or else the one their browser prefers."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def language_of(response):
    return response.headers["Content-Language"]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("en-US,en;q=0.9,zh-CN;q=0.8", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-hans"),
        ("zh-TW", "zh-hans"),
        ("fr-FR,fr;q=0.9", "zh-hans"),
        ("fr-FR,en;q=0.5", "en"),
        ("*", "zh-hans"),
        ("", "zh-hans"),
        ("en;q=nonsense,\x00", "zh-hans"),
    ],
)
def test_a_browser_is_answered_in_the_language_it_prefers(asked, answered):
    response = Client(headers={"accept-language": asked}).get("/sign-in/")
    assert language_of(response) == answered
    assert f'<html lang="{answered}">' in response.content.decode()


@pytest.mark.parametrize("code", ["zh-hans", "en"])
def test_what_the_reader_chose_outweighs_the_browser(code):
    other = {"zh-hans": "en", "en": "zh-CN"}[code]
    client = Client(headers={"accept-language": other})
    client.post("/language/", {"language": code, "next": "/sign-in/"})
    assert language_of(client.get("/sign-in/")) == code


def test_english_is_remembered_and_leads_back_to_the_page():
    client = Client()
    form = {"language": "en", "next": "/sign-in/?next=/ledger/"}
    assert client.post("/language/", form).headers["Location"] == "/sign-in/?next=/ledger/"
    assert language_of(client.get("/sign-in/")) == "en"


@pytest.mark.parametrize("code", ["fr", "", "../en", "<b>"])
def test_an_unknown_language_changes_nothing(code):
    client = Client()
    client.post("/language/", {"language": code, "next": "/sign-in/"})
    assert language_of(client.get("/sign-in/")) == "zh-hans"


@pytest.mark.parametrize("goal", ["https://evil.example/", "//evil.example"])
def test_the_choice_never_leads_off_the_site(goal):
    answer = Client().post("/language/", {"language": "en", "next": goal})
    assert answer.headers["Location"] == "/"


def test_one_readers_choice_is_not_anothers():
    Client().post("/language/", {"language": "en", "next": "/"})
    assert language_of(Client().get("/sign-in/")) == "zh-hans"
