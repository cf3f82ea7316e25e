"""A reading: everything that one source says, as records."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from comity.records.base import CONTRACT, Item, PublishedFrom, Source, SourceKind, plain
from comity.records.kinds import KINDS, kind_named

T = TypeVar("T", bound=Item)


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What a reader found in one source. `reading.figures`, `reading.events`, ... are tuples in order of the text."""

    source: Source
    items: tuple[Item, ...]
    comity: str
    """version of the program that read"""
    model: str
    """name and version of the language pipeline that read"""

    def of(self, kind: type[T]) -> tuple[T, ...]:
        """All items of one kind, in order of the text."""
        return tuple(item for item in self.items if type(item) is kind)

    def __getattr__(self, name: str) -> tuple[Any, ...]:
        kind = kind_named(name) if not name.startswith("_") else None
        if kind is None or kind.plural != name:
            raise AttributeError(name)
        return self.of(kind)

    def item(self, id: str) -> Item | None:
        """The item with this id, if there is one."""
        return next((item for item in self.items if item.id == id), None)

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON as plain Python values."""
        source = self.source
        return {
            "contract": CONTRACT,
            "comity": self.comity,
            "model": self.model,
            "source": {
                "id": source.id,
                "title": source.title,
                "url": source.url,
                "publisher": source.publisher,
                "published": source.published,
                "published_from": plain(source.published_from),
                "language": source.language,
                "kind": plain(source.kind),
                "chars": len(source.text),
                "text": source.text,
            },
            **{kind.plural: [item.to_json() for item in self.of(kind)] for kind in KINDS},
        }

    def to_text(self) -> str:
        """The contract's JSON as text; equal readings give equal bytes."""
        return json.dumps(self.to_json(), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, data: Mapping[str, Any], *, path: str | None = None) -> Reading:
        """Rebuild a reading from the contract's JSON.

        Raises:
            EvidenceError: when a passage does not match the text.
        """
        given = data["source"]
        source = Source(
            text=given["text"],
            title=given.get("title"),
            url=given.get("url"),
            publisher=given.get("publisher"),
            published=given.get("published"),
            published_from=PublishedFrom(given["published_from"]) if given.get("published_from") else None,
            language=given.get("language", "en"),
            kind=SourceKind(given.get("kind", "other")),
            path=path,
        )
        items = tuple(kind.from_json(source, one) for kind in KINDS for one in data.get(kind.plural, ()))
        return cls(source=source, items=items, comity=data["comity"], model=data["model"])
