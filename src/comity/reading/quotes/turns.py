"""Interviews and transcripts: turns that begin with a label, without marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.records import PartyType, QuoteForm

LABEL = re.compile(r"(?:[•·▪‣*–—-]\s+)?(?P<label>[^\W\d_][\w .,'’()-]{0,50}?)\s?:\s+(?=\S)")
FEWEST = 4
"""Turns that make an interview; with fewer, a colon after a name is a list or a headline."""
LABELS = 2
"""Different labels that it takes: one who asks and one who answers."""
WORDS = 6
"""Words of a label: "Deputy Foreign Minister Arvo Kask"."""
TURN = 0.9
ASKS = 0.5
"""Share of an asker's turns that end with a question mark, from which on it is told by that alone."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: characters of its label and of its words."""

    label: tuple[int, int]
    start: int
    end: int


def turns(scene: Scene) -> list[Turn]:
    """The turns of an interview; none where the text is no interview."""
    text = scene.notes.source.text
    if text.count(":") < FEWEST:
        return []
    out: list[Turn] = []
    for start, end in scene.paragraphs:
        hit = LABEL.match(text, start, end)
        if hit is not None and len(hit["label"].split()) <= WORDS:
            out.append(Turn(hit.span("label"), hit.end(), end))
        elif out:
            out[-1] = Turn(out[-1].label, out[-1].start, end)
    count = Counter(text[slice(*turn.label)] for turn in out)
    often = [label for label, number in count.items() if number > 1]
    if len(out) < FEWEST or len(often) < LABELS or sum(count[label] for label in often) < len(out) / 2:
        return []
    return [turn for turn in out if count[text[slice(*turn.label)]] > 1 or _known(scene, turn)]


def _known(scene: Scene, turn: Turn) -> bool:
    return bool(scene.notes.parties_in(*scene.tokens(*turn.label)))


def attribute(scene: Scene) -> list[Saying]:
    """Each answer is one quotation; a question is the asker's but is not printed."""
    found = turns(scene)
    text = scene.notes.source.text
    asked: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for turn in found:
        label = text[slice(*turn.label)]
        total[label] += 1
        asked[label] += text[turn.end - 1] == "?"
    out = []
    for turn in found:
        label = text[slice(*turn.label)]
        asks = _asks(scene, label, asked[label] / total[label])
        speaker = _speaker(scene, turn.label)
        parts = tuple((start, end) for start, end in scene.paragraphs if turn.start < end and start < turn.end)
        parts = tuple((max(start, turn.start), min(end, turn.end)) for start, end in parts)
        out.append(
            Saying(
                parts=parts,
                form=QuoteForm.DIRECT,
                speaker=speaker,
                score=TURN,
                why="quotes.turn",
                apart=True,
                printed=not asks,
            )
        )
    return out


def _asks(scene: Scene, label: str, share: float) -> bool:
    lower = label.lower().strip(". ")
    if scene.words.among("askers", lower):
        return True
    if scene.words.among("answerers", lower):
        return False
    return share >= ASKS


def _speaker(scene: Scene, label: tuple[int, int]) -> Speaker | None:
    """The party on a label; else the person whose name ends so; else, for "A:", the one whom the heading names."""
    start, end = scene.tokens(*label)
    words = scene.notes.source.text[slice(*label)]
    parties = scene.notes.parties_in(start, end)
    if len(parties) == 1:
        return Speaker(start, end, parties[0], parties)
    if scene.words.among("askers", words.lower().strip(". ")):
        return Speaker(start, end, None)
    persons = [name for name, kind in scene.people if kind is PartyType.PERSON]
    if scene.words.among("answerers", words.lower().strip(". ")):
        return Speaker(start, end, persons[0] if persons else None, tuple(persons[:1]))
    last = words.split()[-1].casefold()
    named = [name for name in persons if name.split()[-1].casefold() == last]
    if len(named) == 1:
        return Speaker(start, end, named[0], tuple(named))
    name = words.title() if words.isupper() else words
    known = [one for one, _ in scene.people if one.casefold() == words.casefold()]
    return Speaker(start, end, known[0] if known else name, tuple(known[:1]))
