"""Give the tests a data folder of their own before anybody reads the settings.

pytest-django reads them before any conftest, so this is an early plugin (`-p` in
pyproject.toml). Each process has its folder: two workers must not share keys or files.
"""

import atexit
import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="taizhang-tests-")
atexit.register(_folder.cleanup)
os.environ["TAIZHANG_DATA"] = _folder.name
