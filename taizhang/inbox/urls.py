"""Addresses below /messages/."""

from django.urls import path

from taizhang.inbox import views

app_name = "inbox"
urlpatterns = [
    path("", views.mine, name="mine"),
    path("read/", views.read_all, name="read-all"),
    path("<int:message_id>/read/", views.read, name="read"),
    path("wishes/", views.wishes, name="wishes"),
    path("ringing/", views.ringing, name="ringing"),
    path("ringing/<int:ringing_id>/done/", views.rung, name="rung"),
]
