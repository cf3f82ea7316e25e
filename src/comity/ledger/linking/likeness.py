"""What two profiles share: words, names, days, sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from comity.ledger.linking.profile import Profile

NAME = 2.5
"""How much more a name in a title tells than a common word."""

OF_SHORTER = 0.65
"""Part that the shorter title has in the likeness of two; the rest is of both together."""

BESIDE = 0.5
"""What a name of one title counts that only stands in the other's sentence."""

SPELLED = 84.0
"""Likeness of two spellings (0 to 100) from which on two names are one: Toliara and Toliary, not Kiffa and Kayes."""

SPELLED_LEAST = 5
"""Letters of a name that may be spelled in two ways."""

SHORT = 10
"""Days up to which a date points at one act of its kind and no other; a month holds several."""

Weigh = Callable[[str], float]
"""How telling a stem is, 0 to 1: rare ones tell most."""


def words(one: Profile, other: Profile, weigh: Weigh) -> tuple[float, list[str]]:
    """Share of telling words that two profiles have in common, 0 to 1: both of the shorter and of all."""
    a, b = set(one.words), set(other.words)
    if not a or not b:
        return 0.0, []
    names = {*one.proper, *other.proper}
    b = _respelled(b, a, names)
    both = a & b
    weights = {word: weigh(word) * (NAME if word in names else 1.0) for word in a | b}
    beside = ((a - b) & {*other.near, *other.place}) | ((b - a) & {*one.near, *one.place})
    if not both and one.source == other.source:
        # A sentence that names two things names each beside the other: that makes them two, not one.
        beside = set()
    shared = sum(weights[word] for word in both) + BESIDE * sum(weights[word] for word in beside)
    if not shared:
        return 0.0, []
    part = min(1.0, shared / min(sum(weights[word] for word in some) for some in (a, b)))
    whole = shared / sum(weights.values())
    reasons = ["words: " + ", ".join(sorted(both))] if both else []
    if beside:
        reasons.append("named in the sentence: " + ", ".join(sorted(beside)))
    return OF_SHORTER * part + (1 - OF_SHORTER) * whole, reasons


def _respelled(words: set[str], known: set[str], names: set[str]) -> set[str]:
    """The words, with names as the other title spells them."""
    odd = [word for word in words - known if word in names and len(word) >= SPELLED_LEAST]
    open_names = sorted(word for word in known - words if word in names and len(word) >= SPELLED_LEAST)
    if not odd or not open_names:
        return words
    from rapidfuzz import fuzz, process

    out = set(words)
    for word in sorted(odd):
        found = process.extractOne(word, open_names, scorer=fuzz.ratio, score_cutoff=SPELLED)
        if found is not None and found[0][0] == word[0]:
            out = (out - {word}) | {found[0]}
    return out


def own_names(one: Profile, other: Profile) -> set[str]:
    """Names that the first bears and the second does not, its place aside."""
    theirs = {*other.words, *other.place}
    return _respelled(set(one.proper), theirs, {*one.proper, *other.proper}) - theirs - {*one.place}


def sides_apart(one: Profile, other: Profile) -> bool:
    """Whether their sides keep them apart."""
    a, b = set(one.sides), set(other.sides)
    if not a or not b or a <= b or b <= a:
        return False
    return len(a & b) < 2


def one_sided(one: Profile, other: Profile) -> bool:
    """Whether one of them leaves open with whom, so that much else must agree."""
    return len(set(one.sides) & set(other.sides)) < 2 and one.sides != other.sides


def meet(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists share a value."""
    return not set(one).isdisjoint(other)


def differ(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both lists say something, and not the same."""
    a, b = set(one), set(other)
    return bool(a and b and not a & b)


def gap(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Days between two stretches; 0 where they meet."""
    (a, b), (c, d) = ([date.fromisoformat(day) for day in days] for days in (one, other))
    return max(0, (c - b).days, (a - d).days)


def length(days: tuple[str, str]) -> int:
    """Days that a stretch covers."""
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1


def between(one: str, other: str) -> int | None:
    """Days between two days, None where one is not known."""
    if len(one) != 10 or len(other) != 10:
        return None
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
