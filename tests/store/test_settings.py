"""Settings come from variables, then the file, then defaults; doctor can name each origin without telling a secret."""

from pathlib import Path

import pytest

from store import settings
from store.errors import Invalid


@pytest.fixture
def config(tmp_path: Path) -> Path:
    file = tmp_path / "ehumas.toml"
    file.write_text('lang = "en"\nwhatsapp_token = "from-file"\n', encoding="utf-8")
    return file


def test_without_anything_the_city_and_its_language_are_the_defaults() -> None:
    found = settings.load({"EHUMAS_CONFIG": "/dev/null"})
    assert (found.lang, found.timezone) == ("id", "Asia/Makassar")
    assert found.database.startswith("sqlite:///")


def test_a_variable_stands_above_the_file(config: Path) -> None:
    environ = {"EHUMAS_CONFIG": str(config)}
    assert settings.load(environ).lang == "en"
    assert settings.load(environ | {"EHUMAS_LANG": "id"}).lang == "id"


def test_a_secret_may_lie_in_a_file_of_its_own(tmp_path: Path) -> None:
    secret = tmp_path / "token"
    secret.write_text("s3cret\n", encoding="utf-8")
    config = tmp_path / "ehumas.toml"
    config.write_text(f'smtp_url_file = "{secret}"\n', encoding="utf-8")
    found = settings.load({"EHUMAS_CONFIG": str(config), "EHUMAS_WHATSAPP_TOKEN_FILE": str(secret)})
    assert (found.whatsapp_token, found.smtp_url) == ("s3cret", "s3cret")


def test_several_app_secrets_are_separated_by_commas() -> None:
    found = settings.load({"EHUMAS_CONFIG": "/dev/null", "EHUMAS_WHATSAPP_APP_SECRET": "new, old"})
    assert found.whatsapp_app_secret == ["new", "old"]


def test_photos_lie_beside_the_database_file_unless_told_otherwise(tmp_path: Path) -> None:
    environ = {"EHUMAS_CONFIG": "/dev/null", "EHUMAS_DATABASE": f"sqlite:///{tmp_path}/a.sqlite3"}
    assert settings.load(environ).media == tmp_path / "media"
    assert settings.load(environ | {"EHUMAS_MEDIA": "/srv/media"}).media == Path("/srv/media")


def test_every_origin_is_named_and_no_secret_is_told(config: Path) -> None:
    environ = {
        "EHUMAS_CONFIG": str(config),
        "EHUMAS_DATABASE": "postgresql://humas:hunter2@db/ehumas",
        "EHUMAS_SECRET_KEY": "hunter2",
    }
    rows = {row.name: row for row in settings.origins(environ)}
    assert rows["lang"].origin == str(config)
    assert rows["secret_key"].origin == "EHUMAS_SECRET_KEY"
    assert rows["timezone"].origin == "bawaan"
    assert rows["database"].value == "postgresql://humas:••••@db/ehumas"
    assert "hunter2" not in repr(rows)
    assert "hunter2" not in repr(settings.load(environ))


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("EHUMAS_LANG", "de", r"lang \(dari EHUMAS_LANG\).*id, en"),
        ("EHUMAS_TIMEZONE", "Asia/Atlantis", r"timezone .*Asia/Makassar"),
        ("EHUMAS_DATABASE", "mysql://x", r"database .*sqlite:///"),
        ("EHUMAS_CONFIG", "/no/such/file.toml", r"/no/such/file\.toml"),
        ("EHUMAS_SECRET_KEY_FILE", "/no/such/file", r"EHUMAS_SECRET_KEY_FILE .*/no/such/file"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_do(name: str, value: str, says: str) -> None:
    with pytest.raises(Invalid, match=says):
        settings.load({"EHUMAS_CONFIG": "/dev/null", name: value})


@pytest.mark.parametrize(
    ("text", "says"), [("langg = 'id'", "“langg”"), ("lang = ", "tidak dapat dibaca"), ("lang = 3", "lang")]
)
def test_a_wrong_settings_file_is_one_sentence(tmp_path: Path, text: str, says: str) -> None:
    config = tmp_path / "ehumas.toml"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(Invalid, match=says):
        settings.load({"EHUMAS_CONFIG": str(config)})


def test_the_file_beside_the_work_is_found_without_being_named(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.load({}).lang == "en"


def test_without_a_file_anywhere_the_defaults_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("XDG_CONFIG_HOME", "XDG_CONFIG_DIRS"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    assert settings.load({}).lang == "id"
