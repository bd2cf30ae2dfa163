"""How many chance walks are walked: the same few each time, or TAIZHANG_WALKS=more."""

import os

from hypothesis import settings

settings.register_profile("few", max_examples=50, deadline=None, derandomize=True)
settings.register_profile("more", max_examples=600, deadline=None)
settings.load_profile(os.environ.get("TAIZHANG_WALKS", "few"))
