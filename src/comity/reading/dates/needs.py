"""What a text must have for a pattern to fit: most patterns of a table need a word that most texts lack."""

from __future__ import annotations


class Needs:
    """Collects the words of a pattern that no option leaves out."""

    def __init__(self) -> None:
        self.depth, self.open = 0, False
        self.sets: list[str] = []

    def operator(self, mark: str) -> None:
        """A bracket, `|`, or a mark that makes the word or bracket before it optional."""
        self.depth += {"(": 1, ")": -1}.get(mark, 0)
        if mark == "|" and self.depth == 0:
            self.open = True
        if mark in "?*" and self.depth == 0 and self.sets:
            self.sets.pop()
        if mark == ")" and self.depth == 0:
            self.sets.append("")

    def word(self, one: str) -> None:
        """A character set, or nothing for a word that must not be there."""
        if self.depth == 0:
            self.sets.append(one)

    def found(self) -> tuple[frozenset[str], ...]:
        """The sets that a text must meet."""
        return () if self.open else tuple(frozenset(one[1:-1]) for one in self.sets if one and not one.startswith("[^"))
