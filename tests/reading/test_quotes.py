"""Quotations: marks, speakers, media, reported speech, and what is no speech. All sentences are invented."""

from __future__ import annotations

from typing import Any

import pytest

from comity.lexicon import language
from comity.reading.notes import Notes
from comity.reading.quotes import read as read_quotes
from comity.reading.quotes.marks import marked
from comity.reading.quotes.words import Manner, words_of
from comity.records import QuoteForm, Source, SourceKind

ALMEIDA, NOVAK = "Jorge Almeida", "Petra Novak"
DIRECT, PARTIAL, INDIRECT = QuoteForm.DIRECT, QuoteForm.PARTIAL, QuoteForm.INDIRECT


def spoken(reading: Any) -> list[tuple[str, str | None]]:
    """Text and speaker of the quotations between marks."""
    return [(quote.text, quote.speaker) for quote in reading.quotes if quote.form is not INDIRECT]


def between(text: str) -> list[str]:
    return [text[one.start : one.end] for one in marked(text, words_of(language("en")))]


# ---- marks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('He said "we go" twice.', ["we go"]),
        ("He said “we go” twice.", ["we go"]),
        ("Er sagte „wir gehen“ dazu.", ["wir gehen"]),
        ("Powiedział „idziemy” dwa razy.", ["idziemy"]),
        ("Il a dit « nous partons » deux fois.", ["nous partons"]),
        ("It isn't the boats' fault, and it's nobody's.", []),
        ("‘The ministers’ boats won’t sail,’ he said.", ["The ministers’ boats won’t sail,"]),
        ("He called it 'a fine mess' at once.", ["a fine mess"]),
        ("“She told me ‘not now’ and left.”", ["She told me ‘not now’ and left.", "not now"]),
        ("“One. “Two” three.”", ["One. “Two” three.", "Two"]),
        ("The toll was “still open. She said: “We shall see.”", ["still open.", "We shall see."]),
        ('The pipe is 48" wide and 12" thick.', []),
        ("No marks here at all.", []),
    ],
)
def test_marks_pair(text: str, inside: list[str]) -> None:
    assert between(text) == inside


def test_marks_end_with_the_paragraph() -> None:
    assert between("He said “we go\n\nNothing else ” happened.") == ["we go"]


def test_marks_opened_again_go_on() -> None:
    text = "“First this.\n\n“Then that,” she said."
    first, second = marked(text, words_of(language("en")))
    assert first.goes_on and not first.closed
    assert second.closed and not second.goes_on


# ---- speakers ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "“The river has two banks and one debt,” said Elena Marku, Albania's transport minister.",
            [("The river has two banks and one debt", "Elena Marku")],
        ),
        (
            "“The road is ours to mend,” Latvia's deputy foreign minister, Andris Kalns, remarked on Friday.",
            [("The road is ours to mend", "Andris Kalns")],
        ),
        (
            "President Jorge Almeida said in Lisbon: “We shall not sell the port.”",
            [("We shall not sell the port.", "Jorge Almeida")],
        ),
        (
            "Prime Minister Sara Lindholm arrived at noon. “We came to listen,” she told reporters.",
            [("We came to listen", "Sara Lindholm")],
        ),
        (
            "“A pact is a promise with a stamp,” said Oskar Brandt, a former envoy. “Mind the stamp.”",
            [("A pact is a promise with a stamp", "Oskar Brandt"), ("Mind the stamp.", "Oskar Brandt")],
        ),
        (
            "“We will pay,” Finance Minister Rosa Quintero promised, “but we will not pay twice.”",
            [("We will pay", "Rosa Quintero"), ("but we will not pay twice.", "Rosa Quintero")],
        ),
        (
            "Defence Minister Henrik Solberg denied it, says his spokeswoman. “Why would we?” Solberg asked.",
            [("Why would we?", "Henrik Solberg")],
        ),
        (
            "“Nobody asked us, Foreign Minister Petra Novak insisted.",
            [("Nobody asked us", "Petra Novak")],
        ),
        (
            "“First we count.\n\n“Then we talk,” said Irina Petrescu, Romania's chief negotiator.",
            [("First we count.\nThen we talk", "Irina Petrescu")],
        ),
        (
            "It is not so, says Maria Costa, spokeswoman for the foreign ministry. “No such paper exists.”",
            [("No such paper exists.", "Maria Costa")],
        ),
        (
            "Ghana's transport ministry said reports of a toll were “premature”.",
            [("premature", "Ministry of Transport of Ghana")],
        ),
    ],
)
def test_direct_speech_has_its_speaker(read: Any, text: str, quotes: list[tuple[str, str]]) -> None:
    assert spoken(read(text)) == quotes


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("Foreign Minister Petra Novak called the offer “thin and late”.", "thin and late"),
        ("Foreign Minister Petra Novak described the bridge as a “gift to both banks”.", "gift to both banks"),
        ("The line will open “by spring, if the snow allows”, Foreign Minister Petra Novak says.", None),
        ("The deal, Foreign Minister Petra Novak argued, was “a door left ajar”.", "a door left ajar"),
        ("Trade has “doubled in a year”, according to Foreign Minister Petra Novak.", "doubled in a year"),
        ("Foreign Minister Petra Novak warned of “a long winter” in parliament.", "a long winter"),
        ("Foreign Minister Petra Novak blamed 'a clerk with a sense of humour'.", "a clerk with a sense of humour"),
    ],
)
def test_fragments_have_their_speaker(read: Any, text: str, fragment: str | None) -> None:
    (quote,) = [one for one in read(text).quotes if one.form is not INDIRECT]
    assert quote.form is PARTIAL
    assert quote.speaker == "Petra Novak"
    assert quote.text == (fragment or "by spring, if the snow allows")


