"""Whether two titles clearly name the same kind of thing, so that their lines may stand together.

This puts lines side by side for a reader. It claims nothing about identity.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from comity.briefs.names import fold

SHORTEST = 4
"""Letters of a word that tells titles apart; shorter ones are mostly articles and prepositions."""

ENOUGH = 3
"""Telling words that the shorter title must have when it is only a part of the longer one. With two, `trade agreement`
would stand with every agreement on trade in something."""

OVERLAP = 0.75
"""Least share of telling words that two titles have in common when neither holds the other: three of four. At two
thirds `declaration on energy and transport links` stood with `declaration on energy and transport safety`."""

STEM = 5
"""Letters at the start that two forms of a word share: `transit` and `transition` do, `state` and `statute` do not."""

ENDING = 3
"""Letters that may follow what two forms of a word share."""

_WORD = re.compile(r"\w+")


def telling(title: str, dull: frozenset[str]) -> frozenset[str]:
    """The words of a title that tell it from others: long ones and numbers, without the dull ones."""
    return frozenset(
        word
        for word in _WORD.findall(fold(title))
        if (len(word) >= SHORTEST or any(c.isdigit() for c in word)) and not any(_same(word, one) for one in dull)
    )


@lru_cache(maxsize=4096)
def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sets of telling words clearly belong together."""
    small, large = sorted((one, other), key=lambda words: (len(words), sorted(words)))
    if not small or (_numbers(one) and _numbers(other) and _numbers(one) != _numbers(other)):
        return False
    shared = sum(any(_same(word, each) for each in large) for word in small)
    if shared == len(small) and (len(small) == len(large) or len(small) >= ENOUGH):
        return True
    return shared >= ENOUGH and shared >= OVERLAP * (len(small) + len(large) - shared)


def _numbers(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if any(c.isdigit() for c in word))


def _same(a: str, b: str) -> bool:
    """Whether two words are forms of one: a long common start, and little behind it."""
    if a == b:
        return True
    if a[:STEM] != b[:STEM] or a.isdigit() or b.isdigit():
        return False
    common = len(os.path.commonprefix((a, b)))
    return common >= STEM and max(len(a), len(b)) - common <= ENDING
