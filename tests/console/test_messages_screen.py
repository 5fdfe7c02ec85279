"""Messages on the console: the proof of what arrived, and a person's hand on what did not."""

from store import control, escalations, officers, outbox
from store.clock import HOUR, MINUTE, VirtualClock
from store.models import Attempt, Inbound, Message, Receipt
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def reminded(city: City, clock: VirtualClock, *agencies_: str) -> list[str]:
    """Forward a complaint to each agency and let a day pass, so that each officer is reminded."""
    numbers = [city.forwarded(f"Diam {place}", agency) for place, agency in enumerate(agencies_)]
    clock.advance(25 * HOUR)
    escalations.fire_due(clock.now())
    return numbers


def test_a_reminder_stands_there_with_its_words_and_opens_its_complaint(city: City, clock: VirtualClock) -> None:
    (number,) = reminded(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 36)) as person:
            await person.press("W")
            await person.sees("◌ menunggu", "PUPR  Petugas PUPR", number, "pengingat", "belum dijawab")
            assert "+62811" not in person.text.replace(" ", "")
            await person.press("enter")
            await person.sees("Riwayat")

    play(scenario)


def test_what_waits_for_a_person_is_telephoned_and_written_down(city: City, clock: VirtualClock) -> None:
    (number,) = reminded(city, clock, "PUPR")
    Message.update(state="dead", last_error="nomor tidak terdaftar").execute()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 36)) as person:
            await person.press("W", "right")
            await person.sees("[Perlu orang 1]", "✗ tidak sampai", "! nomor tidak terdaftar")
            await person.press("t")
            await person.sees("Telepon Petugas PUPR 0811-4000-000; apa katanya?")
            await person.type("Akan dijawab siang ini")
            await person.press("enter")
            await person.sees("Telepon itu dicatat.", "Tidak ada pesan di sini.")

    play(scenario)
    assert outbox.for_complaint(city.operator, number)[0].state == "done"


def test_marked_messages_that_failed_are_sent_again_together(city: City, clock: VirtualClock) -> None:
    reminded(city, clock, "PUPR", "RSUD")
    Message.update(state="dead").execute()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("W", "space", "space", "u")
            await person.sees("2 pesan dikirim lagi, pada jam kirim.")
            await person.press("u")
            await person.sees("Hanya pesan yang tidak sampai bisa dikirim lagi.")
            await person.press("t")
            await person.sees("Hanya pesan yang menunggu orang perlu ditelepon.")

    play(scenario)
    assert {row.state for row in outbox.find(city.operator)} == {"queued"}


def test_sending_is_stopped_with_a_reason_and_resumed(city: City, clock: VirtualClock) -> None:
    reminded(city, clock, "PUPR")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("W", "h")
            await person.type("uji coba dengan nomor asli")
            await person.press("enter")
            await person.sees("Pengiriman dihentikan: uji coba dengan nomor asli")
            assert control.sending_stopped()
            await person.press("h")
            await person.sees("Pesan dikirim kembali.")

    play(scenario)
    assert not control.sending_stopped()


def test_every_try_and_every_receipt_is_proof(city: City, clock: VirtualClock) -> None:
    reminded(city, clock, "PUPR")
    key, now = Message.get().id, clock.now()
    Message.update(state="delivered", attempts=2, repeats=1, delivered_at=now).execute()
    Attempt.create(message=key, number=1, token="a", started_at=now, ended_at=now + MINUTE, result="unknown")
    Attempt.create(message=key, number=2, token="b", started_at=now)
    inbound = Inbound.create(received_at=now, source="test", digest="d", content="{}")
    for status, detail in (("delivered", ""), ("tapped", "ack"), ("odd", "")):
        about = {"provider_id": "p", "at": now, "inbound": inbound, "message": key}
        Receipt.create(dedupe_key=status, status=status, detail=detail, **about)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(160, 40)) as person:
            await person.press("W", "right", "right", "right", "right")
            await person.sees("✓✓ tersampaikan", "2×", "Dikirim ulang 1×", "(1m)  whatsapp unknown")
            await person.sees("☞ menekan tombol  Kami tindak lanjuti")

    play(scenario)


def test_older_messages_are_read_when_the_cursor_comes_near(city: City, clock: VirtualClock) -> None:
    reminded(city, clock, "PUPR")
    first = Message.select().dicts().first()
    common = {**first, "id": None, "state": "read"}
    at = first["created_at"]
    Message.insert_many([common | {"key": f"copy-{n}", "created_at": at + n * MINUTE} for n in range(450)]).execute()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("W")
            await person.sees("1 / 200")
            await person.press("G")
            await person.sees("400 / 400")
            await person.press("G", "G")
            await person.sees("451 / 451", "◌ menunggu")
            await person.press("g")
            await person.sees("1 / 451")

    play(scenario)


def test_a_viewer_sees_messages_and_touches_none(city: City, clock: VirtualClock) -> None:
    reminded(city, clock, "PUPR")
    Message.update(state="dead").execute()

    async def scenario() -> None:
        async with console(clock, city.viewer) as person:
            await person.press("W", "u", "t", "h")
            await person.sees("PUPR  Petugas PUPR")
            assert person.screen.prompt.question is None

    play(scenario)


def test_hostile_words_in_a_message_stay_words(city: City, clock: VirtualClock) -> None:
    officers.add(city.operator, "PUPR", "[@click=app.quit]x[/]", phone="081299998888", now=clock.now())
    city.forwarded("[@click=app.bell]judul[/] \x1b]52;c;aGk=\x07", "PUPR")
    clock.advance(25 * HOUR)
    escalations.fire_due(clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 36)) as person:
            await person.press("W")
            await person.sees("[@click=app.quit]x[/]", "[@click=app.bell]judul[/]")

    play(scenario)
