"""Meetings of the residents' council as a part of the project."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """Meetings, topics, who came, and votes until they are counted."""

    name = "taizhang.assembly"
