"""Content on the console: the four kinds, from the first word to the portal and back."""

from store import content
from store.articles import Draft
from store.clock import DAY, VirtualClock
from tests.console.support import ON_SQLITE, console, play
from tests.support.city import City

pytestmark = ON_SQLITE


def write(city: City, title: str, kind: str = "news", body: str = "Isi **tebal**.") -> str:
    """Write a draft and return its slug."""
    return content.add(city.operator, kind, Draft(title, body), now=city.clock.now()).slug


def test_news_is_written_seen_as_readers_will_and_published(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(120, 30)) as person:
            await person.press("T")
            await person.sees("Belum ada tulisan. b memulai yang baru.")
            await person.press("b")
            await person.sees("Baru: Berita")
            await person.type("Jalan dibuka\nLebih cepat.\n# Kabar\nJalan **Saranani**")
            await person.sees("Kabar", "Jalan Saranani")
            await person.press("ctrl+o")
            await person.sees("“Jalan dibuka” disimpan; t menerbitkannya.", "✎ rancangan")
            await person.press("t")
            await person.sees("“Jalan dibuka” terbit; semua orang bisa membacanya.", "● terbit")

    play(scenario)
    assert [row.title for row in content.published("news", now=clock.now()).rows] == ["Jalan dibuka"]


def test_each_kind_has_its_own_tab_and_its_own_fields(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator, size=(100, 30)) as person:
            await person.press("T", "right", "right", "right", "b")
            await person.sees("Baru: Sosialisasi", "Tempat", "Hari")
            await person.type("Posyandu\n\nBalai Kota\n+3\nDatanglah.")
            await person.press("ctrl+o")
            await person.sees("“Posyandu” disimpan")
            await person.press("right", "b")
            await person.sees("Baru: Peraturan", "Peraturan Daerah, Peraturan Wali Kota")
            await person.type("Kebersihan\n\nPeraturan Daerah\n4\ndua ribu\n\nIsi peraturan.")
            await person.press("ctrl+o")
            await person.sees("“dua ” bukan tahun.")
            person.screen.fill({**person.screen.values(), "reg_year": "2026"})  # type: ignore[attr-defined]  # the form's screen
            await person.press("ctrl+o")
            await person.sees("“Kebersihan” disimpan", "4/2026")

    play(scenario)
    kinds = {row.kind: row for row in content.listing(city.operator, now=clock.now()).rows}
    assert (kinds["outreach"].place, kinds["outreach"].event_on) == ("Balai Kota", "2026-10-08")
    assert kinds["regulation"].reg_year == 2026


def test_an_article_appears_by_itself_at_its_hour_and_is_taken_away(city: City, clock: VirtualClock) -> None:
    write(city, "Program baru", "program")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("T", "d")
            await person.type("kemarin")
            await person.press("enter")
            await person.sees("bukan")
            await person.press("ctrl+u")
            await person.type("+1 07:30")
            await person.press("enter")
            await person.sees("“Program baru” tayang 6 Okt 2026 07.30.", "◷ dijadwalkan")
            clock.advance(DAY)
            await person.press("right", "left")
            await person.sees("● terbit")
            await person.press("x", "enter")
            await person.sees("Alasan", "belum diisi")
            await person.type("Angkanya keliru")
            await person.press("enter")
            await person.sees("“Program baru” ditarik; alasannya dicatat.", "○ ditarik", "↩ Angkanya keliru")

    play(scenario)


def test_marked_articles_are_published_together(city: City, clock: VirtualClock) -> None:
    write(city, "Satu")
    write(city, "Dua")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("T", "space", "space", "t")
            await person.sees("2 konten terbit; semua orang bisa membacanya.")

    play(scenario)


def test_writing_on_starts_from_what_stands_there_and_minds_a_faster_colleague(city: City, clock: VirtualClock) -> None:
    slug = write(city, "Kabar lama")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("T", "enter")
            await person.sees("Ubah: Berita", "Kabar lama", "Isi **tebal**.")
            await person.type(" sekali")
            content.edit(city.supervisor, slug, Draft("Kabar lain", "x"), version=1, now=clock.now())
            await person.press("ctrl+o")
            await person.sees("Kabar lama sekali", "mengubah tulisan ini")

    play(scenario)


def test_the_preview_takes_the_place_of_the_text_where_both_are_too_narrow(city: City, clock: VirtualClock) -> None:
    write(city, "Kabar")

    async def scenario() -> None:
        async with console(clock, city.operator, size=(80, 24)) as person:
            await person.press("T", "e")
            await person.sees("Isi **tebal**.")
            await person.press("ctrl+t")
            await person.sees("Isi tebal.")
            await person.sees_no("Ringkasan")
            await person.press("ctrl+t")
            await person.sees("Ringkasan")

    play(scenario)


def test_articles_are_found_as_one_types_and_read_on_when_there_are_many(city: City, clock: VirtualClock) -> None:
    for number in range(130):
        write(city, f"Kabar nomor {number}")

    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("T", "G")
            await person.sees("Kabar nomor 0")
            await person.press("slash")
            await person.type("nomor 77")
            await person.press("enter")
            await person.sees("1 / 1", "Kabar nomor 77")
            await person.press("escape", "g")
            await person.sees("Kabar nomor 129")

    play(scenario)


def test_nothing_to_publish_is_said(city: City, clock: VirtualClock) -> None:
    async def scenario() -> None:
        async with console(clock, city.operator) as person:
            await person.press("T", "t")
            await person.sees("Belum ada tulisan di sini.")

    play(scenario)
