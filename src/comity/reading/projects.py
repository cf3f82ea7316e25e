"""projects"""

from __future__ import annotations

from comity.reading.notes import Notes


def read(notes: Notes) -> None:
    """Find projects."""
