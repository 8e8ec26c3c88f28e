"""The settings of Django, computed from the profile of an office.

The figures and names follow `docs/decisions/0023-web.md`.
"""

import sqlite3
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from derajat.errors import refuse
from derajat.web.profile import Profile


HERE = Path(__file__).parent
IDLE_SECONDS = 30 * 60
LONGEST_SESSION_SECONDS = 10 * 60 * 60
STATIC_SECONDS = 3600
LARGEST_UPLOAD_BYTES = 100 * 1024 * 1024
MOST_TRIES = 5
MOST_CODES = 10
"""Wrong passwords or codes of one account in a quarter of an hour, from anywhere."""
COOL_OFF_MINUTES = 15
_BUSY_SECONDS = 20
_WAL_SAFE = (3, 51, 3)
"""Before it, a second connection could damage a write-ahead log (decision 0023)."""

Settings = dict[str, Any]


def build_settings(profile: Profile, secret: str) -> Settings:
    """What `django.conf.settings.configure` takes.

    Raises WEB-010 for a database address that is no PostgreSQL, and WEB-019 where its
    driver is not installed.
    """
    return {
        "DERAJAT": profile,
        "DEBUG": False,
        "SECRET_KEY": secret,
        "ALLOWED_HOSTS": list(profile.names),
        "ROOT_URLCONF": "derajat.web.urls",
        "DATABASES": _databases(profile),
        "DATABASE_ROUTERS": ["derajat.web.jobs_database.JobsRouter"],
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "INSTALLED_APPS": _APPS,
        "MIDDLEWARE": _MIDDLEWARE,
        "TEMPLATES": [_TEMPLATES],
        "CACHES": {"default": {"BACKEND": _MEMORY_CACHE}},
        "USE_TZ": True,
        "TIME_ZONE": "Asia/Jakarta",
        "USE_I18N": True,
        "LANGUAGE_CODE": "id",
        "STATIC_URL": "/statis/",
        "STATICFILES_DIRS": [str(HERE / "static")],
        "WHITENOISE_USE_FINDERS": True,
        "WHITENOISE_MAX_AGE": STATIC_SECONDS,
        "TASKS": {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}},
        "DATA_UPLOAD_MAX_MEMORY_SIZE": 1024 * 1024,
        "DATA_UPLOAD_MAX_NUMBER_FIELDS": 500,
        "DATA_UPLOAD_MAX_NUMBER_FILES": 10,
        "FILE_UPLOAD_HANDLERS": [
            "django.core.files.uploadhandler.TemporaryFileUploadHandler"
        ],
        "FILE_UPLOAD_TEMP_DIR": str(profile.folder / "scratch"),
        "LOGGING": _LOGGING,
        **_signing_in(profile),
        **_travelling(profile),
    }


def _databases(profile: Profile) -> Settings:
    own = (
        _postgresql(profile.database)
        if profile.database
        else _sqlite(profile.folder / "ditulis.sqlite3")
    )
    # The queue has a file of its own: a long job never holds up who writes.
    return {"default": own, "jobs": _sqlite(profile.folder / "antrean.sqlite3")}


def _sqlite(path: Path) -> Settings:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": _BUSY_SECONDS,
            "init_command": (
                f"PRAGMA journal_mode={journal_mode(sqlite3.sqlite_version_info)};"
                "PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;PRAGMA mmap_size=0"
            ),
        },
    }


def journal_mode(version: tuple[int, ...]) -> str:
    """How SQLite keeps a change until it is whole: a write-ahead log where safe."""
    return "WAL" if version >= _WAL_SAFE and version[:2] != (3, 52) else "DELETE"


def _postgresql(address: str) -> Settings:
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise refuse("WEB-010", value=parts.scheme or address)
    if find_spec("psycopg") is None:
        raise refuse("WEB-019")
    return {
        "ENGINE": "derajat.web.one_writer",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"options": f"-c lock_timeout={_BUSY_SECONDS}s"},
    }


_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "derajat.web.accounts.apps.Accounts",
    "derajat.web.api.apps.Api",
    "derajat.web.parts.apps.Parts",
    "derajat.web.uploads.apps.Uploads",
    "derajat.web.meetings.apps.Meetings",
    "derajat.web.surveys.apps.Surveys",
    "derajat.web.signals.apps.Signals",
    "derajat.web.plans.apps.Plans",
    "derajat.web.doubts.apps.Doubts",
    "derajat.web.reports.apps.Reports",
]

