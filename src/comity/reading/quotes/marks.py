"""Marks of quotation: which opens, which closes, what stands between.

Works on characters alone, paragraph by paragraph, so that a mark that is never closed spoils one paragraph at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.reading.layout import hard_wrapped
from comity.reading.quotes.words import Words

_BREAK = re.compile(r"[ \t]*\n\s*")
_BLANK = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
SINGLE_SPAN = 400
"""Characters that words between single marks may run to; beyond it the first mark was an apostrophe."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters `[start, end)` between marks; `[outer_start, outer_end)` with them."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int = 0
    closed: bool = True
    goes_on: bool = False
    """the next paragraph opens the same quotation again"""
    single: bool = False


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Characters `[start, end)` of each paragraph."""
    out, at = [], 0
    for gap in (_BLANK if hard_wrapped(text) else _BREAK).finditer(text):
        if gap.start() > at:
            out.append((at, gap.start()))
        at = gap.end()
    if at < len(text):
        out.append((at, len(text)))
    return out


def marked(text: str, words: Words) -> list[Marked]:
    """Everything that stands between marks, in order, the outer before the inner."""
    if words.mark is None or words.mark.search(text) is None:
        return []
    found: list[Marked] = []
    bounds = paragraphs(text)
    for number, (start, end) in enumerate(bounds):
        following = bounds[number + 1][0] if number + 1 < len(bounds) else None
        here = list(_doubles(text, start, end, words))
        here = [_settle(text, one, end, following) for one in here]
        here += _singles(text, (start, end), here, words)
        found += [one for one in _tidied(text, here) if one.end > one.start]
    return found


def _doubles(text: str, start: int, end: int, words: Words) -> Iterator[Marked]:
    openers = {pair[0] for pair in words.pairs}
    closers: dict[str, set[str]] = {}
    for pair in words.pairs:
        closers.setdefault(pair[1], set()).add(pair[0])
    straight = {pair[0] for pair in words.straight}
    stack: list[tuple[str, int]] = []
    assert words.mark is not None
    for hit in words.mark.finditer(text, start, end):
        sign, at = hit.group(), hit.start()
        if sign in straight:
            closes, opens = _leaning(text, at, end, bool(stack and stack[-1][0] == sign))
            match = stack[-1][0] == sign if stack else False
        else:
            match = bool(stack) and stack[-1][0] in closers.get(sign, ())
            closes, opens = match and sign in closers, sign in openers
        if closes and match:
            opened = stack.pop()[1]
            yield Marked(opened + 1, at, opened, at + 1, depth=len(stack))
        elif opens:
            stack.append((sign, at))
    for _, at in stack:
        yield Marked(at + 1, end, at, end, closed=False)


def _leaning(text: str, at: int, end: int, is_open: bool) -> tuple[bool, bool]:
    """Whether a straight mark may close, and may open, by what stands at its sides."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    if is_open:
        leans_in = before.isspace() and not after.isspace() and after not in ".,;:!?"
        return not leans_in, leans_in
    if before.isdigit() and not after.isalnum():
        return False, False  # inches, seconds
    return False, (not before.isalnum() and not after.isspace()) or (before.isspace() and after.isspace())


def _settle(text: str, one: Marked, end: int, following: int | None) -> Marked:
    """Where an unclosed mark ends: with the paragraph if the next one opens it again, else with the sentence."""
    if one.closed:
        return one
    if following is not None and text[following] == text[one.outer_start]:
        return replace(one, end=end, outer_end=end, goes_on=True)
    stop = _SENTENCE_END.search(text, one.start, end)
    at = stop.end() if stop else end
    return replace(one, end=at, outer_end=at, goes_on=False)


def _singles(text: str, bounds: tuple[int, int], doubles: list[Marked], words: Words) -> Iterator[Marked]:
    """Words between single marks; an apostrophe is no mark."""
    start, end = bounds
    for pair in words.singles:
        at = text.find(pair[0], start, end)
        while at != -1:
            close = _single_close(text, at, end, pair[1]) if _may_open(text, at, end) else None
            if close is None:
                at = text.find(pair[0], at + 1, end)
                continue
            depth = sum(one.start <= at and close < one.end for one in doubles)
            yield Marked(at + 1, close, at, close + 1, depth=depth, single=True)
            at = text.find(pair[0], close + 1, end)


def _may_open(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    return (before.isspace() or before in '([{“„«"—–-:') and at + 2 < end and text[at + 1].isalpha()


def _single_close(text: str, at: int, end: int, sign: str) -> int | None:
    """The mark that closes: the first one that does not stand inside or, like a genitive, at the end of a word."""
    spare = None
    close = text.find(sign, at + 2, min(end, at + SINGLE_SPAN))
    while close != -1:
        after = text[close + 1] if close + 1 < len(text) else " "
        if not after.isalnum():
            goes_on = after.isspace() and text[close + 2 : close + 3].islower()
            if not (text[close - 1] in "sS" and goes_on):
                return close
            spare = close if spare is None else spare
        close = text.find(sign, close + 1, min(end, at + SINGLE_SPAN))
    return spare


def _tidied(text: str, found: list[Marked]) -> list[Marked]:
    """In order; without white space at the ends; what an unclosed mark took of its neighbours is given back."""
    out: list[Marked] = []
    for one in sorted(found, key=lambda one: (one.outer_start, -one.outer_end)):
        start, end = one.start, one.end
        if not one.closed and not one.goes_on:
            inner = min((other.outer_start for other in found if start < other.outer_start < end), default=end)
            end = inner if any(other.outer_end > end for other in found if other.outer_start == inner) else end
        while end > start and text[end - 1].isspace():
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        out.append(replace(one, start=start, end=end))
    return [
        replace(one, depth=sum(other.start <= one.outer_start and one.outer_end <= other.end for other in out))
        for one in out
    ]
