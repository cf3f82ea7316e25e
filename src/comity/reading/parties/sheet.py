"""A document as a row of marks, one a token, over which the shapes of names are regular expressions.

Marks of known names: `S` a state by name, `A` by adjective or demonym, `K` capital, `U` seat of power, `B` a body of
states, `C` organisation, `E` holder of an office by full name, `k` city, `Z` other place, `P` a place by its shape.

Marks of words: `N` capitalised and unknown, `O` office, `H` honorific, `G`/`g` noun for an organisation, `L`/`l` noun
for a place, `W`/`w` word that goes before an office, `D` direction, `s` noun that means the state, `m` particle inside
names, `v` "like", `p` possessive, `o` "of", `f` "for", `i` other preposition of place, `t` "the", `a` "a", `&` "and",
`,` `(` `)` `:` `"`, `-` a hyphen without spaces, `_` another dash, `.` end of a sentence, `n` line break, `d` digits,
`x` anything else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from spacy.tokens import Doc

from comity.lexicon import Language
from comity.reading.notes import Notes
from comity.reading.parties.names import Name, fold, scan
from comity.reading.parties.words import HONORIFIC, Words, words_of

NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "PER"})
AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL", "CARDINAL", "QUANTITY"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
TITLE_CASE = 0.6
"""Share of capitalised words from which a line without a full stop is a headline in title case; sentences of news
seldom pass 0.35."""
_SYLLABLE = 6
"""Letters; a part of a hyphenated given name is no longer: "Chang-hyun", "Kai-shek"."""
_QUOTES = frozenset("\"'“”‘’«»„‟")
_SMALL = frozenset("taofi&")
"""Marks of words that open a sentence with a capital and are never part of a name there."""
_OPENING = frozenset("“«„‟")
_CLOSING = frozenset("”»")
_PUNCT = {",": ",", "(": "(", ")": ")", ".": ".", "!": ".", "?": ".", ";": ".", ":": ":", "[": "(", "]": ")"}
_OF_HIT = {"igo": "B", "organisation": "C", "leader": "E", "city": "k", "place": "Z"}
_OF_STATE = {"name": "S", "adjective": "A", "demonym": "A", "capital": "K", "seat": "U"}
_RANK = {"state": 0, "igo": 1, "organisation": 2, "leader": 3, "place": 4, "city": 5}

Kind = Literal["state", "igo", "organisation", "person", "place"]


@dataclass(slots=True)
class Known:
    """Tokens `[start, end)` that spell a name of the tables."""

    start: int
    end: int
    key: str
    names: tuple[Name, ...]


@dataclass(slots=True)
class Sheet:
    """One document, marked."""

    doc: Doc
    notes: Notes
    words: Words
    texts: list[str]
    lows: list[str]
    marks: list[str]
    ents: list[str]
    known: dict[int, Known]
    """token -> the table's name that covers it"""
    levels: dict[int, str]
    """token of an office -> its level"""
    headline: list[bool]
    """whether the token stands in a headline in title case, whose capitals say nothing"""
    sentence: list[int]
    """number of the sentence of each token"""
    quoted: list[bool]
    """whether the token stands between quotation marks"""
    taken: set[int] = field(default_factory=set)
    """tokens that already belong to a longer name"""
    weights: dict[str, int] | None = None
    """how often each state is named by a name of its own; counted when first asked"""

    @property
    def row(self) -> str:
        """The marks as one string."""
        return "".join(self.marks)

    @property
    def tables(self) -> Language:
        """The language."""
        return self.notes.language

    def text(self, start: int, end: int) -> str:
        """The words of a token range with single spaces."""
        return " ".join(self.doc[start:end].text.replace("\xad", "").split())

    def put(self, start: int, end: int, mark: str) -> None:
        """Mark a range anew."""
        self.marks[start:end] = [mark] * (end - start)


