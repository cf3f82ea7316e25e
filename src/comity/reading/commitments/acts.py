"""Acts that somebody undertakes: the verbs behind auxiliaries of the future and behind words that promise."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import objects, subjects, with_conjuncts
from comity.reading.commitments import doers as who
from comity.reading.commitments.carriers import carried, gerunds, infinitives
from comity.reading.commitments.fitting import Fit, fits, has_date
from comity.reading.commitments.footing import Footing, footing, reported
from comity.reading.commitments.promises import WEAK, Claim, Promise, made, plain_stage, score
from comity.reading.commitments.words import DEED, Words, words_of
from comity.reading.named import state_names
from comity.reading.notes import Notes
from comity.reading.staged import ahead
from comity.records import CommitmentStage, Date


def acts_in(notes: Notes, skip: frozenset[int]) -> Iterator[Promise]:
    """Every undertaking of the text outside the sentences at `skip`, in order of the words that carry them."""
    words = words_of(notes.language)
    gate = {notes.doc.vocab.strings[word] for word in words.gate}
    for i, (lower, lemma) in enumerate(notes.doc.to_array(["LOWER", "LEMMA"]).tolist()):
        if lower not in gate and lemma not in gate:
            continue
        token = notes.doc[i]
        if token.sent.start in skip:
            continue
        yield from _of(token, notes, words)


def _of(token: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    lower, lemma = token.lower_, token.lemma_.lower()
    if token.dep_ == "aux" and token.tag_ == "MD":
        yield from _by_auxiliary(token, notes, words)
    elif words.has("be", lemma) and words.has("now", lower):
        stage = CommitmentStage.AGREED if _paper(token, notes, words) else plain_stage(notes)
        outstanding = any(words.has("yet", child.lower_) for child in token.children)
        for act in () if outstanding else infinitives(token, ("xcomp",)):
            yield from made(Claim(act, token, stage, "be-to"), notes, words)
    pos = "VERB" if token.pos_ in ("VERB", "AUX") else "NOUN" if token.pos_ in ("NOUN", "PROPN") else token.pos_
    carrier = words.carriers.get((lemma, pos)) or words.carriers.get((lower, pos))
    if carrier is not None:
        yield from carried(token, carrier, pos, notes, words)
    if words.has("let", lemma) and token.tag_ == "VB":
        yield from _let(token, notes, words)
    if words.has("include", lemma) and pos == "VERB":
        yield from _included(token, notes, words)
    if words.classes.get(DEED, {}).get(lemma) == "schedule" and token.tag_ in ("VBZ", "VBP"):
        yield from _scheduled(token, notes, words)


def _by_auxiliary(aux: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    act, lower = aux.head, aux.lower_
    if words.has("duty", lower):
        how = footing(act.head if act.dep_ == "ccomp" else act, CommitmentStage.AGREED, notes, words, asked=True)
        if how is not None and not how.negated and _paper(act, notes, words) and has_date(act, notes):
            people = tuple(who.active_doers(act))
            yield Promise(act, how.stage, how.modality, people, "duty", score(how, bool(people)), told=aux)
        return
    if words.has("should", lower):
        settled = words.carriers.get((act.head.lemma_.lower(), "VERB")) if act.dep_ == "ccomp" else None
        if settled is not None and "that" in settled.takes and settled.stage is not CommitmentStage.PROPOSED:
            yield from made(Claim(act, act.head, settled.stage, "should"), notes, words)
        return
    if words.has("will", lower) or (words.has("would", lower) and reported(act, notes)):
        stage = CommitmentStage.AGREED if _paper(act, notes, words) else plain_stage(notes)
        above = act.head if act.dep_ == "ccomp" else None
        carrier = words.carriers.get((above.lemma_.lower(), "VERB")) if above is not None else None
        if carrier is not None and "that" in carrier.takes:
            stage = carrier.stage
        yield from made(Claim(act, act, stage, "will", _told_of_oneself(act, above, notes)), notes, words)


def _told_of_oneself(act: Token, above: Token | None, notes: Notes) -> tuple[Token, ...] | None:
    """The speaker where "it" or "they" can only be the speaker: "Malta said it would return the ship"."""
    own = [child for child in act.children if child.dep_ == "nsubj"]
    if above is None or len(own) != 1 or own[0].pos_ != "PRON" or notes.mention_at(own[0].i) is not None:
        return None
    speakers = subjects(above)
    named = who.names_of(speakers, notes)
    if not named or any(who.is_person(one, notes) for one in speakers):
        return None
    return tuple(speakers)


def _paper(act: Token, notes: Notes, words: Words) -> bool:
    """Whether an agreement says it: "under the treaty", "a contract under which", "under it" after an agreement."""
    for child in act.children:
        if child.dep_ != "prep" or not words.has("under", child.lower_):
            continue
        for noun in child.children:
            if words.has("papers", noun.lemma_.lower()) or words.has("back", noun.lower_):
                return True
    head = act.head
    return act.dep_ == "relcl" and words.has("papers", head.lemma_.lower())


def _let(token: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "Let the two academies exchange students every year": a proposal, where one is being made."""
    acts = [one for one in token.children if one.dep_ in ("ccomp", "xcomp") and one.pos_ == "VERB"]
    if not acts or token.dep_ != "ROOT" or token.sent.start == 0:
        return
    before = notes.doc[token.sent.start - 1].sent
    proposed = [
        one
        for one in before
        if (found := words.carriers.get((one.lemma_.lower(), "VERB"))) and found.stage is CommitmentStage.PROPOSED
    ]
    if not proposed:
        return
    for act in acts:
        doing = [one for child in act.children if child.dep_ == "nsubj" for one in with_conjuncts(child)]
        stage = CommitmentStage.PROPOSED
        how = Footing(stage, conditional=False)
        start = min((one.left_edge.i for one in doing), default=act.i)
        whole = (start, act.right_edge.i + 1)
        yield Promise(act, stage, how.modality, tuple(doing), "let", score(how, False), whole, told=token)


