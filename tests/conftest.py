"""Which fixture when.

- `read`: a text goes in, a Reading comes out, by the real English model (loaded once a session). For reading tests.
- `doc`: the spaCy Doc with `doc._.comity` notes, after all steps. For tests that need tokens.
- `source`: a bare Source over a text, for record tests; loads nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.records import Reading, Source, SourceKind

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def reader() -> Any:
    from comity.reading.reader import reader

    return reader()


@pytest.fixture(scope="session")
def read(reader: Any) -> Callable[..., Reading]:
    def one(text: str, *, kind: str = "news", **known: Any) -> Reading:
        return reader.read(Source(text=text, kind=SourceKind(kind), **known))

    return one


@pytest.fixture
def source() -> Callable[[str], Source]:
    return lambda text: Source(text=text)
