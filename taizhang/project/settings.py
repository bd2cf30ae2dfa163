"""Django's settings. Everything an operator may change comes from the environment.

TAIZHANG_DATA               folder of databases, files and secrets (default: ./data)
TAIZHANG_DATABASE_URL       PostgreSQL for the ledger instead of SQLite
TAIZHANG_KEYS_DATABASE_URL  PostgreSQL for the keys, apart from the ledger
TAIZHANG_TENANCY            host where one server keeps many offices (default: single)
TAIZHANG_BACKUP_DIR         folder of the nightly backups (default: beside the data)
TAIZHANG_BACKUP_KEYS_DIR    folder of their keys, best on another medium
TAIZHANG_SMTP               server for e-mail, as smtps://user@mail.example.cn:465
TAIZHANG_SMTP_PASSWORD_FILE its password (default: secrets/smtp-password in the data folder)
TAIZHANG_MAIL_FROM          address from which e-mail goes
TAIZHANG_WEBHOOK_HOSTS      hosts that messages may be posted to, with commas
TAIZHANG_HOSTS              names under which the site is reached, with commas
TAIZHANG_HTTPS              1 where the site is reached by https
TAIZHANG_PROXIES            how many proxies of one's own stand before the site (default: 0)
TAIZHANG_DEBUG              1 on a developer's own machine only
"""

import os
from pathlib import Path
from typing import Any

from taizhang.keys.secrets import server_folder
from taizhang.project import databases, sqlite, tenancy
from taizhang.project.logs import logging_settings
from taizhang.project.mail import mail_settings

SQLITE_VERSION = sqlite.install()
PACKAGE = Path(__file__).resolve().parent.parent
DATA = server_folder()

DEBUG = os.environ.get("TAIZHANG_DEBUG") == "1"
HTTPS = os.environ.get("TAIZHANG_HTTPS") == "1"
PROXIES = int(os.environ.get("TAIZHANG_PROXIES", "0"))

_LOCAL = "127.0.0.1,localhost,[::1],testserver"
# Of many offices each is asked for by its host, and a host of none is answered by nobody.
_NAMES = os.environ.get("TAIZHANG_HOSTS", "*" if tenancy.MANY else _LOCAL)
ALLOWED_HOSTS = _NAMES.split(",")
CSRF_TRUSTED_ORIGINS = [
    f"https://{'*' if name.startswith('.') else ''}{name}"
    for name in ALLOWED_HOSTS
    if HTTPS
]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_q",
    "taizhang.audit",
    "taizhang.people",
    "taizhang.places",
    "taizhang.agreements",
    "taizhang.ways",
    "taizhang.files",
    "taizhang.ledger",
    "taizhang.keys",
    "taizhang.jobs",
    "taizhang.willing",
    "taizhang.lots",
    "taizhang.gate",
    "taizhang.emptying",
    "taizhang.fieldwork",
    "taizhang.web",
    "taizhang.entrance",
    "taizhang.desk",
    "taizhang.listing",
    "taizhang.bulk",
    "taizhang.intake",
    "taizhang.calls",
    "taizhang.reporting",
    "taizhang.tracking",
    "taizhang.holding",
    "taizhang.phone",
    "taizhang.visits",
    "taizhang.channels",
    "taizhang.standards",
    "taizhang.hotline",
    "taizhang.incidents",
    "taizhang.almanac",
    "taizhang.lookback",
    "taizhang.outbox",
    "taizhang.inbox",
    "taizhang.secondlook",
    "taizhang.guides",
    "taizhang.bulletins",
    "taizhang.atlas",
    "taizhang.staffing",
    "taizhang.settling",
    "taizhang.roster",
    "taizhang.grids",
    "taizhang.boxes",
    "taizhang.casework",
    "taizhang.verification",
    "taizhang.followup",
    "taizhang.partners",
    "taizhang.tasklinks",
    "taizhang.council",
    "taizhang.assembly",
    "taizhang.notices",
    "taizhang.exchange",
    "taizhang.longwork",
    "taizhang.printing",
    "taizhang.backup",
    "taizhang.health",
    "taizhang.roundtrip",
    "taizhang.board",
    "taizhang.auditing",
    "taizhang.myself",
    "taizhang.revealing",
    "taizhang.manual",
    "taizhang.demo",
    "taizhang.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "taizhang.project.headers.headers",
    "taizhang.project.proxies.through_proxies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "taizhang.project.limits.body_limit",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "taizhang.web.looking.ByWhoeverIsSignedIn",
    "taizhang.web.acting.WordedRefusals",
    "taizhang.desk.lost.NothingLost",
]
ROOT_URLCONF = "taizhang.project.urls"
WSGI_APPLICATION = "taizhang.project.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "taizhang.web.context.shell",
            ],
        },
    }
]

