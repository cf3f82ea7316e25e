"""Who takes part: the slots of a frame, looked up in the clause, and the parties that stand in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from spacy.tokens import Token

from comity.reading.clauses import doers, is_passive, phrase, with_conjuncts
from comity.reading.events.frames import Lexicon
from comity.reading.events.slots import Head, complement, content, fillers, joined
from comity.reading.notes import Notes
from comity.records import Place

FIRST = ["1"]


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
                cast.take(_first(content(head), notes, banned))
                continue
            deep = slot in ("theme", "clause")
            for token in fillers(head, slot):
                cast.take(named(token, notes, words, deep=deep))
        if "other_party" in head.frame.traits:
            _without(cast, banned, notes)
        if cast:
            return cast
    return Cast()


def _without(cast: Cast, banned: Iterable[str], notes: Notes) -> None:
    """Take out those who cannot be meant as the other side: the doers themselves."""
    held = set(banned)
    for name in [one for one in cast.names if held.issuperset(notes.codes((one,)) or ("",))]:
        del cast.names[name]
    for code in held & set(cast.places):
        del cast.places[code]


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
                for one in with_conjuncts(child):
                    _from_mention(one, notes, cast)
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
        for noun in complement(child):
            if child.lower_ not in barred:
                cast.take(ask(noun))
            elif ties is None:  # "dollars in aid for Kenya", but not "schools in Kenya"
                _from_behind(noun, ties, cast, ask, barred)


def _from_mention(token: Token, notes: Notes, cast: Cast) -> bool:
    mention = notes.mention_at(token.i)
    if mention is None:
        return token.pos_ == "PRON" and _from_voice(token, notes, cast)
    cast.add(mention.parties, token)
    return bool(mention.parties)


def _from_voice(token: Token, notes: Notes, cast: Cast) -> bool:
    """Who says "I" and "our": the speaker of the words around, if the text tells of what state."""
    around = notes.stretch_at(token.i) if token.morph.get("Person", []) == FIRST else None
    name = around.chain[0].party if around is not None and around.chain else ""
    if not notes.codes((name,)):
        return False
    cast.add((name,), token)
    return True


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
