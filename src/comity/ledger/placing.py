"""Putting each record of a reading into the entry it belongs to, or founding a new one.

Few entries are ever compared: those that share a key (see `linking.marks`), the newest of each key. So the cost of a
record does not grow with the ledger.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import log2
from typing import Any

from sqlalchemy import Connection

from comity.ledger import shelf
from comity.ledger.keeping import lost
from comity.ledger.linking import (
    DOUBTFUL,
    HELD,
    SURE,
    Profile,
    Verdict,
    about,
    among,
    forms,
    judge,
    marks,
    pairs,
    profiles,
    things,
)
from comity.ledger.ties import tied_within
from comity.records import Reading

COMPARED = 40
"""Entries that a record is compared with at most."""

MARGIN = 0.05
"""A record that fits two entries this nearly alike, which are not one thing, is left for a person to place."""

BRIDGE = 0.7
"""Two entries are one thing where a record belongs to either with this score, and nothing in them forbids it."""

SETTLED = 5
"""Entries in doubt that are looked at again when an entry grows."""

ONLY = 0.65
"""Score of a title without telling words, where just one thing of its form is known between the two sides."""

ONLY_WITHIN = 0.75
"""The same, where its own source tells of just one such thing."""

ONLY_FOR = 1100
"""Days for which the only thing of its form is still meant by a bare title."""

BARE = ("agreement", "project")
"""Kinds whose bare titles point at the only thing of their form: the pact, the road."""

HEADLINED = "agreement"
"""What a headline may call by other words than its text; projects of one text are too often several."""

Judged = tuple[int, Verdict]
"""An entry's number, and how sure it is that a record belongs to it."""


