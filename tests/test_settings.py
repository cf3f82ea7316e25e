from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from comity.errors import SettingsError
from comity.settings import MAX_CHARS, Settings, default_ledger


def test_what_is_built_in() -> None:
    settings = Settings.build(environ={})
    assert settings == Settings(ledger=str(default_ledger()), max_chars=MAX_CHARS, model=None)
    assert Path(settings.ledger).name == "ledger.db"
    assert Path(settings.ledger).parent.name == "comity"


def test_the_environment_comes_before_what_is_built_in() -> None:
    env = {"COMITY_LEDGER": "a.db", "COMITY_MAX_CHARS": "500", "COMITY_MODEL": "m"}
    assert Settings.build(environ=env) == Settings(ledger="a.db", max_chars=500, model="m")


def test_options_come_before_the_environment() -> None:
    env = {"COMITY_LEDGER": "a.db", "COMITY_MAX_CHARS": "500", "COMITY_MODEL": "m"}
    settings = Settings.build(ledger="b.db", max_chars=7, model="n", environ=env)
    assert settings == Settings(ledger="b.db", max_chars=7, model="n")


def test_empty_variables_are_unset() -> None:
    env = {"COMITY_LEDGER": "", "COMITY_MAX_CHARS": "", "COMITY_MODEL": ""}
    assert Settings.build(environ=env) == Settings.build(environ={})


@pytest.mark.parametrize("value", ["many", "0", "-3", "1e6"])
def test_a_limit_must_be_a_number_above_zero(value: str) -> None:
    with pytest.raises(SettingsError, match="number of characters"):
        Settings.build(environ={"COMITY_MAX_CHARS": value})


def test_settings_do_not_change() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings.build(environ={}).ledger = "c.db"  # type: ignore[misc]