@pytest.mark.parametrize(
    "text",
    [
        "The exercise, “Silver Anchor,” began on Monday with six ships.",
        "Norway opened the “Fridtjof Nansen” school in Astana.",
        "They will widen the “North – South” corridor next year.",
        "The minister published an article titled “A Bridge That Holds for Our Children.”",
        "The campaign's slogan was “water for all”, printed on blue paper.",
        "The so-called “green lane” was extended in March.",
        "The word “never” does not stand in the text.",
        "Read also: “We were sold a tunnel”: six drivers remember",
        "The visit underscores the “deep ties” of the two countries.",
        "The square was named “Friendship of Peoples” last year.",
        "Nobody can say ‘yes’ to that.",
    ],
)
def test_names_and_scare_quotes_are_no_speech(read: Any, text: str) -> None:
    assert spoken(read(text)) == []


def test_speech_without_a_speaker_has_none(read: Any) -> None:
    reading = read("The hall fell silent.\n\n“Nobody will ever build that bridge again.”\n\nThe vote was lost.")
    assert spoken(reading) == [("Nobody will ever build that bridge again.", None)]
    assert reading.quotes[0].score < 0.5


def test_someone_without_a_name_is_quoted_by_the_words_of_the_text(read: Any) -> None:
    (quote,) = read("“It was cold,” a customs officer in Narva said.").quotes
    assert quote.speaker == "customs officer in Narva"
    assert quote.said_by[0].party == quote.speaker
    assert quote.passages["speaker"].text == quote.speaker
    assert quote.passages["cue"].text == "said"


def test_addressee_is_read(read: Any) -> None:
    (quote,) = read("“Come in spring,” President Jorge Almeida told President Elena Marku.").quotes
    assert (quote.speaker, quote.addressee) == ("Jorge Almeida", "Elena Marku")


def test_nested_speech_keeps_both_voices(read: Any) -> None:
    reading = read("President Jorge Almeida said: “The envoy told me: ‘Our ships are waiting.’ I believed him.”")
    inner = next(one for one in reading.quotes if one.text.startswith("Our ships"))
    assert [voice.party for voice in inner.said_by] == ["envoy", "Jorge Almeida", "source"]


# ---- media -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("“We are ready,” Prime Minister Sara Lindholm said in a statement.", "statement"),
        ("“We are ready,” President Jorge Almeida told the Herald in an interview.", "interview, Herald"),
        ("In a speech in parliament, Prime Minister Sara Lindholm said: “We are ready.”", "speech"),
        ("“We are ready,” Prime Minister Sara Lindholm said on Monday.", None),
    ],
)  # fmt: skip
def test_medium_of_one_sentence(read: Any, text: str, through: str | None) -> None:
    (quote,) = read(text).quotes
    assert quote.through == through


