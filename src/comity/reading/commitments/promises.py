"""A promise in the making: a word that promises, the act under it, and whether the two stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading.clauses import is_passive
from comity.reading.commitments import doers as who
from comity.reading.commitments.fitting import Fit, fits
from comity.reading.commitments.footing import Footing, footing
from comity.reading.commitments.words import Words
from comity.reading.notes import Notes
from comity.records import CommitmentStage, Modality, SourceKind

OPENS = ":"
"""The mark behind which a list stands."""

FIRM, FAIR, WEAK, SHAKY = 0.85, 0.75, 0.6, 0.35
"""Promised in so many words or settled between parties; said with "will" by a known party; offered, expected, or made
by nobody named; only on a condition."""


@dataclass(frozen=True)
class Promise:
    """An undertaking found in the text, before its words are measured."""

    act: Token
    """the verb of what is to be done, or the word that stands for it"""
    stage: CommitmentStage
    modality: Modality
    doers: tuple[Token, ...]
    why: str
    score: float
    whole: tuple[int, int] | None = None
    """tokens of the action where they do not follow from the verb"""
    names: tuple[str, ...] = ()
    """who undertakes it, where no word of the clause says so"""
    lead: Token | None = None
    """a word of the sentence that opens the list"""
    told: Token | None = None
    """the word that makes it a promise"""
    part: str = ""
    """tells apart two promises on one verb"""


@dataclass(frozen=True, slots=True)
class Claim:
    """A clause that may promise, before it is judged."""

    act: Token
    carrier: Token
    """the word that promises; the act itself where an auxiliary does"""
    stage: CommitmentStage
    why: str
    doing: tuple[Token, ...] | None = None
    """who does it, where that is not the subject of the act"""
    ended: bool = False
    """told as kept or dropped"""


def plain_stage(notes: Notes) -> CommitmentStage:
    """What "will" comes to: in a text that the parties made together it binds."""
    binding = notes.source.kind in (SourceKind.COMMUNIQUE, SourceKind.TREATY)
    return CommitmentStage.AGREED if binding else CommitmentStage.PLANNED


def made(claim: Claim, notes: Notes, words: Words) -> Iterator[Promise]:
    """The promise of an act and of the acts joined to it, if the clause undertakes it and the act has a target."""
    act, carrier = claim.act, claim.carrier
    if carrier is not act and opens_list(act):
        return
    how = Footing(claim.stage, conditional=False) if claim.ended else footing(carrier, claim.stage, notes, words)
    if how is None:
        return
    people = tuple(who.active_doers(act)) if claim.doing is None else claim.doing
    wilful = carrier.pos_ == "NOUN" or (claim.doing is None and _wilful(carrier, act, words))
    fit = fits(act, people, carrier is not act, notes, words, wilful=wilful)
    if fit is None:
        return
    if how.negated:
        how = _withdrawn(act, how, words)
        if how is None:
            return
    told = carrier if carrier is not act else next((one for one in act.lefts if one.tag_ == "MD"), act)
    if fit is Fit.THING and not is_passive(act):
        people = ()
    yield Promise(act, how.stage, how.modality, people, claim.why, score(how, fit is Fit.PARTY), told=told)
    for one in joined(act) if carrier is act else ():
        found = fits(one, people, False, notes, words)
        if found is not None:
            yield Promise(one, how.stage, how.modality, people, claim.why, score(how, found is Fit.PARTY), told=told)


def _wilful(carrier: Token, act: Token, words: Words) -> bool:
    """Whether only a party can be the subject of the word that promises: one who plans, agrees, pledges."""
    found = words.carriers.get((carrier.lemma_.lower(), "VERB")) if carrier is not act else None
    return found is not None and bool(found.takes & {"to", "that"}) and not undergone(carrier)


def _withdrawn(act: Token, how: Footing, words: Words) -> Footing | None:
    """A negated promise: withdrawn ("after all"), or one half of two ("will pay and will not collect"); else none."""
    rest = act.doc[act.left_edge.i : act.right_edge.i + 1].text.lower()
    if any(one in rest for one in words.sets.get("after_all", ())):
        return Footing(CommitmentStage.DROPPED, conditional=False)
    if act.dep_ == "conj" and any(child.tag_ == "MD" for child in act.head.children):
        return Footing(how.stage, how.conditional)
    return None


def score(how: Footing, by_party: bool) -> float:
    """How sure a promise is by its firmness and by whether a party is seen to make it."""
    if how.conditional:
        return SHAKY
    if how.stage in (CommitmentStage.PROPOSED, CommitmentStage.EXPECTED) or not by_party:
        return WEAK
    return FIRM if how.stage in (CommitmentStage.AGREED, CommitmentStage.DONE) else FAIR


def joined(act: Token) -> list[Token]:
    """Verbs joined to an act that share its subject and its auxiliary."""
    return [
        one
        for one in act.conjuncts
        if one.i > act.i
        and one.pos_ == "VERB"
        and one.tag_ in (act.tag_, "VB")
        and not any(child.dep_ in ("nsubj", "nsubjpass") or child.tag_ == "MD" for child in one.children)
    ]


def opens_list(token: Token) -> bool:
    """ "to instruct it:": what is promised stands in the items."""
    spoken = [one for one in token.sent if not one.is_space]
    return spoken[-1].text == OPENS and spoken[-1].i - token.i <= 2


def undergone(verb: Token) -> bool:
    """Passive, also as a participle after its noun: "expected to be signed"."""
    return is_passive(verb) or (verb.tag_ == "VBN" and not any(one.dep_ == "aux" for one in verb.children))
