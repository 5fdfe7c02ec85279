"""Citizens on the console: found by number, masked until a reason; what they ask about their data; erased for good."""

from store import citizens, data_requests, people
from store.citizens import NewCitizen
from store.clock import HOUR, VirtualClock
from store.models import Citizen, Complaint, Event
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def person_of(number: str) -> int:
    return int(Complaint.get(Complaint.number == number).citizen_id)


def test_a_citizen_is_found_by_telephone_or_number_and_stays_masked(city: City, clock: VirtualClock) -> None:
    first = city.complaint("Jalan berlubang")
    city.complaint("Lampu padam", citizen=NewCitizen("Halu Oleo", "081277777777", "Jl. Zamrud 7", "Bende"))

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("D")
            await person.sees("W••• O••• S•••", "H••• O•••", "1 / 3")
            await person.press("slash")
            await person.type("0812 7777 7777")
            await person.press("enter")
            await person.sees("1 / 1", "H••• O•••", "Lampu padam")
            await person.press("slash")
            person.screen.prompt.field.value = first
            await person.press("enter")
            await person.sees("1 / 1", "W••• O••• S•••", "Jalan berlubang")
            assert "Siti" not in person.text
            await person.press("escape")
            await person.sees("2 / 3")
            await person.press("slash")
            await person.type("bukan nomor")
            await person.press("enter")
            await person.sees("✗", "bukan nomor")

    play(scenario)


