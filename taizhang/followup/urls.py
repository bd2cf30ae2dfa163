"""Addresses of the follow-up desk."""

from django.urls import path, re_path

from taizhang.followup import views

app_name = "followup"
# A voice of the issue's own, or one that came with an absorbed case: 2, 1-i-abcdefgh.
VOICE = r"(?P<number>[0-9]{4}-[1-9][0-9]{0,8})/(?P<who>[0-9]{1,5}(?:-i-[a-z0-9]{1,14})?)"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("next/", views.next_voice, name="next"),
    re_path(rf"^{VOICE}/$", views.voice, name="voice"),
    re_path(rf"^{VOICE}/rule/$", views.rule, name="rule"),
    re_path(rf"^{VOICE}/slip/$", views.slip, name="slip"),
]
