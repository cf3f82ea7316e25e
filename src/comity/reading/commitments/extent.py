"""The words of a promise: what is to be done, by when, and which agreement or project it concerns."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from comity.reading.clauses import clause, is_passive, objects, subjects, up
from comity.reading.commitments.promises import Promise
from comity.reading.commitments.words import Words, words_of
from comity.reading.dates import due_of
from comity.reading.notes import Notes
from comity.reading.staged import published
from comity.records import Agreement, CommitmentStage, Date, DateType, Event, Project, Record, stretch

_VERBS = frozenset({"VERB", "AUX"})
_SEMICOLON = ";"


def action_of(promise: Promise, notes: Notes) -> tuple[int, int]:
    """Tokens of what is to be done: the verb with what follows it; with its subject too where that is the target."""
    act = promise.act
    if promise.whole is not None:
        return trimmed(*promise.whole, notes)
    start, end = act.i, clause(act)[1]
    things = subjects(act)
    if (not promise.doers or is_passive(act)) and act.tag_ != "VBG":
        start = _from_subject(act, things, notes)
    else:
        negation = [child.i for child in act.children if child.dep_ == "neg"]
        start = min([start, *negation])
    end = _cut(act, end)
    return trimmed(start, max(end, act.i + 1), notes)


def _from_subject(act: Token, things: list[Token], notes: Notes) -> int:
    """Where the target stands before the verb: "a visa centre will be opened", "a treaty expected to be signed"."""
    if not things or not act.sent.start <= things[0].i < act.i or things[0].pos_ == "PRON":
        return act.i
    thing, over = things[0], act.head
    described = over.dep_ in ("acl", "relcl") and thing.i in (over.head.i, over.head.head.i)
    if thing.head.i not in (act.i, over.i) and not described and act.dep_ not in ("acl", "relcl", "conj"):
        return act.i
    for kind in (Agreement, Project):
        for one in notes.found(kind):
            first, last = notes.tokens(one)
            if first <= thing.i < last and act.sent.start <= first:
                return min(first, thing.left_edge.i) if thing.head.i in (act.i, act.head.i) else first
    return thing.left_edge.i


def _cut(act: Token, end: int) -> int:
    """An action stops before the next act, before what is told of it behind a comma, and before who says it."""
    for child in (*act.rights, *(one for noun in act.rights for one in noun.rights)):
        edge = child.left_edge.i
        if not act.i < edge < end:
            continue
        behind_comma = act.doc[edge - 1].is_punct and edge - 1 > act.i
        joined = child.dep_ == "conj" and child.pos_ == "VERB" and child.head.i == act.i
        if joined or (child.dep_ in ("relcl", "parataxis") and behind_comma):
            end = edge
    while end - 1 > act.i and act.doc[end - 1].dep_ in ("cc", "punct", "preconj") and end - 1 > act.i:
        end -= 1
    return end


def trimmed(start: int, end: int, notes: Notes) -> tuple[int, int]:
    """A range without white space, stray marks and joining words at its ends."""
    doc = notes.doc
    while end - 1 > start and (doc[end - 1].is_space or doc[end - 1].dep_ == "cc" or _stray(doc[end - 1])):
        end -= 1
    while start < end - 1 and (doc[start].is_space or (doc[start].is_punct and not doc[start].is_left_punct)):
        start += 1
    closed = any(one.is_right_punct for one in doc[start:end]) and not any(one.is_left_punct for one in doc[start:end])
    if closed and start > 0 and doc[start - 1].is_left_punct:
        start -= 1
    return start, end


def _stray(token: Token) -> bool:
    return token.is_punct and not token.is_right_punct and token.text not in ("”", "’", '"', "%")


def due_date(promise: Promise, action: tuple[int, int], notes: Notes) -> Date | None:
    """The date set for an act: one that hangs on the act, lies ahead, and belongs to no other clause."""
    act, words = promise.act, words_of(notes.language)
    start, end = min(act.left_edge.i, action[0]), max(action[1], clause(act)[1])
    if promise.told is not None and promise.told.pos_ == "VERB" and promise.told.sent.start == act.sent.start:
        start = min(start, promise.told.left_edge.i)
    if promise.whole is not None:
        start, end = action
    found = [
        one
        for one in notes.within(Date, start, end)
        if one.type in (DateType.DATE, DateType.TIME) and due_of(one) and not _past(one, promise, notes)
    ]
    free = promise.lead is not None or bool(promise.part)
    tied = [one for one in found if free or _hangs(notes.doc[notes.tokens(one)[0]], promise, words)]
    return min(tied, key=lambda one: (_rank(one), abs(notes.tokens(one)[0] - act.i)), default=None)


def _rank(one: Date) -> int:
    return 0 if stretch(one.value) is not None else 1


def _past(date: Date, promise: Promise, notes: Notes) -> bool:
    """Whether a date lies before the text was written, so that nothing can be due then; a kept or old promise may."""
    days, now = stretch(date.value[:10] if date.value and "T" in date.value else date.value), published(notes)
    told = promise.act.tag_ in ("VBD", "VBN") and promise.act.dep_ not in ("xcomp", "ccomp")
    if days is None:
        return True
    if now is None:
        return False
    if promise.why.endswith("-noun") and told:
        return days[1] <= now
    return days[1] < now and promise.stage not in (CommitmentStage.DONE, CommitmentStage.DROPPED)


def _times(verb: Token, words: Words) -> bool:
    """ "when the minister comes in April"."""
    return any(words.has("when", child.lower_) for child in verb.children if child.dep_ in ("mark", "advmod"))


def _hangs(token: Token, promise: Promise, words: Words) -> bool:
    """Whether a word depends on the act without another verb of its own time in between."""
    act = promise.act
    goals = {act.i} if act.pos_ == "VERB" and promise.whole is None else {act.i, act.head.i}
    told = promise.told
    if told is not None and told.i < act.i and told.pos_ == "VERB":
        before = next(
            (one for one in (token, *up(token)) if one.dep_ in ("prep", "mark") and one.head.i == told.i), None
        )
        if before is not None and before.i < told.i and words.has("by", before.lower_):
            return True  # "by May the parties undertake to publish"
    while token.i not in goals:
        if token.head.i == token.i:
            return False
        if token.dep_ in ("relcl", "acl", "ccomp", "csubj", "parataxis") and token.pos_ in ("VERB", "AUX"):
            return False
        if token.dep_ == "advcl" and token.tag_ != "VBG" and not _times(token, words):
            return False
        token = token.head
    return True


def about(promise: Promise, action: tuple[int, int], notes: Notes) -> Record | None:
    """The agreement, project or event that the action names: first what the act is done to, then what stands in it."""
    act = promise.act
    heads = [*objects(act), *subjects(act)]
    for kind in (Agreement, Project):
        for noun in heads:
            found = [one for one in notes.found(kind) if _covers(one, noun, notes)]
            if found:
                return _alike(found, promise)
    for kind in (Agreement, Project):
        inside = list(notes.within(kind, *action))
        if inside:
            return _alike(inside, promise)
    return next(iter(notes.within(Event, act.i, act.i + 1)), None)


def _covers(record: Record, noun: Token, notes: Notes) -> bool:
    first, last = notes.tokens(record)
    return first <= noun.i < last


def _alike(found: Iterable[Record], promise: Promise) -> Record:
    """Of several stages of one thing, the one that the promise tells."""
    records = list(found)
    return next((one for one in records if getattr(one, "stage", None) == promise.stage.value), records[0])


def gapped(act: Token, notes: Notes) -> tuple[int, int] | None:
    """A second target that shares the verb of the first and has a day of its own: "in May and a second one in June"."""
    doc = notes.doc
    for i in range(act.i + 1, act.sent.end - 1):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text == _SEMICOLON:
            return None
        if doc[i].tag_ != "CC" or doc[i + 1].pos_ not in ("DET", "NUM", "NOUN", "PROPN", "ADJ"):
            continue
        start = i + 1
        end = next((one.i for one in doc[start : act.sent.end] if one.is_punct or one.pos_ in _VERBS), act.sent.end)
        if end < act.sent.end and doc[end].pos_ in _VERBS:
            continue
        behind = [notes.tokens(one)[0] for one in notes.within(Date, start, end) if due_of(one)]
        before = [one for one in notes.within(Date, act.i, i) if due_of(one)]
        if before and any(doc[at - 1].pos_ == "ADP" and at - 1 > start for at in behind):
            return start, end
    return None
