"""The tables of agreements as a part of the project."""

from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    """Agreements with partner units, the list of communities, members of the council."""

    name = "taizhang.agreements"
