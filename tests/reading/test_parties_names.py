"""Names of parties in many shapes: whole, of the right kind, and nothing that is none."""

from __future__ import annotations

import pytest


def named(read, text, kind=None):
    """Names of the parties of a text."""
    return {p["name"]: p for p in read(text).to_json()["parties"] if kind is None or p["type"] == kind}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trade Minister Seo Min-gyu flew to Oslo.", "Seo Min-gyu"),
        ("South Korean envoy Bae Ji-hoon spoke first.", "Bae Ji-hoon"),
        ("Taiwanese negotiator Hsu Kai-ling left the room.", "Hsu Kai-ling"),
        ("Norway's Ambassador to Ghana Ingrid B Solheim signed.", "Ingrid B Solheim"),
        ("Deputy Minister Peter K Mwangi arrived on Monday.", "Peter K Mwangi"),
        ("Foreign Minister Thomas R Okello agreed.", "Thomas R Okello"),
        ("Foreign Minister Kh. Dorjsuren met the ambassador.", "Kh. Dorjsuren"),
        ("The minister, Ts. Enkhjargal, left early.", "Ts. Enkhjargal"),
        ("Defence Minister Sh. Ganbold signed the protocol.", "Sh. Ganbold"),
        ("High Commissioner Grace Akinyi' Otieno spoke.", "Grace Akinyi' Otieno"),
        ("He met H.E. Dr Sultan Al Mazmi, the envoy.", "Sultan Al Mazmi"),
        ("Trade Minister Amir Bakhtiyari signed.", "Amir Bakhtiyari"),
        ("The talks were led by U Kyaw Zeya Tun.", "Kyaw Zeya Tun"),
        ("Sen. Walter Hobbs voted no.", "Walter Hobbs"),
        ("Gov. Alma Reyes received the guests.", "Alma Reyes"),
        ("FM Tamar Lomidze flew to Baku.", "Tamar Lomidze"),
        ("The police commander Andrew Tovue denied it.", "Andrew Tovue"),
        ("• Ambassador: Nadia Haque-Rahim, appointed in May", "Nadia Haque-Rahim"),
        ("The speakers, Runa Thorsdottir of Iceland and Bogi í Hamri of Norway, agreed.", "Bogi í Hamri"),
        ("They praised Ossip Laas of Estonia, Juta Veer of Latvia and Pirkko Aho of Finland.", "Juta Veer"),
        ("Q: And?\nTauno Rebas: Yes, it will.\nQ: When?\nRebas: In May.", "Tauno Rebas"),
        ("Ratu Seru Naivalu of Fiji, who chaired the talks, left.", "Seru Naivalu"),
        ("He thanked Tomasi Vaka of Tonga, who chaired the talks.", "Tomasi Vaka"),
    ],
)
def test_persons_are_named_in_full(read, text, name):
    assert name in named(read, text, "person")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        (
            "UAE Minister of Industry and Advanced Technology Saif Al Hameli signed.",
            "Saif Al Hameli",
            "Minister of Industry and Advanced Technology of United Arab Emirates",
        ),
        (
            "Norway's Minister for Foreign Affairs, Trade and Culture Kari Lund spoke.",
            "Kari Lund",
            "Minister for Foreign Affairs, Trade and Culture of Norway",
        ),
        ("Deputy Plantation Minister Razali Omar agreed.", "Razali Omar", "Deputy Plantation Minister"),
        ("Kenya's Deputy Minister of Roads, Paul Njoroge, came.", "Paul Njoroge", "Deputy Minister of Roads of Kenya"),
        ("Fiji's Second Foreign Affairs and Trade Minister Ana Tora left.", "Ana Tora", "Foreign Affairs and Trade"),
    ],
)
def test_offices_keep_all_their_fields(read, text, name, role):
    assert role in named(read, text, "person")[name]["role"]


def test_office_behind_a_name_is_not_the_next_ones(read):
    people = named(read, "H.E. Mr Joseph Banda, President of Zambia, H.E. Ms Lena Dahl, Prime Minister of Norway, met.")
    assert people["Joseph Banda"]["iso3"] == "ZMB"
    assert people["Lena Dahl"]["iso3"] == "NOR"


