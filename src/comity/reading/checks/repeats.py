"""Ranges that run backwards, and one quantity that a text gives twice with different values."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.numbers import key
from comity.reading.notes import Notes
from comity.records import Bound, Check, CheckKind, Figure, FigureStatus, UnitKind

_OPENER = 12
"""Characters in front of a number in which "between" is looked for."""


def range_checks(notes: Notes) -> None:
    """Ranges whose lower end is the higher: "between 40 and 25 per cent"."""
    tree = notes.language.tree("figures")
    openers = {str(one) for one in tree.get("range_openers") or ()}
    joiners = {str(one) for one in tree.get("range_joiners") or ()}
    text = notes.source.text
    figures = sorted(notes.found(Figure), key=lambda one: one.anchor.start)
    for low, high in pairwise(figures):
        opener = key(text[max(0, low.anchor.start - _OPENER) : low.anchor.start]).rpartition(" ")[2]
        joined = key(text[low.anchor.end : high.anchor.start]) in joiners
        if joined and opener in openers and low.unit == high.unit and low.value > high.value:
            _keep(notes, CheckKind.RANGE, f"{low.anchor.text} > {high.anchor.text}", [low, high])


def repeat_checks(notes: Notes) -> None:
    """One indicator of one time, said by one voice, with two values that cannot both be right."""
    known: dict[tuple[object, ...], Figure] = {}
    for figure in sorted(notes.found(Figure), key=lambda one: one.anchor.start):
        if not _comparable(figure):
            continue
        of = (figure.indicator, figure.unit, figure.as_of, figure.parties, tuple(one.party for one in figure.said_by))
        first = known.setdefault(of, figure)
        if first.value != figure.value:
            _keep(notes, CheckKind.REPEAT, f"{first.anchor.text} ≠ {figure.anchor.text}", [first, figure])


def _comparable(figure: Figure) -> bool:
    return (
        figure.indicator is not None
        and figure.as_of is not None
        and len(figure.parties) > 1
        and figure.status is FigureStatus.ACTUAL
        and figure.bound is Bound.EXACT
        and figure.high is None
        and figure.direction is None
        and figure.unit_kind in (UnitKind.MONEY, UnitKind.MEASURE)
        and "unit" not in figure.passages
    )


def _keep(notes: Notes, kind: CheckKind, says: str, figures: list[Figure]) -> None:
    notes.add(
        Check(
            source=notes.source,
            kind_=kind,
            holds=False,
            says=" ".join(says.split()),
            records=tuple(one.id for one in figures),
            evidence=tuple(one.anchor for one in figures),
        )
    )
