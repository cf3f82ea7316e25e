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


def stages(read, text):
    return [(one.name, one.stage) for one in read(text, published="2024-01-05").projects]


@pytest.mark.parametrize(
    ("text", "word", "stage"),
    [
        # a word for any undertaking with the thing before it
        ("Oman will finance a ring road project in Zanzibar.", "road project", "planned"),
        ("The airport modernisation project in Lomé was completed by an Indian firm.", "airport", "operating"),
        ("The Turkish dam project in Djibouti has been shelved.", "dam project", "cancelled"),
        # verbs of two words
        ("Ghana called off a Chinese refinery in Tema.", "refinery", "cancelled"),
        ("Togo gave up a Qatari stadium in Kara.", "stadium", "cancelled"),
        ("Japan broke ground on a bridge in Vientiane.", "bridge", "under way"),
        ("The opening of a Korean clinic in Tamale was put off.", "clinic", "planned"),
        # a text on it makes it a plan
        ("Peru and Spain signed a memorandum of understanding on a desalination plant.", "plant", "planned"),
        ("Malta and Tunisia have a letter of intent for a power cable terminal.", "terminal", "planned"),
        ("An agreement on a highway was signed by Iraq and Jordan.", "highway", "planned"),
        # how much of it is there
        ("The Danish jetty in Nuuk is 45% built.", "jetty", "under way"),
        ("Some 60 percent of the Japanese-funded highway in Laos has been paved.", "highway", "under way"),
        ("The Emirati hospital in Aden has been 80 percent completed.", "hospital", "under way"),
        # what is ahead of it
        ("A gas pipeline will link Niger with Benin.", "pipeline", "planned"),
        ("The tunnel between Fiume and Trieste will be 12 km long.", "tunnel", "planned"),
        ("What Chad and Libya are discussing is a railway.", "railway", "proposed"),
        # parts
        ("The second phase of the Saudi railway in Sudan was opened in May.", "second phase", "operating"),
        ("Norway handed over a health unit to Ghana in June.", "health unit", "operating"),
        ("The northern section of the Kenyan highway is under construction.", "section", "under way"),
        # lists
        ("Chile and Peru agreed on two works: a tunnel and a viaduct.", "viaduct", "agreed"),
        ("Ring road of Bamako: construction began in June with Chinese money.", "road", "under way"),
    ],
)
def test_project_is_told_by_more_than_its_own_verb(read, text, word, stage):
    assert stage in [found for name, found in stages(read, text) if word in name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya wants a new dam with Italian help. The dam will be built at Arror.", ["planned"]),
        ("A plan exists for a harbour in Togo. A Belgian firm cancelled the project.", ["cancelled"]),
        ("Oman has a hospital in Sana'a. The port was closed.", []),
    ],
)
def test_project_named_before_takes_what_is_told_later(read, text, found):
    assert [stage for _, stage in stages(read, text) if stage not in (None, "planned")] == [
        one for one in found if one != "planned"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The road runs from Kigali to the border of Burundi.",
        "The official Libyan news agency spoke of brotherly talks.",
        "Panama withdrew the licences of 26 food plants from Costa Rica.",
        "The works minister of Ghana continued his tour.",
        "He opened the market for Kenyan tea to Egypt.",
    ],
)
def test_project_is_not_made_of_place_or_trade(read, text):
    assert stages(read, text) == []


def test_projects_with_other_numbers_or_parties_stay_apart(read):
    text = (
        "The second bridge of Niamey was built by China in 2012. Niger will build the third bridge of Niamey. "
        "A border market with Mali was opened in May. Six border markets will be opened."
    )
    assert {stage for _, stage in stages(read, text)} == {"operating", "planned"}
    assert len(stages(read, text)) == 4
