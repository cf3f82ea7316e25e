from __future__ import annotations

import pytest

from comity.intake.markdown import found

BODY = "# Ferry\n\n**The quay** is [ready](https://a.example).\n"


def test_text_is_kept_with_its_marks() -> None:
    assert found(BODY).text == BODY


def test_front_matter_is_asked_and_kept() -> None:
    text = f"---\ntitle: Ferry sails\npublisher: Suva Gazette\ndate: 2029-05-04\n---\n{BODY}"
    given = found(text)
    assert (given.text, given.title, given.publisher, given.published) == (
        text,
        "Ferry sails",
        "Suva Gazette",
        "2029-05-04",
    )


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2029-05-04T10:00:00Z", "2029-05-04"),
        ("2029-05", "2029-05"),
        ("'2029-05-04 10:00'", "2029-05-04"),
        ("next week", None),
        ("2029-15-45", None),
        ("[1, 2]", None),
    ],
)
def test_front_matter_dates(value: str, day: str | None) -> None:
    assert found(f"---\ndate: {value}\n---\nText").published == day


@pytest.mark.parametrize("text", ["---\n: : [\n---\nText", "---\n- a\n---\nText", "---\nnever closed\n", "--- dashes"])
def test_odd_front_matter_is_text(text: str) -> None:
    given = found(text)
    assert (given.text, given.title, given.published) == (text, None, None)
