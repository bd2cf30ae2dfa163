"""Addresses of `reporting`. No receipt number ever stands in one."""

from django.urls import path

from taizhang.reporting import care_views, views

app_name = "reporting"
urlpatterns = [
    path("report/", views.report, name="report"),
    path("receipt/", views.receipt, name="receipt"),
    path("receipt/picture.png", views.receipt_picture, name="receipt-picture"),
    path("care/", care_views.home, name="care"),
    path("care/switch/", care_views.switch, name="switch-care"),
    path("care/report/", care_views.begin, name="care-report"),
    path("care/report/<slug:step>/", care_views.step, name="care-step"),
]
