"""Words of others, made harmless for the place where they stand."""

from __future__ import annotations

import pytest

from built import Built
from comity.pages.plain import clipped, excerpt, for_markdown, one_line, rests_on, web_address
from comity.records import Figure, UnitKind


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("two\n lines\tand  more", "two lines and more"),
        ("\x1b[31mred\x1b[0m \x07bell", "[31mred[0m bell"),
        ("\x9b31m", "31m"),
        ("\u202eturned\u202c", "turned"),
        ("a\u2028b\u0085c", "a b c"),
        ("Қазақстан – 30 %", "Қазақстан – 30 %"),
    ],
)
def test_one_line_holds_no_control(text: str, line: str) -> None:
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a *b* _c_ [d](e) `f`", r"a \*b\* \_c\_ \[d\](e) \`f\`"),
        ("<script>", r"\<script\>"),
        ("AT&T &lt;", "AT&amp;T &amp;lt;"),
        ("1. first", r"\1. first"),
        ("- item", r"\- item"),
        ("# head\n# two", r"\# head \# two"),
        ("~30 bn | x", r"\~30 bn \| x"),
    ],
)
def test_markdown_holds_no_markup(text: str, escaped: str) -> None:
    assert for_markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [("short", 10, "short"), ("one two three", 9, "one two…"), ("unbroken", 5, "unbr…"), ("one, two", 6, "one…")],
)
def test_clipped_says_that_something_is_left_out(text: str, most: int, short: str) -> None:
    assert clipped(text, most) == short


def test_excerpt_keeps_the_anchor_of_a_long_sentence() -> None:
    text = "Long ago it began, " * 20 + "and 13 ships came, " + "and so on, " * 20
    figure = Built(text).add(Figure, "13 ships", text, value=13.0, unit="ship", unit_kind=UnitKind.COUNT)
    shown = excerpt(figure, 80)
    assert "13 ships" in shown
    assert len(shown) <= 80
    assert shown.startswith("…") and shown.endswith("…")


@pytest.mark.parametrize(
    ("url", "kept"), [("https://a.b", True), ("javascript:x", False), ("//a.b", False), (None, False)]
)
def test_web_address(url: str | None, kept: bool) -> None:
    assert web_address(url) == (url if kept else None)


def test_rests_on_is_a_sentence() -> None:
    assert rests_on(1, 1, ("2025-01-01", "2025-01-01"), ()) == "Rests on 1 source, 1 record, published 2025-01-01."
    assert rests_on(2, 3, None, ("A", "B")) == "Rests on 2 sources, 3 records, by A, B."
