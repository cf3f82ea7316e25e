"""Who is the subject of a verb of saying, by the parse where it can be trusted and by looks where it cannot."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, objects
from comity.reading.quotes.scene import Scene, Speaker
from comity.reading.quotes.words import Manner
from comity.records import PartyType

SUBJECT = 5
"""Tokens of a subject that the parser missed: an office and a name."""

LONG_SUBJECT = 16
"""The same with an apposition or a relative clause."""


def subject(scene: Scene, v: int, manner: Manner | None) -> Speaker | None:
    """Who says what this verb says; as an aside an inverted verb has its subject after it: "The law, wrote X, is"."""
    doc = scene.doc
    known = scene.verbs.get(v)
    aside = known is not None and known.manner is Manner.SAY and known.addressee != "object" and doc[v - 1].text == ","
    if aside and v > 1 and doc[v].tag_ in ("VBD", "VBZ", "VBP"):
        own = next((child for child in doc[v].lefts if child.dep_ == "nsubj"), None)
        after = next((child for child in doc[v].rights if child.dep_ in ("nsubj", "dobj", "attr", "oprd")), None)
        if after is not None and (own is None or own.i == v - 2) and (own is not None or after.dep_ == "nsubj"):
            after = after if scene.may_speak(after, manner) and after.left_edge.i <= v + 1 else None
            if after is not None:
                return scene.speaker([after])
    return scene.speaker_of(doc[v], manner)


def owner(scene: Scene, v: int, manner: Manner) -> Speaker | None:
    """Who says what stands between marks under this verb; a paper may also call, mention and demand there."""
    verb = scene.doc[v]
    if manner is Manner.RELAY:  # "He quoted the poet: ...", "The poet was quoted by him: ..."
        cited = [one for one in objects(verb) if not scene.in_marks[one.i]]
        if cited and scene.may_speak(cited[0], Manner.SAY):
            return scene.speaker(cited)
    found = subject(scene, v, manner)
    if found is None and manner not in (Manner.SAY, Manner.STATE, Manner.THINK, Manner.RELAY):
        found = subject(scene, v, Manner.STATE)
    return found if found is not None and found.name is not None else _paper_before(scene, verb) or found


def _paper_before(scene: Scene, verb: Token) -> Speaker | None:
    """The paper that "it" takes up: "The note is short: it calls the plan ..." """
    own = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if own is None or not scene.words.among("unnamed", own.lower_) or scene.notes.mention_at(own.i) is not None:
        return None
    start = scene.before(own.i)
    for i in range(own.i - 1, scene.before(max(0, start - 1)) - 1, -1):
        token = scene.doc[i]
        if token.dep_ in SUBJECTS and not scene.in_marks[i] and token.pos_ != "PRON":
            paper = scene.words.among("papers", scene.lemma(token)) and scene.may_speak(token, Manner.STATE)
            return scene.speaker([token]) if paper else None
    return None


def follows(scene: Scene, v: int, limit: int) -> Speaker | None:
    """The subject of an inverted verb: said X."""
    verb = scene.doc[v]
    for child in verb.rights:
        if child.dep_ in ("nsubj", "nsubjpass") and child.left_edge.i <= v + 2:
            return scene.speaker([child, *child.conjuncts]) if _says(scene, child) else None
    for child in verb.rights:  # a subject that the parser took for an object: "...," shouted a man
        if child.dep_ in ("dobj", "attr", "oprd", "npadvmod") and child.left_edge.i == v + 1:
            own = any(one.dep_ == "nsubj" for one in verb.lefts)
            return scene.speaker([child]) if not own and scene.may_speak(child, Manner.RAISE) else None
    i = v + 1
    if i < limit and not scene.doc[i].is_punct and not any(child.dep_ == "nsubj" for child in verb.lefts):
        return by_looks(scene, i, limit)
    return None


def _says(scene: Scene, noun: Token) -> bool:
    """Whether a subject beside quoted words may be their speaker: there any noun may, "the ferryman said"."""
    named = scene.words.among("naming_nouns", scene.lemma(noun))
    return scene.may_speak(noun, Manner.SAY) or (noun.pos_ == "NOUN" and not named) or scene.is_age(noun.i)


def precedes(scene: Scene, start: int, v: int) -> Speaker | None:
    """The subject before the verb: X said."""
    verb = scene.doc[v]
    if v == start:
        return None
    if scene.is_age(v - 1):
        return scene.speaker([scene.doc[v - 1]])
    for child in verb.lefts:
        if child.dep_ == "nsubj" and child.i >= start and _says(scene, child):
            return scene.speaker([child, *child.conjuncts])
    if not scene.parsed or v - start <= SUBJECT:
        return by_looks(scene, start, v)
    return _stands_before(scene, start, v)


def _stands_before(scene: Scene, start: int, v: int) -> Speaker | None:
    """A long subject that the parser tied to something else: the name between commas before the verb, or the noun of
    the phrase that begins at `start`.
    """
    doc = scene.doc
    if doc[v].tag_ not in ("VBD", "VBZ", "VBP") or v - start > LONG_SUBJECT:
        return None
    if doc[v - 1].text == ",":
        named = scene.notes.mention_at(v - 2)
        if named is not None and named.how == "name" and named.start > start and doc[named.start - 1].text == ",":
            return scene.speaker([doc[named.end - 1]])
    for token in doc[start:v]:
        if token.pos_ in ("NOUN", "PROPN") and token.left_edge.i <= start and scene.may_speak(token, Manner.RAISE):
            return scene.speaker([token])
    return None


def by_looks(scene: Scene, start: int, end: int) -> Speaker | None:
    """Who is named in tokens `[start, end)` by looks: a party, a pronoun, else a run of capitalised words."""
    doc, first = scene.doc, None
    for i in range(start, end):
        token = doc[i]
        mention = scene.notes.mention_at(i)
        if mention is not None and mention.how not in ("adjective", "possessive"):
            head = max(doc[mention.start : mention.end], key=lambda one: (one.head.i < mention.start, one.i))
            return scene.speaker([head])
        if scene.words.among("pronouns", token.lower_) or scene.is_age(i):
            return scene.speaker([token])
        if token.is_punct and first is None and not _in_age(scene, i, end):
            break
        if token.text[0].isupper() and i != 0:
            noun = _governed(token, end)
            if noun.i != i and scene.may_speak(noun, Manner.RAISE):
                return scene.speaker([noun])
            first = i
            break
    if first is None:
        return None
    last = first
    while last + 1 < end and doc[last + 1].text[0].isupper():
        last += 1
    return Speaker(first, last + 1, doc[first : last + 1].text)


def _in_age(scene: Scene, i: int, end: int) -> bool:
    """Whether a hyphen stands inside an age: "the 64-year-old"."""
    return any(scene.is_age(k) for k in range(i + 1, min(end, i + 4)))


def _governed(token: Token, end: int) -> Token:
    """The noun that a capitalised adjective belongs to: "the Kenyan leader"."""
    while token.dep_ in ("amod", "nmod") and token.i < token.head.i < end:
        token = token.head
    return token


def nearby(scene: Scene, left: int, v: int) -> Speaker | None:
    """Without a parse: the last party, pronoun or name before the verb."""
    for i in range(v - 1, max(left, v - 12) - 1, -1):
        mention = scene.notes.mention_at(i)
        if mention is not None and mention.how not in ("adjective", "possessive"):
            return scene.speaker([scene.doc[i]])
        if scene.words.among("pronouns", scene.lowers[i]):
            return scene.speaker([scene.doc[i]])
    for i in range(v - 1, max(left, v - 6) - 1, -1):
        if scene.doc[i].text[0].isupper():
            first = i
            while first - 1 >= left and scene.doc[first - 1].text[0].isupper():
                first -= 1
            return Speaker(first, i + 1, scene.doc[first : i + 1].text)
    return None


def is_person(scene: Scene, speaker: Speaker) -> bool:
    """Whether the speaker is one person, by the parties or by the recogniser."""
    known = scene.notes.party(speaker.name) if speaker.name is not None else None
    if known is not None:
        return known.type is PartyType.PERSON
    head = scene.doc[speaker.start : speaker.end].root
    return speaker.pronoun or head.ent_type_ == "PERSON"
