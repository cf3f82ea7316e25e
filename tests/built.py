"""Readings built by hand, for rooms that only pass them on: they load no language model."""

from __future__ import annotations

from typing import Any, TypeVar

from comity.records import (
    KINDS,
    Agreement,
    AgreementForm,
    AgreementStage,
    Bound,
    Check,
    CheckKind,
    Commitment,
    CommitmentStage,
    Date,
    Event,
    EventKind,
    EventStatus,
    Figure,
    FigureStatus,
    Item,
    Milestone,
    Modality,
    Party,
    PartyType,
    Passage,
    Place,
    PlaceKind,
    Plover,
    Project,
    ProjectStage,
    ProjectType,
    PublishedFrom,
    Quote,
    QuoteForm,
    Reading,
    Record,
    Source,
    SourceKind,
    UnitKind,
    Voice,
)

R = TypeVar("R", bound=Record)


class Built:
    """A reading in the making: words are found in the text, so that every passage is a true one."""

    def __init__(self, text: str, **known: Any) -> None:
        known.setdefault("kind", SourceKind.NEWS)
        self.source = Source(text=text, **known)
        self.items: list[Item] = []

    def words(self, words: str, nth: int = 0) -> Passage:
        """The passage of the nth time that these words stand in the text."""
        start = -1
        for _ in range(nth + 1):
            start = self.source.text.index(words, start + 1)
        return self.source.passage(start, start + len(words))

    def all(self, words: str) -> list[Passage]:
        """The passages of every time that these words stand in the text."""
        return [self.words(words, n) for n in range(self.source.text.count(words))]

    def party(self, name: str, type: str, iso3: str | None, *words: str, role: str | None = None) -> Built:
        """Add a party that these words name, everywhere."""
        mentions = sorted(passage for one in words or (name,) for passage in self.all(one))
        self.items.append(
            Party(source=self.source, name=name, type=PartyType(type), iso3=iso3, role=role, mentions=tuple(mentions))
        )
        return self

    def place(self, name: str, kind: str, iso3: str | None) -> Built:
        """Add a place."""
        self.items.append(
            Place(source=self.source, name=name, kind_=PlaceKind(kind), iso3=iso3, mentions=tuple(self.all(name)))
        )
        return self

    def add(self, kind: type[R], anchor: str, evidence: str | None = None, **fields: Any) -> R:
        """Add a record on these words."""
        fields.setdefault("why", f"{kind.plural}.test")
        at = self.words(anchor)
        made = kind(source=self.source, anchor=at, evidence=(self.words(evidence) if evidence else at,), **fields)
        self.items.append(made)
        return made

    def check(self, words: str, says: str, *records: Record, holds: bool = True) -> Built:
        """Add a check of a sum."""
        self.items.append(
            Check(
                source=self.source,
                kind_=CheckKind.SUM,
                holds=holds,
                says=says,
                records=tuple(record.id for record in records),
                evidence=(self.words(words),),
            )
        )
        return self

    def reading(self, comity: str = "0.0.1", model: str = "none 0") -> Reading:
        """What has been built, in the contract's order."""
        rank = {kind: number for number, kind in enumerate(KINDS)}

        def place(item: Item) -> tuple[int, int, int]:
            first = item.anchor if isinstance(item, Record) else next(iter(item.proofs()))
            return rank.get(type(item), len(rank)), first.start, first.end

        return Reading(source=self.source, items=tuple(sorted(self.items, key=place)), comity=comity, model=model)


