"""The judgement whether two records tell of one thing, with its reasons.

A weighted tally in the manner of record linkage (Fellegi and Sunter 1969): agreements on sides, words, names, place
and days add, and a plain contradiction keeps apart whatever else agrees. The weights were set by hand on story lines.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from comity.ledger.linking.profile import Profile
from comity.records import AgreementForm, EventKind

SURE = 0.6
"""A link from here on is made."""

DOUBTFUL = 0.4
"""A link from here on waits for a person; below, nothing is said."""

CLOSE = 7
"""Days by which two reports of one act may differ: one of them errs, and that is a conflict worth showing."""

AWHILE = 45
"""Days before its source in which an act without a date of its own probably fell."""

AHEAD = 400
"""Days after its source in which an expected act without a date probably falls."""

NAME = 2.5
"""How much more a name in a title tells than a common word."""

SHORT = 31
"""Days up to which a date points at one act of its kind and no other."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two records tell of one thing, 0 to 1, and why; `apart` where something forbids it."""

    score: float
    reasons: tuple[str, ...]
    apart: bool = False


Weigh = Callable[[str], float]
"""How telling a stem is, 0 to 1: rare ones tell most."""


def judge(one: Profile, other: Profile, weigh: Weigh = lambda stem: 1.0) -> Verdict:
    """Compare two profiles of one kind."""
    if one.kind != other.kind:
        return Verdict(0.0, ("of other kinds",), apart=True)
    against = _sides(one, other)
    if against is not None:
        return Verdict(0.0, (against,), apart=True)
    return _JUDGES[one.kind](one, other, weigh)


def _sides(one: Profile, other: Profile) -> str | None:
    """Why their sides keep them apart, or None."""
    a, b = set(one.sides), set(other.sides)
    if not a or not b or a <= b or b <= a:
        return None
    return None if len(a & b) >= 2 else "other sides"


# ---- what they share ---------------------------------------------------------------------------------------


def _words(one: Profile, other: Profile, weigh: Weigh) -> tuple[float, list[str]]:
    """Share of telling words that two profiles have in common, 0 to 1: both of the shorter and of all."""
    a, b = set(one.words), set(other.words)
    both = a & b
    if not both:
        return 0.0, []
    names = {*one.proper, *other.proper}
    weights = {word: weigh(word) * (NAME if word in names else 1.0) for word in a | b}
    shared = sum(weights[word] for word in both)
    part = shared / min(sum(weights[word] for word in some) for some in (a, b))
    whole = shared / sum(weights.values())
    return 0.65 * part + 0.35 * whole, ["words: " + ", ".join(sorted(both))]


def _gap(one: tuple[str, str], other: tuple[str, str]) -> int:
    """Days between two stretches; 0 where they meet."""
    (a, b), (c, d) = ([date.fromisoformat(day) for day in days] for days in (one, other))
    return max(0, (c - b).days, (a - d).days)


def _length(days: tuple[str, str]) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1


def _numbers(profile: Profile) -> set[str]:
    return {word for word in profile.words if word.isdigit() and len(word) == 4}


# ---- the kinds ---------------------------------------------------------------------------------------------

_FAMILY = {
    AgreementForm.TREATY: "treaty",
    AgreementForm.AGREEMENT: "treaty",
    AgreementForm.DECLARATION: "declaration",
    AgreementForm.STATEMENT: "declaration",
    AgreementForm.MEMORANDUM: "memorandum",
    AgreementForm.PROTOCOL: "protocol",
    AgreementForm.CONTRACT: "contract",
    AgreementForm.PROGRAMME: "programme",
}
_FAMILIES: Mapping[str, str] = {form.value: family for form, family in _FAMILY.items()}

_DONE = ("signed", "ratified", "in force")


