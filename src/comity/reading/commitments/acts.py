"""Acts that somebody undertakes: the verbs behind auxiliaries of the future and behind words that promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from comity.reading.clauses import is_passive, objects, subjects, with_conjuncts
from comity.reading.commitments import doers as who
from comity.reading.commitments.fitting import Fit, fits, has_date, is_gathering
from comity.reading.commitments.footing import Footing, footing, reported
from comity.reading.commitments.words import DEED, DROPPED, KEPT, Carrier, Words, words_of
from comity.reading.named import state_names
from comity.reading.notes import Notes
from comity.reading.staged import ahead
from comity.records import CommitmentStage, Date, Figure, Modality, SourceKind

OPENS = ":"
"""The mark behind which a list stands."""

FIRM, FAIR, WEAK, SHAKY = 0.85, 0.75, 0.6, 0.35
"""Promised in so many words or settled between parties; said with "will" by a known party; offered, expected, or made by
nobody named; only on a condition."""


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


def acts_in(notes: Notes, skip: frozenset[int]) -> Iterator[Promise]:
    """Every undertaking of the text outside the sentences at `skip`, in order of the words that carry them."""
    words = words_of(notes.language)
    for token in notes.doc:
        if token.lower_ not in words.gate and token.lemma_.lower() not in words.gate:
            continue
        if token.sent.start in skip:
            continue
        yield from _of(token, notes, words)


def _of(token: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    lower, lemma = token.lower_, token.lemma_.lower()
    if token.dep_ == "aux" and token.tag_ == "MD":
        yield from _by_auxiliary(token, notes, words)
    elif words.has("be", lemma) and words.has("now", lower):
        stage = CommitmentStage.AGREED if _paper(token, notes, words) else _plain(notes)
        for act in _infinitives(token, ("xcomp",)):
            yield from _made(act, token, stage, "be-to", notes, words)
    pos = "VERB" if token.pos_ in ("VERB", "AUX") else "NOUN" if token.pos_ in ("NOUN", "PROPN") else token.pos_
    carrier = words.carriers.get((lemma, pos)) or words.carriers.get((lower, pos))
    if carrier is not None:
        yield from _carried(token, carrier, pos, notes, words)
    if words.has("let", lemma) and token.tag_ == "VB":
        yield from _let(token, notes, words)
    if words.has("include", lemma) and pos == "VERB":
        yield from _included(token, notes, words)
    if words.classes.get(DEED, {}).get(lemma) == "schedule" and token.tag_ in ("VBZ", "VBP"):
        yield from _scheduled(token, notes, words)


def _plain(notes: Notes) -> CommitmentStage:
    """What "will" comes to: in a text that the parties made together it binds."""
    binding = notes.source.kind in (SourceKind.COMMUNIQUE, SourceKind.TREATY)
    return CommitmentStage.AGREED if binding else CommitmentStage.PLANNED


# ---- auxiliaries ---------------------------------------------------------------------------------------------


def _by_auxiliary(aux: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    act, lower = aux.head, aux.lower_
    if words.has("duty", lower):
        how = footing(act.head if act.dep_ == "ccomp" else act, CommitmentStage.AGREED, notes, words, asked=True)
        if how is not None and not how.negated and _paper(act, notes, words) and has_date(act, notes):
            people = tuple(who.active_doers(act))
            yield Promise(act, how.stage, how.modality, people, "duty", _score(how, bool(people)), told=aux)
        return
    if words.has("will", lower) or (words.has("would", lower) and reported(act, notes)):
        stage = CommitmentStage.AGREED if _paper(act, notes, words) else _plain(notes)
        above = act.head if act.dep_ == "ccomp" else None
        carrier = words.carriers.get((above.lemma_.lower(), "VERB")) if above is not None else None
        if carrier is not None and "that" in carrier.takes:
            stage = carrier.stage
        yield from _made(act, act, stage, "will", notes, words)


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


# ---- words that promise --------------------------------------------------------------------------------------


def _carried(token: Token, carrier: Carrier, pos: str, notes: Notes, words: Words) -> Iterator[Promise]:
    takes, stage, passive = carrier.takes, carrier.stage, pos == "VERB" and _undergone(token)
    why = token.lemma_.lower()
    if pos == "NOUN":
        yield from _by_noun(token, carrier, notes, words)
        return
    if _past_plan(token, carrier, pos, passive):
        return
    if _opens_list(token):
        return
    acts = _infinitives(token, ("xcomp", "ccomp", "advcl") if passive else ("xcomp",))
    if "object-to" in takes or "self-to" in takes:
        yield from _bidden(token, carrier, passive, notes, words)
    if ("to" in takes and not (passive and stage is CommitmentStage.PROPOSED)) or ("passive-to" in takes and passive):
        for act in acts:
            yield from _made(act, token, stage, why, notes, words)
    if "thing-to" in takes and not passive:
        for act in _infinitives(token, ("ccomp", "xcomp")):
            if is_passive(act) and subjects(act):
                yield from _made(act, token, stage, why, notes, words)
    if "ing" in takes:
        for act in _gerunds(token):
            yield from _made(act, token, stage, why, notes, words)
    if "noun" in takes and pos == "VERB":
        yield from _thing(token, stage, passive, notes, words)
    if "for" in takes and (passive or pos == "ADJ") and not acts:
        yield from _dated(token, stage, notes, words)


def _opens_list(token: Token) -> bool:
    """ "to instruct it:": what is promised stands in the items."""
    spoken = [one for one in token.sent if not one.is_space]
    return spoken[-1].text == OPENS and spoken[-1].i - token.i <= 2


def _undergone(verb: Token) -> bool:
    """Passive, also as a participle after its noun: "expected to be signed"."""
    return is_passive(verb) or (verb.tag_ == "VBN" and not any(one.dep_ == "aux" for one in verb.children))


def _past_plan(token: Token, carrier: Carrier, pos: str, passive: bool) -> bool:
    """Whether a plan is told as one of the past: "was expected to", "had planned to"; a pledge remains one."""
    soft = carrier.stage in (CommitmentStage.EXPECTED, CommitmentStage.PLANNED) and "noun" not in carrier.takes
    verb = token.head if pos == "ADJ" else token
    aux = {one.tag_ for one in verb.children if one.dep_ in ("aux", "auxpass")} | (
        {verb.tag_} if pos == "ADJ" else set()
    )
    return soft and "VBD" in aux and (passive or pos == "ADJ" or token.tag_ == "VBN")


def _infinitives(token: Token, deps: tuple[str, ...]) -> list[Token]:
    """Verbs with "to" behind a word, with those joined to them."""
    out = []
    for child in token.children:
        if child.i > token.i and child.dep_ in deps and child.pos_ in ("VERB", "AUX") and _to(child):
            out += [child, *_joined(child)]
    return out


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _gerunds(token: Token) -> list[Token]:
    """ "committed to building", "suggested opening"."""
    heads = [*token.children, *(noun for child in token.children if child.dep_ == "prep" for noun in child.children)]
    return [
        one
        for verb in heads
        if verb.i > token.i and verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp")
        for one in (verb, *_joined(verb))
    ]


def _joined(act: Token) -> list[Token]:
    """Verbs joined to an act that share its subject and its auxiliary."""
    return [
        one
        for one in act.conjuncts
        if one.i > act.i
        and one.pos_ == "VERB"
        and one.tag_ in (act.tag_, "VB")
        and not any(child.dep_ in ("nsubj", "nsubjpass") or child.tag_ == "MD" for child in one.children)
    ]


def _bidden(token: Token, carrier: Carrier, passive: bool, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "commits Jordan to scrap", "instructed the two firms to submit": its object does it."""
    if passive:
        people = subjects(token)
    else:
        people = [one for one in objects(token) if one.i > token.i]
    for act in _infinitives(token, ("xcomp", "ccomp", "advcl")):
        own = [child for child in act.children if child.dep_ == "nsubj"]
        doing = [one for noun in own for one in with_conjuncts(noun)] or people
        if "self-to" in carrier.takes:
            doing = subjects(token)
        if doing:
            yield from _made(act, token, carrier.stage, token.lemma_.lower(), notes, words, tuple(doing))


