"""Addresses of `desk`."""

from django.urls import path

from taizhang.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("changes/", views.changes, name="changes"),
    path("changes/seen/", views.seen, name="seen"),
    path("drafts/", views.offered, name="offered"),
    path("drafts/keep/", views.keep, name="keep"),
    path("drafts/<uuid:key>/", views.draft, name="draft"),
    path("drafts/<uuid:key>/discard/", views.discard, name="discard"),
]