EVE = "\n\n".join(
    (
        "Norway’s president sails to Kobe",
        (
            "President Ilma Torvek of Norway will visit Japan on 11 and 12 November at the invitation of Prime "
            "Minister Goro Anzai. A declaration on a comprehensive ocean partnership is expected to be signed in Kobe."
        ),
        (
            "“The sea has made us neighbours,” Torvek wrote in an op-ed for the Kobe Courier. Trade between the two "
            "countries is nearing 30 billion dollars, she said, and should reach 40 billion by 2030."
        ),
        (
            "Norway and Japan run 13 ferry lines (five northern, eight southern). A hydrogen plant in Kobe is under "
            "construction with Norwegian help. Norway promised to open a school of navigation in Kobe by the end "
            "of 2026."
        ),
        "This year marks the 70th anniversary of the fisheries treaty, signed in 1955. Iceland was not mentioned.",
    )
)


def eve() -> Built:
    """A news text about two countries with every kind of record in it. Norway and Japan are real, the news is not."""
    built = Built(
        EVE,
        title="Norway’s president sails to Kobe",
        publisher="The Northern Post",
        published="2025-11-10",
        published_from=PublishedFrom.ARGUMENT,
        path="eve.txt",
    )
    built.party("Norway", "state", "NOR", "Norway", "Norwegian").party("Japan", "state", "JPN")
    built.party("Ilma Torvek", "person", "NOR", "Ilma Torvek", "Torvek wrote", role="President of Norway")
    built.party("Goro Anzai", "person", "JPN", role="Prime Minister of Japan").party("Iceland", "state", "ISL")
    built.place("Kobe", "city", "JPN")
    torvek = (Voice("Ilma Torvek", "op-ed, Kobe Courier", built.words("Torvek wrote")), Voice("source"))
    both = ("Norway", "Japan")
    visit = built.words("President Ilma Torvek of Norway will visit Japan on 11 and 12 November").text
    built.add(Date, "11 and 12 November", visit, value="2025-11-11/2025-11-12")
    built.add(
        Event,
        "will visit",
        visit,
        kind_=EventKind.VISIT,
        plover=Plover.AGREE,
        actors=("Ilma Torvek",),
        recipients=("Japan",),
        iso3_actors=("NOR",),
        iso3_recipients=("JPN",),
        when="2025-11-11/2025-11-12",
        status=EventStatus.EXPECTED,
        parties=("Ilma Torvek", "Japan", "Goro Anzai"),
        modality=Modality.PLANNED,
        score=0.9,
    )
    built.add(
        Agreement,
        "declaration on a comprehensive ocean partnership",
        "A declaration on a comprehensive ocean partnership is expected to be signed in Kobe.",
        title="declaration on a comprehensive ocean partnership",
        form=AgreementForm.DECLARATION,
        stage=AgreementStage.EXPECTED,
        parties=both,
        modality=Modality.EXPECTED,
    )
    built.add(
        Quote,
        "The sea has made us neighbours,",
        "“The sea has made us neighbours,” Torvek wrote in an op-ed for the Kobe Courier.",
        text="The sea has made us neighbours,",
        speaker="Ilma Torvek",
        form=QuoteForm.DIRECT,
        through="op-ed, Kobe Courier",
        said_by=torvek,
        parties=("Ilma Torvek",),
    )
    trade = (
        "Trade between the two countries is nearing 30 billion dollars, she said, and should reach 40 billion by 2030."
    )
    money = {"unit": "USD", "unit_kind": UnitKind.MONEY, "indicator": "bilateral trade", "said_by": torvek}
    built.add(Figure, "30 billion dollars", trade, value=30e9, bound=Bound.NEARLY, parties=both, **money)
    built.add(Figure, "40 billion", trade, value=40e9, status=FigureStatus.TARGET, as_of="2030", parties=both, **money)
    lines = "Norway and Japan run 13 ferry lines (five northern, eight southern)."
    count = {"unit": "ferry line", "unit_kind": UnitKind.COUNT, "parties": both}
    sums = [
        built.add(Figure, words, lines, value=value, **count)
        for words, value in (("13 ferry lines", 13.0), ("five northern", 5.0), ("eight southern", 8.0))
    ]
    built.check("13 ferry lines (five northern, eight southern)", "5 + 8 = 13", *sums)
    built.add(
        Project,
        "hydrogen plant in Kobe",
        "A hydrogen plant in Kobe is under construction with Norwegian help.",
        name="hydrogen plant",
        what=ProjectType.PLANT,
        products=("hydrogen",),
        place="Kobe",
        stage=ProjectStage.UNDER_WAY,
        parties=both,
        sectors=("energy",),
    )
    built.add(
        Commitment,
        "promised to open",
        "Norway promised to open a school of navigation in Kobe by the end of 2026.",
        who=("Norway",),
        action="open a school of navigation in Kobe by the end of 2026",
        due="2026-12-31",
        stage=CommitmentStage.AGREED,
        parties=("Norway",),
    )
    built.add(
        Milestone,
        "70th anniversary",
        "This year marks the 70th anniversary of the fisheries treaty, signed in 1955.",
        ordinal=70,
        of="fisheries treaty",
        on="2025",
        anchor_year=1955,
        parties=both,
    )
    built.add(
        Agreement,
        "fisheries treaty",
        "This year marks the 70th anniversary of the fisheries treaty, signed in 1955.",
        title="fisheries treaty",
        form=AgreementForm.TREATY,
        stage=AgreementStage.SIGNED,
        when="1955",
        parties=both,
    )
    return built


