"""Who takes part: the slots of a frame, looked up in the clause, and the parties that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from comity.reading.clauses import SUBJECTS, after, agents, doers, is_passive, objects, phrase, subjects, with_conjuncts
from comity.reading.events.frames import Frame, Lexicon
from comity.reading.notes import Notes
from comity.records import Place

CONTENT = frozenset({"xcomp", "ccomp", "dobj", "prep", "dative"})
RELATIVE = ("WDT", "WP", "WP$")
NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
TIMES = ("DATE", "TIME")
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


@dataclass(slots=True)
class Cast:
    """Parties found in slots, in order, with the words that name them."""

    names: dict[str, Token] = field(default_factory=dict)
    places: dict[str, Token] = field(default_factory=dict)
    """countries named by what lies in them: code -> word"""

    def add(self, names: Iterable[str], at: Token) -> None:
        """Keep names not yet kept."""
        for name in names:
            self.names.setdefault(name, at)

    def take(self, other: Cast) -> None:
        """Keep what another cast has."""
        for name, at in other.names.items():
            self.names.setdefault(name, at)
        for code, at in other.places.items():
            self.places.setdefault(code, at)

    def codes(self, notes: Notes) -> tuple[str, ...]:
        """Codes of the states they are or belong to."""
        return tuple(dict.fromkeys((*notes.codes(self.names), *self.places)))

    def __bool__(self) -> bool:
        return bool(self.names or self.places)


def casting(
    head: Head, alternatives: tuple[tuple[str, ...], ...], notes: Notes, words: Lexicon, banned: Iterable[str] = ()
) -> Cast:
    """The parties of the first alternative that names any; `banned` are codes that a guess must not give."""
    for union in alternatives:
        cast = Cast()
        for slot in union:
            if slot == "content":
                cast.take(_first(_content(head), notes, banned))
                continue
            deep = slot in ("theme", "clause")
            for token in fillers(head, slot):
                cast.take(named(token, notes, words, deep=deep))
        if cast:
            return cast
    return Cast()


def reported(head: Head, notes: Notes) -> Cast:
    """Whom a pronoun means in a lower clause: who acts or speaks in the clause above."""
    verb = head.verb if head.verb is not None else head.token
    for one in verb.ancestors:
        if one.pos_ == "VERB" and not is_passive(one):
            found = doers(one)
            cast = _first([part for token in joined(found) for part in (token, *token.children)], notes, ())
            if cast:
                return cast
    return Cast()


def _first(tokens: Iterable[Token], notes: Notes, banned: Iterable[str]) -> Cast:
    """The first party that any of these words names, and that is not one of those banned."""
    held = set(banned)
    for token in tokens:
        cast = Cast()
        if (_from_mention(token, notes, cast) or _from_place(token, notes, cast)) and not held & set(cast.codes(notes)):
            for one in with_conjuncts(token)[1:]:
                _at_head_or_before(one, notes, cast)
            return cast
    return Cast()


def _at_head_or_before(token: Token, notes: Notes, cast: Cast) -> None:
    """A party joined to another: its own name, or the one set before its noun."""
    for one in (token, *token.lefts):
        if _from_mention(one, notes, cast) or _from_place(one, notes, cast):
            return


def pronoun(head: Head) -> bool:
    """Whether the doer is a personal pronoun."""
    found = doers(head.verb) if head.verb is not None else []
    return len(found) == 1 and found[0].pos_ == "PRON" and found[0].tag_ == "PRP"


# ---- slots ---------------------------------------------------------------------------------------------------


def fillers(head: Head, slot: str) -> list[Token]:
    """The words in a slot of a head's clause; `~from` is "from" of a passive that names no doer."""
    if slot == "modifier":
        return modifiers(head.token)
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
        found = [one for thing in (*objects(head.token)[:1], *_in_kind(head)) for one in after(thing, preposition)]
    if not found and head.verb is not None and head.verb.i != head.token.i:
        found = after(head.verb, preposition)
    if not found and head.verb is None and head.token.dep_ == "pobj":
        found = after(head.token.head.head, preposition) if preposition != head.token.head.lower_ else []
    if not found:
        found = [one for prep in _loose(head, preposition) for one in _complement(prep)]
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