REPORT = (
    "Lindholm sets out her plan\n\n"
    "The Harbour Herald published an op-ed by Prime Minister Sara Lindholm on Monday. In it, Lindholm stated, “The two "
    "shores need one timetable.” She noted that trade had reached 3 billion euros.\n\n"
    "Concluding her op-ed, Lindholm declared, “The ferry is only a beginning.” The visit follows a meeting in Riga in "
    "May, where Lindholm praised the “patience” of her hosts.\n"
)


def test_piece_that_a_text_reports_is_the_medium_until_another_occasion(read: Any) -> None:
    through = {quote.text: quote.through for quote in read(REPORT).quotes}
    assert through == {
        "The two shores need one timetable.": "op-ed, Harbour Herald",
        "trade had reached 3 billion euros": "op-ed, Harbour Herald",
        "The ferry is only a beginning.": "op-ed, Harbour Herald",
        "patience": None,
    }


def test_text_of_one_voice_is_its_authors(reader: Any) -> None:
    text = "Two shores\n\nBy Sara Lindholm, Prime Minister of Sweden\n\nWe shall build the line. I hope it opens.\n"
    notes = Notes.of(reader.nlp(text))
    notes.source = Source(text=text, kind=SourceKind.OP_ED, publisher="Harbour Herald")
    from comity.reading import parties

    parties.read(notes)
    read_quotes(notes)
    build = next(token.i for token in notes.doc if token.text == "build")
    assert [(voice.party, voice.through) for voice in notes.said_by(build)] == [
        ("Sara Lindholm", "op-ed, Harbour Herald"),
        ("source", None),
    ]
    assert not [item for item in notes.items if item.kind == "quote"]


def test_interview_gives_each_answer_to_who_is_asked(read: Any) -> None:
    reading = read(
        "Interview: Ambassador Tomas Eriksen on tunnels\n\n"
        "Tomas Eriksen has been Norway's ambassador to Chile since 2023. The Herald spoke to him.\n\n"
        "HERALD: When will it open?\n\nERIKSEN: In May. The rock is soft.\n\n"
        "HERALD: Is it dear?\n\nERIKSEN: It costs two ferries.\n\n"
        "HERALD: The Ministry of Energy says that it leaks. Does it?\n\nERIKSEN: No.\n"
    )
    assert spoken(reading) == [
        ("In May. The rock is soft.", "Tomas Eriksen"),
        ("It costs two ferries.", "Tomas Eriksen"),
        ("No.", "Tomas Eriksen"),
    ]


# ---- reported speech ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "said", "modality"),
    [
        ("President Jorge Almeida noted that trade had doubled.", ALMEIDA, "trade had doubled", "asserted"),
        ("Foreign Minister Petra Novak conceded that talks were late.", NOVAK, "talks were late", "asserted"),
        ("Foreign Minister Petra Novak denied that a base was planned.", NOVAK, "a base was planned", "denied"),
        ("Norway expects that the port will open in May.", "Norway", "the port will open in May", "expected"),
        ("The port will open, President Jorge Almeida said.", ALMEIDA, "The port will open", "asserted"),
        ("According to Norway, the port is shut.", "Norway", "the port is shut", "asserted"),
        ("President Jorge Almeida's claim that the dam was safe failed.", ALMEIDA, "the dam was safe", "asserted"),
        ("President Jorge Almeida voiced confidence that it would open.", ALMEIDA, "it would open", "expected"),
        ("Foreign Minister Petra Novak denied a claim that Norway was leaving.", NOVAK, "Norway was leaving", "denied"),
        ("Norway proposed that both sides build a bridge.", "Norway", "both sides build a bridge", "proposed"),
    ],
)  # fmt: skip
def test_reported_speech(read: Any, text: str, speaker: str, said: str, modality: str) -> None:
    (quote,) = read(text).quotes
    assert (quote.form, quote.speaker, quote.text, quote.modality) == (INDIRECT, speaker, said, modality)
    assert quote.evidence[0].text == quote.text


def test_aside_parts_the_reported_sentence(read: Any) -> None:
    (quote,) = read("This bridge, President Jorge Almeida argued, will never pay.").quotes
    assert [passage.text for passage in quote.evidence] == ["This bridge", "will never pay"]
    assert quote.text == "This bridge … will never pay"


