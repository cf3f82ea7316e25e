"""What a record is looked up by: short keys, so that only few entries are ever compared with it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

from comity.ledger.linking.profile import Profile, family, forms
from comity.records import FigureStatus

SIDES = 4
"""Sides up to which every pair of them is a key; a declaration of twenty states is looked up by all of them at once."""

MONTHS = 4
"""Months that a date may cover and still be a key; a year says too little."""

SLIP = timedelta(days=4)
"""Half the days by which reports of one act may differ: so much is a date widened on either side."""

FORMED = ("event", "agreement", "project")
"""Kinds that are looked up by their form too; the others are looked up by their sides alone."""


def marks(profile: Profile) -> tuple[str, ...]:
    """Keys of a profile, sorted, the one without a word or month last."""
    out: list[str] = []
    for where in _where(profile.sides):
        place = f"{profile.kind}|{where}"
        if profile.kind == "indicator":
            out.append(f"{place}|i:{' '.join(profile.words)}")
            if profile.amount is not None and profile.stage != FigureStatus.ACTUAL:
                out.append(f"{place}|v:{profile.amount}")
            continue
        # An event's words are those of a whole sentence: only the names among them are looked up.
        words = profile.proper if profile.kind == "event" else profile.words
        out += [f"{place}|w:{word}" for word in sorted({*words, *profile.place})]
        out += [f"{place}|n:{name}" for name in profile.names]
        out += [f"{place}|m:{month}:{family(profile)}" for month in _months(profile)]
        out += [f"{place}|f:{form}" for form in forms(profile)] if profile.kind in FORMED else [f"{place}|~"]
    return tuple(sorted(out))


def pairs(sides: tuple[str, ...]) -> list[str]:
    """The sides two by two as keys have them."""
    return [f"{a}+{b}" for a, b in combinations(sides, 2)]


def _where(sides: tuple[str, ...]) -> list[str]:
    if len(sides) > SIDES:
        return ["+".join(sides)]
    # Singly too: a text that names one side of two is told of the same thing.
    return [*pairs(sides), *(sides or ("",))]


def _months(profile: Profile) -> list[str]:
    if profile.days is None or profile.kind != "event":
        return []
    first, last = (date.fromisoformat(day) for day in profile.days)
    first, last = first - SLIP, last + SLIP
    many = (last.year - first.year) * 12 + last.month - first.month + 1
    if many > MONTHS:
        return []
    months = (first.year * 12 + first.month - 1 + step for step in range(many))
    return [f"{at // 12}-{at % 12 + 1:02d}" for at in months]
