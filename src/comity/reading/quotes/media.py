"""Through what words reached us: an op-ed, an interview, a statement; for one sentence, or for a whole text."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.records import PartyType, SourceKind

LEAD = 0.4
"""Share of a text in which a piece must be told of to be what the text reports; later ones are passing mentions."""
HEADER = 600
"""Characters from the start in which a byline or a heading names the author."""
NEAR = 14
"""Tokens around a medium in which its author and outlet stand."""


@dataclass(frozen=True, slots=True)
class Medium:
    """A medium as named: `op-ed, Rossiyskaya Gazeta`, and the words that name it."""

    name: str
    at: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece that the text reports, by whom, and the characters that it governs."""

    author: str
    medium: Medium
    start: int
    end: int


# ---- one sentence -------------------------------------------------------------------------------------------------


def of_saying(scene: Scene, saying: Saying) -> Medium | None:
    """The medium in the clause of the verb of saying: "said in a statement", "told Nordpost in an interview"."""
    if saying.cue is None:
        return None
    verb = scene.doc[saying.cue[0]]
    if not scene.parsed:
        return _flat(scene, saying.cue)
    for child in verb.children:
        for noun in _nouns(scene, child):
            name = scene.words.named("media", _media_lemma(scene, noun))
            if name is not None:
                return _medium(scene, noun, name, verb)
    return None


def _nouns(scene: Scene, child: Token) -> list[Token]:
    """Nouns of a preposition, or of a participle: "in a speech", "concluding his op-ed", "speaking in an interview"."""
    if child.dep_ == "prep" and scene.words.among("media_prepositions", child.lower_):
        return [one for one in child.rights if one.dep_ == "pobj"]
    if child.dep_ == "advcl" and scene.words.among("writing", child.lower_):
        own = [one for one in child.rights if one.dep_ == "dobj"]
        return own + [noun for one in child.rights for noun in _nouns(scene, one)]
    return []


def _flat(scene: Scene, cue: tuple[int, int]) -> Medium | None:
    """Without a parse: a preposition, at most two words, and a medium right behind the verb."""
    for i in range(cue[1], min(len(scene.doc), cue[1] + 4)):
        if scene.words.among("media_prepositions", scene.lowers[i]):
            for k in range(i + 1, min(len(scene.doc), i + 4)):
                name = scene.words.named("media", scene.lowers[k])
                if name is not None:
                    return Medium(name, (k, k + 1))
    return None


def _media_lemma(scene: Scene, noun: Token) -> str:
    """The medium that a noun names; hyphenated ones are parted by the tokenizer."""
    i = noun.i
    if i >= 2 and scene.doc[i - 1].text == "-" and not scene.doc[i - 1].whitespace_:
        return f"{scene.lowers[i - 2]}-{scene.lowers[i]}"
    return scene.lemma(noun)


def _medium(scene: Scene, noun: Token, name: str, verb: Token | None) -> Medium:
    """A medium with its outlet, if the text names one."""
    start = noun.i - 2 if "-" in _media_lemma(scene, noun) else noun.i
    hosts = [noun] if verb is None else [noun, verb]
    for host in hosts:
        for child in host.rights:
            if child.dep_ in ("prep", "dative") and scene.words.among("outlet_prepositions", child.lower_):
                for one in child.rights:
                    if one.dep_ == "pobj" and one.i != noun.i and _outlet(scene, one):
                        first, last = _outlet_words(scene, one)
                        if host is noun or (first, last) > (noun.i, noun.i):
                            return Medium(f"{name}, {scene.doc[first:last].text}", (start, last))
    if verb is not None:
        told = next((c for c in verb.rights if c.dep_ in ("dobj", "dative") and _outlet(scene, c, subject=True)), None)
        if told is not None:
            first, last = _outlet_words(scene, told)
            return Medium(f"{name}, {scene.doc[first:last].text}", (first, last))
    return Medium(name, (start, noun.i + 1))


