"""The settings in force: `EHUMAS_*` variables, then `ehumas.toml`, then defaults; and where each one came from."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from store import templates
from store.errors import Invalid
from store.i18n import _, languages

PREFIX = "EHUMAS_"
SECRETS = frozenset(
    {
        "whatsapp_token",
        "whatsapp_app_secret",
        "whatsapp_verify_token",
        "secret_key",
        "smtp_url",
        "gateway_token",
        "database",
    }
)


def _data_home() -> Path:
    from platformdirs import user_data_path

    return user_data_path("ehumas")


def _media_of(given: dict[str, Any]) -> Path:
    """Return where photos lie unless told otherwise: beside the SQLite file, or with the user's data."""
    database = str(given["database"])
    beside = database.removeprefix("sqlite:///")
    return (_data_home() if beside == database else Path(beside).parent) / "media"


class Settings(BaseModel):
    """Every setting; a secret never shows in its `repr`."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_default=True)

    database: str = Field(default_factory=lambda: f"sqlite:///{_data_home() / 'ehumas.sqlite3'}", repr=False)
    lang: str = "id"
    timezone: str = "Asia/Makassar"
    media: Path = Field(default_factory=_media_of)
    letterhead: str = ""
    papers: str = ""
    secret_key: str = Field(default="", repr=False)
    portal_url: str = "http://127.0.0.1:8010"
    whatsapp_url: str = "http://127.0.0.1:8011"
    whatsapp_version: str = "v26.0"
    whatsapp_phone_id: str = "100000000000001"
    whatsapp_account: str = ""
    whatsapp_token: str = Field(default="", repr=False)
    whatsapp_app_secret: list[str] = Field(default_factory=list, repr=False)
    whatsapp_verify_token: str = Field(default="", repr=False)
    smtp_url: str = Field(default="", repr=False)
    smtp_sender: str = ""
    gateway_url: str = ""
    gateway_token: str = Field(default="", repr=False)
    template: dict[str, str] = Field(default_factory=dict)
    anchors: str = ""
    anchor_mail: str = ""
    webhook_days: int = Field(default=30, ge=1)
    keys: dict[str, Any] = Field(default_factory=dict)

    @field_validator("whatsapp_app_secret", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value

    @field_validator("template", mode="before")
    @classmethod
    def _texts(cls, value: object) -> object:
        """Read the texts, which a variable carries as JSON, and refuse what Meta would refuse."""
        texts = json.loads(value) if isinstance(value, str) else value
        problem = templates.problem_of(texts)
        if problem:
            raise ValueError(problem)
        return texts

    @field_validator("lang")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in languages:
            raise ValueError(_("choose one of: %(choices)s") % {"choices": ", ".join(languages)})
        return value

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError(_("there is no such time zone; Kendari's is Asia/Makassar")) from error
        return value

    @field_validator("database")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError(_("it must begin with sqlite:/// or postgresql://"))
        return value


@dataclass(frozen=True, slots=True)
class Origin:
    """One setting in force: its value (masked when secret) and where it came from."""

    name: str
    value: str
    origin: str


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Return the settings in force. Raises Invalid with the setting's name and origin when one is wrong."""
    return _build(_gather(os.environ if environ is None else environ))


def origins(environ: Mapping[str, str] | None = None) -> list[Origin]:
    """Return every setting in force with its origin, secrets masked, for `ehumas doctor`."""
    given = _gather(os.environ if environ is None else environ)
    settings = _build(given)
    return [
        Origin(name, _masked(name, getattr(settings, name)), _origin(name, given)) for name in Settings.model_fields
    ]


def _build(given: dict[str, tuple[Any, str]]) -> Settings:
    try:
        return Settings(**{name: value for name, (value, _from) in given.items()})
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise Invalid(
            _("The setting %(name)s (from %(origin)s) is wrong: %(reason)s.")
            % {
                "name": name,
                "origin": _origin(name, given),
                "reason": str(first["msg"]).removeprefix("Value error, "),
            }
        ) from None


def _origin(name: str, given: dict[str, tuple[Any, str]]) -> str:
    return given[name][1] if name in given else _("default")


def _gather(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    """Return what was given, by setting: value and origin; variables stand above the file."""
    given = _from_file(environ)
    for name in Settings.model_fields:
        variable = PREFIX + name.upper()
        if path := environ.get(f"{variable}_FILE"):
            given[name] = (_read_secret(Path(path), f"{variable}_FILE"), f"{variable}_FILE")
        if variable in environ:
            given[name] = (environ[variable], variable)
    return given


def _config_file(environ: Mapping[str, str]) -> Path | None:
    from platformdirs import site_config_path, user_config_path

    if named := environ.get(f"{PREFIX}CONFIG"):
        if not Path(named).exists():
            raise Invalid(
                _("EHUMAS_CONFIG names %(path)s, but there is no such file. Correct the variable.") % {"path": named}
            )
        return Path(named)
    places = (Path(), user_config_path("ehumas"), site_config_path("ehumas"))
    return next((place / "ehumas.toml" for place in places if (place / "ehumas.toml").is_file()), None)


def _from_file(environ: Mapping[str, str]) -> dict[str, tuple[Any, str]]:
    path = _config_file(environ)
    if path is None:
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise Invalid(
            _("The settings file %(path)s cannot be read: %(reason)s.") % {"path": path, "reason": error}
        ) from error
    return dict(_setting(name, value, path) for name, value in table.items())


def _setting(name: str, value: object, path: Path) -> tuple[str, tuple[Any, str]]:
    """Return one line of the file as (setting, (value, origin)). Raises Invalid for a name that is none."""
    plain = name.removesuffix("_file") if name not in Settings.model_fields else name
    if plain not in Settings.model_fields:
        raise Invalid(
            _("The settings file %(path)s has “%(name)s”, which is no setting. Known are: %(known)s.")
            % {"path": path, "name": name, "known": ", ".join(sorted(Settings.model_fields))}
        )
    return plain, (value if plain == name else _read_secret(Path(str(value)), name), str(path))


def _read_secret(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Invalid(
            _("%(name)s names the file %(path)s, which cannot be read: %(reason)s.")
            % {"name": name, "path": path, "reason": error}
        ) from error


def _masked(name: str, value: object) -> str:
    if name == "keys":
        return ", ".join(value) if isinstance(value, dict) else str(value)
    if name == "database":
        return without_password(str(value))
    if name in SECRETS:
        return "••••" if value else ""
    return str(value)


def without_password(url: str) -> str:
    """Return a database URL whose password is masked."""
    scheme, _sep, rest = url.partition("://")
    account, at, place = rest.rpartition("@")
    user, colon, _password = account.partition(":")
    return f"{scheme}://{user}:••••@{place}" if at and colon else url
