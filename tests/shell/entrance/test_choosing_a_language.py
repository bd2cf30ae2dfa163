"""Pages are Chinese until the reader asks for English, on every page, sign-in included."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def language_of(response):
    return response.headers["Content-Language"]


def test_an_english_browser_alone_does_not_change_the_language():
    response = Client(headers={"accept-language": "en-US,en"}).get("/sign-in/")
    assert language_of(response) == "zh-hans"
    assert '<html lang="zh-hans">' in response.content.decode()


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
