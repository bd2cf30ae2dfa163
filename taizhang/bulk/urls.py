"""Addresses of `bulk`: the acts on many rows, their results, single rows at a glance."""

from django.urls import path, re_path

from taizhang.bulk.acts import ACTS
from taizhang.bulk.editing import CELLS
from taizhang.bulk.views import go_on, on_cell, on_many, peek, step, undo

app_name = "bulk"
NUMBER = r"(?P<number>[0-9]{4}-[1-9][0-9]{0,8})"
urlpatterns = [
    *(path(f"{name}/", on_many(act), name=name) for name, act in ACTS.items()),
    path("steps/<uuid:key>/", step, name="step"),
    path("steps/<uuid:key>/go-on/", go_on, name="go-on"),
    path("steps/<uuid:key>/undo/", undo, name="undo"),
    re_path(rf"^peek/{NUMBER}/$", peek, name="peek"),
    *(
        re_path(rf"^edit/{NUMBER}/{name}/$", on_cell(name, kind), name=f"edit-{name}")
        for name, kind in CELLS.items()
    ),
]
