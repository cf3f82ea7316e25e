"""Parties by table, shape, office and pronoun. All sentences are the project's own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from comity.reading import parties
from comity.reading.notes import Notes
from comity.records import Party, Source, SourceKind


@pytest.fixture(scope="module")
def notes(reader: Any) -> Callable[..., Notes]:
    """A text after the parties step alone."""

    def one(text: str, *, kind: str = "news", published: str | None = "2025-05-20") -> Notes:
        doc = reader.nlp(text)
        new = Notes(doc, Source(text=text, kind=SourceKind(kind), published=published), reader.tables)
        parties.read(new)
        return new

    return one


def names(notes: Notes) -> set[str]:
    return {party.name for party in notes.found(Party)}


def meant(notes: Notes, words: str) -> tuple[str, ...]:
    """The parties that the first occurrence of these words names."""
    start = notes.source.text.index(words)
    span = notes.doc.char_span(start, start + len(words), alignment_mode="expand")
    return notes.parties_in(span.start, span.end)


# ---- states --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words", "how"),
    [
        ("Norway will lend the boats.", "Norway", "name"),
        ("The Republic of Moldova has joined the fund.", "Republic of Moldova", "name"),
        ("Danish farmers sold less butter.", "Danish", "adjective"),
        ("About forty Kenyans were aboard.", "Kenyans", "adjective"),
        ("The Turkish side asked for a pause.", "Turkish side", "adjective"),
        ("The plant uses Chinese-built turbines.", "Chinese", "adjective"),
        ("Ankara said it would wait.", "Ankara", "capital"),
        ("The note was agreed between Lima and Quito.", "Quito", "capital"),
        ("Ties with Tehran have cooled.", "Tehran", "capital"),
        ("The Kremlin did not comment on the proposal.", "Kremlin", "seat"),
    ],
)
def test_state_is_named_by(notes: Callable[..., Notes], text: str, words: str, how: str) -> None:
    found = notes(text)
    token = found.doc.char_span(text.index(words), text.index(words) + len(words), alignment_mode="expand")
    mention = found.mention_at(token.end - 1)
    assert mention is not None
    assert mention.how == how
    assert found.party(mention.parties[0]).type == "state"


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Ankara on Friday.",
        "The minister arrived in Lima late at night.",
        "His Tokyo visit was put off.",
        "The train from Vienna to Graz was late.",
        "WARSAW, 3 May (Vistula Wire) - The talks were short.",
        "A museum near Lisbon lent the vases.",
        "The Nairobi summit ended without a text.",
    ],
)
def test_capital_that_lies_there_is_no_party(notes: Callable[..., Notes], text: str) -> None:
    assert not [party for party in notes(text).found(Party) if party.type == "state"]


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The Bank of China opened a branch.", "China"),
        ("She teaches at the Moscow State Institute of Metals.", "Russia"),
        ("The paper cost 40 million US dollars.", "United States"),
        ("A bill of 9 million Swiss francs remained.", "Switzerland"),
        ("Michael Jordan sold the boat.", "Jordan"),
        ("He answered in Russian.", "Russia"),
        ("The Washington Post printed the letter.", "United States"),
        ("Lanterns hang over the Thailand-Laos Friendship Square.", "Laos"),
    ],
)
def test_no_state_inside_another_name(notes: Callable[..., Notes], text: str, absent: str) -> None:
    assert absent not in names(notes(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Soviet Union agreed to the loan. Moscow paid in timber.", "Soviet Union"),
        ("Russia agreed to the loan. Moscow paid in timber.", "Russia"),
        ("Czechoslovakia protested. Prague sent a note.", "Czechoslovakia"),
        ("Brazzaville hosted the leaders. Congo will send two companies.", "Republic of the Congo"),
    ],
)
def test_namesake_is_settled_by_the_text(notes: Callable[..., Notes], text: str, name: str) -> None:
    states = {party.name for party in notes(text).found(Party) if party.type == "state"}
    assert states == {name}


# ---- organisations -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "iso3"),
    [
        ("Peru's Ministry of Public Works wrote back.", "Ministry of Public Works of Peru", "PER"),
        ("The Finnish Foreign Ministry wrote back.", "Ministry of Foreign Affairs of Finland", "FIN"),
        ("Ghana's transport ministry wrote back.", "Ministry of Transport of Ghana", "GHA"),
        ("The Korvand Harbour Authority wrote back.", "Korvand Harbour Authority", None),
        ("The newspaper Tundra Vestnik wrote back.", "Tundra Vestnik", None),
        ("The shipping line Halmar Nord wrote back.", "Halmar Nord", None),
        ("The Institute for Dry Rivers and Wells wrote back.", "Institute for Dry Rivers and Wells", None),
        ("The University of Tartu wrote back.", "University of Tartu", "EST"),
    ],
)
def test_organisation_by_shape(notes: Callable[..., Notes], text: str, name: str, iso3: str | None) -> None:
    party = notes(text).party(name)
    assert party is not None
    assert party.type == "organisation"
    assert party.iso3 in (iso3, None)


def test_acronym_in_brackets_is_the_body(notes: Callable[..., Notes]) -> None:
    text = "The Nordhavn Fisheries Board (NFB) met on Monday. Later the NFB closed the bay."
    assert meant(notes(text), "NFB closed") == ("Nordhavn Fisheries Board",)


def test_short_name_and_noun_mean_the_organisation(notes: Callable[..., Notes]) -> None:
    text = "Halmar Dredging Company won the tender. Halmar asked for time. The company will start in June."
    found = notes(text)
    assert meant(found, "Halmar asked") == ("Halmar Dredging Company",)
    assert meant(found, "The company") == ("Halmar Dredging Company",)


def test_body_that_does_not_exist_yet_is_no_party(notes: Callable[..., Notes]) -> None:
    assert "Working Group on Eels" not in names(notes("They agreed to set up a Working Group on Eels."))


# ---- persons -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "iso3", "role"),
    [
        ("Latvian Finance Minister Edgars Krievs resigned.", "Edgars Krievs", "LVA", "Finance Minister of Latvia"),
        ("Chile's energy minister, Rosa Aldunce Mora, agreed.", "Rosa Aldunce Mora", "CHL", "Energy Minister of Chile"),
        ("Marten Ollik, the Estonian ambassador, agreed.", "Marten Ollik", "EST", "Ambassador of Estonia"),
        ("Deputy Minister Anselm Porter-Quaye told them so.", "Anselm Porter-Quaye", None, "Deputy Minister"),
        ("Daniyar bin Rashid Al Sayegh, Foreign Minister of Oman, spoke.", "Daniyar bin Rashid Al Sayegh", "OMN",
         "Foreign Minister of Oman"),
    ],
)  # fmt: skip
def test_person_has_office_and_state(
    notes: Callable[..., Notes], text: str, name: str, iso3: str | None, role: str | None
) -> None:
    party = notes(text).party(name)
    assert party is not None
    assert party.type == "person"
    if role is not None:
        assert (party.iso3, party.role) == (iso3, role)


def test_person_is_one_under_all_names(notes: Callable[..., Notes]) -> None:
    text = (
        "Bolivian President Andrea Quispe Llanos flew to Asunción on Monday. Quispe was met by an honour guard. "
        "The Bolivian president thanked the city. She left at noon. Ms Quispe Llanos will return in May."
    )
    found = notes(text)
    for words in ("Quispe was", "Bolivian president", "She", "Ms Quispe Llanos"):
        assert meant(found, words) == ("Andrea Quispe Llanos",), words
    assert [party.name for party in found.found(Party) if party.type == "person"] == ["Andrea Quispe Llanos"]


def test_office_covers_its_state_and_the_state_is_still_a_party(notes: Callable[..., Notes]) -> None:
    found = notes("Slovenian President Tomaz Zupan thanked Maltese President Marija Borg.")
    assert {"Slovenia", "Malta"} <= names(found)
    assert meant(found, "Slovenian President Tomaz Zupan") == ("Tomaz Zupan",)


def test_two_persons_of_one_surname_stay_two(notes: Callable[..., Notes]) -> None:
    text = "Minister Paul Okello met General Ruth Okello. Mr Okello spoke first. General Okello said nothing."
    found = notes(text)
    assert meant(found, "Mr Okello") == ("Paul Okello",)
    assert meant(found, "General Okello said") == ("Ruth Okello",)


def test_ministers_joined_by_and_share_the_office(notes: Callable[..., Notes]) -> None:
    found = notes("The paper was signed by energy ministers Juraj Kolar and Petra Vidmar.")
    assert found.party("Juraj Kolar").role == "Energy Minister"
    assert found.party("Petra Vidmar").role == "Energy Minister"


def test_surname_alone_is_completed_by_the_table(notes: Callable[..., Notes]) -> None:
    found = notes("Sisi said the canal would stay open.")
    assert {party.name for party in found.found(Party)} <= {"Abdel Fattah el-Sisi"}


@pytest.mark.parametrize(
    "text",
    [
        "They signed a Memorandum of Understanding on Rice Milling.",
        "The exercise Silver Heron ends today.",
        "The frigate KM Tenggara returned to port.",
    ],
)
def test_titles_and_ships_are_no_parties(notes: Callable[..., Notes], text: str) -> None:
    assert names(notes(text)) == set()


# ---- pronouns and groups -------------------------------------------------------------------------------------


def test_pronoun_in_a_quotation_is_not_the_speaker(notes: Callable[..., Notes]) -> None:
    text = (
        "President Ivo Marek praised President Lena Holt at the dinner. "
        "Marek said: “She has kept every promise, and her word counts.”"
    )
    assert meant(notes(text), "She") == ("Lena Holt",)


def test_pronoun_ahead_of_its_noun(notes: Callable[..., Notes]) -> None:
    text = "General Omar Sy left early. In his letter Minister Karim Diallo asked for a new date."
    assert meant(notes(text), "his letter") == ("Karim Diallo",)


@pytest.mark.parametrize(
    ("pronoun", "who"),
    [("He", "Marek Ostrow"), ("She", "Helena Vrana"), ("Her aide", "Helena Vrana"), ("His aide", "Marek Ostrow")],
)
def test_pronoun_follows_gender(notes: Callable[..., Notes], pronoun: str, who: str) -> None:
    text = f"President Marek Ostrow spoke with Minister Helena Vrana. {pronoun} left first."
    assert meant(notes(text), f"{pronoun} left") == (who,)


def test_guest_and_host_are_told_apart_by_where_they_are(notes: Callable[..., Notes]) -> None:
    text = (
        "In Bratislava Slovak President Marek Ostrow met Slovenian President Helena Vrana. "
        "The guest brought honey. The host gave her a clock."
    )
    found = notes(text)
    assert meant(found, "guest") == ("Helena Vrana",)
    assert meant(found, "host") == ("Marek Ostrow",)


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Oman received Qatar's list. Kuwait called on both sides to wait.", "both sides", {"Oman", "Qatar"}),
        ("Trade between Oman and Qatar grew. Kuwait urged the two countries to wait.", "the two countries",
         {"Oman", "Qatar"}),
        ("Peru and Chile signed a paper on trade between the two countries.", "the two countries", {"Peru", "Chile"}),
    ],
)  # fmt: skip
def test_who_addresses_a_group_is_not_in_it(notes: Callable[..., Notes], text: str, words: str, who: set[str]) -> None:
    assert set(meant(notes(text), words)) == who


def test_unclear_pronoun_stays_open(notes: Callable[..., Notes]) -> None:
    text = "Between Minister Karim Diallo and General Omar Sy there was silence. Then he laughed."
    found = notes(text)
    assert meant(found, "he laughed") in ((), ("Karim Diallo",), ("Omar Sy",))
    assert len(meant(found, "he laughed")) < 2


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Peru and Chile met. The two countries will share the quay.", "The two countries", {"Peru", "Chile"}),
        ("Peru and Chile met. Both sides kept silent.", "Both sides", {"Peru", "Chile"}),
        ("Kenya, Uganda and Rwanda met. The three states will share a visa.", "three states",
         {"Kenya", "Uganda", "Rwanda"}),
        ("Latvian President Janis Ozols received Maltese President Marija Borg. The two presidents planted a tree.",
         "The two presidents", {"Janis Ozols", "Marija Borg"}),
    ],
)  # fmt: skip
def test_group_means_those_who_are_named(notes: Callable[..., Notes], text: str, words: str, who: set[str]) -> None:
    assert set(meant(notes(text), words)) == who


def test_group_stays_open_where_three_are_named(notes: Callable[..., Notes]) -> None:
    text = "Kenya, Uganda and Rwanda met. Nothing was signed. The rain fell. The two countries will share the quay."
    assert meant(notes(text), "The two countries") == ()


def test_author_of_an_op_ed_is_i(notes: Callable[..., Notes]) -> None:
    text = "A pier for two\n\nBy Solveig Aasen, Ambassador of Norway\n\nI came here in May. My luggage came in June."
    found = notes(text, kind="op-ed")
    assert meant(found, "I came") == ("Solveig Aasen",)
    assert meant(found, "My luggage") == ("Solveig Aasen",)
    assert meant(notes(text, kind="news"), "I came") == ()


def test_it_is_the_subject_of_the_sentence_before(notes: Callable[..., Notes]) -> None:
    found = notes("The Finnish Foreign Ministry summoned the envoy. It demanded an apology.")
    assert meant(found, "It demanded") == ("Ministry of Foreign Affairs of Finland",)


# ---- the whole -----------------------------------------------------------------------------------------------


def test_mentions_are_sorted_and_do_not_overlap(notes: Callable[..., Notes]) -> None:
    text = (
        "Kazakhstan's President Askar Temirov met Uzbek Foreign Minister Jasur Karimbek at the Bank of Tashkent. "
        "He thanked the two countries' Joint Economic Commission (JEC). The JEC will meet in Samarkand."
    )
    found = notes(text).mentions
    assert found
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["x", "\n\n", '"', "The", "President of the", "'s", "He said.", "(CDB)", "MOSCOW"])
def test_scraps_do_no_harm(notes: Callable[..., Notes], text: str) -> None:
    for mention in notes(text).mentions:
        assert mention.parties


def test_a_bare_language_finds_what_its_tables_name(tmp_path: Path) -> None:
    import spacy

    from comity.lexicon import language

    folder = tmp_path / "zz"
    folder.mkdir()
    (folder / "language.yml").write_text("name: Toy\nmodel: blank\n", encoding="utf-8")
    (folder / "states.csv").write_text(
        "iso3,name,official,adjectives,demonyms,aliases,capitals,seats,note,source\nKAZ,Qazstan,,,,,,,,own\n",
        encoding="utf-8",
    )
    text = "Salem Qazstan, salem."
    new = Notes(spacy.blank("xx")(text), Source(text=text), language("zz", tmp_path))
    parties.read(new)
    assert [party.name for party in new.found(Party)] == ["Qazstan"]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Foreign Minister Ngandu wa Mpiana of Zaire spoke to Belgium.", "Ngandu wa Mpiana", "person"),
        ("Belgium was told that Sabena, the Belgian airline, must cut its flights.", "Sabena", "organisation"),
        ("Hungary's Eximbank lends Indonesia 28 million euros.", "Eximbank", "organisation"),
        ("Tejgaon, the Bangladeshi operator, pays Nepal.", "Tejgaon", "organisation"),
    ],
)
def test_names_are_whole_and_of_the_right_kind(read, text, name, kind):
    assert [one.type for one in read(text, published="2024-01-05").parties if one.name == name] == [kind]


@pytest.mark.parametrize("text", ["The Antarctic Peninsula is cold, Chile says.", "The Indo-Pacific matters to Japan."])
def test_regions_are_no_states(read, text):
    assert [one.name for one in read(text).parties if one.name in ("Antarctica", "India")] == []


@pytest.mark.parametrize(
    ("text", "office", "name"),
    [
        (
            "Deputy Minister Anna Kask and Bo Lam, Deputy Minister of Finance of Laos, met. The Deputy Minister spoke.",
            "Deputy Minister",
            "Anna Kask",
        ),
        (
            "Oman's Minister Ali Saad and Jo Park, Minister of Trade of Fiji, sat down. Then the Minister smiled.",
            "Minister",
            "Ali Saad",
        ),
    ],
)
def test_an_office_without_its_field_is_not_the_one_with_it(read, text, office, name):
    last = max(one.start for party in read(text).parties for one in party.mentions if one.text.endswith(office))
    (found,) = [p.name for p in read(text).parties if any(one.start == last for one in p.mentions)]
    assert found == name
