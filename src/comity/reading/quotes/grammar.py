"""Where English grammar puts who speaks: participles, lost subjects, and nouns that stand beside each other."""

from __future__ import annotations

from spacy.tokens import Token


def bare_participle(verb: Token) -> bool:
    """ "Asked whether ...": who is asked, not who asks, is the subject of the sentence."""
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("advcl", "acl"):
        return False
    doc, first = verb.doc, verb.head.left_edge.i
    if (
        verb.tag_ == "VBD"
        and verb.head.dep_ == "appos"
        and first
        and doc[first - 1].text == doc[verb.i + 1].text == ","
    ):
        return False  # an aside that the parser took for an apposition: "The text, an official admitted, was ..."
    return not any(child.dep_ in ("nsubj", "aux") for child in verb.children)


def swallowed(verb: Token) -> list[Token]:
    """A subject that the parser hung on the place before it: "In Dakar, the minister, Awa Ndiaye, assured"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP") or verb.i < 2:
        return []
    last = verb.doc[verb.i - 1 if verb.doc[verb.i - 1].text != "," else verb.i - 2]
    tied = last.dep_ in ("appos", "conj") and last.pos_ in ("PROPN", "NOUN")
    return [last] if tied and any(one.i == verb.i for one in last.ancestors) else []


def appositions(head: Token) -> list[Token]:
    """The nouns that stand beside a noun and say who it is."""
    verb = head.head.i if head.i < head.head.i else len(head.doc)
    out = [child for child in head.rights if child.dep_ == "appos" and child.i < verb]
    if not out and head.pos_ == "NOUN":  # "the representative of the council, Ana Ruiz, said"
        of = (child for child in head.rights if child.dep_ == "prep")
        nouns = [one for child in of for one in child.rights if one.dep_ == "pobj"]
        out = [c for one in nouns for c in one.rights if c.dep_ == "appos" and c.ent_type_ == "PERSON" and c.i < verb]
    return out + [child for one in out for child in one.rights if child.dep_ == "appos"]
