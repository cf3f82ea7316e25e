"""The words of saying, compiled once a language from `speech_verbs.csv` and `quotes.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from comity.lexicon import Language
from comity.lexicon.tables import cell
from comity.reading.parties.names import fold
from comity.records import Modality


class Manner(StrEnum):
    """How a verb ties words to who says them; the classes of `speech_verbs.csv`."""

    SAY = "say"
    THINK = "think"
    ASK = "ask"
    PROMISE = "promise"
    INTEND = "intend"
    AGREE = "agree"
    STATE = "state"
    """what papers and figures do"""
    RAISE = "raise"
    """brings up a thing: its object, not a clause, is the speaker's"""
    JUDGE = "judge"
    """gives a thing a name or a verdict"""
    RELAY = "relay"
    """names the source that one speaks after"""
    EXPRESS = "express"
    """needs a noun that has the clause: "voiced hope that" """


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of saying."""

    lemma: str
    rest: tuple[str, ...]
    """the words after the verb itself: `out` of "point out" """
    manner: Manner
    clause: bool
    infinitive: bool
    noun: bool
    charge: str
    """preposition before what its object is said to have done: `of` for "accuse"; `for doing` if only a participle
    may follow; empty when it takes none"""
    modality: Modality | None
    addressee: str
    """preposition before who is spoken to; `object` when none is needed; empty when none is named"""


@dataclass(frozen=True, slots=True)
class Words:
    """All words that the quotes step asks for, in lower case."""

    verbs: dict[str, tuple[Verb, ...]]
    """form -> verbs, the ones of several words first"""
    pairs: tuple[str, ...]
    straight: tuple[str, ...]
    singles: tuple[str, ...]
    apostrophes: str
    mark: re.Pattern[str] | None
    """any mark of quotation"""
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    maps: dict[str, dict[str, str]] = field(default_factory=dict)
    according: tuple[tuple[tuple[str, ...], float], ...] = ()
    page: tuple[str, ...] = ()

    def among(self, name: str, word: str) -> bool:
        """Whether a list of `quotes.yml` holds this word."""
        return word in self.lists.get(name, ())

    def named(self, name: str, word: str) -> str | None:
        """What a mapping of `quotes.yml` gives for this word."""
        return self.maps.get(name, {}).get(word)


@lru_cache(maxsize=8)
def words_of(language: Language) -> Words:
    """The words of a language; empty lists where its folder lacks the tables."""
    tree: dict[str, Any] = language.tree("quotes")
    marks = tree.get("marks", {})
    pairs, straight, singles = (tuple(marks.get(kind, ())) for kind in ("double", "straight", "single"))
    signs = sorted(set("".join((*pairs, *straight, *singles))))
    return Words(
        verbs=_verbs(language),
        pairs=pairs,
        straight=straight,
        singles=singles,
        apostrophes=tree.get("apostrophes", ""),
        mark=re.compile("[" + re.escape("".join(signs)) + "]") if signs else None,
        lists={
            name: frozenset(str(one) for one in value)
            for name, value in tree.items()
            if isinstance(value, list) and not any(isinstance(one, dict) for one in value)
        },
        maps={
            **{
                name: {str(key): str(one or "") for key, one in value.items()}
                for name, value in tree.items()
                if isinstance(value, dict) and name != "marks"
            },
            **_genders(language),
        },
        according=tuple((tuple(one["words"].split()), float(one["score"])) for one in tree.get("according", ())),
        page=tuple(tree.get("page", ())),
    )


def _genders(language: Language) -> dict[str, dict[str, str]]:
    """What pronouns, titles and given names tell of gender, from the tables of the parties step."""
    tree: dict[str, Any] = language.tree("party_words")
    return {
        "pronoun_genders": {str(key): str(one) for key, one in (tree.get("pronouns") or {}).items()},
        "title_genders": {str(key): str(one) for key, one in (tree.get("honorific_gender") or {}).items()},
        "given_genders": {fold(row["name"]).lower(): row["gender"] for row in language.stream("given_names")},
    }


def _verbs(language: Language) -> dict[str, tuple[Verb, ...]]:
    found: dict[str, list[Verb]] = {}
    for row in language.stream("speech_verbs"):
        lemma, *rest = row["verb"].split()
        takes = cell(row, "indirect")
        verb = Verb(
            lemma=lemma,
            rest=tuple(rest),
            manner=Manner(row["class"]),
            clause="clause" in takes,
            infinitive="infinitive" in takes,
            noun="noun" in takes,
            charge=next((one.partition(" ")[2] for one in takes if one.startswith("object ")), ""),
            modality=Modality(row["modality"]) if row["modality"] else None,
            addressee=row["addressee"],
        )
        for form in cell(row, "forms"):
            found.setdefault(form, []).append(verb)
    return {form: tuple(sorted(verbs, key=lambda one: -len(one.rest))) for form, verbs in found.items()}
