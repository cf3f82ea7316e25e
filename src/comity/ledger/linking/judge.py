"""The judgement whether two records of one kind tell of one thing, with its reasons.

A weighted tally in the manner of record linkage (Fellegi and Sunter 1969): agreements on sides, words, names, place
and days add, and a plain contradiction keeps apart whatever else agrees. The weights were set by hand on story lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from comity.ledger.linking import likeness
from comity.ledger.linking.likeness import SHORT, Weigh, between, differ, gap, length, meet
from comity.ledger.linking.profile import Profile, family
from comity.records import AgreementForm, EventKind

SURE = 0.6
"""A link from here on is made."""

DOUBTFUL = 0.45
"""A link from here on waits for a person; below, nothing is said."""

CLOSE = 7
"""Days by which two reports of one act may differ: one of them errs, and that is a conflict worth showing."""

AWHILE = 45
"""Days before its source in which an act without a date of its own probably fell."""

AHEAD = 400
"""Days after its source in which an expected act without a date probably falls; as long is an act told again."""

ONE_SIDED = 0.2
"""How much surer a link must be where one text leaves open with whom."""

ONE_WORD = 120
"""Days up to which a measure of one common word, a cost or a loan, is taken for the same one."""

SAME_AMOUNT = 1100
"""Days up to which a measure of one common word with the very same number is taken for the same one."""

WITHIN = 0.15
"""How much surer a link within one source must be: its author tells things apart by saying them apart. A headline is
told again in the text below it, and is no such case."""

STEP = 0.2
"""What the same stage reached on the same day adds."""

LATELY = 120
"""Days after an act for which a rare one is still told of as the latest of its kind."""

HALFWAY = 0.55
"""The highest score of two that share much, but not what they are."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is that two records tell of one thing, 0 to 1, and why; `apart` where something forbids it."""

    score: float
    reasons: tuple[str, ...]
    apart: bool = False


def apart(why: str) -> Verdict:
    """Two things."""
    return Verdict(0.0, (why,), apart=True)


def judge(one: Profile, other: Profile, weigh: Weigh = lambda stem: 1.0) -> Verdict:
    """Compare two profiles of one kind."""
    if one.kind != other.kind:
        return apart("of other kinds")
    if likeness.sides_apart(one, other):
        return apart("other sides")
    if (clash := unlike(one, other)) is not None:
        return apart(clash)
    verdict = _JUDGES[one.kind](one, other, weigh)
    if likeness.one_sided(one, other) and not verdict.apart:
        return _verdict(verdict.score - ONE_SIDED, list(verdict.reasons))
    return verdict


def among(profile: Profile, members: Iterable[Profile], weigh: Weigh = lambda stem: 1.0) -> Verdict:
    """How sure it is that a record belongs to an entry of these members: by the best of them, if none forbids it.

    That one is alike in words and another in its day adds up.
    """
    best, stages = Verdict(0.0, ()), None
    for member in members:
        verdict = judge(profile, member, weigh)
        if verdict.apart:
            return verdict
        if member.source == profile.source and profile.kind != "indicator" and not (profile.head or member.head):
            verdict = _verdict(verdict.score - WITHIN, list(verdict.reasons))
        if verdict.score > best.score:
            best = verdict
        stages = stages or _same_step(profile, member)
    if stages is not None and stages not in best.reasons and best.score:
        return _verdict(best.score + STEP, [*best.reasons, stages])
    return best


def _same_step(one: Profile, other: Profile) -> str | None:
    """Why one step of one thing seems told: the same stage on days that meet or are close; else None."""
    if one.stage is None or one.stage != other.stage or one.stage not in _DONE or not one.days or not other.days:
        return None
    away = gap(one.days, other.days)
    if away > CLOSE or length(one.days) > SHORT or length(other.days) > SHORT:
        return None
    return f"{one.stage} on days that {'are close' if away else 'meet'}"


def unlike(one: Profile, other: Profile) -> str | None:
    """What one of them is that the other is not: solar and gas; None where nothing is."""
    a, b = _sorts(one), _sorts(other)
    for number in a.keys() & b.keys():
        if not a[number] & b[number]:
            return f"{min(a[number])} and {min(b[number])}"
    return None


def _sorts(profile: Profile) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for trait in profile.traits:
        number, _, idea = trait.partition(":")
        out.setdefault(number, set()).add(idea)
    return out


