"""Projects: each stage by unlike sentences of our own, with what only looks like a project."""

from __future__ import annotations

import pytest

TOLD = [
    # operating
    ("Two Chilean schools operate in Bolivia.", "schools", "operating"),
    ("A consulate of Ghana was opened in Lyon in 2019.", "consulate", "operating"),
    ("The bridge between Paraguay and Brazil, inaugurated in May, is busy.", "bridge", "operating"),
    ("The Hungarian Institute in Baku has been operational since 2015.", "Institute", "operating"),
    # under way
    ("Serbia and Hungary are building a railway.", "railway", "under way"),
    ("The construction of a dam in Ethiopia has begun.", "dam", "under way"),
    ("The terminal in Poti, a Georgian port, is 40 percent complete.", "terminal", "under way"),
    ("The Kenyan refinery in Mombasa is under construction.", "refinery", "under way"),
    # planned
    ("Norway will build a hospital in Malawi.", "hospital", "planned"),
    ("A Latvian cultural centre is to open in Tbilisi in June.", "centre", "planned"),
    ("Plans for a Finnish school in Hanoi are ready.", "school", "planned"),
    # agreed
    ("A tunnel between Spain and Morocco was agreed in 2019.", "tunnel", "agreed"),
    ("India and Oman approved an interconnector.", "interconnector", "agreed"),
    ("The port at Berbera, awarded to an Emirati firm, matters to Somalia.", "port", "agreed"),
    # proposed
    ("Peru proposed the construction of a railway to Brazil.", "railway", "proposed"),
    ("Egypt suggested building a power plant in Libya.", "plant", "proposed"),
    ("Malta backed an initiative to establish a joint museum with Cyprus.", "museum", "proposed"),
    # suspended and cancelled
    ("Work on the Chinese dam in Myanmar was suspended.", "dam", None),
    ("Myanmar suspended a Chinese dam.", "dam", "suspended"),
    ("Malaysia cancelled a high-speed railway to Singapore.", "railway", "cancelled"),
    ("Kenya scrapped plans for an airport with Indian money.", "airport", "cancelled"),
]


@pytest.mark.parametrize(("text", "word", "stage"), TOLD)
def test_project_has_the_stage_its_clause_tells(read, text, word, stage):
    found = [one.stage for one in read(text, published="2024-01-05").projects if word in one.name]
    assert found == ([stage] if stage else [])


@pytest.mark.parametrize(
    "text",
    [
        "She wants to build bridges of trust between Chile and Peru.",
        "The road to peace in Yemen is long.",
        "He studied at a school in Vienna.",
        "Further development of transit routes is crucial for Nepal.",
        "The office said that the line was busy.",
    ],
)
def test_no_project_where_only_the_word_stands(read, text):
    assert read(text, published="2024-01-05").projects == ()


def test_project_products_are_what_its_verb_of_making_says(read):
    text = "Acme Corporation is building two plants in Ghana, producing soap, tyres and other goods."
    (one,) = read(text, published="2024-01-05").projects
    assert one.products == ("soap", "tyres")


def test_projects_of_a_company_and_its_product(read):
    text = "Cooperation with Lukoil for pipe production and Rosatom for heavy pumps goes on."
    found = {one.parties: one.products for one in read(text, published="2024-01-05").projects}
    assert found == {("Lukoil",): ("pipe",), ("Rosatom",): ("heavy pumps",)}


def test_two_squares_with_alike_names_stay_two(read):
    text = "The Friendship Alley of Chad and Togo was opened in Lomé. A Chad-Togo Friendship Square will open in Sarh."
    found = [(one.stage, one.place) for one in read(text, published="2024-01-05").projects]
    assert found == [("operating", "Lomé"), ("planned", "Sarh")]


@pytest.mark.parametrize(
    ("text", "name", "stage"),
    [
        ("The station that Korea's Hansol is putting up in Ghana is late.", "station", "under way"),
        ("The work on the new road between Mali and Niger is to begin in November.", "road", "planned"),
        ("Egypt started work on a ferry terminal in Port Sudan.", "terminal", "under way"),
        ("The Chinese-built dam in Laos went into operation in 2018.", "dam", "operating"),
        ("Talks on a desalination plant with Oman have been suspended.", "plant", "suspended"),
        ("Vietnam handed over a school to Laos.", "school", "operating"),
    ],
)
def test_work_and_handing_over_tell_the_stage_too(read, text, name, stage):
    assert [one.stage for one in read(text, published="2024-01-05").projects if name in one.name] == [stage]
