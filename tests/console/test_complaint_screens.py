"""One complaint: what stands there, who may see it, and every step that can be done from it."""

from store import complaints, escalations, queries
from store.clock import DAY, HOUR, VirtualClock
from store.models import Message
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def test_a_complaint_shows_words_timeline_deadlines_and_a_masked_reporter(city: City, clock: VirtualClock) -> None:
    number = city.complaint("Jalan berlubang", place="Jl. Saranani", ward="Korumba", privacy="secret")
    complaints.forward(city.operator, [number], "PUPR", now=clock.now(), note="Segera.")
    complaints.note(city.operator, [number], "Sudah ditelepon.", now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.type(number)
            await person.press("enter")
            await person.sees("→ di OPD · PUPR Dinas Pekerjaan Umum", "Jl. Saranani, Korumba", "◆ rahasia")
            await person.sees("Jalan berlubang di depan pasar", "→ diteruskan ke PUPR · Operator Humas", "│ Segera.")
            await person.sees("│ Sudah ditelepon.", "Pelapor · rahasia", "W•••", "menunggu jawaban instansi")
            assert "Wa Ode" not in person.text

    play(scenario)


def test_the_second_person_sees_that_a_rejection_is_proposed_and_why(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.supervisor, size=(120, 40)) as person:
            await person.press("M", "enter")
            await person.sees(number)
            assert "Diusulkan ditolak" not in person.text
            await person.press("escape")
            complaints.reject(city.operator, [number], "Bukan kewenangan kota.", now=clock.now())
            await person.press("enter")
            await person.sees("✗ Diusulkan ditolak, perlu persetujuan orang kedua: “Bukan kewenangan kota.”")

    play(scenario)


def test_the_identity_is_shown_for_a_reason_that_is_recorded(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("M", "enter", "i", "enter")
            await person.sees("✗", "Untuk apa identitas ini diperlukan?")
            await person.type("menelepon pelapor")
            await person.press("enter")
            await person.sees("Wa Ode Siti", "Identitas ditampilkan; hal ini dicatat.", "◉ identitas ditampilkan")
            await person.sees("│ menelepon pelapor")
            await person.press("i")
            await person.sees("! Identitas sudah ditampilkan.")

    play(scenario)
    assert [entry.kind for entry in queries.history(city.operator, number)] == ["received", "identity_revealed"]


def test_n_goes_through_the_list_one_came_from(city: City, clock: VirtualClock) -> None:
    first, second = city.complaint("Jalan berlubang"), city.complaint("Sampah menumpuk")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "enter")
            await person.sees(first, "Riwayat")
            await person.press("n")
            await person.sees(second, "Sampah menumpuk di depan pasar")
            await person.press("n")
            await person.sees("Tidak ada pengaduan lagi ke arah ini.")
            await person.press("N")
            await person.sees("Jalan berlubang di depan pasar")
            await person.press("escape")
            await person.until(lambda: first in person.under_cursor)

    play(scenario)


def test_a_long_complaint_scrolls_by_the_keys_of_a_list(city: City, clock: VirtualClock) -> None:
    city.complaint("Panjang", text="\n".join(f"Baris ke-{place:03d}" for place in range(200)))

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M", "enter")
            await person.sees("Baris ke-000")
            await person.press("j")
            await person.sees_no("Baris ke-000")
            await person.press("k")
            await person.sees("Baris ke-000")
            await person.press("G")
            await person.sees("Baris ke-199", "Riwayat")
            await person.press("ctrl+u")
            await person.sees_no("Riwayat")
            await person.press("g", "ctrl+d")
            await person.sees_no("Baris ke-000")

    play(scenario)


def test_somebody_elses_step_shows_without_a_key_and_without_losing_ones_place(city: City, clock: VirtualClock) -> None:
    number = city.complaint(text="\n".join(f"Baris ke-{place:03d}" for place in range(60)))

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M", "enter", "j", "j", "j")
            await person.sees("Baris ke-003")
            complaints.forward(city.supervisor, [number], "PUPR", now=clock.now())
            await person.sees("→ di OPD · PUPR")
            assert "Baris ke-000" not in person.text

    play(scenario)


def test_messages_stand_there_with_the_proof_of_their_delivery(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    clock.advance(25 * HOUR)
    escalations.fire_due(clock.now())
    Message.update(state="read", read_at=clock.now(), sent_at=clock.now()).execute()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.type(number)
            await person.press("enter")
            await person.sees("Pesan", "✓✓ dibaca  Petugas PUPR", "▲ dieskalasi, tingkat 1")

    play(scenario)


def test_the_review_shows_the_answer_beside_the_complaint_and_what_to_look_at_twice(
    city: City, clock: VirtualClock
) -> None:
    number = city.forwarded()
    complaints.answer(city.officer(), number, "Sudah ditambal.", now=clock.now(), client_key="k1")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("r")
            await person.sees("◐ menunggu ditinjau", "Sudah ditambal.", "! Sangat singkat.", "! Tidak menyebut hari")
            await person.press("r", "s")
            await person.type("Sebutkan kapan dan di mana.")
            await person.press("enter")
            await person.sees(f"{number}: dikembalikan ke OPD; tenggat lama berlanjut.", "Papan nol")

    play(scenario)
    assert queries.get(city.operator, number).answers[0].reason == "Sebutkan kapan dan di mana."


def test_an_answer_that_says_nothing_done_is_accepted_with_a_second_yes_that_says_why(
    city: City, clock: VirtualClock
) -> None:
    number = city.forwarded()
    complaints.answer(city.officer(), number, "Sudah.", now=clock.now(), client_key="k1")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("r")
            await person.sees("! Tidak menyebut apa yang sudah dikerjakan.")
            await person.press("a")
            await person.sees("Tetap diterima karena", f"Jawaban atas {number} tidak menyebut apa")
            assert queries.get(city.operator, number).state == "answered"
            await person.type("Saya lihat sendiri.")
            await person.press("enter")
            await person.sees(f"{number}: jawaban diterima")

    play(scenario)
    assert queries.history(city.operator, number)[-1].data["reason"] == "Saya lihat sendiri."


def test_a_promise_is_not_sent_as_a_final_answer_and_the_text_stays(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()

    async def scenario() -> None:
        async with console(clock, city.officer(), size=(120, 40)) as person:
            await person.press("b")
            await person.type("Akan kami tindak lanjuti")
            await person.press("ctrl+o")
            await person.sees("Jawaban ini tidak menyebut apa yang sudah dikerjakan", "Akan kami tindak lanjuti")

    play(scenario)
    assert queries.get(city.operator, number).state == "forwarded"


def test_a_review_that_somebody_else_finished_says_so(city: City, clock: VirtualClock) -> None:
    number = city.answered()

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("r")
            await person.sees("◐ menunggu ditinjau")
            complaints.accept(city.supervisor, [number], now=clock.now())
            await person.sees("Tidak ada lagi jawaban untuk ditinjau.", "Jawaban terdahulu")

    play(scenario)


def test_an_interim_answer_names_the_promised_day(city: City, clock: VirtualClock) -> None:
    number = city.forwarded()
    complaints.answer(
        city.officer(), number, "Alat berat datang 9 Oktober 2026 di Jl. Saranani.", now=clock.now(), client_key="k",
        kind="interim", promise_day="2026-10-09",
    )  # fmt: skip

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.press("r")
            await person.sees("Sementara; selebihnya dijanjikan 9 Oktober", "sementara, janji 9 Oktober 2026")
            assert "Perhatikan" not in person.text
            await person.press("a")
            await person.sees(f"{number}: jawaban diterima")
            await person.type(number)
            await person.press("enter")
            await person.sees("◔ dijanjikan")

    play(scenario)


def test_every_step_that_asks_one_question_is_one_key_and_one_line(city: City, clock: VirtualClock) -> None:
    asked, closed, referred = city.complaint("Tanpa alamat"), city.answered(), city.complaint("Listrik padam")
    complaints.accept(city.operator, [closed], now=clock.now())
    main, twin = city.complaint("Jalan berlubang"), city.complaint("Jalan bolong")
    complaints.ask(city.operator, [asked], "Di mana?", now=clock.now())
    back = city.forwarded("Salah alamat")
    steps = [
        (asked, "d", "Jl. Saranani 3", "data ditambahkan", "new"),
        (closed, "b", "Belum selesai.", "dibuka kembali", "reopened"),
        (referred, "greater_than_sign", "PLN UP3 Kendari, 7788", "dialihkan ke instansi lain", "referred"),
        (twin, "plus", main, "digabung", "merged"),
        (back, "minus", "Kata OPD bukan wewenangnya.", "dikembalikan ke Humas", "returned"),
        (main, "c", "Sudah ditelepon.", "catatan ditulis", "new"),
    ]

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            for number, key, words, said, state in steps:
                await person.type(number)
                await person.press("enter", key)
                await person.sees(f"({number})")
                await person.type(words)
                await person.press("enter")
                await person.sees(f"✓ {number}: {said}")
                assert queries.get(city.operator, number).state == state
                await person.press("escape")

    play(scenario)
    assert queries.get(city.operator, main).citizens == 2


def test_a_merged_complaint_counts_the_citizens_and_hand_overs_are_counted_too(city: City, clock: VirtualClock) -> None:
    main = city.forwarded()
    complaints.merge(city.operator, city.complaint(), main, now=clock.now())
    complaints.forward(city.operator, [main], "DLHK", now=clock.now() + HOUR)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 40)) as person:
            await person.type(main)
            await person.press("enter")
            await person.sees("dan 1 warga lain", "2 kali dialihkan", "digabung ke sini")
            await person.press("t")
            await person.sees("Kini di DLHK → di OPD: disposisi itu berakhir")

    play(scenario)


def test_undo_on_what_cannot_be_undone_says_why(city: City, clock: VirtualClock) -> None:
    number = city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("z")
            await person.sees("✗", number)
            complaints.forward(city.operator, [number], "PUPR", now=clock.now())
            clock.advance(DAY)
            await person.press("z")
            await person.sees("✗ ")

    play(scenario)


def test_on_an_empty_list_every_key_says_that_there_is_nothing(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            for key in ("t", "y", "c"):
                await person.press(key)
                await person.sees("! Tidak ada pengaduan di sini.")
            await person.press("z")
            await person.sees("! Tidak ada yang dapat diurungkan.")
            await person.press("enter", "space", "v", "j", "k", "g", "G", "ctrl+d", "right", "left")
            assert "Papan nol" in person.text

    play(scenario)