# ---- the kinds ---------------------------------------------------------------------------------------------

_DONE = ("signed", "ratified", "in force", "operating", "cancelled")
"""Stages that are reached on one day."""


def _agreement(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    forms = {family(profile) for profile in (one, other)} - {""}
    # Outlets call any document an agreement, and a treaty a contract.
    loose = AgreementForm.AGREEMENT in (one.form, other.form) or forms == {"treaty", "contract"}
    if len(forms) > 1 and not loose:
        return apart(f"{one.form} and {other.form}")
    if differ(one.years, other.years):
        return apart("other years or numbers in the title")
    if one.plural or other.plural:
        return Verdict(0.0, ("several at once",))
    score, reasons = likeness.words(one, other, weigh)
    done = one.stage == other.stage and one.stage in _DONE
    if done and one.days and other.days and gap(one.days, other.days) > CLOSE:
        return apart(f"{one.stage} on other days")
    step = _same_step(one, other)
    if step is not None and (score or not one.words or not other.words):
        score, reasons = score + STEP, [*reasons, step]
    if not reasons:
        return Verdict(0.0, ("no word in common",))
    if len(forms) > 1:
        score -= 0.1
    elif one.form and other.form:
        score, reasons = score + 0.05, [*reasons, "one form of document"]
    return _verdict(score, reasons)


def _project(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if differ(one.years, other.years):
        return apart("other years or numbers in the name")
    if one.plural or other.plural:
        return Verdict(0.0, ("several at once",))
    score, reasons = likeness.words(one, other, weigh)
    places = set(one.place) & {*other.place, *other.words} | set(other.place) & set(one.words)
    if one.place and other.place and not places and score < 0.8:
        return apart("other places")
    if places:
        score, reasons = score + 0.15, [*reasons, "one place"]
    if not reasons:
        return Verdict(0.0, ("no word in common",))
    if meet(one.classes, other.classes):
        score, reasons = score + 0.1, [*reasons, "one sort of thing"]
    elif differ(one.classes, other.classes):
        score = min(score - 0.15, HALFWAY)
    elif one.form != other.form and "other" not in (one.form, other.form):
        score -= 0.1
    if (step := _same_step(one, other)) is not None:
        score, reasons = score + STEP, [*reasons, step]
    if likeness.own_names(one, other) and likeness.own_names(other, one):
        score = min(score, HALFWAY)
    return _verdict(score, reasons)


def _commitment(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if differ(one.first, other.first):
        return apart("undertaken by others")
    score, reasons = likeness.words(one, other, weigh)
    if not reasons:
        return Verdict(0.0, ("no word in common",))
    shared = set(one.words) & set(other.words)
    if len(shared) < 2:
        score -= 0.3
    if differ(one.classes, other.classes):
        score -= 0.15
    if one.days and other.days:
        if gap(one.days, other.days) == 0:
            score, reasons = score + 0.15, [*reasons, "due at one time"]
        else:
            score -= 0.1
    return _verdict(score, reasons)


def _milestone(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if one.form != other.form:
        return apart("another year")
    score, reasons = likeness.words(one, other, weigh)
    return _verdict(0.5 + score / 2 if reasons else 0.5, ["the same year", *reasons])


def _indicator(one: Profile, other: Profile, _weigh: Weigh) -> Verdict:
    if (again := _told_again(one, other)) is not None:
        return again
    if not one.words or one.words != other.words or one.sides != other.sides:
        return Verdict(0.0, ("of unknown measure",)) if one.vague or other.vague else apart("another measure")
    if differ(one.first, other.first):
        return apart("of another side")
    if one.form != other.form and not (one.pointing and {one.form, other.form} == {"money", "percent"}):
        return apart("another kind of unit")
    why = "the same indicator of the same sides"
    if one.source == other.source or one.pointing or other.pointing or len(one.words) > 1:
        return Verdict(1.0, (why,))
    days = between(one.day, other.day)
    if "count" not in (one.form, other.form) and days is not None and days <= ONE_WORD:
        return Verdict(0.65, (why, "told within months"))
    if one.amount is not None and one.amount == other.amount and (days is None or days <= SAME_AMOUNT):
        return Verdict(0.65, (why, f"the same number: {one.amount}"))
    return Verdict(0.3, ("a measure of one common word",))


def _told_again(one: Profile, other: Profile) -> Verdict | None:
    """A measure of unknown name with number, standing and time of a known one: `the target of 1 billion by 2028`."""
    named, vague = (one, other) if other.vague else (other, one)
    if not vague.vague or named.vague or one.amount is None or one.days is None or one.stage == "actual":
        return None
    alike = (one.amount, one.days, one.stage, one.sides) == (other.amount, other.days, other.stage, other.sides)
    return Verdict(0.8, (f"{one.stage}, number and time of a known measure",)) if alike else None


# ---- events ------------------------------------------------------------------------------------------------

_DIRECTED = frozenset({EventKind.VISIT, EventKind.EXPULSION, EventKind.SANCTION, EventKind.ATTACK, EventKind.OPENING})
_VAGUE = frozenset({EventKind.OTHER, EventKind.STATEMENT, EventKind.PUBLICATION, EventKind.PROTEST, EventKind.VOTE})
_PERSONAL = frozenset({EventKind.VISIT, EventKind.CALL, EventKind.MEETING, EventKind.TALKS})
_RARE = frozenset({EventKind.EXPULSION})
"""Acts so rare between two sides that kind, direction and time nearly tell which."""


def _event(one: Profile, other: Profile, weigh: Weigh) -> Verdict:
    if (against := _event_apart(one, other)) is not None:
        return apart(against)
    when = _when(one, other)
    if when is None:
        return apart("on other days")
    score, why = when
    words, reasons = likeness.words(one, other, weigh)
    reasons = [why, *reasons]
    score += 0.15 * words
    if persons := sorted(set(one.names) & set(other.names)):
        score, reasons = score + 0.2, [*reasons, "persons: " + ", ".join(persons)]
    elif offices := sorted(set(one.offices) & set(other.offices)):
        score, reasons = score + 0.15, [*reasons, "offices: " + ", ".join(offices)]
    if meet(one.place, other.place):
        score, reasons = score + 0.1, [*reasons, "one place"]
    elif named := sorted(set(one.proper) & set(other.proper) - set(one.names)):
        score, reasons = score + 0.1, [*reasons, "names: " + ", ".join(named)]
    if one.first and one.first == other.first and one.second == other.second:
        score, reasons = score + (0.2 if one.form in _RARE else 0.1), [*reasons, "the same roles"]
    if one.form in _VAGUE or other.form in _VAGUE:
        score -= 0.3 if words < 0.5 else 0.15
    if one.form != other.form:
        score -= 0.1
    return _verdict(score, reasons)


def _event_apart(one: Profile, other: Profile) -> str | None:
    if family(one) != family(other):
        return f"{one.form} and {other.form}"
    if one.form in _DIRECTED:
        if differ(one.first, other.first):
            return "by another side"
        if differ(one.second, other.second):
            return "to another side"
    if one.form in _PERSONAL:
        if differ(one.names, other.names):
            return "other persons"
        if one.form == other.form == EventKind.VISIT and differ(one.offices, other.offices):
            return "other offices"
    return None


def _when(one: Profile, other: Profile) -> tuple[float, str] | None:
    """What their times add to the score, and why; None where they are apart."""
    if one.days and other.days:
        away, covered = gap(one.days, other.days), max(length(one.days), length(other.days))
        if away == 0:
            return (0.6, "on the same days") if covered <= SHORT else (0.4, "dates that do not forbid it")
        return (0.4, "on days that are close") if away <= CLOSE and covered <= SHORT else None
    a, b = _window(one), _window(other)
    if a is None or b is None:
        return 0.25, "one is not dated"
    if _after(one, other) or _after(other, one):
        return None
    away = gap(a, b)
    if away == 0:
        return 0.4, "at about one time"
    if away <= LATELY:
        return 0.3, "one is told as lately past"
    return (0.25, "one is told as past") if away <= AHEAD else (0.1, "one is told as long past")


def _after(one: Profile, other: Profile) -> bool:
    """Whether the second, which its source gives as done but does not date, was told before the first took place."""
    if other.days is not None or one.days is None or other.stage != "happened" or len(other.day) != 10:
        return False
    return date.fromisoformat(one.days[0]).toordinal() > date.fromisoformat(other.day).toordinal() + CLOSE


def _window(profile: Profile) -> tuple[str, str] | None:
    """The days in which an act probably falls."""
    if profile.days is not None:
        return profile.days
    if len(profile.day) != 10:
        return None
    at = date.fromisoformat(profile.day).toordinal()
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
