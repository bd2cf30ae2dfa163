"""Addresses below /t/: a task for whoever holds the link and the phone bound to it."""

from django.urls import re_path

from taizhang.keys.links import SPELT
from taizhang.tasklinks.task_views import act, code, photo, task

app_name = "task"
TOKEN = rf"(?P<token>{SPELT})"
NAMES = "claim|take-up|progress|return|done"
urlpatterns = [
    re_path(rf"^{TOKEN}/$", task, name="task"),
    re_path(rf"^{TOKEN}/code/$", code, name="code"),
    re_path(rf"^{TOKEN}/photo/(?P<sha256>[0-9a-f]{{64}})/$", photo, name="photo"),
    re_path(rf"^{TOKEN}/(?P<name>{NAMES})/$", act, name="act"),
]
