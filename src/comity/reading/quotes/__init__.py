"""Who says what: quotations, reported speech, and the voice behind every stretch of the text."""

from __future__ import annotations

from comity.reading.notes import Notes
from comity.reading.quotes import between, reported, turns
from comity.reading.quotes.chains import settle
from comity.reading.quotes.scene import Scene

__all__ = ["read"]


def read(notes: Notes) -> None:
    """Find quotes, and note for every stretch of the document who says it."""
    scene = Scene.of(notes)
    if not len(notes.doc):
        return
    scene.sayings = [*turns.attribute(scene), *between.attribute(scene), *reported.attribute(scene)]
    settle(scene)
