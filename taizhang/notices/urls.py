"""Addresses of written notices."""

from django.urls import path

from taizhang.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("add/", views.add, name="add"),
    path("<int:notice_id>/", views.notice, name="notice"),
    path("<int:notice_id>/sheet/", views.sheet, name="sheet"),
    path("<int:notice_id>/counts/", views.counts, name="counts"),
    path("<int:notice_id>/reply/", views.reply, name="reply"),
    path("<int:notice_id>/close/", views.close, name="close"),
]
