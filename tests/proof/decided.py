"""What must hold of decisions: who may send a complaint on that agencies gave back twice."""

from typing import Any

from store.models import Complaint, Event
from store.rows import tuples
from tests.proof.fold import fold
from tests.proof.violations import Found

RETURNS = 2


def forwarded(events: list[Any]) -> Found:
    """A complaint that came back twice is sent on by a supervisor; none is merged into one that is merged itself."""
    for key, complaint, kind, *_rest in events:
        if kind == "forwarded":
            earlier = Event.select(Event.id, Event.kind, Event.data).where(Event.complaint == complaint, Event.id < key)
            role = Event.select(Event.role).where(Event.id == key).scalar()
            if fold(tuples(earlier.order_by(Event.id))).returns >= RETURNS and role != "supervisor":
                yield "senior", f"complaint {complaint} came back twice, and a person of the role {role} sent it on"
        if kind == "merged":
            main = Complaint.alias()
            chained = Complaint.select(Complaint.number).join(main, on=Complaint.merged_into == main.id)
            for (number,) in tuples(chained.where(Complaint.state == "merged", main.state == "merged")):
                yield "I8", f"{number} is merged into a complaint that is merged itself"
