"""What an attack on PostgreSQL's wall is after: everything of one agency that another may not see."""

from dataclasses import dataclass
from typing import Any

from store import complaints, drafts, models
from store.database import db
from store.walls.building import Names
from tests.support import walls as scenes
from tests.support.city import City


@dataclass(frozen=True)
class Prey:
    """The other agency's things, by the names that the attacks use."""

    names: dict[str, Any]

    def told(self, statement: str) -> list[str]:
        """Return the statements of an attack, one by one."""
        return _parts(statement.format(**self.names))


def _parts(statement: str) -> list[str]:
    parts, body = [""], False
    for piece in statement.split("$$"):
        if body:
            parts[-1] += f"$${piece}$$"
        else:
            first, *rest = piece.split(";")
            parts[-1] += first
            parts += rest
        body = not body
    return [part for part in parts if part.strip()]


def of(city: City, scene: scenes.Scene) -> Prey:
    """Return everything of RSUD that PUPR may not see, each row with a word that stands nowhere else."""
    rsud, now = city.officer("RSUD"), city.clock.now()
    foreign, own = scene.foreign["complaint_id"], scene.own["f"]["complaint_id"]
    complaints.note(city.operator, [scene.foreign["number"]], "catatan zamrud", now=now)
    referral = models.Referral.get(models.Referral.complaint == foreign)
    models.Referral.update(note="nota zamrud").where(models.Referral.id == referral.id).execute()
    models.Answer.create(
        referral=referral, complaint=foreign, account=rsud.account_id, body="jawaban zebra", kind="final", at=now,
        review="withdrawn", client_key="zebra-1",
    )  # fmt: skip
    drafts.keep(rsud, "answer:1", "rancangan zebra", now=now)
    drafts.keep(city.officer(), "answer:1", "rancangan sendiri", now=now)
    others = models.Account.id.in_([rsud.account_id, city.supervisor.account_id])
    models.Account.update(phone="+628115550001").where(others).execute()
    models.Account.update(password_hash="$argon2id$zebra").execute()
    models.SshKey.update(comment="kunci zebra").where(models.SshKey.account == rsud.account_id).execute()
    models.Session.create(
        token_hash="sidik-token", account=rsud.account_id, kind="console", created_at=now, expires_at=now + 10**9
    )
    models.Visit.update(found="temuan zebra").where(models.Visit.complaint == foreign).execute()
    models.Attachment.create(
        owner_kind="complaint",
        owner_id=foreign,
        sha256="0" * 64,
        size=1,
        mime="image/jpeg",
        name="foto zebra",
        created_at=now,
    )
    twin = city.complaint("Lampu zebra juga mati")
    complaints.merge(city.operator, twin, scene.foreign["number"], now=now)
    models.Complaint.update(privacy="anonymous").where(models.Complaint.id == own).execute()
    blob = db.execute_sql("SELECT lo_from_bytea(0, 'zebra'::bytea)").fetchone()[0]
    owner = db.execute_sql("SELECT current_user").fetchone()[0]
    names = Names(db.obj.database, owner)
    return Prey(
        {
            "complaint": foreign, "number": scene.foreign["number"], "referral": referral.id,
            "account": rsud.account_id, "agency": rsud.agency_id, "mine": own,
            "citizen": models.Complaint.get_by_id(foreign).citizen_id,
            "me": city.officer().account_id, "keeper": names.keeper, "office": names.office, "owner": owner,
            "other": names.login("RSUD"), "blob": blob,
        }
    )  # fmt: skip
