"""Django's entry for the pages of one's own account."""

from django.apps import AppConfig


class MyselfConfig(AppConfig):
    """The app `myself`."""

    name = "taizhang.myself"
    label = "myself"
