"""Whom the text means by a pronoun, or by what a speaker is: "him", "the 64-year-old", "the farmer"."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, subjects
from comity.reading.parties.names import fold
from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.records import Party, PartyType

SAME_TALK = 3
"""Sentences back to which a pronoun that the parties step left open may point, if the last speaker is there."""
LOOK_BACK = 2
"""Sentences back in which someone described by age was the subject."""
_LINKS = ("appos", "compound", "nmod")


def refer(scene: Scene, sayings: list[Saying]) -> None:
    """Give pronouns to who spoke just before, and descriptions to the one person whom the text introduced so."""
    known = {one.name: one for one in scene.notes.found(Party)}
    spoken = sorted((one for one in sayings if one.speaker is not None), key=_said_at)
    last: list[Speaker] = []
    for one in spoken:
        speaker = one.speaker
        assert speaker is not None
        meant: Speaker | None = None
        if speaker.pronoun:
            meant = _antecedent(scene, known, last, speaker)
        elif not speaker.parties:
            meant = _introduced(scene, known, speaker) or _general(scene, known, last, speaker)
        if meant is not None:
            speaker = one.speaker = replace(speaker, name=meant.name, parties=meant.parties)
        if speaker.name is not None and (meant is not None or _is_person(scene, known, speaker)):
            last.append(speaker)


def _said_at(one: Saying) -> tuple[int, int]:
    assert one.speaker is not None
    return (one.speaker.start, one.parts[0][0])


def _sentences(scene: Scene, start: int, end: int) -> int:
    return sum(scene.starts[start + 1 : end + 1])


# ---- pronouns -----------------------------------------------------------------------------------------------------


def _antecedent(scene: Scene, known: dict[str, Party], last: list[Speaker], speaker: Speaker) -> Speaker | None:
    """Who spoke last, if he fits; for an age, first whom the sentences before are about."""
    aged = scene.is_age(speaker.end - 1)
    want = scene.words.named("pronoun_genders", scene.lowers[speaker.start])
    if want is None and not aged:
        return None
    if aged and (about := _talked_of(scene, known, speaker.start)) is not None:
        return about
    for one in reversed(last):
        if _sentences(scene, one.start, speaker.start) > SAME_TALK:
            break
        if want is None or gender(scene, known, one) in (None, want):
            return one if one.name in known or not _another(scene, one.end, speaker.start) else None
    about = _talked_of(scene, known, speaker.start)
    return about if about is not None and want in (None, gender(scene, known, about) or want) else None


def _another(scene: Scene, start: int, end: int) -> bool:
    """Whether someone else was the subject between an unnamed speaker and a pronoun."""
    tokens = (token for token in scene.doc[start:end] if token.dep_ in SUBJECTS and not scene.in_marks[token.i])
    return any(token.pos_ == "PROPN" or scene.words.among("speakers", scene.lemma(token)) for token in tokens)


def gender(scene: Scene, known: dict[str, Party], speaker: Speaker) -> str | None:
    """The gender of a speaker, by pronouns, titles and given names of the text; None where nothing tells."""
    words = scene.words
    party = known.get(speaker.name or "")
    if party is None:
        return words.named("title_genders", scene.lowers[speaker.end - 1])
    for mention in party.mentions:
        if scene.in_marks[scene.token_at(mention.start)]:
            continue
        for word in mention.text.lower().split():
            found = words.named("pronoun_genders", word) or words.named("title_genders", word)
            if found is not None:
                return found
    given = (_given(scene, word) for word in party.name.split()[:2])
    return next((one for one in given if one is not None), None)


def _given(scene: Scene, word: str) -> str | None:
    """The gender of a given name."""
    return scene.words.named("given_genders", fold(word).lower()) if word[:1].isupper() else None


def _talked_of(scene: Scene, known: dict[str, Party], before: int) -> Speaker | None:
    """The one person who is the subject of the nearest sentence before that has one."""
    if not scene.parsed:
        return None
    end = scene.before(before)
    for _ in range(LOOK_BACK + 1):
        start = scene.before(end - 1) if end else end
        found = {}
        for token in scene.doc[start:end]:
            if token.dep_ in SUBJECTS and not scene.in_marks[token.i]:
                one = scene.speaker([token])
                if one.name is not None and _is_person(scene, known, one):
                    found[one.name] = one
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        end = start
    return None


def _is_person(scene: Scene, known: dict[str, Party], speaker: Speaker) -> bool:
    """Whether a speaker is one person: by the parties, by the recogniser, or as "a diplomat"."""
    party = known.get(speaker.name or "")
    if party is not None:
        return party.type is PartyType.PERSON
    tokens = scene.doc[speaker.start : speaker.end]
    if speaker.parties or not len(tokens):
        return False
    if any(token.ent_type_ == "PERSON" for token in tokens) or _given(scene, tokens[0].text) is not None:
        return True
    head = tokens.root
    lemma = scene.lemma(head)
    one = head.tag_ == "NN" and scene.words.among("speakers", lemma)
    return one and not scene.words.among("collectives", lemma)


# ---- descriptions -------------------------------------------------------------------------------------------------


def _introduced(scene: Scene, known: dict[str, Party], speaker: Speaker) -> Speaker | None:
    """The one person of whom the text said before that he is this: "Ana Ruiz, a farmer, ... the farmer said"."""
    if not scene.parsed or not speaker.start or not scene.words.among("definite", scene.lowers[speaker.start - 1]):
        return None
    words = scene.doc[speaker.start : speaker.end]
    head = words.root
    lemma = scene.lemma(head)
    if head.pos_ not in ("NOUN", "PROPN") or lemma in scene.words.lists.get("collectives", ()):
        return None
    wanted = {token.lower_ for token in words if token.i <= head.i}
    found: dict[str, None] = {}
    for i, low in enumerate(scene.lowers[: speaker.start]):
        if low == head.lower_ and not scene.in_marks[i] and wanted <= _around(scene, i):
            found.update(dict.fromkeys(_named_so(scene, known, scene.doc[i])))
    if not found:
        told = [one for one in known.values() if one.type is PartyType.PERSON and one.role is not None]
        told = [one for one in told if wanted <= set((one.role or "").lower().split())]
        found = {one.name: None for one in told if one.mentions[0].start < head.idx}
    if len(found) != 1:
        return None
    name = next(iter(found))
    return replace(speaker, name=name, parties=(name,) if name in known else ())


def _around(scene: Scene, i: int) -> set[str]:
    """The words of the noun phrase that a token stands in."""
    token = scene.doc[i]
    token = token.head if token.dep_ in ("compound", "nmod") else token
    start, end = scene.phrase(token)
    return set(scene.lowers[start:end])


def _general(scene: Scene, known: dict[str, Party], last: list[Speaker], speaker: Speaker) -> Speaker | None:
    """ "The diplomat said" goes on with the named person who spoke last, where no unnamed diplomat was told of."""
    if not speaker.start or not scene.words.among("definite", scene.lowers[speaker.start - 1]):
        return None
    head = scene.doc[speaker.start : speaker.end].root
    low, want = head.lower_, scene.words.named("noun_genders", head.lower_)
    described = all(token.pos_ == "ADJ" for token in scene.doc[speaker.start : head.i]) and speaker.end == head.i + 1
    if not described or not scene.words.among("general", low):
        return None
    one = _talked_of(scene, known, speaker.start) or (last[-1] if last else None)
    if one is None or (want is not None and gender(scene, known, one) not in (None, want)):
        return None
    if one.name not in known or _sentences(scene, one.start, speaker.start) > SAME_TALK:
        return None
    told = (i for i, word in enumerate(scene.lowers[: speaker.start]) if word == low and scene.doc[i].pos_ == "NOUN")
    return one if next(told, None) is None else None


def _named_so(scene: Scene, known: dict[str, Party], token: Token) -> list[str]:
    """The persons whom the grammar ties to a noun: beside it, before it, or as the subject of "is"."""
    near = [child for child in token.children if child.dep_ == "appos"]
    if token.dep_ in _LINKS:
        near.append(token.head)
    if token.dep_ == "attr":
        near += subjects(token.head)
    out = []
    for one in near:
        mention = scene.notes.mention_at(one.i)
        if mention is not None and mention.how == "name" and len(mention.parties) == 1:
            party = known.get(mention.parties[0])
            if party is not None and party.type is PartyType.PERSON:
                out.append(party.name)
        start = token.i + 1 if token.i < one.i else one.left_edge.i
        if mention is None and one.pos_ == "PROPN" and _given(scene, scene.texts[start]) is not None:
            out.append(scene.doc[start : one.i + 1].text)
    return out
