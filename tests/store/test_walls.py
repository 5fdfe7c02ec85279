"""The store is the wall: every public function × every kind of actor, found in the code itself.

A new function that nobody has decided about fails here.
"""

from collections.abc import Callable
from typing import Any

import pytest

from store.actors import RIGHTS, Actor, Role, may, require, role_name
from store.errors import NotAllowed, StoreError
from tests.support import walls
from tests.support.city import City

ALLOWED = {
    "accounts.create": "sy",
    "accounts.disable": "osy",
    "accounts.edit": "osy",
    "accounts.enable": "osy",
    "accounts.find": "osy",
    "accounts.get": "osy",
    "accounts.me": "osvfc",
    "accounts.set_password": "osy",
    "accounts.unlock": "osy",
    "agencies.add": "osy",
    "agencies.disable": "osy",
    "agencies.edit": "osy",
    "agencies.enable": "osy",
    "agencies.find": "osvfy",
    "agencies.get": "osvy/f",
    "board.board": "osvfy",
    "board.board_count": "osvfy",
    "changes.since": "osvfy",
    "checks.check": "osvy",
    "citizens.find": "os",
    "citizens.profile": "c",
    "citizens.register": "oschpy",
    "citizens.reveal": "os",
    "content.add": "os",
    "content.edit": "os",
    "content.listing": "os",
    "content.publish": "os",
    "content.schedule": "os",
    "content.show": "os",
    "content.withdraw": "os",
    "control.release_mass": "os",
    "control.resume_sending": "os",
    "control.stop_sending": "os",
    "control.switches": "osvy",
    "control.trust_clock": "os",
    "decisions.ask": "os",
    "decisions.merge": "os",
    "decisions.note": "os/f",
    "decisions.rate": "/ch",
    "decisions.refer": "os",
    "decisions.reject": "os",
    "decisions.reopen": "os/ch",
    "decisions.supply": "os/ch",
    "dossiers.of": "osvfy",
    "drafts.drop": "osvfc",
    "drafts.keep": "osvfc",
    "drafts.kept": "osvfc",
    "erasure.erase": "s",
    "events.verify": "osvy",
    "figures.monthly": "osvy",
    "handling.adopt": "os",
    "handling.phoned": "os",
    "handling.retry": "os",
    "holidays.add": "sy",
    "holidays.listing": "osvfy",
    "holidays.remove": "sy",
    "imports.take_in": "osy",
    "intake.submit": "ospy/c",
    "keys.add": "osy",
    "keys.edit": "osy",
    "keys.find": "osy",
    "keys.get": "osy",
    "keys.lookup": "sy",
    "keys.opening": "sy",
    "keys.revoke": "osy",
    "listing.count": "osvfchy",
    "listing.find": "osvfchy",
    "listing.row_of": "osvfchy",
    "messages.callee": "os",
    "messages.counts": "osvy",
    "messages.find": "osvy",
    "messages.for_complaint": "osvy",
    "messages.get": "osvy",
    "messages.orphans": "osvy",
    "messages.replies": "osvy",
    "officers.add": "osy",
    "officers.disable": "osy",
    "officers.edit": "osy",
    "officers.enable": "osy",
    "officers.find": "osvfy",
    "officers.get": "osvy/f",
    "policy.change": "sy",
    "referrals.accept": "os",
    "referrals.answer": "/f",
    "referrals.forward": "os",
    "referrals.return_": "os/f",
    "referrals.send_back": "os",
    "reports.find": "osvy",
    "reports.freeze": "os",
    "reports.load": "osvy",
    "reports.look": "osvy",
    "reports.make": "osvy",
    "reports.revise": "os",
    "seed.load": "sy",
    "sessions.is_welcome": "osvfchpy",
    "sheets.sheet": "os",
    "suggest.agencies": "os",
    "tracking.own": "osvch",
    "tracking.track": "osv/ch",
    "undo.undo": "os/f",
    "views.explain": "osvy/f",
    "views.get": "osvy/f",
    "views.history": "osvy/f",
    "standings.find": "osvfy",
    "standings.get": "osvy/f",
    "visit_rows.find": "osvfy",
    "visit_rows.for_complaint": "osvy/f",
    "visit_rows.get": "osvy/f",
    "visit_rows.trips": "osvfy",
    "visits.cancel": "os",
    "visits.plan": "os",
    "visits.record": "os",
}
"""Who gets past the wall: operator, supervisor, viewer, officer, citizen, holder of a secret link, public, system.

Before the slash on what is a stranger's or another agency's, after it also on the own.
"""
WITHOUT_ACTOR = {
    "says nothing about anybody": {
        "agencies.parse_code",
        "articles",
        "categories.listing",
        "changes.data_version",
        "changes.last_seq",
        "citizens.consent_wording",
        "citizens.masked_name",
        "content.published",
        "content.read",
        "deadlines.clock_name",
        "listing.key_of",
        "cases.state_label",
        "numbers.make",
        "numbers.parse",
        "policy.check",
        "policy.current",
        "policy.next_working_day",
        "replies.action_name",
        "suggest.learn",
        "suggest.tokens",
        "wards",
    },
    "is opened by a secret, a password, or a file's digest": {
        "attachments.find_kept",
        "attachments.keep",
        "attachments.load",
        "attachments.too_many",
        "sessions.login",
        "sessions.logout",
        "sessions.plain_login",
        "sessions.resume",
        "tracking.holder",
    },
    "limits what anybody may do": {"rates.take"},
    "is the engine's, which acts by itself": {
        "control.channel",
        "control.clear_clock",
        "control.clock_trusted_at",
        "control.sending_stopped",
        "control.trip_clock",
        "delivery",
        "escalations",
        "heartbeats",
        "inbound",
        "signing",
    },
    "belongs to whoever has the database's own credentials": {
        "backups",
        "database",
        "sessions.actor_for_account",
        "sessions.actor_for_login",
        "vault.origin",
        "vitals",
    },
}
INNER = {
    "account_rows",
    "article_rows",
    "attachments.attach",
    "attachments.of",
    "attempts",
    "cases.agency_code",
    "cases.changed_sentence",
    "cases.find",
    "cases.key",
    "cases.named",
    "cases.unseen",
    "cases.iso",
    "cases.scope",
    "cases.seen",
    "cases.take",
    "cases.take_all",
    "changes.record",
    "citizens.contact",
    "citizens.ensure",
    "citizens.identity",
    "consequences",
    "control.mass_held",
    "control.set_channel",
    "deadlines.answer_owner",
    "deadlines.cancel",
    "deadlines.event_owner",
    "deadlines.of_agency",
    "deadlines.of_complaint",
    "deadlines.reply_owner",
    "deadlines.resume",
    "deadlines.start",
    "decisions.back_to_humas",
    "duties",
    "events.append",
    "events.digest",
    "events.of_complaint",
    "figures.agencies",
    "figures.balance",
    "figures.duties",
    "figures.escalations",
    "figures.months",
    "figures.parts",
    "figures.standing",
    "figures.waiting",
    "figures.window",
    "filters.walk",
    "identities",
    "intake.category_id",
    "intake.promise",
    "intake.secret_digest",
    "listing.lines",
    "listing.rows_where",
    "master_key",
    "numbers.allocate",
    "numbers.reserve",
    "outgoing",
    "policy.visit_day",
    "recall",
    "receipts",
    "referrals.active_agency",
    "referrals.end_with_agency",
    "replies.take",
    "replies.tell",
    "reports.canonical",
    "reports.digest",
    "rows",
    "searching",
    "sessions.end_all",
    "sessions.is_usable",
    "sessions.stored_login",
    "settling",
    "vault.blind",
    "vault.destroy",
    "vault.keep",
    "vault.new_key",
    "vault.opened",
    "vault.phone_index",
    "vault.sealed",
    "vault.wrapped",
}
"""What the store calls of itself, behind a function that has asked who acts."""
QUESTIONS = {"actors.may", "actors.require"}


