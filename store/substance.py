"""What an answer says beside that it will be done: the gate against an answer with nothing in it. Pure.

One rule for every door. A final answer says what was done. One that has no day, no place and nothing done (it is empty,
a promise, or a word that it was passed on) is refused: what is still to come is an interim answer, which names its day.
One that says little more than that is let through to the reviewer, who must say yes a second time, with a sentence.
"""

import re
import unicodedata
from collections.abc import Iterator

from store.errors import Conflict
from store.i18n import _

SHORT_WORDS = 8
"""Below so many words the reviewer is told that an answer is short."""


class Doubtful(Conflict):
    """An answer says too little to be accepted without a second yes and a sentence."""


_WRITTEN_SHORT = {
    **dict.fromkeys(("sdh", "udh", "udah", "sdah", "tlh"), "sudah"),
    **dict.fromkeys(("akn", "sgr", "sgera"), "akan"),
    **dict.fromkeys(("tl", "dtl", "ditl"), "tindak"),
    **dict.fromkeys(("kmi", "kt"), "kami"),
}
_COMING = frozenset(("akan", "segera", "nanti", "secepatnya", "will", "shall", "soon", "going"))
_BEEN = frozenset(("sudah", "telah", "selesai", "tuntas", "beres"))
_SMALL = """
kami kita saya dan serta atau atas oleh untuk utk kepada kpd ke di dari yang yg dengan dgn dg ini itu tersebut tsb hal
agar bahwa pada dalam sebagai karena krn juga lagi sedang sdg masih mungkin secepat cepat dekat waktu depan mendatang
sudah telah laporan laporannya laporanya aduan aduannya pengaduan pengaduannya keluhan keluhannya informasi info
infonya masukan masukannya saran bapak ibu bpk pak bu saudara sdr warga masyarakat anda terima terimakasih makasih
kasih trims tks mks thx mohon maaf sabar bersabar ditunggu harap selamat pagi siang sore malam salam hormat yth baik
siap ok oke okay okey ya iya pihak bidang bagian bid seksi dinas kedinasan instansi opd unit tim petugas terkait
berwenang pimpinan atasan sesuai prosedur ketentuan aturan sop berlaku perhatian perhatiannya kerja sama kerjasama
kerjasamanya tahap we i it this that these is are be been being has have had was were the a an to by up on of in at
for from your our you us and with relevant concerned responsible department departments division unit team office
officer handle handled report complaint feedback thank thanks noted please wait patience asap possible as already
again further action under review progress now currently matter
"""
_EMPTY = frozenset(_SMALL.split()) | _COMING
_PASSED_ON = re.compile(
    r"(?:di|me|mem|men|meng|meny|ber|ter|per)?"
    r"(?:tindak\w*|nindak\w*|lanjut\w*|proses\w*|koordinasi\w*|kordinasi\w*|terus|teruskan\w*|neruskan\w*|sampaikan\w*"
    r"|nyampaikan\w*|lapor|laporkan\w*|tanggap\w*|nanggap\w*|disposisi\w*|monitor|tampung)"
    r"|follow\w*|forward\w*|process\w*|coordinat\w*|pass|passed|refer|referred"
)
_SHORTENED = re.compile(r"\b(jl|jln|no|kel|kec|rt|rw|km|tgl)\.")
_CLAUSE = re.compile(r"[.,;:!?()\n]+|\b(?:dan|serta|lalu|kemudian|tetapi|tapi|sedangkan|and|then|but)\b")
_MONTH = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|agt|aug|sep|okt|oct|nov|des|dec)[a-z]*"
_DAY = re.compile(
    rf"\b\d{{1,2}}\s*(?:{_MONTH}|[-/.]\s*(?:\d{{1,2}}|{_MONTH})(?:\s*[-/.]\s*\d{{2,4}})?)\b"
    rf"|\b\d{{4}}-\d{{1,2}}-\d{{1,2}}\b|\b(?:tanggal|tgl|pukul|jam|minggu ke)\s*\d"
    r"|\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|kemarin|tadi|besok|lusa|hari ini|(?:pagi|siang|sore|malam) ini"
    r"|pekan|bulan)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|yesterday|tomorrow|tonight)\b"
)
_PLACE = re.compile(
    r"\b(?:jl|jln|jalan|lorong|lrg|gang|rt|rw|kelurahan|kel|kecamatan|kec|desa|dusun|km|simpang|perempatan|pertigaan"
    r"|pasar|jembatan|terminal|sekolah|puskesmas|masjid|kompleks|perumahan|blok|lokasi|lapangan|street|road|ward|site)\b"
    r"|\bdi (?:depan|samping|belakang|sekitar|dekat|antara|sisi|seberang|area|wilayah|titik)\b|\b(?:no|nomor)\.?\s*\d"
)


def refusal(text: str, kind: str) -> str:
    """Return why an answer of that kind is none, as a sentence that says what to write; nothing when it may be sent."""
    if kind != "final" or _says_done(text) or _says_it_is_done(text) or names_day(text) or names_place(text):
        return ""
    return _(
        "This answer says neither what was done nor where or when. Write that down; "
        "if the work is still to come, send an interim answer that names the day."
    )


def doubtful(text: str, kind: str) -> bool:
    """Tell whether accepting an answer needs a second yes: it would end the complaint and says nothing done."""
    return kind == "final" and not _says_done(text)


def hints(text: str, kind: str) -> list[str]:
    """Return what a reviewer should look at twice, a sentence each."""
    found = []
    if not _says_done(text) and kind == "final":
        found.append(_("It does not say what was done."))
    if len(text.split()) < SHORT_WORDS:
        found.append(_("It is very short."))
    if not names_day(text):
        found.append(_("It names no day."))
    if not names_place(text):
        found.append(_("It names no place."))
    return found


def names_day(text: str) -> bool:
    """Tell whether a day or an hour is named."""
    return _DAY.search(_plain(text)) is not None


def names_place(text: str) -> bool:
    """Tell whether a place is named, by the words that places are told with."""
    return _PLACE.search(_plain(text)) is not None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _says_done(text: str) -> bool:
    """Tell whether anything is left of what is not yet to come, without words that say nothing by themselves."""
    return any(_is_content(word) for clause in _clauses(text) if not _is_coming(clause) for word in clause)


def _says_it_is_done(text: str) -> bool:
    """Tell whether it is a bare “done”, and neither a promise nor a word that it was passed on."""
    words = [word for clause in _clauses(text) for word in clause]
    return not _BEEN.isdisjoint(words) and not any(word in _COMING or _PASSED_ON.fullmatch(word) for word in words)


def _clauses(text: str) -> Iterator[list[str]]:
    written = _SHORTENED.sub(r"\1", unicodedata.normalize("NFKC", text).casefold())
    for clause in _CLAUSE.split(written):
        yield [_WRITTEN_SHORT.get(word, word) for word in re.findall(r"[^\W_]+", clause)]


def _is_coming(clause: list[str]) -> bool:
    return not _COMING.isdisjoint(clause) and _BEEN.isdisjoint(clause)


def _is_content(word: str) -> bool:
    letters = sum(sign.isalpha() for sign in word)
    return letters > 1 and word not in _EMPTY and _PASSED_ON.fullmatch(word) is None