def sheet(notes: Notes) -> Sheet:
    """Mark a document."""
    doc, words = notes.doc, words_of(notes.language)
    texts = [token.text for token in doc]
    lows = [text.lower() for text in texts]
    ents = [token.ent_type_ for token in doc]
    headline = _headlines(texts, lows, words)
    marks = _plain_marks(doc, words, texts, lows, ents)
    new = Sheet(doc, notes, words, texts, lows, marks, ents, {}, {}, headline, _sentences(doc, marks), _quoted(texts))
    starts = [token.idx for token in doc]
    _mark_known(new, starts)
    _mark_offices(new, starts)
    return new


def _headlines(texts: list[str], lows: list[str], words: Words) -> list[bool]:
    """Which tokens stand in a line in title case without a full stop; bylines are none."""
    by = words.set("by")
    out = [False] * len(texts)
    start = 0
    for i in range(len(texts) + 1):
        if i < len(texts) and "\n" not in texts[i]:
            continue
        line = [text for text in texts[start:i] if text[:1].isalpha()]
        big = sum(text[:1].isupper() for text in line)
        shouted = len(line) > 1 and all(text.isupper() for text in line)
        titled = (
            len(line) > 3
            and texts[start][:1].isalpha()
            and big >= TITLE_CASE * len(line)
            and texts[i - 1] not in (".", ",", ":", "”", '"', "!")
        )
        if (shouted or titled) and lows[start] not in by:
            out[start:i] = [True] * (i - start)
        start = i + 1
    return out


def _sentences(doc: Doc, marks: list[str]) -> list[int]:
    """Sentences by the parser, or by full stops and line breaks on a Doc without one."""
    if doc.has_annotation("SENT_START"):
        starts: list[bool] = (doc.to_array(["SENT_START"]) == 1).ravel().tolist()
    else:
        starts = [i > 0 and marks[i - 1] in ".n" for i in range(len(marks))]
    return [number - 1 for number in accumulate(starts, initial=1)][1:]


def _quoted(texts: list[str]) -> list[bool]:
    """Whether each token stands inside double quotation marks; a mark left open ends with its paragraph."""
    out, inside = [], False
    for text in texts:
        if "\n" in text or text in _CLOSING:
            inside = False
        elif text in _OPENING:
            inside = True
        elif text == '"':
            inside = not inside
        out.append(inside)
    return out


def _plain_marks(doc: Doc, words: Words, texts: list[str], lows: list[str], ents: list[str]) -> list[str]:
    lower = {text for text in texts if text.islower()}
    nobody, possessive = words.set("not_names"), words.set("'s")
    tagged = doc.has_annotation("POS") or doc.has_annotation("TAG")
    marks = []
    opening = True
    for i, text in enumerate(texts):
        first = text[:1]
        if first.isalpha():
            if not first.isupper() or (opening and words.marks.get(lows[i], "x") in _SMALL):
                mark = words.marks.get(lows[i], "x")
            elif (mark := words.capitals.get(text, "")) == "":
                mark = _capital(doc, i, ents[i], opening=opening, tagged=tagged, seen=opening and lows[i] in lower)
                if mark == "x":
                    mark = words.marks.get(lows[i], "x")
            if text in nobody or (ents[i] in AMOUNTS and mark == "N"):
                mark = "x"
            opening = False
        elif text in possessive and i and not doc[i - 1].whitespace_ and (not tagged or doc[i].tag_ == "POS"):
            mark = "p"
        else:
            mark, opening = _sign(doc, i, text, words, opening)
        marks.append(mark)
    _join_names(doc, words, texts, marks, tagged=tagged)
    return marks


