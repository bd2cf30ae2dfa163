"""Addresses below /health/."""

from django.urls import path

from taizhang.health import views

app_name = "health"
urlpatterns = [
    path("", views.page, name="page"),
    path("back-up/", views.back_up, name="back-up"),
    path("drill/", views.drill, name="drill"),
    path("examine/", views.examine, name="examine"),
    path("tighten/", views.tighten, name="tighten"),
    path("folders/", views.choose_folders, name="choose-folders"),
]
