"""Events: who did what to whom, where, when, and whether it took place. All sentences are our own."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.reading.events.frames import lexicon
from comity.records import Event, EventStatus, Plover, Reading

Read = Callable[..., Reading]
NOW = "2025-06-18"


def seen(event: Event) -> tuple[Any, ...]:
    """What the cases compare: type, kind, both sides by code, day, status."""
    return (
        event.plover.value if event.plover is not None else None,
        event.kind_.value,
        "+".join(sorted(event.iso3_actors)),
        "+".join(sorted(event.iso3_recipients)),
        event.when,
        event.status.value,
    )


def of_kind(reading: Reading, kind: str) -> list[tuple[Any, ...]]:
    return [seen(event) for event in reading.events if event.kind_ == kind]


VISITS = [
    ("The president of Peru visited Chile on 3 June 2025.", "CONSULT", "PER", "CHL", "2025-06-03", "happened"),
    ("Kenya's foreign minister will visit Ghana on 2 July 2025.", "AGREE", "KEN", "GHA", "2025-07-02", "expected"),
    ("Norway's king arrived in Poland on 10 June 2025.", "CONSULT", "NOR", "POL", "2025-06-10", "happened"),
    ("Greece hosted Egypt's president on 4 June 2025.", "CONSULT", "EGY", "GRC", "2025-06-04", "happened"),
    ("Brazil's president paid a state visit to Angola in May 2025.", "CONSULT", "BRA", "AGO", "2025-05", "happened"),
    ("Malta's prime minister is expected in Tunisia on 1 July 2025.", "AGREE", "MLT", "TUN", "2025-07-01", "expected"),
    ("Laos invited Thailand's prime minister to visit in 2026.", "AGREE", "THA", "LAO", None, "expected"),
]


@pytest.mark.parametrize("case", VISITS, ids=lambda case: case[0])
def test_visits_have_the_guest_as_actor(read: Read, case: tuple[Any, ...]) -> None:
    text, plover, actor, recipient, when, status = case
    found = of_kind(read(text, published=NOW), "visit")
    assert [one[:4] + one[5:] for one in found] == [(plover, "visit", actor, recipient, status)]
    assert when is None or found[0][4] == when


JOINT = [
    ("Peru and Chile held talks in Quito on 3 June 2025.", "talks", "CONSULT", "CHL+PER", "happened"),
    (
        "Kenya's foreign minister met his Ghanaian counterpart on 5 June 2025.",
        "meeting",
        "CONSULT",
        "GHA+KEN",
        "happened",
    ),
    (
        "A meeting between Norway and Poland took place in Riga on 2 June 2025.",
        "meeting",
        "CONSULT",
        "NOR+POL",
        "happened",
    ),
    ("Laos and Thailand signed a treaty on 11 June 2025.", "signing", "SUPPORT", "LAO+THA", "happened"),
    (
        "The memorandum was signed by Cuba and Mexico in Lima on 4 June 2025.",
        "signing",
        "SUPPORT",
        "CUB+MEX",
        "happened",
    ),
    ("Malta and Tunisia will sign an agreement in Oslo on 9 July 2025.", "signing", "AGREE", "MLT+TUN", "expected"),
    ("Fiji and Samoa are expected to sign a protocol in August 2025.", "signing", "AGREE", "FJI+WSM", "expected"),
]


@pytest.mark.parametrize(("text", "kind", "plover", "actors", "status"), JOINT)
def test_joint_acts_have_all_as_actors(read: Read, text: str, kind: str, plover: str, actors: str, status: str) -> None:
    assert [(one[0], one[2], one[3], one[5]) for one in of_kind(read(text, published=NOW), kind)] == [
        (plover, actors, "", status)
    ]


DIRECTED = [
    ("Peru accused Chile of spying.", "ACCUSE", "PER", "CHL"),
    ("Kenya condemned the decision of Ghana.", "ACCUSE", "KEN", "GHA"),
    ("Norway summoned the Polish ambassador on Monday.", "ACCUSE", "NOR", "POL"),
    ("Egypt expelled three Greek diplomats.", "SANCTION", "EGY", "GRC"),
    ("Three Greek diplomats were expelled by Egypt.", "SANCTION", "EGY", "GRC"),
    ("Laos imposed sanctions on Thailand.", "SANCTION", "LAO", "THA"),
    ("Cuba demanded that Mexico release two fishermen.", "REQUEST", "CUB", "MEX"),
    ("Malta urged Tunisia to reopen the port.", "REQUEST", "MLT", "TUN"),
    ("Fiji rejected a proposal from Samoa.", "REJECT", "FJI", "WSM"),
    ("Brazil threatened to close its market to Angola.", "THREATEN", "BRA", "AGO"),
    ("Japan gave Nepal a loan of 30 million dollars.", "AID", "JPN", "NPL"),
    ("Serbia praised Cyprus for its patience.", "SUPPORT", "SRB", "CYP"),
]


@pytest.mark.parametrize(("text", "plover", "actor", "recipient"), DIRECTED)
def test_directed_acts_go_from_actor_to_recipient(
    read: Read, text: str, plover: str, actor: str, recipient: str
) -> None:
    assert [(one[0], one[2], one[3]) for one in map(seen, read(text, published=NOW).events)] == [
        (plover, actor, recipient)
    ]


NO_EVENT = [
    "Peru and Chile often meet.",
    "Kenya may visit Ghana if the weather allows.",
    "No treaty between Norway and Poland has been signed.",
    "The signing of treaties is a matter for parliaments.",
    "Egypt said that trade with Greece had grown by 4 percent.",
    "Laos and Thailand should sign the agreement soon.",
    "If Cuba expels Mexican diplomats, Mexico may do the same.",
    "States that expel diplomats mostly see their own expelled.",
    "The ambassador of Cuba must leave his keys at the door.",
    "Peru told its own staff to leave early on Friday.",
    "Two Kenyan travellers spent a lot of money in Ghana.",
    "Norway adopted a package of reforms for its schools.",
    "Laos denied the request of a reader for a map.",
    "The president of Fiji was the guest of honour at a dance.",
    "Ships from Malta always sail near Tunisia.",
    "Hundreds of people gathered outside a shop in Riga.",
    "The visit went well.",
    "Malta's meeting rooms were repainted in May 2025.",
    "The president of Fiji met the target for exports.",
    "Two Kenyan citizens left for Ghana in May 2025.",
    "I wrote down what Norway and Poland promised each other.",
    "Japan announced a package of 30 million dollars for schools.",
    "The border commission completed its report in March 2025.",
]


@pytest.mark.parametrize("text", NO_EVENT)
def test_habits_conditions_and_near_misses_are_no_events(read: Read, text: str) -> None:
    assert [seen(event) for event in read(text, published=NOW).events] == []


SENT_OUT = [
    ("Three Chilean officials were expelled from Lima over the affair.", "PER", "CHL"),
    ("Two Kenyan envoys were expelled from Ghana in May 2025.", "GHA", "KEN"),
    ("A Danish attaché was ordered out of Tehran last week.", "IRN", "DNK"),
    ("Lima answered by expelling five Chileans.", "PER", "CHL"),
    ("Accra retaliated on Friday by expelling two Kenyan consuls.", "GHA", "KEN"),
    ("Egypt responded by declaring three Greek diplomats unwelcome.", "EGY", "GRC"),
    ("Norway on Friday declared two Polish diplomats unwelcome.", "NOR", "POL"),
    ("The two Greek consuls have been declared undesirable by Egypt.", "EGY", "GRC"),
    ("Cuba declared the Mexican consul persona non grata.", "CUB", "MEX"),
    ("Fiji gave a Samoan attaché 48 hours to leave the country.", "FJI", "WSM"),
    ("The Greek foreign ministry told two Egyptian diplomats to leave within three days.", "GRC", "EGY"),
    ("Two members of Chad's embassy must leave Niger by Thursday.", "NER", "TCD"),
    ("Laos orders out four Thai diplomats", "LAO", "THA"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), SENT_OUT)
def test_who_sends_envoys_out_is_told_in_many_ways(read: Read, text: str, actor: str, recipient: str) -> None:
    (event,) = [seen(one) for one in read(text, published=NOW).events if one.kind_ == "expulsion"]
    assert (event[0], event[2], event[3], event[5]) == ("SANCTION", actor, recipient, "happened")


CAME = [
    ("The Peruvian foreign minister arrived in Oslo on Monday.", "PER", "NOR", "happened"),
    ("The king of Norway landed in Warsaw on Friday.", "NOR", "POL", "happened"),
    ("Ghana's president flew to Nairobi on 3 June 2025.", "GHA", "KEN", "happened"),
    ("The Fijian minister will follow with a visit to Samoa on 4 July 2025.", "FJI", "WSM", "expected"),
    ("Egypt's president opened the year with a state visit to Greece.", "EGY", "GRC", "happened"),
    ("Malta's president will begin her tour with a visit to Tunisia.", "MLT", "TUN", "expected"),
    ("The Slovenian minister spent Thursday in Vientiane.", "SVN", "LAO", "happened"),
    ("Cuba's foreign minister spent two days in Mexico.", "CUB", "MEX", "happened"),
    ("Brazil's president spent the weekend in Luanda.", "BRA", "AGO", "happened"),
    ("On Wednesday Kenya's president was the guest of the president of Ghana.", "KEN", "GHA", "happened"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "status"), CAME)
def test_a_guest_is_known_by_many_words(read: Read, text: str, actor: str, recipient: str, status: str) -> None:
    visits = [seen(one) for one in read(text, published=NOW).events if one.kind_ == "visit"]
    assert [one[2:4] + one[5:] for one in visits] == [(actor, recipient, status)]


def test_the_host_of_a_city_has_the_city_as_its_passage(read: Read) -> None:
    (visit,) = read("The Peruvian foreign minister arrived in Oslo on Monday.", published=NOW).events
    assert (visit.recipients, visit.iso3_recipients, visit.place) == ((), ("NOR",), "Oslo")


def test_a_meeting_told_with_a_pronoun_has_both_sides(read: Read) -> None:
    text = "The Slovenian minister spent Thursday in Vientiane, where she met her Lao counterpart."
    assert [one[2] for one in of_kind(read(text, published=NOW), "meeting")] == ["LAO+SVN"]


DENIED = [
    ("The minister of Cuba denied that Cuba had expelled Mexican diplomats.", "expulsion", "CUB", "MEX"),
    ("The foreign ministry of Norway denied that the embassy in Poland would be closed.", "sanction", "NOR", "POL"),
    ("Kenya denied that it had recalled its ambassador from Ghana.", "other", "KEN", "GHA"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), DENIED)
def test_what_is_denied_is_told_as_denied(read: Read, text: str, kind: str, actor: str, recipient: str) -> None:
    (event,) = read(text, published=NOW).events
    assert (event.kind_, event.plover, event.status) == (kind, "SANCTION", "denied")
    assert (event.iso3_actors, event.iso3_recipients) == ((actor,), (recipient,))


ANSWERED = [
    ("Peru test-fired a missile on Sunday, and Chile condemned the launch.", "ACCUSE", "CHL", "PER"),
    ("Kenya closed its border to Uganda. Tanzania deplored the step.", "ACCUSE", "TZA", "KEN"),
    ("Egypt released two Greek sailors, and Malta welcomed the decision.", "SUPPORT", "MLT", "EGY"),
]


@pytest.mark.parametrize(("text", "plover", "actor", "recipient"), ANSWERED)
def test_blame_and_praise_of_a_deed_go_to_who_did_it(
    read: Read, text: str, plover: str, actor: str, recipient: str
) -> None:
    said = [seen(one) for one in read(text, published=NOW).events if one.kind_ == "statement"]
    assert [(one[0], one[2], one[3]) for one in said] == [(plover, actor, recipient)]


@pytest.mark.parametrize(
    "text", ["Chile condemned the launch.", "Peru signed a treaty with Chile. Brazil condemned the attack."]
)
def test_blame_of_a_deed_that_nobody_is_told_to_have_done_has_no_target(read: Read, text: str) -> None:
    said = [seen(one) for one in read(text, published=NOW).events if one.kind_ == "statement"]
    assert all(one[3] == "" for one in said)


CONDITIONS = [
    ("Washington warned Ankara of consequences if it buys more missiles.", "THREATEN", "USA", "TUR"),
    ("Venezuela vowed to retaliate against Guyana if drilling begins.", "THREATEN", "VEN", "GUY"),
    ("Laos threatened to close its market to Thailand if the dam is built.", "THREATEN", "LAO", "THA"),
]


@pytest.mark.parametrize(("text", "plover", "actor", "recipient"), CONDITIONS)
def test_a_condition_of_a_threat_does_not_unsay_it(
    read: Read, text: str, plover: str, actor: str, recipient: str
) -> None:
    (event,) = map(seen, read(text, published=NOW).events)
    assert (event[0], event[2], event[3], event[5]) == (plover, actor, recipient, "happened")


ABROAD = [
    ("Israeli jets struck targets in southern Lebanon on Monday.", "ISR", "LBN"),
    ("Kenyan soldiers killed two men in Somalia.", "KEN", "SOM"),
    ("Turkish drones hit a depot in Syria on Friday.", "TUR", "SYR"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), ABROAD)
def test_an_attack_on_foreign_land_is_one_on_its_state(read: Read, text: str, actor: str, recipient: str) -> None:
    (event,) = map(seen, read(text, published=NOW).events)
    assert (event[0], event[2], event[3]) == ("ASSAULT", actor, recipient)


def test_police_at_home_attack_no_other_state(read: Read) -> None:
    assert [one[3] for one in map(seen, read("Kenyan police killed two men in Nairobi.", published=NOW).events)] == [""]


OTHERS_TALK = [
    ("Qatar mediated talks between Chad and Niger in Doha.", "QAT", "NER+TCD"),
    ("Oman mediates between Peru and Chile, and on Monday it hosted talks between Peru and Chile.", "OMN", "CHL+PER"),
    ("Norway facilitated negotiations between Kenya and Somalia in May 2025.", "NOR", "KEN+SOM"),
]


@pytest.mark.parametrize(("text", "actor", "recipients"), OTHERS_TALK)
def test_who_mediates_acts_on_both_sides(read: Read, text: str, actor: str, recipients: str) -> None:
    found = [seen(one) for one in read(text, published=NOW).events if one.mode == "third-party"]
    assert {(one[2], one[3]) for one in found} == {(actor, recipients)}


CALLED_OFF = [
    ("Moldova put off its minister's trip to Georgia.", "MDA", "GEO"),
    ("The visit of Kenya's president to Burundi was called off.", "KEN", "BDI"),
    ("Peru's president cancelled his tour of Chile.", "PER", "CHL"),
    ("Norway's king has postponed his visit to Poland.", "NOR", "POL"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), CALLED_OFF)
def test_a_visit_called_off_is_cancelled(read: Read, text: str, actor: str, recipient: str) -> None:
    found = of_kind(read(text, published=NOW), "visit")
    assert [one[2:4] + one[5:] for one in found] == [(actor, recipient, "cancelled")]


AHEAD = [
    ("Peru's president begins a three-day visit to Chile on 3 July 2025.", "expected"),
    ("Peru's president is in Santiago on a visit.", "under way"),
    ("Peru's president is on a visit to Chile.", "under way"),
    ("Peru's president began a visit to Chile on 16 June 2025.", "happened"),
]


@pytest.mark.parametrize(("text", "status"), AHEAD)
def test_a_visit_that_begins_is_ahead_or_under_way_by_its_day(read: Read, text: str, status: str) -> None:
    assert [one[5] for one in of_kind(read(text, published=NOW), "visit")] == [status]


ABROAD_ARREST = [
    ("Ottawa expressed concern about the trial of a Canadian citizen in Vietnam.", "CAN", "VNM"),
    ("Peru voiced alarm over the arrest of two Peruvians in Chile.", "PER", "CHL"),
    ("Kenya conveyed its dismay at the death of a Kenyan worker in Qatar.", "KEN", "QAT"),
]


@pytest.mark.parametrize(("text", "actor", "recipient"), ABROAD_ARREST)
def test_concern_for_ones_own_people_is_with_the_state_they_are_in(
    read: Read, text: str, actor: str, recipient: str
) -> None:
    (event,) = map(seen, read(text, published=NOW).events)
    assert (event[0], event[2], event[3]) == ("ACCUSE", actor, recipient)


def test_one_visit_told_thrice_is_one_record(read: Read) -> None:
    text = (
        "Kenya's president William Ruto will visit Ghana on 2 July 2025. The visit is the first in ten years. "
        "Ahead of the visit, the two capitals were decorated."
    )
    visits = [event for event in read(text, published=NOW).events if event.kind_ == "visit"]
    assert len(visits) == 1
    assert len(visits[0].evidence) == 3
    assert visits[0].evidence[0].text.startswith("Kenya")


def test_two_meetings_of_two_days_stay_apart(read: Read) -> None:
    text = "Peru and Chile met in Lima on 3 June 2025. Peru and Chile will meet in Quito on 9 August 2025."
    found = of_kind(read(text, published=NOW), "meeting")
    assert [(one[4], one[5]) for one in found] == [("2025-06-03", "happened"), ("2025-08-09", "expected")]


def test_an_old_visit_is_not_the_new_one(read: Read) -> None:
    text = "Norway's king visited Poland. The king of Norway last visited Poland in 2012."
    assert [one[4] for one in of_kind(read(text, published=NOW), "visit")] == [None, "2012"]


def test_several_acts_of_a_sentence_are_several_records(read: Read) -> None:
    text = "Egypt expelled two Greek diplomats and recalled its ambassador from Greece on 3 June 2025."
    found = read(text, published=NOW).events
    assert [event.kind_ for event in found] == ["expulsion", "other"]


def test_what_is_demanded_is_no_act_of_its_own(read: Read) -> None:
    for text in (
        "Peru urged Chile to sign the treaty.",
        "Kenya refused to release two sailors of Ghana.",
        "Norway threatened to expel Polish diplomats.",
    ):
        assert len(read(text, published=NOW).events) == 1


def test_a_day_of_the_report_is_not_the_day_of_the_act(read: Read) -> None:
    text = "Peru said on 17 June 2025 that Chile had expelled two Peruvian diplomats."
    (event,) = read(text, published=NOW).events
    assert (event.kind_, event.when) == ("expulsion", None)


def test_a_dateline_dates_nothing(read: Read) -> None:
    text = "LIMA, 17 June 2025 - Peru summoned the Chilean ambassador on 16 June 2025 over the border."
    (event,) = read(text, published=NOW).events
    assert event.when == "2025-06-16"


OPENINGS = [
    ("Kenya will open a consulate in Accra in July 2025.", "AGREE", "Accra", "expected"),
    ("A bridge was inaugurated in Maputo on 3 June 2025.", None, "Maputo", "happened"),
    ("The university of Lagos opened a branch in Nairobi in May 2025.", None, "Nairobi", "happened"),
]


@pytest.mark.parametrize(("text", "plover", "place", "status"), OPENINGS)
def test_openings_are_events_by_their_place(read: Read, text: str, plover: str | None, place: str, status: str) -> None:
    found = [event for event in read(text, published=NOW).events if event.kind_ == "opening"]
    assert [(event.plover, event.place, event.status) for event in found] == [
        (Plover(plover) if plover else None, place, EventStatus(status))
    ]


def test_opening_of_talks_or_hearts_is_no_opening(read: Read) -> None:
    for text in ("Kenya opened its heart in 2024.", "The session opened in Nairobi.", "Doors open in Accra at nine."):
        assert of_kind(read(text, published=NOW), "opening") == []


def test_every_frame_has_known_slots_and_classes(read: Read, reader: Any) -> None:
    words = lexicon(reader.tables)
    known = {"joint", "two", "two_states", "needs_recipient", "other_party", "other_state", "official", "person_object",
             "passive", "active", "intransitive", "bare", "to_do", "no_negative", "needs_verb", "needs_when",
             "needs_verb_or_when", "needs_clause", "present", "swallows", "agree", "invitation", "cancels",
             "prospective", "ahead", "joint_if_two", "order", "role", "infinitive",
             "guest", "presence", "plain"}  # fmt: skip
    frames = [frame for found in words.frames.values() for frame in found]
    assert len(frames) > 1350
    for frame in frames:
        assert frame.traits <= known, (frame.word, frame.traits - known)
        assert all(wanted for _, wanted in frame.asks), frame.word


def test_events_need_neither_parser_nor_table(tmp_path: Any) -> None:
    import spacy
    from spacy.tokens import Doc

    import comity.reading.pipeline  # noqa: F401  registers the extension

    doc: Doc = spacy.blank("en")("Peru visited Chile.")
    from comity.reading import events
    from comity.reading.notes import Notes

    notes = Notes.of(doc, "en")
    events.read(notes)
    assert notes.items == []


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the presidents of Chile and Peru put their names to a treaty on water.",
        "Chad and Niger set their signatures to the protocol on grazing.",
        "Fiji and Tonga put their names to a pact on tuna.",
    ],
)
def test_a_signature_told_of_the_agreement_is_a_signing(read, text):
    (one,) = [event for event in read(text, published="2024-05-08").events if event.kind_ == "signing"]
    assert (len(one.iso3_actors), one.status) == (2, "happened")


def test_every_example_of_a_frame_is_met_and_no_near_miss(reader: Any) -> None:
    from comity import Source

    words = lexicon(reader.tables)
    with (Path(__file__).parent / "event_examples.csv").open(encoding="utf-8", newline="") as rows:
        cases = list(csv.DictReader(rows))
    assert len(cases) > 850
    wrong = []
    for case in cases:
        (frame,) = [one for one in words.frames[case["word"]] if (one.pos, one.sense) == (case["pos"], case["sense"])]
        for text, wanted in ((case["example"], True), (case["near_miss"], False)):
            events = reader.read(Source(text=text, published="2025-10-20")).events
            if any(one.kind_ is frame.kind and one.plover is frame.plover for one in events) is not wanted:
                wrong.append((case["word"], case["sense"], text))
    assert wrong == []


ELSEWHERE = [
    ("Norway's foreign minister was in Accra on 3 June 2025.", "NOR", "GHA", "2025-06-03", "happened"),
    ("The Peruvian president will be in Quito on 2 July 2025.", "PER", "ECU", "2025-07-02", "expected"),
    ("A delegation from Laos was in Hanoi from 2 to 4 June 2025.", "LAO", "VNM", "2025-06-02/2025-06-04", "happened"),
    ("Malta's prime minister is due in Tunis on 1 July 2025.", "MLT", "TUN", "2025-07-01", "expected"),
    ("During his visit to Rabat on 3 June 2025, the Chilean president praised Morocco.", "CHL", "MAR", "2025-06-03",
     "happened"),
    ("Chad's president set out for Niamey on 4 June 2025.", "TCD", "NER", "2025-06-04", "happened"),
    ("Kenya's president was to have visited Chad on 3 June 2025.", "KEN", "TCD", "2025-06-03", "cancelled"),
    ("President Ruto of Kenya will embark on a tour of Ghana on 2 July 2025.", "KEN", "GHA", "2025-07-02", "expected"),
]  # fmt: skip


@pytest.mark.parametrize("case", ELSEWHERE, ids=lambda case: case[0])
def test_who_is_in_another_country_on_a_day_visits_it(read: Read, case: tuple[Any, ...]) -> None:
    text, actor, recipient, when, status = case
    (visit,) = of_kind(read(text, published=NOW), "visit")
    assert visit[2:] == (actor, recipient, when, status)


@pytest.mark.parametrize(
    "text",
    [
        "Norway's report was in print on 3 June 2025.",
        "Ghana was in debt to Norway in 2019.",
        "There was rain in Accra on 3 June 2025, Norway's weather office said.",
        "The talks between Peru and Chile were hard in Lima.",
        "Peruvian copper came to 3 million tonnes in Chile in 2024.",
    ],
)
def test_what_is_somewhere_visits_nothing(read: Read, text: str) -> None:
    assert of_kind(read(text, published=NOW), "visit") == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The talks between Peru and Chile did not take place on 3 June 2025.", "talks", "cancelled"),
        ("Talks between Ghana and Togo, due on 3 June 2025, were called off.", "talks", "cancelled"),
        ("A meeting between the Kenyan and Chadian ministers is set for 2 July 2025.", "meeting", "expected"),
        ("The meeting between Laos and Japan was put off on 3 June 2025.", "meeting", "cancelled"),
        ("Norway denied that its foreign minister had met the Chadian envoy.", "meeting", "denied"),
        ("Ghana's treaty with Togo was to have been signed on 3 June 2025.", "signing", "cancelled"),
    ],
)
def test_what_did_not_come_about_is_told_so(read: Read, text: str, kind: str, status: str) -> None:
    assert [one[5] for one in of_kind(read(text, published=NOW), kind)] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("The envoy of Oman paid a courtesy call on the emir of Kuwait.", "meeting", "KWT+OMN"),
        ("Foreign Minister Penny Wong of Australia met her counterpart from Fiji.", "meeting", "AUS+FJI"),
        ("Ethiopia said that its prime minister had held talks with the president of Kenya.", "talks", "ETH+KEN"),
        ("The Greek and Albanian premiers exchanged views in Tirana.", "talks", "ALB+GRC"),
        ("Japan and Peru exchanged notes on a loan.", "signing", "JPN+PER"),
    ],
)
def test_both_who_meet_are_found_beyond_the_subject(read: Read, text: str, kind: str, actors: str) -> None:
    assert [one[2] for one in of_kind(read(text, published=NOW), kind)] == [actors]


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("The expulsion of two Malian envoys by Niger on 3 June 2025 was noted.", "NER", "MLI"),
        ("A Chadian diplomat has 72 hours to leave Niger.", "NER", "TCD"),
        ("Peru showed two Chilean diplomats the door.", "PER", "CHL"),
        ("The removal of two Peruvian envoys from La Paz on 3 June 2025 was noted.", "BOL", "PER"),
        ("Two Bulgarian diplomats have been declared unwelcome persons by Norway.", "NOR", "BGR"),
    ],
)
def test_envoys_are_sent_home_in_nouns_and_idioms(read: Read, text: str, actor: str, recipient: str) -> None:
    assert [one[2:4] for one in of_kind(read(text, published=NOW), "expulsion")] == [(actor, recipient)]


def test_an_official_of_unknown_state_is_of_the_other_of_two(read: Read) -> None:
    text = (
        "Slovakia and Slovenia agreed on gas on Monday. Slovakia will store gas for Slovenia.\n\n"
        "Energy ministers Ladislav Hrin and Maja Tursk signed a contract on 16 June 2025. "
        "Slovenia pays Slovakia 30 million euros."
    )
    assert [one[2] for one in of_kind(read(text, published=NOW), "signing")] == ["SVK+SVN"]


def test_the_minister_of_a_text_about_two_visits_the_other(read: Read) -> None:
    text = (
        "Finland and Namibia opened a school together. Finland pays Namibia.\n\n"
        "The president's trip to Namibia in May 2025 was short."
    )
    assert [one[2:5] for one in of_kind(read(text, published=NOW), "visit")] == [("FIN", "NAM", "2025-05")]


def test_no_state_is_given_in_a_text_about_many(read: Read) -> None:
    text = "Finland, Namibia, Peru, Chad and Laos spoke of fish. Ministers Jan Hrin and Eva Tursk met on 16 June 2025."
    assert [one[2] for one in of_kind(read(text, published=NOW), "meeting")] in ([], [""])


def test_a_date_that_leads_in_a_line_is_the_days(read: Read) -> None:
    text = (
        "Contacts of Norway and Ghana\n\n12 May 2025: second round of political talks between Norway and Ghana, Oslo\n"
    )
    assert [one[4:] for one in of_kind(read(text, published=NOW), "talks")] == [("2025-05-12", "happened")]


def test_a_past_day_is_not_that_of_an_act_to_come(read: Read) -> None:
    text = "Ghana's president was in Lagos on 3 March 2025 and is expected to receive the Togolese president in Accra."
    assert all(one[4] != "2025-03-03" for one in map(seen, read(text, published=NOW).events) if one[5] == "expected")
