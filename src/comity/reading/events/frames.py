"""The table of event frames: which word, used how, names which act, and where its sentence puts the parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from spacy.strings import get_string_id

from comity.lexicon import Language
from comity.lexicon.tables import cell
from comity.records import EventKind, Plover

FRAMES = "event_frames"
WORDS = "event_words"


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of one word: the act it names and the slots of its clause that hold the parties."""

    word: str
    pos: str
    sense: str
    kind: EventKind
    plover: Plover | None
    mode: str | None
    objects: frozenset[str]
    """lemmas of which the object must be one; empty for any"""
    not_objects: frozenset[str]
    particles: frozenset[str]
    """a particle or preposition of which one must depend on the word"""
    actor: tuple[tuple[str, ...], ...]
    """alternatives, tried in turn; each is a union of slots"""
    recipient: tuple[tuple[str, ...], ...]
    traits: frozenset[str]
    asks: tuple[tuple[str, frozenset[str]], ...]
    """slot -> lemmas of which one must stand there; `clause` and `phrase` look anywhere in the clause or phrase"""

    @property
    def noun(self) -> bool:
        """Whether the frame hangs on a noun."""
        return self.pos == "NOUN"

    @property
    def joint(self) -> bool:
        """Whether all who take part are actors."""
        return "joint" in self.traits


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The frames of a language by lemma, and its classes of words."""

    frames: dict[str, tuple[Frame, ...]]
    classes: dict[str, frozenset[str]]
    numbered: dict[int, tuple[Frame, ...]]
    """the frames by the number that spaCy has for their word"""

    def words(self, name: str) -> frozenset[str]:
        """The lemmas of a class; none where the language lacks it."""
        return self.classes.get(name, frozenset())


@lru_cache(maxsize=4)
def lexicon(tables: Language) -> Lexicon:
    """Read the frames of a language once."""
    classes: dict[str, frozenset[str]] = {row["class"]: frozenset(cell(row, "words")) for row in tables.stream(WORDS)}
    found: dict[str, list[Frame]] = {}
    for row in tables.stream(FRAMES):
        frame = Frame(
            word=row["word"],
            pos=row["pos"],
            sense=row["sense"],
            kind=EventKind(row["kind"]),
            plover=Plover(row["plover"]) if row["plover"] else None,
            mode=row["mode"] or None,
            objects=_lemmas((one for one in cell(row, "object") if not one.startswith("-")), classes),
            not_objects=_lemmas((one[1:] for one in cell(row, "object") if one.startswith("-")), classes),
            particles=_lemmas(cell(row, "particle"), classes),
            actor=_slots(cell(row, "actor")),
            recipient=_slots(cell(row, "recipient")),
            traits=frozenset(one for one in cell(row, "traits") if ":" not in one),
            asks=tuple(
                (slot, _lemmas((words,), classes))
                for one in cell(row, "traits")
                if ":" in one
                for slot, _, words in [one.partition(":")]
            ),
        )
        found.setdefault(frame.word, []).append(frame)
    frames = {key: tuple(sorted(frames, key=_strictness)) for key, frames in found.items()}
    return Lexicon(frames, classes, {get_string_id(word): senses for word, senses in frames.items()})


def _strictness(frame: Frame) -> tuple[int, str]:
    """Senses that ask more of their clause are tried first."""
    asked = 2 * bool(frame.objects) + 2 * bool(frame.particles) + 2 * len(frame.asks) + bool(frame.not_objects)
    return -asked - len(frame.traits & {"person_object", "passive"}), frame.sense


def _lemmas(words: Iterable[str], classes: dict[str, frozenset[str]]) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        out |= classes.get(word[1:], frozenset()) if word.startswith("@") else {word}
    return frozenset(out)


def _slots(alternatives: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(one.split("+")) for one in alternatives)