def test_the_identity_is_shown_for_a_reason_which_is_written_down(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("D", "enter", "i")
            await person.type("Ditelepon balik")
            await person.press("enter")
            await person.sees("Wa Ode Siti", "Jl. Saranani 12")
            await person.press("i")
            await person.sees("sudah ditampilkan")
            await person.press("escape", "enter")
            await person.sees("W••• O••• S•••")

    play(scenario)
    shown = Event.select().where(Event.kind == "identity_revealed").get()
    assert shown.complaint_id == Complaint.get(Complaint.number == number).id


def test_what_somebody_asks_about_the_own_data_has_a_due_time_and_an_answer(city: City, clock: VirtualClock) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("D", "enter", "c")
            await person.sees("Letakkan kursor pada permintaan dulu")
            for key in ("a", "b", "h"):
                await person.press(key)
                await person.type("Minta lewat telepon")
                await person.press("enter")
                await person.sees("jawab paling lambat")
            await person.sees("minta akses", "minta perbaikan", "minta dihapus", "3h 0j")
            await person.press("enter")
            await person.type("Salinan diberikan")
            await person.press("enter")
            await person.sees("Permintaan dijawab", "✓ selesai", "→ Salinan")
            await person.press("c")
            await person.sees("sudah dijawab")
            await person.press("j", "x")
            await person.type("Pengaduan masih berjalan")
            await person.press("enter")
            await person.sees("✗ ditolak")

    play(scenario)
    assert len(data_requests.waiting(city.operator)) == 1


def test_whoever_waits_stands_in_a_list_the_first_due_at_the_top(city: City, clock: VirtualClock) -> None:
    later, sooner = person_of(city.complaint()), person_of(city.complaint())
    data_requests.take(city.operator, sooner, "access", "Apa yang disimpan?", now=clock.now() - 50 * HOUR)
    data_requests.take(city.operator, later, "erasure", "Hapus", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("D", "right")
            await person.sees("[Bertanya soal datanya 2]", "△ 22j", "1 / 2")
            assert person.text.index("△ 22j") < person.text.index("3h 0j")
            data_requests.take(city.supervisor, sooner, "correction", "Nama salah", now=clock.now())
            await person.sees("[Bertanya soal datanya 3]")

    play(scenario)


def test_a_supervisor_erases_after_a_second_look_and_an_operator_is_told_why_not(
    city: City, clock: VirtualClock
) -> None:
    number = city.complaint()
    key = person_of(number)
    data_requests.take(city.operator, key, "erasure", "Hapus data saya", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("D", "enter", "delete")
            await person.sees("Hanya Kabag yang menghapus identitas")
        async with console(clock, city.supervisor) as person:
            await person.press("D", "enter", "delete")
            await person.type("Diminta sendiri")
            await person.press("enter")
            await person.sees("1 pengaduan tetap ada", "Hapus selamanya?")
            await person.type("tidak")
            await person.press("enter")
            assert Citizen.get_by_id(key).erased_at is None
            await person.press("delete")
            await person.type("Diminta sendiri")
            await person.press("enter")
            await person.type("ya")
            await person.press("enter")
            await person.sees("Dihapus selamanya", "identitas dihapus")
            for again in ("delete", "i", "a"):
                await person.press(again)
                await person.sees("Identitas ini sudah dihapus")
            await person.press("j", "enter")
            await person.sees(number, "Riwayat")

    play(scenario)
    assert people.get(city.operator, key).requests[0].note == ""


def test_the_same_number_behind_others_complaints_is_pointed_at(city: City, clock: VirtualClock) -> None:
    same = "081277777777"
    other = city.complaint(citizen=NewCitizen("Halu O.", same, "Jl. Zamrud", "Bende"))
    clock.advance(HOUR)
    city.complaint(citizen=NewCitizen("Halu Oleo", same, "Jl. Zamrud 7", "Bende"))

    async def scenario() -> None:
        async with console(clock, city.supervisor) as person:
            await person.press("D", "enter", "delete")
            await person.type("Diminta")
            await person.press("enter")
            await person.type("ya")
            await person.press("enter")
            await person.sees("Nomor yang sama", other)

    play(scenario)


def test_who_registered_and_never_complained_is_erased_too(city: City, clock: VirtualClock) -> None:
    assert citizens.find(city.operator)[0].complaints == 0

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await person.press("D")
            await person.sees("✓ ada", "punya akun portal")
            await person.press("enter")
            await person.sees("Tidak ada pengaduan")
            await person.press("delete")
            await person.type("Diminta")
            await person.press("enter")
            await person.type("ya")
            await person.press("enter")
            await person.sees("Dihapus selamanya")

    play(scenario)


def test_who_somebody_is_is_corrected_field_by_field_with_a_reason(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("D", "enter", "e")
            await person.sees("Tampilkan identitasnya dulu")
            await person.press("i")
            await person.type("Koreksi")
            await person.press("enter")
            await person.sees("Wa Ode Siti")
            await person.press("e")
            await person.sees("Nama yang benar", "Wa Ode Siti")
            await person.type(" Aminah")
            await person.press("enter", "enter", "enter", "enter")
            await person.sees("Alasan", "belum diisi")
            await person.type("KTP dibawa ke loket")
            await person.press("enter")
            await person.sees("Wa Ode Siti Aminah", "Diperbaiki", "✓ selesai")

    play(scenario)
    assert citizens.whole(person_of(number)).address == "Jl. Saranani 12"


def test_a_number_of_two_is_asked_about_and_one_person_becomes_one(city: City, clock: VirtualClock) -> None:
    first, second = person_of(city.complaint()), person_of(city.complaint())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("D", "enter", "i")
            await person.type("Koreksi")
            await person.press("enter", "e", "enter", "ctrl+u")
            await person.type("081234000001")
            await person.press("enter", "enter")
            await person.type("Orang yang sama")
            await person.press("enter")
            await person.sees(f"Warga {first} juga punya nomor ini")
            await person.type("entah")
            await person.press("enter")
            await person.sees("gabung")
            await person.press("ctrl+u")
            await person.type("gabung")
            await person.press("enter")
            await person.sees("Diperbaiki")

    play(scenario)
    assert not Citizen.select().where(Citizen.id == first).exists()
    assert Complaint.select().where(Complaint.citizen == second).count() == 2


def test_a_late_request_stands_on_the_zero_board(city: City, clock: VirtualClock) -> None:
    key = person_of(city.complaint())
    data_requests.take(city.operator, key, "access", "Apa saja?", now=clock.now() - 100 * HOUR)

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.sees("1 permintaan data pribadi lewat waktu: D")
        async with console(clock, city.officer()) as person:
            assert "permintaan data" not in person.text

    play(scenario)
