"""A decision: what a person confirmed, amended, rejected, merged, split or undid; who, when, why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from comity.errors import DecisionError
from comity.records.base import digest


class Verb(StrEnum):
    """What can be decided."""

    CONFIRM = "confirm"
    AMEND = "amend"
    REJECT = "reject"
    MERGE = "merge"
    SPLIT = "split"
    UNLINK = "unlink"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision, as the log keeps it and as a line of an export.

    What is decided on: `confirm`, `reject`, `amend` and `unlink` name a record; with an entry, `confirm` and `reject`
    are about the record's place in that entry. `merge` names the entry that stays and the one that goes into it,
    `split` an entry and the records that leave it, `undo` another decision.
    """

    id: str
    at: str
    """UTC, ISO 8601"""
    who: str
    verb: Verb
    target: str
    entry: str | None = None
    records: tuple[str, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    """amended fields and their values, as in the record's JSON"""
    words: Mapping[str, Any] = field(default_factory=dict)
    """passages that say the amended values, where other words than before do"""
    note: str | None = None
    source: str | None = None
    """source of the record decided on"""
    holds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """records that each entry named here held at that time: by these another ledger knows it again"""

    @property
    def makes(self) -> str:
        """Id of the entry that a split or an unlinking founds."""
        return digest("entry", self.id)

    @property
    def things(self) -> tuple[str, ...]:
        """Ids of all that it names, sorted."""
        return tuple(sorted({self.target, *self.records, *([self.entry] if self.entry else [])}))

    @property
    def places(self) -> bool:
        """Whether it is about which records are of one thing, and not about what a record says."""
        return self.verb in (Verb.MERGE, Verb.SPLIT, Verb.UNLINK) or (self.entry is not None)

    def says(self) -> str:
        """What is decided, in one line, without who and when."""
        given = [f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in self.fields.items()]
        return " ".join((self.verb.value, self.target, *([self.entry] if self.entry else []), *self.records, *given))

    def line(self) -> str:
        """The decision in one line for a person."""
        return f"{self.id} {self.says()} ({self.who}, {self.at[:16]}Z{f': {self.note}' if self.note else ''})"

    def to_json(self) -> dict[str, Any]:
        """Plain values, without what is empty."""
        made = {
            "id": self.id,
            "at": self.at,
            "who": self.who,
            "verb": self.verb.value,
            "target": self.target,
            "entry": self.entry,
            "records": list(self.records),
            "fields": dict(self.fields),
            "words": dict(self.words),
            "note": self.note,
            "source": self.source,
            "holds": {name: list(records) for name, records in sorted(self.holds.items())},
        }
        return {name: value for name, value in made.items() if value not in (None, [], {})}

    def to_text(self) -> str:
        """One JSON line."""
        return json.dumps(self.to_json(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, line: str) -> Decision:
        """The inverse of `to_text`.

        Raises:
            DecisionError: it is no decision; says why.
        """
        try:
            given = json.loads(line)
        except ValueError:
            raise DecisionError("not JSON") from None
        if not isinstance(given, dict):
            raise DecisionError("not a JSON object")
        for name in ("id", "at", "who", "verb", "target"):
            if not isinstance(given.get(name), str) or not given[name]:
                raise DecisionError(f"no {name}")
        if given["verb"] not in [verb.value for verb in Verb]:
            raise DecisionError(f"no verb {given['verb']!r}")
        _check_time(given["at"])
        if not all(isinstance(given.get(name, {}), dict) for name in ("fields", "words", "holds")):
            raise DecisionError("fields, words and holds are objects")
        if not all(isinstance(given.get(name), str | None) for name in ("entry", "note", "source")):
            raise DecisionError("entry, note and source are strings")
        return cls(
            id=given["id"],
            at=given["at"],
            who=given["who"],
            verb=Verb(given["verb"]),
            target=given["target"],
            entry=given.get("entry"),
            records=_ids(given.get("records", [])),
            fields=given.get("fields", {}),
            words=given.get("words", {}),
            note=given.get("note"),
            source=given.get("source"),
            holds={name: _ids(records) for name, records in given.get("holds", {}).items()},
        )


def _ids(given: Any) -> tuple[str, ...]:
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        raise DecisionError("records are a list of ids")
    return tuple(given)


def _check_time(at: str) -> None:
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        raise DecisionError(f"no time {at!r}") from None
    if when.utcoffset() != timedelta(0):
        raise DecisionError(f"{at!r} is not UTC")


def undone_by(log: Iterable[Decision]) -> dict[str, str]:
    """Each decision that no longer stands -> the undoing that stands against it.

    An undoing may be undone itself. It always comes after what it undoes, so that one walk back through the log tells.
    """
    out: dict[str, str] = {}
    for one in reversed(list(log)):
        if one.verb is Verb.UNDO and one.id not in out:
            out[one.target] = one.id
    return out


def standing(log: Iterable[Decision]) -> list[Decision]:
    """The decisions that stand, in order, without the undoings."""
    known = list(log)
    gone = undone_by(known)
    return [one for one in known if one.id not in gone and one.verb is not Verb.UNDO]
