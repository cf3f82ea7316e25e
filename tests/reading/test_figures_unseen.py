"""Figures in the language of wire copy, ministries and dailies of many countries. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.records import Figure, Reading

Read = Callable[..., Reading]


def figures(reading: Reading) -> list[Figure]:
    """Figures other than stretches of time, in order of the text."""
    return [one for one in reading.items if isinstance(one, Figure) and one.unit_kind != "time"]


def amounts(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.value, one.unit) if one.high is None else (one.value, one.high, one.unit) for one in figures(reading)]


def bounds(reading: Reading) -> list[str]:
    return [one.bound.value for one in figures(reading)]


CASES: list[tuple[str, list[tuple[Any, ...]]]] = [
    # vague numbers with a unit
    ("The quay handled millions of tons of grain.", [(1e6, 1e7, "t")]),
    ("Smugglers moved tens of thousands of barrels of diesel.", [(1e4, 1e5, "barrel")]),
    ("Repairs took hundreds of millions of dollars.", [(1e8, 1e9, "USD")]),
    ("They raised dozens of real orders.", [(12, 120, "order")]),
    # parts of a million
    ("A quarter of a million rifles were scrapped.", [(250_000, "rifle")]),
    ("The port lost three quarters of a million crates.", [(750_000, "crate")]),
    ("Half a trillion yen was set aside.", [(5e11, "JPY")]),
    ("A quarter of the rifles were scrapped.", [(25, "percent")]),
    # shares that are plural subjects
    ("Of the 300 buses, half are electric.", [(300, "bus"), (50, "percent")]),
    ("It has 40 ferries; a third are Greek-built.", [(40, "ferry"), (pytest.approx(33.33, abs=0.01), "percent")]),
    ("Of 90 pupils, two thirds were girls.", [(90, "pupil"), (pytest.approx(66.67, abs=0.01), "percent")]),
    ("A third was opened in May.", []),
    # three and four persons are a count
    ("Three Danish women were hurt.", [(3, "woman")]),
    ("Four ministers resigned.", [(4, "minister")]),
    ("Two diplomats were sent home.", [(2, "diplomat")]),
    ("The two diplomats were sent home.", []),
    ("Their three ministers met again.", []),
    # the last plural is counted
    ("They held two sister cities conferences.", [(2, "conference")]),
    ("Moscow returned 160 soldiers' bodies.", [(160, "body")]),
    ("He faces two years' imprisonment.", []),
    # long noun phrases
    ("The company hired 4,500 mostly young, well-trained border officers.", [(4_500, "officer")]),
    ("It bought 12 small, cheap, slow drones.", [(12, "drone")]),
    ("Germany took in 900 young, healthy refugees.", [(900, "refugee")]),
    # kinds of one thing
    ("Under the deal 100 Latvian and 34 Omani products enter free of duty.", [(100, "product"), (34, "product")]),
    ("The fair drew 12 Polish and 30 Czech firms.", [(12, "firm"), (30, "firm")]),
    # lists that share a unit
    ("The towns are 12, 18 and 30 km from the border.", [(12, "km"), (18, "km"), (30, "km")]),
    ("The dams yield 40, 60 and 90 MW.", [(40, "MW"), (60, "MW"), (90, "MW")]),
    ("It sent 4, 6 and 9 trucks.", [(4, "truck"), (6, "truck"), (9, "truck")]),
    # shares beside a share
    ("Turnout was 61%, with 54.3 for the bloc.", [(61, "percent"), (54.3, "percent")]),
    ("He won 51.2 per cent to her 47.1.", [(51.2, "percent"), (47.1, "percent")]),
    ("Growth of 4.4 per cent slowed to 3.", [(4.4, "percent"), (3, "percent")]),
    ("Growth reached 4 per cent and 3,000 firms opened.", [(4, "percent"), (3_000, "firm")]),
    # votes, and scores that are none
    ("The motion was carried 9 to 4.", [(9, "vote"), (4, "vote")]),
    ("Its members voted 38-22 to join.", [(38, "vote"), (22, "vote")]),
    ("The bill passed by 78 to 41.", [(78, "vote"), (41, "vote")]),
    ("Oman beat Qatar 3-1 in the final.", []),
    # those to whom something happened
    ("The force lost seven killed.", [(7, None)]),
    ("It left three dead and 20 wounded.", [(3, None), (20, None)]),
    ("A 700-strong battalion arrived.", [(700, None)]),
    # things that are brought to a number
    ("The airline would have to cut its flights to two a week.", [(2, "flight/week")]),
    ("Kabul raised its envoys from three to nine.", [(3, "envoy"), (9, "envoy")]),
    # the whole in front
    ("Of its 100 members 86 took part.", [(100, "member"), (86, "member")]),
    ("Of the 40 ships 12 are idle.", [(40, "ship"), (12, "ship")]),
    # points beside a level
    ("The share rose 2.5 points to 41 per cent.", [(2.5, "pp"), (41, "percent")]),
    ("The bridge is 71% built, two points more than in May.", [(71, "percent"), (2, "pp")]),
    ("The index rose 12 points.", [(12, "point")]),
    # plurals of their own kind
    ("They signed nine memoranda.", [(9, "memorandum")]),
    ("The bank set four criteria.", [(4, "criterion")]),
    ("Two consortia bid for it.", [(2, "consortium")]),
    # per what
    ("Gas cost $280 per 1000 m3.", [(280, "USD/1000 m3")]),
    ("Cod was 12,000 t; haddock was 4,500 t.", [(12_000, "t"), (4_500, "t")]),
    # joined attributes
    ("Romania will open eight trade and economy offices.", [(8, "office")]),
    ("It lost 400 sick and wounded soldiers.", [(400, "soldier")]),
    ("They built 30 coal and gas plants.", [(30, "plant")]),
    # a verb that is also a label
    ("Romania currently numbers 83 trade envoys abroad.", [(83, "envoy")]),
    ("The talks are under item number 83.", []),
    # one in so many
    ("Sight came back to one in every 50 islanders.", [(2, "percent")]),
    ("Only one in 20 pupils learns Polish.", [(5, "percent")]),
    ("It fell by one in 2024.", []),
    # scales in capitals
    ("Turnover reached USD1.2BN, up from USD843.5MN.", [(1_200_000_000, "USD"), (843_500_000, "USD")]),
    ("The state owes them tens of millions of kina.", [(1e7, 1e8, "PGK")]),
    # no figures
    ("Traders may call 0302-555-117.", []),
    ("They agreed on 14 Kenyan counties and more than 30 towns.", [(14, "county"), (30, "town")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_number_has_its_unit(read: Read, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert amounts(read(text)) == expected


MONEY = [
    ("Oman's berth will cost RO 92.4 million.", [(92_400_000, "OMR")]),
    ("Bosnia and Herzegovina sold goods worth 612 million KM.", [(612_000_000, "BAM")]),
    ("Ghana charges GH¢15 for each animal.", [(15, "GHS")]),
    ("Papua New Guinea will pay K18.5 million.", [(18_500_000, "PGK")]),
    ("Kuwait lent Egypt KD 4 million.", [(4_000_000, "KWD")]),
    ("The Philippines spent P20 billion on the base.", [(20_000_000_000, "PHP")]),
    ("The post at K2 is 12 KM away, on road D1 near E5.", []),
    ("Malta asked for 10 million Maltese pounds.", [(10_000_000, "MTL")]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_local_sign_is_money_where_its_state_is_named(read: Read, text: str, expected: list[tuple[Any, ...]]) -> None:
    assert [one for one in amounts(read(text)) if one[1] != "km"] == expected


BOUNDS = [
    ("Lenders rolled over a $2 billion loan.", ["="]),
    ("It buys fuel under a $900 million credit line.", ["="]),
    ("Sales rose by 12 per cent over $35 million a year before.", ["=", "="]),
    ("Sales came to over $35 million.", [">"]),
    ("The plan costs under 9 million euros.", ["<"]),
    ("Exports should cross $60 billion this year.", [">"]),
    ("Reserves are back at the sub-$10bn level.", ["<"]),
    ("Some 14 counties and more than 30 towns agreed.", ["~", ">"]),
    ("Envoys of 14 states or more agreed.", [">="]),
]


@pytest.mark.parametrize(("text", "expected"), BOUNDS)
def test_word_in_front_hedges_or_compares(read: Read, text: str, expected: list[str]) -> None:
    assert bounds(read(text)) == expected


DIRECTIONS = [
    ("Exports to Peru, Chile and Bolivia were up 24%, 13% and 4% respectively.", ["up", "up", "up"]),
    ("Rail freight rose by 12% and road freight by 7%.", ["up", "up"]),
    ("Sales fell by 3%, 5% and 9%.", ["down", "down", "down"]),
    ("Sales fell by 3% and the tax is 9%.", ["down", None]),
]


@pytest.mark.parametrize(("text", "expected"), DIRECTIONS)
def test_list_of_changes_has_one_direction(read: Read, text: str, expected: list[str | None]) -> None:
    assert [one.direction.value if one.direction is not None else None for one in figures(read(text))] == expected


STATUSES = [
    ("The bank projects growth to increase to 5.4% next year.", "forecast"),
    ("The ministry expects exports to fall by 3%.", "forecast"),
    ("The fund forecasts the deficit to shrink by $4 billion.", "forecast"),
    ("Forty towns pledged help.", "actual"),
    ("Nine states demanded a vote.", "actual"),
    ("Oslo pledged 40 million euros.", "planned"),
    ("Arrivals rose last year to reach 9 million.", "actual"),
    ("Output grew in May to reach 40,000 tonnes.", "actual"),
    ("Turnover climbed to reach $3 billion.", "actual"),
    ("They agreed to reach $3 billion.", "target"),
]


@pytest.mark.parametrize(("text", "status"), STATUSES)
def test_verb_over_the_number_decides_its_status(read: Read, text: str, status: str) -> None:
    assert [one.status.value for one in figures(read(text, published="2025-06-10"))] == [status]


def test_date_before_a_colon_or_dash_heads_its_number(read: Read) -> None:
    found = figures(read("Imports: 2022 - $410 million; 2023 - $455 million; 2024 - $512 million."))
    assert [one.as_of for one in found] == ["2022", "2023", "2024"]
    found = figures(read("Trade came to 812 million euros in 2024 (2023: 760 million; 2022: 655 million)."))
    assert [one.as_of for one in found] == ["2024", "2023", "2022"]


def test_date_that_names_a_thing_covers_no_number(read: Read) -> None:
    found = figures(read("They will build 1,200 flats for families displaced by the 2019 floods."))
    assert [one.as_of for one in found] == [None]
