"""Addresses of what goes on paper."""

from django.urls import path, re_path

from taizhang.printing import issue_views, ledger_views, month_views, settings_views

app_name = "printing"
ISSUE = r"^i/(?P<number>[0-9]{4}-[1-9][0-9]{0,8})/"
urlpatterns = [
    path("ledger/", ledger_views.ledger, name="ledger"),
    path("ledger.pdf", ledger_views.ledger_pdf, name="ledger-pdf"),
    path("ledger/volumes/", ledger_views.bind, name="bind"),
    path("volumes/<bundle_id>.zip", ledger_views.bundle, name="bundle"),
    path("settings/", settings_views.settings, name="settings"),
    path("months/", month_views.all_months, name="months"),
    path("months/<month>/", month_views.one_month, name="month"),
    path("months/<month>/close/", month_views.close, name="close-month"),
    path("months/<month>/ledger.pdf", month_views.month_pdf, name="month-pdf"),
    re_path(rf"{ISSUE}approval/$", issue_views.approval_form, name="approval"),
    re_path(rf"{ISSUE}approval\.pdf$", issue_views.approval_pdf, name="approval-pdf"),
    re_path(rf"{ISSUE}supervision/$", issue_views.supervised, name="supervision"),
    re_path(
        rf"{ISSUE}supervision\.pdf$", issue_views.supervised_pdf, name="supervision-pdf"
    ),
    re_path(rf"{ISSUE}file/$", issue_views.whole_file, name="file"),
    re_path(rf"{ISSUE}file\.pdf$", issue_views.whole_file_pdf, name="file-pdf"),
]
