"""Django's entry for the phone app."""

from django.apps import AppConfig


class PhoneConfig(AppConfig):
    """The app `phone`."""

    name = "taizhang.phone"
    label = "phone"
