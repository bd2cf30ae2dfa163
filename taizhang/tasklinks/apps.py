"""Links to single matters as a part of the project."""

from django.apps import AppConfig


class TaskLinksConfig(AppConfig):
    """Links by which somebody without an account handles one matter."""

    name = "taizhang.tasklinks"
