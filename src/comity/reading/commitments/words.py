"""The words of promises: `commitment_verbs.csv` and `commitments.yml`, made ready once a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from comity.lexicon import Language, cell
from comity.records import CommitmentStage

DEED, RECEIVE, ENCOUNTER, KEPT, DROPPED = "deed", "receive", "encounter", "kept", "dropped"
_NO_STAGE = frozenset({DEED, RECEIVE, ENCOUNTER, KEPT, DROPPED})


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word that makes a promise of what it governs."""

    stage: CommitmentStage
    takes: frozenset[str]
    """`to` an infinitive; `object-to` an infinitive that its object does; `self-to`; `passive-to`; `ing`; `that`;
    `noun` the thing promised; `doing` a noun that names an act; `for` a date; `thing-to` a passive infinitive with a
    subject of its own; `paper` only where an agreement is the one that promises"""


@dataclass(frozen=True)
class Words:
    """Everything that the rules ask of a language."""

    carriers: Mapping[tuple[str, str], Carrier]
    """(lemma, part of speech) -> carrier"""
    classes: Mapping[str, Mapping[str, str]]
    """`deed`, `receive`, `encounter`, `kept`, `dropped` -> lemma -> what it takes"""
    sets: Mapping[str, frozenset[str]]
    gate: frozenset[str]
    """lemmas and forms of which a sentence must have one to be looked at"""

    def has(self, name: str, word: str) -> bool:
        """Whether a word is in a set."""
        return word in self.sets.get(name, ())

    def kind(self, name: str, lemma: str) -> bool:
        """Whether a verb is in a class."""
        return lemma in self.classes.get(name, ())


@lru_cache(maxsize=4)
def words_of(tables: Language) -> Words:
    """The words of a language, read once."""
    carriers: dict[tuple[str, str], Carrier] = {}
    classes: dict[str, dict[str, str]] = {}
    for row in tables.stream("commitment_verbs"):
        if row["class"] in _NO_STAGE:
            classes.setdefault(row["class"], {})[row["word"]] = row["takes"]
        else:
            stage = CommitmentStage(row["class"])
            carriers[row["word"], row["pos"]] = Carrier(stage, frozenset(cell(row, "takes")))
    sets = {name: frozenset(map(str, words)) for name, words in tables.tree("commitments").items()}
    forms = {one for name in ("will", "would", "should", "now", "let", "duty", "include") for one in sets.get(name, ())}
    begun = {word for word, takes in classes.get(DEED, {}).items() if takes == "schedule"}
    gate = frozenset(forms | begun | {word for word, _ in carriers})
    return Words(carriers, classes, sets, gate)
