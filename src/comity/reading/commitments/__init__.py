"""Commitments: what parties undertake to do, by the rule in `docs/commitments.md`.

::

    words      the tables: words that promise, verbs that name acts with a target
    footing    is it put as an undertaking: not denied, wished, asked, doubted
    fitting    is the act one that is undertaken towards a target: no state, no outcome, no meeting
    doers      who undertakes it, to whom
    promises   a word that promises and its act, judged
    carriers   words that promise: agreed to, plans for, pledged
    acts       the undertakings of single sentences
    lists      lead-ins and their items
    nominal    projects that are promised without a verb
    extent     the words of the action, its due date, what it concerns
"""

from __future__ import annotations

import dataclasses

from spacy.tokens import Token

from comity.reading.clauses import parsed
from comity.reading.commitments import doers as who
from comity.reading.commitments.acts import acts_in
from comity.reading.commitments.extent import about, action_of, due_date, gapped, trimmed
from comity.reading.commitments.lists import items_in, promises_in
from comity.reading.commitments.nominal import projects_promised
from comity.reading.commitments.promises import Promise
from comity.reading.commitments.words import RECEIVE, words_of
from comity.reading.dates import due_of
from comity.reading.named import outside, state_names
from comity.reading.notes import Notes
from comity.records import Agreement, Commitment, CommitmentStage, Modality, Project, Record

UNNAMED = 0.1
"""What a reading loses where nobody is named who undertakes it."""


def read(notes: Notes) -> None:
    """Find what parties undertake to do."""
    if not parsed(notes.doc) or not words_of(notes.language).gate:
        return
    items = items_in(notes)
    skip = frozenset(item.sentence.start for item in items)
    found = [*acts_in(notes, skip), *promises_in(items, notes)]
    page = Page(notes)
    for promise in _once(found):
        page.keep(promise)
    for promise, project in projects_promised(page.taken, notes):
        page.keep(promise, project)


def _once(found: list[Promise]) -> list[Promise]:
    """One promise an act: the words nearest to the act say what it is, those further off are heard by their stage."""
    best: dict[int, Promise] = {}
    for one in found:
        known = best.get(one.act.i)
        if known is None or one.score > known.score:
            best[one.act.i] = one
    return [best[i] for i in sorted(best)]


class Page:
    """The commitments of one document; the same words twice are one commitment with two proofs."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.taken: list[tuple[int, int]] = []
        """tokens of every action kept"""
        self._said: dict[str, Commitment] = {}

    def keep(self, promise: Promise, concerns: Record | None = None) -> None:
        """Make the record of a promise."""
        notes, act = self.notes, promise.act
        action = action_of(promise, notes)
        second = gapped(act, notes) if promise.lead is None and not promise.part else None
        if second is not None:
            action = trimmed(action[0], min(action[1], second[0]), notes)
        target = concerns if concerns is not None else about(promise, action, notes)
        names = self._who(promise, target)
        due = due_date(promise, action, notes)
        evidence = self._evidence(act, promise.lead)
        passages = {"action": action}
        if due is not None:
            passages["due"] = notes.tokens(due)
        if promise.told is not None:
            passages["stage"] = (promise.told.i, promise.told.i + 1)
        self.taken.append(action)
        words = notes.passage(*action).text
        stage = _stage(promise, target)
        key = _key(words, act, target, signing=self._signs(act))
        if self._again(key, names, evidence[0]):
            return
        to_whom = who.recipients(act, names, notes)
        inside = state_names(notes.parties_in(*action), notes)
        self._said[key] = notes.record(
            Commitment,
            promise.whole if promise.part and promise.whole is not None else self._anchor(act),
            evidence,
            why=f"commitments.{promise.why}",
            who=names,
            to_whom=to_whom,
            action=words,
            due=due_of(due) if due is not None else None,
            stage=stage,
            about=target.id if target is not None else None,
            modality=promise.modality if stage is promise.stage else Modality.ASSERTED,
            parties=tuple(dict.fromkeys((*names, *to_whom, *inside))),
            score=round(promise.score - (0 if names else UNNAMED), 2),
            passages=outside(passages, evidence[0]),
        )
        if second is not None:
            self.keep(dataclasses.replace(promise, whole=second, part="second", names=names))

    def _again(self, key: str, names: tuple[str, ...], evidence: tuple[int, int]) -> bool:
        """Whether the same action was told before; its words are then one proof more."""
        known = self._said.get(key)
        if known is None:
            return False
        proof = self.notes.passage(*evidence)
        if proof not in known.evidence:
            who_more = names if set(known.who) < set(names) else known.who
            more = known.but(self.notes.source, evidence=(*known.evidence, proof), who=who_more)
            self.notes.items[self.notes.items.index(known)] = more
            self._said[key] = more
        return True

    def _who(self, promise: Promise, target: Record | None) -> tuple[str, ...]:
        if words_of(self.notes.language).kind(RECEIVE, promise.act.lemma_.lower()):
            return who.givers(promise.act, self.notes)
        names = promise.names or who.names_of(promise.doers, self.notes)
        if names or not isinstance(target, Agreement):
            return names
        return state_names(target.parties, self.notes) if self._signs(promise.act) else ()

    def _signs(self, act: Token) -> bool:
        return words_of(self.notes.language).has("signed", act.lemma_.lower())

    def _evidence(self, act: Token, lead: Token | None) -> list[tuple[int, int]]:
        out = [(act.sent.start, act.sent.end)]
        if lead is not None:
            out.append((lead.sent.start, lead.sent.end))
        return out

    def _anchor(self, act: Token) -> tuple[int, int]:
        """The verb with its particle."""
        end = next((child.i + 1 for child in act.children if child.dep_ == "prt" and child.i == act.i + 1), act.i + 1)
        return act.i, end


def _stage(promise: Promise, target: Record | None) -> CommitmentStage:
    """What an undertaking consists of stands where the project stands: "initiatives include widening the road"."""
    stage = target.stage if isinstance(target, Project) and promise.why == "include" else None
    known = stage is not None and stage.value in list(CommitmentStage)
    return CommitmentStage(stage.value) if stage is not None and known else promise.stage


def _key(words: str, act: Token, target: Record | None, *, signing: bool) -> str:
    """What two tellings of one promise share: their words; of a signature ahead, the agreement."""
    if isinstance(target, Agreement) and signing and act.pos_ == "VERB":
        return f"{act.lemma_.lower()} {target.id}"
    return " ".join(words.casefold().split())
