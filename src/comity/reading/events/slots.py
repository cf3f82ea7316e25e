"""The slots of a frame: which words of a clause stand where the parties of an act are named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, after, agents, doers, is_passive, objects, subjects, with_conjuncts
from comity.reading.events.frames import Frame

CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "dative"})
RELATIVE = ("WDT", "WP", "WP$")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
TIMES = ("DATE", "TIME")
INNER = "^"
"""Mark of a slot of the object: who was to go, of "the visit of the king was put off"."""
UNSAID = "~"
"""Mark of a slot that is asked only in a passive without a doer: who is expelled from Oslo is expelled by Norway."""


@dataclass(frozen=True, slots=True)
class Head:
    """A word of a frame, met in a text."""

    frame: Frame
    token: Token
    verb: Token | None
    """the verb itself, or the one that carries the noun: "held talks"; None for a noun that stands alone"""
    led: bool
    """whether the noun is what the carrying verb is done with or to, not its subject"""
    start: int
    """first token of the sentence"""
    end: int
    """one past its last token"""
    opened: int
    """first token behind its dateline"""


def fillers(head: Head, slot: str) -> list[Token]:
    """The words in a slot of a head's clause; `~from` is "from" of a passive that names no doer."""
    if slot == "modifier":
        return modifiers(head.token)
    if slot.startswith(INNER):
        things = [real(token) for token in objects(head.token)]
        return [one for thing in things for one in (_poss_of(thing) if slot == "^poss" else after(thing, slot[1:]))]
    if slot.startswith(UNSAID):
        bare = is_passive(head.token) and not agents(head.token)
        return [real(token) for token in behind(head, slot[1:])] if bare else []
    if slot in _SLOTS:
        return [real(token) for token in _SLOTS[slot](head)]
    return [real(token) for token in behind(head, slot)]


def real(token: Token) -> Token:
    """The noun that a relative pronoun stands for."""
    if token.tag_ in RELATIVE or (token.tag_ == "IN" and token.dep_ in ("dobj", "nsubj")):
        for one in token.ancestors:
            if one.dep_ == "relcl":
                return one.head
    return token


def behind(head: Head, preposition: str) -> list[Token]:
    """Nouns behind a preposition of the word, of its object, or of the verb that carries it."""
    found = [one for one in after(head.token, preposition) if one.ent_type_ not in TIMES]
    if not found and not head.frame.noun:
        named = (one for one in head.token.children if one.dep_ == "oprd")  # "declared an unwelcome person by Oslo"
        things = (*objects(head.token)[:1], *named, *_in_kind(head))
        found = [one for thing in things for one in after(thing, preposition)]
    if not found and head.verb is not None and head.verb.i != head.token.i:
        found = after(head.verb, preposition)
    if not found and head.verb is None and head.token.dep_ == "pobj":
        found = after(head.token.head.head, preposition) if preposition != head.token.head.lower_ else []
    if not found:
        found = [one for prep in _loose(head, preposition) for one in complement(prep)]
    if not found and head.frame.noun:  # "the expulsion of two envoys by Oslo": the parse ties "by" to the envoys
        found = [one for thing in _theme(head) for one in after(thing, preposition)]
    return found


def _in_kind(head: Head) -> list[Token]:
    """What the frame's object is behind a preposition of the verb: the aid of "sent two million in aid for Chad"."""
    wanted = head.frame.objects
    return [one for one in after(head.token) if one.lemma_.lower() in wanted] if wanted else []


def _loose(head: Head, preposition: str) -> Iterable[Token]:
    """A preposition inside one: "on board of", "out of", or behind an adverb: "over to Rome"."""
    for child in (head.verb or head.token).children:
        if child.dep_ in ("prep", "advmod", "prt"):
            yield from (one for one in child.children if one.dep_ == "prep" and one.lower_ == preposition)


def complement(preposition: Token) -> list[Token]:
    """The nouns behind a preposition."""
    return [word for one in preposition.children if one.dep_ == "pobj" for word in with_conjuncts(one)]


def modifiers(token: Token) -> list[Token]:
    """Adjectives and names set before a noun: "Greek and Indian talks", "the France-Italy summit"."""
    return [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "poss", "punct")]


def _poss(head: Head) -> list[Token]:
    return _poss_of(head.token)


def _poss_of(noun: Token) -> list[Token]:
    return [word for child in noun.children if child.dep_ == "poss" for word in with_conjuncts(child)]


def _within(head: Head) -> list[Token]:
    """All nouns behind the prepositions of the word and of its object: where what is deplored takes place."""
    parts = [child for child in head.token.children if child.dep_ in CONTENT and child.i > head.token.i]
    return [one for part in parts for one in part.subtree if one.dep_ == "pobj"]


