"""The city of the documents' pictures: one week of work at a fixed time, with something to do at every place."""

from random import Random

from demo.telephones import Telephones
from store import complaints, content, escalations, heartbeats, referrals
from store.articles import Draft
from store.citizens import NewCitizen
from store.clock import VirtualClock, from_iso
from store.heartbeats import Beat
from tests.support.city import City, build

BEGIN, END = "2026-10-05T08:00", "2026-10-09T10:00"
WARDS = ("Korumba", "Mandonga", "Kadia", "Bende")


class Week:
    """Who does what, at which hour."""

    def __init__(self, clock: VirtualClock) -> None:
        self.clock, self.city = clock, build(clock)
        self.phones = Telephones(Random(7), "kunci")  # the same week each time
        self.came = 0

    def at(self, moment: str) -> None:
        """Let the time be `moment`; what falls due until then fires within the hour, and messages go out."""
        until = from_iso(moment)
        while self.clock.now() < until:
            self.clock.set(min(self.clock.now() + 3_600_000, until))
            escalations.fire_due(self.clock.now())
            self.phones.deliver(self.clock.now())

    def comes(self, title: str, text: str, place: str, **given: str) -> str:
        """Let a complaint come in."""
        ward = WARDS[self.came % len(WARDS)]
        self.came += 1
        citizen = NewCitizen("Wa Ode Siti", f"0812340{self.came:05d}", "Jl. Saranani 12", ward)
        return self.city.complaint(title, text=text, place=place, ward=ward, citizen=citizen, **given)

    def forward(self, number: str, agency: str) -> str:
        """Let the operator forward it."""
        complaints.forward(self.city.operator, [number], agency, now=self.clock.now())
        return number

    def answer(self, number: str, agency: str, text: str, day: str = "") -> None:
        """Let the agency answer; with a day, for now."""
        referrals.answer(
            self.city.officer(agency),
            number,
            text,
            now=self.clock.now(),
            kind="interim" if day else "final",
            promise_day=day,
            client_key=f"answer-{number}",
        )

    def accept(self, number: str) -> None:
        """Let the operator accept the answer."""
        complaints.accept(self.city.operator, [number], now=self.clock.now())


def make() -> tuple[VirtualClock, City]:
    """Fill the connected, empty database with the week, and return its clock at the end, and its people."""
    week = Week(VirtualClock(from_iso(BEGIN)))
    queue = week.comes("Antrean panjang di poli anak", "Menunggu dari pukul enam, dilayani pukul sebelas.", "RSUD")
    week.forward(queue, "RSUD")
    tree = week.comes("Pohon tumbang menutup jalan", "Dahan besar melintang sejak hujan semalam.", "Jl. Made Sabara")
    week.forward(tree, "DLHK")
    week.at("2026-10-05T15:00")
    week.answer(tree, "DLHK", "Pohon sudah dipotong dan diangkut regu kami pada 5 Oktober 2026 pukul 14.00.")
    week.accept(tree)
    week.at("2026-10-06T09:00")
    waste = week.comes("Sampah tidak diangkut", "Sudah dua minggu menumpuk di depan lorong.", "Lorong Kelapa")
    week.forward(waste, "DLHK")
    week.at("2026-10-06T14:00")
    week.answer(waste, "DLHK", "Armada rusak; kami angkut paling lambat 8 Oktober 2026.", day="2026-10-08")
    week.accept(waste)
    week.at("2026-10-08T08:30")
    hole = week.comes("Jalan berlubang di depan pasar", "Lubangnya dalam, dua motor sudah jatuh.", "Pasar Sentral")
    week.forward(hole, "PUPR")
    week.at("2026-10-09T05:00")
    week.comes("Drainase meluap tiap hujan", "Air masuk ke rumah setinggi mata kaki. Mohon dikeruk.", "Jl. Bunga Duri")
    week.at("2026-10-09T07:30")
    patch = week.comes("Lubang di Jalan Saranani", "Lubang di tikungan, gelap pada malam hari.", "Jl. Saranani")
    week.forward(patch, "PUPR")
    lamp = week.comes("Lampu jalan padam", "Gelap sejak pekan lalu, anak-anak takut lewat.", "Jl. Bende")
    complaints.ask(week.city.operator, [lamp], "Di depan rumah nomor berapa?", now=week.clock.now())
    week.at("2026-10-09T09:00")
    week.answer(patch, "PUPR", "Sudah ditangani.")
    week.comes("Tarif parkir melebihi karcis", "Diminta Rp5.000, karcisnya Rp2.000.", "Pasar", privacy="anonymous")
    week.comes("Trotoar rusak di depan sekolah", "Ubin lepas, murid sering tersandung.", "SD Negeri 3")
    _publish(week)
    week.at(END)
    heartbeats.beat(Beat("pusat", "humas", 1, week.clock.now(), week.clock.now(), "1"))
    return week.clock, week.city


def _publish(week: Week) -> None:
    """Write one of each kind: published, published, to appear by itself, and still being written."""
    operator, now = week.city.operator, week.clock.now()
    news = Draft("Tiga ruas jalan selesai ditambal", "Penambalan selesai sebelum **musim hujan**.")
    program = Draft("Gerebek Drainase", "Setiap Sabtu satu kelurahan.")
    outreach = Draft("Cara melapor yang cepat ditangani", "Terbuka untuk umum.", place="Aula", event_on="2026-10-20")
    rule = Draft(
        "Pengelolaan Pengaduan", "…", reg_type="perwali", reg_number="12", reg_year=2026, reg_status="in_force"
    )
    for kind, draft in (("news", news), ("program", program)):
        content.publish(operator, content.add(operator, kind, draft, now=now).slug, now=now)
    later = content.add(operator, "outreach", outreach, now=now)
    content.schedule(operator, later.slug, from_iso("2026-10-12T08:00"), now=now)
    content.add(operator, "regulation", rule, now=now)
