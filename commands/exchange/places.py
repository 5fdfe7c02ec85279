"""Another city's agencies and topics, recognised as ours by their names where they fit; no fit is no answer."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LEAST = 0.5
_EMPTY = frozenset(
    ("dan", "di", "dinas", "badan", "bagian", "kantor", "daerah", "kota", "kab", "kabupaten", "provinsi", "pemerintah")
)
_ALIKE = (
    (r"\bolah raga\b", "olahraga"),
    (r"\bketenagakerjaan\b", "tenaga kerja"),
    (r"\busaha kecil( dan)? menengah\b", "ukm"),
    (r"\brumah sakit umum daerah\b", "rsud"),
)
_REGION = re.compile(r"\b(?:kab|kabupaten|kota|provinsi|prov)\b.*")


@dataclass(frozen=True)
class Known:
    """Something of ours that a foreign name may mean."""

    code: str
    name: str


def match(foreign: str, ours: Iterable[Known], region: str = "") -> str:
    """Return the code of the one of ours that the foreign name means, or nothing.

    `region` is the other city's name, which says nothing. Half of all telling words must agree, and no second
    candidate may agree as well.
    """
    candidates = list(ours)
    wanted = " ".join(foreign.split()).casefold()
    for known in candidates:
        if wanted in (known.code.casefold(), known.name.casefold()):
            return known.code
    words = _words(_REGION.sub("", wanted)) - _words(region)
    scores = sorted(((_agreement(words, _telling(known)), known.code) for known in candidates), reverse=True)
    if not scores or scores[0][0] < LEAST or (len(scores) > 1 and scores[1][0] == scores[0][0]):
        return ""
    return scores[0][1]


def topic(foreign: str, keywords: Mapping[str, tuple[str, ...]]) -> str:
    """Return the code of the first topic one of whose keywords begins a word of the foreign topic, or nothing."""
    wanted = " ".join(foreign.split()).casefold()
    for code, signs in keywords.items():
        if any(re.search(rf"\b{re.escape(sign)}", wanted) for sign in signs):
            return code
    return ""


def _words(name: str) -> frozenset[str]:
    text = name.casefold()
    for pattern, plain in _ALIKE:
        text = re.sub(pattern, plain, text)
    return frozenset(re.findall(r"[a-z0-9]+", text)) - _EMPTY


def _telling(known: Known) -> frozenset[str]:
    return _words(_REGION.sub("", known.name.casefold()))


def _agreement(foreign: frozenset[str], own: frozenset[str]) -> float:
    """Return the share of words in both among the words in either (Jaccard); a single word of ours must be all."""
    if len(own) == 1 and foreign != own:
        return 0.0
    return len(foreign & own) / len(foreign | own) if foreign and own else 0.0
