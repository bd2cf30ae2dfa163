"""Addresses of the standards."""

from django.urls import path, re_path

from taizhang.standards.views import back, change, choose, history, shown

app_name = "standards"
urlpatterns = [
    path("", shown, name="list"),
    path("history/", history, name="history"),
    path("choose/", choose, name="choose"),
    path("versions/<int:nth>/back/", back, name="back"),
    re_path(
        r"^(?P<what>[a-z0-9_-]{1,48})/(?P<urgency>[a-z]{1,8})/$", change, name="change"
    ),
]
