"""Totals of unlike things, some of them told by an article: "seven papers: a treaty, four memoranda and two plans"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading.checks.cues import Page
from comity.reading.checks.terms import SENTENCE_END, Term, keep, whole
from comity.records import UnitKind

MOST_THINGS = 30
"""Larger totals are not told thing by thing."""
_OPENS = re.compile(r":|\s[–—-]\s|\(")


def record_lists(page: Page, terms: Sequence[Term], totals: set[int]) -> set[int]:
    """Keep a check for every counted total that the things of a list make; gives the places of their totals."""
    out = set()
    for i, total in enumerate(terms):
        if total.kind is not UnitKind.COUNT or total.start in totals:
            continue
        if not 2 <= total.value <= MOST_THINGS or not whole(total.value) or not total.exact:
            continue
        things = _things(page, terms, i)
        named = {one.figure is None for one in things}
        if len(named) > 1 and sum(one.value for one in things) == total.value:
            out.add(total.start)
            says = " + ".join(one.printed() for one in things) + f" = {total.printed()}"
            keep(page.notes, True, says, (total, *things))
    return out


def _things(page: Page, terms: Sequence[Term], i: int) -> list[Term]:
    """The items of the list behind a total: those that begin with a number or an article."""
    total, text = terms[i], page.text
    stop = SENTENCE_END.search(text, total.end)
    end = stop.start() if stop is not None else len(text)
    opens = _OPENS.search(text, total.end, end)
    if opens is None:
        return []
    numbers = {one.start: one for one in terms[i + 1 : i + MOST_THINGS] if one.kind is UnitKind.COUNT}
    out = []
    for start in _starts(page, opens.end(), end):
        if start in numbers:
            out.append(numbers[start])
        elif (found := page.words.articles.match(text, start)) is not None:
            words = page.notes.source.passage(start, _thing_end(page, found.end(), end))
            out.append(Term(words, 1.0, 1.0, total.unit, UnitKind.COUNT))
    return out


def _thing_end(page: Page, after: int, end: int) -> int:
    """The end of the word behind an article."""
    word = re.compile(r"\s*[\w-]+").match(page.text, after, end)
    return word.end() if word is not None else after


def _starts(page: Page, start: int, end: int) -> list[int]:
    """Where items of a list may begin: behind the sign that opens it, a comma, or "and"."""
    text = page.text
    marks = [start, *(start + found.end() for found in re.finditer(r"[,;]", text[start:end]))]
    marks += [found.end() for found in page.words.joins.finditer(text, start, end)]
    out: dict[int, None] = {}
    for mark in sorted(marks):
        at = mark
        while True:
            at += len(text[at:end]) - len(text[at:end].lstrip())
            joined = page.words.joins.match(text, at, end)
            if joined is None:
                break
            at = joined.end()
        if at < end:
            out[at] = None
    return list(out)