AFTER = "\n\n".join(
    (
        "Norway and Japan sign ocean declaration",
        (
            "President Ilma Torvek of Norway visited Japan this week. On 12 November Norway and Japan signed the "
            "Declaration on a Comprehensive Ocean Partnership in Kobe."
        ),
        (
            "Trade came to 28.4 billion dollars in 2024, the Japanese ministry said. The hydrogen plant in Kobe went "
            "into operation. Norway and Japan will hold talks on fisheries in March 2026."
        ),
    )
)


def after() -> Built:
    """What came of it, told three days later."""
    built = Built(AFTER, title="Norway and Japan sign ocean declaration", published="2025-11-13")
    built.party("Norway", "state", "NOR").party("Japan", "state", "JPN", "Japan ", "Japanese")
    built.party("Ilma Torvek", "person", "NOR")
    both = ("Norway", "Japan")
    signed = "On 12 November Norway and Japan signed the Declaration on a Comprehensive Ocean Partnership in Kobe."
    built.add(
        Event,
        "visited",
        "President Ilma Torvek of Norway visited Japan this week.",
        kind_=EventKind.VISIT,
        plover=Plover.CONSULT,
        actors=("Ilma Torvek",),
        recipients=("Japan",),
        when="2025-W46",
        status=EventStatus.HAPPENED,
        parties=("Ilma Torvek", "Japan"),
    )
    built.add(
        Agreement,
        "Declaration on a Comprehensive Ocean Partnership",
        signed,
        title="Declaration on a Comprehensive Ocean Partnership",
        form=AgreementForm.DECLARATION,
        stage=AgreementStage.SIGNED,
        when="2025-11-12",
        parties=both,
    )
    built.add(
        Figure,
        "28.4 billion dollars",
        "Trade came to 28.4 billion dollars in 2024, the Japanese ministry said.",
        value=28.4e9,
        unit="USD",
        unit_kind=UnitKind.MONEY,
        indicator="bilateral trade",
        as_of="2024",
        parties=both,
    )
    built.add(
        Project,
        "hydrogen plant in Kobe",
        "The hydrogen plant in Kobe went into operation.",
        name="hydrogen plant in Kobe",
        what=ProjectType.PLANT,
        place="Kobe",
        stage=ProjectStage.OPERATING,
        parties=both,
    )
    built.add(
        Event,
        "will hold talks",
        "Norway and Japan will hold talks on fisheries in March 2026.",
        kind_=EventKind.TALKS,
        plover=Plover.AGREE,
        actors=both,
        when="2026-03",
        status=EventStatus.EXPECTED,
        parties=both,
        modality=Modality.PLANNED,
    )
    return built
