"""The tables as peewee models. Columns and rules are made by the migrations; nothing here creates a table.

Instants are milliseconds UTC in a BIGINT, days are `YYYY-MM-DD` text, enumerations are text held by a CHECK.
"""

from peewee import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from store.database import db


class Table(Model):
    """What every table has: the shared database and a generated 64-bit key."""

    id = BigAutoField()

    class Meta:
        database = db
        legacy_table_names = False


class District(Table):
    """A kecamatan."""

    code = TextField(unique=True)
    name = TextField()


class Ward(Table):
    """A kelurahan."""

    code = TextField(unique=True)
    name = TextField()
    district = ForeignKeyField(District)
    district_id: int
    postal_code = TextField(default="")


class Agency(Table):
    """An OPD: a department, hospital or office that complaints are forwarded to."""

    code = TextField(unique=True)
    name = TextField()
    kind = TextField(default="dinas")
    active = BooleanField(default=True)
    version = IntegerField(default=1)


class Officer(Table):
    """A person of an agency whom escalations reach."""

    agency = ForeignKeyField(Agency)
    agency_id: int
    name = TextField()
    phone = TextField(default="")
    email = TextField(default="")
    active = BooleanField(default=True)
    created_at = BigIntegerField()
    unreachable_at = BigIntegerField(null=True)
    unreachable_why = TextField(default="")


class Citizen(Table):
    """A person who complains: name, phone and address sealed, the phone's blind index beside them."""

    identity = TextField()
    phone_index = TextField(default="")
    ward = ForeignKeyField(Ward, null=True)
    ward_id: int | None
    consent_at = BigIntegerField(null=True)
    consent_text = TextField(default="")
    created_at = BigIntegerField()
    erased_at = BigIntegerField(null=True)


class CitizenKey(Table):
    """The key of one citizen's identity, wrapped with the master key; once erased there is none."""

    citizen = ForeignKeyField(Citizen, unique=True)
    citizen_id: int
    wrapped = TextField()


class Account(Table):
    """Someone who may log in. A citizen's login is a digest of the phone, and no name stands here."""

    role = TextField()
    login = TextField(unique=True)
    name = TextField()
    phone = TextField(default="")
    password_hash = TextField(default="")
    agency = ForeignKeyField(Agency, null=True)
    agency_id: int | None
    citizen = ForeignKeyField(Citizen, null=True)
    citizen_id: int | None
    state = TextField(default="active")
    must_change = BooleanField(default=False)
    created_at = BigIntegerField()


class Session(Table):
    """A login that goes on; only the digest of its token is kept."""

    token_hash = TextField(unique=True)
    account = ForeignKeyField(Account)
    account_id: int
    kind = TextField(default="web")
    created_at = BigIntegerField()
    expires_at = BigIntegerField()
    revoked_at = BigIntegerField(null=True)


class SshKey(Table):
    """A public key that opens the console for one account."""

    account = ForeignKeyField(Account)
    account_id: int
    fingerprint = TextField(unique=True)
    public_key = TextField()
    comment = TextField(default="")
    added_at = BigIntegerField()
    revoked_at = BigIntegerField(null=True)


class LoginAttempt(Table):
    """One try to log in, for the rate limits; the login is kept as a digest."""

    at = BigIntegerField()
    login_digest = TextField()
    source = TextField(default="")
    ok = BooleanField()


class Hit(Table):
    """One use of something that is limited in its rate; kept for a day."""

    action = TextField()
    source = TextField()
    at = BigIntegerField()


class Category(Table):
    """A topic of complaints and the agency that usually answers it."""

    code = TextField(unique=True)
    name = TextField()
    agency = ForeignKeyField(Agency, null=True)
    agency_id: int | None