# The ledger and the keys that open it are two databases, backed up apart.
_PRAGMAS = sqlite.pragmas(SQLITE_VERSION)
_LEDGER = os.environ.get("TAIZHANG_DATABASE_URL")
_KEYS = os.environ.get("TAIZHANG_KEYS_DATABASE_URL")
DATABASES = {
    "default": databases.at_address(_LEDGER)
    if _LEDGER
    else databases.sqlite(DATA / "ledger.sqlite3", _PRAGMAS),
    "keys": databases.at_address(_KEYS)
    if _KEYS
    else databases.sqlite(DATA / "keys.sqlite3", _PRAGMAS),
}
DATABASE_ROUTERS = ["taizhang.project.routing.KeysApart"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Long work waits in the book's own database. What a killed worker leaves behind is found by
# the leases of taizhang.jobs (ADR 7), never by redelivery, hence no timeout and a retry
# that comes after any work; nothing of it is kept in tables of the queue.
Q_CLUSTER = {
    "name": "taizhang",
    "orm": "default",
    "workers": 1,
    "timeout": -1,
    "retry": 7 * 24 * 60 * 60,
    "ack_failures": True,
    "save_limit": -1,
    "scheduler": False,
    "poll": 0.5,
    "max_rss": 300_000,
}

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["taizhang.people.backend.WholePerson"]
LOGIN_URL = "entrance:sign-in"
LOGIN_REDIRECT_URL = "entrance:home"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_CHECKS = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "taizhang.entrance.password_rules.FitsTheRules"},
    {"NAME": f"{_CHECKS}UserAttributeSimilarityValidator"},
    {"NAME": f"{_CHECKS}CommonPasswordValidator"},
    {"NAME": f"{_CHECKS}NumericPasswordValidator"},
]

# Of django-allauth only the second factors are used, from pages of our own: none of its
# addresses is in `urls.py`, so that nobody signs up, and no e-mail of its own goes out (ADR 12).
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "taizhang.entrance.mfa.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn"]
# A phone's clock may be half a minute off.
MFA_TOTP_TOLERANCE = 1

# A working day with an early start and a late end; then everybody signs in again. The rules
# of the office may end a session earlier (taizhang.people.rules).
SESSION_ENGINE = "taizhang.people.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "taizhang.project.errors.stale_form"
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SILENCED_SYSTEM_CHECKS = [
    "security.W002",  # X-Frame-Options is set in headers.py
    "security.W005",  # other names under the office's domain are not ours to promise for
    "security.W008",  # an office may have no certificate; who has one redirects in front
    "security.W021",  # nobody preloads a site of an intranet
]

DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

# Messages leave this machine only where its own administrator says (ADR 27).
globals().update(mail_settings(os.environ, DATA))
WEBHOOK_HOSTS = list(filter(None, os.environ.get("TAIZHANG_WEBHOOK_HOSTS", "").split(",")))

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "taizhang.project.static_names.HashedNames"},
}
WHITENOISE_USE_FINDERS = True

LOGGING = logging_settings(debug=DEBUG)

# The last word: what differs where one server keeps many offices.
globals().update(tenancy.changed(globals()))
