"""Addresses below /settings/messages/."""

from django.urls import path

from taizhang.inbox import settings_views

app_name = "message-settings"
urlpatterns = [
    path("", settings_views.page, name="page"),
    path("leaders/", settings_views.leaders, name="leaders"),
    path("hook/", settings_views.hook, name="hook"),
    path("hook/test/", settings_views.test_hook, name="test-hook"),
    path("mail/test/", settings_views.test_mail, name="test-mail"),
    path("<int:message_id>/retry/", settings_views.retry, name="retry"),
]
