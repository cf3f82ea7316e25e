"""Titles that clearly belong together, and those that only look alike."""

from __future__ import annotations

import pytest

from comity.briefs.titles import alike, telling

DULL = frozenset({"norway", "norwegian", "japan", "japanese", "declaration", "agreement", "treaty"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("declaration on a comprehensive ocean partnership", "Declaration on Comprehensive Ocean Partnership"),
        ("Declaration on transition to a wide ocean partnership", "declaration on wide ocean partnership"),
        ("Norway-Japan fisheries treaty", "fisheries treaty"),
        ("treaty on the state border", "Norwegian–Japanese state border treaty"),
        ("programme of naval and polar research", "programme for naval, polar research"),
    ],
)
def test_titles_stand_together(one: str, other: str) -> None:
    assert alike(telling(one, DULL), telling(other, DULL))
    assert alike(telling(other, DULL), telling(one, DULL))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("declaration", "declaration"),  # nothing tells them apart, nothing says they are one
        ("trade agreement", "agreement on trade in fish"),
        ("declaration on energy and transport links", "declaration on energy and transport safety"),
        ("13th forum of border regions", "14th forum of border regions"),
        ("state border treaty", "statute of the border court"),
        ("agreement on fisheries", "agreement on forestry"),
    ],
)
def test_titles_stand_apart(one: str, other: str) -> None:
    assert not alike(telling(one, DULL), telling(other, DULL))