def _outlet(scene: Scene, token: Token, *, subject: bool = False) -> bool:
    """Whether a word looks like the name of a paper, a station or a network: a proper name of no person, place or day.

    The recogniser takes many a paper for a place or a person: it is believed of single words only, and not at all of
    the subject of "published".
    """
    if token.pos_ != "PROPN" or token.i in scene.notes.placed or token.ent_type_ in ("DATE", "TIME"):
        return False
    mention = scene.notes.mention_at(token.i)
    if mention is not None and mention.parties:
        known = scene.notes.party(mention.parties[0])
        return known is None or known.type is PartyType.ORGANISATION
    if subject:
        return True
    first, last = _outlet_words(scene, token)
    return token.ent_type_ not in ("PERSON", "GPE", "LOC", "NORP") or (last - first > 1 and token.ent_type_ != "PERSON")


def _outlet_words(scene: Scene, token: Token) -> tuple[int, int]:
    """The name of an outlet: its capitalised words."""
    first = token.i
    while first > 0 and scene.doc[first - 1].pos_ == "PROPN" and scene.doc[first - 1].text[:1].isupper():
        first -= 1
    return first, token.i + 1


def apart(scene: Scene, saying: Saying) -> bool:
    """Whether the words were said on an occasion of their own: at a meeting, to reporters, "where he said"."""
    if saying.cue is None or not scene.parsed:
        return False
    verb = scene.doc[saying.cue[0]]
    for child in verb.children:
        if child.dep_ == "advmod" and scene.words.among("occasion_relatives", child.lower_):
            return True
        nouns = [scene.lemma(one) for one in child.rights if one.dep_ == "pobj"] if child.dep_ == "prep" else []
        fits = scene.words.among("occasion_prepositions", child.lower_)
        if fits and any(scene.words.among("occasions", one) for one in nouns):
            return True
    return saying.addressee is not None


# ---- a piece that the text reports --------------------------------------------------------------------------------


def pieces(scene: Scene) -> list[Piece]:
    """The op-eds, speeches and interviews that the text reports at length, in order."""
    if not scene.parsed:
        return []
    length = len(scene.notes.source.text) * LEAD
    out: list[Piece] = []
    published = {word.rpartition("-")[2] for word in scene.words.lists.get("published", ())}
    for i, (lower, form) in enumerate(zip(scene.lowers, scene.lemmas, strict=True)):
        if lower not in published and form not in published:
            continue
        token = scene.doc[i]
        if token.idx > length:
            break
        if token.pos_ not in ("NOUN", "PROPN") or scene.in_marks[i]:
            continue
        lemma = _media_lemma(scene, token)
        if not scene.words.among("published", lemma) and not scene.words.among("published", lower):
            continue
        name = scene.words.named("media", lemma)
        author = _author(scene, token)
        if name is None or author is None or any(one.author == author for one in out):
            continue
        medium = _published(scene, token, name)
        out.append(Piece(author, medium, token.sent.start_char, _reach(scene, token, name)))
    return out


def _author(scene: Scene, noun: Token) -> str | None:
    """Who wrote or spoke it: "an op-ed by X", "X published an op-ed", "X's interview", "in an interview, X said"."""
    words = scene.words
    heads = [child for child in noun.children if child.dep_ == "poss"]
    hosts = [noun, noun.head]
    for host in hosts:
        for child in host.rights:
            if child.dep_ in ("prep", "agent") and words.among("author_prepositions", child.lower_):
                heads += [one for one in child.rights if one.dep_ == "pobj"]
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head if noun.dep_ == "pobj" else None
    if verb is not None and (words.among("publishing", verb.lower_) or (noun.dep_ == "pobj" and verb.i in scene.verbs)):
        heads += [child for child in verb.lefts if child.dep_ == "nsubj"]
    for head in heads:
        mention = scene.notes.mention_at(head.i)
        if mention is None or len(mention.parties) != 1:
            continue
        known = scene.notes.party(mention.parties[0])
        if known is not None and known.type is PartyType.PERSON:
            return mention.parties[0]
    return None


