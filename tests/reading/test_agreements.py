"""Agreements: each stage by unlike sentences of our own, with what only looks like it."""

from __future__ import annotations

import pytest

# (text, published, title's telling words, stage, when)
TOLD = [
    # signed
    ("Chile and Japan signed a customs treaty in Valparaíso on 3 May 2024.", "2024-05-04", "customs treaty", "signed"),
    ("The pact on river transport, signed by Serbia and Hungary in 2019, is short.", "2020-01-05", "river", "signed"),
    ("An agreement on visas was inked by Kenya and Turkey last week.", "2023-03-03", "visas", "signed"),
    ("The signing of the defence pact between Peru and Chile took place in Lima.", "2023-03-03", "defence", "signed"),
    # expected
    ("A declaration on water is expected to be signed by Iran and Iraq.", "2023-03-03", "water", "expected"),
    ("Ghana and Togo will sign a fisheries agreement next month.", "2023-03-03", "fisheries", "expected"),
    ("Oman and Qatar plan to sign a tax treaty in May.", "2023-03-03", "tax treaty", "expected"),
    ("The readmission agreement was initialled by Georgia and Austria.", "2023-03-03", "readmission", "expected"),
    # negotiating
    ("Negotiations on a free trade agreement between India and Peru began.", "2023-03-03", "free trade", "negotiating"),
    ("Norway and Fiji are negotiating an air services agreement.", "2023-03-03", "air services", "negotiating"),
    ("Talks on a labour accord between Nepal and Malta go on.", "2023-03-03", "labour", "negotiating"),
    # proposed
    ("Finland proposed a treaty on Arctic shipping to Canada.", "2023-03-03", "Arctic", "proposed"),
    ("Lima suggested an agreement on copper with Poland.", "2023-03-03", "copper", "proposed"),
    ("Egypt has proposed to sign a convention on gas with Cyprus.", "2023-03-03", "gas", "proposed"),
    # ratified, and not
    ("The Latvian parliament ratified the border treaty with Russia.", "2023-03-03", "border", "ratified"),
    ("Mexico's congress approved the extradition treaty with Cuba.", "2023-03-03", "extradition", "ratified"),
    ("The tax convention with Malta was ratified by Israel in 2014.", "2023-03-03", "tax", "ratified"),
    ("The border protocols with Chad were signed by Libya but never ratified.", "2023-03-03", "border", "signed"),
    # in force
    ("The social security agreement between Chile and Peru entered into force.", "2023-03-03", "social", "in force"),
    ("The investment treaty with Benin, in force since 2004, is unchanged.", "2023-03-03", "investment", "in force"),
    ("The visa accord with Samoa took effect on 1 March.", "2023-03-03", "visa", "in force"),
    # suspended, ended
    ("Seoul suspended the military agreement with Pyongyang.", "2023-03-03", "military", "suspended"),
    ("Bolivia denounced the investment treaty with Chile.", "2023-03-03", "investment", "ended"),
    ("The grain agreement between Turkey and Ukraine expired in July.", "2023-08-03", "grain", "ended"),
    ("Ecuador terminated the trade pact with Panama.", "2023-03-03", "trade", "ended"),
]


@pytest.mark.parametrize(("text", "published", "words", "stage"), TOLD)
def test_agreement_has_the_stage_its_clause_tells(read, text, published, words, stage):
    found = [one for one in read(text, published=published).agreements if words in one.title]
    assert [one.stage for one in found] == [stage]


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers were in agreement on the need for patience.",
        "He signed autographs and shook hands for an hour.",
        "She kept to protocol throughout the dinner.",
        "The company won a contract to paint the station.",
        "A statement by the ministry mentioned the weather.",
        "The programme of the concert had three parts.",
    ],
)
def test_no_agreement_where_only_the_word_stands(read, text):
    assert read(text, published="2024-01-01").agreements == ()


@pytest.mark.parametrize(
    "text",
    [
        "No mining treaty between Norway and Poland has been signed.",
        "Sweden and Kenya discussed the signing of a mining agreement but signed nothing.",
        "If Chad signs the oil treaty with Niger, the border will open.",
        "The signing of the ports agreement between Malta and Libya was cancelled.",
    ],
)
def test_signing_that_is_only_a_word_is_not_signed(read, text):
    assert "signed" not in [one.stage for one in read(text, published="2024-01-01").agreements]


def test_agreement_told_twice_is_one_record_with_both_sentences(read):
    text = "Chile and Peru signed a tax treaty on Monday. The tax treaty was signed in Lima by two ministers."
    (one,) = read(text, published="2024-01-10").agreements
    assert len(one.evidence) == 2


def test_agreement_keeps_each_stage_as_a_record(read):
    text = "The readmission agreement between Fiji and Chile, signed in 2021, entered into force on 1 June 2023."
    assert {one.stage for one in read(text, published="2023-06-10").agreements} == {"signed", "in force"}


