"""Files and links of an article on the console: a path that Tab completes, what is refused, a complaint's own side."""

from pathlib import Path

from ehumas_tui.tools import Tools
from store import content, enclosures, related
from store.articles import Draft
from store.clock import DAY, HOUR, VirtualClock
from tests.console.support import ON_SQLITE, Person, console, play
from tests.support import pdfs
from tests.support.city import City

pytestmark = ON_SQLITE


def write(city: City, title: str = "Perda Sampah", kind: str = "news") -> str:
    return content.add(city.operator, kind, Draft(title, "Isi."), now=city.clock.now()).slug


def tools(media: Path) -> Tools:
    return Tools(take_file=lambda path: enclosures.read_and_keep(path, folder=media), media=media)


async def paste(person: Person, words: str) -> None:
    person.screen.prompt.field.value = words
    await person.settle()


def test_a_pdf_is_attached_by_a_path_that_tab_completes_and_taken_away_again(
    city: City, clock: VirtualClock, tmp_path: Path
) -> None:
    slug, media = write(city), tmp_path / "media"
    (tmp_path / "naskah").mkdir()
    (tmp_path / "naskah" / "perda-sampah.pdf").write_bytes(pdfs.plain())
    (tmp_path / "naskah" / "perda-jahat.pdf").write_bytes(pdfs.with_script())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30), tools=tools(media)) as person:
            await person.press("T", "l")
            await person.sees("Perda Sampah", "Belum ada berkas dan pengaduan")
            await person.press("b")
            await paste(person, f"{tmp_path}/nas")
            await person.press("tab")
            assert person.screen.prompt.field.value == f"{tmp_path}/naskah/"
            await person.sees("perda-jahat.pdf", "perda-sampah.pdf")
            await person.press("tab")
            await person.type("j")
            await person.press("tab", "enter")
            await person.sees("berjalan sendiri")
            await paste(person, f"{tmp_path}/naskah/perda-sampah.pdf")
            await person.press("enter")
            await person.sees("“perda-sampah.pdf” dilampirkan.", "PDF", "1 KB")
            await person.press("enter")
            await person.sees("Pembaca membukanya")
            await person.press("x")
            await person.type("tidak")
            await person.press("enter")
            await person.sees("perda-sampah.pdf")
            await person.press("x")
            await person.type("ya")
            await person.press("enter")
            await person.sees("Berkas dilepas", "Belum ada berkas dan pengaduan")
            await person.press("x")
            await person.sees("Tidak ada apa-apa di bawah kursor.")

    play(scenario)
    assert content.show(city.operator, slug, now=clock.now()).files == ()


def test_over_ssh_no_file_of_the_server_is_attached(city: City, clock: VirtualClock) -> None:
    write(city)

    async def scenario() -> None:
        async with console(clock, city.operator, tools=Tools()) as person:
            await person.press("T", "l", "b")
            await person.sees("Lewat SSH tidak ada berkas")

    play(scenario)


def test_a_complaint_is_linked_from_the_article_and_opened_there(city: City, clock: VirtualClock) -> None:
    number, slug = city.complaint(), write(city)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("T", "l", "plus")
            await paste(person, "26-9999-9")
            await person.press("enter")
            await person.sees("26-9999-9")
            await paste(person, number.replace("-", ""))
            await person.press("enter")
            await person.sees("Dikaitkan", number, "Jalan berlubang")
            await person.press("enter")
            await person.sees("Terkait", "✎ Perda Sampah", "dikaitkan dengan “perda-sampah”")
            await person.press("escape", "x")
            await person.sees("tidak dikaitkan lagi")

    play(scenario)
    assert related.of_article(city.operator, slug, now=clock.now()) == []


def test_a_complaint_is_linked_to_what_is_found_and_the_link_taken_away_by_the_same_key(
    city: City, clock: VirtualClock
) -> None:
    number = city.complaint()
    write(city, "Gerebek Drainase", "program")
    write(city, "Kabar lain")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("M", "enter", "h", "slash")
            await person.type("drainase")
            await person.press("enter")
            await person.sees("1 / 1", "Gerebek Drainase")
            await person.press("enter")
            await person.sees(f"{number} dikaitkan dengan “Gerebek Drainase”.", "✓")
            await person.press("escape", "escape")
            await person.sees("Terkait", "Gerebek Drainase")
            await person.press("h", "slash")
            await person.type("drainase")
            await person.press("enter", "t")
            await person.sees("tidak lagi dikaitkan")

    play(scenario)
    assert related.of_complaint(city.operator, number, now=clock.now()) == []


def test_where_nothing_is_written_nothing_is_linked(city: City, clock: VirtualClock) -> None:
    city.complaint()

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("M", "enter", "h")
            await person.sees("Belum ada konten yang bisa dikaitkan.")
            await person.press("t")
            await person.sees("Belum ada tulisan di sini.")

    play(scenario)


def test_a_draft_goes_through_review_and_what_is_old_into_the_archive(city: City, clock: VirtualClock) -> None:
    write(city)

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("T", "s")
            await person.sees("tidak sedang ditinjau")
            await person.press("u")
            await person.sees("menunggu ditinjau", "◐ ditinjau")
            await person.press("u")
            await person.sees("Hanya rancangan")
            await person.press("s")
            await person.type("Tambah pasal")
            await person.press("enter")
            await person.sees("kembali menjadi rancangan", "↩ Tambah pasal")
            await person.press("a")
            await person.sees("Hanya yang terbit yang bisa diarsipkan.")
            await person.press("x")
            await person.sees("Belum diterbitkan")
            await person.press("t", "a")
            await person.sees("▪ diarsipkan", "alamatnya tetap menampilkannya")

    play(scenario)


def test_what_waits_shows_how_long_and_is_published_under_ones_eyes(city: City, clock: VirtualClock) -> None:
    slug = write(city)
    content.schedule(city.operator, slug, clock.now() + DAY + HOUR, now=clock.now())

    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("T")
            await person.sees("◷  1h 1j", "◷ dijadwalkan", "tayang sendiri dalam")
            clock.advance(2 * DAY)
            await person.sees("● terbit")
            await person.sees_no("1h 1j")

    play(scenario)
