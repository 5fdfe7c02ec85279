"""What Meta says of templates, number and account is kept, alerts, and sends what it bars another way."""

import json
from typing import Any

import pytest

from store import control, notices, outbox, templates, webhook
from store.actors import SYSTEM
from store.webhook import Notice
from tests.escalation.house import BUTTON_SECRET, House

REMINDER = templates.REMINDER.name


def body(field: str, **value: Any) -> bytes:
    change = {"field": field, "value": value}
    return json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [change]}]}).encode()


def post(house: House, field: str, **value: Any) -> None:
    outbox.receive(body(field, **value), house.clock.now())
    outbox.process_pending(house.clock.now(), BUTTON_SECRET)


def status(house: House, event: str, name: str = REMINDER, **more: Any) -> None:
    template = {"message_template_id": 1, "message_template_name": name, "message_template_language": "id"}
    post(house, "message_template_status_update", event=event, **template, **more)


def said() -> list[str]:
    return [notices.sentence(alert) for alert in notices.alerts(SYSTEM)]


@pytest.mark.parametrize("event", ["PAUSED", "DISABLED", "REJECTED", "FLAGGED", "PENDING_DELETION"])
def test_a_template_that_meta_holds_back_carries_nothing_and_the_duty_goes_on(house: House, event: str) -> None:
    status(house, event, reason="QUALITY")
    assert said() == [f"templat {REMINDER}: {event} (QUALITY)"]
    number = house.city.forwarded()
    house.hours_later(25)
    house.sweep()
    assert house.shown() == []
    view = house.message(number)
    assert (view.state, view.channel, view.attempts) == ("task", "call", 0)
    assert view.last_error == f"template {event.lower()}"


def test_an_approved_template_carries_again(house: House) -> None:
    status(house, "PAUSED", reason="NONE")
    status(house, "APPROVED", reason="NONE")
    assert said() == []
    house.city.forwarded()
    house.hours_later(25)
    house.sweep()
    assert len(house.shown()) == 1


def test_a_template_called_marketing_is_an_alert_until_it_is_utility_again(house: House) -> None:
    name = {"message_template_name": REMINDER}
    post(house, "template_category_update", previous_category="UTILITY", new_category="MARKETING", **name)
    assert said() == [f"templat {REMINDER} kini berkategori MARKETING"]
    assert notices.barred(REMINDER, repeat=False) == "template marketing"
    post(house, "template_category_update", previous_category="MARKETING", correct_category="UTILITY", **name)
    assert notices.barred(REMINDER, repeat=False) == ""


def test_the_repeat_is_a_template_of_its_own(house: House) -> None:
    status(house, "PAUSED", REMINDER + templates.REPEAT_SUFFIX)
    assert (notices.barred(REMINDER, repeat=False), notices.barred(REMINDER, repeat=True)) == ("", "template paused")


def test_somebody_elses_template_alerts_nobody(house: House) -> None:
    status(house, "REJECTED", "promo_ramadan")
    assert said() == []


def test_the_numbers_quality_is_an_alert_and_bars_nothing(house: House) -> None:
    post(house, "phone_number_quality_update", event="FLAGGED", current_limit="TIER_1K", display_phone_number="62811")
    assert said() == ["nomor: FLAGGED (TIER_1K)"]
    post(house, "phone_number_quality_update", event="UNFLAGGED", current_limit="TIER_1K")
    assert said() == []


def test_an_account_that_is_banned_or_restricted_is_an_alert_until_it_is_reinstated(house: House) -> None:
    restricted = [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": 1}]
    post(house, "account_update", event="ACCOUNT_RESTRICTION", restriction_info=restricted)
    assert said() == ["akun: ACCOUNT_RESTRICTION (RESTRICTED_BIZ_INITIATED_MESSAGING)"]
    post(house, "account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "SCHEDULE_FOR_DISABLE"})
    assert said() == ["akun: DISABLED_UPDATE (SCHEDULE_FOR_DISABLE)"]
    post(house, "account_update", event="DISABLED_UPDATE", ban_info={"waba_ban_state": "REINSTATE"})
    assert said() == []


def test_a_person_who_resumes_says_that_it_is_over(house: House) -> None:
    status(house, "PAUSED")
    control.resume_sending(house.city.operator, now=house.clock.now())
    assert said() == []


def test_a_notice_that_cannot_be_read_is_named_and_stops_nothing() -> None:
    batch = webhook.parse(body("account_update").decode())
    assert (batch.notices, batch.problems) == ([], ["notice: KeyError"])
    assert webhook.parse(body("account_update", event=5).decode()).problems == ["notice: TypeError"]


def test_a_field_that_we_did_not_ask_for_says_nothing() -> None:
    batch = webhook.parse(body("flows", event="X").decode())
    assert (batch.notices, batch.statuses, batch.problems) == ([], [], [])


def test_what_a_look_shows_is_kept_alike(house: House) -> None:
    notices.seen([Notice("template", "PAUSED", REMINDER), Notice("category", "UTILITY", REMINDER)], 5)
    (alert,) = notices.alerts(SYSTEM)
    assert (alert.about, alert.event, alert.at) == ("template", "PAUSED", 5)
