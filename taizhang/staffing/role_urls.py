"""Addresses below /roles/."""

from django.urls import path

from taizhang.staffing import role_views

app_name = "roles"
urlpatterns = [
    path("", role_views.all_roles, name="list"),
    path("add/", role_views.add, name="add"),
    path("of/<slug:code>/", role_views.role, name="role"),
    path("of/<slug:code>/put-away/", role_views.put_away, name="put-away"),
    path("of/<slug:code>/bring-back/", role_views.bring_back, name="bring-back"),
]
