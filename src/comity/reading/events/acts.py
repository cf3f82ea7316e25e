"""From words to acts: a word of the table is met, its clause is asked, and an act comes out or nothing does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from comity.reading.clauses import SUBJECTS, doers, is_passive
from comity.reading.events.context import before, dateline_ends, in_line, pair
from comity.reading.events.deeds import toward
from comity.reading.events.frames import Frame, Lexicon, lexicon
from comity.reading.events.judging import ALONE, CARRIED, UNMANNED, Act, worth
from comity.reading.events.roles import FIRST, Cast, casting, named, pronoun, reported
from comity.reading.events.senses import Known, met
from comity.reading.events.settings import OWN, Day, State, agrees, days, state, when, where
from comity.reading.events.slots import Head, behind, fillers, lemmas
from comity.reading.notes import Notes
from comity.records import Date, EventKind, EventStatus, Modality

TITLE_WORDS = 20
"""Tokens. A first line without a full stop and not longer than this is a headline."""


STOPS = (".", "!", "?")


def acts(notes: Notes) -> list[Act]:
    """All acts of a document, in order of the text."""
    words = lexicon(notes.language)
    if not words.frames:
        return []
    paper = Paper(notes, words, days(notes, words), _headline(notes), [])
    found = paper.found
    bounds = (0, 0, 0)
    for token, frames in _met_words(notes.doc, words):
        if token.i >= bounds[1]:
            bounds = (token.sent.start, token.sent.end, dateline_ends(token.sent))
        act = _first_sense(token, frames, bounds, paper)
        if act is not None:
            found += [act, *_likewise(act, notes, words)]
    return _standing_for_themselves(found)


def _met_words(doc: Doc, words: Lexicon) -> Iterator[tuple[Token, tuple[Frame, ...]]]:
    """The words of a document that have frames; found by number, as nearly none of them has."""
    keys = words.numbered
    for i, (lemma, lower) in enumerate(doc.to_array(["LEMMA", "LOWER"]).tolist()):
        frames = keys.get(lemma) or keys.get(lower)
        if frames is not None:
            yield doc[i], frames


@dataclass(frozen=True, slots=True)
class Paper:
    """What is looked up for every act of a document."""

    notes: Notes
    words: Lexicon
    dated: list[Day]
    title: int
    """number of tokens of the headline"""
    found: list[Act]
    """the acts told so far"""


def _first_sense(token: Token, frames: tuple[Frame, ...], bounds: tuple[int, int, int], paper: Paper) -> Act | None:
    """The act that a word names, in the first of its senses that its clause allows."""
    pos, known = "NOUN" if token.pos_ == "PROPN" else token.pos_, Known()
    for frame in frames:
        if frame.pos == pos and (head := met(token, frame, bounds, paper.words, known)) is not None:
            act = _act(head, paper)
            if act is not None:
                return act
    return None


def _likewise(act: Act, notes: Notes, words: Lexicon) -> Iterator[Act]:
    """Other things opened in the same breath, each in a place of its own: "a school in Lima and a bank in Cusco"."""
    if act.kind is not EventKind.OPENING or act.place is None:
        return
    first = act.head.token if act.frame.noun else next(iter(fillers(act.head, "theme")), act.head.token)
    ties = (*first.conjuncts, *(two for one in fillers(act.head, "theme") for two in one.conjuncts))
    for thing in ties if act.frame.noun else first.conjuncts:
        if thing.lemma_.lower() not in act.frame.objects or thing.i < first.i:
            continue
        head = Head(act.frame, thing, None, False, act.head.start, act.head.end, act.head.opened)
        place = where(head, notes, words)
        if place is not None and place[0] != act.place[0]:
            yield replace(act, head=head, place=place)


def _headline(notes: Notes) -> int:
    """Number of tokens of a headline that the text begins with."""
    for token in notes.doc[: TITLE_WORDS + 1]:
        if token.is_space and "\n" in token.text and token.i > 0:
            before = token.nbor(-1)
            return 0 if before.text in STOPS and notes.doc[0].sent.end <= token.i else token.i
    whole = notes.doc
    return len(whole) if 0 < len(whole) <= TITLE_WORDS and whole[-1].text not in STOPS else 0


# ---- who, where, when, whether ---------------------------------------------------------------------------------


def _act(head: Head, paper: Paper) -> Act | None:
    frame, notes, words = head.frame, paper.notes, paper.words
    headline = head.token.i < paper.title
    dated = when(head, paper.dated, notes, words)
    date, rank = dated if dated is not None else (None, OWN)
    put = _put(head, paper, date)
    if put is None:
        return None
    if not agrees(date, put.status, notes):
        date = None
    actors, recipients = _cast(head, paper)
    act = Act(
        head, frame.kind, frame.plover, frame.mode, actors, recipients, where(head, notes, words), date, rank, put,
        CARRIED if head.verb is not None else ALONE, headline, False,
    )  # fmt: skip
    return act if worth(act, notes, words) else None


def _put(head: Head, paper: Paper, date: Date | None) -> State | None:
    """Whether the act took place; None where the words name no single act."""
    frame, notes = head.frame, paper.notes
    put = state(head, notes, paper.words, headline=head.token.i < paper.title, dated=date)
    if put is not None and _spoken_away(head, notes):
        put = State(EventStatus.DENIED, put.standing) if not frame.noun or head.verb is not None else None
    turned = EventStatus.EXPECTED if "invitation" in frame.traits else None
    turned = EventStatus.CANCELLED if "cancels" in frame.traits else turned
    if put is None or turned is None:
        return put
    return State(turned, put.standing) if put.status is EventStatus.HAPPENED else None


def _cast(head: Head, paper: Paper) -> tuple[Cast, Cast]:
    """Who acts, and upon whom."""
    frame, notes, words = head.frame, paper.notes, paper.words
    actors = _doers(head, notes, words)
    recipients = casting(head, frame.recipient, notes, words, actors.codes(notes))
    for name in actors.names:
        recipients.names.pop(name, None)
    if not recipients and not frame.joint:
        recipients = toward(head, actors, paper.found, notes, words)
    if frame.noun and head.verb is None and frame.joint and len(actors.names) and behind(head, "with"):
        actors.take(reported(head, notes))
    return actors, Cast() if frame.joint and len(actors.codes(notes)) > 1 else recipients


def _doers(head: Head, notes: Notes, words: Lexicon) -> Cast:
    """Who acts: by the slots of the frame, then by what stands before the verb, then by whom a pronoun means."""
    things = doers(head.verb) if head.verb is not None else []
    if things and head.frame.kind is not EventKind.PROTEST and lemmas(things) <= words.words("private"):
        return Cast()
    own = any("subject" in union or "perform" in union for union in head.frame.actor)
    if head.verb is None or not own or is_passive(head.verb):
        cast = casting(head, head.frame.actor, notes, words)
        whose = head.frame.kind is EventKind.VISIT and head.frame.noun and not cast
        return _owners([head.token], head, notes, words) if whose else cast
    first = head.opened
    cut = any(one.i < first <= head.verb.i for one in head.verb.children if one.dep_ in SUBJECTS)
    cast = Cast() if cut else casting(head, head.frame.actor, notes, words)
    if not cast and (head.led or not head.frame.noun):
        cast = in_line(head.verb, notes)
    if not cast and pronoun(head):
        cast = reported(head, notes) or before(head, notes, words)
    if head.frame.joint and len(cast.codes(notes)) == 1 and pronoun(head) and notes.mention_at(things[0].i) is None:
        cast.take(reported(head, notes) or before(head, notes, words))  # "where she met her counterpart"
    cast = cast or (casting(head, head.frame.actor, notes, words) if cut else cast)
    if head.frame.joint and len(cast.codes(notes)) == 1 and any(_ours(one) for one in things):
        two = pair(notes)  # "we signed", "our ministers met": both of those that the text is about
        cast = two if set(cast.codes(notes)) < set(two.codes(notes)) else cast
    if head.frame.joint and len(cast.codes(notes)) == 1 and not any(named(one, notes, words) for one in things):
        cast.take(_owners(things, head, notes, words))  # "said that its minister had met the king"
    return cast or _owners(things, head, notes, words)


def _ours(token: Token) -> bool:
    """Whether a subject is "we", or belongs to us."""
    return any(
        one.pos_ == "PRON" and one.morph.get("Person", []) == FIRST and one.morph.get("Number", []) == ["Plur"]
        for one in (token, *(child for child in token.children if child.dep_ == "poss"))
    )


def _owners(things: list[Token], head: Head, notes: Notes, words: Lexicon) -> Cast:
    """Whose minister or whose visit it is where a possessive pronoun says so: "he said that his envoy had met ..."."""
    for token in things:
        if any(one.dep_ == "poss" and one.pos_ == "PRON" for one in token.children):
            return reported(head, notes) or before(head, notes, words)
    return Cast()


def _spoken_away(head: Head, notes: Notes) -> bool:
    """Whether the words around deny the act."""
    around = notes.stretch_at(head.token.i)
    return around is not None and around.modality is Modality.DENIED


# ---- acts inside acts ------------------------------------------------------------------------------------------


def _standing_for_themselves(found: list[Act]) -> list[Act]:
    """Drop acts that are only what another act is about: what is demanded, refused, threatened, agreed."""
    gone: set[int] = set()
    for act in found:
        inner = {one.i for one in _content(act)}
        if "agree" in act.frame.traits:
            dated = [one for one in found if one.head.token.i in inner and one.kind in UNMANNED | {EventKind.VISIT}
                     and (one.date is not None or one.place is not None)]  # fmt: skip
            if dated and act.date is None:
                gone.add(act.head.token.i)
                continue
        if "swallows" in act.frame.traits or "agree" in act.frame.traits:
            gone |= inner
    verbs = {one.head.token.i for one in found if not one.frame.noun}
    return [
        act
        for act in found
        if act.head.token.i not in gone and not _repeated(act, found, gone) and not _scene(act, verbs)
    ]


def _scene(act: Act, verbs: set[int]) -> bool:
    """Whether a gathering is only where another act takes place: "signed at the forum in May"."""
    token = act.head.token
    alone = act.frame.noun and act.head.verb is None and act.kind is not EventKind.VISIT
    return alone and token.dep_ == "pobj" and token.head.head.i in verbs


def _content(act: Act) -> Iterator[Token]:
    """The words that say what is demanded, promised, refused."""
    token = act.head.token
    for child in token.children:
        if child.dep_ in ("xcomp", "ccomp", "dobj", "advcl") and child.i > token.i:
            if child.dep_ != "advcl" or any(one.tag_ == "TO" for one in child.children):
                yield from child.subtree
        elif child.dep_ in ("prep", "dative") and child.i > token.i:
            yield from child.subtree


def _repeated(act: Act, found: list[Act], gone: set[int]) -> bool:
    """Whether a noun only repeats the verb that it is the object of: "lodged a complaint"."""
    head = act.head.token.head
    return (
        act.frame.noun
        and act.head.token.dep_ != "conj"
        and any(
            one.head.token.i == head.i and one.plover is act.plover and one.head.token.i not in gone for one in found
        )
    )


def span(act: Act) -> tuple[int, int]:
    """Tokens of the head words: the verb or noun with the verb that carries it."""
    token, verb = act.head.token, act.head.verb
    if verb is None or verb.i == token.i:
        return token.i, token.i + 1
    first, last = sorted((token.i, verb.i))
    return (first, last + 1) if last - first <= 6 else (token.i, token.i + 1)
