"""Addresses below /places/. A place bears its own code there, which never changes."""

from django.urls import path

from taizhang.atlas import point_views, poster_views, sheet_views, unlocated_views, views
from taizhang.atlas.acts import ACTS

app_name = "atlas"
urlpatterns = [
    path("", views.root, name="root"),
    path("find/", views.find, name="find"),
    path("changes/", views.lately, name="lately"),
    path("changes/<int:change_id>/undo/", views.undo, name="undo"),
    path("sheet/", sheet_views.sheet, name="sheet"),
    path("sheet/places.xlsx", sheet_views.export, name="export"),
    path("sheet/empty.xlsx", sheet_views.template, name="template"),
    path("sheet/<uuid:sheet_id>/", sheet_views.preview, name="preview"),
    path("sheet/<uuid:sheet_id>/bring/", sheet_views.bring, name="bring"),
    path("unlocated/", unlocated_views.unlocated, name="unlocated"),
    path("posters/", poster_views.choose, name="posters"),
    path("posters/<str:code>/", poster_views.print_sheets, name="print"),
    path("points/<str:code>/", point_views.change, name="change-point"),
    path("at/<str:code>/", views.place, name="place"),
    path("at/<str:code>/point/", point_views.add, name="add-point"),
    path("at/<str:code>/drop-name/", views.drop_name, name="drop-name"),
    *(
        path(f"at/<str:code>/{name}/", views.act(each), name=name)
        for name, each in ACTS.items()
    ),
]