def test_post_abroad_is_no_part_of_the_name(read):
    people = named(read, "He received China's Ambassador to Kuwait Gao Wenli and Italy's Ambassador to Malta Ugo Neri.")
    assert {"Gao Wenli", "Ugo Neri"} <= set(people)


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        ("The Laos-Vietnam Friendship Association held a dinner.", "Laos-Vietnam Friendship Association", None),
        ("The Kenya-Oman Business Council met in Nairobi.", "Kenya-Oman Business Council", None),
        ("The Trade and Fisheries Authority fined two firms.", "Trade and Fisheries Authority", None),
        ("The Uganda Energy Ministry signed.", "Ministry of Energy of Uganda", "UGA"),
        ("The Joint Trade Commission meets in May.", "Joint Trade Commission", None),
        ("The Fijian Defence Force sent a ship.", "Fijian Defence Force", None),
        ("The state-owned Bergmet bid for the mine.", "Bergmet", None),
        ("The loan went to state-run Tavropetrol on Monday.", "Tavropetrol", None),
        ("Air Namibia and Air Fiji share codes.", "Air Namibia", None),
        ("The road was built by Veltrak AG of Austria.", "Veltrak AG", None),
        ("Firms, among them Tavros Insaat, bid on Monday.", "Tavros Insaat", None),
        ("Celtelo S.A. bid for the licence.", "Celtelo S.A.", None),
        ("The University of Graz and Leoben agreed.", "University of Graz", None),
        ("A vote was held by the National People's Council.", "National People's Council", None),
        ("He accused the Belarusian KGB of theft.", "KGB", "BLR"),
    ],
)
def test_bodies_are_named_in_full(read, text, name, iso3):
    found = named(read, text, "organisation")
    assert name in found
    assert iso3 is None or found[name]["iso3"] == iso3


@pytest.mark.parametrize(
    "text",
    [
        "The Vietnamese foreign ministry regretted it.",
        "The Vietnam Energy Ministry signed on Monday.",
        "The Ministry of Trade of Vietnam signed on Monday.",
    ],
)
def test_state_of_an_organ_is_a_party(read, text):
    assert "Vietnam" in named(read, text, "state")


def test_organs_of_two_states_are_two(read):
    found = named(read, "The Foreign Ministries of Armenia and Georgia held talks in Batumi.")
    assert {"Ministry of Foreign Affairs of Armenia", "Ministry of Foreign Affairs of Georgia"} <= set(found)


@pytest.mark.parametrize(
    "text",
    [
        "The loan went to the Government of Uzbekistan.",
        "The Uzbek Government thanked the bank.",
        "Uzbekistan's Government thanked the bank.",
    ],
)
def test_government_is_its_state(read, text):
    found = named(read, text)
    assert found["Uzbekistan"]["iso3"] == "UZB"
    assert not any("Government" in name for name in found)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The programme of the Official Visit is ready.", "Visit"),
        ("They initialled an Agreement on Air Services.", "Air Services"),
        ("Both signed Power Purchase Agreements on Friday.", "Power Purchase Agreements"),
        ("Minister of Irrigation, Professor Idris Salih, spoke.", "Irrigation"),
        ("President Samira Keita landed. On Monday, aides said, Keita will rest.", "Keita"),
        ("Key Facts: the pact is new.\nTrade: it grew.", "Key Facts"),
        ("They named Mateo Grau Finance Minister.", "Finance Minister"),
        ("Vladimir Putin-backed forces withdrew.", "Vladimir Putin-backed"),
        ("The ministry quotes Ruslan Odinaev as saying so.", "Odinaev as"),
    ],
)
def test_what_is_no_party_or_no_name_of_its_own_is_left_out(read, text, absent):
    assert absent not in named(read, text)


