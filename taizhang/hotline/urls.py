"""Addresses of the hotline. Their numbers never stand in one: only ours."""

from django.urls import path, re_path

from taizhang.hotline import views

app_name = "hotline"
urlpatterns = [
    path("", views.listed, name="orders"),
    path("in/", views.hand_in, name="hand-in"),
    path("in/<uuid:sheet_id>/", views.preview, name="preview"),
    path("in/<uuid:sheet_id>/register/", views.register, name="register"),
    path("answers.xlsx", views.answers, name="answers"),
    re_path(r"^(?P<number>[0-9]{4}-[1-9][0-9]{0,8})/$", views.answer, name="answer"),
]
