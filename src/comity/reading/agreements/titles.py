"""Noun phrases that name an agreement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from comity.lexicon import Language
from comity.reading.clauses import standing
from comity.reading.notes import Notes
from comity.records import AgreementForm, Modality

ALIKE = 0.6
"""Share of a title's telling words that another must have to be the same; found on pairs of titles in the examples:
repeated titles lose their adjectives but keep head and subject, different ones share only the head."""


@dataclass(frozen=True)
class Named:
    """A noun phrase that names an agreement."""

    head: Token
    start: int
    end: int
    left_end: int
    """one past the last token that may name its parties"""
    text: str
    form: AgreementForm | None
    needs_stage: bool
    specific: bool
    """says what it is on or between whom, or is written as a title"""
    points_back: bool
    """"the document", "this treaty": means one named before"""
    words: frozenset[str]
    """telling words of the title, as lemmas"""
    tables: Language

    def same_as(self, other: Named) -> bool:
        """Whether this later mention means the same agreement as an earlier one."""
        if self.form and other.form and self.form != other.form and not self.words & other.words:
            return False
        if self.points_back:
            return not self.words or self.words <= other.words
        if not self.words or not other.words:
            return False
        fewer = min(len(self.words), len(other.words))
        return len(self.words & other.words) / fewer >= ALIKE and (self.form or other.form) in (other.form, None)

    def modality(self, notes: Notes) -> Modality:
        """How the clause around it puts it."""
        return standing(self.head, notes.language).modality


@lru_cache(maxsize=4)
def heads(tables: Language) -> dict[str, tuple[AgreementForm | None, str]]:
    """Lower-case head noun -> form and what it needs to count."""
    return {
        row["word"]: (AgreementForm(row["form"]) if row["form"] else None, row["needs"])
        for row in tables.table("agreements")
    }


@lru_cache(maxsize=4)
def sets(tables: Language) -> dict[str, frozenset[str]]:
    """The word sets of `agreements.yml`."""
    return {name: frozenset(words) for name, words in tables.tree("agreements").items()}


def named_in(notes: Notes) -> Iterator[Named]:
    """Every noun phrase of the document that may name an agreement, in order."""
    table, words = heads(notes.language), sets(notes.language)
    for token in notes.doc:
        known = table.get(token.lower_) or table.get(token.lemma_.lower())
        if known is None or token.pos_ not in ("NOUN", "PROPN") or token.dep_ == "compound":
            continue
        form, needs = known
        left = [child for child in token.lefts if child.dep_ not in ("cc", "punct")]
        if needs == "joint" and not any(child.lower_ in words["joint"] for child in left):
            continue
        found = _named(token, form, needs, notes)
        if found is not None:
            yield found


def _named(head: Token, form: AgreementForm | None, needs: str, notes: Notes) -> Named | None:
    words = sets(notes.language)
    doc = head.doc
    start, end = head.left_edge.i, head.i + 1
    while start < head.i and (doc[start].lower_ in words["leading"] or doc[start].is_punct or doc[start].is_space):
        start += 1
    first = doc[head.left_edge.i]
    about = False
    for child in head.rights:
        tied = child.dep_ == "prep" and child.lower_ in words["about"] and not _is_date(child, notes)
        if tied or (child.dep_ == "acl" and child.tag_ == "VBG"):
            about, end = True, child.right_edge.i + 1
        elif child.dep_ not in ("prep", "punct") or child.lower_ not in words["of"]:
            break
    end = _short_of_clauses(head, end, notes.language)
    titled = head.is_title and head.i > head.sent.start
    modified = any(doc[i].pos_ in ("NOUN", "PROPN", "ADJ") for i in range(start, head.i))
    telling = frozenset(
        doc[i].lemma_.lower()
        for i in range(start, end)
        if doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")
        and i != head.i
        and doc[i].lower_ not in words["leading"]
    )
    described = any(child.dep_ in ("acl", "relcl") and child.tag_ == "VBN" for child in head.children)
    pointing = first.lower_ in words["pointing"] and not about and not modified and not described
    return Named(
        head=head,
        start=start,
        end=end,
        left_end=end,
        text=" ".join(doc[start:end].text.split()),
        form=form,
        needs_stage=needs in ("stage", "signed") and not (needs == "stage" and about and titled),
        specific=about or titled or modified or described,
        points_back=pointing or (needs == "signed" and first.lower_ in words["pointing"]),
        words=telling,
        tables=notes.language,
    )


def _short_of_clauses(head: Token, end: int, tables: Language) -> int:
    """A title stops before a relative clause or a participle inside its complements: "on trade, signed in May"."""
    force = sets(tables)["force"]
    for i in range(head.i + 1, end):
        token = head.doc[i]
        participle = token.dep_ == "acl" and token.tag_ == "VBN"
        behind = token.dep_ == "prep" and any(child.lower_ in force for child in token.children)
        if token.dep_ == "relcl" or participle or behind:
            end = max(token.left_edge.i, head.i + 1)
            break
    while end > head.i + 1 and (head.doc[end - 1].is_punct or head.doc[end - 1].is_space) and not _closes(head, end):
        end -= 1
    return end


def _closes(head: Token, end: int) -> bool:
    """Whether the last token is a mark that closes one opened inside the title."""
    last = head.doc[end - 1]
    return last.is_right_punct and any(head.doc[i].is_left_punct for i in range(head.i, end - 1))


def _is_date(preposition: Token, notes: Notes) -> bool:
    from comity.records import Date

    return any(True for _ in notes.within(Date, preposition.i + 1, preposition.right_edge.i + 1)) and not any(
        token.pos_ == "PROPN" and token.ent_type_ != "DATE" for token in preposition.subtree
    )
