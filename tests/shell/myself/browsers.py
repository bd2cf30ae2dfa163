"""Browsers in which somebody of the cast came in by the front door."""

from django.test import Client

from tests.shell.myself.conftest import PASSWORD

CHROME = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
PHONE = (
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
)


def came_in(username: str = "li", agent: str = CHROME, password: str = PASSWORD) -> Client:
    """Return a browser in which somebody just gave name and password."""
    client = Client(headers={"user-agent": agent})
    form = {"username": username, "password": password}
    assert client.post("/sign-in/", form).status_code == 302
    return client