@pytest.mark.parametrize(
    "text",
    [
        "President Jorge Almeida did not say that trade had doubled.",
        "President Jorge Almeida declined to say that trade had doubled.",
        "President Jorge Almeida is expected to announce that the port is open.",
        "The two sides found the meeting useful.",
        "Norway declared two diplomats unwelcome.",
        "The visit shows that ties are deep.",
    ],
)
def test_what_was_not_said_is_no_speech(read: Any, text: str) -> None:
    assert read(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "word", "modality"),
    [
        ("It is not true that Norway closed the port.", "closed", "denied"),
        ("Reports that Norway closed the port are false.", "closed", "denied"),
        ("President Jorge Almeida would not say whether Norway closed the port.", "closed", "conditional"),
        ("President Jorge Almeida highlighted the closure of the port.", "closure", None),
    ],
)
def test_stretches_carry_what_the_verb_makes_of_them(reader: Any, text: str, word: str, modality: str | None) -> None:
    notes = Notes.of(reader.nlp(text))
    from comity.reading import parties

    parties.read(notes)
    read_quotes(notes)
    stretch = notes.stretch_at(next(token.i for token in notes.doc if token.text == word))
    assert stretch is not None
    assert stretch.modality == modality


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Norway, citing the customs service, said that exports fell.", ["customs service", "Norway", "source"]),
        ("The mayor was quoted by the Herald as saying that the dam was safe.", ["mayor", "Herald", "source"]),
        ("The agency cited a diplomat as saying that the talks had failed.", ["diplomat", "agency", "source"]),
        ("They found, Norway said, that the dam was safe.", ["Norway", "source"]),
    ],
)
def test_chain_runs_from_the_innermost_voice_to_the_source(read: Any, text: str, chain: list[str]) -> None:
    quote = read(text).quotes[0]
    assert [voice.party for voice in quote.said_by] == chain


# ---- in anyone's pipeline ----------------------------------------------------------------------------------------


def test_quotes_without_a_parser_have_a_speaker_by_looks() -> None:
    import spacy

    notes = Notes.of(spacy.blank("en")("“We are ready,” said Petra Novak. Nobody heard it."))
    read_quotes(notes)
    (quote,) = notes.items
    assert (quote.text, quote.speaker, quote.form) == ("We are ready", "Petra Novak", DIRECT)  # type: ignore[attr-defined]


def test_language_without_tables_finds_nothing(tmp_path: Any) -> None:
    import spacy

    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "language.yml").write_text("name: toy\n", encoding="utf-8")
    doc = spacy.blank("xx")("“Wir gehen”, sagte sie.")
    notes = Notes(doc, Source(text=doc.text), language("xx", tmp_path))
    read_quotes(notes)
    assert notes.items == []


def test_empty_document_finds_nothing() -> None:
    import spacy

    doc = spacy.blank("en")("")
    notes = Notes(doc, Source(text=""), language("en"))
    read_quotes(notes)
    assert notes.items == []


# ---- tables ------------------------------------------------------------------------------------------------------


def test_speech_verbs_are_many_sorted_and_of_known_classes() -> None:
    rows = language("en").table("speech_verbs")
    assert len(rows) >= 200
    assert [row["verb"] for row in rows] == sorted({row["verb"] for row in rows})
    assert {row["class"] for row in rows} == {manner.value for manner in Manner}
    assert all(row["forms"].split(";")[0] == row["verb"].split()[0] for row in rows)


# ---- where the parser loses the clause ---------------------------------------------------------------------------


def reported(reading: Any) -> list[tuple[str, str | None]]:
    """Text and speaker of the reported speech."""
    return [(quote.text, quote.speaker) for quote in reading.quotes if quote.form is INDIRECT]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "LIMA — Peru will send two more ships to the strait, Foreign Minister Jorge Almeida said in a speech.",
            "Peru will send two more ships to the strait",
            ALMEIDA,
        ),
        (
            "The ferry will sail again from the first of May, President Petra Novak said on Sunday in Split.",
            "The ferry will sail again from the first of May",
            NOVAK,
        ),
        (
            "The survey of 900 farmers found that 46 percent back the pact while 44 percent want it gone.",
            "46 percent back the pact while 44 percent want it gone",
            "survey of 900 farmers",
        ),
    ],
)
def test_reported_clause_is_found_where_a_parse_goes_astray(read, text, words, speaker):
    assert (words, speaker) in reported(read(text))