def _subject(head: Head) -> list[Token]:
    verb = head.verb
    if verb is not None and verb.dep_ == "xcomp" and any(one.tag_ == "TO" for one in verb.children):
        told = [one for one in verb.head.children if one.dep_ in ("dobj", "dative") and one.i < verb.i]
        if told and (head.led or not head.frame.noun):
            return told  # "invited him to sign": he signs
    return joined(doers(head.verb)) if head.verb is not None and (head.led or not head.frame.noun) else []


def _perform(head: Head) -> list[Token]:
    if head.verb is not None and head.led:
        return _subject(head)
    if head.verb is None:
        noun = head.token.head.head if head.token.dep_ == "pobj" else head.token
        return [noun] if noun.i != head.token.i and noun.pos_ in NOUNS else []
    return agents(head.verb)


def joined(tokens: list[Token]) -> list[Token]:
    """Nouns with those that "and" ties to them in the line, where the parse has missed it."""
    out = list(tokens)
    for token in tokens:
        out += [one for one in _tied(token) if one.i not in {known.i for known in out}]
    return out


def _tied(token: Token) -> list[Token]:
    doc, sent = token.doc, token.sent
    found = []
    if token.i + 2 < sent.end and doc[token.i + 1].pos_ == "CCONJ":
        after_and = token.i + (3 if doc[token.i + 2].pos_ == "DET" else 2)
        found += [doc[after_and]] if after_and < sent.end and doc[after_and].pos_ == "PROPN" else []
    before = token.i - 1
    while before > sent.start and doc[before].dep_ in ("compound", "amod", "det", "flat", "nmod"):
        before -= 1
    if before - 1 >= sent.start and doc[before].pos_ == "CCONJ" and doc[before - 1].pos_ == "PROPN":
        found.append(doc[before - 1])
    return found


def _sayer(head: Head) -> list[Token]:
    """Who is reported to say the clause of the word."""
    for one in (head.token, *head.token.ancestors):
        if one.dep_ == "ccomp" and one.head.pos_ == "VERB":
            return joined(subjects(one.head))
    return []


def _charged(head: Head) -> list[Token]:
    """The subject of the verb that an auxiliary helps: of "must" in "Chad must return"."""
    return [one for one in head.token.head.children if one.dep_ in SUBJECTS]


def content(head: Head) -> list[Token]:
    """The words of what is promised, refused or threatened."""
    token = head.token
    parts = [child for child in token.children if child.i > token.i and child.dep_ in CONTENT]
    return [one for part in parts for one in part.subtree]


def _object(head: Head) -> list[Token]:
    found = objects(head.token)
    return found or ([head.token.head] if head.token.dep_ == "relcl" and not is_passive(head.token) else [])


def _theme(head: Head) -> list[Token]:
    if head.frame.noun:
        return after(head.token, "of")
    token = head.token
    if token.dep_ in ("acl", "relcl") and is_passive(token):
        return [token.head]
    found = _object(head)
    counted = [one for thing in found if thing.pos_ in ("NUM", "ADJ", "DET") for one in after(thing, "of")]
    return found + counted


def _dative(head: Head) -> list[Token]:
    found = [one for child in head.token.children if child.dep_ == "dative" for one in with_conjuncts(child)]
    return [one for one in found if one.pos_ in NOUNS]


def _clause(head: Head) -> list[Token]:
    """The subject of what is demanded, alleged or allowed."""
    return [
        word
        for child in head.token.children
        if child.dep_ in ("ccomp", "xcomp")
        for one in child.children
        if one.dep_ in SUBJECTS
        for word in with_conjuncts(one)
    ]


def _below(head: Head) -> list[Token]:
    """The object of the verb below the word or its object: of "leave" in "were told to leave", "has hours to leave"."""
    tops = (head.token, *objects(head.token))
    below = (child for top in tops for child in top.children if child.dep_ in ("xcomp", "relcl", "acl"))
    return [one for verb in below for one in objects(verb)]


def _beside(head: Head) -> list[Token]:
    """What stands at the verb without a preposition, as measures and days do: "spent Thursday", "gave two days"."""
    return [one for one in head.token.children if one.dep_ in ("dobj", "npadvmod", "oprd")]


def _author(head: Head) -> list[Token]:
    return [] if is_passive(head.token) else behind(head, "by")


_SLOTS: dict[str, Callable[[Head], list[Token]]] = {
    "poss": _poss,
    "subject": _subject,
    "perform": _perform,
    "object": _object,
    "theme": _theme,
    "dative": _dative,
    "clause": _clause,
    "author": _author,
    "sayer": _sayer,
    "charged": _charged,
    "below": _below,
    "within": _within,
    "beside": _beside,
}


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """Lower-cased lemmas and forms, for tests against a class of words."""
    return {word for token in tokens for word in (token.lemma_.lower(), token.lower_)}
