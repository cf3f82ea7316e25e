"""What every record is made of: sources, passages, voices, and the rule that nothing stands without its words.

A record cannot be built without its source: the constructor takes it, checks every passage against it, and forgets it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
import typing
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import InitVar, dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, ClassVar, Literal, Self, cast

from comity.errors import EvidenceError
from comity.records.values import Modality

CONTRACT = 1
"""Number of the JSON contract; it moves only when a name is renamed or dropped."""


Holds = Literal["party", "date", "item"]
"""What the values of a field refer to: names of parties, date values, or ids of other items of the reading."""


def said(
    help: str, *, default: Any = None, facet: bool = False, factory: Any = None, holds: Holds | None = None
) -> Any:
    """Declare a field of a record: its meaning in one sentence, and whether lists are filtered by it (`facet`).

    The documentation, the JSON Schema, the ledger's filters and the links of the pages are derived from what is said
    here.
    """
    meta = {"help": help, "facet": facet, "holds": holds}
    if factory is not None:
        return dataclasses.field(default_factory=factory, metadata=meta)
    if default is ...:
        return dataclasses.field(metadata=meta)
    return dataclasses.field(default=default, metadata=meta)


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Half-open character offsets into a source's text, in Unicode code points, with the exact words.

    Raises:
        EvidenceError: when the offsets are empty or do not fit the length of the words.
    """

    start: int = said("first character", default=...)
    end: int = said("one past the last character", default=...)
    text: str = said("exactly `source.text[start:end]`", default=...)

    def __post_init__(self) -> None:
        if self.start < 0 or self.end <= self.start or self.end - self.start != len(self.text):
            raise EvidenceError(f"passage [{self.start}, {self.end}) does not fit its {len(self.text)} characters")


@dataclass(frozen=True, slots=True)
class Voice:
    """One link of the chain that says a thing: who, through what, and with which words of the source."""

    party: str = said("name of the party, or `source` for the document itself", default=...)
    through: str | None = said("the medium: `op-ed, Rossiyskaya Gazeta`")
    words: Passage | None = said("the words that name the speaker and the act of saying, if any")


SOURCE_ITSELF = (Voice("source"),)
"""The chain of a statement that the document makes in its own name."""


class SourceKind(StrEnum):
    """Genres that are read differently: in an op-ed the author speaks, in a communiqué the parties do."""

    NEWS = "news"
    OP_ED = "op-ed"
    SPEECH = "speech"
    COMMUNIQUE = "communique"
    TREATY = "treaty"
    PRESS_RELEASE = "press-release"
    OTHER = "other"


class PublishedFrom(StrEnum):
    """Where the date of publication was found."""

    METADATA = "metadata"
    TEXT = "text"
    ARGUMENT = "argument"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A document as it was received, with what is known of it. The text is never altered."""

    text: str = said("the text that all offsets refer to", default=...)
    title: str | None = said("the headline")
    url: str | None = said("where it was published")
    publisher: str | None = said("who published it")
    published: str | None = said("date of publication, ISO 8601")
    published_from: PublishedFrom | None = said("where the date was found")
    language: str = said("ISO 639-1 code of the language", default="en")
    kind: SourceKind = said("genre of the text", default=SourceKind.OTHER)
    path: str | None = said("the file it was read from")

    @property
    def id(self) -> str:
        """First 16 hex digits of the SHA-256 of the text in UTF-8."""
        return source_id(self.text)

    def passage(self, start: int, end: int) -> Passage:
        """Cut a passage; the only way that readers make one."""
        return Passage(start, end, self.text[start:end])

    def check(self, passage: Passage) -> None:
        """Raise EvidenceError unless the passage stands in this text at its place."""
        if self.text[passage.start : passage.end] != passage.text:
            raise EvidenceError(
                f"source {self.id}: passage [{passage.start}, {passage.end}) reads "
                f"{self.text[passage.start : passage.end]!r}, not {passage.text!r}"
            )

    def but(self, **changes: Any) -> Source:
        """A copy with some of what is known of it changed."""
        return dataclasses.replace(self, **changes)


@lru_cache(maxsize=16)
def source_id(text: str) -> str:
    """First 16 hex digits of the SHA-256 of the text in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def digest(*parts: object) -> str:
    """Sixteen hex digits that name a thing by what anchors it."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Item:
    """Anything a reading prints. Building one checks every passage in it against its source."""

    kind: ClassVar[str] = "item"
    """Singular name, as used in ids and filters."""
    plural: ClassVar[str] = "items"
    """Name of its list in the contract's JSON."""
    label: ClassVar[str] = "Items"
    """Heading that a person sees."""

    source: InitVar[Source]
    id: str = said("stable: same source, kind and anchor give the same id", default="")

    def __post_init__(self, source: Source) -> None:
        proofs = tuple(self.proofs())
        if not proofs:
            raise EvidenceError(f"a {self.kind} without evidence cannot be built")
        for passage in proofs:
            source.check(passage)
        if not self.id:
            object.__setattr__(self, "id", digest(source.id, self.kind, *self.anchored()))

    def anchored(self) -> tuple[object, ...]:
        """What the id digests beside source and kind: the anchor, never the values read."""
        first = next(iter(self.proofs()))
        return (first.start, first.end)

    def proofs(self) -> Iterator[Passage]:
        """Every passage that this item shows."""
        raise NotImplementedError

    def but(self, source: Source, **changes: Any) -> Self:
        """A copy with some fields changed, checked against its source again; the id stays."""
        return dataclasses.replace(self, source=source, **changes)

    def to_json(self) -> dict[str, Any]:
        """The contract's JSON, as plain lists, strings and numbers."""
        return {name_in_json(f.name): plain(getattr(self, f.name)) for f in dataclasses.fields(self)}

    @classmethod
    def from_json(cls, source: Source, data: Mapping[str, Any]) -> Self:
        """Rebuild from the contract's JSON; refused when a passage does not match the source."""
        fields = _fields_in_json(cast(Hashable, cls))
        return cls(source=source, **{name: typed(hint, data[key]) for name, key, hint in fields if key in data})