def _agreement(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    forms = {_FAMILIES.get(profile.form or "", "") for profile in (one, other)} - {""}
    if len(forms) > 1 and forms != {"treaty", "contract"}:
        return Verdict(0.0, (f"{one.form} and {other.form}",), apart=True)
    if _numbers(one) and _numbers(other) and not _numbers(one) & _numbers(other):
        return Verdict(0.0, ("other years in the title",), apart=True)
    score, reasons = _words(one, other, weigh)
    if one.stage == other.stage and one.stage in _DONE and one.days and other.days:
        gap = _gap(one.days, other.days)
        if gap > CLOSE:
            return Verdict(0.0, (f"{one.stage} on other days",), apart=True)
        if _length(one.days) <= SHORT and _length(other.days) <= SHORT:
            score, reasons = score + 0.25, [*reasons, f"{one.stage} on days that {'meet' if gap == 0 else 'are close'}"]
    if not reasons:
        if not one.words or not other.words:
            return Verdict(0.45, ("one is named without telling words",))
        return Verdict(0.0, ("no word in common",))
    if len(forms) == 1 and one.form and other.form:
        score, reasons = score + 0.05, [*reasons, "one form of document"]
    return _verdict(score, reasons)


def _project(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    score, reasons = _words(one, other, weigh)
    places = set(one.place) & {*other.place, *other.proper} | set(other.place) & set(one.proper)
    if one.place and other.place and not places and score < 0.8:
        return Verdict(0.0, ("other places",), apart=True)
    if places:
        score, reasons = score + 0.15, [*reasons, "one place"]
    if one.form != other.form and "other" not in (one.form, other.form):
        score -= 0.15
    return _verdict(score if reasons else 0.0, reasons)


def _commitment(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if one.first and other.first and not set(one.first) & set(other.first):
        return Verdict(0.0, ("undertaken by others",), apart=True)
    score, reasons = _words(one, other, weigh)
    if not reasons:
        return Verdict(0.0, ("no word in common",))
    if len(set(one.words) & set(other.words)) < 2:
        score -= 0.3
    if one.days and other.days:
        if _gap(one.days, other.days) == 0:
            score, reasons = score + 0.15, [*reasons, "due at one time"]
        else:
            score -= 0.1
    return _verdict(score, reasons)


def _milestone(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if one.form != other.form:
        return Verdict(0.0, ("another year",), apart=True)
    score, reasons = _words(one, other, weigh)
    return _verdict(0.5 + score / 2 if reasons else 0.5, ["the same year", *reasons])


def _indicator(one: Profile, other: Profile, _weigh: Weigh) -> Verdict:
    same = one.words == other.words and one.sides == other.sides
    return Verdict(1.0, ("the same indicator of the same sides",)) if same else Verdict(0.0, (), apart=True)


_TALKS = frozenset({EventKind.MEETING, EventKind.TALKS, EventKind.SUMMIT})
_DIRECTED = frozenset({EventKind.VISIT, EventKind.EXPULSION, EventKind.SANCTION, EventKind.ATTACK, EventKind.OPENING})
_VAGUE = frozenset({EventKind.OTHER, EventKind.STATEMENT, EventKind.PUBLICATION, EventKind.PROTEST, EventKind.VOTE})
_PERSONAL = frozenset({EventKind.VISIT, EventKind.CALL, EventKind.MEETING, EventKind.TALKS})


def _event(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    against = _event_apart(one, other)
    if against is not None:
        return Verdict(0.0, (against,), apart=True)
    persons = sorted(set(one.names) & set(other.names))
    words, reasons = _words(one, other, weigh)
    when = _when(one, other)
    if when is None:
        return Verdict(0.0, ("on other days",), apart=True)
    score, why = when
    reasons = [why, *reasons]
    score += 0.15 * words
    if persons:
        score, reasons = score + 0.2, [*reasons, "persons: " + ", ".join(persons)]
    if set(one.place) & set(other.place):
        score, reasons = score + 0.1, [*reasons, "one place"]
    if one.first and one.first == other.first and one.second == other.second:
        score, reasons = score + 0.1, [*reasons, "the same roles"]
    if one.form in _VAGUE:
        score -= 0.3 if words < 0.5 else 0.15
    if one.form != other.form:
        score -= 0.1
    return _verdict(score, reasons)


def _event_apart(one: Profile, other: Profile) -> str | None:
    if one.form != other.form and not {one.form, other.form} <= _TALKS:
        return f"{one.form} and {other.form}"
    if one.form in _DIRECTED:
        if one.first and other.first and not set(one.first) & set(other.first):
            return "by another side"
        if one.second and other.second and not set(one.second) & set(other.second):
            return "to another side"
    if one.form in _PERSONAL and one.names and other.names and not set(one.names) & set(other.names):
        return "other persons"
    return None


def _when(one: Profile, other: Profile) -> tuple[float, str] | None:
    """What their times add to the score, and why; None where they are apart."""
    if one.days and other.days:
        gap, coarse = _gap(one.days, other.days), max(_length(one.days), _length(other.days)) > SHORT
        if gap == 0:
            return (0.4, "dates that do not forbid it") if coarse else (0.6, "on the same days")
        return (0.4, "on days that are close") if gap <= CLOSE and not coarse else None
    a, b = _window(one), _window(other)
    if a is None or b is None:
        return 0.25, "one is not dated"
    return (0.4, "at about one time") if _gap(a, b) == 0 else None


def _window(profile: Profile) -> tuple[str, str] | None:
    """The days in which an act probably falls."""
    if profile.days is not None:
        return profile.days
    if not profile.day:
        return None
    day = date.fromisoformat(profile.day) if len(profile.day) == 10 else None
    if day is None:
        return None
    at = day.toordinal()
    first, last = (at, at + AHEAD) if profile.stage == "expected" else (at - AWHILE, at)
    return date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat()


def _verdict(score: float, reasons: list[str]) -> Verdict:
    return Verdict(round(min(1.0, max(0.0, score)), 3), tuple(reasons))


_JUDGES: Mapping[str, Callable[[Profile, Profile, Weigh], Verdict]] = {
    "event": _event,
    "agreement": _agreement,
    "project": _project,
    "commitment": _commitment,
    "milestone": _milestone,
    "indicator": _indicator,
}
