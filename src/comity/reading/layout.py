"""Paragraphs: a sentence ends where a paragraph does, whatever the parser would like.

Headlines, datelines and list items carry no full stop; without this step the parser runs them into the next paragraph.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

SOFT_WRAP = 100
"""Columns. A file whose lines nearly all stay under this and mostly go on in lower case was wrapped by an editor; found
by hand over mail and agency texts (72 to 80 columns), while one-line paragraphs run to several hundred."""

_ITEM = re.compile(r"\s*(?:[•·▪‣*–—-]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")


@lru_cache(maxsize=4)
def hard_wrapped(text: str) -> bool:
    """Whether single line breaks inside the text are an editor's and not the writer's."""
    lines = text.split("\n")
    pairs = [(a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 3 or any(len(line) > SOFT_WRAP for line in lines):
        return False
    going_on = sum(b.lstrip()[:1].islower() for _, b in pairs)
    return going_on * 3 > len(pairs)


_MARKS = re.compile(
    r"^[ \t]*#{1,6}(?=[ \t])|(?<![\w*])\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?![\w*])|^[ \t]*>(?=[ \t])", re.MULTILINE
)
"""Markdown's signs for headings, emphasis and quoting: no words, and a parser stumbles over them."""


def unmarked(text: str) -> str:
    """The text with Markdown's signs blanked out: every character stays at its place, so offsets still hold."""
    if "*" not in text and "#" not in text and ">" not in text:
        return text
    return _MARKS.sub(lambda found: " " * len(found[0]), text)


_WRAP = re.compile(r"(?<=\S)\n(?=\S)")


def unwrapped(text: str) -> str:
    """The text with an editor's line breaks as blanks, so that a parser sees whole sentences; offsets still hold."""
    if not hard_wrapped(text):
        return text
    return _WRAP.sub(lambda found: "\n" if _ITEM.match(text, found.end()) else " ", text)


def mark_paragraphs(doc: Doc) -> Doc:
    """Set sentence starts at paragraph breaks. Runs before the parser, which keeps them."""
    wrapped = hard_wrapped(doc.text)
    for token in doc[1:]:
        before = token.nbor(-1)
        if not before.is_space or "\n" not in before.text or token.is_space:
            continue
        breaks = before.text.count("\n")
        if breaks > 1 or not wrapped or _ITEM.match(doc.text[token.idx : token.idx + 8]):
            token.is_sent_start = True
    return doc
