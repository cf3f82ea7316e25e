"""Records that stand together in a list: by the same line, or by clearly the same title.

It says nothing of whether they are one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields

from comity.briefs.days import in_words
from comity.briefs.titles import alike, telling
from comity.briefs.words import Summary, line, summary
from comity.ledger import Found
from comity.records import Agreement, AgreementStage, Event, Item, Project, ProjectStage, stretch


@dataclass(frozen=True, slots=True)
class Group:
    """Records that stand together under one title."""

    title: str | None
    mark: str
    """what one looks for first: a date, a stage; or empty"""
    found: tuple[Found, ...]
    """oldest source first"""

    def lines(self) -> list[tuple[Summary, tuple[Found, ...]]]:
        """The lines of the records, equal ones once, without what the title and the mark say already."""
        told: dict[Summary, list[Found]] = {}
        for one in self.found:
            told.setdefault(summary(one.item), []).append(one)
        marks = {self.mark, f"due {self.mark}"}
        # In a history the stages stand line by line, the last one too.
        known = marks if all(marks & set(says) for says in told) else set()
        title = (self.title or "").casefold()
        return [
            (tuple(part for part in says if part.casefold() != title and part not in known), tuple(found))
            for says, found in told.items()
        ]


def same_lines(found: Iterable[Found], *, key: Callable[[Found], object]) -> list[list[Found]]:
    """Groups of one key, oldest source first; a source that says the same line twice says it once."""
    groups: dict[object, list[Found]] = {}
    for one in found:
        groups.setdefault(key(one), []).append(one)
    return [list(once(group)) for group in groups.values()]


def once(group: Iterable[Found]) -> tuple[Found, ...]:
    """One of each line of each source, oldest source first."""
    kept: dict[tuple[str, str], Found] = {}
    for one in group:
        kept.setdefault((one.source.id, line(one.item)), one)
    return tuple(sorted(kept.values(), key=lambda one: (one.source.day, one.source.number)))


def by_title(found: Iterable[Found], dull: frozenset[str]) -> list[list[Found]]:
    """Groups whose titles are all clearly alike and whose dates do not forbid it, oldest source first."""
    groups: list[_Titled] = []
    for one in sorted(found, key=lambda one: (one.source.day, one.source.number)):
        words, standing = _telling(one.item, dull), _standing(one.item)
        home = next((group for group in groups if group.fits(words, standing)), None)
        if home is None:
            groups.append(home := _Titled())
        home.found.append(one)
        home.words[words] = None
        home.standings[standing] = None
    return [list(once(group.found)) for group in groups]


Standing = tuple[object, object, tuple[str, str] | None]
"""Form, stage and days of a record."""


@dataclass(slots=True)
class _Titled:
    """A group in the making: its members, and what is different among them."""

    found: list[Found] = field(default_factory=list)
    words: dict[frozenset[str], None] = field(default_factory=dict)
    standings: dict[Standing, None] = field(default_factory=dict)

    def fits(self, words: frozenset[str], standing: Standing) -> bool:
        """Whether a record with this title and standing clearly stands with all members."""
        return all(alike(words, each) for each in self.words) and not any(
            _apart(standing, each) for each in self.standings
        )


def _standing(item: Item) -> Standing:
    return getattr(item, "form", None) or getattr(item, "what", None), getattr(item, "stage", None), covers(item)


def _telling(item: Item, dull: frozenset[str]) -> frozenset[str]:
    if isinstance(item, Project):
        return telling(f"{item.name} {item.place or ''}", dull)
    assert isinstance(item, Agreement)
    return telling(item.title, dull | ({item.form.value} if item.form else set()))


def _apart(a: Standing, b: Standing) -> bool:
    """Whether two records cannot stand together: other forms, or one stage reached on days that do not meet."""
    (form, stage, days), (other_form, other_stage, other_days) = a, b
    if form != other_form:
        return True
    if stage != other_stage or days is None or other_days is None:
        return False
    return days[0] > other_days[1] or other_days[0] > days[1]


def latest(group: list[Found]) -> Found:
    """The member whose stage was reached last; of two on one day the further stage."""
    order: list[object] = [None, *AgreementStage, *ProjectStage]

    def reached(one: Found) -> tuple[bool, str, int]:
        stage = getattr(one.item, "stage", None)
        return stage is not None, became(one), order.index(stage)

    return max(group, key=reached)


def became(one: Found) -> str:
    """The day on which it became true: its own date, or its source's where that lies ahead or is not known."""
    days, day = covers(one.item), one.source.day
    return days[0] if days is not None and (not day or days[0] <= day) else day


def _value(item: Item) -> str | None:
    dated = (one.name for one in fields(item) if one.metadata.get("holds") == "date")
    return next((str(value) for name in dated if (value := getattr(item, name)) is not None), None)


def covers(item: Item) -> tuple[str, str] | None:
    """First and last day of an item's own date; None where it names no days."""
    found = stretch(_value(item))
    return None if found is None else (found[0].isoformat(), found[1].isoformat())


def date_of(item: Item) -> str:
    """An item's own date in words, or nothing."""
    value = _value(item)
    return in_words(value) if value is not None else ""


def distinct(item: Item) -> object:
    """What tells two awaited things of one date and kind apart."""
    if isinstance(item, Event):
        return item.kind_, frozenset((*item.iso3_actors, *item.iso3_recipients)) or frozenset(item.parties)
    return summary(item)[0]


def title_of(group: list[Found]) -> str:
    """The fullest title of the group."""
    return max((summary(one.item)[0] for one in reversed(group)), key=len)
