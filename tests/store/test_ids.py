"""Keys and secrets: long, different, fit for a link."""

import re

from store import ids


def test_keys_and_secrets_are_fresh_and_fit_for_a_link() -> None:
    made = {ids.new_key() for _draw in range(50)} | {ids.new_secret() for _draw in range(50)}
    assert len(made) == 100
    assert all(re.fullmatch(r"[\w-]{22,32}", one) for one in made)
