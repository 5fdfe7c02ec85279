"""Broken engines that go wrong with messages: what is owed, sent, tried again, or believed to have arrived."""

from tests.proof.mutation import mutant

ALARM = '_tell(row, "message_failed", {"error": row.last_error}, now)'

MESSAGES = (
    mutant(
        "speaks in a digest of what was answered",
        ("store.duties:_duty", "stands=state in OPEN and (running, shown_at) == (clock, begun)", "stands=True"),
    ),
    mutant(
        "sends at night",
        ("store.delivery:may_send", "and policy.current(now).sending_time(now) == now", ""),
    ),
    mutant(
        "does not see the kill switch",
        ("store.delivery:may_send", "not control.sending_stopped()", "True"),
        seed=6,
    ),
    mutant(
        "knocks at a channel that rests",
        ("store.delivery:may_send", "control.channel(channel).pause_until <= now", "True"),
    ),
    mutant(
        "overtakes an older message",
        ("store.delivery:_due", "Message.id == oldest", "Message.id > 0"),
    ),
    mutant(
        "calls without a written attempt",
        ("store.delivery:_intend", "Attempt.create(", "dict("),
    ),
    mutant(
        "calls without a written intent",
        ("store.delivery:_intend", 'row.state, row.lease_until = "sending"', 'row.state, row.lease_until = "leased"'),
    ),
    mutant(
        "counts no repeat",
        ("store.delivery:_intend", "row.repeats + repeat", "row.repeats"),
    ),
    mutant(
        "counts no attempt",
        ("store.delivery:_intend", "row.attempts + 1", "row.attempts"),
    ),
    mutant(
        "sends what a dead sender began at once again",
        ("store.delivery:reap", 'if row.state == "leased"', "if True"),
        seed=10,
    ),
    mutant(
        "never takes up what a dead sender left",
        ("store.delivery:_any_stale", "Message.select()", "Message.select().where(Message.id < 0)"),
    ),
    mutant(
        "sends again without waiting for the echo",
        (
            "store.backoff:_decide",
            "Decision(Verdict.UNKNOWN, now + RESOLVE, pause)",
            "Decision(Verdict.UNKNOWN, now, pause)",
        ),
        seed=3,
    ),
    mutant(
        "lets a late receipt lower a state", ("store.settling:rise", "RANK[state] <= RANK.get(row.state, 0)", "False")
    ),
    mutant(
        "raises no alarm",
        ("store.settling:_alarm", ALARM, "pass"),
        seed=3,
    ),
    mutant("raises an alarm twice", ("store.settling:_alarm", ALARM, f"{ALARM}; {ALARM}"), seed=3),
    mutant(
        "drops a message that cannot arrive",
        (
            "store.settling:fall",
            '_write(row, "task", why or error, now)',
            '_write(row, "cancelled", why or error, now)',
        ),
        seed=3,
    ),
    mutant(
        "believes every call accepted",
        ("store.settling:after_call", "answer.result is Result.ACCEPTED", "True"),
    ),
    mutant(
        "does not know its own echo",
        ("store.receipts:_match", "message_id.isdecimal()", "False"),
    ),
    mutant(
        "leaves an echoed call unknown", ("store.receipts:_apply", "_settle_attempt(row, attempt, status, now)", "pass")
    ),
    mutant(
        "works on no webhook",
        ("escalation.engine:Engine._receive", "outbox.process_pending(self.clock.now(), self.secret, limit=PAGE)", "0"),
    ),
    mutant(
        "trips over a receipt that comes twice", ("store.receipts:take", "Receipt.dedupe_key == key", "Receipt.id < 0")
    ),
    mutant(
        "telephones before it writes",
        ("store.ways:after", "row.channel == WHATSAPP and email", "False and email"),
    ),
    mutant(
        "never asks whether a message arrived",
        ("store.fallback:_late", "Message.fall_at <= now", "Message.id < 0"),
        seed=36,
    ),
    mutant(
        "counts no repeat when a letter follows",
        (
            "store.delivery:_shown",
            "Attempt.message == row.id",
            "Attempt.message == row.id, Attempt.channel == row.channel",
        ),
        seed=6,
    ),
    mutant(
        "takes a letter that broke off for one not sent",
        ("escalation.email:of_failure", "if broken.begun or", "if False and broken.begun or"),
        seed=3,
    ),
    mutant(
        "sends by a template that is held back",
        ("store.delivery:_intend", "if barred:", "if False:"),
    ),
    mutant(
        "does not hear what is said of templates",
        ("store.inbound:_work", "notices.take(notice, now)", "pass"),
    ),
    mutant(
        "lets an expired token cost a message its tries",
        ("store.settling:_note", '"held" if decision.verdict is Verdict.HOLD else', '"held" if False else'),
    ),
    mutant(
        "gives messages up because the token expired",
        ("store.backoff:_rest", "return ACCOUNT_PAUSE", "return None"),
    ),
    mutant(
        "sends each complaint by itself",
        ("store.outgoing:_waiting", 'if kind == "citizen":', "if True:"),
    ),
    mutant(
        "names the citizen",
        ("store.duties:_duty", "templates.value(title, SUBJECT_LIMIT)", '"Rahasia"'),
    ),
)
