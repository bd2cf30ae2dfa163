"""The form by which a call is noted: what was said, and whether somebody is reminded."""

from django import forms
from django.utils.translation import gettext_lazy as _

from taizhang.web.acting import KeyedForm, text_field


class LogForm(KeyedForm):
    """Notes that a resident asked, with what they said."""

    drafted = False
    voice = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    words = text_field(_("说了什么"), hint=_("只是问进度的不用写，算催办一次"))
    remind = forms.BooleanField(label=_("同时催办"), required=False)