def _complement(preposition: Token) -> list[Token]:
    return [word for one in preposition.children if one.dep_ == "pobj" for word in with_conjuncts(one)]


def modifiers(token: Token) -> list[Token]:
    """Adjectives and names set before a noun: "Greek and Indian talks", "the France-Italy summit"."""
    return [child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod", "poss", "punct")]


def _poss(head: Head) -> list[Token]:
    return [word for child in head.token.children if child.dep_ == "poss" for word in with_conjuncts(child)]


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


def _content(head: Head) -> list[Token]:
    """The first party named in what is promised, refused or threatened."""
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
    """The object of the verb that is a complement of the word: of "leave" in "were told to leave Chad"."""
    return [one for child in head.token.children if child.dep_ in ("xcomp", "relcl") for one in objects(child)]


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
    "beside": _beside,
}


# ---- parties in a slot ---------------------------------------------------------------------------------------


def named(token: Token, notes: Notes, words: Lexicon, *, deep: bool = False) -> Cast:
    """The parties that a noun phrase names by its head, by what stands before it, or by what is tied to it by "of".

    Args:
        token: head of the phrase.
        notes: what is known of the document.
        words: the language's classes of words.
        deep: look anywhere in the phrase, behind any preposition.
    """
    cast = _at_head(token, notes)
    if not cast:
        start, _ = phrase(token)
        other = token.lemma_.lower() in words.words("counterpart")
        for i in range(start, token.i):
            if notes.doc[i].dep_ not in ("relcl", "acl") and not (other and notes.doc[i].dep_ == "poss"):
                _from_mention(notes.doc[i], notes, cast)
    ties = words.words("of") | words.words("example")
    if not cast or deep:
        local = words.words("in") if deep else frozenset()
        _from_behind(token, None if deep else ties, cast, lambda one: named(one, notes, words, deep=deep), local)
    if not cast and not deep:
        _from_behind(token, words.words("in"), cast, lambda one: named(one, notes, words))
    return cast


def _at_head(token: Token, notes: Notes) -> Cast:
    """The party or the place that the head itself names, or the name set beside it."""
    cast = Cast()
    if not _from_mention(token, notes, cast) and not _from_place(token, notes, cast):
        for child in token.children:
            if child.dep_ == "appos":
                _from_mention(child, notes, cast)
    return cast


def _from_behind(
    token: Token,
    ties: frozenset[str] | None,
    cast: Cast,
    ask: Callable[[Token], Cast],
    barred: frozenset[str] = frozenset(),
) -> None:
    """Parties behind the prepositions of a noun; behind all but the barred ones when `ties` is None."""
    for child in token.children:
        if child.dep_ != "prep" or (ties is not None and child.lower_ not in ties):
            continue
        for noun in _complement(child):
            if child.lower_ not in barred:
                cast.take(ask(noun))
            elif ties is None:  # "dollars in aid for Kenya", but not "schools in Kenya"
                _from_behind(noun, ties, cast, ask, barred)


def _from_mention(token: Token, notes: Notes, cast: Cast) -> bool:
    mention = notes.mention_at(token.i)
    if mention is None:
        return False
    cast.add(mention.parties, token)
    return bool(mention.parties)


def _from_place(token: Token, notes: Notes, cast: Cast) -> bool:
    name = notes.placed.get(token.i)
    place = next((one for one in notes.items if isinstance(one, Place) and one.name == name), None)
    if place is None or place.iso3 is None:
        return False
    state = state_named(place.iso3, notes)
    if state is not None:
        cast.add((state,), token)
    else:
        cast.places.setdefault(place.iso3, token)
    return True


def state_named(code: str, notes: Notes) -> str | None:
    """Name of the state with this code, if the text names it."""
    from comity.records import Party, PartyType

    found = (one for one in notes.items if isinstance(one, Party) and one.type is PartyType.STATE)
    return next((one.name for one in found if one.iso3 == code), None)


def lemmas(tokens: Iterable[Token]) -> set[str]:
    """Lower-cased lemmas and forms, for tests against a class of words."""
    return {word for token in tokens for word in (token.lemma_.lower(), token.lower_)}
