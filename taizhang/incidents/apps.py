"""Incidents as a part of the project."""

from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    """A storm, an outage: many matters, one page (突发事件)."""

    name = "taizhang.incidents"
