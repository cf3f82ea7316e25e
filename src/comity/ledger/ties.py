"""Which records of one reading are about each other: a signing and what is signed, a promise and its plant."""

from __future__ import annotations

from collections.abc import Iterator

from comity.records import Agreement, Commitment, Event, EventKind, Passage, Project, Reading, Record

_OBJECTS = (Agreement, Project)
"""Kinds of what is signed, opened or promised."""


def tied_within(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """Pairs of records of unlike kinds, the act or promise first, and why.

    A record names the other as what it is about; or it is an act and holds the words of its object; or a promise and an
    act stand on the same words.
    """
    records = [item for item in reading.items if isinstance(item, Record)]
    objects = [one for one in records if isinstance(one, _OBJECTS)]
    acts = [one for one in records if isinstance(one, Event)]
    ids = {one.id for one in records}
    for one in records:
        named = getattr(one, "about", None)
        if named in ids:
            yield one.id, named, "named as what it is about"
        kinds, inside = _objects(one)
        if inside is not None:
            for other in objects:
                if isinstance(other, kinds) and inside.start <= other.anchor.start and other.anchor.end <= inside.end:
                    yield one.id, other.id, "stands in its words"
        if isinstance(one, Commitment):
            words = one.passages.get("action", one.anchor)
            for act in acts:
                if _meet(act.anchor, one.anchor) or act.anchor.start == words.start:
                    yield one.id, act.id, "told in the same words"


def _meet(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end


def _objects(item: Record) -> tuple[tuple[type[Record], ...], Passage | None]:
    """Kinds of what an act may be done to, and the words in which that stands."""
    if isinstance(item, Commitment):
        return _OBJECTS, item.passages.get("action", item.anchor)
    if isinstance(item, Event) and item.kind_ is EventKind.SIGNING:
        return (Agreement,), item.evidence[0]
    if isinstance(item, Event) and item.kind_ is EventKind.OPENING:
        return (Project,), item.evidence[0]
    return (), None
