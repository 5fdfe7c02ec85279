"""Which agency a complaint may belong to: complement naive Bayes over what was forwarded before, with its reasons.

A new database knows only the words of its topics (`seed/topics.csv`); every forwarded complaint teaches it more.
Method: J. Rennie and others, "Tackling the Poor Assumptions of Naive Bayes Text Classifiers", ICML 2003.
"""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from peewee import fn

from store.actors import Actor, Right, require
from store.database import db
from store.i18n import _, ngettext
from store.models import Agency, Category, Complaint
from store.rows import tuples

TOPICS = Path(__file__).parent / "seed" / "topics.csv"
LEARN_FROM = 5_000
TOPIC_WEIGHT = 3
CATEGORY_BONUS = 2.0
REFRESH_EVERY = 50
_STOPWORDS = frozenset(
    re.findall(
        r"\w+",
        "ada adalah agar akan aku anda apa apakah atas atau bagi bahwa bapak belum bisa buat dalam dan dari dengan di "
        "dia harap hari ibu ini itu jadi jika juga kami karena kepada lagi lebih mohon nya oleh pada pak para sangat "
        "saya sebab sebagai sehingga sejak selamat sering sudah tapi terima kasih tidak tolong untuk warga yang yg "
        "kota kendari kelurahan kecamatan jln",
    )
)


@dataclass(frozen=True)
class Suggestion:
    """One agency: its share of all belief (0 to 1), and the reasons in sentences."""

    agency: str
    agency_name: str
    share: float
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """What was learnt: per agency how much each word speaks for it, and how many complaints it had."""

    weights: dict[str, dict[str, float]]
    words: dict[str, Counter[str]]
    examples: Counter[str]


_learnt: tuple[tuple[str, int], Model] | None = None


def agencies(actor: Actor, text: str, *, category: str = "", limit: int = 5) -> list[Suggestion]:
    """Return the likeliest agencies for a complaint's text and its topic's code, best first."""
    require(actor, Right.TRIAGE)
    model = _model()
    names = dict(tuples(Agency.select(Agency.code, Agency.name).where(Agency.active)))
    usual = _usual(category)
    spoken = Counter(tokens(text))
    scores = {code: _score(model, code, spoken) for code in names if code in model.weights}
    if usual in names:
        scores[usual] = scores.get(usual, 0.0) + CATEGORY_BONUS
    shares = _shares(scores)
    best = sorted(shares, key=lambda code: (-shares[code], code))[:limit]
    return [Suggestion(code, names[code], shares[code], _reasons(model, code, spoken, usual)) for code in best]


def tokens(text: str) -> list[str]:
    """Return the telling words of a text in small letters."""
    return [word for word in re.findall(r"[^\W\d_]{3,}", text.lower()) if word not in _STOPWORDS]


def learn(examples: Iterable[tuple[str, str, int]]) -> Model:
    """Return the model of (agency, text, weight) examples; weight 1 is a complaint, more a topic's own words."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    seen: Counter[str] = Counter()
    for agency, text, weight in examples:
        for word in set(tokens(text)):
            words[agency][word] += weight
        seen[agency] += weight == 1
    return Model(_complement_weights(words), dict(words), seen)


def _complement_weights(words: dict[str, Counter[str]]) -> dict[str, dict[str, float]]:
    """Return per agency and word how much rarer the word is among all *other* agencies' complaints."""
    everywhere: Counter[str] = Counter()
    for counted in words.values():
        everywhere.update(counted)
    size, total = len(everywhere), everywhere.total()
    weights: dict[str, dict[str, float]] = {}
    for agency, own in words.items():
        rest = total - own.total() + size
        weights[agency] = {word: -math.log((count - own[word] + 1) / rest) for word, count in everywhere.items()}
    return weights


def _model() -> Model:
    """Return the model of this database; it is learnt anew when many complaints have come since."""
    global _learnt  # noqa: PLW0603  # learning takes longer than one question may
    newest = int(Complaint.select(fn.MAX(Complaint.id)).scalar() or 0)
    key = (str(db.database), newest // REFRESH_EVERY)
    if _learnt is None or _learnt[0] != key:
        _learnt = (key, learn([*_topics(), *_forwarded()]))
    return _learnt[1]


def _topics() -> list[tuple[str, str, int]]:
    owners = dict(tuples(Category.select(Category.code, Agency.code).join(Agency)))
    with TOPICS.open(encoding="utf-8", newline="") as file:
        return [
            (owners[row["code"]], row["words"], TOPIC_WEIGHT) for row in csv.DictReader(file) if row["code"] in owners
        ]


def _forwarded() -> list[tuple[str, str, int]]:
    """Return the newest complaints that are, or ended, with an agency."""
    query = Complaint.select(Agency.code, Complaint.title, Complaint.body).join(Agency)
    rows = query.order_by(Complaint.id.desc()).limit(LEARN_FROM)
    return [(code, f"{title} {body}", 1) for code, title, body in tuples(rows)]


def _usual(category: str) -> str:
    if not category:
        return ""
    found = Category.select(Agency.code).join(Agency).where(Category.code == category).scalar()
    return str(found or "")


def _score(model: Model, code: str, spoken: Counter[str]) -> float:
    """Return the mean weight of the text's known words for the agency, against the other agencies' mean."""
    weights = model.weights[code]
    known = [word for word in spoken if word in weights]
    if not known:
        return 0.0
    return sum(_speaks(model, code, word) for word in known) / math.sqrt(len(known))


def _speaks(model: Model, code: str, word: str) -> float:
    """Return how much more the word speaks for this agency than for all on average."""
    mean = sum(weights[word] for weights in model.weights.values()) / len(model.weights)
    return model.weights[code][word] - mean


def _shares(scores: dict[str, float]) -> dict[str, float]:
    top = max(scores.values(), default=0.0)
    powers = {code: math.exp(score - top) for code, score in scores.items()}
    whole = sum(powers.values())
    return {code: power / whole for code, power in powers.items()}


def _reasons(model: Model, code: str, spoken: Counter[str], usual: str) -> tuple[str, ...]:
    reasons = []
    if code == usual:
        reasons.append(_("it usually answers this topic"))
    own = model.words.get(code, Counter())
    telling = sorted((word for word in spoken if own[word]), key=lambda word: -_speaks(model, code, word))[:3]
    if telling:
        reasons.append(_("words: %(words)s") % {"words": ", ".join(telling)})
    if model.examples[code]:
        count = model.examples[code]
        sentence = ngettext("%(count)d complaint went there before", "%(count)d complaints went there before", count)
        reasons.append(sentence % {"count": count})
    return tuple(reasons)
