"""Addresses of `casework`: an issue, and a page for each act on it."""

from django.urls import re_path

from taizhang.casework.actions import ACTIONS
from taizhang.casework.views import act, issue

app_name = "casework"
NUMBER = r"(?P<number>[0-9]{4}-[1-9][0-9]{0,8})"
urlpatterns = [
    re_path(rf"^{NUMBER}/$", issue, name="issue"),
    *(
        re_path(rf"^{NUMBER}/{name}/$", act(action), name=name)
        for name, action in ACTIONS.items()
    ),
]
