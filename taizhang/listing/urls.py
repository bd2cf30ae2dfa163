"""Addresses of the ledger and of its views."""

from django.urls import path

from taizhang.listing import turning, view_pages, views
from taizhang.web.came_from import TURNS

app_name = "listing"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("find/", views.find, name="find"),
    path("export.csv", views.as_csv, name="csv"),
    path("export.xlsx", views.as_xlsx, name="xlsx"),
    *(path(f"{turn}/<str:number>/", turning.to(turn), name=turn) for turn in TURNS),
    path("views/", view_pages.views, name="views"),
    path("views/new/", view_pages.save, name="save-view"),
    path("v/<slug:slug>/", view_pages.view, name="view"),
    path("v/<slug:slug>/columns/", view_pages.columns, name="columns"),
    path("v/<slug:slug>/rename/", view_pages.rename, name="rename-view"),
    path("v/<slug:slug>/delete/", view_pages.delete, name="delete-view"),
    path("v/<slug:slug>/keep/", view_pages.keep, name="keep-view"),
    path("v/<slug:slug>/first/", view_pages.first, name="open-first"),
    path("v/<slug:slug>/move/", view_pages.move, name="move-view"),
]
