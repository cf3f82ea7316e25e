"""Which state or body is meant."""

from __future__ import annotations

import pytest

from comity.briefs import pair, side
from comity.errors import SettingsError


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        ("NOR", "NOR"),
        ("nor", "NOR"),
        ("Norway", "NOR"),
        ("norwegian", "NOR"),
        ("Norwegians", "NOR"),
        ("Oslo", "NOR"),
        ("no", "NOR"),
        ("Russian", "RUS"),  # not the state that is no more
        ("Moscow", "RUS"),
        ("turkiye", "TUR"),  # without its accent
        ("Côte d’Ivoire", "CIV"),
        ("EU", "European Union"),
        ("european union", "European Union"),
        ("Shanghai Cooperation Organization", "Shanghai Cooperation Organisation"),
        ("Korea", "KOR"),
    ],
)
def test_side_is_found_by_any_of_its_names(asked: str, key: str) -> None:
    assert side(asked).key == key


@pytest.mark.parametrize(
    ("asked", "hint"),
    [("Kazakstann", r"did you mean Kazakhstan \(KAZ\)"), ("qqqqq", "give a name, an adjective or an ISO 3166 code")],
)
def test_unknown_name_is_answered_with_the_nearest(asked: str, hint: str) -> None:
    with pytest.raises(SettingsError, match=hint):
        side(asked)


def test_name_of_two_is_answered_with_both() -> None:
    with pytest.raises(SettingsError, match=r"may mean DR Congo \(COD\) or Republic of the Congo \(COG\)"):
        side("Congolese")


@pytest.mark.parametrize(
    ("asked", "keys"),
    [
        ("KAZ RUS", ("KAZ", "RUS")),
        ("Kazakhstan Russian", ("KAZ", "RUS")),
        ("kazakh russia", ("KAZ", "RUS")),
        ("Saudi Arabia Qatar", ("SAU", "QAT")),
        ("Qatar Saudi Arabia", ("QAT", "SAU")),
        ("EU uzbek", ("European Union", "UZB")),
    ],
)
def test_pair_is_two_sides(asked: str, keys: tuple[str, str]) -> None:
    assert tuple(one.key for one in pair(asked.split())) == keys


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["KAZ"], "give two"),
        (["KAZ", "Kazakh"], "one and the same"),
        (["Saudi", "Arabia", "Nowhere"], "quotation marks"),
    ],
)
def test_pair_that_is_none_is_refused(asked: list[str], says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        pair(asked)
