"""Addresses of the calendar."""

from django.urls import path

from taizhang.almanac import change_views, views

app_name = "almanac"
urlpatterns = [
    path("", views.now_shown, name="now"),
    path("<int:year>/", views.year, name="year"),
    path("notice/", views.notice, name="notice"),
    path("days/", views.own, name="days"),
    path("preview/<uuid:key>/", change_views.preview, name="preview"),
    path("changes/", change_views.changes, name="changes"),
    path("changes/<int:change_id>/", change_views.change, name="change"),
    path("changes/<int:change_id>/back/", change_views.back, name="back"),
    path("changes/<int:change_id>/go-on/", change_views.go_on, name="go-on"),
    path("catch-up/", change_views.catch_up, name="catch-up"),
]
