"""The WhatsApp templates: their names, Indonesian texts, places and buttons, as they are registered with Meta.

A text carries a complaint's number, its subject and hours; never a citizen's name, address or telephone number.
The rules for a text are Meta's: at most 1024 characters, places numbered from 1, none at either end or side by side.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from store.clock import HOUR
from store.i18n import N_, _

LANGUAGE = "id"
DEFAULT_FOOTER = "Humas Kota Kendari"
FOOTER = "footer"
"""Under this name the settings give another footer; under a template's name another text."""
REPEAT_SUFFIX = "_ulang"
REPEAT_NOTICE = "Pesan ini dikirim ulang, abaikan bila sudah diterima.\n\n"
BODY_LIMIT = 1024
BUTTON_LIMIT = 25
FOOTER_LIMIT = 60
LIFETIME = 12 * HOUR
"""So long Meta tries to bring a message: the longest that it allows for utility (`message_send_ttl_seconds`)."""
VALUE_LIMIT = 400

ACKNOWLEDGE = "ack"
NOT_OURS = "not_ours"
ACTIONS = {ACKNOWLEDGE: "Kami tindak lanjuti", NOT_OURS: "Bukan wewenang kami"}


@dataclass(frozen=True)
class Template:
    """One text: places {{1}}, {{2}} …, an example for each place (Meta's reviewers read them), and its buttons."""

    name: str
    body: str
    samples: tuple[str, ...]
    actions: tuple[str, ...] = ()

    def text(self, values: Sequence[str]) -> str:
        """Return the text with its places filled."""
        return re.sub(r"\{\{(\d+)\}\}", lambda place: values[int(place.group(1)) - 1], self.body)

    def repeated(self) -> "Template":
        """Return the variant that says it may have been received already."""
        return Template(self.name + REPEAT_SUFFIX, REPEAT_NOTICE + self.body, self.samples, self.actions)


FAULTS = {
    "name": N_("the name may have small letters, digits and _ only"),
    "length": N_("the text is longer than 1024 characters"),
    "places": N_("the places must be numbered from 1 and each needs an example"),
    "edges": N_("the text may not begin or end with a place"),
    "neighbours": N_("two places stand side by side"),
    "buttons": N_("a button is longer than 25 characters"),
    "filled": N_("the filled text is longer than 1024 characters"),
    "footer": N_("the footer has 1 to 60 characters in one line, and no places"),
}

_NUMBER, _SUBJECT, _HOURS = "26-0417-5", "Lampu jalan padam", "24 jam"
_BOTH = (ACKNOWLEDGE, NOT_OURS)

REMINDER = Template(
    "ehumas_pengingat_jawaban",
    "Aduan warga nomor {{1}} tentang “{{2}}” belum dijawab. Batas jawaban {{3}} sudah terlampaui. "
    "Mohon segera jawab lewat E-Humas, atau tekan tombol di bawah.",
    (_NUMBER, _SUBJECT, _HOURS),
    _BOTH,
)
VISIT = Template(
    "ehumas_pemberitahuan_kunjungan",
    "Aduan warga nomor {{1}} tentang “{{2}}” belum dijawab. Batas jawaban {{3}} sudah terlampaui. "
    "Humas akan datang ke kantor Anda pada {{4}}. Mohon siapkan jawabannya.",
    (_NUMBER, _SUBJECT, "72 jam", "Selasa, 6 Oktober 2026"),
    _BOTH,
)
PROMISE = Template(
    "ehumas_pengingat_janji",
    "Janji penyelesaian aduan warga nomor {{1}} tentang “{{2}}” jatuh pada {{3}}. "
    "Mohon kirim jawaban akhir lewat E-Humas, atau tekan tombol di bawah.",
    (_NUMBER, _SUBJECT, "Selasa, 6 Oktober 2026"),
    _BOTH,
)
DIGEST = Template(
    "ehumas_pengingat_ringkas",
    "Ada {{1}} aduan warga yang menunggu instansi Anda: {{2}}. "
    "Mohon segera jawab lewat E-Humas, atau tekan tombol di bawah.",
    ("2", "26-0417-5 “Lampu jalan padam”, lewat 24 jam; 26-0418-1 “Sampah menumpuk”, lewat 24 jam"),
    (ACKNOWLEDGE,),
)
SUPERVISOR = Template(
    "ehumas_laporan_pengawas",
    "Perlu perhatian pengawas: aduan nomor {{1}} tentang “{{2}}”, {{3}}. Mohon periksa papan nol E-Humas.",
    (_NUMBER, _SUBJECT, "belum diteruskan selama 24 jam"),
)
SUPERVISOR_DIGEST = Template(
    "ehumas_laporan_pengawas_ringkas",
    "Perlu perhatian pengawas: {{1}} aduan. {{2}}. Mohon periksa papan nol E-Humas.",
    (
        "2",
        "26-0417-5 “Lampu padam”, belum diteruskan selama 24 jam; 26-0418-1 “Sampah”, belum diteruskan selama 24 jam",
    ),
)
CITIZEN_DATA = Template(
    "ehumas_data_warga",
    "Aduan Anda nomor {{1}} masih menunggu keterangan dari Anda. "
    "Mohon lengkapi lewat tautan pada tiket aduan, atau hubungi Humas Kota Kendari.",
    (_NUMBER,),
)

