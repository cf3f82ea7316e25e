"""Commitments: each rule by unlike sentences of our own, with what only looks like a promise."""

from __future__ import annotations

import pytest

from comity.records import CommitmentStage, Modality

NOW = "2025-03-04"

# (text, who, telling words of the action, stage, due)
TOLD = [
    # a party will do something to a target
    ("Norway will build a rescue station in Kirkenes by 2027.", ["Norway"], "build a rescue", "planned", "2027"),
    ("The Peruvian government will buy twelve tugboats from Chile.", ["Peru"], "buy twelve", "planned", None),
    ("In May Ghana will reopen its consulate in Lomé.", ["Ghana"], "reopen its consulate", "planned", "2025-05"),
    ("Portugal will continue to finance the clinic in Dili.", ["Portugal"], "continue to finance", "planned", None),
    # told back: "would" under a verb of saying
    ("Malta said it would return the frigate to Libya.", ["Malta"], "return the frigate", "planned", None),
    ("Oman announced that it would cut port fees in June.", ["Oman"], "cut port fees", "planned", "2025-06"),
    ("Ankara told reporters that Türkiye would rebuild the dam.", ["Turkey"], "rebuild the dam", "planned", None),
    # is to
    ("Finland is to deliver six icebreakers to Canada.", ["Finland"], "deliver six", "planned", None),
    ("Slovakia is to close its embassy in Tripoli in July.", ["Slovakia"], "close its embassy", "planned", "2025-07"),
    ("The tunnel is to open in October 2026.", [], "tunnel is to open", "planned", "2026-10"),
    # agreed, undertaken, bound
    ("Kenya and Uganda agreed to widen the road to Malaba.", ["Kenya", "Uganda"], "widen the road", "agreed", None),
    ("Latvia undertook to return the archives by 30 June.", ["Latvia"], "return the archives", "agreed", "2025-06-30"),
    ("The protocol commits Egypt to dredge the canal by 2028.", ["Egypt"], "dredge the canal", "agreed", "2028"),
    ("The treaty requires Bolivia to remove the dam.", ["Bolivia"], "remove the dam", "agreed", None),
    ("Under the agreement, Iceland will train 40 pilots for Malawi.", ["Iceland"], "train 40", "agreed", None),
    ("They signed a contract under which Brazil will deliver 30 buses.", ["Brazil"], "deliver 30", "agreed", None),
    # planned, intended, decided
    ("Qatar plans to open a visa office in Bishkek.", ["Qatar"], "open a visa office", "planned", None),
    ("Denmark intends to withdraw its patrol ship in April.", ["Denmark"], "withdraw its patrol", "planned", "2025-04"),
    ("Chile has decided to lift the ban on Polish apples.", ["Chile"], "lift the ban", "planned", None),
    ("Hungary announced plans to electrify the line to Subotica.", ["Hungary"], "electrify", "planned", None),
    # pledged, promised, vowed
    ("Japan pledged 40 million dollars for the port of Beira.", ["Japan"], "40 million", "planned", None),
    ("Spain promised to double the number of visas.", ["Spain"], "double the number", "planned", None),
    ("Jordan vowed to repair the pipeline within days.", ["Jordan"], "repair the pipeline", "planned", None),
    ("Belgium renewed its pledge to clear the minefields.", ["Belgium"], "clear the minefields", "planned", None),
    # offered, proposed, ready
    ("Austria offered three firefighting aircraft to Cyprus.", ["Austria"], "three firefighting", "proposed", None),
    ("Nepal offered to host the archive.", ["Nepal"], "host the archive", "proposed", None),
    ("Serbia is ready to supply 500 tonnes of grain to Chad.", ["Serbia"], "supply 500", "proposed", None),
    ("Algeria expressed readiness to raise gas exports to Malta.", ["Algeria"], "raise gas", "proposed", None),
    ("Georgia proposed to build a bridge over the Psou.", ["Georgia"], "build a bridge", "proposed", None),
    ("Egypt proposed the abolition of visas for Kenyan nurses.", ["Egypt"], "abolition of visas", "proposed", None),
    # expected
    ("The customs hall is expected to open in 2026.", [], "open in 2026", "expected", "2026"),
    ("Ireland is expected to send two ships to Malta.", ["Ireland"], "send two ships", "expected", None),
    ("A grain contract is expected to be signed by Iran and Iraq.", ["Iran", "Iraq"], "signed", "expected", None),
    # a thing and the day set for it
    ("The first ferry is planned for 2027.", [], "first ferry", "planned", "2027"),
    ("Eight locomotives are due in Maputo by 1 July.", [], "Eight locomotives", "planned", "2025-07-01"),
    ("The feasibility study is expected by the end of May.", [], "feasibility study", "expected", "2025-05-31"),
    # it is done by plan, nobody says by whom
    ("A consulate will be opened in Cebu in the autumn.", [], "consulate will be opened", "planned", "2025-FA"),
    ("The bridge will be closed to lorries from 1 April.", [], "bridge will be closed", "planned", "2025-04-01"),
    ("Air Tarma begins flights between Lima and Quito on 2 June.", ["Air Tarma"], "begins", "planned", "2025-06-02"),
    # what the other will get
    ("Malawi will receive 60 tractors from India.", ["India"], "receive 60 tractors", "planned", None),
    # what a paper makes a duty
    ("The last soldiers must leave the base by 30 May under the treaty.", [], "leave the base", "agreed", "2025-05-30"),
    # withdrawn and kept
    ("Peru gave up its plan to buy submarines from France.", ["Peru"], "buy submarines", "dropped", None),
    ("The road to Lethem will not open in June after all.", [], "not open", "dropped", "2025-06"),
    ("Sweden kept its promise to forgive the debt of Zambia.", ["Sweden"], "forgive the debt", "done", None),
]