def stands_in(name: str, names: set[str]) -> bool:
    return name in names or name.rpartition(".")[0] in names


def asked() -> dict[str, Callable[..., Any]]:
    """Return every public function that asks who acts, except what the store calls of itself."""
    return {
        name: function
        for name, function in walls.functions()
        if walls.takes_actor(function) and not stands_in(name, INNER | QUESTIONS)
    }


def test_every_public_function_that_takes_an_actor_has_its_row() -> None:
    undecided = sorted(set(asked()) - set(ALLOWED))
    assert not undecided, f"Say in ALLOWED who may call {', '.join(undecided)}."
    gone = sorted(set(ALLOWED) - set(asked()))
    assert not gone, f"ALLOWED has rows of functions that are no more: {', '.join(gone)}."


def test_every_function_without_an_actor_that_reaches_tables_has_its_reason() -> None:
    reasoned = set().union(*WITHOUT_ACTOR.values()) | INNER
    bare = {name: function for name, function in walls.functions() if not walls.takes_actor(function)}
    undecided = sorted(
        name for name, function in bare.items() if walls.touches_tables(function) and not stands_in(name, reasoned)
    )
    assert not undecided, f"Give them an actor, or a reason in WITHOUT_ACTOR or INNER: {', '.join(undecided)}."


