"""Profiles of a reading's records."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from comity.ledger.facets import about, sides_of, two_named
from comity.ledger.linking.profile import LINKED, Profile
from comity.ledger.linking.words import telling
from comity.records import (
    Agreement,
    AgreementForm,
    Bound,
    Commitment,
    Date,
    Event,
    EventKind,
    Figure,
    Item,
    Milestone,
    Party,
    PartyType,
    Passage,
    Place,
    Project,
    Reading,
    Record,
    UnitKind,
    stretch,
)

BEFORE = 24
"""Characters before a title in which the word that leads it in is looked for."""

DOCUMENT = "document"
"""Class of what is signed, as the table of heads calls it."""

DATELINE = 2
"""Namings that a place counts for which opens a line: it is where the text is told."""

TELLING_COUNT = 10
"""A number from which on it tells a thing: three diplomats go twice, forty scholarships are the same forty."""

_END = re.compile(r"[.!?…。؟]\s|\n")
"""Where a sentence probably ends."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMBERED = re.compile(rf"{_YEAR.pattern}|\b\d+[^\W\d_]{{1,3}}\b")
"""A year, or an ordinal number: 18th."""


def profiles(reading: Reading, sides: Mapping[str, str]) -> Iterator[tuple[Record, Profile, str]]:
    """Every record of a reading that may belong to an entry, with its profile and its title, in the reading's order."""
    made = _Reading(reading, sides)
    for item in reading.items:
        if isinstance(item, Record) and (profile := made.profile(item)) is not None:
            yield item, profile, title_of(item)


def title_of(item: Item) -> str:
    """What one calls the thing."""
    match item:
        case Agreement():
            return item.title
        case Project():
            return item.name
        case Commitment():
            return item.action
        case Milestone():
            return f"{item.ordinal}: {item.of}" if item.of else str(item.ordinal)
        case Figure():
            return item.indicator or ""
        case Event():
            return item.anchor.text
    return ""