@pytest.mark.parametrize(("text", "who", "words", "stage", "due"), TOLD)
def test_commitment_has_maker_action_stage_and_due(read, text, who, words, stage, due):
    found = read(text, published=NOW).commitments
    assert [(list(one.who), one.stage, one.due) for one in found] == [(who, stage, due)]
    assert words in found[0].action


@pytest.mark.parametrize(
    "text",
    [
        # wishes, hopes, praise
        "Norway hopes to build a station in Kirkenes.",
        "Chile would like to open an embassy in Astana.",
        "The minister expressed confidence that the visit would open a new page.",
        "Ghana welcomed the opening of the bridge to Togo.",
        "Kuwait wants to buy ships from Italy.",
        # appeals and demands
        "Canada urged Russia to return the ship.",
        "Kenya called on Somalia to reopen the border.",
        "Poland should return the paintings to Ukraine.",
        "Oman must pay the fee at once, said the Iranian minister.",
        "France asked Niger to protect the embassy.",
        "Finland requires Russia to pay the fine.",
        # descriptions, forecasts, states
        "The pipeline will cost 3 billion dollars.",
        "Trade between Oman and India will grow by 5 per cent this year.",
        "Analysts predict that Turkey will sell its shares in the bank.",
        "Peru will remain a partner of Chile.",
        "The treaty will open a new era.",
        "Ireland believes that Britain will cut fees.",
        # denied, refused, doubted
        "Cuba denied that it would buy drones from Iran.",
        "Israel refused to return the ship.",
        "Togo has no plans to close its border with Benin.",
        "Will Armenia open the border in May?",
        "The spokesman would not say whether Vietnam would send a ship.",
        "Malta has yet to agree to open the port.",
        "It is not true that Egypt will sell the island.",
        # events
        "The Emir of Qatar will visit Rome in May.",
        "The ministers will hold talks in Oslo on 5 April.",
        "The next round of negotiations is planned for June.",
        "President Alar Karis is expected in Riga on Monday.",
        # done, past plans
        "Spain built a school in Tindouf.",
        "The line was expected to open in 2019.",
        "Serbia had planned to buy jets from France.",
        "A Mongolian minister of trade is expected here in June.",
        "The trade mission to Oran is planned for June.",
        "The governor ordered the newspaper to suspend publication.",
        "Peru and Chile agreed to give up the plan.",
        # open, asked, described
        "A treaty with Chad is still to be drawn up.",
        "Which Greek firms will join the consortium was not said.",
        "Neither side has announced any intention to close its embassy.",
        "Lund was the first foreign university to open a branch in Riga.",
        # a thing proposed is a project or an agreement
        "Iceland has proposed a tunnel; Norway has not replied.",
        "Laos proposed a treaty to Thailand.",
        # nothing to check it by
        "Cyprus pledged support to Greece.",
        "Japan offered its condolences to Turkey.",
    ],
)
def test_commitment_is_not_read_where_nobody_undertakes_anything(read, text):
    assert [one.action for one in read(text, published=NOW).commitments] == []


def test_commitment_under_a_condition_is_unsure(read):
    for text in (
        "Oman will build the refinery only if the price stays low.",
        "Mali is ready to release the pilots, provided that France returns the plane.",
        "Norway will lift the ban unless the vessels come back.",
    ):
        (found,) = read(text, published=NOW).commitments
        assert found.modality is Modality.CONDITIONAL
        assert found.score < 0.5


def test_commitments_joined_in_one_sentence_are_several(read):
    text = "Estonia undertook to publish the register by 1 May and to close three offices."
    found = read(text, published=NOW).commitments
    assert [(one.action, one.due) for one in found] == [
        ("publish the register by 1 May", "2025-05-01"),
        ("close three offices", None),
    ]


def test_commitment_shared_by_two_days_is_two(read):
    text = "Block 1 is to be connected in 2031 and Block 2 in 2034."
    assert [one.due for one in read(text, published=NOW).commitments] == ["2031", "2034"]