@dataclass(frozen=True, kw_only=True)
class Mentioned(Item):
    """A party or a place: a thing that the text names, once or often."""

    name: str = said("canonical name", default=..., facet=True)
    mentions: tuple[Passage, ...] = said("every place in the text that names it, in order", default=...)

    def proofs(self) -> Iterator[Passage]:
        """The mentions."""
        yield from self.mentions

    def anchored(self) -> tuple[object, ...]:
        """The name: a party is one party however often it is named."""
        return (self.name,)


@dataclass(frozen=True, kw_only=True)
class Record(Item):
    """One typed thing that a source says."""

    evidence: tuple[Passage, ...] = said(
        "the words that say it; the first one is the sentence or phrase itself", default=...
    )
    anchor: Passage = said("the words that this record hangs on; its id is made of them", default=...)
    variant: str = said("tells apart two records of one kind on the same anchor", default="")
    said_by: tuple[Voice, ...] = said("who says it, outermost last", default=SOURCE_ITSELF)
    modality: Modality = said("how the source puts it", default=Modality.ASSERTED, facet=True)
    parties: tuple[str, ...] = said("names of the parties it is about", default=(), facet=True, holds="party")
    sectors: tuple[str, ...] = said("fields of policy it touches", default=(), facet=True)
    score: float = said("0 to 1: how sure the reading is", default=0.5)
    why: str = said("stable name of the rule that made it", default=..., facet=True)
    passages: dict[str, Passage] = said(
        "for each field whose words lie outside the first evidence passage: its words", factory=dict
    )

    def anchored(self) -> tuple[object, ...]:
        """Offsets of the anchor, and what tells twins on it apart."""
        return (self.anchor.start, self.anchor.end, self.variant)

    def proofs(self) -> Iterator[Passage]:
        """Evidence, anchor, the passages of single fields, and the words of the voices."""
        yield from self.evidence
        if self.evidence:
            yield self.anchor
        yield from self.passages.values()
        for voice in self.said_by:
            if voice.words is not None:
                yield voice.words


def name_in_json(field: str) -> str:
    """`from_` is written `from`: Python reserves the word, the contract uses it."""
    return field.rstrip("_")


def plain(value: Any) -> Any:
    """Any value of a record as JSON: tuples become lists, passages and voices objects, sets of words strings."""
    if isinstance(value, StrEnum):
        return value.value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        inner = {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
        if isinstance(value, Voice) and inner["words"] is None:
            del inner["words"]
        return inner
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in sorted(value.items())}
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return value


@cache
def hints_of(cls: Hashable) -> dict[str, Any]:
    """Resolved annotations of a record class."""
    return typing.get_type_hints(cls)


def typed(hint: Any, value: Any) -> Any:
    """The inverse of `plain`, led by the annotation."""
    made = _maker(hint)
    return value if made is None or value is None else made(value)


@cache
def _maker(hint: Any) -> Callable[[Any], Any] | None:
    """What makes a value of this annotation from JSON; None where JSON has it already. Made once an annotation."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin in (types.UnionType, typing.Union):
        return _maker(next(arg for arg in args if arg is not type(None)))
    if origin is tuple:
        return _tuples(_maker(args[0]))
    if origin is dict:
        return _mappings(_maker(args[1]))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        inner = hints_of(hint)
        return lambda value: hint(**{key: typed(inner[key], one) for key, one in value.items() if key in inner})
    return None


def _tuples(each: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    return tuple if each is None else lambda value: tuple(each(one) for one in value)


def _mappings(each: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    return dict if each is None else lambda value: {key: each(one) for key, one in value.items()}


@cache
def _fields_in_json(cls: Hashable) -> tuple[tuple[str, str, Any], ...]:
    """Name of each field, its name in JSON, and its annotation."""
    hints = hints_of(cls)
    return tuple((f.name, name_in_json(f.name), hints[f.name]) for f in dataclasses.fields(cast(Any, cls)))