def _by_noun(noun: Token, carrier: Carrier, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "announced plans to build", "its pledge to pay", "readiness to increase", "his initiative to found"."""
    acts = [child for child in noun.rights if child.dep_ in ("acl", "xcomp", "relcl") and _to(child)]
    nearest = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if not acts and nearest.tag_ == "TO" and nearest.head.i > nearest.i and nearest.head.pos_ == "VERB":
        acts = [nearest.head]
    if "ing" in carrier.takes:
        acts += [one for one in _gerunds(noun) if one not in acts]
    if not acts:
        return
    verb = noun.head if noun.dep_ in ("dobj", "obj", "pobj") else None
    while verb is not None and verb.pos_ == "ADP":
        verb = verb.head
    lemma = verb.lemma_.lower() if verb is not None and verb.pos_ == "VERB" else ""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    doing = owners or (subjects(verb) if verb is not None and words.has("voice", lemma) else [])
    stage = carrier.stage
    if lemma and words.kind(KEPT, lemma):
        stage = CommitmentStage.DONE
    elif lemma and words.kind(DROPPED, lemma):
        stage = CommitmentStage.DROPPED
    ending = stage in (CommitmentStage.DONE, CommitmentStage.DROPPED)
    if (
        ending
        and verb is not None
        and not verb.tag_ == "VBD"
        and not any(c.tag_ in ("VBZ", "VBP") for c in verb.children)
    ):
        return  # "will drop its plan", "to keep the promise": not yet
    if any(child.dep_ == "det" and child.lower_ == "no" for child in noun.children):
        return
    for act in (one for found in acts for one in (found, *_joined(found))):
        base = noun if not ending else act
        yield from _made(act, base, stage, noun.lemma_.lower(), notes, words, tuple(doing), ended=ending)


def _thing(verb: Token, stage: CommitmentStage, passive: bool, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "pledged 5 million euros", "has offered two ferries": told in the past or perfect, with a target one can count."""
    told = verb.tag_ in ("VBD", "VBN", "VBG")
    shared = any(one.dep_ == "aux" and one.tag_ == "MD" for one in verb.children)
    if not told or shared or verb.dep_ in ("amod", "acl"):
        return
    how = footing(verb, stage, notes, words)
    if how is None or how.negated:
        return
    things = subjects(verb) if passive else objects(verb)
    doing = who.active_doers(verb)
    if (passive and not doing) or not any(who.is_party(one, notes, words) for one in doing):
        return
    if not any(_countable(one, notes, words) for one in things):
        return
    if not passive and any(child.dep_ in ("xcomp", "ccomp") and child.i > verb.i for child in verb.children):
        return
    why = f"{verb.lemma_.lower()}-noun"
    yield Promise(verb, how.stage, how.modality, tuple(doing), why, _score(how, True), told=verb)


def _countable(noun: Token, notes: Notes, words: Words) -> bool:
    """Whether a promised thing is a target: it has a number, names a project or an agreement, or is a kind of goods."""
    from comity.records import Agreement, Project

    lemma = noun.lemma_.lower()
    if words.has("soft", lemma) or is_gathering(noun, words):
        return False
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    if any(True for _ in notes.within(Figure, start, end)) or any(one.like_num for one in noun.lefts):
        return True
    if words.has("papers", lemma) and any(one.dep_ in ("amod", "compound") for one in noun.lefts):
        return True
    covered = [notes.tokens(one) for kind in (Project, Agreement) for one in notes.found(kind)]
    return words.has("goods", lemma) or any(first <= noun.i < last for first, last in covered)


def _dated(token: Token, stage: CommitmentStage, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "is planned for 2028", "is due in Oran by May", "is expected by July": a thing, and a day set for it."""
    verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in ("AUX", "VERB") else token
    if token.dep_ in ("acl", "amod", "advcl") or any(one.tag_ == "VBD" for one in (verb, *verb.children)):
        if not (verb.tag_ == "VBN" and any(one.tag_ in ("VBZ", "VBP") for one in verb.children)):
            return
    things = subjects(verb)
    if not things or any(is_gathering(one, words) or who.is_person(one, notes) for one in things):
        return
    start, end = token.i, verb.right_edge.i + 1
    if not any(True for _ in notes.within(Date, start, end)):
        return
    how = footing(token, stage, notes, words)
    if how is None or how.negated or any(one.pos_ == "PRON" and notes.mention_at(one.i) for one in things):
        return
    whole = (things[0].left_edge.i, end)
    yield Promise(
        token, how.stage, how.modality, (), f"{token.lemma_.lower()}-dated", _score(how, False), whole, told=token
    )


# ---- other forms ---------------------------------------------------------------------------------------------


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
        yield Promise(act, stage, how.modality, tuple(doing), "let", _score(how, False), whole, told=token)


def _included(verb: Token, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "joint initiatives include widening the road": what an undertaking consists of."""
    heads = subjects(verb)
    if not any(words.has("undertakings", one.lemma_.lower()) for one in heads):
        return
    how = footing(verb, CommitmentStage.PLANNED, notes, words)
    if how is None or how.negated:
        return
    for act in _gerunds(verb):
        if objects(act):
            names = names_for(heads, notes, words)
            yield Promise(act, how.stage, how.modality, (), "include", _score(how, bool(names)), None, names, told=verb)


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


# ---- putting together ----------------------------------------------------------------------------------------


def _made(
    act: Token,
    carrier: Token,
    stage: CommitmentStage,
    why: str,
    notes: Notes,
    words: Words,
    doing: tuple[Token, ...] | None = None,
    *,
    ended: bool = False,
) -> Iterator[Promise]:
    """The promise of an act and of the acts joined to it, if the clause undertakes it and the act has a target."""
    if carrier is not act and _opens_list(act):
        return
    how = Footing(stage, conditional=False) if ended else footing(carrier, stage, notes, words)
    if how is None:
        return
    people = tuple(who.active_doers(act)) if doing is None else doing
    agent = carrier if doing is None and _wilful(carrier, act, words) else None
    fit = fits(act, people, carrier is not act, notes, words, wilful=agent is not None)
    if fit is None:
        return
    if how.negated:
        how = _withdrawn(act, how, words)
        if how is None:
            return
    told = carrier if carrier is not act else next((one for one in act.lefts if one.tag_ == "MD"), act)
    if fit is Fit.THING and not is_passive(act):
        people = ()
    yield Promise(act, how.stage, how.modality, people, why, _score(how, fit is Fit.PARTY), told=told)
    if carrier is act:
        for one in _joined(act):
            found = fits(one, people, False, notes, words)
            if found is not None:
                yield Promise(one, how.stage, how.modality, people, why, _score(how, found is Fit.PARTY), told=told)


def _wilful(carrier: Token, act: Token, words: Words) -> bool:
    """Whether only a party can be the subject of the word that promises: one who plans, agrees, pledges."""
    found = words.carriers.get((carrier.lemma_.lower(), "VERB")) if carrier is not act else None
    return found is not None and bool(found.takes & {"to", "that"}) and not _undergone(carrier)


def _withdrawn(act: Token, how: Footing, words: Words) -> Footing | None:
    """A negated promise: withdrawn ("after all"), or a second half of one ("will pay and will not collect"); else none."""
    rest = act.doc[act.left_edge.i : act.right_edge.i + 1].text.lower()
    if any(one in rest for one in words.sets.get("after_all", ())):
        return Footing(CommitmentStage.DROPPED, conditional=False)
    if act.dep_ == "conj" and any(child.tag_ == "MD" for child in act.head.children):
        return Footing(how.stage, how.conditional)
    return None


def _score(how: Footing, by_party: bool) -> float:
    if how.conditional:
        return SHAKY
    if how.stage in (CommitmentStage.PROPOSED, CommitmentStage.EXPECTED) or not by_party:
        return WEAK
    return FIRM if how.stage in (CommitmentStage.AGREED, CommitmentStage.DONE) else FAIR