def test_a_company_behind_major_is_no_officer(read):
    assert not named(read, "The oil major Total won the field.", "person")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It signed a contract with Norvoltra, the ministry said.", "Norvoltra"),
        ("The council said Energivest had signed the lease.", "Energivest"),
        ("The turbines were supplied by Tavrogen in 2019.", "Tavrogen"),
        ("TavroMet disputed the bill.", "TavroMet"),
        ("In May KZTN signed the lease.", "KZTN"),
        ("Dakar-based Telvora told the court so.", "Telvora"),
        ("Xantrel CEO Mr Ugo Bassi spoke first.", "Xantrel"),
        ("Lenders were Standard Chartered, Kredit Fonden Vest and Citibank.", "Kredit Fonden Vest"),
        ("The court heard that the SLPM-KO attacked the camp.", "SLPM-KO"),
        ("The TNLF-VA rejected the truce.", "TNLF-VA"),
        ("Fighters of the PNDU-RC crossed the river.", "PNDU-RC"),
        ("The office of ArcelorMittal Liberia burned down.", "ArcelorMittal Liberia"),
        ("Newmont Peru sold its share.", "Newmont Peru"),
        ("A note came from Vodafone Ghana Limited on Monday.", "Vodafone Ghana Limited"),
        ("The Sasa & Renewable Power Agency fined two firms.", "Sasa & Renewable Power Agency"),
        ("The Guyana Timber and Cement Company closed.", "Guyana Timber and Cement Company"),
        ("The Office of the President confirmed the visit.", "Office of the President"),
        ("A letter reached the Office of the Prime Minister.", "Office of the Prime Minister"),
        ("A bill was passed by the House of Lords.", "House of Lords"),
        ("The Knesset voted on Monday.", "Knesset"),
        ("The Sejm passed the bill.", "Sejm"),
        ("The Fiji Federal Police arrested him.", "Federal Police"),
        ("The Bougainville Post-Mirror reported the sale.", "Post-Mirror"),
    ],
)
def test_organisations_are_known_by_what_they_do_and_by_their_shape(read, text, name):
    assert any(name in one for one in named(read, text, "organisation"))


def test_federal_police_keeps_its_words(read):
    assert "Australian Federal Police" in named(read, "The Australian Federal Police sent two officers.")


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Brexit hurt the port.", "Brexit"),
        ("Rust attacked the gate.", "Rust"),
        ("Drought claims the herds.", "Drought"),
        ("Frost won the race against the farmers.", "Frost"),
        ("Ramadan begins on Monday, the court said.", "Ramadan"),
        ("MacArthur signed the lease.", "MacArthur"),
        ("Telvane said she would resign.", "Telvane"),
        ("They crossed the lower mountain pass (LMP). The LMP is closed.", "LMP"),
        ("He bought export credit risk (ECR) cover. ECR is dear.", "ECR"),
        ("They drilled on the Norwegian continental shelf (NCS). The NCS is full.", "NCS"),
        ("The loan is JBIC-backed and was QRE-approved.", "QRE"),
        ("The National Security Council met in Accra.", "United Nations Security Council"),
        ("Police found the Chiefs Nakoru burned down.", "Nakoru"),
    ],
)
def test_capitals_that_name_nobody_stay_out(read, text, absent):
    assert absent not in named(read, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lady Chakrabarti spoke in the House of Lords.", "Suma Chakrabarti"),
        ("Mr Obiang sells shoes in Leeds.", "Teodoro Obiang Nguema Mbasogo"),
        ("Judge Powell closed the case.", "Jerome Powell"),
    ],
)
def test_surname_is_completed_only_where_the_text_bears_it_out(read, text, name):
    assert name not in named(read, text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The European Bank for Reconstruction and Development was led by Mr Chakrabarti in 2014.", "Suma Chakrabarti"),
        ("President Macron flew to Cairo.", "Emmanuel Macron"),
        ("China's Wang Yi landed in Fiji. France thanked Macron.", "Emmanuel Macron"),
    ],
)
def test_surname_is_completed_where_office_state_or_body_is_named(read, text, name):
    assert name in named(read, text, "person")


@pytest.mark.parametrize(
    "text",
    [
        "He met the envoy of Jakarta, Wisnu Hartono.",
        "The ambassador of Jakarta spoke first.",
        "They heard a representative of Jakarta.",
    ],
)
def test_who_stands_for_a_capital_stands_for_its_state(read, text):
    assert "Indonesia" in named(read, text, "state")


def test_acronym_said_again_is_the_body_before_it(read):
    found = named(read, "The Northern Relief Forces, the NRF, took the town. The NRF then left.", "organisation")
    assert set(found) == {"Northern Relief Forces"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Under Secretary for Trade and Marine Safety John Hurlow said no.", "John Hurlow"),
        ("Chief Corporate Communications Officer Ada Obi wrote it.", "Ada Obi"),
        ("Deputy Chief Magistrate Mark Tallis freed him.", "Mark Tallis"),
    ],
)
def test_fields_of_an_office_are_no_part_of_the_name(read, text, name):
    assert name in named(read, text, "person")


def test_a_listed_name_behind_a_verb_is_no_organisation(read):
    found = named(read, 'Deputy Minister Ruslan Odinaev spoke. "It is won," the ministry quotes Odinaev as saying.')
    assert "Odinaev" not in found
    assert found["Ruslan Odinaev"]["type"] == "person"