def _published(scene: Scene, noun: Token, name: str) -> Medium:
    """The medium with the outlet that published it."""
    medium = _medium(scene, noun, name, None)
    if medium.name != name:
        return medium
    verb = noun.head
    if noun.dep_ == "dobj" and scene.words.among("publishing", verb.lower_):
        for child in verb.children:
            if child.dep_ == "nsubj" and _outlet(scene, child, subject=True):
                first, last = _outlet_words(scene, child)
                return Medium(f"{name}, {scene.doc[first:last].text}", (first, last))
            if child.dep_ == "prep" and scene.words.among("outlet_prepositions", child.lower_):
                for one in child.rights:
                    if one.dep_ == "pobj" and _outlet(scene, one):
                        first, last = _outlet_words(scene, one)
                        return Medium(f"{name}, {scene.doc[first:last].text}", (first, last))
    return medium


def _reach(scene: Scene, noun: Token, name: str) -> int:
    """Where what is told of a piece ends: with the last paragraph that still speaks of it."""
    last = noun.i
    for i in range(noun.i + 1, len(scene.doc)):
        lower = scene.lowers[i]
        again = lower == name.rpartition("-")[2] and _media_lemma(scene, scene.doc[i]) == name
        if again or (scene.words.among("pieces", lower) and not scene.in_marks[i]):
            last = i
    at = scene.doc[last].idx
    return next((end for start, end in scene.paragraphs if start <= at < end), at)


# ---- a text of one voice ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Author:
    """Who speaks in the whole text from this character on."""

    speaker: Speaker
    through: str
    start: int


def author(scene: Scene) -> Author | None:
    """The author of an op-ed by its byline, the speaker of a speech by its heading."""
    kind = scene.notes.source.kind
    if kind not in (SourceKind.OP_ED, SourceKind.SPEECH):
        return None
    text = scene.notes.source.text
    for start, end in scene.paragraphs:
        if start > HEADER:
            break
        line = text[start:end].lower()
        skip = next((len(b) + 1 for b in sorted(scene.words.lists.get("bylines", ()), key=len, reverse=True)
                     if line.startswith(b + " ")), None)  # fmt: skip
        if skip is None and any(line.startswith(head + " ") for head in scene.words.maps.get("headers", {})):
            skip = next(
                (line.find(f" {p} ") + len(p) + 2 for p in sorted(scene.words.lists.get("header_prepositions", ()))
                 if f" {p} " in line), None)  # fmt: skip
        if skip is None:
            continue
        speaker = _person_in(scene, start + skip, end)
        if speaker is not None:
            through = kind.value
            if scene.notes.source.publisher and kind is SourceKind.OP_ED:
                through = f"{through}, {scene.notes.source.publisher}"
            return Author(speaker, through, end)
    return None


def _person_in(scene: Scene, start: int, end: int) -> Speaker | None:
    """The person, or persons, named first in these characters."""
    first, last = scene.tokens(start, end)
    found: list[tuple[int, int, str]] = []
    for i in range(first, last):
        mention = scene.notes.mention_at(i)
        if mention is None or mention.start != i or len(mention.parties) != 1:
            continue
        known = scene.notes.party(mention.parties[0])
        if known is not None and known.type is PartyType.PERSON and mention.parties[0] not in [n for *_, n in found]:
            found.append((mention.start, mention.end, mention.parties[0]))
    if not found:
        return None
    joined = [found[0]]
    for one in found[1:]:
        if one[0] - joined[-1][1] > 2:
            break
        joined.append(one)
    names = tuple(name for *_, name in joined)
    start, end = joined[0][0], joined[-1][1]
    return Speaker(start, end, names[0] if len(names) == 1 else scene.doc[start:end].text, names)
