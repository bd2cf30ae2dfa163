"""What the site tells browsers, watchdogs and strangers, whatever the page."""

import sys

import pytest
from django.http import Http404
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from taizhang.people.access import Door
from taizhang.project.databases import at_address
from taizhang.project.limits import BODY_BYTES_MAX
from taizhang.project.logs import WithoutValues
from taizhang.project.routing import KeysApart
from taizhang.project.sqlite import pragmas, sound
from tests.cast import LI_CLERK, settle_office, signed_in

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def routes(resolver: URLResolver, before: str = ""):
    for entry in resolver.url_patterns:
        address = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield address, entry.callback
        else:
            yield from routes(entry, address)


def test_every_view_tells_whom_it_lets_in():
    views = dict(routes(get_resolver()))
    unguarded = [at for at, view in views.items() if not isinstance(view.door, Door)]
    assert "sign-in/" in views
    assert unguarded == []


def test_pages_allow_nothing_from_elsewhere_and_are_not_kept():
    headers = Client().get("/sign-in/").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_cookies_stay_out_of_reach_of_scripts():
    settle_office()
    client = signed_in(LI_CLERK)
    client.get("/sign-in/")
    assert client.cookies["csrftoken"]["httponly"]
    assert client.cookies["csrftoken"]["samesite"] == "Lax"


def test_a_page_that_is_not_there_is_a_plain_page():
    response = Client().get("/nowhere/")
    assert response.status_code == 404
    assert "<h1>" in response.content.decode()


def test_too_large_a_body_is_turned_away_unread():
    response = Client().generic("POST", "/sign-in/", CONTENT_LENGTH=str(BODY_BYTES_MAX + 1))
    assert response.status_code == 413
    assert "200 MB" in response.content.decode()


def test_a_watchdog_is_told_that_both_databases_answer():
    assert Client().get("/healthz").content == b"ok"


def test_keys_live_in_a_database_of_their_own():
    router = KeysApart()
    assert router.allow_migrate("keys", "keys")
    assert not router.allow_migrate("default", "keys")
    assert router.allow_migrate("default", "people")
    assert not router.allow_migrate("keys", "people")


def test_logs_name_the_fault_and_its_place_but_no_value():
    try:
        try:
            raise KeyError("138 0000 0000")
        except KeyError as cause:
            raise Http404("李敏") from cause
    except Http404:
        told = WithoutValues().formatException(sys.exc_info())
    assert "KeyError" in told
    assert "Http404" in told
    assert __file__ in told
    assert "138 0000 0000" not in told.replace('raise KeyError("138 0000 0000")', "")


@pytest.mark.parametrize(
    ("version", "is_sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
    ],
)
def test_only_a_sound_sqlite_is_trusted_with_a_wal(version, is_sound):
    assert sound(version) is is_sound
    assert ("journal_mode=WAL" in pragmas(version)) is is_sound
    assert ("synchronous=EXTRA" in pragmas(version)) is not is_sound


def test_another_kind_of_database_is_refused_in_words():
    with pytest.raises(Exception, match="must be a postgresql:// address"):
        at_address("mysql://u@h/d")
    assert at_address("postgresql://u@h/d")["OPTIONS"]["pool"]["max_size"] == 8
