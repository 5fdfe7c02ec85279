"""The policies that were in force, one after the other: what an office once decided stays to be read."""

from dataclasses import dataclass

from store import policy
from store.actors import Actor, Right, require
from store.models import Policy as PolicyRow
from store.policy import Policy
from store.rows import tuples

LIMIT = 20


@dataclass(frozen=True)
class Version:
    """A policy, since when it held or holds (milliseconds UTC), and who decided it."""

    since: int
    policy: Policy
    author: str


def find(actor: Actor, *, limit: int = LIMIT) -> list[Version]:
    """Return the policies, the newest first; none while the usual one holds that nobody has changed."""
    require(actor, Right.SEE_AGENCIES)
    newest = PolicyRow.select(PolicyRow.valid_from).order_by(PolicyRow.valid_from.desc()).limit(limit)
    return [Version(since, policy.current(since), policy.author(since)) for (since,) in tuples(newest)]