@pytest.mark.parametrize(
    ("text", "first", "verb"),
    [
        (
            "Petra Novak said the blockade was illegal and vowed to challenge it.",
            "the blockade was illegal",
            "to challenge it",
        ),
        ("Jorge Almeida said the tariff was unfair and urged the envoys to lift it.", "the tariff was unfair", None),
        ("Petra Novak said she would sign on Tuesday but refused to say where.", "she would sign on Tuesday", None),
    ],
)
def test_verb_that_goes_on_after_a_reported_clause_is_the_speakers(read, text, first, verb):
    found = dict(reported(read(text)))
    assert first in found
    assert verb is None or found[verb] == found[first]


def test_reported_clause_keeps_a_second_verb_of_its_own_subject(read):
    found = reported(read("Petra Novak said the envoy went home and told his wife."))
    assert found[0][0] == "the envoy went home and told his wife"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“That is late,” Almeida shot back.", "That is late"),
        ("“We are ready,” Novak deadpanned.", "We are ready"),
        ("“Nobody asked us,” Almeida grinned.", "Nobody asked us"),
    ],
)
def test_verb_of_no_table_takes_a_bare_surname(read, text, words):
    assert words in [said for said, _ in spoken(read(text))]


def test_verb_joined_behind_marks_does_not_make_its_object_the_speaker(read):
    found = spoken(read("President Petra Novak called the pact “the best we have,” and urged the Senate to vote."))
    assert found == [("the best we have", NOVAK)]


@pytest.mark.parametrize(
    "first",
    [
        "“We will stay,” President Petra Novak said to long applause.",
        "President Petra Novak said the army would stay.",
        "President Petra Novak warned that the pass was closed.",
    ],
)
def test_paragraph_that_is_all_quotation_goes_on_with_who_spoke_last(read, first):
    found = spoken(read(f"{first}\n\n“We did not ask what it would cost us.”"))
    assert found[-1] == ("We did not ask what it would cost us.", NOVAK)


def test_paragraph_of_quotation_after_one_where_nobody_speaks_stays_open(read):
    found = spoken(read("President Petra Novak flew to Oslo.\n\n“We did not ask what it would cost us.”"))
    assert found == [("We did not ask what it would cost us.", None)]


def test_line_of_the_page_does_not_break_a_quotation_that_goes_on(read):
    text = "“We will stay,” President Petra Novak said. “It is late.\n\nRead also: Ferries\n\n“It is not too late.”"
    assert spoken(read(text))[-1] == ("It is late.\nIt is not too late.", NOVAK)