@dataclass(slots=True)
class Placing:
    """The placing of one reading's records."""

    db: Connection
    source: int
    """number of the source"""
    shelf: shelf.Shelf = field(init=False)
    home: dict[str, int] = field(default_factory=dict)
    """record -> entry, of this reading"""

    def __post_init__(self) -> None:
        self.shelf = shelf.Shelf(self.db)

    def place(self, record: str, profile: Profile, title: str) -> None:
        """Link a record to its entry, to a new one where none is sure."""
        keys = marks(profile)
        found, doubts = self._best(profile, keys)
        if found is None and (profile.bare or profile.head):
            found = self._only(profile)
        number = self.shelf.found(record, profile, title) if found is None else found[0]
        verdict = Verdict(1.0, ("the first that tells of it",)) if found is None else found[1]
        self.shelf.put(record, number, self.source, profile, verdict, keys)
        self.home[record] = number
        if found is None:
            self.shelf.doubt(record, doubts)
        else:
            self.shelf.tell(number, profile, title)
            self._settle(number, [other for other, _ in doubts])
        if not profile.bare:
            self._claim(self.home[record], profile)

    # ---- by likeness -----------------------------------------------------------------------------------------

    def _best(self, profile: Profile, keys: Iterable[str]) -> tuple[Judged | None, list[Judged]]:
        """The entry it surely belongs to, if there is one, and those it may belong to."""
        weigh, candidates = self._candidates(keys)
        verdicts = (
            (number, among(profile, (member for _, member in self.shelf.members(number)), weigh))
            for number in candidates
        )
        judged = [one for one in verdicts if not one[1].apart and one[1].score >= DOUBTFUL]
        judged.sort(key=lambda one: (-one[1].score, one[0]))
        if not judged or judged[0][1].score < SURE:
            return None, judged
        (number, verdict), *rest = judged
        left = []
        for other, second in rest:
            if second.score >= BRIDGE and self._one_thing(number, other):
                number = self._join(number, other)
            elif self.shelf.same(number, other):
                continue
            elif second.score > verdict.score - MARGIN and verdict.score < 1.0:
                return None, [one for one in judged if self.shelf.members(one[0])]
            else:
                left.append((other, second))
        return (number, verdict), left

    def _settle(self, number: int, others: list[int]) -> None:
        """Take in what waited in doubt, where the entry as it now stands makes it sure: so order matters little."""
        waiting = [*others, *self.shelf.waiting(number)]
        for other in list(dict.fromkeys(waiting))[:SETTLED]:
            mine, theirs = self.shelf.members(number), self.shelf.members(other)
            if other == number or not mine or not theirs:
                continue
            best = max(among(one, (member for _, member in mine)).score for _, one in theirs)
            if best >= SURE and self._one_thing(number, other):
                number = self._join(number, other)

    def _candidates(self, keys: Iterable[str]) -> tuple[Any, list[int]]:
        """Entries that share a key, and how telling each word is: one that many of them share tells little."""
        many: dict[str, int] = {}
        hits: Counter[int] = Counter()
        known = list(keys)
        for key, some in zip(known, self.shelf.look(*known), strict=True):
            word = key.rsplit("|w:", 1)[-1]
            many[word] = max(many.get(word, 0), len(some))
            hits.update(some)
        # Those that share most keys; of them the newest.
        candidates = sorted(sorted(hits, key=lambda number: (-hits[number], -number))[:COMPARED])
        self.shelf.load(candidates)
        return (lambda stem: 1.0 / (1.0 + log2(max(1, many.get(stem, 1))))), candidates

    def _one_thing(self, one: int, other: int) -> bool:
        """Whether nothing in two entries keeps them apart, and no person has decided on either."""
        return (
            not any(
                judge(mine, theirs).apart
                for (_, mine), (_, theirs) in product(self.shelf.members(one), self.shelf.members(other))
            )
            and self.shelf.free(one)
            and self.shelf.free(other)
        )

    def _join(self, one: int, other: int) -> int:
        keep, gone = sorted((one, other))
        self.shelf.join(keep, gone)
        self.home = {record: keep if number == gone else number for record, number in self.home.items()}
        return keep

    # ---- bare titles -----------------------------------------------------------------------------------------

    def _only(self, profile: Profile) -> Judged | None:
        """The one thing that a title without telling words can mean: `the pact`."""
        if not _may_be_the_only(profile):
            return None
        if not (profile.pointing or profile.head):
            return None
        here = [number for number in sorted(set(self.home.values())) if self._named(number, profile)]
        if not profile.bare:
            here = [number for number in here if self._at_its_stage(number, profile)]
            if len(here) != 1:
                return None
        if here:
            told = Verdict(ONLY_WITHIN, (f"the only {_called(profile)} that its text tells of",))
            return (here[0], told) if len(here) == 1 else None
        return self._only_known(profile)

    def _only_known(self, profile: Profile) -> Judged | None:
        found = self._alike(profile)
        if not profile.pointing or len(found) >= shelf.CANDIDATES:
            return None
        known = [one for one in found if self._named(one, profile)]
        if len(known) != 1 or not any(_lately(profile, member) for _, member in self.shelf.members(known[0])):
            return None
        return known[0], Verdict(ONLY, (f"the only {_called(profile)} of the two sides that is known",))

    def _alike(self, profile: Profile) -> list[int]:
        """Entries of the pair and form."""
        keys = [f"{profile.kind}|{pairs(profile.sides)[0]}|f:{form}" for form in forms(profile)]
        return list(dict.fromkeys(number for some in self.shelf.look(*keys) for number in some))

    def _named(self, number: int, profile: Profile) -> bool:
        """Whether an entry is of the same kind, has telling words, and is not kept apart from a bare title."""
        members = [member for _, member in self.shelf.members(number)]
        return (
            any(not member.bare and not member.plural and member.kind == profile.kind for member in members)
            and any(not set(forms(member)).isdisjoint(forms(profile)) for member in members)
            and not any(judge(profile, member).apart for member in members)
        )

    def _at_its_stage(self, number: int, profile: Profile) -> bool:
        """Whether its own text tells of an agreement at the stage that a headline gives it in other words."""
        return profile.kind == HEADLINED and any(
            member.source == profile.source and member.stage is not None and member.stage == profile.stage
            for _, member in self.shelf.members(number)
        )

    def _claim(self, number: int, profile: Profile) -> None:
        """Take in entries of bare titles that came earlier and can mean nothing but this."""
        if not _may_be_the_only(profile):
            return
        for other in self._alike(profile):
            members = self.shelf.members(other)
            if other == number or not all(self._means(member, profile) for _, member in members):
                continue
            verdict = self._only_known(members[0][1])
            if verdict is not None and verdict[0] == number and self._one_thing(number, other):
                self.shelf.reason(other, verdict[1])
                number = self._join(number, other)

    def _means(self, member: Profile, profile: Profile) -> bool:
        return member.bare and not member.plural and member.source != profile.source

    # ---- what it is about ------------------------------------------------------------------------------------

    def about(self, record: str, profile: Profile) -> bool:
        """Tie an act or a promise to the thing it is about, where another source tells of that; whether it was."""
        best: tuple[float, str, Verdict] | None = None
        for kind in things(profile):
            keys = [
                f"{kind}|{pair}|w:{word}" for pair in pairs(profile.sides) for word in (*profile.words, *profile.place)
            ]
            weigh, candidates = self._candidates(keys)
            for number in candidates:
                for other, member in self.shelf.members(number):
                    verdict = about(profile, member, weigh)
                    if verdict.apart:
                        break
                    if verdict.score >= HELD and (best is None or verdict.score > best[0]):
                        best = verdict.score, other, verdict
        if best is not None:
            self.shelf.tie(record, best[1], self.source, best[2])
        return best is not None

    def about_the_only(self, record: str, profile: Profile, found: list[tuple[Any, Profile, str]]) -> None:
        """Tie a promise that points at a thing by its form to the only one of its text: `the agreement will apply`."""
        if profile.kind != "commitment" or not profile.pointing:
            return
        told: dict[int, str] = {}
        for item, thing, _ in found:
            if thing.kind in things(profile) and not thing.plural and set(thing.classes) & set(profile.classes):
                told.setdefault(self.home[item.id], item.id)
        if len(told) == 1:
            why = f"the only {' or '.join(profile.classes)} that its text tells of"
            self.shelf.tie(record, next(iter(told.values())), self.source, Verdict(ONLY_WITHIN, (why,)))


