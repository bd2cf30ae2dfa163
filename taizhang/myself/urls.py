"""Addresses below /me/. What sets up a second factor lies below /me/second/."""

from django.urls import path

from taizhang.myself import factor_views, rules_views, views

app_name = "myself"
urlpatterns = [
    path("", views.page, name="page"),
    path("sessions/end/", views.end_sessions, name="end-sessions"),
    path("sessions/<slug:mark>/end/", views.end_session, name="end-session"),
    path("rules/", rules_views.rules, name="rules"),
    path("second/", factor_views.second_factor, name="second-factor"),
    path("second/code/", factor_views.code, name="code"),
    path("second/code/off/", factor_views.code_off, name="code-off"),
    path("second/passkeys/asked/", factor_views.passkey_asked, name="passkey-asked"),
    path("second/passkeys/add/", factor_views.add_passkey, name="add-passkey"),
    path("second/passkeys/<int:id>/name/", factor_views.name_passkey, name="name-passkey"),
    path("second/passkeys/<int:id>/off/", factor_views.drop_passkey, name="drop-passkey"),
    path("second/recovery/", factor_views.recovery, name="recovery"),
]
