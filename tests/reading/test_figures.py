"""Figures: numbers with unit, hedge, scope and standing. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.records import Figure, Reading

Read = Callable[..., Reading]
Row = tuple[Any, ...]


def figures(reading: Reading) -> list[Figure]:
    """Figures other than stretches of time, in order of the text."""
    return [one for one in reading.items if isinstance(one, Figure) and one.unit_kind != "time"]


def amounts(reading: Reading) -> list[Row]:
    return [(one.value, one.unit) if one.high is None else (one.value, one.high, one.unit) for one in figures(reading)]


def only(reading: Reading) -> Figure:
    found = figures(reading)
    assert len(found) == 1, [one.anchor.text for one in found]
    return found[0]


# ---- numbers and units -------------------------------------------------------------------------------------------

AMOUNTS: list[tuple[str, list[Row]]] = [
    ("The plant cost $1.15 billion.", [(1_150_000_000, "USD")]),
    ("The fund lent them 12 million euros.", [(12_000_000, "EUR")]),
    ("Oslo will pay NOK 40 million.", [(40_000_000, "NOK")]),
    ("The grant is worth €2.5m.", [(2_500_000, "EUR")]),
    ("The loan came to Rs 500 crore, India's embassy said.", [(5_000_000_000, "INR")]),
    ("Pakistan set aside Rs 3 lakh for the survey.", [(300_000, "PKR")]),
    ("Canberra spent A$14 million on the base.", [(14_000_000, "AUD")]),
    ("Wellington offered 6 million New Zealand dollars.", [(6_000_000, "NZD")]),
    ("Nigeria's exporters lost 2 trillion naira.", [(2_000_000_000_000, "NGN")]),
    ("A toll of 5 000 tenge is charged.", [(5_000, "KZT")]),
    ("Swiss lenders put up 80 million francs.", [(80_000_000, "CHF")]),
    ("Some 7.5 million tonnes of ore were shipped.", [(7_500_000, "t")]),
    ("The canal is 45 kilometres long.", [(45, "km")]),
    ("A 220 kV line crosses the valley.", [(220, "kV")]),
    ("The dam yields 1,200 MW.", [(1_200, "MW")]),
    ("They will exchange 10 bcm of gas.", [(10_000_000_000, "m3")]),
    ("The wells give 300,000 barrels a day.", [(300_000, "barrel/day")]),
    ("Crude fetched $71 a barrel.", [(71, "USD/barrel")]),
    ("The port takes 900,000 TEU a year.", [(900_000, "TEU/year")]),
    ("Turnout was 61.4 per cent.", [(61.4, "percent")]),
    ("The rate rose by 2 percentage points.", [(2, "pp")]),
    ("The two ministries run twenty-one schools.", [(21, "school")]),
    ("Two hundred and forty engineers were trained there.", [(240, "engineer")]),
    ("The park holds 3.2 million trees.", [(3_200_000, "tree")]),
    ("It employs 412 persons.", [(412, "person")]),
    ("Forty-one aircraft took part.", [(41, "aircraft")]),
    ("The district counts 12 border posts.", [(12, "post")]),
    ("They agreed on four pairs of twin towns.", [(4, "pair")]),
    ("The fair drew 1.4m visitors.", [(1_400_000, "visitor")]),
    ("A 14-page annex lists the goods.", [(14, "page")]),
    ("The temperature fell to −12 °C.", [(-12, "°C")]),
    ("It was minus 30 degrees Celsius at the pass.", [(-30, "°C")]),
    ("A parcel weighs 1/2 kg.", [(0.5, "kg")]),
]


@pytest.mark.parametrize(("text", "expected"), AMOUNTS)
def test_amount_has_its_value_and_unit(read: Read, text: str, expected: list[Row]) -> None:
    assert amounts(read(text)) == expected


RANGES: list[tuple[str, list[Row]]] = [
    ("Between 40 and 60 lorries cross every night.", [(40, 60, "lorry")]),
    ("Output grew 5-7 per cent.", [(5, 7, "percent")]),
    ("The repair will cost $3-4 billion.", [(3e9, 4e9, "USD")]),
    ("Trains take 10 to 12 wagons.", [(10, 12, "wagon")]),
    ("Fees range from 20 to 35 euros.", [(20, 35, "EUR")]),
    ("Three or four ships lay at anchor.", [(3, 4, "ship")]),
    ("Tens of thousands of workers left.", [(10_000, 100_000, "worker")]),
    ("Hundreds of houses burned down.", [(100, 1_000, "house")]),
    ("They planted millions of saplings.", [(1e6, 1e7, "sapling")]),
    ("The bill rose from 2 to 3 billion dollars.", [(2e9, "USD"), (3e9, "USD")]),
    ("The quota was cut from 800 to 650 tonnes.", [(800, "t"), (650, "t")]),
]


@pytest.mark.parametrize(("text", "expected"), RANGES)
def test_range_is_one_figure_and_a_change_is_two(read: Read, text: str, expected: list[Row]) -> None:
    assert amounts(read(text)) == expected


SHARES: list[tuple[str, float]] = [
    ("A third of the wheat goes abroad.", 33.3),
    ("Two-thirds of the fleet is idle.", 66.7),
    ("Almost half of their exports are metals.", 50),
    ("One in five farms has closed.", 20),
    ("Nine out of ten drivers waited a day.", 90),
    ("Three quarters of the cost falls on Lagos.", 75),
]


@pytest.mark.parametrize(("text", "value"), SHARES)
def test_share_in_words_is_a_percentage(read: Read, text: str, value: float) -> None:
    one = only(read(text))
    assert (round(one.value, 1), one.unit) == (value, "percent")


def test_stretch_of_time_is_a_figure_of_its_own_kind(read: Read) -> None:
    found = read("The pact ran for over two decades, then for 18 months.").figures
    assert [(one.value, one.unit, one.unit_kind, one.bound) for one in found] == [
        (20, "year", "time", ">"),
        (18, "month", "time", "="),
    ]


# ---- no figures --------------------------------------------------------------------------------------------------

NOTHING = [
    "The two countries signed nothing.",
    "Both sides and all three ministers stayed silent.",
    "It was the 40th session of the commission.",
    "The G20 and the G7 met in turn.",
    "Resolution 2231 was adopted under Article 41.",
    "A MiG-29 and an Su-30 flew over Unit 4 of the works.",
    "The talks of 18 January 2005 ended at 6.30 p.m.",
    "In 2024 and 2025 nothing moved.",
    "The programme for 2026-2028 is ready.",
    "He came on June 9, left on Nov. 11-12 and spoke at 14:30.",
    "One of them said that no one would come.",
    "A third country may join, and a second round will follow.",
    "The first half of 2026 will be decisive.",
    "Two-way ties need a one-stop office.",
    "Press office: +90 312 555 01 44",
    "Home | World | Europe | 3,482 views",
    "Read also: 12 things to know about the summit",
    "The S&P 500 and Channel 24 reported it.",
    "Regulation 514/25 replaces Decree No. 77.",
    "She was born in the 1970s.",
    "In the Group of Seven he was alone.",
    "We have one day to think of one thing.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_number_that_counts_nothing_is_no_figure(read: Read, text: str) -> None:
    assert amounts(read(text)) == []


# ---- hedges ------------------------------------------------------------------------------------------------------

BOUNDS = [
    ("Nearly 300 miners came up.", "<~"),
    ("Trade is approaching 8 billion dollars.", "<~"),
    ("The total came close to 55 tonnes.", "<~"),
    ("More than 90 firms applied.", ">"),
    ("Over 90 firms applied.", ">"),
    ("Damage exceeding 40 million euros was reported.", ">"),
    ("Upwards of 500 guests came.", ">"),
    ("At least 12 sailors drowned.", ">="),
    ("No fewer than 12 sailors drowned.", ">="),
    ("70 or more mayors signed.", ">="),
    ("Up to 85 vessels may fish there.", "<="),
    ("No more than 85 vessels may fish there.", "<="),
    ("Fewer than 40 villages remain.", "<"),
    ("Less than 4 per cent was spent.", "<"),
    ("About 200 people protested.", "~"),
    ("Some 200 people protested.", "~"),
    ("An estimated 200 people protested.", "~"),
    ("It holds ~200 people.", "~"),
    ("The hall seats 200 people or so.", "~"),
    ("Exactly 200 people protested.", "="),
    ("The row over 12 islands went on.", "="),
    ("They passed five laws.", "="),
]


@pytest.mark.parametrize(("text", "bound"), BOUNDS)
def test_hedge_gives_the_bound(read: Read, text: str, bound: str) -> None:
    assert only(read(text)).bound == bound


def test_hedge_lies_inside_the_anchor_and_the_sentence_follows(read: Read) -> None:
    one = only(read("First words. The pact covers over 170 joint projects in both states."))
    assert one.anchor.text == "over 170 joint projects"
    assert [one.text for one in one.evidence] == [
        "over 170 joint projects",
        "The pact covers over 170 joint projects in both states.",
    ]


# ---- money -------------------------------------------------------------------------------------------------------


def test_two_currencies_in_brackets_are_two_figures_with_one_hedge(read: Read) -> None:
    found = figures(read("They will invest about Dh2.2 billion ($600 million) in Oman's ports, the UAE said."))
    assert [(one.value, one.unit, one.bound) for one in found] == [(2.2e9, "AED", "~"), (6e8, "USD", "~")]


def test_dollar_beside_a_us_dollar_is_the_other_state_s(read: Read) -> None:
    text = "Singapore and Laos agreed. Singapore will give $40 million (US$30 million) for the line."
    assert amounts(read(text)) == [(40_000_000, "SGD"), (30_000_000, "USD")]


def test_dollar_alone_is_the_us_dollar(read: Read) -> None:
    assert amounts(read("Peru and Chile traded goods for 3 billion dollars.")) == [(3_000_000_000, "USD")]


def test_money_that_no_state_settles_has_no_code(read: Read) -> None:
    assert amounts(read("He paid 700 million pesos for it.")) == [(700_000_000, None)]


@pytest.mark.parametrize(("published", "code"), [("1987-05-02", "BEF"), ("1995-01-01", "BEF"), ("2019-05-02", None)])
def test_money_is_none_that_came_later_than_the_text(read: Read, published: str, code: str | None) -> None:
    text = "Belgium lent Congo (Kinshasa) 5 million francs, Belgium said, and DR Congo thanked it."
    assert amounts(read(text, published=published)) == [(5_000_000, code)]


def test_money_borrows_its_currency_from_a_parallel_sentence(read: Read) -> None:
    text = "Sales amounted to 208 million euros. In the whole of last year they stood at 402 million."
    assert amounts(read(text)) == [(208_000_000, "EUR"), (402_000_000, "EUR")]


def test_large_number_borrows_the_currency_that_the_sentence_names(read: Read) -> None:
    text = "Trade was $3 billion. The bank counts in yen: some 450 billion."
    assert amounts(read(text)) == [(3_000_000_000, "USD"), (450_000_000_000, "JPY")]


# ---- units said elsewhere ----------------------------------------------------------------------------------------

LENT = [
    ("The school took 60 pupils, of whom 35 are girls.", [(60, "pupil"), (35, "pupil")]),
    ("The motion fell by 28 votes to 12.", [(28, "vote"), (12, "vote")]),
    ("Lima will send 450 nurses, Quito 300 and La Paz 150.", [(450, "nurse"), (300, "nurse"), (150, "nurse")]),
    ("They raised the number of ferries from 6 to 9.", [(6, "ferry"), (9, "ferry")]),
    ("The pass has 13 lanes (five rail, eight road).", [(13, "lane"), (5, "lane"), (8, "lane")]),
    ("Firms will get 500 licences, against 400 before.", [(500, "licence"), (400, "licence")]),
]


@pytest.mark.parametrize(("text", "expected"), LENT)
def test_number_takes_the_unit_of_its_sentence(read: Read, text: str, expected: list[Row]) -> None:
    assert amounts(read(text)) == expected


def test_borrowed_unit_shows_its_words(read: Read) -> None:
    second = figures(read("The motion fell by 28 votes to 12."))[1]
    assert second.passages["unit"].text == "28 votes"
    assert second.why == "figures.elliptic"


def test_number_of_another_thing_borrows_nothing(read: Read) -> None:
    assert (12, "docker") in amounts(read("The gang has 12 dockers over the age of 50."))
    assert (50, "docker") not in amounts(read("The gang has 12 dockers over the age of 50."))


# ---- what is measured --------------------------------------------------------------------------------------------

INDICATORS = [
    ("Bilateral trade reached 4 billion dollars.", "bilateral trade"),
    ("Trade turnover between Ghana and Togo stood at $90 million.", "bilateral trade"),
    ("Two-way trade is nearing the 30 billion dollar mark.", "bilateral trade"),
    ("Chile's copper exports fell by 12 per cent.", "Chile's copper exports"),
    ("The fund attracted investments exceeding 9 million euros.", "investments"),
    ("The bridge cost 88 million euros.", "cost of bridge"),
    ("About 85% of overland freight passes here.", "overland freight"),
    ("Nine leading Hungarian university branches work there.", "leading Hungarian university branches"),
    ("The road runs 454 km.", "road"),
    ("A 268-kilometre gas pipeline will be laid.", "gas pipeline"),
    ("They sought a loan of 5 million dollars.", "loan"),
    ("He promised 400 million lira in support.", "support"),
    ("The town lies 400 km away.", None),
]


@pytest.mark.parametrize(("text", "indicator"), INDICATORS)
def test_indicator_says_what_is_measured(read: Read, text: str, indicator: str | None) -> None:
    assert only(read(text)).indicator == indicator


def test_indicator_of_a_pronoun_is_the_one_before(read: Read) -> None:
    found = figures(read("Bilateral trade was 29 million euros in 2023. They agreed that it should be 60 million."))
    assert [one.indicator for one in found] == ["bilateral trade", "bilateral trade"]


def test_part_in_a_bracket_names_its_kind(read: Read) -> None:
    found = figures(read("The land hosts 13 international transport corridors (five rail, eight road)."))
    assert [one.indicator for one in found] == [
        "international transport corridors",
        "rail transport corridors",
        "road transport corridors",
    ]


def test_bilateral_figure_is_about_the_pair(read: Read) -> None:
    text = "Kenya and Uganda met in Nairobi. Bilateral trade stood at 900 million dollars, the minister said."
    assert set(figures(read(text))[0].parties) == {"Kenya", "Uganda"}


# ---- standing ----------------------------------------------------------------------------------------------------

STANDING = [
    ("Trade reached 4 billion dollars.", "actual", "asserted"),
    ("The two governments aim for 6 billion dollars by 2031.", "target", "planned"),
    ("They set the goal of 100 million euros.", "target", "planned"),
    ("They intend to bring it to 1 billion dollars by 2031.", "target", "planned"),
    ("Denmark will give Iceland 3 million euros.", "planned", "planned"),
    ("The ministry plans to train 200 clerks.", "planned", "planned"),
    ("Output is expected to reach 40 million tonnes.", "forecast", "expected"),
    ("The union pledged 5 million euros.", "planned", "planned"),
    ("Mali has asked for 15 million dollars.", "planned", "proposed"),
    ("The 140 kg satellite will be launched.", "actual", "asserted"),
    ("The mill was to be closed after it had lost 5 million euros.", "actual", "asserted"),
]


@pytest.mark.parametrize(("text", "status", "modality"), STANDING)
def test_fact_target_plan_and_forecast_differ(read: Read, text: str, status: str, modality: str) -> None:
    one = only(read(text, published="2025-06-01"))
    assert (one.status, one.modality) == (status, modality)


def test_list_item_under_a_promise_is_planned(read: Read) -> None:
    text = "Nepal will:\n\n(a) grant 60 scholarships to students of law;\n\n(b) send 18 doctors."
    assert [one.status for one in figures(read(text))] == ["planned", "planned"]


def test_earlier_value_of_a_planned_change_is_a_fact(read: Read) -> None:
    found = figures(read("The fee will fall from EUR 120 to EUR 90."))
    assert [(one.value, one.status) for one in found] == [(120, "actual"), (90, "planned")]


DIRECTIONS = [
    ("Exports fell by 27 per cent.", "down"),
    ("Sales rose 5 per cent.", "up"),
    ("Sales were up 5 per cent.", "up"),
    ("There was an increase of 30 per cent.", "up"),
    ("They cut tariffs by 8 per cent.", "down"),
    ("Freight was 12 per cent more than planned.", "up"),
    ("He spoke of a 9 per cent drop.", "down"),
    ("Taxes take 40 per cent.", None),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_direction_of_a_change(read: Read, text: str, direction: str | None) -> None:
    assert only(read(text)).direction == direction


TIMES = [
    ("Trade stood at 186 million dollars in 2023.", ["2023"]),
    ("In 2022 exports came to 9 million tonnes.", ["2022"]),
    ("Trade was 21 million euros in 2019 and 48 million in 2023.", ["2019", "2023"]),
    ("Trade rose by 19 per cent in 2024 to 3 billion dollars.", ["2024", "2024"]),
    ("Since 2012 Estonia has supported 57 schools.", [None]),
    ("A contract worth 5 million dollars was signed in 2023.", [None]),
    ("On 3 March 2025 the bank lent 5 million euros.", [None]),
    ("They aim for 6 billion euros by 2031.", ["2031"]),
]


@pytest.mark.parametrize(("text", "dates"), TIMES)
def test_figure_covers_the_time_that_its_clause_names(read: Read, text: str, dates: list[str | None]) -> None:
    assert [one.as_of for one in figures(read(text, published="2025-06-01"))] == dates


# ---- ages, folds, levels -----------------------------------------------------------------------------------------


def ages(reading: Reading) -> list[Row]:
    found = [one for one in reading.items if isinstance(one, Figure) and one.indicator == "age"]
    assert all((one.unit, one.unit_kind) == ("year", "time") for one in found)
    return [(one.value, one.bound) if one.high is None else (one.value, one.high) for one in found]


AGES = [
    ("Pupils aged 14 to 16 sat the exam.", [(14, 16)]),
    ("Clerks retire at the age of 58.", [(58, "=")]),
    ("Children under the age of 6 travel free.", [(6, "<")]),
    ("The prize is for poets over the age of 70.", [(70, ">")]),
    ("Marta Kovacs, 47, has run the port since May.", [(47, "=")]),
    ("She was 33 when the wall fell.", [(33, "=")]),
    ("He turns 80 on Sunday.", [(80, "=")]),
    ("A 900-year-old mosque was restored.", [(900, "=")]),
    ("The vine is at least 400 years old.", [(400, ">=")]),
    ("She was 33 minutes late.", []),
    ("Votes for Kovacs, 47 of them void, were counted again.", []),
    ("The old bridge stood for 900 years.", []),
    ("The price was 33 when the market opened.", []),
]


@pytest.mark.parametrize(("text", "expected"), AGES)
def test_age_is_a_time_that_measures_an_age(read: Read, text: str, expected: list[Row]) -> None:
    assert ages(read(text)) == expected


FOLDS = [
    ("Exports of tea grew fivefold.", [(5, "time", "up")]),
    ("Freight has doubled since the bridge opened.", [(2, "time", "up")]),
    ("The new dam trebled the output of the valley.", [(3, "time", "up")]),
    ("The fee for students was halved.", [(50, "percent", "down")]),
    ("The shares sell at 14 times profits.", [(14, "time", None)]),
    ("They signed a double taxation accord.", []),
    ("The twofold aim was peace and trade.", [(2, "time", None)]),
    ("She won the doubles.", []),
]


@pytest.mark.parametrize(("text", "expected"), FOLDS)
def test_word_that_multiplies_is_a_figure(read: Read, text: str, expected: list[Row]) -> None:
    assert [(one.value, one.unit, one.direction) for one in figures(read(text))] == expected


SIDES = [
    ("The TSX closed at 16,400.50, up 61.5 points.", [(16_400.5, "point", None), (61.5, "point", "up")]),
    ("The index fell 40 points, or 0.8%.", [(40, "point", "down"), (0.8, "percent", "down")]),
    ("Copper gained $90 (1.1%).", [(90, "USD", "up"), (1.1, "percent", "up")]),
    ("Rubber lost 3 sen, or 1%.", [(3, "sen", "down"), (1, "percent", "down")]),
    ("Banks added 0.4% and miners shed 2%.", [(0.4, "percent", "up"), (2, "percent", "down")]),
    ("The DAX -1.4%, the CAC +0.5%.", [(-1.4, "percent", "down"), (0.5, "percent", "up")]),
    ("The deposit rate is -0.4%.", [(-0.4, "percent", None)]),
    ("Tea closed 12 cents lower at $3.10.", [(12, "cent", "down"), (3.1, "USD", None)]),
    ("Lead ended the day 2 percent down.", [(2, "percent", "down")]),
    ("Fares went up by 30 cents.", [(30, "cent", "up")]),
    ("The gap widened by $4 billion to $41 billion.", [(4e9, "USD", "up"), (41e9, "USD", None)]),
    ("The debt increased by $4 billion to $41 billion.", [(4e9, "USD", "up"), (41e9, "USD", None)]),
    ("Pay rose under 3%.", [(3, "percent", "up")]),
    ("Growth fell below 3%.", [(3, "percent", None)]),
    ("Imports grew by 6 per cent and exports by 9.", [(6, "percent", "up"), (9, "percent", "up")]),
    ("The firm posted a loss of 40 cents per share.", [(40, "cent/share", None)]),
    ("The bank reported a loss of $9m.", [(9e6, "USD", None)]),
    ("Coal makes up 7 percent of it.", [(7, "percent", None)]),
    ("They gave up 5 posts.", [(5, "post", None)]),
    ("It stands 3 metres above the road.", [(3, "m", None)]),
]


@pytest.mark.parametrize(("text", "expected"), SIDES)
def test_size_of_a_change_differs_from_its_level(read: Read, text: str, expected: list[Row]) -> None:
    assert [(one.value, one.unit, one.direction) for one in figures(read(text))] == expected


UNITS = [
    ("Gusts of 60 mph and 50 knots were felt.", [(60, "mph"), (50, "knot")]),
    ("The river carries 900 m3/s and the mine yields 4 mtpa.", [(900, "m3/s"), (4, "Mt/year")]),
    ("The cutter makes 310 PS and the beam bears 9 ksi.", [(310, "PS"), (9, "ksi")]),
    ("A wheel of 26″ stood by.", [(26, "in")]),
    ("Seas have warmed by 1.3C.", [(1.3, "°C")]),
    ("Maize cost $4.50 a bushel.", [(4.5, "USD/bushel")]),
    ("They pay $240 per thousand cubic metres.", [(240, "USD/1000 m3")]),
    ("Gas fetched $310 per 1,000 cubic metres.", [(310, "USD/1000 m3")]),
    ("The shares trade at 62p.", [(62, "penny")]),
    ("The fund put in PS4m, and Tokyo Y=90 million.", [(4e6, "GBP"), (90e6, "JPY")]),
    ("Barley rose 3 1/2 cents.", [(3.5, "cent")]),
    ("It fell to minus-2.5 degrees.", [(-2.5, "degree")]),
    ("The poll errs by plus or minus 3 points.", [(3, "point")]),
    ("The shop sold 1.9m used and new books.", [(1.9e6, "book")]),
    ("The port takes 9 tonnes of fish a day.", [(9, "t/day")]),
    ("A cup has 8 g of sugar.", [(8, "g")]),
    ("Panels cost $2 to $3 per watt.", [(2, 3, "USD/W")]),
    ("The yard makes 40 carts a day, up from 30.", [(40, "cart/day"), (30, "cart/day")]),
    ("It takes 70 litres of milk to make a pound of it.", [(70, "l")]),
    ("There were 30 deaths per 100,000.", [(30, "death")]),
    ("Two of Maria's cousins sat in parliament.", [(2, "cousin")]),
    ("The top four buyers left early.", [(4, "buyer")]),
    ("They won six Emmys.", [(6, "Emmy")]),
    ("A magnitude 5.9 quake shook the coast.", [(5.9, "magnitude")]),
    ("He bought 900 shares of the yard.", [(900, "share")]),
    ("It cost a few hundred million euros.", [(2e8, 1e9, "EUR")]),
    ("The quota went from 300 to 450 places.", [(300, "place"), (450, "place")]),
    (
        "The pass is 3,100 yen ($21) a day and 9,400 ($64) a week.",
        [(3100, "JPY"), (21, "USD"), (9400, "JPY"), (64, "USD")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), UNITS)
def test_unit_is_the_one_that_its_words_mean(read: Read, text: str, expected: list[Row]) -> None:
    assert amounts(read(text)) == expected


NO_UNITS = [
    "The Group of 20 met during COP29.",
    "A top 10 club played there.",
    "They had half a chance.",
    "The scale of 0 to 10 is old.",
]


@pytest.mark.parametrize("text", NO_UNITS)
def test_number_in_a_name_or_scale_counts_nothing(read: Read, text: str) -> None:
    assert amounts(read(text)) == []


COMPARED = [
    ("Fares go up to 90 euros.", "="),
    ("They take up to 90 pupils.", "<="),
    ("That is above the 90 tonnes of last May.", "="),
    ("It rose above the 90 tonne mark.", ">"),
    ("They need 20 or more tonnes.", ">="),
    ("It has over than 90 mills.", ">"),
]


@pytest.mark.parametrize(("text", "bound"), COMPARED)
def test_word_that_compares_or_moves_is_no_bound(read: Read, text: str, bound: str) -> None:
    assert only(read(text)).bound == bound


def test_hedge_of_an_amount_is_that_of_its_conversions(read: Read) -> None:
    found = figures(read("It makes just under 280 hp (209 kW / 284 PS)."))
    assert [one.bound for one in found] == ["<~", "<~", "<~"]


REVISED = [
    ("The bank cut its forecast to 2.1 per cent.", "forecast"),
    ("Rabat raised the target to 9 million tonnes.", "target"),
    ("The bank cut its rate to 2.1 per cent.", "actual"),
]


@pytest.mark.parametrize(("text", "status"), REVISED)
def test_what_is_revised_stays_a_forecast_or_target(read: Read, text: str, status: str) -> None:
    assert only(read(text)).status == status


MEASURED = [
    ("Lead settled 60 cents lower.", "Lead"),
    ("Unemployment eased to 4.4 per cent.", "Unemployment"),
    ("Sales came to $9 million, a 12% rise.", "Sales"),
    ("Riga ran a deficit of 5% of GDP.", "deficit"),
    ("Its market value slid 5%.", "market value"),
    ("Output fell by more than half.", "Output"),
    ("They cut imports by a third.", "imports"),
    ("The loss narrowed to $4m.", "loss"),
    ("Tea exports were up 3% this year.", "Tea exports"),
    ("A parcel weighing 4 kg cost him dear.", "parcel"),
    ("The town lies within 30 km of the border.", None),
]


@pytest.mark.parametrize(("text", "indicator"), MEASURED)
def test_amount_measures_what_changes_or_holds_it(read: Read, text: str, indicator: str | None) -> None:
    assert figures(read(text))[-1].indicator == indicator


# ---- everywhere --------------------------------------------------------------------------------------------------


def test_bare_pipeline_reads_numbers_and_units() -> None:
    import spacy

    from comity.reading import figures as step
    from comity.reading.notes import Notes

    nlp = spacy.blank("en")
    doc = nlp("Trade was over $1.2 billion in 2024, up 14 %, on 300 km of road.")
    notes = Notes.of(doc, "en")
    step.read(notes)
    assert [(one.value, one.unit, one.bound) for one in notes.found(Figure)] == [
        (1.2e9, "USD", ">"),
        (14, "percent", "="),
        (300, "km", "="),
    ]


def test_component_works_in_a_pipeline_of_its_own() -> None:
    import spacy

    import comity.reading.pipeline  # noqa: F401

    nlp = spacy.blank("en")
    nlp.add_pipe("comity_figures")
    doc = nlp("The dam holds 12 km3 of water.")
    assert [(one.value, one.unit) for one in doc._.comity.found(Figure)] == [(12, "km3")]


def test_language_without_tables_reads_digits_and_signs(tmp_path: Any) -> None:
    import spacy

    from comity.lexicon import language
    from comity.reading import figures as step
    from comity.reading.notes import Notes
    from comity.records import Source

    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "language.yml").write_text("name: Toy\nmodel: blank\n", encoding="utf-8")
    text = "Blip 5000 EUR, blop 12.5."
    notes = Notes(spacy.blank("xx")(text), Source(text=text), language("qq", tmp_path))
    step.read(notes)
    assert (5000, "EUR") in [(one.value, one.unit) for one in notes.found(Figure)]


def test_reading_twice_gives_the_same_figures(read: Read) -> None:
    text = "Over 40 firms from Peru, 12 of them mines, paid $5-6 million (about €5 million) in 2024."
    assert read(text).to_text() == read(text).to_text()
