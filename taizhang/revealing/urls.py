"""The address of `revealing`, below that of the issue."""

from django.urls import re_path

from taizhang.revealing.views import reveal

app_name = "revealing"
urlpatterns = [
    re_path(r"^(?P<number>[0-9]{4}-[1-9][0-9]{0,8})/reveal/$", reveal, name="reveal"),
]