class Complaint(Table):
    """One complaint. `clock` and `due_at` repeat the running clock's first level, for the lists."""

    number = TextField(unique=True)
    citizen = ForeignKeyField(Citizen)
    citizen_id: int
    category = ForeignKeyField(Category, null=True)
    category_id: int | None
    title = TextField()
    body = TextField()
    place = TextField(default="")
    ward = ForeignKeyField(Ward, null=True)
    ward_id: int | None
    channel = TextField()
    privacy = TextField()
    client_key = TextField(unique=True)
    secret_hash = TextField()
    external_id = TextField(null=True)
    state = TextField()
    agency = ForeignKeyField(Agency, null=True)
    agency_id: int | None
    clock = TextField(null=True)
    due_at = BigIntegerField(null=True)
    cycle = IntegerField(default=1)
    handovers = IntegerField(default=0)
    returns = IntegerField(default=0)
    merged_into = ForeignKeyField("self", null=True)
    merged_into_id: int | None
    reject_reason = TextField(default="")
    reject_by = ForeignKeyField(Account, null=True)
    reject_by_id: int | None
    referred_to = TextField(default="")
    rating = IntegerField(null=True)
    received_at = BigIntegerField()
    answered_at = BigIntegerField(null=True)
    closed_at = BigIntegerField(null=True)
    updated_at = BigIntegerField()
    version = IntegerField(default=1)


class Merger(Table):
    """Which complaint (by its key) was merged into which, as a view."""

    merged_into = ForeignKeyField(Complaint)
    merged_into_id: int


class Attachment(Table):
    """A stored file, named by its digest, and what it belongs to."""

    owner_kind = TextField()
    owner_id = BigIntegerField()
    sha256 = TextField()
    size = BigIntegerField()
    mime = TextField()
    name = TextField()
    created_at = BigIntegerField()


class Referral(Table):
    """One forwarding of a complaint to an agency (disposisi)."""

    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    cycle = IntegerField()
    agency = ForeignKeyField(Agency)
    agency_id: int
    note = TextField(default="")
    forwarded_at = BigIntegerField()
    submitted_at = BigIntegerField(null=True)
    accepted_at = BigIntegerField(null=True)
    closed_at = BigIntegerField(null=True)
    outcome = TextField(null=True)
    account = ForeignKeyField(Account, null=True)
    account_id: int | None


class Answer(Table):
    """An agency's answer and what the review said."""

    referral = ForeignKeyField(Referral)
    referral_id: int
    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    account = ForeignKeyField(Account)
    account_id: int
    body = TextField()
    kind = TextField()
    promise_at = BigIntegerField(null=True)
    at = BigIntegerField()
    review = TextField()
    reviewed_at = BigIntegerField(null=True)
    reviewer = ForeignKeyField(Account, null=True)
    reviewer_id: int | None
    reason = TextField(default="")
    client_key = TextField(unique=True)


class Event(Table):
    """One entry of the append-only, hash-chained timeline."""

    complaint = ForeignKeyField(Complaint, null=True)
    complaint_id: int | None
    at = BigIntegerField()
    account = ForeignKeyField(Account, null=True)
    account_id: int | None
    role = TextField()
    kind = TextField()
    data = TextField()
    prev = TextField(unique=True)
    hash = TextField(unique=True)


class EventHead(Table):
    """The newest entry of the timeline, as a view: what the next one is chained to."""

    hash = TextField()


class EventText(Table):
    """What a person wrote with an entry of the timeline, by its place in the entry's data; erasure blanks it."""

    event = ForeignKeyField(Event)
    event_id: int
    name = TextField()
    salt = TextField()
    content = TextField()
    erased_at = BigIntegerField(null=True)


class Anchor(Table):
    """The chain's end on a day, signed, and when it left the house."""

    day = TextField(unique=True)
    at = BigIntegerField()
    event_id = BigIntegerField()
    count = BigIntegerField()
    hash = TextField()
    public_key = TextField()
    signature = TextField()
    filed_at = BigIntegerField(null=True)
    mailed_at = BigIntegerField(null=True)


class Deadline(Table):
    """One level of one clock. A fired row of level 1 or 2 is the escalation itself."""

    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    referral = ForeignKeyField(Referral, null=True)
    referral_id: int | None
    owner_key = TextField()
    clock = TextField()
    level = IntegerField()
    due_at = BigIntegerField()
    state = TextField()
    fired_at = BigIntegerField(null=True)
    late_ms = BigIntegerField(null=True)


