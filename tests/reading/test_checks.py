"""Checks: totals against their parts, ranges, repeated quantities. All sentences are ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.records import Check, Reading

Read = Callable[..., Reading]


def sums(reading: Reading) -> list[tuple[bool, str]]:
    return [(one.holds, one.says) for one in reading.items if isinstance(one, Check) and one.kind_ == "sum"]


HOLDS = [
    ("The pass has 13 gates (five rail, eight road).", "five + eight = 13 gates"),
    ("They trained 60 cadets, of whom 35 in Minsk and 25 in Brest.", "35 + 25 = 60 cadets"),
    ("Of the 90 cases, 70 were closed. The remaining 20 are open.", "70 + 20 = 90 cases"),
    (
        "Peru sold goods worth 1.9 billion dollars and bought 1.4 billion, which makes 3.3 billion in all.",
        "1.9 billion dollars + 1.4 billion = 3.3 billion",
    ),
    ("Up to 85 boats, 40 trawlers and 45 cutters, may enter.", "40 trawlers + 45 cutters = Up to 85 boats"),
    ("The line has 8.3 km on one side and 0.9 km on the other, 9.2 km in all.", "8.3 km + 0.9 km = 9.2 km"),
    (
        "Quito got 600 recruits: 420 from the coast and 180 from the hills.",
        "420 + 180 = 600 recruits",
    ),
    (
        "Oslo will hold 55 per cent, Riga 30 per cent and Bergen 15 per cent.",
        "55 per cent + 30 per cent + 15 per cent = 100",
    ),
]


@pytest.mark.parametrize(("text", "says"), HOLDS)
def test_sum_of_parts_holds(read: Read, text: str, says: str) -> None:
    assert sums(read(text)) == [(True, says)]


TOLD = [
    # A colon, a dash or a bracket opens the parts, whatever stands in front of it.
    (
        "Ghana lost 27 lorries near the border: 13 tankers, nine vans and five buses.",
        "13 tankers + nine vans + five buses = 27 lorries",
    ),
    ("Eleven deals were made – seven by Oslo and four by Riga.", "seven + four = Eleven deals"),
    (
        "The fund pays 9.6 million euros (7.1 million for wells, 2.5 million for roads).",
        "7.1 million + 2.5 million = 9.6 million euros",
    ),
    # Articles count one.
    (
        "Lima signed six papers: a treaty on extradition, three memoranda and two action plans.",
        "a treaty + three memoranda + two action plans = six papers",
    ),
    # Enough digits fit by no chance.
    (
        "Exports to Ghana rose to 214.6 million euros while imports came to 97.8 million. It was 312.4 million in all.",
        "214.6 million euros + 97.8 million = 312.4 million",
    ),
    (
        "Imports were 812.5 million dollars and exports 645.3 million; the deficit was 167.2 million dollars.",
        "812.5 million dollars - 645.3 million = 167.2 million dollars",
    ),
    ("Brunei returned 26 of the 40 boats; the other 14 stay in Miri.", "40 boats - 26 of the 40 boats = 14"),
    (
        "Oil costs 26 dollars a barrel, three dollars under the price of 29 dollars.",
        "26 dollars a barrel + three dollars = 29 dollars",
    ),
    ("The list had 34 products. Dhaka added nine, which takes the list to 43.", "34 products + nine = 43"),
    (
        "Sofia spent 45 million euros in May and 52 million in June, or 97 million euros over the two months.",
        "45 million euros + 52 million = 97 million euros",
    ),
    (
        "The credit of 64 million euros is made up of 40 million from Bonn and 24 million from Paris.",
        "40 million + 24 million = 64 million euros",
    ),
    ("Of the 300 families 210 have returned and 90 have not.", "210 + 90 = 300 families"),
    # Products, rates, shares of an amount.
    (
        "The bank gets ten instalments of 24 million dollars, or 240 million dollars.",
        "ten instalments × 24 million dollars = 240 million dollars",
    ),
    (
        "Trade climbed from 2.4 billion dollars to 3.0 billion, up 25 percent.",
        "2.4 billion dollars to 3.0 billion: 25 percent",
    ),
    (
        "Beijing pays 60 per cent of the 900 million dollars, 540 million dollars.",
        "60 per cent of 900 million dollars = 540 million dollars",
    ),
]


@pytest.mark.parametrize(("text", "says"), TOLD)
def test_sum_that_words_or_digits_tell_is_found(read: Read, text: str, says: str) -> None:
    assert sums(read(text)) == [(True, says)]


def test_list_of_items_adds_up_to_the_total_above_it(read: Read) -> None:
    text = (
        "Oslo launched a package of €186 million. It consists of:\n\n• €110 million in grants, of which €62 million "
        "for rail, €30 million for farms and €18 million for schools;\n\n• a €76 million loan."
    )
    assert sums(read(text)) == [
        (True, "€110 million + €76 million = €186 million"),
        (True, "€62 million + €30 million + €18 million = €110 million"),
    ]


TABLE = "Year | Sales | Purchases | Total\n2021 | 702 | 118 | 820\n2022 | 655 | 131 | 786\n2023 | 731 | 104 | {}\n"


@pytest.mark.parametrize(("total", "holds"), [("835", True), ("845", False), ("935", None), ("n/a", None)])
def test_totals_of_a_table_are_compared_with_their_rows(read: Read, total: str, holds: bool | None) -> None:
    found = sums(read(TABLE.format(total)))
    assert [one[0] for one in found] == [True, True, *([] if holds is None else [holds])]


def test_row_of_totals_is_compared_with_its_columns(read: Read) -> None:
    text = "State | Ships | Men\nGhana | 12 | 310\nTogo | 5 | 122\nTotal | 17 | 432\n"
    assert sums(read(text)) == [(True, "12 + 5 = 17"), (True, "310 + 122 = 432")]


WRONG = [
    (
        "The force numbers 1,450 men: 820 from Ghana, 410 from Togo and 210 from Benin.",
        "820 + 410 + 210 = 1,440 ≠ 1,450 men",
    ),
    (
        "There were 23 wounded soldiers: 14 Kenyans and eight Malians.",
        "14 Kenyans + eight Malians = 22 ≠ 23 wounded soldiers",
    ),
    ("The pass has 13 gates (five rail, seven road).", "five + seven = 12 ≠ 13 gates"),
    ("The line has 8.3 km on one side and 0.9 km on the other, 9.4 km in all.", "8.3 km + 0.9 km = 9.2 ≠ 9.4 km"),
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_sum_that_does_not_come_out_is_shown(read: Read, text: str, says: str) -> None:
    assert sums(read(text)) == [(False, says)]


NONE = [
    "They trained 60 cadets, of whom 35 are women.",
    "The pass has 13 gates (including five rail, seven road).",
    "Lima has 5 mines and Quito 7; 40 ships came.",
    "The plants give 240 MW at Osh and 360 each at Naryn and Talas, 960 MW in total.",
    "More than 13 gates (five rail, seven road) were opened.",
    "There were 200 guests at the dinner, 120 at the concert and 80 at the exhibition.",
    "Norway paid 500 million kroner, Sweden 300 million and Denmark 200 million.",
    "Twelve countries voted for, 10 against and two abstained.",
    "The 27 member states, five candidates and 22 partners sent envoys.",
    "They signed 10 agreements in 2022, 15 in 2023 and 25 in 2024.",
    "Pakistan asked for 7 billion dollars, got 3 billion in 2023 and 4 billion in 2024 from other lenders.",
    "The union has 27 members: 20 use the euro and six do not plan to.",
    "Trade was 47.4 million dollars: 33.2 million of exports and 14.1 million of imports.",
    "About 30 per cent of exports and 70 per cent of imports go through Mombasa.",
    "In May 12 boats came, in June 8 boats and in July 20 boats.",
]


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_are_no_total_and_parts_give_no_sum(read: Read, text: str) -> None:
    assert sums(read(text)) == []


def test_check_names_the_figures_it_compares(read: Read) -> None:
    reading = read("The pass has 13 gates (five rail, eight road).")
    check = next(one for one in reading.items if isinstance(one, Check))
    assert list(check.records) == [one.id for one in reading.figures]
    assert [one.text for one in check.evidence] == ["13 gates", "five", "eight"]


def test_range_that_runs_backwards_is_shown(read: Read) -> None:
    reading = read("Duties of between 40 and 25 per cent apply.")
    assert [(one.kind_, one.holds) for one in reading.items if isinstance(one, Check)] == [("range", False)]


def test_one_quantity_with_two_values_is_shown(read: Read) -> None:
    text = (
        "Trade between Kenya and Uganda stood at 900 million dollars in 2024.\n\n"
        "Trade between Kenya and Uganda stood at 940 million dollars in 2024."
    )
    found = [one for one in read(text, published="2025-06-01").items if isinstance(one, Check)]
    assert [(one.kind_, one.holds) for one in found] == [("repeat", False)]


def test_same_paragraph_twice_is_no_contradiction(read: Read) -> None:
    text = "Trade between Kenya and Uganda stood at 900 million dollars in 2024.\n\n" * 2
    assert [one for one in read(text, published="2025-06-01").items if isinstance(one, Check)] == []


def test_anniversary_is_checked(read: Read) -> None:
    reading = read("In 2025 they mark the 20th anniversary of the treaty signed on January 18, 2005.")
    assert [one.holds for one in reading.items if isinstance(one, Check) and one.kind_ == "anniversary"] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Of the voters 6,350 came: 4,100 said yes and 1,900 said no. A further 120 were spoiled, 230 were blank.",
        "The two states lost 6,400 boats: 4,150 sank in May and 2,100 burned in June. Another 50 ran aground.",
        "The fund paid out 880 grants: 500 went to Kenya and 340 to Uganda. The remaining 30 and 11 went to schools.",
    ],
)
def test_sum_that_the_next_sentence_goes_on_with_is_no_miss(read, text):
    assert [one.says for one in read(text, published="2024-01-01").checks if not one.holds] == []