class _Reading:
    """One reading, and what all its profiles share."""

    def __init__(self, reading: Reading, sides: Mapping[str, str]) -> None:
        self._reading = reading
        self._text = reading.source.text
        self._day = (reading.source.published or "")[:10]
        self._sides = sides
        self._home = _with_places(reading, sides)
        self._two = tuple(
            filter(None, (_at_home(reading, sides), about(reading, sides), self._home, two_named(reading, sides)))
        )
        self._telling = telling(reading.source.language)
        self._persons = {party.name: party for party in reading.of(Party) if party.type is PartyType.PERSON}
        self._dates = sorted({one.anchor.text for one in reading.of(Date)}, key=lambda text: (-len(text), text))
        self._objects = [one for one in reading.items if isinstance(one, (Agreement, Project))]
        title = reading.source.title
        at = self._text.find(title) if title else -1
        self._headline = at + len(title) if title and at >= 0 else 0
        self._money = self._all_money()
        self._said: dict[str, set[str]] = {}
        for party in reading.of(Party):
            if party.name in sides and party.type in (PartyType.STATE, PartyType.IGO):
                stems = self._said.setdefault(sides[party.name], set())
                for words in {party.name, *(mention.text for mention in party.mentions)}:
                    stems |= self._telling.stems(words)

    def profile(self, item: Record) -> Profile | None:
        if item.kind not in LINKED:
            return None
        own = sides_of(item, self._sides)
        if isinstance(item, Figure):
            own = self._said_of(item, own)
        for two in self._two:
            if len(own) < 2 and own <= set(two):
                own = set(two)
        sides = tuple(sorted(own))
        said = frozenset().union(*(self._telling.of_side(side) | self._said.get(side, set()) for side in sides))
        shared = self._shared(item, sides, said)
        match item:
            case Event():
                return self._event(item, said, shared)
            case Agreement():
                return self._agreement(item, said, shared)
            case Project():
                return self._project(item, said, shared)
            case Commitment():
                return self._commitment(item, said, shared)
            case Milestone():
                words = self._words(item.of or "", said)
                return Profile(**shared, **words, form=str(item.anchor_year or item.ordinal))
            case Figure():
                return self._indicator(item, said, shared)
        return None

    def _said_of(self, item: Figure, own: set[str]) -> set[str]:
        """Sides of a figure: those that its sentence names, by their places too, where the text is about no others."""
        if set(self._home) == own or not self._home:
            return own
        first, last = self._around(item.anchor)
        here = [(self._sides.get(one.name), one.mentions) for one in self._reading.of(Party)]
        here += [(one.iso3, one.mentions) for one in self._reading.of(Place)]
        named = {side for side, told in here if side is not None and any(first <= one.start < last for one in told)}
        return named if named & own and named <= set(self._home) else own

    def _shared(self, item: Record, sides: tuple[str, ...], said: frozenset[str]) -> dict[str, Any]:
        value = next((getattr(item, name) for name in _DATED.get(item.kind, ()) if getattr(item, name)), None)
        days = stretch(value)
        fields = ("actors", "recipients") if isinstance(item, Event) else ("parties",)
        named = {name for field in fields for name in getattr(item, field) if name in self._persons}
        return {
            "kind": LINKED[item.kind],
            "source": self._reading.source.id,
            "sides": sides,
            "day": self._day,
            "days": (days[0].isoformat(), days[1].isoformat()) if days else None,
            "names": tuple(sorted({max(self._telling.stems(name.split()[-1]), default="") for name in named})),
            "near": tuple(sorted(self._telling.proper(self._undated(item.evidence[0].text)) - said)),
            "head": item.anchor.start < self._headline,
        }

    def _undated(self, text: str) -> str:
        """A text without its dates: days are compared as days."""
        for words in self._dates:
            if words in text:
                text = text.replace(words, " ")
        return text

    def _words(self, text: str, said: frozenset[str]) -> dict[str, Any]:
        text = self._undated(text)
        words = self._telling.words(text, without=said)
        return {
            "words": tuple(sorted(words)),
            "proper": tuple(sorted(words & self._telling.proper(text))),
            "traits": tuple(sorted(self._telling.traits(words))),
        }

    def _side(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted({self._sides[name] for name in names if name in self._sides}))

    def _event(self, item: Event, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        inside = item.evidence[0]
        titles = [title_of(one) for one in self._objects_in(inside, _OBJECT.get(item.kind_, ()))]
        objects = [title for title in titles if not self._telling.plural(title)]
        told = self._words(" ".join(objects) or inside.text, said)
        if not objects:
            del told["traits"]
        return Profile(
            **shared,
            **told,
            first=tuple(sorted(set(item.iso3_actors) or self._side(item.actors))),
            second=tuple(sorted(set(item.iso3_recipients) or self._side(item.recipients))),
            form=item.kind_.value,
            stage=item.status.value,
            place=tuple(sorted(self._telling.stems(item.place or "") - said)),
            offices=tuple(sorted(self._offices(item))),
            classes=tuple(sorted(self._telling.classes(inside.text))),
            plural=len(objects) < len(titles),
        )

    def _objects_in(self, words: Passage, kinds: tuple[str, ...]) -> Iterator[Record]:
        for one in self._objects:
            if one.kind in kinds and words.start <= one.anchor.start and one.anchor.end <= words.end:
                yield one

    def _offices(self, item: Event) -> frozenset[str]:
        """Offices of the persons who act; where none is named, the one that the sentence names, if it is but one."""
        roles = [self._persons[name].role or "" for name in item.actors if name in self._persons]
        held = self._telling.office("; ".join(roles))
        if held or roles:
            return held
        named = self._telling.office(item.evidence[0].text) if item.kind_ is EventKind.VISIT else frozenset()
        return named if len(named) == 1 else frozenset()

    def _agreement(self, item: Agreement, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        return Profile(
            **shared,
            **self._words(item.title, said | self._telling.around),
            classes=(DOCUMENT,),
            form=self._form(item),
            stage=item.stage.value if item.stage is not None else None,
            years=tuple(sorted(set(_NUMBERED.findall(item.title)))),
            pointing=self._points(item, item.title),
            plural=self._telling.plural(item.title),
        )

    def _form(self, item: Agreement) -> str | None:
        """The form of a document; a pact in the words of outlets may be any."""
        if item.form is AgreementForm.TREATY and not self._telling.stems(item.title).isdisjoint(
            self._telling.any_document
        ):
            return AgreementForm.AGREEMENT.value
        return item.form.value if item.form is not None else None

    def _points(self, item: Record, title: str) -> bool:
        """Whether a title is led in as known already."""
        before = self._text[max(0, item.anchor.start - BEFORE) : item.anchor.start]
        return self._telling.points(before) or self._telling.points(title.partition(" ")[0])

    def _project(self, item: Project, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        text = " ".join((item.name, item.place or "", *item.products))
        words = self._telling.words(self._undated(text), without=said)
        telling_words = {word for word in words if word not in self._telling.heads}
        return Profile(
            **shared,
            words=tuple(sorted(telling_words)),
            proper=tuple(sorted(telling_words & self._telling.proper(f"- {item.name} {item.place or ''}"))),
            traits=tuple(sorted(self._telling.traits(words))),
            classes=tuple(sorted(self._telling.classes(item.name))),
            pointing=self._points(item, item.name),
            plural=self._telling.plural(item.name),
            years=tuple(sorted(set(_NUMBERED.findall(item.name)))),
            form=item.what.value,
            stage=item.stage.value if item.stage is not None else None,
            place=tuple(sorted(self._telling.stems(item.place or "") - said)),
        )

    def _commitment(self, item: Commitment, said: frozenset[str], shared: dict[str, Any]) -> Profile:
        told = self._words(item.action, said)
        # How many are promised may be told otherwise: it does not make another promise.
        told["words"] = tuple(word for word in told["words"] if not word.isdigit())
        return Profile(
            **shared,
            **told,
            classes=tuple(sorted(self._telling.classes(item.action))),
            # A promise that begins with a thing: `the plant will open`.
            pointing=self._telling.leads(item.action),
            first=self._side(item.who),
            second=self._side(item.to_whom),
            stage=item.stage.value if item.stage is not None else None,
        )

    def _measured(self, item: Figure, without: frozenset[str]) -> frozenset[str]:
        """Ideas of what is measured; of a vague word, a total or a goal, those of its sentence or of all money here."""
        words = self._telling.words(_YEAR.sub(" ", self._undated(item.indicator or "")), without=without)
        if words & self._telling.measures:
            return words - self._telling.vague
        if item.unit_kind is not UnitKind.MONEY or not words or not words <= self._telling.vague:
            return words
        told = self._telling.measured(self._sentence(item.anchor))
        return told if len(told) == 1 else self._money or words

    def _sentence(self, words: Passage) -> str:
        """The sentence around words, as far as stops tell; a figure's evidence may be the bare amount."""
        first, last = self._around(words)
        return self._text[first:last]

    def _around(self, words: Passage) -> tuple[int, int]:
        first = max((end.end() for end in _END.finditer(self._text, 0, words.start)), default=0)
        last = _END.search(self._text, words.end)
        return first, last.start() if last else len(self._text)

    def _all_money(self) -> frozenset[str]:
        """The one standing measure that all named money of the text is of; empty where there is no such."""
        out: set[frozenset[str]] = set()
        for one in self._reading.of(Figure):
            if one.unit_kind is UnitKind.MONEY:
                words = self._telling.words(one.indicator or "", without=self._telling.around)
                out.add(self._telling.measured(self._sentence(one.anchor)) if words <= self._telling.vague else words)
        named = {words & self._telling.measures for words in out if words}
        return next(iter(named)) if len(named) == 1 else frozenset()

    def _indicator(self, item: Figure, said: frozenset[str], shared: dict[str, Any]) -> Profile | None:
        if item.indicator is None or not shared["sides"]:
            return None
        # Whose diplomats are counted tells counts apart; of a sum between two sides it says nothing new.
        counted = item.unit_kind is UnitKind.COUNT
        words = self._measured(item, frozenset() if counted else said | self._telling.around)
        measures = words & self._telling.measures if not counted else frozenset()
        seller: tuple[str, ...] = ()
        if flow := measures & self._telling.flows:
            seller = self._seller(item.indicator, shared["sides"], min(flow))
            words = frozenset(words - flow | {min(self._telling.flows)}) if seller else words
        # A standing measure needs no second word to be known again: bilateral trade, the exports of one.
        standing = bool(measures) and (not flow or bool(seller))
        return Profile(
            **shared,
            words=tuple(sorted(words)),
            form=item.unit_kind.value,
            stage=item.status.value,
            first=seller,
            pointing=standing,
            amount=_amount(item),
            vague=bool(words) and words <= self._telling.vague,
        )

    def _seller(self, indicator: str, sides: tuple[str, ...], flow: str) -> tuple[str, ...]:
        """Whose goods a measure of exports or imports counts, where it names one of two sides; else nothing."""
        if len(sides) != 2:
            return ()
        found = [(side, self._telling.led(indicator, self._telling.of_side(side))) for side in sides]
        named = [(side, before) for side, before in found if before is not None]
        if len(named) != 1:
            return ()
        side, before = named[0]
        owner = before not in self._telling.flow_words.get(flow, frozenset())
        sells = owner == (flow == min(self._telling.flows))
        return (side,) if sells else tuple(one for one in sides if one != side)


_OBJECT: Mapping[EventKind, tuple[str, ...]] = {
    EventKind.SIGNING: (Agreement.kind,),
    EventKind.OPENING: (Project.kind,),
}
"""What an act is done to: the words of that tell the act again."""

_DATED = {
    Event.kind: ("when",),
    Agreement.kind: ("when",),
    Project.kind: ("when",),
    Commitment.kind: ("due",),
    Milestone.kind: ("on",),
    Figure.kind: ("as_of",),
}
"""The field that holds a record's own date."""


def _amount(item: Figure) -> str | None:
    """What is counted how often; None for a bound or a range, and for a small number, which many things share."""
    if item.unit is None or item.bound is not Bound.EXACT or item.high is not None or abs(item.value) < TELLING_COUNT:
        return None
    return f"{item.value:.12g} {item.unit}"


def _opens_line(text: str, words: Passage) -> bool:
    return words.start == 0 or text[words.start - 1] == "\n"


def _at_home(reading: Reading, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The two states named most with their places, where the text is told in one of them and stays there.

    Then a third that is named, but none of whose places is, is no side.
    """
    two = _with_places(reading, sides)
    places = Counter(place.iso3 for place in reading.of(Place) if place.iso3 is not None for _ in place.mentions)
    told_in = {
        place.iso3
        for place in reading.of(Place)
        if any(_opens_line(reading.source.text, one) for one in place.mentions)
    }
    stays = any(side in told_in and places[side] >= DATELINE for side in two)
    return two if stays and not places.keys() - set(two) else ()


def _with_places(reading: Reading, sides: Mapping[str, str]) -> tuple[str, ...]:
    """The two states that the source names most, its cities told to their states; empty where a third comes near."""
    named: Counter[str] = Counter()
    for party in reading.of(Party):
        if party.name in sides:
            named[sides[party.name]] += len(party.mentions)
    for place in reading.of(Place):
        if place.iso3 is not None:
            named[place.iso3] += len(place.mentions)
            named[place.iso3] += DATELINE * any(_opens_line(reading.source.text, one) for one in place.mentions)
    top = sorted(named.items(), key=lambda one: (-one[1], one[0]))
    if len(top) < 2 or (len(top) > 2 and top[2][1] == top[1][1]):
        return ()
    return tuple(sorted(side for side, _ in top[:2]))
