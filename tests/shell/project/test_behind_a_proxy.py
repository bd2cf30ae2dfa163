"""Behind the office's own proxies, everybody is known by the address they come from."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from taizhang.project.proxies import through_proxies

PROXY = "10.0.0.1"


def seen(passed_on: str) -> str:
    """Return from which address a request seems to come that the proxy passed on."""
    asked = RequestFactory(REMOTE_ADDR=PROXY).get(
        "/", headers={"X-Forwarded-For": passed_on}
    )
    through_proxies(lambda _request: HttpResponse())(asked)
    return str(asked.META["REMOTE_ADDR"])


def test_without_a_proxy_nobody_may_say_where_they_come_from():
    assert seen("203.0.113.9") == PROXY


def test_one_proxy_is_believed_and_what_was_said_before_it_is_not(settings):
    settings.PROXIES = 1
    assert seen("203.0.113.9") == "203.0.113.9"
    assert seen("198.51.100.7, 203.0.113.9") == "203.0.113.9"


def test_behind_two_proxies_the_outer_one_knows(settings):
    settings.PROXIES = 2
    assert seen("198.51.100.7, 203.0.113.9, 10.0.0.2") == "203.0.113.9"


@pytest.mark.parametrize("nonsense", ["", "unknown", "203.0.113.9:80", "a" * 5000, " , "])
def test_what_is_no_address_leaves_that_of_the_connection(settings, nonsense):
    settings.PROXIES = 1
    assert seen(nonsense) == PROXY