_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "derajat.web.api.troubles.TroubleMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "derajat.web.accounts.sign_ins.SignInMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "derajat.web.language.LanguageMiddleware",
    "derajat.web.access.AccessMiddleware",
    "derajat.web.failures.WrongVerbMiddleware",
    "derajat.web.failures.UnkeepableMiddleware",
    "derajat.web.limits.LargestBodyMiddleware",
    "derajat.web.accounts.duties.DutiesMiddleware",
    "axes.middleware.AxesMiddleware",
]

_TEMPLATES: Settings = {
    "BACKEND": "django.template.backends.django.DjangoTemplates",
    "DIRS": [str(HERE / "templates")],
    "APP_DIRS": True,
    "OPTIONS": {
        "context_processors": [
            "django.template.context_processors.request",
            "django.contrib.auth.context_processors.auth",
            "django.contrib.messages.context_processors.messages",
            "derajat.web.surroundings.surroundings",
        ],
        "builtins": ["derajat.web.parts.templatetags.parts"],
    },
}

_MEMORY_CACHE = "django.core.cache.backends.locmem.LocMemCache"


def _signing_in(profile: Profile) -> Settings:
    return {
        "AUTH_USER_MODEL": "accounts.Account",
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.Argon2PasswordHasher"],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"django.contrib.auth.password_validation.{name}", **options}
            for name, options in _PASSWORD_RULES
        ],
        "LOGIN_URL": "account_login",
        "LOGIN_REDIRECT_URL": "/",
        "LOGOUT_REDIRECT_URL": "/akun/masuk/",
        "ACCOUNT_ADAPTER": "derajat.web.accounts.signing_in.ClosedDoor",
        "ACCOUNT_LOGIN_METHODS": {"username"},
        "ACCOUNT_SIGNUP_FIELDS": ["username*", "password1*", "password2*"],
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_SESSION_REMEMBER": False,
        "ACCOUNT_LOGOUT_ON_GET": False,
        "ACCOUNT_PREVENT_ENUMERATION": "strict",
        "ACCOUNT_FORMS": {
            "change_password": "derajat.web.accounts.signing_in.NewPassword"
        },
        # Passwords are counted by axes; this one stands before guessing of codes too.
        "ACCOUNT_RATE_LIMITS": {
            "login_failed": f"{MOST_CODES}/900s/key",
            "login": False,
        },
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 300,
        "MFA_ADAPTER": "derajat.web.accounts.signing_in.Factors",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_PASSKEY_LOGIN_ENABLED": profile.is_secure,
        "MFA_TOTP_ISSUER": "Derajat",
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": not profile.is_secure,
        "AXES_FAILURE_LIMIT": MOST_TRIES,
        "AXES_COOLOFF_TIME": COOL_OFF_MINUTES / 60,
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],
        "AXES_LOCKOUT_TEMPLATE": "account/locked.html",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_VERBOSE": False,
    }


_PASSWORD_RULES: tuple[tuple[str, Settings], ...] = (
    ("MinimumLengthValidator", {"OPTIONS": {"min_length": 12}}),
    ("CommonPasswordValidator", {}),
    ("UserAttributeSimilarityValidator", {}),
)


def _travelling(profile: Profile) -> Settings:
    secure = profile.is_secure
    host = "__Host-" if secure else ""
    return {
        "SESSION_COOKIE_NAME": f"{host}sesi",
        "SESSION_COOKIE_AGE": LONGEST_SESSION_SECONDS,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": secure,
        "CSRF_COOKIE_NAME": f"{host}csrf",
        "CSRF_COOKIE_SECURE": secure,
        "CSRF_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SAMESITE": "Lax",
        "CSRF_FAILURE_VIEW": "derajat.web.failures.replayed",
        "SECURE_SSL_REDIRECT": False,
        "SECURE_HSTS_SECONDS": 365 * 24 * 3600 if secure else 0,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": secure,
        "SECURE_CONTENT_TYPE_NOSNIFF": True,
        "SECURE_REFERRER_POLICY": "same-origin",
        "SECURE_CROSS_ORIGIN_OPENER_POLICY": "same-origin",
        "X_FRAME_OPTIONS": "DENY",
        "CONTENT_SECURITY_POLICY": {
            "DIRECTIVES": {
                "default-src": [SELF],
                "img-src": [SELF, "data:"],
                "object-src": [NONE],
                "base-uri": [NONE],
                "form-action": [SELF],
                "frame-ancestors": [NONE],
            }
        },
    }


_LOGGING: Settings = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"hide": {"()": "derajat.web.logs.HidePersons"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["hide"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not there is an answer, not an event.
    "loggers": {"django.request": {"level": "ERROR"}},
}
