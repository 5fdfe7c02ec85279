"""The program's version."""

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """Return the installed version, or 0 for a checkout that was never installed."""
    try:
        return version("ehumas")
    except PackageNotFoundError:
        return "0"
