"""Addresses below /boxes/. A box bears the code of its point, an opening its number there."""

from django.urls import path

from taizhang.boxes import slip_views, views

app_name = "boxes"
OPENING = "<str:code>/openings/<int:nth>/"
urlpatterns = [
    path("", views.boxes, name="boxes"),
    path("<str:code>/", views.box, name="box"),
    path("<str:code>/plan/", views.plan, name="plan"),
    path("<str:code>/slips/", views.print_slips, name="print-slips"),
    path("<str:code>/open/", views.begin, name="open"),
    path(OPENING, slip_views.opening, name="opening"),
    path(f"{OPENING}count/", slip_views.count, name="count"),
    path(f"{OPENING}photos/", slip_views.photos, name="photos"),
    path(f"{OPENING}sign/", slip_views.sign, name="sign"),
    path(f"{OPENING}record/", views.record, name="record"),
    path(f"{OPENING}slips/<int:n>/", slip_views.slip, name="slip"),
    path(f"{OPENING}slips/<int:n>/back/", slip_views.back, name="back"),
    path(f"{OPENING}slips/<int:n>/photo/", slip_views.photo, name="photo"),
]