@pytest.mark.parametrize(
    ("text", "speaker", "said", "modality"),
    [
        ("Norway is confident that the port will open.", "Norway", "the port will open", "expected"),
        ("The miners are worried that the pit is too old.", "miners", "the pit is too old", "expected"),
        ("President Jorge Almeida was adamant that the toll would stay.", ALMEIDA, "the toll would stay", "asserted"),
        ("Petra Novak is not convinced that the dam is safe.", NOVAK, "the dam is safe", "denied"),
        ("Norway accused Chile of closing the strait.", "Norway", "Chile of closing the strait", "asserted"),
        ("Critics blamed the ferry company for the delay.", "Critics", "the ferry company for the delay", "asserted"),
        ("Petra Novak criticised the bank for hiding its losses.", NOVAK, "the bank for hiding its losses", "asserted"),
        ("Norway does not believe that the ship was lost.", "Norway", "the ship was lost", "denied"),
        ("The senator does not think that the wall will hold.", "senator", "the wall will hold", "denied"),
        ("Chile does not want to leave the pact.", "Chile", "to leave the pact", "denied"),
        ("Norway demanded the release of the crew.", "Norway", "the release of the crew", "proposed"),
        ("Petra Novak ruled out talks with the rebels.", NOVAK, "talks with the rebels", "denied"),
        ("The envoy called for an end to the siege.", "envoy", "an end to the siege", "proposed"),
        ("The poll showed the mayor losing the harbour.", "poll", "the mayor losing the harbour", "asserted"),
        ("The survey found strong support for the tunnel.", "survey", "strong support for the tunnel", "asserted"),
        ("The report revealed serious gaps in the books.", "report", "serious gaps in the books", "asserted"),
        ("Jorge Almeida's promise to cut fares was kept.", ALMEIDA, "to cut fares", "planned"),
        ("Norwegian claims that the ship was empty proved wrong.", "Norway", "the ship was empty", "asserted"),
        ("The envoy said it was done, while Chile said the pact was dead.", "Chile", "the pact was dead", "asserted"),
    ],
)  # fmt: skip
def test_where_someone_stands_is_reported(read: Any, text: str, speaker: str, said: str, modality: str) -> None:
    quotes = [one for one in read(text).quotes if (one.text, one.speaker) == (said, speaker)]
    assert [(one.form, one.modality) for one in quotes] == [(INDIRECT, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "It is certain that the port will open.",
        "The bridge is sure to last.",
        "The law would make Norway confident that it wins.",
        "Norway praised the ferry for its speed.",
        "The committee blamed nobody.",
        "Norway did not accuse Chile of closing the strait.",
        "The captain found strong winds near the cape.",
        "The refusal to say who paid cost him the race.",
        "Chile rejected the plan.",
    ],
)
def test_what_only_looks_like_a_stand_is_no_speech(read: Any, text: str) -> None:
    assert reported(read(text)) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Critics say the law goes too far, while friends argue that it is mild.", ("the law goes too far", "Critics")),
        ("Norway said the road was safe, but Chile said it was closed.", ("the road was safe", "Norway")),
        ("Senators pledged to save the bill and blamed the president.", ("to save the bill", "Senators")),
    ],
)  # fmt: skip
def test_report_ends_where_others_speak(read: Any, text: str, first: tuple[str, str]) -> None:
    assert reported(read(text))[0] == first


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ("“The nets are empty,” the Herald quoted the mayor as saying.", "The nets are empty", "mayor"),
        ("“We are late,” Radio Norway quoted Petra Novak as saying on Monday.", "We are late", "Petra Novak"),
        ("“We saw it burn,” the agency cited a diver as saying.", "We saw it burn", "diver"),
        ("“They lied,” the ambassador to Chile, Marta Reyes, told the daily.", "They lied", "Marta Reyes"),
        ("“It leaks,” Karl Weber, who built the dam for nine years, told the crowd.", "It leaks", "Karl Weber"),
        ("“Enough,” shouted a man in the crowd.", "Enough", "man in the crowd"),
        ("“This is theft,” said Foreign Minister Lena Brand.", "This is theft", "Lena Brand"),
    ],
)
def test_speaker_behind_the_marks(read: Any, text: str, said: str, speaker: str) -> None:
    assert spoken(read(text)) == [(said, speaker)]


@pytest.mark.parametrize(
    ("text", "said", "about"),
    [
        ("Petra Novak called the harbour plan “a gift”.", "a gift", "the harbour plan"),
        ("Petra Novak branded the new ferry tax a “robbery by daylight”.", "robbery by daylight", "the new ferry tax"),
        ("Petra Novak accused Norway of “breaking the lock”.", "breaking the lock", "Norway"),
        ("Petra Novak described the plan as “a gift”.", "a gift", None),
        ("Petra Novak said that she was “very tired”.", "very tired", None),
    ],
)
def test_fragment_stands_on_what_it_is_said_of(read: Any, text: str, said: str, about: str | None) -> None:
    (quote,) = [one for one in read(text).quotes if one.form is PARTIAL]
    assert (quote.text, quote.speaker) == (said, "Petra Novak")
    assert [one.text for one in quote.evidence] == [said, *([about] if about else [])]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge, Petra Novak said, has shown itself to be “a ruin”.",
        "Petra Novak noted the date was open, telling reporters that “May is only my idea”.",
        "Petra Novak said the wind was weak, adding that “nobody will sail”.",
    ],
)
def test_fragment_is_the_speakers_and_not_the_things(read: Any, text: str) -> None:
    assert [speaker for _, speaker in spoken(read(text))] == ["Petra Novak"]
