"""The tables load, and say where they do not."""

from __future__ import annotations

import csv
import unicodedata

import pytest

from comity.errors import LexiconError
from comity.lexicon import cell, language, languages
from comity.lexicon.tables import DATA, Folder

TABLES = sorted(DATA.glob("*/*.csv"))


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_table_is_whole_and_says_where_it_is_from(path):
    text = path.read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines(), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0][-2:] == ["note", "source"]
    assert unicodedata.is_normalized("NFC", text)
    assert all(row[-1] for row in rows[1:])


@pytest.mark.parametrize("path", TABLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_table_is_sorted_by_its_first_column(path):
    keys = [row[0] for row in csv.reader(path.read_text(encoding="utf-8").splitlines())][1:]
    assert keys == sorted(keys)


def test_words_that_yaml_takes_for_booleans_stay_words(tmp_path):
    (tmp_path / "words.yml").write_text("set: [on, off, yes, no, y, On, NO]\nflag: true\n", encoding="utf-8")
    tree = Folder(tmp_path).tree("words")
    assert tree == {"set": ["on", "off", "yes", "no", "y", "On", "NO"], "flag": True}


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("t.csv", "a,b\n1,2,3\n", "row 2"),
        ("t.csv", "a,b\n1\n", "row 2"),
        ("t.yml", "a: [1,\n", "t.yml"),
    ],
)
def test_a_broken_table_is_named(tmp_path, name, text, says):
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        Folder(tmp_path).table("t")
        Folder(tmp_path).tree("t")


def test_a_missing_table_is_empty_and_a_missing_language_is_not(tmp_path):
    assert Folder(tmp_path).table("nothing") == ()
    with pytest.raises(LexiconError, match="no such folder"):
        language("xq")


def test_languages_are_the_folders():
    assert languages() == ("en",)


def test_cells_hold_lists():
    assert cell({"a": "x; y ;;z"}, "a") == ("x", "y", "z")
    assert cell({"a": "x"}, "b") == ()
