"""The host of a request says which office it is for; under any other nobody answers."""

import pytest
from django.db import OperationalError, connections
from django.http import StreamingHttpResponse
from django.test import Client, RequestFactory

from taizhang.project import tenancy
from taizhang.project.by_host import ByHost
from taizhang.project.offices import directory, founding
from tests.offices import HOME, HOME_HOST, NEIGHBOUR, NEIGHBOUR_HOST

pytestmark = [
    pytest.mark.django_db(databases=["default", "keys"]),
    pytest.mark.usefixtures("two_offices"),
    pytest.mark.many_offices,
]


@pytest.fixture(autouse=True)
def hosts_asked_anew():
    """Let what a test changes about hosts be known at once, and to no test after it."""
    directory.forget_hosts()
    yield
    directory.forget_hosts()


@pytest.mark.parametrize("path", ["/", "/sign-in/", "/ledger/", "/i/2026-1/", "/nothing/"])
def test_a_host_that_nobody_has_is_a_plain_page_that_names_no_office(path):
    answer = Client(SERVER_NAME="elsewhere.example").get(path)

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "没有这个网址" in page
    assert not any(name in page for name in ("青禾", "北湖", HOME, NEIGHBOUR))
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.cookies == {}


def test_that_page_speaks_english_to_who_reads_english():
    asking = Client(SERVER_NAME="elsewhere.example", headers={"accept-language": "en"})
    assert "There is no such address" in asking.get("/").content.decode()


@pytest.mark.parametrize(
    "host", [HOME_HOST, HOME_HOST.upper(), f"{HOME_HOST}:8000", f"{HOME_HOST}."]
)
def test_port_case_and_a_last_dot_do_not_matter(host):
    answer = Client(headers={"host": host}).get("/sign-in/")
    assert "青禾街道" in answer.content.decode()


def test_an_office_that_is_closed_answers_no_more_and_keeps_everything():
    founding.set_open(NEIGHBOUR, answers=False)
    directory.forget_hosts()
    assert Client(SERVER_NAME=NEIGHBOUR_HOST).get("/sign-in/").status_code == 404
    assert tenancy.every() == (HOME,)

    founding.set_open(NEIGHBOUR, answers=True)
    directory.forget_hosts()
    page = Client(SERVER_NAME=NEIGHBOUR_HOST).get("/sign-in/").content.decode()
    assert "北湖街道" in page


def test_the_health_of_the_server_can_be_asked_under_any_name():
    answer = Client(SERVER_NAME="127.0.0.1").get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


def test_cookies_stay_with_the_host_that_gave_them(settings):
    assert settings.SESSION_COOKIE_DOMAIN is None
    assert settings.CSRF_COOKIE_DOMAIN is None
    assert settings.LANGUAGE_COOKIE_DOMAIN is None
    assert settings.SESSION_ENGINE == "taizhang.people.sessions"


def test_what_is_sent_bit_by_bit_comes_from_the_office_that_was_asked():
    def bits():
        yield tenancy.here()
        yield tenancy.here()

    door = ByHost(lambda _request: StreamingHttpResponse(bits()))
    sent = door(RequestFactory(SERVER_NAME=NEIGHBOUR_HOST).get("/ledger/export.csv"))

    assert list(sent) == [NEIGHBOUR.encode()] * 2
    assert tenancy.here() == HOME


def test_after_a_request_that_failed_one_is_where_one_was():
    def fails(_request):
        assert tenancy.here() == NEIGHBOUR
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ByHost(fails)(RequestFactory(SERVER_NAME=NEIGHBOUR_HOST).get("/"))
    assert tenancy.here() == HOME


@pytest.mark.parametrize(
    ("host", "code", "why"),
    [
        ("https://a.example", "", "no host name"),
        ("a.example:8000", "", "no host name"),
        (HOME_HOST, "third", "Another office answers"),
        ("new.example", HOME, "already"),
        ("new.example", "pg_catalog", "cannot name a schema"),
        ("new.example", "public", "cannot name a schema"),
        ("new.example", 'x"; DROP SCHEMA qinghe', "cannot name a schema"),
        ("12345.example", "", "cannot name a schema"),
    ],
)
def test_an_office_that_cannot_be_added_is_refused_in_words(host, code, why):
    with pytest.raises(founding.Unfit, match=why):
        founding.wanted("南山街道", host, code)


def test_the_code_of_an_office_is_the_first_word_of_its_host():
    found = founding.wanted("南山街道", "Nan-Shan.Example.gov.cn.")
    assert (found.code, found.host) == ("nan_shan", "nan-shan.example.gov.cn")


@pytest.mark.parametrize("alias", ["default", "keys"])
def test_where_the_search_path_cannot_be_set_nothing_is_read(alias):
    def refuse(execute, sql, *rest):
        if sql.startswith("SET search_path"):
            raise OperationalError("cancelled")
        return execute(sql, *rest)

    with tenancy.within(NEIGHBOUR), connections[alias].execute_wrapper(refuse):
        with pytest.raises(OperationalError), connections[alias].cursor() as cursor:
            cursor.execute("SELECT 1")