class Message(Table):
    """One message of the outbox to one recipient."""

    key = TextField(unique=True)
    kind = TextField()
    channel = TextField()
    agency = ForeignKeyField(Agency, null=True)
    agency_id: int | None
    officer = ForeignKeyField(Officer, null=True)
    officer_id: int | None
    account = ForeignKeyField(Account, null=True)
    account_id: int | None
    recipient = TextField(default="")
    template = TextField()
    params = TextField()
    state = TextField()
    attempts = IntegerField(default=0)
    repeats = IntegerField(default=0)
    tries = IntegerField(default=0)
    next_at = BigIntegerField()
    lease_token = TextField(default="")
    lease_until = BigIntegerField(null=True)
    provider_id = TextField(default="")
    last_error = TextField(default="")
    created_at = BigIntegerField()
    sent_at = BigIntegerField(null=True)
    delivered_at = BigIntegerField(null=True)
    read_at = BigIntegerField(null=True)
    acknowledged_at = BigIntegerField(null=True)
    fall_at = BigIntegerField(null=True)


class MessageComplaint(Table):
    """A complaint that a message speaks of; a digest has several."""

    message = ForeignKeyField(Message)
    message_id: int
    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    deadline = ForeignKeyField(Deadline, null=True)
    deadline_id: int | None


class Attempt(Table):
    """One call to a provider, written before the call."""

    message = ForeignKeyField(Message)
    message_id: int
    number = IntegerField()
    channel = TextField(default="whatsapp")
    token = TextField()
    started_at = BigIntegerField()
    ended_at = BigIntegerField(null=True)
    result = TextField(default="")
    code = IntegerField(null=True)
    detail = TextField(default="")


class Inbound(Table):
    """A webhook's body as it came, stored before it is answered."""

    received_at = BigIntegerField()
    source = TextField()
    digest = TextField()
    content = TextField(column_name="raw")
    processed_at = BigIntegerField(null=True)
    problem = TextField(default="")


class Receipt(Table):
    """A word on a message, of the provider or of its recipient, matched when the message is known.

    `complaint` is set when a recipient's words name one.
    """

    dedupe_key = TextField(unique=True)
    provider_id = TextField()
    status = TextField()
    at = BigIntegerField()
    inbound = ForeignKeyField(Inbound)
    inbound_id: int
    message = ForeignKeyField(Message, null=True)
    message_id: int | None
    complaint = ForeignKeyField(Complaint, null=True)
    complaint_id: int | None
    sender = TextField(default="")
    detail = TextField(default="")


class Visit(Table):
    """A visit of Humas to an agency about one referral; at most one at a time is planned."""

    referral = ForeignKeyField(Referral)
    referral_id: int
    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    agency = ForeignKeyField(Agency)
    agency_id: int
    deadline = ForeignKeyField(Deadline, null=True)
    deadline_id: int | None
    created_at = BigIntegerField()
    due_at = BigIntegerField()
    visit_on = TextField()
    state = TextField()
    assignee = TextField(default="")
    met = TextField(default="")
    found = TextField(default="")
    promise_on = TextField(default="")
    done_at = BigIntegerField(null=True)
    account = ForeignKeyField(Account, null=True)
    account_id: int | None
    version = IntegerField(default=1)


class Article(Table):
    """Something the city publishes: news, a program, outreach or a regulation."""

    kind = TextField()
    slug = TextField(unique=True)
    title = TextField()
    summary = TextField(default="")
    body = TextField()
    state = TextField()
    publish_at = BigIntegerField(null=True)
    published_at = BigIntegerField(null=True)
    author = ForeignKeyField(Account, null=True)
    author_id: int | None
    place = TextField(default="")
    event_on = TextField(default="")
    reg_type = TextField(default="")
    reg_number = TextField(default="")
    reg_year = IntegerField(null=True)
    reg_status = TextField(default="")
    created_at = BigIntegerField()
    updated_at = BigIntegerField()
    version = IntegerField(default=1)
    reason = TextField(default="")


