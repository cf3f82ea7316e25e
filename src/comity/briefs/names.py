"""Which state or body a person means: by name, adjective, capital or code, in any language that has tables."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from comity.errors import SettingsError
from comity.lexicon import language, languages, shared
from comity.lexicon.tables import cell

GUESSES = 3
"""Names offered for one that is not known."""

LIKENESS = 0.7
"""Least difflib ratio of a guess. At 0.6, the default of difflib, `Jappan` also suggested Panama."""

_TIERS = (
    ("iso3",),
    ("name", "official", "acronym"),
    ("aliases", "iso2"),
    ("adjectives", "demonyms"),
    ("capitals", "seats"),
)
"""Columns of `states.csv` and `bodies.csv`, surest first: a name of one is no capital of another."""


_DULL = ("name", "adjectives", "demonyms")
"""Columns whose words tell nothing apart in a title about the pair."""


@dataclass(frozen=True, slots=True)
class Side:
    """A state, by its ISO 3166-1 alpha-3 code, or an international body, by its name."""

    key: str
    """as in the ledger: `KAZ`, `European Union`"""
    name: str
    words: frozenset[str] = frozenset()
    """folded words of its names and adjectives: in a title about the pair they tell nothing apart"""

    def __str__(self) -> str:
        return self.name if self.key == self.name else f"{self.name} ({self.key})"


def fold(words: str) -> str:
    """Without case, accents and doubled spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def side(asked: str) -> Side:
    """The state or body that is meant.

    Raises:
        SettingsError: nobody of that name, with the nearest names; or several, with their codes.
    """
    wanted, (tiers, known) = fold(asked), _names()
    for tier in tiers:
        meant = tier.get(wanted, ())
        if len(meant) > 1:
            # A name that a state of today shares with one of the past means the one of today.
            meant = tuple(key for key in meant if not shared().states.get(key, {}).get("valid_to")) or meant
        if len(meant) > 1:
            several = " or ".join(str(known[key]) for key in meant)
            raise SettingsError(f"{asked!r} may mean {several}; give a code or the full name")
        if meant:
            return known[meant[0]]
    spelled = list(dict.fromkeys(chain.from_iterable(tiers)))
    near = difflib.get_close_matches(wanted, spelled, n=GUESSES * 3, cutoff=LIKENESS)
    keys = dict.fromkeys(key for name in near for tier in tiers for key in tier.get(name, ()))
    guesses = ", ".join(str(known[key]) for key in list(keys)[:GUESSES])
    hint = f"did you mean {guesses}?" if guesses else "give a name, an adjective or an ISO 3166 code"
    raise SettingsError(f"{asked!r}: no state or body of this name; {hint}")


def pair(asked: Sequence[str]) -> tuple[Side, Side]:
    """The two sides that a list of words means; a name of several words needs no marks around it.

    Raises:
        SettingsError: not two, not known, or twice the same.
    """
    if len(asked) < 2:
        raise SettingsError("give two states or bodies, by name, adjective or code: KAZ RUS")
    if len(asked) > 2:
        a, b = _split(asked)
    else:
        a, b = side(asked[0]), side(asked[1])
    if a.key == b.key:
        raise SettingsError(f"{' and '.join(asked)} are one and the same: {a}; give two")
    return a, b


def _split(asked: Sequence[str]) -> tuple[Side, Side]:
    found = []
    for i in range(1, len(asked)):
        try:
            found.append((side(" ".join(asked[:i])), side(" ".join(asked[i:]))))
        except SettingsError:
            continue
    if len(found) != 1:
        raise SettingsError(
            f"{' '.join(asked)!r}: no two states or bodies; put names of several words in quotation marks"
        )
    return found[0]


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[dict[str, tuple[str, ...]], ...], dict[str, Side]]:
    """For each tier, folded name -> keys; and key -> side."""
    tiers: tuple[dict[str, dict[str, None]], ...] = tuple({} for _ in _TIERS)
    called: dict[str, str] = {}
    words: dict[str, set[str]] = {}
    short = {code: row["iso2"] for code, row in shared().states.items() if row.get("iso2")}
    for code in languages():
        tables = language(code)
        for row in (*tables.table("states"), *tables.table("bodies")):
            key = row.get("iso3") or row["name"]
            called.setdefault(key, row["name"])
            own = (part for column in _DULL for part in cell(row, column))
            words.setdefault(key, set()).update(chain.from_iterable(fold(part).split() for part in own))
            full = {**row, "iso2": short.get(key, "")}
            for tier, columns in zip(tiers, _TIERS, strict=True):
                for name in (part for column in columns for part in cell(full, column)):
                    tier.setdefault(fold(name), {})[key] = None
    known = {key: Side(key, name, frozenset(words.get(key, ()))) for key, name in called.items()}
    return tuple({name: tuple(keys) for name, keys in tier.items()} for tier in tiers), known
