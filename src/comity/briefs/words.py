"""One line for each item, in plain words: `~30 bn USD · bilateral trade · nearly · said by ...`.

A kind without a line of its own is told by its fields, so that a new kind shows at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any

from comity.briefs.days import in_words, ordinal
from comity.records import (
    SOURCE_ITSELF,
    Agreement,
    Bound,
    Check,
    Commitment,
    Date,
    Event,
    EventKind,
    Figure,
    FigureStatus,
    Item,
    Mentioned,
    Milestone,
    Modality,
    Party,
    Place,
    Project,
    Quote,
    QuoteForm,
    Record,
    UnitKind,
)

Summary = tuple[str, ...]
"""Parts of a line; the first one is what the item is, the others say more of it."""

BOUNDS = {
    Bound.EXACT: ("", ""),
    Bound.ABOUT: ("~", "about"),
    Bound.NEARLY: ("~", "nearly"),
    Bound.UNDER: ("<", "under"),
    Bound.AT_MOST: ("≤", "at most"),
    Bound.OVER: (">", "over"),
    Bound.AT_LEAST: ("≥", "at least"),
}
"""Bound -> the sign before the number, and the word for it."""

_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "mn"))


def summary(item: Item) -> Summary:
    """The parts of an item's line, without empty ones."""
    made = _SAYS.get(type(item), _by_fields)(item)
    return tuple(part for part in (*made, *_manner(item)) if part)


def line(item: Item) -> str:
    """The parts of an item's line in one string."""
    return " · ".join(summary(item))


def number(value: float, kind: UnitKind | None = None) -> str:
    """A number with separators; large sums and measures scaled: `30 bn`."""
    if kind is not UnitKind.COUNT:
        for scale, word in _SCALES:
            if abs(value) >= scale:
                return f"{_short(value / scale)} {word}"
    return _short(value)


def _short(value: float) -> str:
    whole = f"{value:,.4f}".rstrip("0").rstrip(".")
    return whole if float(whole.replace(",", "")) or not value else f"{value:g}"


def amount(figure: Figure) -> str:
    """The number of a figure with its sign and unit."""
    sign = BOUNDS[figure.bound][0]
    value = number(figure.value, figure.unit_kind)
    if figure.high is not None:
        value = f"{value}–{number(figure.high, figure.unit_kind)}"
    if figure.unit is None:
        return f"{sign}{value}"
    if figure.unit_kind is UnitKind.PERCENT:
        return f"{sign}{value} %"
    if figure.unit_kind is UnitKind.COUNT:
        return f"{sign}{value} × {figure.unit}"
    return f"{sign}{value} {figure.unit}"


def names(parties: tuple[str, ...]) -> str:
    """Names in a row."""
    return ", ".join(parties)


def stage(item: Agreement | Project) -> str:
    """The stage and when it was reached."""
    reached = item.stage.value if item.stage is not None else ""
    return f"{reached} {_when(item.when)}".strip()


def speakers(record: Record) -> str:
    """Who says it, innermost first, with the medium; empty where the source speaks for itself."""
    told = [
        f"{voice.party} ({voice.through})" if voice.through else voice.party
        for voice in record.said_by
        if voice.party != SOURCE_ITSELF[0].party
    ]
    return ", as told by ".join(told)


def _manner(item: Item) -> Iterator[str]:
    """How a record is put and by whom, where that says more than its own fields."""
    if not isinstance(item, Record) or isinstance(item, Date):
        return
    if item.modality in (Modality.DENIED, Modality.CONDITIONAL):
        yield item.modality.value
    if not isinstance(item, Quote) and (who := speakers(item)):
        yield f"said by {who}"


def _party(item: Party) -> Summary:
    return item.name, item.role or item.type.value, item.iso3 or ""


def _place(item: Place) -> Summary:
    way = f"{item.from_ or '?'} – {item.to or '?'}" if item.from_ or item.to else ""
    return item.name, item.kind_.value, item.iso3 or "", way


def _date(item: Date) -> Summary:
    return (in_words(item.value) if item.value else "not settled"), item.anchor.text


def _figure(item: Figure) -> Summary:
    status = "" if item.status is FigureStatus.ACTUAL else item.status.value
    direction = item.direction.value if item.direction else ""
    covers = in_words(item.as_of) if item.as_of else ""
    return amount(item), item.indicator or "", BOUNDS[item.bound][1], direction, status, covers


def _quote(item: Quote) -> Summary:
    form = "" if item.form is QuoteForm.DIRECT else item.form.value
    to = f"to {item.addressee}" if item.addressee else ""
    # A fragment that stops at a comma is quoted without it, as printers do.
    return f"“{item.text.rstrip(',')}”", item.speaker or "speaker not settled", to, item.through or "", form


def _event(item: Event) -> Summary:
    to = f" → {names(item.recipients)}" if item.recipients else ""
    who = f"{names(item.actors)}{to}"
    place = f"in {item.place}" if item.place else ""
    act = item.kind_.value
    if item.kind_ is EventKind.OTHER and item.plover is not None:
        act = item.plover.value.lower()
    return f"{act}: {who}" if who else act, _when(item.when), place, item.status.value


def _agreement(item: Agreement) -> Summary:
    form = item.form.value if item.form else ""
    return item.title, "" if form in item.title.casefold() else form, stage(item)


def _project(item: Project) -> Summary:
    what = item.what.value
    place = f"in {item.place}" if item.place and item.place not in item.name else ""
    return (
        item.name,
        "" if what == "other" or what in item.name.casefold() else what,
        stage(item),
        place,
        names(item.products),
    )


def _commitment(item: Commitment) -> Summary:
    who = f"{names(item.who)}: " if item.who else ""
    to = f"to {names(item.to_whom)}" if item.to_whom else ""
    due = f"due {in_words(item.due)}" if item.due else ""
    return f"{who}{item.action}", to, item.stage.value if item.stage else "", due


def _milestone(item: Milestone) -> Summary:
    since = f"since {item.anchor_year}" if item.anchor_year is not None else ""
    of = f": {item.of}" if item.of else ""
    return f"{ordinal(item.ordinal)} anniversary{of}", since, _when(item.on)


def _check(item: Check) -> Summary:
    return item.says, item.kind_.value, "holds" if item.holds else "does not hold"


def _when(value: str | None) -> str:
    return in_words(value) if value else ""


def _by_fields(item: Item) -> Summary:
    """An item of a kind that this module has never met: its first own value, then the others by name."""
    told = [(name, value) for name, value in own_fields(item) if value]
    if not told:
        return (item.kind,)
    return told[0][1], *(f"{name}: {value}" for name, value in told[1:])


_SHARED_FIELDS = {field.name for kind in (Record, Mentioned) for field in dataclasses.fields(kind)} - {"name"}


def own_fields(item: Item) -> Iterator[tuple[str, str]]:
    """Name and value of each field that is the kind's own and has a value, as text."""
    for field in dataclasses.fields(item):
        value = getattr(item, field.name)
        if field.name not in _SHARED_FIELDS and value not in (None, "", ()):
            yield field.name.rstrip("_").replace("_", " "), _text(value)


def _text(value: Any) -> str:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(_text(one) for one in value)
    if isinstance(value, int | float):
        return number(value, UnitKind.COUNT)
    return str(value)


_SAYS: dict[type[Item], Callable[[Any], Summary]] = {
    Party: _party,
    Place: _place,
    Date: _date,
    Figure: _figure,
    Quote: _quote,
    Event: _event,
    Agreement: _agreement,
    Project: _project,
    Commitment: _commitment,
    Milestone: _milestone,
    Check: _check,
}
