"""What the office words itself, what a change would move, and the second of two writers."""

import pytest

from store import database, foresight, holidays, office, policy, policy_words, templates
from store.clock import DAY, HOUR
from store.errors import Conflict, Invalid, NotAllowed
from store.i18n import use
from store.models import Event, Visit
from store.policy import Policy
from store.working import Calendar, Span
from tests.support.city import City

REMINDER = "ehumas_pengingat_jawaban"


def test_a_line_of_the_letterhead_is_worded_recorded_and_taken_back(city: City) -> None:
    now = city.clock.now()
    assert office.letterhead() == office.Worded()
    office.word_letterhead(city.supervisor, "address", " Jl.  Baru 1 ", now=now)
    found = office.letterhead()
    assert (found.words, found.at, found.author) == ({"address": "Jl. Baru 1"}, now, city.supervisor.name)
    office.word_letterhead(city.supervisor, "address", "", now=now + 1)
    assert office.letterhead().words == {}
    assert Event.select().where(Event.kind == "letterhead_worded").count() == 2


def test_what_is_no_line_of_the_letterhead_is_refused(city: City) -> None:
    with pytest.raises(Invalid):
        office.word_letterhead(city.supervisor, "logo", "x", now=city.clock.now())


def test_a_text_stands_above_the_settings_until_it_is_taken_back(city: City) -> None:
    now = city.clock.now()
    text = "Aduan {{1}}, “{{2}}”, lewat {{3}}. Jawab."
    office.word_text(city.supervisor, REMINDER, text, now=now)
    office.word_text(city.supervisor, templates.FOOTER, "Humas", now=now + 1)
    office.use_texts({REMINDER: "Nomor {{1}}, “{{2}}”, {{3}} lewat.", templates.FOOTER: "Server"})
    assert (templates.get(REMINDER).body, templates.footer()) == (text, "Humas")
    office.word_text(city.supervisor, REMINDER, "", now=now + 2)
    office.word_text(city.supervisor, templates.FOOTER, "", now=now + 3)
    office.use_texts({})
    assert (templates.get(REMINDER).body, templates.footer()) == (templates.REMINDER.body, templates.DEFAULT_FOOTER)


def test_a_text_that_meta_would_refuse_is_refused_here(city: City) -> None:
    for name, wrong in ((REMINDER, "{{1}} tanpa yang lain"), ("lain", "x"), (templates.FOOTER, "x" * 61)):
        with pytest.raises(Invalid):
            office.word_text(city.supervisor, name, wrong, now=city.clock.now())
    assert office.texts().words == {}


def test_only_the_supervisor_words_and_foresees(city: City) -> None:
    now = city.clock.now()
    for actor in (city.operator, city.viewer, city.officer()):
        with pytest.raises(NotAllowed):
            office.word_letterhead(actor, "address", "x", now=now)
        with pytest.raises(NotAllowed):
            office.word_text(actor, REMINDER, "x", now=now)
        with pytest.raises(NotAllowed):
            foresight.of_policy(actor, now=now)
        with pytest.raises(NotAllowed):
            foresight.of_holiday(actor, "2026-12-31", now=now)


def test_the_second_writer_is_told_who_was_first_and_changes_nothing(city: City) -> None:
    now = city.clock.now()
    policy.change(city.supervisor, now=now, seen=0, soon_hours=6)
    with pytest.raises(Conflict, match=city.supervisor.name):
        policy.change(city.supervisor, now=now + 1, seen=0, soon_hours=8)
    office.word_letterhead(city.supervisor, "place", "Kendari", now=now, seen=0)
    with pytest.raises(Conflict, match=city.supervisor.name):
        office.word_letterhead(city.supervisor, "place", "Raha", now=now + 1, seen=0)
    assert (policy.current(now + 1).soon_hours, office.letterhead().words["place"]) == (6, "Kendari")
    policy.change(city.supervisor, now=now + 2, seen=now, soon_hours=8)


def test_a_policy_from_before_authors_were_kept_was_changed_by_somebody(city: City) -> None:
    now = city.clock.now()
    policy.change(city.supervisor, now=now, soon_hours=6)
    assert policy.author(now - 1) == ""
    with pytest.raises(Conflict):
        policy.change(city.supervisor, now=now + 1, seen=5, soon_hours=8)


