"""Checks: what the numbers and years of a text say of each other."""

from __future__ import annotations

from comity.reading.checks.repeats import range_checks, repeat_checks
from comity.reading.checks.sums import share_checks, sum_checks
from comity.reading.milestones import anniversary_checks
from comity.reading.notes import Notes

__all__ = ["read"]


def read(notes: Notes) -> None:
    """Compare the figures and milestones of a document."""
    sum_checks(notes)
    share_checks(notes)
    range_checks(notes)
    repeat_checks(notes)
    for check in anniversary_checks(notes):
        notes.add(check)
