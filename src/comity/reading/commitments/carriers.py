"""Words that promise what they govern: "agreed to", "plans for", "pledged", "is due in", "his initiative to"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from comity.reading.clauses import is_passive, objects, subjects, with_conjuncts
from comity.reading.commitments import doers as who
from comity.reading.commitments.fitting import is_gathering
from comity.reading.commitments.footing import footing
from comity.reading.commitments.promises import Claim, Promise, joined, made, opens_list, score, undergone
from comity.reading.commitments.words import DROPPED, KEPT, Carrier, Words
from comity.reading.notes import Notes
from comity.records import Agreement, CommitmentStage, Date, DateType, Figure, Project


def carried(token: Token, carrier: Carrier, pos: str, notes: Notes, words: Words) -> Iterator[Promise]:
    """What a word that promises makes of the words behind it.

    Args:
        token: the word.
        carrier: what the table says of it.
        pos: its part of speech in the table.
        notes: the document.
        words: the language's words.
    """
    takes, passive = carrier.takes, pos == "VERB" and undergone(token)
    if pos == "NOUN":
        yield from _by_noun(token, carrier, notes, words)
        return
    if _past_plan(token, carrier, pos, passive) or opens_list(token):
        return
    acts = list(_governed(token, carrier, passive))
    doing = tuple(subjects(token.head)) if pos == "ADJ" and token.dep_ == "acomp" else None
    for act in acts:
        own = None if is_passive(act) else doing
        yield from made(Claim(act, token, carrier.stage, token.lemma_.lower(), own), notes, words)
    if "object-to" in takes or "self-to" in takes:
        yield from _bidden(token, carrier, passive, notes, words)
    if takes & {"noun", "doing"} and pos == "VERB":
        yield from _thing(token, carrier, passive, notes, words)
    if "for" in takes and (passive or pos == "ADJ") and not acts:
        yield from _dated(token, carrier.stage, notes, words)


def _governed(token: Token, carrier: Carrier, passive: bool) -> Iterator[Token]:
    """The verbs behind a word that promises, in the forms that it takes."""
    takes = carrier.takes
    offered = passive and carrier.stage is CommitmentStage.PROPOSED  # "were offered to buy" promises nothing of theirs
    if ("to" in takes and not offered) or ("passive-to" in takes and passive):
        yield from infinitives(token, ("xcomp", "ccomp", "advcl") if passive else ("xcomp",))
    if "thing-to" in takes and not passive:
        yield from (act for act in infinitives(token, ("ccomp", "xcomp")) if is_passive(act) and subjects(act))
    if "ing" in takes:
        yield from gerunds(token)


def _past_plan(token: Token, carrier: Carrier, pos: str, passive: bool) -> bool:
    """Whether a plan is told as one of the past: "was expected to", "had planned to"; a pledge remains one."""
    soft = carrier.stage in (CommitmentStage.EXPECTED, CommitmentStage.PLANNED) and "noun" not in carrier.takes
    verb = token.head if pos == "ADJ" else token
    tags = {one.tag_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    if pos == "ADJ":
        tags.add(verb.tag_)
    return soft and "VBD" in tags and (passive or pos == "ADJ" or token.tag_ == "VBN")


def infinitives(token: Token, deps: tuple[str, ...]) -> list[Token]:
    """Verbs with "to" behind a word, with those joined to them."""
    out = []
    for child in token.children:
        if child.i > token.i and child.dep_ in deps and child.pos_ in ("VERB", "AUX") and _to(child):
            out += [child, *joined(child)]
    return out


def _to(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def gerunds(token: Token) -> list[Token]:
    """ "committed to building", "suggested opening"."""
    heads = [*token.children, *(noun for child in token.children if child.dep_ == "prep" for noun in child.children)]
    return [
        one
        for verb in heads
        if verb.i > token.i and verb.tag_ == "VBG" and verb.dep_ in ("pcomp", "xcomp")
        for one in (verb, *joined(verb))
    ]


def _bidden(token: Token, carrier: Carrier, passive: bool, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "commits Jordan to scrap", "instructed the two firms to submit": its object does it."""
    people = subjects(token) if passive else [one for one in objects(token) if one.i > token.i]
    if "paper" in carrier.takes and not _by_paper(token, passive, words):
        return
    for act in infinitives(token, ("xcomp", "ccomp", "advcl")):
        own = [child for child in act.children if child.dep_ == "nsubj"]
        doing = [one for noun in own for one in with_conjuncts(noun)] or people
        if "self-to" in carrier.takes:
            doing = subjects(token)
        if doing:
            yield from made(Claim(act, token, carrier.stage, token.lemma_.lower(), tuple(doing)), notes, words)


def _by_paper(token: Token, passive: bool, words: Words) -> bool:
    """Whether it is an agreement that requires: one state that requires another to act only demands."""
    binding = token.subtree if passive else subjects(token)
    return any(words.has("papers", one.lemma_.lower()) for one in binding)