def test_agreements_of_a_list_take_the_stage_of_its_lead_in(read):
    text = "The following documents were signed:\n\n- Agreement on Fisheries\n\n- Memorandum on Youth Exchange\n"
    found = read(text, published="2023-06-10").agreements
    assert [(one.title, one.stage) for one in found] == [
        ("Agreement on Fisheries", "signed"),
        ("Memorandum on Youth Exchange", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "stage"),
    [
        ("Oslo and Riga sign ferry pact\n\nThey met on Monday.", "ferry pact", "signed"),
        ("Cairo and Accra ink gold accord\n\nIt was late.", "gold accord", "signed"),
        ("Nepal and Malta sign labour treaty\n\nBoth were glad.", "labour treaty", "signed"),
    ],
)
def test_headline_tells_the_stage_in_the_present(read, text, title, stage):
    (one,) = read(text, published="2023-06-10").agreements
    assert (one.title, one.stage) == (title, stage)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Oslo and Riga signed the *Charter on the exchange of prisoners to the benefit of their kin* on Monday.",
            "Charter on the exchange of prisoners to the benefit of their kin",
        ),
        (
            "Peru and Chile ratified the “Treaty on the use of the waters of Lake Alto for both shores” in March.",
            "Treaty on the use of the waters of Lake Alto for both shores",
        ),
        (
            'Norway and Sweden signed the "Agreement on data between Norway and Sweden to the use of boats" in Oslo.',
            "Agreement on data between Norway and Sweden to the use of boats",
        ),
        (
            '"Treaties on fish were kept by Norway and Sweden," he said. They signed the Treaty of Bergen.',
            "Treaty of Bergen",
        ),
        ('The "Charter" of Bergen was signed by Norway and Sweden in 1999.', '"Charter" of Bergen'),
    ],
)
def test_title_within_marks_runs_to_the_closing_mark(read, text, title):
    assert title in [one.title for one in read(text, published="2023-06-10").agreements]


def stages(read, text):
    return [(one.title, one.stage, one.when) for one in read(text, published="2024-01-05").agreements]


@pytest.mark.parametrize(
    ("text", "word", "stage"),
    [
        # money, and other everyday words, where they are signed
        ("Mali and the Kuwait Fund signed a loan of 40 million dollars.", "loan", "signed"),
        ("Fiji and Japan concluded a grant for a school; the grant was signed in Suva.", "grant", "signed"),
        ("A letter of intent on tourism was signed by Peru and Oman.", "letter of intent", "signed"),
        # verbs with a preposition or a particle
        ("Norway withdrew from the fisheries treaty with Chile.", "fisheries treaty", "ended"),
        ("Kenya and Iran are working on a tea agreement.", "tea agreement", "negotiating"),
        ("Peru pulled out of the copper pact with Chile.", "copper pact", "ended"),
        # the state it is in
        ("The tax treaty with Ghana is still under negotiation.", "tax treaty", "negotiating"),
        ("The mining accord between Chad and Mali is a draft.", "mining accord", "negotiating"),
        ("A ferry agreement, still under discussion between Malta and Libya, may come soon.", "ferry", "negotiating"),
        # the year in its name
        ("Under the 1992 treaty between Poland and Latvia both may fish there.", "treaty", "signed"),
        ("The commission was set up under an agreement of 1997 between Oman and Iran.", "agreement", "signed"),
        ("Fiji invoked the 2003 visa accord with Samoa.", "visa accord", "signed"),
        # ratification deposited; what a chamber adopts is ratified
        ("Chile deposited its instrument of ratification of the tax treaty with Peru.", "tax treaty", "ratified"),
        ("The senate of Mexico adopted the extradition treaty with Cuba.", "extradition treaty", "ratified"),
        ("Oman and Qatar exchanged the instruments of ratification of the gas pact.", "gas pact", "ratified"),
        # replaced
        ("The convention between Mali and Niger replaces an arrangement of 1966.", "arrangement", "ended"),
    ],
)
def test_agreement_stage_is_told_by_more_than_signing(read, text, word, stage):
    assert stage in [found for title, found, _ in stages(read, text) if word in title]


def test_agreement_year_in_its_name_is_its_date(read):
    text = "Under the 1992 treaty between Poland and Latvia both may fish there."
    assert [when for _, _, when in stages(read, text)] == ["1992"]


@pytest.mark.parametrize(
    "text",
    [
        "The bank offered a loan to the farmers.",
        "The two sides have an understanding of each other's concerns.",
        "The package was heavy and the terms were hard.",
        "Their partnership is close and will be deepened.",
        "The minister drew up a roadmap for reform.",
    ],
)
def test_agreement_is_not_made_of_an_everyday_word(read, text):
    assert stages(read, text) == []


def test_agreements_of_other_parties_stay_apart(read):
    text = (
        "The Mali-Togo trade agreement was signed in 2011. "
        "The Mali-Ghana trade agreement has been in force since 2015. The Mali-Benin trade agreement expired in 2019."
    )
    assert [stage for _, stage, _ in stages(read, text)] == ["signed", "in force", "ended"]


def test_agreements_of_one_list_share_what_is_told_of_the_first(read):
    text = (
        "The ministers of Nepal and Oman witnessed the signing of an agreement on visas, a memorandum on rice "
        "and a protocol on police training."
    )
    assert [stage for _, stage, _ in stages(read, text)] == ["signed"] * 3
