"""Checks: what the numbers and years of a text say of each other."""

from __future__ import annotations

from comity.reading.checks.cues import Page
from comity.reading.checks.misses import record_misses
from comity.reading.checks.products import record_products
from comity.reading.checks.rates import record_rates
from comity.reading.checks.repeats import range_checks, repeat_checks
from comity.reading.checks.shares import share_checks
from comity.reading.checks.sums import record_sums
from comity.reading.checks.tables import table_checks
from comity.reading.checks.terms import terms_of
from comity.reading.checks.unlike import record_lists
from comity.reading.milestones import anniversary_checks
from comity.reading.notes import Notes

__all__ = ["read"]


def read(notes: Notes) -> None:
    """Compare the figures and milestones of a document."""
    page, terms = Page(notes), terms_of(notes)
    if len(terms) > 1:
        totals = record_sums(page, terms)
        totals |= record_lists(page, terms, totals)
        record_misses(page, terms, totals)
        record_products(page, terms)
        record_rates(page, terms)
    table_checks(notes)
    share_checks(notes)
    range_checks(notes)
    repeat_checks(notes)
    for check in anniversary_checks(notes):
        notes.add(check)