def test_no_front_end_calls_what_is_behind_the_wall() -> None:
    inner = {name for name, _function in walls.functions() if stands_in(name, INNER)}
    behind = [f"{file}: {name}" for file, name in walls.called_from_rooms() if name in inner]
    assert not behind, f"These functions are the store's own: {', '.join(behind)}."


def test_each_role_gets_past_the_wall_exactly_where_it_may(city: City) -> None:
    scene = walls.scene(city)
    wrong = []
    for name, function in asked().items():
        foreign, _slash, own = ALLOWED[name].partition("/")
        for letter, actor in scene.actors.items():
            passed = walls.refusal(function, actor, scene.foreign) is None
            if passed != (letter in foreign):
                wrong.append(f"{name}: {actor.role} {'passes' if passed else 'is refused'} on what is not theirs")
        for letter, values in scene.own.items():
            passed = walls.refusal(function, scene.actors[letter], values) is None
            if passed != (letter in foreign + own):
                wrong.append(f"{name}: {letter} {'passes' if passed else 'is refused'} on their own")
    assert not wrong, "\n".join(wrong)


def test_nothing_foreign_stands_in_what_an_agency_or_citizen_gets(city: City) -> None:
    scene = walls.scene(city)
    typed = {str(value).casefold() for value in scene.foreign.values()}
    found = []
    for name, function in asked().items():
        for letter in "fchp":
            said = walls.outcome(function, scene.actors[letter], scene.foreign)
            words = set(walls.FOREIGN) - typed if isinstance(said, StoreError) else walls.FOREIGN
            found += [f"{name} tells {letter} “{word}”" for word in words if word in repr(said).casefold()]
    assert not found, "\n".join(found)


def test_who_may_not_do_it_is_not_told_what_was_wrong_with_it(city: City) -> None:
    scene = walls.scene(city)
    told = [
        f"{name}: {actor.role}"
        for name, function in asked().items()
        for actor in scene.actors.values()
        if isinstance(walls.refusal(function, actor, scene.foreign), NotAllowed)
        and not isinstance(walls.refusal(function, actor, scene.foreign, absurd=True), NotAllowed)
    ]
    assert not told, "\n".join(told)


@pytest.mark.parametrize("role", list(Role))
def test_a_right_is_what_its_table_says(role: Role) -> None:
    for right, roles in RIGHTS.items():
        assert may(Actor(role), right) == (role in roles)
        if role in roles:
            require(Actor(role), right)
        else:
            with pytest.raises(NotAllowed, match=role_name(role)):
                require(Actor(role), right)