def _join_names(doc: Doc, words: Words, texts: list[str], marks: list[str], *, tagged: bool) -> None:
    """Mark what is part of a name though it is no capitalised word: "Lee Jae-myung", "John V Harker"."""
    owners, initials = words.set("owners_in_names"), words.set("initials")
    for i in range(1, len(marks) - 1):
        if marks[i] == "p" and texts[i - 1] in owners and marks[i + 1] in "NWG":
            marks[i - 1] = marks[i] = "W"  # "National People's Congress"
            continue
        if marks[i] == "-" and marks[i - 1] == "N" and marks[i + 1] == "x" and texts[i + 1].islower():
            short = max(len(texts[i - 1]), len(texts[i + 1])) <= _SYLLABLE and texts[i + 1].isalpha()
            verbal = tagged and doc[i + 1].tag_ in ("VBN", "VBD", "VBG", "JJ", "RB")
            if short and not verbal and texts[i + 1] not in words.set("based") and i > 1 and texts[i - 2][:1].isupper():
                marks[i + 1] = "N"
        elif marks[i] == "." and texts[i - 1] in initials and doc[i].whitespace_ and texts[i + 1].istitle():
            marks[i - 1 : i + 2] = ["N"] * 3
        elif marks[i] == "&" and not texts[i].isalpha() and marks[i - 1] in "NWG" and marks[i + 1] in "NWG":
            marks[i] = "N"  # "the New & Renewable Energy Agency"
        elif marks[i] == "p" and len(texts[i]) == 1 and marks[i - 1] == marks[i + 1] == "N":
            if not texts[i - 1].endswith(str(words.tree.get("plural") or " ")):
                marks[i] = "N"  # "Rose Achieng' Obuya"
        elif marks[i] == "x" and len(texts[i]) == 1 and texts[i].isupper() and marks[i - 1] == marks[i + 1] == "N":
            marks[i] = "N"


def _capital(doc: Doc, i: int, ent: str, *, opening: bool, tagged: bool, seen: bool) -> str:
    """`N` for a capitalised word that is no ordinary word at the opening of a sentence.

    Args:
        opening: it opens a sentence.
        tagged: the Doc has parts of speech.
        seen: it opens a sentence and stands elsewhere in the text in lower case.
    """
    text = doc[i].text
    if len(text) == 1 and not (i + 1 < len(doc) and doc[i + 1].text == "."):
        return "x"
    if not opening:
        return "x" if tagged and doc[i].pos_ in ("PRON", "DET", "AUX") else "N"
    if ent in NAMES:
        return "x" if seen and ent != "PERSON" else "N"
    if tagged:
        return "N" if doc[i].pos_ == "PROPN" and not seen else "x"
    return "x" if seen or doc[i].is_stop else "N"


def _sign(doc: Doc, i: int, text: str, words: Words, opening: bool) -> tuple[str, bool]:
    """The mark of what is no word, and whether a sentence opens behind it."""
    if text in _QUOTES:
        return '"', True
    if text in _PUNCT:
        return _PUNCT[text], opening or text in ".!?;:([" or False
    if text and text[0] in "-–—‑_":
        joined = i > 0 and not doc[i - 1].whitespace_ and not doc[i].whitespace_ and len(text) == 1
        return ("-", False) if joined else ("_", True)
    if text.isspace():
        return ("n", True) if "\n" in text else ("x", opening)
    if text[:1].isdigit():
        return "d", False
    return words.marks.get(text, "x"), True


def _mark_offices(new: Sheet, starts: list[int]) -> None:
    text = fold(new.notes.text).lower()
    for start, end, key, level in new.words.offices.spans(text):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
        if starts[first] != start:
            continue
        if first in new.known:  # "Kremlin spokesman": the seat keeps its name, the office stands behind it
            first = new.known[first].end
            key = " ".join(new.lows[first:last])
            if first >= last or not (level := new.words.level(key)):
                continue
        stop = next((i for i in range(first, last) if i in new.known), last)
        if stop < last:  # "President of the Republic of Kenya": the state is no part of the office
            while stop > first + 1 and new.lows[stop - 1] in new.words.set("of") | new.words.set("the"):
                stop -= 1
            last, key = stop, " ".join(new.lows[first:stop])
            level = new.words.level(key)
        capital = new.texts[first][:1].isupper()
        if last - first == 1 and len(new.texts[first]) == 1 and new.marks[last : last + 1] != ["N"]:
            continue
        rank = level in (HONORIFIC, "military") and " " not in key
        named = level == "military" and new.marks[last : last + 1] == ["N"] and key not in new.words.set("not_ranks")
        if not capital and rank and not named:
            continue
        if level == "military" and " " not in key and (last >= len(new.marks) or new.marks[last] not in "NH"):
            continue
        if level == HONORIFIC and last < len(new.texts) and new.texts[last] == ".":
            last += 1
        for i in range(first, last):
            new.marks[i] = "H" if level == HONORIFIC else "O"
            new.levels[i] = level
    _mend_offices(new)


