"""The words of `party_words.yml` and `offices.csv`, compiled once for a language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from comity.lexicon import Language
from comity.reading.parties.names import Index, fold

HONORIFIC = "honorific"
"""The level of `offices.csv` whose words only go before a name and say nothing of an office."""
PERSON = "person"
"""The level of words for persons that are in no table of offices: counterpart, guest, co-chair."""


@dataclass(frozen=True, eq=False)
class Words:
    """Sets and maps of words; all empty for a language that lacks the table."""

    tree: dict[str, Any]
    offices: Index[str]
    """folded lower-case office -> level"""
    genders: dict[str, str]
    """folded lower-case given name -> `m` or `f`"""
    marks: dict[str, str] = field(default_factory=dict)
    """lower-case word -> mark of a word that is not capitalised"""
    capitals: dict[str, str] = field(default_factory=dict)
    """word as capitalised -> mark"""
    _sets: dict[str, frozenset[str]] = field(default_factory=dict)

    def set(self, name: str) -> frozenset[str]:
        """A list of the table as a set; empty where the language has none."""
        if name not in self._sets:
            self._sets[name] = frozenset(str(one) for one in self.tree.get(name) or ())
        return self._sets[name]

    def map(self, name: str) -> dict[str, Any]:
        """A mapping of the table."""
        found = self.tree.get(name)
        return found if isinstance(found, dict) else {}

    def plural(self, word: str) -> bool:
        """Whether a word is an office in the plural."""
        ending = str(self.tree.get("plural") or "")
        return bool(ending) and word.endswith(ending) and bool(self.level(word.removesuffix(ending)))

    def singular(self, word: str) -> str:
        """A plural without its ending."""
        return word.removesuffix(str(self.tree.get("plural") or ""))

    def level(self, office: str) -> str:
        """The level of an office as written in a text; empty if it is in no table."""
        words = fold(office).lower().rstrip(".")
        levels = self.offices.values
        if words in levels:
            return levels[words]
        known = [levels[last] for last in words.split() if last in levels]
        return known[-1] if known else ""


# Which list of the table gives which mark, weakest first: a word of several lists keeps the last one's.
_LOWER = (
    ("likes", "v"),
    ("particles", "m"),
    ("domains", "w"),
    ("modifiers", "w"),
    ("place_nouns_before", "l"),
    ("route_nouns", "l"),
    ("place_nouns", "l"),
    ("organisation_nouns", "g"),
    ("organ_nouns", "g"),
    ("state_nouns", "s"),
    ("within", "i"),
    ("toward", "i"),
    ("links", "f"),
    ("of", "o"),
    ("and", "&"),
    ("the", "t"),
    ("a", "a"),
    ("'s", "p"),
)
_UPPER = (
    ("modifiers", "W"),
    ("domains", "W"),
    ("directions", "D"),
    ("place_heads", "L"),
    ("organisation_heads", "G"),
    ("organisation_starts", "G"),
    ("legal_forms", "G"),
)


@lru_cache(maxsize=4)
def words_of(tables: Language) -> Words:
    """The compiled words of a language."""
    tree = tables.tree("party_words")
    offices = {fold(row["office"]).lower().rstrip("."): row["level"] for row in tables.stream("offices")}
    for one in tree.get("more_offices") or ():
        offices.setdefault(fold(one).lower(), PERSON)
    for plural in list(_plurals(offices, str(tree.get("plural") or ""), [str(one) for one in tree.get("of") or ()])):
        offices.setdefault(*plural)
    marks: dict[str, str] = {}
    for name, mark in _LOWER:
        words = [str(word) for word in tree.get(name) or ()]
        if mark in "gl" and tree.get("plural"):
            words += [word + str(tree["plural"]) for word in words]
        marks.update((word, mark) for word in words)
    capitals: dict[str, str] = {}
    for name, mark in _UPPER:
        capitals.update((str(word)[:1].upper() + str(word)[1:], mark) for word in tree.get(name) or ())
    genders = {fold(row["name"]).lower(): row["gender"] for row in tables.stream("given_names")}
    return Words(tree, Index.of(offices), genders, marks, capitals)


def _plurals(offices: dict[str, str], ending: str, of: list[str]) -> list[tuple[str, str]]:
    """Each office with the ending of the plural on its head, which stands last or before "of"."""
    out = []
    for office, level in offices.items() if ending else ():
        parts = office.split(" ")
        head = next((at for at, part in enumerate(parts) if part in of), len(parts)) - 1
        if head >= 0 and level != HONORIFIC:
            parts[head] += ending
            out.append((" ".join(parts), level))
    return out