def test_what_starts_is_dated_anew_and_what_runs_keeps_its_time(city: City) -> None:
    use("en")
    city.forwarded()
    now = city.clock.now()
    told = foresight.of_policy(city.supervisor, now=now, hours={"reply": (12, 36)})
    assert len(told) == 2
    assert "instead of" in told[0]
    assert told[1] == "1 that runs keeps its time."
    assert policy.current(now) == Policy()


def test_a_window_a_threshold_and_an_undo_are_foreseen_by_what_they_touch(city: City) -> None:
    use("en")
    city.forwarded()
    now = city.clock.now()
    told = foresight.of_policy(city.supervisor, now=now, soon_hours=30, undo_minutes=1, window=(0, 60))
    assert [sentence.partition(";")[0] for sentence in told] == [
        "0 messages wait",
        "1 complaints would be due soon, now 0 are.",
        "What was done in the last 1 minute could be taken back, nothing older.",
    ]
    assert "at once" in foresight.of_policy(city.supervisor, now=now, window=(60, 1400))[0]


def test_what_changes_nothing_is_foreseen_as_nothing_and_what_is_wrong_is_refused(city: City) -> None:
    use("en")
    now = city.clock.now()
    assert foresight.of_policy(city.supervisor, now=now, soon_hours=4) == ["Nothing would change."]
    for wrong in (-1, policy.UNDO_AT_MOST + 1):
        with pytest.raises(Invalid):
            foresight.of_policy(city.supervisor, now=now, undo_minutes=wrong)


def test_a_week_that_no_clock_counts_moves_nothing(city: City) -> None:
    use("en")
    now = city.clock.now()
    told = foresight.of_policy(city.supervisor, now=now, calendar=Calendar(days=(0,)))
    assert told == ["0 that run keep their time."]


def test_a_clock_that_shall_count_working_hours_is_foreseen_with_the_holidays(city: City) -> None:
    now = city.clock.now()
    before = policy.proposed(now, working=("reply",)).due("reply", now)
    holidays.add(city.supervisor, "2026-10-06", "Libur", now=now)
    assert policy.proposed(now, working=("reply",)).due("reply", now)[0] == before[0] + DAY


def test_a_holiday_is_foreseen_by_what_it_would_move(city: City) -> None:
    use("en")
    now = city.clock.now()
    policy.change(city.supervisor, now=now, working=("reply",))
    city.clock.advance(HOUR)
    city.forwarded()
    told = foresight.of_holiday(city.supervisor, "2026-10-06", now=city.clock.now())
    assert told == ["6 October 2026", "2 deadlines would be due later.", "0 visits are planned on that day."]
    assert Visit.select().count() == 0
    assert database.transact(lambda: holidays.listing(city.operator)) == []


@pytest.mark.parametrize(
    ("read", "typed", "meant"),
    [
        (policy_words.hours, "24 / 72", (24, 72)),
        (policy_words.window, "7.30-21:00", (450, 1260)),
        (policy_words.days, "5, 1", (0, 4)),
        (policy_words.span, "2027-02-08..2027-03-09=08:00-15:00", Span("2027-02-08", "2027-03-09", (480, 900))),
        (policy_words.number, " 15 ", 15),
    ],
)
def test_parts_of_a_policy_are_read_as_people_write_them(read: object, typed: str, meant: object) -> None:
    assert callable(read)
    assert read(typed) == meant
    for wrong in ("", "x", "99:99-1", "-1"):
        with pytest.raises(Invalid):
            read(wrong)


def test_what_is_shown_can_be_typed_again() -> None:
    use("en")
    week = Calendar(days=(0, 5), spans=(Span("2027-02-08", "2027-03-09", (480, 900)),))
    found = Policy(calendar=week, working=("reply",))
    assert policy_words.hours(policy_words.pair_text(found, "reply")) == found.hours["reply"]
    assert policy_words.window(policy_words.window_text(found.window)) == found.window
    assert policy_words.days(policy_words.days_text(week)) == week.days
    assert policy_words.span(policy_words.span_text(week.spans[0])) == week.spans[0]
    assert policy_words.day_names(week) == "Monday, Saturday"
    assert policy_words.day_names(Calendar()) == "Monday–Friday"
    assert policy_words.day_names(Calendar(days=(0, 1, 2, 4, 5))) == "Monday–Wednesday, Friday, Saturday"
    assert policy_words.span_days(week.spans[0]) == "8 February 2027 – 9 March 2027"
    assert policy_words.hours_text(found, "reply") == "24 and 72 working hours"
    assert policy_words.hours_text(found, "forward") == "4 and 24 hours"