_FIELDS = re.compile(r"(?<=O)(?:,[NW]{1,3})*&[NW]*W(?![OGW])")
_FIELD = re.compile(r"(?<=O)[NW]{1,3}(?=O)")
_LAST = re.compile(r"(?<=N)H+(?![NHE])")
_GIVEN = re.compile(r"(?<=[OH])O(?=m?-?N)")


def _mend_offices(new: Sheet) -> None:
    """Offices of several fields, and titles that are given names: "Dr Sultan Al Jaber"."""
    row = new.row
    of = new.words.set("of") | new.words.set("links")
    for found in _FIELDS.finditer(row):
        start = found.start() - 1
        while start and row[start - 1] == "O":
            start -= 1
        if any(low in of for low in new.lows[start : found.start()]):  # "Minister of Industry and Advanced Technology"
            level = new.levels[found.start() - 1]
            new.put(*found.span(), "O")
            new.levels.update(dict.fromkeys(range(*found.span()), level))
    for found in _FIELD.finditer(row):  # "Deputy Plantation Minister"
        opens = new.words.set("deputies") | new.words.set("before_fields")
        if new.lows[found.start() - 1] in opens and new.ents[found.start()] != "PERSON":
            new.levels.update(dict.fromkeys(range(*found.span()), new.levels[found.end()]))
            new.put(*found.span(), "O")
    for found in _LAST.finditer(row):  # "U Kyaw Zeya Tun"
        for i in range(*found.span()):
            new.marks[i] = "." if new.texts[i] == "." else "N"
    for found in _GIVEN.finditer(row):
        i = found.start()
        if new.lows[i] in new.words.set("titles_as_names") and new.lows[i - 1] not in new.words.set("royal"):
            new.marks[i] = "N"
            del new.levels[i]


def _mark_known(new: Sheet, starts: list[int]) -> None:
    for start, end, key, names in scan(new.notes.text, new.tables):
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1)
        if last - first > 1 and new.texts[first] in new.words.set("the"):
            first += 1  # the article is no part of the name: "the Kremlin"
        names = tuple(sorted(names, key=lambda one: _RANK[one.kind]))
        mark = _mark_of(key, names)
        if mark is None or (last - first == 1 and _ordinary(new, first, names[0])):
            continue
        if first and names[0].kind in ("igo", "organisation") and last - first > 1 and _continued(new, first):
            continue  # "the National Security Council" is not the Security Council
        known = Known(first, last, key, names)
        for i in range(first, last):
            new.known[i] = known
        new.put(first, last, mark)


def _continued(new: Sheet, first: int) -> bool:
    """Whether a capitalised word of the same entity stands before a name and makes it another's."""
    before = first - 1
    if new.marks[before] not in "NW" or not new.texts[before][:1].isupper() or new.lows[before] in new.words.set("the"):
        return False
    return new.ents[before] == new.ents[first] == "ORG" and new.lows[before] not in new.words.set("modifiers")


def _mark_of(key: str, names: tuple[Name, ...]) -> str | None:
    """The mark of a name; None for a word that only stands for a body or person named before ("the bloc")."""
    best = names[0]
    if best.kind == "state":
        return _OF_STATE[best.how]
    if best.kind == "igo" and best.how == "capital":
        return "K" if key[:1].isupper() else None
    if best.kind in ("igo", "leader") and not any(word[:1].isupper() for word in key.split()[-2:]):
        return None
    if best.kind == "leader" and " " not in key and "-" not in key:
        return None
    return _OF_HIT[best.kind]


def _ordinary(new: Sheet, i: int, name: Name) -> bool:
    """Whether a single word that happens to be a name is an ordinary word here, opening a sentence."""
    if new.marks[i] == "x" and name.kind in ("organisation", "city", "place", "leader"):
        return new.texts[i][:1].isupper()
    return new.texts[i].islower() and name.kind in ("city", "place")
