"""Settings: what the environment and the options say, gathered once into one frozen value that is handed down."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from comity.errors import SettingsError

MAX_CHARS = 2_000_000
"""Characters of one source. The longest annual reports and court files seen stay under one million; a reading takes
about 0.2 ms a token, so that this is a minute and a half of work."""

LEDGER = "COMITY_LEDGER"
MODEL = "COMITY_MODEL"
LIMIT = "COMITY_MAX_CHARS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this run works.

    Args:
        ledger: a file name or a database URL.
        max_chars: characters above which a source is refused.
        model: name of an installed spaCy package; the language's own when None.
    """

    ledger: str
    max_chars: int = MAX_CHARS
    model: str | None = None

    def __post_init__(self) -> None:
        if self.max_chars < 1:
            raise SettingsError(f"--max-chars {self.max_chars}: give a number of characters above zero")

    @classmethod
    def build(
        cls,
        *,
        ledger: str | None = None,
        max_chars: int | None = None,
        model: str | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> Settings:
        """Options first, then the environment, then what is built in.

        Raises:
            SettingsError: when a value cannot be used.
        """
        env = os.environ if environ is None else environ
        return cls(
            ledger=ledger or env.get(LEDGER) or str(default_ledger()),
            max_chars=_limit(env) if max_chars is None else max_chars,
            model=model or env.get(MODEL) or None,
        )


def default_ledger() -> Path:
    """`ledger.db` in the user's data folder, which need not exist yet."""
    import platformdirs

    return Path(platformdirs.user_data_dir("comity", appauthor=False)) / "ledger.db"


def _limit(env: Mapping[str, str]) -> int:
    given = env.get(LIMIT)
    if not given:
        return MAX_CHARS
    try:
        return int(given)
    except ValueError:
        raise SettingsError(f"{LIMIT}={given!r}: give a whole number of characters") from None