class ArticleLink(Table):
    """A complaint and something the city published that belong together."""

    article = ForeignKeyField(Article)
    article_id: int
    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    created_at = BigIntegerField()
    account = ForeignKeyField(Account, null=True)
    account_id: int | None


class Report(Table):
    """A month's frozen figures, one row an edition."""

    month = TextField()
    edition = IntegerField()
    figures = TextField()
    sha256 = TextField()
    cutoff_at = BigIntegerField()
    created_at = BigIntegerField()
    account = ForeignKeyField(Account, null=True)
    account_id: int | None


class Policy(Table):
    """The hours, the sending window and the calendar from an instant on; the data is JSON."""

    valid_from = BigIntegerField(unique=True)
    data = TextField()
    created_at = BigIntegerField()


class Holiday(Table):
    """A day on which nobody is visited."""

    day = TextField(unique=True)
    name = TextField()
    decree = TextField(default="")


class Control(Table):
    """A switch that every process reads: stop sending, hold the mass, and who set it."""

    key = TextField(unique=True)
    value = TextField()
    at = BigIntegerField()
    account = ForeignKeyField(Account, null=True)
    account_id: int | None


class JobRun(Table):
    """A periodic job that ran for a period, so that it runs once in it."""

    job = TextField()
    period = TextField()
    at = BigIntegerField()


class Heartbeat(Table):
    """A scheduler that says it is alive."""

    instance = TextField(unique=True)
    host = TextField()
    pid = IntegerField()
    at = BigIntegerField()
    started_at = BigIntegerField()
    version = TextField(default="")


class HostClock(Table):
    """What a host's clock said when it was last trusted, and the monotonic one of that boot beside it."""

    host = TextField(unique=True)
    boot = TextField(unique=True)
    clock = BigIntegerField()
    monotonic = BigIntegerField()


class Change(Model):
    """The feed that tells consoles which rows changed, by sequence."""

    seq = BigAutoField()
    at = BigIntegerField()
    entity = TextField()
    entity_id = BigIntegerField()
    agency_id = BigIntegerField(null=True)

    class Meta:
        database = db
        legacy_table_names = False


class Counter(Table):
    """A named sequence, such as the complaint numbers of a year."""

    name = TextField(unique=True)
    next = BigIntegerField()


class FormDraft(Table):
    """Text under way in a form, kept until it is sent or dropped."""

    account = ForeignKeyField(Account)
    account_id: int
    form = TextField()
    body = TextField()
    at = BigIntegerField()


class Totp(Table):
    """The secret of an account's second step, sealed; `last_step` is the newest code that was taken."""

    account = ForeignKeyField(Account, unique=True)
    account_id: int
    sealed = TextField()
    last_step = BigIntegerField(default=0)
    created_at = BigIntegerField()
    confirmed_at = BigIntegerField(null=True)


class TotpCode(Table):
    """A recovery code that opens an account once in the second step's place, as a keyed digest."""

    account = ForeignKeyField(Account)
    account_id: int
    digest = TextField(unique=True)
    used_at = BigIntegerField(null=True)


class DataRequest(Table):
    """What a citizen asked about the own data, and until when the office must answer."""

    citizen = ForeignKeyField(Citizen)
    citizen_id: int
    kind = TextField()
    note = TextField()
    received_at = BigIntegerField()
    due_at = BigIntegerField()
    closed_at = BigIntegerField(null=True)
    outcome = TextField(default="")
    reply = TextField(default="")


class Presence(Table):
    """A console that has a complaint open, and what is done there; `agency` is the person's own, empty for Humas."""

    token = TextField(unique=True)
    account = ForeignKeyField(Account)
    account_id: int
    agency = ForeignKeyField(Agency, null=True)
    agency_id: int | None
    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    doing = TextField()
    seen_at = BigIntegerField()


class PresenceOffice(Table):
    """That somebody of Humas has a complaint open, and whether it is only read, as a view: it says not who."""

    complaint = ForeignKeyField(Complaint)
    complaint_id: int
    doing = TextField()
    seen_at = BigIntegerField()
