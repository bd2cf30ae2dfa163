"""The pages of partner units as a part of the project."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    """Partner units (共建单位) and the board of what they may claim."""

    name = "taizhang.partners"
