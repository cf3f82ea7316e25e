"""The words around numbers, from `figures.yml`, compiled once a language."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from comity.lexicon import Language
from comity.reading.figures.numbers import Numerals, numerals, words_like
from comity.reading.figures.units import Units, units
from comity.records import Bound, Direction

REACH = 60
"""Characters in front of a number in which its hedge is looked for; the longest hedge with an article is shorter."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words of rise or of fall."""

    verbs: frozenset[str]
    objects: frozenset[str]
    nouns: frozenset[str]
    adverbs: frozenset[str]
    comparatives: frozenset[str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Everything that the figures step knows of a language."""

    numerals: Numerals
    units: Units
    hedge: re.Pattern[str]
    hedges: dict[str, Bound]
    hedge_after: re.Pattern[str]
    hedges_after: dict[str, Bound]
    signs: dict[str, Bound]
    minus: re.Pattern[str]
    amount_before: re.Pattern[str]
    changes: dict[Direction, Change]
    month_before: re.Pattern[str]
    month_after: re.Pattern[str]
    year_before: re.Pattern[str]
    clock_after: re.Pattern[str]
    label_before: re.Pattern[str]
    furniture: re.Pattern[str]
    share: re.Pattern[str]
    shares: dict[str, float]
    share_before: re.Pattern[str]
    share_after: re.Pattern[str]
    share_plural: re.Pattern[str]
    age_before: re.Pattern[str]
    old_after: re.Pattern[str]
    rate_after: re.Pattern[str]
    """what shows that a number is a rate of exchange: "to the dollar" """
    fold: re.Pattern[str]
    fold_adverb: re.Pattern[str]
    """"twice" where it is a factor"""
    fold_adverbs: dict[str, float]
    folds: dict[str, float]
    fold_verbs: dict[str, float]
    lists: dict[str, frozenset[str]]
    tree: dict[str, Any]

    def has(self, name: str, word: str) -> bool:
        """Whether a list of `figures.yml` has this word."""
        return word in self.lists.get(name, frozenset())


def _set(words: Iterable[Any] | None) -> frozenset[str]:
    return frozenset(str(one).lower() for one in words or ())


def _bounds(tree: dict[str, Any] | None) -> dict[str, Bound]:
    return {str(phrase).lower(): Bound(bound) for bound, phrases in (tree or {}).items() for phrase in phrases}


def _times(tree: dict[str, Any] | None) -> dict[str, float]:
    return {str(word).lower(): float(times) for word, times in (tree or {}).items()}


def _lists(tree: dict[str, Any]) -> dict[str, frozenset[str]]:
    """Every list of words by its name; one within a mapping as `mapping.list`."""
    out = {name: _set(words) for name, words in tree.items() if isinstance(words, list)}
    for name, parts in tree.items():
        if isinstance(parts, dict):
            out |= {f"{name}.{part}": _set(words) for part, words in parts.items() if isinstance(words, list)}
    return out


def _like(lists: dict[str, frozenset[str]], name: str) -> str:
    return words_like(lists.get(name, ()))


def _change(tree: dict[str, Any] | None) -> Change:
    tree = tree or {}
    return Change(*(_set(tree.get(one)) for one in ("verbs", "objects", "nouns", "adverbs", "comparatives")))


@lru_cache(maxsize=4)
def words_of(tables: Language) -> FigureWords:
    """The words of a language; a language whose folder lacks the table reads bare digits and units only."""
    tree = tables.tree("figures")
    hedges, after = _bounds(tree.get("hedges")), _bounds(tree.get("hedges_after"))
    lists = _lists(tree)
    like = partial(_like, lists)
    between, months, labels = like("between"), like("months"), like("labels")
    folds, fold_verbs = _times(tree.get("folds")), _times(tree.get("fold_verbs"))
    shares, adverbs = _times(tree.get("shares")), _times(tree.get("fold_adverbs"))
    return FigureWords(
        numerals=numerals(tables),
        units=units(tables),
        hedge=re.compile(rf"(?<![\w-])(?P<hedge>(?i:{words_like(hedges)}))\s*(?:\s(?i:{between}))?[\s(]*\Z"),
        hedges=hedges,
        hedge_after=re.compile(rf"\s*(?P<hedge>(?i:{words_like(after)}))(?!\w)(?!\s+(?i:{like('compares')})(?!\w))"),
        hedges_after=after,
        signs={str(sign): Bound(bound) for sign, bound in (tree.get("hedge_signs") or {}).items()},
        minus=re.compile(rf"(?<!\w)((?i:{like('minus_words')}))[\s-]\Z"),
        amount_before=re.compile(rf"(?<!\w)(?i:{like('measures_of')})\s+\w{{2}}\s+\Z"),
        changes={Direction.UP: _change(tree.get("up")), Direction.DOWN: _change(tree.get("down"))},
        month_before=re.compile(rf"(?<!\w)(?i:{months})\s+(?:\d{{1,2}}(?:\s*[-–—,]\s*|\s+\w{{2,3}}\s+))*\Z"),
        month_after=re.compile(
            rf"(?:(?:\s*[-–—,]\s*|\s+\w{{2,3}}\s+)\d{{1,2}})*\.?\s+(?:\w{{2}}\s+)?(?i:{months})(?!\w)"
        ),
        year_before=re.compile(rf"(?<!\w)(?i:{like('year_words')})[\s(]*\Z"),
        clock_after=re.compile(rf"\s?(?i:{like('clock_words')})(?!\w)"),
        label_before=re.compile(
            rf"(?<![\w-])(?i:{labels})(?:\b|(?<=\W))[\s\u00a0]*(?:(?:\d+|\w)(?:\s*[-–—,/]\s*|\s+\w{{2,3}}\s+))*\Z"
        ),
        furniture=re.compile(rf"[\s\W]*(?i:{like('furniture_leads')})(?!\w)"),
        share=re.compile(rf"(?<![\w-])(?:{words_like(shares)})(?![\w-])"),
        shares=shares,
        share_before=re.compile(rf"\s+(?i:{like('share_before')})(?!\w)"),
        share_plural=re.compile(rf"\s+(?i:{like('share_plurals')})(?!\w)"),
        share_after=re.compile(rf"(?<!\w)(?i:{like('share_after')})\s+\Z"),
        age_before=re.compile(rf"(?<![\w-])(?i:{like('age_words')})\s+\Z"),
        old_after=re.compile(rf"[\s-]*(?i:{like('old_words')})(?!\w)"),
        fold=re.compile(rf"(?<![\w-])(?:{words_like([*folds, *fold_verbs])})(?![\w-])"),
        fold_adverb=re.compile(rf"(?<![\w-])(?P<times>(?i:{words_like(adverbs)}))\s+(?i:{like('fold_follows')})(?!\w)"),
        fold_adverbs=adverbs,
        rate_after=re.compile(
            rf"\s+(?i:{like('rate_joints')})\s+"
            rf"(?:(?i:{like('rate_kinds')})\s+)?(?:{units(tables).named.pattern})"
        ),
        folds=folds,
        fold_verbs=fold_verbs,
        lists=lists,
        tree=tree,
    )
