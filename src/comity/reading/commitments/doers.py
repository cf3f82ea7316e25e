"""Who undertakes a promise, and to whom it is made."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from comity.reading.clauses import after, agents, is_passive, phrase, subjects
from comity.reading.commitments.words import RECEIVE, Words, words_of
from comity.reading.named import state_names
from comity.reading.notes import Notes
from comity.records import Date, PartyType

SOURCE = "source"


def names_of(tokens: Iterable[Token], notes: Notes) -> tuple[str, ...]:
    """Names of the parties that these nouns are, belong to, or speak for; persons stand for their states."""
    out: dict[str, None] = {}
    for token in tokens:
        out.update(dict.fromkeys(_named(token, notes)))
    return state_names(out, notes)


def _named(token: Token, notes: Notes) -> tuple[str, ...]:
    """The parties of one noun: its own mention, the speaker for "we", both sides, else those inside a body's name."""
    words = words_of(notes.language)
    mention = notes.mention_at(token.i)
    if mention is not None:
        return mention.parties
    if words.has("we", token.lower_):
        beside = [child for child in token.children if child.dep_ == "appos"]
        return own_side(token, notes) or names_of(beside, notes)
    lemma = token.lemma_.lower()
    if not words.has("bodies", lemma) and not words.has("bodies", token.lower_):
        return ()
    start, end = phrase(token)
    inside = notes.parties_in(start, end)
    if inside:
        return inside
    before = {one.lower_ for one in token.lefts}
    if words.has("sides", lemma) and before & words.sets.get("both", frozenset()):
        return both_sides(token.i, notes)
    if before & words.sets.get("we", frozenset()):
        return own_side(token, notes)
    return ()


def own_side(token: Token, notes: Notes) -> tuple[str, ...]:
    """The party that says "we" at this word; none where the text speaks for itself."""
    speaker = notes.said_by(token.i)[0].party
    return () if speaker == SOURCE else (speaker,)


def both_sides(i: int, notes: Notes) -> tuple[str, ...]:
    """The parties last named together before token `i`, else the two states that the text or its first line names."""
    states = [one.name for one in notes.states()]
    for mention in reversed(notes.mentions):
        if mention.start < i and len(mention.parties) > 1:
            named = state_names(mention.parties, notes)
            if len(named) > 1 and set(named) <= set(states):
                return named
    if len(states) == 2:
        return tuple(states)
    top = next((one for one in notes.doc.sents if one.text.strip()), None)
    headed = [name for name in notes.parties_in(top.start, top.end) if name in states] if top is not None else []
    return tuple(headed) if len(headed) == 2 else ()


def is_party(token: Token, notes: Notes, words: Words) -> bool:
    """Whether a noun can undertake anything: a named party, a body, or the one who says "we"."""
    mention = notes.mention_at(token.i)
    if mention is not None and token.i == mention.end - 1:
        return True
    lower, lemma = token.lower_, token.lemma_.lower()
    if words.has("we", lower) or words.has("bodies", lemma) or words.has("bodies", lower):
        return True
    if any(True for _ in notes.within(Date, token.i, token.i + 1)):
        return False
    if any(child.dep_ in ("appos", "conj") and child.pos_ == "PROPN" for child in token.children):
        return True
    return token.pos_ == "PROPN" or (mention is not None and token.pos_ == "PRON")


def is_person(token: Token, notes: Notes) -> bool:
    """Whether a noun is a mention of persons only."""
    mention = notes.mention_at(token.i)
    found = [notes.party(name) for name in mention.parties] if mention is not None else []
    return bool(found) and all(one is not None and one.type is PartyType.PERSON for one in found)


def recipients(act: Token, who: tuple[str, ...], notes: Notes) -> tuple[str, ...]:
    """The parties to whom an act is promised: its dative, "to", "for" and "with", without those who promise."""
    words = words_of(notes.language)
    behind = after(act, *sorted(words.sets.get("to_whom", ())))
    given = [child for child in act.children if child.dep_ in ("dative", "iobj")]
    if words.kind(RECEIVE, act.lemma_.lower()):
        given += subjects(act)
    named = state_names(notes.parties_of([*given, *behind]), notes)
    return tuple(name for name in named if name not in who)


def givers(act: Token, notes: Notes) -> tuple[str, ...]:
    """Who gives what another "will receive from" them."""
    words = words_of(notes.language)
    return state_names(notes.parties_of(after(act, *sorted(words.sets.get("from", ())))), notes)


def active_doers(act: Token) -> list[Token]:
    """Who does an act, also where the act is a passive with "by"; no borrowed subject of a passive."""
    return agents(act) if is_passive(act) else subjects(act)
