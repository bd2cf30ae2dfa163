"""The residents' council as a part of the project."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Members of the residents' council (议事会)."""

    name = "taizhang.council"
