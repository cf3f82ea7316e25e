"""Whose words they are where the text does not repeat the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.records import Reading

Read = Callable[..., Reading]


def said(reading: Reading, words: str) -> str | None:
    """The speaker of the one quotation that begins with these words."""
    found = [one for one in reading.quotes if one.form != "indirect" and one.text.startswith(words)]
    assert len(found) == 1, [one.text for one in reading.quotes]
    return found[0].speaker


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # who stands in two roles at one table
        (
            "LISBON, May 3 - Portuguese Foreign Minister Rui Falcato received his Latvian counterpart Anna Berzite. "
            'His guest was brief. "We came to listen," she said.',
            "We came",
            "Anna Berzite",
        ),
        (
            "LISBON, May 3 - Portuguese Foreign Minister Rui Falcato received his Latvian counterpart Anna Berzite. "
            'The visitor called the port "a door without a lock".',
            "a door",
            "Anna Berzite",
        ),
        (
            "BUDAPEST, June 1 - Deputy Minister Gergely Tarjan and Somsak Vong, Deputy Minister of Finance of Laos, "
            'signed a loan in Budapest. His guest praised "a patient lender".',
            "a patient",
            "Somsak Vong",
        ),
        # ages
        ('Tomas Hruska had promised a road. "I was young," the 71-year-old joked.', "I was", "Tomas Hruska"),
        ('Ambassador Lena Voss left the room. "It was hot," the 58-year-old said.', "It was", "Lena Voss"),
        ('Ines Prado will not stand again. "I am tired," said the 64-year-old.', "I am", "Ines Prado"),
        # what someone was introduced as
        ('Ana Ruiz, a farmer from Salta, was waiting. "Nobody came," the farmer said.', "Nobody", "Ana Ruiz"),
        ('The former envoy Peter Lumo sat behind. "They forgot," the former envoy said.', "They", "Peter Lumo"),
        ('Beekeeper Jan Kolar lost a field. "It was mine," the beekeeper said.', "It was", "Jan Kolar"),
        # what any public person may be called again
        (
            'Spokeswoman Maria Orlova said the talks were over. "We are done," the diplomat said.',
            "We are",
            "Maria Orlova",
        ),
        ('Mr Zavala runs the bank. He closed it on Monday. "I read it," the economist said.', "I read", "Zavala"),
        # unnamed persons go on
        ('"We want peace," a diplomat said on Monday. "And soon," he added.', "And soon", "diplomat"),
        ('A senior official called it "a slip". "It happens," she said.', "It happens", "senior official"),
        ('The ferryman, Bakary Sanneh, blamed the rope. "They signed," he said.', "They", "Bakary Sanneh"),
        # behind a preposition
        ('President Emil Roth spoke of grain. According to him, it is "a first harvest".', "a first", "Emil Roth"),
        ('Minister Ana Silva opened the fair. The mood, according to her, was "sunny".', "sunny", "Ana Silva"),
        ('The harvest, Mr Roth was quoted by the daily Zora as saying, was "thin at best".', "thin", "Roth"),
        # who is named by the agent of a participle is not the subject
        (
            "Dame Harriet Cole answered the committee. Pressed by the member for Orkney, Callum Reid, she added: "
            '"I said days."',
            "I said",
            "Harriet Cole",
        ),
    ],
)
def test_speaker_without_a_name_is_the_person_meant(read: Read, text: str, words: str, speaker: str) -> None:
    assert said(read(text), words) == speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # nobody of that gender spoke
        ('Mr Paul Grant said no. "It was late," she said.', "It was"),
        # several might be meant
        ('Ana Ruiz, a farmer, met Eva Soto, a farmer. "Nobody came," the farmer said.', "Nobody"),
        # someone else acts between
        ('"We want peace," a diplomat said. The minister left. "And soon," he added.', "And soon"),
    ],
)
def test_speaker_stays_open_where_the_text_does_not_settle_it(read: Read, text: str, words: str) -> None:
    assert said(read(text), words) in (None, "farmer")


def test_official_told_of_without_a_name_stays_unnamed(read: Read) -> None:
    text = 'An official met Minister Ana Silva. Silva said nothing new. "She was calm," the official said.'
    assert said(read(text), "She was") == "official"


def test_office_with_another_modifier_is_another_person(read: Read) -> None:
    text = 'Minister Ana Silva spoke first. The visiting minister praised "a friendship of ports".'
    assert said(read(text), "a friendship") != "Ana Silva"


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # papers call, mention, warn and promise between marks
        ('The memo, dated 2014, warned of "two stations and no track".', "two", "memo"),
        (
            'A joint statement issued after the talks speaks of "a shared interest in forests".',
            "a shared",
            "joint statement",
        ),
        ('Clause 4 promises "fair access" to the port.', "fair", "Clause 4"),
        ('The agency spoke only of "brotherly" talks.', "brotherly", "agency"),
        ('A note seen by reporters is blunt: it describes the plan as "expensive scenery".', "expensive", "note"),
        # in whose words
        ('Her predecessor was, in her words, "a gentleman on a pension".', "a gentleman", None),
        ('Both reaffirmed, in the words of the preamble, "the equality of partners".', "the equality", "preamble"),
        ('He recalled the words of the poet Loiq: "A river has no passport."', "A river", "poet Loiq"),
        ('The letter ends with the words "we are counting the days".', "we are", "letter"),
        ('Mr Thorn quoted Nansen: "The difficult takes a little time."', "The difficult", "Nansen"),
        # a noun for what was said
        ('"We believe half of it," was the reply from the ministry.', "We believe", "ministry"),
        ('"Not today," came the answer.', "Not today", None),
        # a name below
        (
            "“Our trade has doubled.” Hakim Sulong, deputy trade minister, in parliament.",
            "Our",
            "Hakim Sulong",
        ),
        ("“A port is a promise.” — Ana Ruiz", "A port", "Ana Ruiz"),
        # whom the parser loses
        ('According to Mr Pennant, the presidency had "done its sums".', "done", "Pennant"),
        ('The text, an official in Bonn admitted, had been "resting in a drawer".', "resting", "official in Bonn"),
        (
            'In Dakar, the transport minister, Awa Cissé, assured me of "an early end".',
            "an early",
            "Awa Cissé",
        ),
        (
            'On it, Ms Weiss said officers had seen them twice and that they were "in good health".',
            "in good",
            "Weiss",
        ),
        ('Sen. Bill Hart, R-Mont., who chairs the panel, called it "a gift with a ribbon".', "a gift", "Bill Hart"),
        ('The representative of the Arctic Council, Olaf Petersen, called it "thin ice".', "thin", "Olaf Petersen"),
        ('"We wait," said the ferryman.', "We wait", "ferryman"),
        ('Asked about the call, Ms Weiss would not "get into private conversations".', "get into", "Weiss"),
    ],
)
def test_words_between_marks_are_given_to_their_source(read: Read, text: str, words: str, speaker: str | None) -> None:
    assert said(read(text), words) == speaker


def test_continued_paragraphs_go_on_with_who_spoke_before(read: Read) -> None:
    text = "“He has waited,” Ana Ruiz said.\n\n“And when he is paid,\n\n“I will buy lunch.”\n"
    assert said(read(text), "And when") == "Ana Ruiz"


@pytest.mark.parametrize(
    "text",
    [
        'The file, marked "official - sensitive", was found in a taxi.',
        'The boxes, stamped "fragile cargo only", stood in Oslo.',
        'He gave it the name "river of peace".',
        'The term "strategic patience" is old.',
    ],
)
def test_marks_around_a_name_are_no_quotation(read: Read, text: str) -> None:
    assert [one.text for one in read(text).quotes if one.form != "indirect"] == []
