"""Broken engines, each to be noticed by an invariant: a simulation is worth what its invariants see."""

from tests.proof.mutants_of_messages import MESSAGES
from tests.proof.mutation import mutant

CLOCKS = (
    mutant(
        "fires an hour before it is due",
        ("store.escalations:_due", "Deadline.due_at <= now", "Deadline.due_at <= now + 3_600_000"),
        ("store.escalations:_fire", "level.due_at > now", "False"),
    ),
    mutant(
        "lets both levels speak at once",
        ("store.levels:Level.superseded", "self.higher_due <= at", "False"),
    ),
    mutant(
        "writes no lateness",
        ("store.levels:mark", "now - level.due_at", "0"),
    ),
    mutant(
        "tells the timeline nothing",
        ("store.escalations:_fire", "_log(level, outcome, now)", "pass"),
    ),
    mutant(
        "fires the newest first",
        (
            "store.escalations:_due",
            "order_by(Deadline.due_at, Deadline.id)",
            "order_by(Deadline.due_at.desc(), Deadline.id)",
        ),
    ),
    mutant(
        "fires one a sweep, silently",
        (
            "store.escalations:_keys_due",
            "while page := _due_after(now, after, BATCH)",
            "if page := _due_after(now, after, 1)",
        ),
    ),
    mutant(
        "fires outside a transaction",
        ("store.escalations:fire_due", "transact(partial(_fire, key, now))", "_fire(key, now)"),
    ),
    mutant(
        "starts a clock with one level",
        ("store.deadlines:_start", "enumerate(dues,", "enumerate(dues[:1],"),
    ),
    mutant(
        "stops no clock",
        ("store.deadlines:_cancel", 'Deadline.update(state="cancelled")', "Deadline.update(level=Deadline.level)"),
    ),
    mutant(
        "lets a clock go on later than it stood",
        (
            "store.deadlines:resume",
            'Deadline.update(state="pending")',
            'Deadline.update(state="pending", due_at=Deadline.due_at + 3_600_000)',
        ),
    ),
    mutant(
        "forgets the clock of an answer sent back",
        ("store.deadlines:resume", 'Deadline.state == "cancelled"', 'Deadline.state == "none"'),
    ),
    mutant(
        "starts the reply clock when the complaint came in",
        (
            "store.referrals:_forward_one",
            'deadlines.start("reply", owner, case.id, case.now',
            'deadlines.start("reply", owner, case.id, row.received_at',
        ),
    ),
    mutant(
        "reopens on the old dates",
        ("store.decisions:back_to_humas", "case.now", "case.row.received_at"),
    ),
    mutant(
        "lets clocks of an answered complaint run", ("store.referrals:_submitted", "deadlines.cancel(case.id)", "pass")
    ),
    mutant(
        "keeps visits to an agency that has nothing to do with it any more",
        ("store.referrals:end_with_agency", "recall.visits(int(referral.id), case.now)", "pass"),
    ),
    mutant(
        "takes back no reminder, and says what is not owed",
        ("store.referrals:_submitted", "recall.unsent(case.id, case.now)", "pass"),
        ("store.duties:_duty", "stands=state in OPEN and (running, shown_at) == (clock, begun)", "stands=True"),
    ),
    mutant(
        "owes a reminder no more after an answer was sent back",
        ("store.referrals:_resume_agency_clock", 'recall.renew(case.id, case.row.clock or "", case.now)', "pass"),
        seed=9,
    ),
    mutant(
        "tells an officer twice",
        ("store.consequences:_tell_officers", "level.level == 1 or not _raised(recipient, level)", "True"),
    ),
    mutant(
        "visits an agency whose officers heard nothing",
        ("store.consequences:_visit", "told = _tell_officers(level, now)", "told: tuple[int, ...] = ()"),
    ),
    mutant(
        "plans no second visit",
        ("store.consequences:_planned", 'Visit.state == "planned"', "Visit.id > 0"),
        seed=11,
    ),
    mutant(
        "visits on the same day",
        ("store.policy:next_working_day", "day + timedelta(days=1)", "day"),
    ),
    mutant(
        "visits on a Sunday",
        ("store.policy:next_working_day", ">= 5", "> 6"),
        seed=2,
    ),
    mutant(
        "visits on a holiday",
        ("store.policy:next_working_day", "or following.isoformat() in holidays", ""),
        seed=3,
    ),
    mutant(
        "reminds the officers of all agencies",
        ("store.consequences:_active_officers", "Officer.agency == agency_id", "Officer.agency > 0 + agency_id * 0"),
    ),
    mutant(
        "tells no supervisor",
        ("store.consequences:_supervisors", 'Account.phone != ""', 'Account.phone == "none"'),
    ),
    mutant(
        "reminds no citizen",
        ("store.consequences:_remind_citizen", "return (_owe(", "return () and (_owe("),
        seed=5,
    ),
    mutant(
        "waits for a citizen for ever",
        (
            "store.consequences:_back_to_humas",
            'back_to_humas(case, case.log("data_missing", {"deadline": level.id}))',
            "pass",
        ),
        seed=5,
    ),
    mutant(
        "trusts any clock",
        ("escalation.timeguard:TimeGuard.jump", "agrees(jump)", "True"),
        seed=2,
    ),
    mutant(
        "fires although the clock jumped",
        ("escalation.engine:Engine.sweep", "if hold is not None:", "if False:"),
    ),
    mutant(
        "starts again and takes any clock for right",
        ("escalation.watch:Watch._begin", "if self.piece.boot else", "if False else"),
        seed=6,
    ),
    mutant(
        "starts behind what the database knows",
        ("store.timepiece:Timepiece.lags", "known <= forgiven or now >= known - BACK", "True"),
    ),
    mutant(
        "takes its host's clock for the database's",
        ("store.timepiece:Timepiece.look", "at if told is None else told", "at"),
    ),
    mutant(
        "fires on a host whose clock differs from the database's",
        ("store.timepiece:Timepiece.differs", "agrees(self.apart) or", "True or"),
    ),
    mutant(
        "breaks the chain",
        ("store.events:append", "digest(prev, fields)", "digest(kind, fields)"),
    ),
    mutant(
        "takes a form twice",
        (
            "store.intake:_known",
            "Complaint.client_key == client_key",
            "Complaint.client_key == client_key + client_key",
        ),
    ),
    mutant("takes an answer twice", ("store.referrals:answer", "Answer.client_key == client_key", "Answer.id < 0")),
    mutant(
        "undoes without the clocks",
        ("store.undo:_restore_deadlines", 'Deadline.update(state="pending")', "Deadline.update(level=Deadline.level)"),
    ),
    mutant(
        "undoes without the referral",
        (
            "store.undo:_restore_referrals",
            "closed_at=None, outcome=None",
            "closed_at=Referral.closed_at, outcome=Referral.outcome",
        ),
    ),
    mutant(
        "merges and lets the clocks run",
        ("store.cases:Case.end", "deadlines.cancel(self.id)", "pass"),
    ),
    mutant(
        "fires a mass at once",
        ("store.control:mass_held", "due <= limit or", "True or"),
    ),
    mutant(
        "holds a mass that a person let go",
        ("store.control:mass_held", 'state.get("until", 0) >= now', "False"),
    ),
    mutant(
        "counts working hours around the clock",
        ("store.policy:Policy.due", "if clock not in self.working:", "if True:"),
    ),
    mutant(
        "works on a Sunday",
        ("store.working:Calendar.hours_of", "day.weekday() not in self.days or", ""),
    ),
    mutant(
        "works on a holiday",
        ("store.working:Calendar.hours_of", "or iso in holidays", ""),
    ),
    mutant(
        "adds a holiday and moves nothing",
        ("store.holidays:add", "recount.running(added.day, by=actor, now=now)", "pass"),
    ),
    mutant(
        "lets anybody decide after the second return",
        ("store.referrals:_forward_one", "row.returns >= RETURNS_BEFORE_DECISION", "False"),
        seed=8,
    ),
    mutant(
        "takes a promise whose day has passed",
        ("store.referrals:_promise", "if at <= now:", "if False:"),
        seed=5,
    ),
    mutant(
        "starts the promise when it is accepted",
        ("store.referrals:_accept_one", "case.id, row.promise_at, referral_id", "case.id, case.now, referral_id"),
    ),
)
MUTANTS = (*CLOCKS, *MESSAGES)
"""Those that go wrong with clocks, states and switches, and those that go wrong with messages."""
