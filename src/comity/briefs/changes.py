"""What newly filed sources have changed: new things, stages that moved, figures, conflicts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from comity.briefs.conflicts import Conflict, conflicts
from comity.briefs.figures import Point
from comity.errors import LedgerError, SettingsError
from comity.ledger import Entry, Filed, Ledger, Step
from comity.records import stretch


@dataclass(frozen=True, slots=True)
class Moved:
    """An entry whose stage is another than before."""

    entry: Entry
    before: str | None
    step: Step


@dataclass(frozen=True, slots=True)
class Told:
    """A new figure of an indicator."""

    entry: Entry
    point: Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is new, and which sources brought it."""

    sources: tuple[Filed, ...]
    new: tuple[Entry, ...]
    """entries that only new sources tell of; indicators are told as figures"""
    moved: tuple[Moved, ...]
    figures: tuple[Told, ...]
    conflicts: tuple[Conflict, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain Python values."""
        return {
            "sources": [one.to_json() for one in self.sources],
            "new": [one.to_json() for one in self.new],
            "moved": [
                {
                    "entry": one.entry.id,
                    "kind": one.entry.kind,
                    "title": one.entry.title,
                    "before": one.before,
                    "stage": one.step.stage,
                    "when": one.step.when,
                    "record": one.step.record,
                    "source": one.step.source,
                }
                for one in self.moved
            ],
            "figures": [
                {"entry": one.entry.id, "indicator": one.entry.title, "unit": one.point.figure.unit}
                | one.point.to_json()
                for one in self.figures
            ],
            "conflicts": [one.to_json() for one in self.conflicts],
        }


def changes(
    ledger: Ledger,
    *,
    since: str | None = None,
    since_source: str | None = None,
    pair_of: tuple[str, str] | None = None,
) -> Changes:
    """What was filed since a day (UTC), or after a source, has changed.

    Args:
        ledger: an open ledger.
        since: first day of filing that counts, ISO 8601; a month or year counts from its first day.
        since_source: id of the last source that is known already, or the file it was read from.
        pair_of: two sides; all when None.

    Raises:
        SettingsError: neither or both are given, or the day is no date.
        LedgerError: there is no such source.
    """
    sources = sorted(ledger.sources(pair_of), key=lambda one: one.number)
    first = _first(ledger, since, since_source)
    new = tuple(one for one in sources if one.number >= first)
    if not new:
        return Changes(sources=(), new=(), moved=(), figures=(), conflicts=())
    touched = ledger.entries(pair_of=pair_of, since=first)
    before = {one.id: _before(one, first) for one in touched}
    things = [one for one in touched if one.kind != "indicator"]
    return Changes(
        sources=new,
        new=tuple(one for one in things if before[one.id] is None),
        moved=tuple(moved for one in things if (moved := _moved(one, before[one.id])) is not None),
        figures=tuple(
            Told(one, Point(member.found))
            for one in touched
            if one.kind == "indicator"
            for member in one.members
            if member.found.source.number >= first
        ),
        conflicts=tuple(
            one for one in conflicts(ledger, pair_of) if any(claim.found.source.number >= first for claim in one.claims)
        ),
    )


def _first(ledger: Ledger, since: str | None, since_source: str | None) -> int:
    """Number of the first source that counts."""
    if (since is None) == (since_source is None):
        raise SettingsError("give either --since DATE or --since-source ID")
    everything = ledger.sources()
    if since_source is not None:
        known = next((one.number for one in everything if since_source in (one.id, one.path)), None)
        if known is None:
            raise LedgerError(f"{ledger.location}: no source {since_source}")
        return known + 1
    days = stretch(since)
    if days is None:
        raise SettingsError(f"{since!r} is no date; give one such as 2025-11-10")
    day = days[0].isoformat()
    late = [one.number for one in everything if one.added[:10] >= day]
    return min(late, default=max((one.number for one in everything), default=0) + 1)


def _before(entry: Entry, first: int) -> Entry | None:
    """The entry as it was before the new sources; None where nothing told of it."""
    members = tuple(one for one in entry.members if one.found.source.number < first)
    if not members:
        return None
    return Entry(id=entry.id, kind=entry.kind, title=entry.title, members=members, linked=entry.linked)


def _moved(entry: Entry, before: Entry | None) -> Moved | None:
    now = entry.now
    if before is None or now is None or now.stage == before.stage:
        return None
    return Moved(entry, before.stage, now)
