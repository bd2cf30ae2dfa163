"""Addresses of `longwork`: one's own jobs, and a page for each."""

from django.urls import path, re_path

from taizhang.longwork import views

app_name = "longwork"
_ID = "(?P<job_id>[0-9a-f]{16})"
urlpatterns = [
    path("", views.jobs, name="jobs"),
    re_path(rf"^{_ID}/$", views.job, name="job"),
    re_path(rf"^{_ID}/cancel/$", views.cancel, name="cancel"),
]
