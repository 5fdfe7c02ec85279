"""The rooms' own fixtures, joined: the engine's house, the portal's settings, the command line."""

from tests.cli.conftest import bare, run
from tests.escalation.conftest import house
from tests.portal.conftest import configured

__all__ = ["bare", "configured", "house", "run"]
