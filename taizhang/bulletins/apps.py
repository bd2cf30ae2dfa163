"""The public board as a part of the project."""

from django.apps import AppConfig


class BulletinsConfig(AppConfig):
    """What was struck off, in public."""

    name = "taizhang.bulletins"
