"""Addresses below /settings/messages/."""

from django.urls import path

from taizhang.inbox import settings_views

app_name = "message-settings"
urlpatterns = [
    path("", settings_views.page, name="page"),
    path("leaders/", settings_views.leaders, name="leaders"),
    path("hook/", settings_views.hook, name="hook"),
    path("hook/try/", settings_views.try_hook, name="try-hook"),
    path("mail/try/", settings_views.try_mail, name="try-mail"),
    path("<int:message_id>/retry/", settings_views.retry, name="retry"),
]
