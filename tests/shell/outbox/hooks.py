"""Setting the webhook to a robot of the test, which the machine vouches for."""

from typing import Any

from taizhang.outbox import hooking
from taizhang.outbox.models import Hook
from tests.shell.outbox.robots import Robot


def set_hook(heard: Robot, settings: Any, shape: str = "plain", name: str = "") -> Hook:
    """Have digests go to `heard`; with a `name` by https, to whoever bears it."""
    settings.WEBHOOK_HOSTS = [f"127.0.0.1:{heard.port}"]
    url = heard.url
    if name:
        settings.WEBHOOK_HOSTS = [f"{name}:{heard.port}=127.0.0.1"]
        url = f"https://{name}:{heard.port}/robot?token=t"
    secret = hooking.SECRET.sealed(b"0" * 32)
    said = {"url": url, "shape": shape, "secret": secret}
    return Hook.objects.update_or_create(pk=1, defaults=said)[0]
