"""Shares of one whole in one sentence that make a hundred."""

from __future__ import annotations

import re

from comity.reading.checks.terms import breaks, sum_words
from comity.reading.figures.numbers import key
from comity.reading.notes import Notes
from comity.records import Bound, Check, CheckKind, Figure

CLOSE = 80
"""Characters between two shares of one whole."""
_WHOLE = 100.0


def share_checks(notes: Notes) -> None:
    """Keep a check where the shares of a sentence make a hundred; where not, they need not be all of them."""
    row: list[Figure] = []
    for figure in [*sorted(notes.found(Figure), key=lambda one: one.anchor.start), None]:
        fits = figure is not None and figure.unit == "percent" and figure.direction is None
        fits = fits and figure is not None and figure.high is None and figure.bound is Bound.EXACT
        if fits and figure is not None and (not row or _follows(notes.text, row[-1], figure)):
            row.append(figure)
            continue
        _shares(notes, row)
        row = [figure] if fits and figure is not None else []


def _follows(text: str, a: Figure, b: Figure) -> bool:
    """Whether two figures stand in one sentence, one soon after the other."""
    return b.anchor.start - a.anchor.end < CLOSE and not breaks(text, a.anchor.end, b.anchor.start)


def _shares(notes: Notes, figures: list[Figure]) -> None:
    if len(figures) < 2 or abs(sum(one.value for one in figures) - _WHOLE) > 1e-9 or _unlike(notes, figures):
        return
    notes.add(
        Check(
            source=notes.source,
            kind_=CheckKind.SUM,
            holds=True,
            says=" + ".join(" ".join(one.anchor.text.split()) for one in figures) + f" = {_WHOLE:g}",
            records=tuple(one.id for one in figures),
            evidence=tuple(one.anchor for one in figures),
        )
    )


def _unlike(notes: Notes, figures: list[Figure]) -> bool:
    """ "60 per cent of the exports and 40 per cent of the imports": shares of two things make no whole."""
    of = sum_words(notes.language).shares_of
    wholes = []
    for one in figures:
        behind = key(notes.text[one.anchor.end : one.anchor.end + CLOSE])
        found = of.match(behind)
        if found is not None:
            word = re.match(r"\s*(\w+)", behind[found.end() :])
            wholes.append(word[1] if word is not None else "")
    return len(set(wholes)) > 1
