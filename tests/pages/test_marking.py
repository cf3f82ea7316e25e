"""Segments: overlapping words are all marked, and no character is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from built import Built
from comity.briefs import dossier
from comity.pages.marking import paragraphs
from comity.records import Figure, Reading, UnitKind

FIELDS = {"value": 1.0, "unit": "ship", "unit_kind": UnitKind.COUNT, "why": "figures.test"}


def reading(text: str, spans: list[tuple[int, int]]) -> Reading:
    built = Built(text)
    for start, end in dict.fromkeys(spans):
        words = built.source.passage(start, end)
        built.items.append(Figure(source=built.source, anchor=words, evidence=(words,), **FIELDS))
    return built.reading()


def test_overlapping_words_are_cut_where_either_ends() -> None:
    made = dossier(reading("one two three four", [(0, 13), (4, 18), (4, 7)]))
    ((*segments,),) = paragraphs(made)
    assert [segment.text for segment in segments] == ["one ", "two", " three", " four"]
    assert [segment.hung for segment in segments] == [1, 3, 2, 1]
    assert [segment.top.words[0].text for segment in segments if segment.top] == [
        "one two three",
        "two",
        "one two three",
        "two three four",
    ]
    assert [[line.number for line in segment.closes] for segment in segments] == [[], [2], [1], [3]]
    assert [[line.number for line in segment.opens] for segment in segments] == [[1], [2, 3], [], []]


def test_words_that_cross_paragraphs_are_marked_in_both() -> None:
    made = dossier(reading("one two\n\nthree four", [(4, 14)]))
    first, second = paragraphs(made)
    assert [(segment.text, segment.hung) for segment in first] == [("one ", 0), ("two", 1)]
    assert [(segment.text, segment.hung) for segment in second] == [("three", 1), (" four", 0)]
    assert [len(segment.closes) for segment in (*first, *second)] == [0, 0, 1, 0]


def test_text_without_records_is_one_segment() -> None:
    assert [[s.text for s in p] for p in paragraphs(dossier(Built("\n one\ntwo \n \n\n three \n").reading()))] == [
        ["one\ntwo "],
        ["three"],
    ]


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    words = st.text(alphabet="ab é\u202e😀.\n", min_size=1, max_size=60)
    text = draw(words.filter(lambda one: one.strip() != ""))
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda one: one[0] < one[1])
    solid = spans.filter(lambda one: not text[one[0]].isspace() and not text[one[1] - 1].isspace())
    return text, draw(st.lists(solid, max_size=8))


@given(marked())
def test_segments_join_to_the_text_and_every_record_opens_and_closes_once(
    case: tuple[str, list[tuple[int, int]]],
) -> None:
    text, spans = case
    made = dossier(reading(text, spans))
    paras = paragraphs(made)
    assert (
        "".join("".join(s.text for s in para) for para in paras).split() == re.sub(r"\n[^\S\n]*\n\s*", "", text).split()
    )
    segments = [segment for para in paras for segment in para]
    for line in made.lines:
        assert sum(line in segment.opens for segment in segments) == 1
        assert sum(line in segment.closes for segment in segments) == 1
