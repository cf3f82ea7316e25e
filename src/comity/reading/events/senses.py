"""Whether a word is used in the sense of a frame, by what depends on it, and which verb carries a noun."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from comity.reading.clauses import after, is_passive, objects, subjects
from comity.reading.events.frames import Frame, Lexicon
from comity.reading.events.slots import Head, fillers, lemmas, modifiers
from comity.records import EventKind

Known = dict[str, set[str]]
"""What has been asked of a word already: its senses ask the same."""


def met(token: Token, frame: Frame, bounds: tuple[int, int, int], words: Lexicon, known: Known) -> Head | None:
    """Whether a word is used in the sense of a frame, by what depends on it; `known` is kept between its senses."""
    if frame.particles and not _tied(token, known) & frame.particles:
        return None
    verb, led = _carrier(token, frame, words) if frame.noun else (_verb(token), False)
    head = Head(frame, token, verb, led, *bounds)
    if (frame.objects or frame.not_objects) and not _object_right(head, words, known):
        return None
    return head if all(_asked(head, slot, wanted) for slot, wanted in frame.asks) and _shaped(head) else None


def _tied(token: Token, known: Known) -> set[str]:
    if "tied" not in known:
        known["tied"] = lemmas(one for one in token.children if one.dep_ in ("prep", "prt", "advmod", "dative"))
    return known["tied"]


def _object_right(head: Head, words: Lexicon, known: Known) -> bool:
    """Whether the object, or the noun's modifiers, are among those that the sense asks for."""
    frame, token = head.frame, head.token
    if frame.noun or "intransitive" in frame.traits:
        things = fillers(head, "theme") if frame.noun else subjects(token)
        held = lemmas(things) | (lemmas(modifiers(token)) if frame.noun else set())
        return not ((frame.objects and not held & frame.objects) or held & frame.not_objects)
    if "theme" not in known:
        things = fillers(head, "theme")
        counted = (one for thing in things if thing.lemma_.lower() in words.words("quantity") for one in after(thing))
        known["theme"] = lemmas((*things, *counted))
        parts = (part for one in things for part in one.lefts if part.dep_ == "compound")
        known["parts"] = lemmas((*_described(token), *parts))
    held = known["theme"]
    if frame.objects and not held & frame.objects:
        held = held | known["parts"]
    return not ((frame.objects and not held & frame.objects) or held & frame.not_objects)


def _verb(token: Token) -> Token:
    """The verb of a clause whose word is an auxiliary or an adjective: "must return", "is ready to"."""
    helps = token.pos_ == "ADJ" or (token.pos_ == "AUX" and token.dep_ in ("aux", "auxpass"))
    return token.head if helps and token.head.pos_ in ("VERB", "AUX") else token


def _described(verb: Token) -> Iterator[Token]:
    """The nouns that a participle may describe: both in "a declaration on trade expected to be signed"."""
    while verb.dep_ == "xcomp":
        verb = verb.head
    if verb.dep_ != "acl":
        return
    for noun in verb.ancestors:
        if noun.pos_ in ("NOUN", "PROPN"):
            yield noun
        elif noun.dep_ not in ("prep", "pcomp"):
            return


def _carrier(token: Token, frame: Frame, words: Lexicon) -> tuple[Token | None, bool]:
    """The verb that carries an act noun, and whether the noun is what it is done with."""
    light, head = words.words("light"), token.head
    if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _carrier(head, frame, words)
    if token.dep_ in ("dobj", "obj") and head.lemma_.lower() in light:
        return head, True
    leading = head.head.lemma_.lower() in words.words("leading") and head.lower_ in words.words("with")
    if token.dep_ == "attr" and head.pos_ == "AUX" and "role" in frame.traits:
        return head, True  # "was the guest of"
    if token.dep_ == "pobj" and frame.kind is EventKind.VISIT and leading:
        return head.head, True  # "will follow with a visit"
    if token.dep_ in ("nsubj", "nsubjpass") and (head.lemma_.lower() in light or head.pos_ == "AUX"):
        return _taking_place(head, words), False
    travels = frame.kind in (EventKind.VISIT, EventKind.CALL) and head.head.pos_ == "VERB"
    if token.dep_ == "pobj" and head.lower_ in words.words("bound") and (travels or head.head.pos_ == "AUX"):
        return head.head, True
    for child in token.children:
        if (
            child.dep_ in ("acl", "relcl")
            and child.lemma_.lower() in light
            and is_passive(child)
            and not _has(child, "prt")
        ):
            return child, False
    return None, False


def _taking_place(head: Token, words: Lexicon) -> Token | None:
    """The verb of which an act noun is the subject, if it says that the act takes place."""
    if any(one.dep_ == "attr" for one in head.children):
        return None  # "the visit is the first": says what it is
    if head.pos_ != "AUX" and not is_passive(head) and lemmas(objects(head)) - words.words("idle"):
        return None  # "the commission completed its report"
    light = words.words("light")
    return next((one for one in head.children if one.dep_ == "xcomp" and one.lemma_.lower() in light), head)


def _asked(head: Head, slot: str, wanted: frozenset[str]) -> bool:
    if slot == "clause":
        around = (head.verb or head.token).subtree
        return bool(lemmas(around) & wanted)
    if slot == "phrase":
        things = [head.token] if head.frame.noun else objects(head.token)
        return any(lemmas(thing.subtree) & wanted for thing in things)
    if slot == "above":
        return bool(lemmas([head.token.head]) & wanted)
    if slot == "before":
        return bool(lemmas(head.token.lefts) & wanted)
    return bool(lemmas(fillers(head, slot)) & wanted)


def _shaped(head: Head) -> bool:
    """Whether the clause has the shape that each trait of the frame asks for."""
    return all(_SHAPES[trait](head) for trait in head.frame.traits if trait in _SHAPES)


def _has(token: Token, *ties: str) -> bool:
    return any(one.dep_ in ties for one in token.children)


def _denying(token: Token) -> bool:
    return any(one.dep_ == "neg" for child in token.children for one in child.children)


def _to(clause: Token) -> bool:
    """Whether a clause is what someone is to do: "told Quito to reopen the bridge"."""
    return clause.dep_ in ("xcomp", "ccomp") and any(one.tag_ == "TO" for one in clause.children)


def _clause_below(token: Token) -> bool:
    """Whether it is said what is asked for: "called on Rome to act", "called for calm"."""
    return any(
        one.dep_ in ("xcomp", "ccomp", "advcl") or (one.dep_ == "prep" and one.lower_ == "for")
        for child in token.children
        for one in (child, *child.children, *(far for near in child.children for far in near.children))
    )


_SHAPES: dict[str, Callable[[Head], bool]] = {
    "passive": lambda head: is_passive(head.token),
    "active": lambda head: not is_passive(head.token),
    "intransitive": lambda head: not is_passive(head.token) and not objects(head.token),
    "no_negative": lambda head: not _denying(head.token),
    "to_do": lambda head: _has(head.token, "xcomp", "prep", "ccomp"),
    "infinitive": lambda head: any(_to(one) for one in head.token.children),
    "needs_clause": lambda head: _clause_below(head.token),
    "bare": lambda head: not _has(head.token, "xcomp", "ccomp"),
    "presence": lambda head: not _has(head.token, "attr", "acomp", "expl"),
    "plain": lambda head: not _has(head.token, "xcomp", "ccomp", "oprd", "acomp", "prt"),
    "needs_verb": lambda head: head.verb is not None,
}
