"""Pairs of numbers that are the outcome of a vote, "by 78 to 41", "12-3"; and of a game."""

from __future__ import annotations

from itertools import pairwise

from comity.reading.figures.numbers import key
from comity.reading.figures.page import Found, Page

_MOST = 20_000
"""Votes cast by hand or roll call; more are written with their noun."""


def votes(page: Page, found: list[Found]) -> list[Found]:
    """Mark the two numbers of a vote, and what they count."""
    noun = page.words.tree.get("vote_name")
    for a, b in pairwise(found):
        scored = a.role == b.role == "score"
        if not (_plain(a) and _plain(b)) or not (scored or _to(page, a, b)):
            continue
        if scored or voted(page, a.first):
            for one in (a, b):
                one.role, one.symbol = "vote", str(noun) if noun is not None else None
    return found


def _plain(one: Found) -> bool:
    """Whether the number is whole and counts nothing that is named."""
    bare = one.unit is None and one.noun is None and one.high is None and not one.number.scaled
    return bare and one.role in ("", "score") and one.number.step >= 1 and 0 <= one.value < _MOST


def _to(page: Page, a: Found, b: Found) -> bool:
    """Whether the second is the number against the first: "by 78 to 41", "carried 9 to 4"."""
    ahead = key(page.text[max(0, a.start - 12) : a.start]).rpartition(" ")[2]
    if page.words.has("from_words", ahead):
        return False
    return page.words.has("to_words", key(page.text[a.end : b.start]))


def voted(page: Page, i: int) -> bool:
    """Whether the sentence around a token tells of a vote."""
    start, end = page.sentence(i)
    return any(page.words.has("vote_words", token.lemma_.lower()) for token in page.notes.doc[start:end])