LISTED = """Joint Communiqué of Ghana and Malta

1. Ghana will:

(a) grant 20 scholarships to Maltese nurses;

(b) open a trade office in Valletta by the end of 2026.

2. The two sides agreed to:

(a) simplify visas for seamen;

(b) hold a meeting of ministers in Accra in June 2025.

3. The following were signed during the visit:

(a) Agreement on Fisheries;

(b) Memorandum on Tourism.
"""


def test_commitments_of_a_list_are_one_for_each_target_under_its_lead(read):
    found = read(LISTED, published=NOW, kind="communique").commitments
    assert [(one.who, one.action, one.stage, one.due) for one in found] == [
        (("Ghana",), "grant 20 scholarships to Maltese nurses", CommitmentStage.AGREED, None),
        (("Ghana",), "open a trade office in Valletta by the end of 2026", CommitmentStage.AGREED, "2026-12-31"),
        (("Ghana", "Malta"), "simplify visas for seamen", CommitmentStage.AGREED, None),
    ]
    assert "Ghana will:" in found[0].evidence[1].text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The Kenyan side announced the following measures:\n\n- a visa centre will be opened in Jaffna;\n",
            ("Kenya",),
        ),
        ("Denmark took on the following commitments:\n\n• the fee will be cut to 20 euros by May;\n", ("Denmark",)),
        ("We, the ministers of Chile and Peru, commit to:\n\n- cutting tariffs on copper;\n", ("Chile", "Peru")),
    ],
)
def test_commitments_under_announced_measures_belong_to_who_announced_them(read, text, who):
    assert [one.who for one in read(text, published=NOW).commitments] == [who]


def test_commitment_in_a_speech_is_the_speakers_state(read):
    text = (
        "Address by President Alar Karis of Estonia to the Parliament of Moldova\n\n"
        "Dear friends,\n\nIn September we shall open a trade office here in Chișinău.\n"
    )
    (found,) = read(text, published=NOW, kind="speech").commitments
    assert (found.who, found.action, found.due) == (
        ("Estonia",),
        "open a trade office here in Chișinău",
        "2025-09",
    )


def test_commitment_reported_by_the_other_side_is_of_the_one_who_acts(read):
    (found,) = read("The Polish minister said that Ukraine would open two crossings.", published=NOW).commitments
    assert found.who == ("Ukraine",)
    assert found.said_by[0].party != "source"


def test_commitment_names_whom_it_is_made_to(read):
    (found,) = read("Estonia will give Moldova 3 million euros for cyber defence.", published=NOW).commitments
    assert (found.who, found.to_whom) == (("Estonia",), ("Moldova",))


def test_commitment_points_at_the_project_that_it_concerns(read):
    reading = read("Peru and Chile plan to build a railway between Tacna and Arica.", published=NOW)
    (found,) = reading.commitments
    assert found.about in {one.id for one in reading.projects}


@pytest.mark.parametrize(
    ("text", "words", "stage"),
    [
        ("Plans for a branch of the Polish library in Vilnius please both Poland and Lithuania.", "branch", "planned"),
        (
            "Keir Mbeki spoke of the proposed construction of a steel plant in Zambia by Chinese firms.",
            "steel",
            "proposed",
        ),
        (
            "This year a museum was opened in Panama City, with a “Chagres Museum” soon to open in Colón.",
            "soon to open in",
            "planned",
        ),
        ("The planned tunnel between Morocco and Spain was discussed.", "tunnel", "planned"),
        (
            "He recalled his initiative to establish an Institute of the Turkic Languages in Baku.",
            "establish",
            "proposed",
        ),
    ],
)
def test_commitment_may_be_told_by_a_noun(read, text, words, stage):
    found = [one for one in read(text, published=NOW).commitments if words in one.action]
    assert [one.stage for one in found] == [stage]


def test_commitment_of_joint_initiatives_is_one_for_each_part(read):
    text = "Joint initiatives of Oman and Yemen include widening the coast road and dredging two harbours."
    found = read(text, published=NOW).commitments
    assert [one.action for one in found] == ["widening the coast road", "dredging two harbours"]
    assert all(one.who == ("Oman", "Yemen") for one in found)


def test_commitment_told_twice_in_the_same_words_has_two_proofs(read):
    text = "Fiji will build a wharf in Apia.\n\nThe rain fell.\n\nFiji will build a wharf in Apia."
    (found,) = read(text, published=NOW).commitments
    assert len(found.evidence) == 2


def test_commitment_about_a_plain_text_without_parser_is_not_read():
    import spacy

    from comity.reading import commitments
    from comity.reading.notes import Notes

    doc = spacy.blank("en")("Norway will build a station by 2027.")
    from comity.reading.pipeline import register

    register()
    notes = Notes.of(doc, "en")
    commitments.read(notes)
    assert notes.items == []
