"""Addresses below /roles/."""

from django.urls import path

from taizhang.staffing import role_views

app_name = "roles"
urlpatterns = [
    path("", role_views.all_roles, name="list"),
    path("add/", role_views.add, name="add"),
    path("of/<str:code>/", role_views.role, name="role"),
    path("of/<str:code>/put-away/", role_views.put_away, name="put-away"),
    path("of/<str:code>/bring-back/", role_views.bring_back, name="bring-back"),
]