def _by_noun(noun: Token, carrier: Carrier, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "announced plans to build", "its pledge to pay", "readiness to increase", "his initiative to found"."""
    acts = _behind(noun, carrier)
    if not acts:
        return
    settled = noun.dep_ == "nsubjpass" and carrier.stage is not CommitmentStage.PROPOSED
    verb = noun.head if settled or noun.dep_ in ("dobj", "obj", "pobj") else noun
    while verb.pos_ == "ADP" and verb.head.i != verb.i:
        verb = verb.head
    lemma = verb.lemma_.lower() if verb.pos_ == "VERB" else ""
    owners = [child for child in noun.lefts if child.dep_ == "poss"]
    voiced = who.active_doers(verb) if words.has("voice", lemma) else []
    doing = tuple(owners if who.names_of(owners, notes) else voiced or owners)
    if not doing and not (settled and words.has("voice", lemma)):
        return  # "proposals to revive it came to nothing": nobody's
    stage = carrier.stage
    for name, came_to in ((KEPT, CommitmentStage.DONE), (DROPPED, CommitmentStage.DROPPED)):
        if words.kind(name, lemma):
            stage = came_to
    ended = stage is not carrier.stage
    if ended and not _told(verb):
        return  # "will drop its plan", "to keep the promise": not yet
    for act in (one for found in acts for one in (found, *joined(found))):
        claim = Claim(act, act if ended else noun, stage, noun.lemma_.lower(), doing, ended)
        yield from made(claim, notes, words)


def _behind(noun: Token, carrier: Carrier) -> list[Token]:
    """The acts that a noun promises; the infinitive right behind it is its own, whatever the parser says."""
    acts = [child for child in noun.rights if child.dep_ in ("acl", "xcomp", "relcl") and _to(child)]
    nearest = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if not acts and nearest.tag_ == "TO" and nearest.head.i > nearest.i and nearest.head.pos_ == "VERB":
        acts = [nearest.head]
    if "ing" in carrier.takes:
        acts += [one for one in gerunds(noun) if one not in acts]
    return acts


def _told(verb: Token) -> bool:
    """Told as a fact: in the past or the perfect."""
    return verb.tag_ == "VBD" or any(child.tag_ in ("VBZ", "VBP") and child.dep_ == "aux" for child in verb.children)


def _thing(verb: Token, carrier: Carrier, passive: bool, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "pledged 5 million euros", "has offered two ferries": in the past or perfect, with a target one can count."""
    told = verb.tag_ in ("VBD", "VBN", "VBG")
    shared = any(one.dep_ == "aux" and one.tag_ == "MD" for one in verb.children)
    if not told or shared or verb.dep_ in ("amod", "acl"):
        return
    how = footing(verb, carrier.stage, notes, words)
    if how is None or how.negated:
        return
    things = subjects(verb) if passive else objects(verb)
    doing = who.active_doers(verb)
    if (passive and not doing) or not any(who.is_party(one, notes, words) for one in doing):
        return
    measured = _countable if "noun" in carrier.takes else _is_doing
    if not any(measured(one, notes, words) for one in things):
        return
    if not passive and any(child.dep_ in ("xcomp", "ccomp") and child.i > verb.i for child in verb.children):
        return
    why = f"{verb.lemma_.lower()}-noun"
    yield Promise(verb, how.stage, how.modality, tuple(doing), why, score(how, True), told=verb)


def _countable(noun: Token, notes: Notes, words: Words) -> bool:
    """Whether a promised thing is a target: it has a number, names a project or an agreement, or is a kind of goods."""
    lemma = noun.lemma_.lower()
    if is_gathering(noun, words):
        return False
    start, end = noun.left_edge.i, noun.right_edge.i + 1
    if any(True for _ in notes.within(Figure, start, end)) or any(one.like_num for one in noun.lefts):
        return True
    if words.has("soft", lemma):
        return False
    if words.has("papers", lemma) and any(one.dep_ in ("amod", "compound") for one in noun.lefts):
        return True
    covered = [notes.tokens(one) for kind in (Project, Agreement) for one in notes.found(kind)]
    return words.has("goods", lemma) or any(first <= noun.i < last for first, last in covered)


def _is_doing(noun: Token, notes: Notes, words: Words) -> bool:
    """Whether a proposed thing is an act, "the abolition of visas", "a sitting every year"; a plant is a project."""
    if words.has("doings", noun.lemma_.lower()):
        return True
    dates = notes.within(Date, noun.left_edge.i, noun.right_edge.i + 1)
    return any(one.type is DateType.SET for one in dates)


def _comes(noun: Token, notes: Notes, words: Words) -> bool:
    """Whether somebody is meant, whose coming is an event."""
    return who.is_person(noun, notes) or words.has("persons", noun.lemma_.lower())


def _dated(token: Token, stage: CommitmentStage, notes: Notes, words: Words) -> Iterator[Promise]:
    """ "is planned for 2028", "is due in Oran by May", "is expected by July": a thing, and a day set for it."""
    verb = token.head if token.pos_ == "ADJ" and token.head.pos_ in ("AUX", "VERB") else token
    if token.dep_ in ("acl", "amod", "advcl") or verb.tag_ == "VBD":
        return
    if any(one.tag_ == "VBD" for one in verb.children):
        return
    things = subjects(verb)
    if not things or any(is_gathering(one, words) or _comes(one, notes, words) for one in things):
        return
    start, end = token.i, verb.right_edge.i + 1
    if not any(one.type is DateType.DATE for one in notes.within(Date, start, end)):
        return
    how = footing(token, stage, notes, words)
    if how is None or how.negated or any(one.pos_ == "PRON" and notes.mention_at(one.i) for one in things):
        return
    whole = (things[0].left_edge.i, end)
    why = f"{token.lemma_.lower()}-dated"
    yield Promise(token, how.stage, how.modality, (), why, score(how, False), whole, told=token)
