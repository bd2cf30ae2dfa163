"""The product's settings, and slow work beside its own."""

from taizhang.project.settings import *  # noqa: F403
from taizhang.project.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.shell.jobs.slow_work.SlowWork"]