def _may_be_the_only(profile: Profile) -> bool:
    return profile.kind in BARE and not profile.plural and bool(forms(profile)) and len(profile.sides) == 2


def _called(profile: Profile) -> str:
    return " or ".join(forms(profile)) if profile.kind == "project" else str(profile.form)


def _lately(profile: Profile, member: Profile) -> bool:
    from datetime import date

    if len(profile.day) != 10 or len(member.day) != 10:
        return not profile.day or not member.day
    return abs((date.fromisoformat(profile.day) - date.fromisoformat(member.day)).days) <= ONLY_FOR


def _telling_first(one: tuple[int, tuple[Any, Profile, str]]) -> tuple[bool, bool, int, int]:
    """Order of placing: what has most telling words first, headlines and bare titles last, else as in the text."""
    at, (_, profile, _) = one
    return profile.bare, profile.head, -len(profile.words), at


def place_all(db: Connection, reading: Reading, source: int, sides: Mapping[str, str]) -> None:
    """Link every record of a reading that may belong to an entry; those that are linked already stay where they are."""
    linked = shelf.linked(db, source)
    placing = Placing(db, source)
    placing.home.update(linked)
    found = list(profiles(reading, sides))
    for _, (item, profile, title) in sorted(enumerate(found), key=_telling_first):
        if item.id in linked:
            placing.shelf.update(item.id, profile)
        else:
            placing.place(item.id, profile, title)
    shelf.unlink(db, linked.keys() - {item.id for item, _, _ in found} - lost(db, source))
    shelf.untie(db, source)
    several = {item.id for item, profile, _ in found if profile.plural}
    told = set()
    for record, other, why in tied_within(reading):
        placing.shelf.tie(record, other, source, Verdict(1.0, (why,)))
        if other not in several:
            told.add(record)
    for item, profile, _ in found:
        if item.id not in told and not placing.about(item.id, profile):
            placing.about_the_only(item.id, profile, found)