def _included(verb: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "joint initiatives include widening the road": what an undertaking consists of."""
    heads = subjects(verb)
    if not any(words.has("undertakings", one.lemma_.lower()) for one in heads):
        return
    how = footing(verb, CommitmentStage.PLANNED, notes, words)
    if how is None or how.negated:
        return
    for act in gerunds(verb):
        if objects(act):
            names = names_for(heads, notes, words)
            yield Promise(act, how.stage, how.modality, (), "include", score(how, bool(names)), None, names, told=verb)


def _scheduled(verb: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "begins flights on 2 June": the present tense with a day that is still to come."""
    if any(child.dep_ == "aux" or child.tag_ == "TO" for child in verb.children) or verb.dep_ in ("relcl", "advcl"):
        return
    people = subjects(verb)
    if not any(ahead(one, notes) for one in notes.within(Date, verb.i, verb.right_edge.i + 1)):
        return
    how = footing(verb, CommitmentStage.PLANNED, notes, words)
    fit = fits(verb, tuple(people), False, notes, words)
    if how is not None and not how.negated and fit is not None:
        doing = tuple(people) if fit is Fit.PARTY else ()
        yield Promise(verb, how.stage, how.modality, doing, "scheduled", WEAK, told=verb)


def names_for(heads: list[Token], notes: Notes, words: Words) -> tuple[str, ...]:
    """Parties inside the phrase of an undertaking: "the plans of Peru"; "joint" ones are those of both sides."""
    inside = [name for one in heads for name in notes.parties_in(one.left_edge.i, one.right_edge.i + 1)]
    if not inside and any(words.has("joint", child.lower_) for one in heads for child in one.lefts):
        return who.both_sides(heads[0].i, notes)
    return state_names(inside, notes)