_DEFAULTS = (REMINDER, VISIT, PROMISE, DIGEST, SUPERVISOR, SUPERVISOR_DIGEST, CITIZEN_DATA)
ALL: dict[str, Template] = {}
"""The templates in force by name, each with its repeat; `use` changes them."""
_in_force = {FOOTER: DEFAULT_FOOTER}


def use(texts: Mapping[str, str]) -> None:
    """Let the texts of the settings stand, checked by `problem_of`, and the defaults where there are none."""
    ALL.update(_made(texts))
    _in_force[FOOTER] = texts.get(FOOTER, DEFAULT_FOOTER)


def footer() -> str:
    """Return the line below every message."""
    return _in_force[FOOTER]


def problem_of(texts: object) -> str:
    """Return what is wrong with the texts of the settings, as a sentence; nothing when they may stand."""
    if not isinstance(texts, dict) or not all(isinstance(part, str) for pair in texts.items() for part in pair):
        return _("give names and texts")
    known = [FOOTER, *(template.name for template in _DEFAULTS)]
    unknown = next((name for name in texts if name not in known), None)
    if unknown is not None:
        return _("there is no template “%(name)s”; known are %(known)s") % {"name": unknown, "known": ", ".join(known)}
    if _bad_footer(texts.get(FOOTER, DEFAULT_FOOTER)):
        sentence = FAULTS["footer"]
        return _(sentence)
    made = _made(texts).values()
    return next((f"{one.name}: {_(FAULTS[code])}" for one in made for code in faults(one)), "")


def _made(texts: Mapping[str, str]) -> dict[str, Template]:
    written = (replace(single, body=texts.get(single.name, single.body)) for single in _DEFAULTS)
    return {template.name: template for single in written for template in (single, single.repeated())}


def get(name: str) -> Template:
    """Return the template of that name. Raises KeyError for none."""
    return ALL[name]


def value(text: str, limit: int = VALUE_LIMIT) -> str:
    """Return a text that Meta takes for a place: one line, single spaces, shortened with an ellipsis, never empty."""
    line = " ".join(text.split()) or "-"
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def faults(template: Template) -> list[str]:
    """Return what Meta would refuse in the template, as short English codes; nothing when it would pass."""
    places = [int(place) for place in re.findall(r"\{\{(\d+)\}\}", template.body)]
    checks = {
        "name": re.fullmatch(r"[a-z0-9_]{1,512}", template.name) is None,
        "length": len(template.body) > BODY_LIMIT,
        "places": sorted(set(places)) != list(range(1, len(template.samples) + 1)),
        "edges": bool(re.match(r"\{\{", template.body.strip()) or re.search(r"\}\}\W*$", template.body)),
        "neighbours": re.search(r"\}\}\s*\{\{", template.body) is not None,
        "buttons": any(len(ACTIONS[action]) > BUTTON_LIMIT for action in template.actions),
        "footer": _bad_footer(footer()),
        "filled": len(template.text(["x" * 60] * max([0, *places, len(template.samples)]))) > BODY_LIMIT,
    }
    return [name for name, wrong in checks.items() if wrong]


def _bad_footer(line: str) -> bool:
    return not 1 <= len(line) <= FOOTER_LIMIT or "{{" in line or not line.isprintable()


use({})
