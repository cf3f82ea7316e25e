"""Whether two records tell of one thing: the pure comparison, without a database."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from built import Built
from comity.ledger.facets import sides
from comity.ledger.linking import DOUBTFUL, HELD, SURE, Profile, about, among, judge, marks, profiles, things
from comity.ledger.linking.likeness import gap, length, sides_apart, words
from comity.ledger.linking.words import Telling, fold, telling
from comity.records import Agreement, AgreementForm, AgreementStage, Event, EventKind, EventStatus, Figure, UnitKind

TWO = ("ISL", "URY")


def profile(kind: str, **fields: Any) -> Profile:
    given = {"source": "one", "sides": TWO, "day": "2025-03-10", **fields}
    return Profile(kind=kind, **given)


def told(kind: str, title: str, **fields: Any) -> Profile:
    """A profile whose words are those of a title."""
    way = telling("en")
    found = way.words(title) - (set(way.heads) if kind == "project" else set())
    return profile(
        kind,
        words=tuple(sorted(found)),
        proper=tuple(sorted(found & way.proper("- " + title))),
        traits=tuple(sorted(way.traits(way.words(title)))),
        classes=tuple(sorted(way.classes(title))),
        **fields,
    )


def score(kind: str, one: str, other: str, **fields: Any) -> float:
    return judge(told(kind, one), told(kind, other, source="two", **fields)).score


# ---- words -------------------------------------------------------------------------------------------------


def test_fold_drops_case_and_accents() -> None:
    assert fold("Reykjavík ÅÉ") == "reykjavik ae"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreement on flights", "aviation accord"),
        ("treaty on the extradition of offenders", "extradition treaty on offenders"),
        ("deal on fruit pickers", "agreement on farm labour for fruit"),
        ("visa-free travel agreement", "accord on travel without visas"),
    ],
)
def test_words_of_other_outlets_are_one_idea(one: str, other: str) -> None:
    assert score("agreement", one, other) >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("solar plant at Salto", "wind plant at Salto"),
        ("agreement on care workers", "agreement on farm workers"),
        ("gas station at Rocha", "hydropower station at Rocha"),
        ("tax treaty", "treaty on visas"),
    ],
)
def test_what_a_thing_has_but_one_of_keeps_apart(one: str, other: str) -> None:
    kind = "project" if " at " in one else "agreement"
    assert judge(told(kind, one), told(kind, other)).apart


def test_compound_is_its_parts_and_names_of_sides_fall() -> None:
    way = telling("en")
    assert way.words("Montevideo-Reykjavik pact", without=way.of_side("ISL") | way.of_side("URY")) == frozenset()


def test_way_without_a_table_compares_whole_words() -> None:
    way = Telling(str)
    assert way.words("The Grain Accord") == {"the", "grain", "accord"}
    assert way.traits({"grain"}) == way.classes("the mill") == way.office("the king") == frozenset()


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("President Anna Dal and the guard", {"head of state"}),
        ("the prime minister’s plane", {"head of government"}),
        ("Deputy Foreign Minister Ola Ruud", {"vice"}),
        ("top diplomat", {"foreign minister"}),
        ("a farmer", set()),
    ],
)
def test_office_is_that_of_the_longest_words(text: str, office: set[str]) -> None:
    assert telling("en").office(text) == office


# ---- what is shared ----------------------------------------------------------------------------------------


def test_names_count_more_than_common_words() -> None:
    base = told("project", "school for welders in Paysandu")
    name = words(base, told("project", "academy in Paysandu for pilots"), lambda _: 1.0)[0]
    common = words(base, told("project", "academy in Colonia for welders"), lambda _: 1.0)[0]
    assert name > common


def test_name_spelled_otherwise_is_the_same_name() -> None:
    assert score("project", "quarry at Tacuarembo", "quarry near Tacuarembó") == 1.0
    assert score("project", "quarry at Toliara", "quarry at Toliary") >= SURE
    assert score("project", "quarry at Kiffas", "quarry at Kayese") < DOUBTFUL


def test_name_in_the_sentence_supports_but_does_not_suffice() -> None:
    one = told("project", "Norvik plant")
    other = replace(told("project", "cannery at Rocha", source="two"), near=("norvik",))
    assert 0 < judge(one, other).score < SURE


def test_days_apart_and_covered() -> None:
    assert gap(("2025-03-01", "2025-03-04"), ("2025-03-04", "2025-03-09")) == 0
    assert gap(("2025-03-01", "2025-03-01"), ("2025-03-04", "2025-03-04")) == 3
    assert length(("2025-03-01", "2025-03-31")) == 31


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (("ISL", "URY"), ("ISL", "URY"), False),
        (("ISL",), ("ISL", "URY"), False),
        ((), ("ISL", "URY"), False),
        (("CHL", "ISL"), ("ISL", "URY"), True),
        (("CHL", "ISL", "URY"), ("ISL", "PER", "URY"), False),
    ],
)
def test_sides_keep_apart_unless_two_are_shared(one: tuple[str, ...], other: tuple[str, ...], apart: bool) -> None:
    assert sides_apart(profile("event", sides=one), profile("event", sides=other)) is apart


def test_text_that_leaves_open_with_whom_needs_more() -> None:
    whole, part = told("agreement", "treaty on whales and seals"), told("agreement", "treaty on whales", sides=("ISL",))
    assert judge(whole, part).score < judge(whole, replace(part, sides=TWO)).score


# ---- agreements --------------------------------------------------------------------------------------------


def test_forms_of_unlike_weight_keep_apart_but_any_document_is_an_agreement() -> None:
    memorandum = told("agreement", "memorandum on glaciers", form="memorandum")
    treaty = told("agreement", "treaty on glaciers", form="treaty", source="two")
    assert judge(memorandum, treaty).apart
    assert judge(memorandum, replace(treaty, form="agreement")).score >= SURE


@pytest.mark.parametrize(("day", "apart"), [("2025-03-02", False), ("2025-03-05", False), ("2025-04-20", True)])
def test_signing_days_that_slip_link_and_others_keep_apart(day: str, apart: bool) -> None:
    one = told("agreement", "accord on glaciers", stage="signed", days=("2025-03-02", "2025-03-02"))
    other = told("agreement", "glacier accord", stage="signed", days=(day, day), source="two")
    verdict = judge(one, other)
    assert verdict.apart is apart
    assert apart or verdict.score >= SURE


def test_years_in_titles_keep_apart() -> None:
    one, other = told("agreement", "grain treaty", years=("1998",)), told("agreement", "grain treaty", years=("2021",))
    assert judge(one, other).apart


def test_several_documents_are_not_one() -> None:
    assert judge(told("agreement", "grain accord"), told("agreement", "grain accords", plural=True)).score == 0.0


def test_source_tells_things_apart_by_saying_them_apart() -> None:
    one = told("agreement", "accord on grain and wool", source="one")
    other = told("agreement", "accord on wool", source="one")
    assert among(other, [one]).score < among(replace(other, source="two"), [one]).score
    assert among(replace(other, head=True), [one]).score == among(replace(other, source="two"), [one]).score


# ---- projects and promises ---------------------------------------------------------------------------------


def test_things_of_unlike_sorts_at_one_place_stay_two() -> None:
    assert score("project", "road from Rivera", "bridge at Rivera") < SURE
    assert score("project", "power plant at Rivera", "gas station at Rivera") >= SURE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("branch of the Norvik college in Salto", "branch of the Dalby college in Salto"),
        ("Friendship Alley", "Friendship Square"),
        ("Pelican bridge at Rocha", "Heron bridge at Rocha"),
    ],
)
def test_things_with_names_of_their_own_stay_two(one: str, other: str) -> None:
    place = {"place": ("salto",)} if "Salto" in one else {"place": ("rocha",)} if "Rocha" in one else {}
    a, b = told("project", one, **place), told("project", other, source="two", **place)
    assert judge(a, b).score < SURE


def test_editions_stay_apart() -> None:
    one = told("project", "forum of mayors", years=("18th",))
    assert judge(one, replace(one, years=("19th",), source="two")).apart
    assert judge(one, replace(one, source="two")).score >= SURE


def test_likeness_in_words_and_likeness_in_days_add_up() -> None:
    named = replace(told("project", "mill at Rocha", source="two"), near=("norvik",))
    opened = told("project", "mill at Rocha", source="three", stage="operating", days=("2025-03-02", "2025-03-02"))
    one = told("project", "Norvik plant", stage="operating", days=("2025-03-03", "2025-03-03"))
    assert among(one, [named]).score < SURE <= among(one, [named, opened]).score
    assert "operating on days that are close" in among(one, [named, opened]).reasons


def test_promises_of_unlike_promisers_stay_apart() -> None:
    one = told("commitment", "repair the lighthouse at Rocha", first=("ISL",))
    assert judge(one, replace(one, first=("URY",))).apart
    assert judge(one, replace(one, source="two")).score >= SURE


def test_promise_is_about_the_thing_whose_words_it_holds() -> None:
    promise = told("commitment", "open the gas plant at Rocha by June")
    plant = told("project", "gas plant at Rocha", source="two")
    assert about(promise, plant).score >= HELD
    assert about(promise, told("project", "gas plant at Salto", source="two")).score < HELD
    assert about(promise, told("project", "solar plant at Rocha")).apart
    assert things(promise) == ("agreement", "project")
    assert things(profile("milestone")) == ()


def test_one_word_suffices_only_where_the_sort_of_thing_is_said() -> None:
    accord = told("agreement", "accord on seaweed", source="two")
    assert about(told("commitment", "sign the seaweed accord"), accord).score >= HELD
    assert about(told("commitment", "harvest seaweed"), accord).score == 0.0


# ---- events ------------------------------------------------------------------------------------------------


def act(form: str, on: str | None = None, **fields: Any) -> Profile:
    days = (on, on) if on else None
    return profile("event", form=form, stage=fields.pop("stage", "happened"), days=days, **fields)


def test_expulsions_of_one_round_and_of_two_rounds_stay_apart() -> None:
    one = act("expulsion", "2024-03-08", first=("ISL",), second=("URY",))
    answer = act("expulsion", "2024-03-11", first=("URY",), second=("ISL",))
    later = act("expulsion", "2025-09-16", first=("ISL",), second=("URY",))
    assert judge(one, answer).apart
    assert judge(one, later).apart
    assert judge(one, replace(one, source="two", days=("2024-03-09", "2024-03-09"))).score >= SURE


def test_rare_act_told_later_needs_a_name_in_common() -> None:
    one = act("expulsion", "2025-09-16", first=("ISL",), second=("URY",), words=("affair", "puma"), proper=("puma",))
    late = act("expulsion", day="2025-11-24", first=("ISL",), second=("URY",), source="two")
    assert judge(one, late).score < SURE
    assert judge(one, replace(late, words=("puma",), proper=("puma",))).score >= SURE


@pytest.mark.parametrize(
    "fields",
    [
        {"names": ("dal",)},
        {"offices": ("foreign minister",)},
        {"first": ("URY",), "second": ("ISL",)},
    ],
)
def test_two_visits_in_a_month_are_told_apart(fields: dict[str, Any]) -> None:
    one = act(
        "visit", "2025-05-04", names=("ruud",), offices=("head of state",), first=("ISL",), second=("URY",), source="a"
    )
    other = replace(one, source="b", **{"names": (), "offices": (), **fields})
    assert judge(one, other).apart


def test_month_is_not_a_day() -> None:
    one = act("meeting", "2025-05-24", first=TWO)
    month = replace(one, source="two", days=("2025-05-01", "2025-05-31"))
    assert judge(one, month).score < SURE
    assert judge(one, replace(one, source="two")).score >= SURE


def test_what_was_told_as_done_did_not_happen_later() -> None:
    one, early = act("visit", "2025-05-24", first=("ISL",)), act("visit", day="2025-01-02", first=("ISL",))
    assert judge(one, early).apart


# ---- measures ----------------------------------------------------------------------------------------------


def measures(*told_: tuple[str, str, UnitKind]) -> list[Profile]:
    """Profiles of figures with these words as indicators, one sentence each."""
    names = " ".join(f"Here {words} came to {at + 3} units." for at, (words, _, _) in enumerate(told_))
    built = Built(f"Iceland and Uruguay, Iceland and Uruguay. {names}", published="2025-02-01")
    built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
    for at, (_, indicator, unit) in enumerate(told_):
        built.add(
            Figure,
            f"{at + 3} units",
            value=at + 3.0,
            unit="EUR",
            unit_kind=unit,
            indicator=indicator,
            parties=("Iceland", "Uruguay"),
        )
    reading = built.reading()
    return [profile for _, profile, _ in profiles(reading, sides(reading)) if profile.kind == "indicator"]


@pytest.mark.parametrize("other", ["commerce with Uruguay", "trade volume", "total trade turnover", "two-way commerce"])
def test_one_standing_measure_has_many_names(other: str) -> None:
    one, two = measures(("it", "bilateral trade", UnitKind.MONEY), ("it", other, UnitKind.MONEY))
    assert judge(one, two).score == 1.0


def test_vague_sum_is_told_by_its_sentence() -> None:
    one, two = measures(("trade", "trade", UnitKind.MONEY), ("goods exchanged", "total", UnitKind.MONEY))
    assert one.words == two.words == ("trade",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("exports to Uruguay", "Uruguay's imports", True),
        ("Iceland's exports", "imports from Iceland", True),
        ("exports to Uruguay", "exports to Iceland", False),
        ("Icelandic exports", "Uruguayan exports", False),
    ],
)
def test_what_one_sells_the_other_buys(one: str, other: str, same: bool) -> None:
    a, b = measures(("it", one, UnitKind.MONEY), ("it", other, UnitKind.MONEY))
    assert (judge(a, b).score == 1.0) is same
    assert judge(a, b).apart is not same


def test_counts_of_one_common_word_are_not_one_measure_across_texts() -> None:
    one, two = measures(("it", "companies", UnitKind.COUNT), ("it", "companies", UnitKind.COUNT))
    assert judge(one, two).score == 1.0
    assert judge(one, replace(two, source="two")).score < DOUBTFUL


def test_whose_are_counted_tells_counts_apart() -> None:
    one, two = measures(("it", "Icelandic envoys", UnitKind.COUNT), ("it", "Uruguayan envoys", UnitKind.COUNT))
    assert judge(one, two).apart


# ---- profiles and keys -------------------------------------------------------------------------------------


def test_profile_round_trips_and_leaves_out_what_is_empty() -> None:
    one = told("agreement", "grain treaty", days=("2025-01-01", "2025-01-02"), head=True)
    assert Profile.from_json(one.to_json()) == one
    assert "names" not in one.to_json()


def test_city_tells_the_second_side() -> None:
    built = Built("MONTEVIDEO | Example\nIceland signed the accord on seals.", published="2025-02-01")
    built.party("Iceland", "state", "ISL").place("MONTEVIDEO", "city", "URY")
    built.add(
        Agreement,
        "accord on seals",
        title="accord on seals",
        form=AgreementForm.AGREEMENT,
        stage=AgreementStage.SIGNED,
        parties=("Iceland",),
    )
    reading = built.reading()
    ((_, profile, title),) = profiles(reading, sides(reading))
    assert profile.sides == TWO
    assert title == "accord on seals"
    assert profile.pointing


def test_signing_is_told_by_what_is_signed() -> None:
    built = Built("Iceland and Uruguay signed the seal accord after rain.", published="2025-02-01")
    built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
    both, whole = ("Iceland", "Uruguay"), "Iceland and Uruguay signed the seal accord after rain."
    built.add(Agreement, "seal accord", whole, title="seal accord", parties=both)
    built.add(Event, "signed", whole, kind_=EventKind.SIGNING, actors=both, status=EventStatus.HAPPENED, parties=both)
    reading = built.reading()
    found = {profile.kind: profile for _, profile, _ in profiles(reading, sides(reading))}
    assert found["event"].words == found["agreement"].words == ("seal",)


def test_keys_meet_for_acts_on_close_days_and_not_for_far_ones() -> None:
    one = act("visit", "2025-04-29")
    close, far = act("visit", "2025-05-03"), act("visit", "2025-07-03")
    month = {key for key in marks(one) if "|m:" in key}
    assert month & set(marks(close))
    assert not month & set(marks(far))


def test_declaration_of_many_states_has_few_keys() -> None:
    many = tuple(f"S{at:02d}" for at in range(20))
    assert len(marks(told("agreement", "ocean charter", sides=many))) < 6


# ---- numbers that tell a measure ---------------------------------------------------------------------------


def test_measure_of_one_word_is_known_again_by_its_number() -> None:
    loan = profile("indicator", words=("loan",), form="money", stage="planned", amount="120000000 USD")
    later = replace(loan, source="two", day="2026-11-10", stage="actual")
    assert judge(loan, later).score >= SURE
    assert judge(loan, replace(later, amount="135000000 USD")).score < DOUBTFUL
    assert judge(loan, replace(later, amount=None)).score < DOUBTFUL
    assert judge(loan, replace(later, day="2031-11-10")).score < DOUBTFUL


def test_target_without_a_name_is_the_known_one_of_its_number_and_year() -> None:
    known = profile(
        "indicator",
        words=("trade",),
        form="money",
        stage="target",
        amount="1000000000 USD",
        days=("2028-01-01", "2028-12-31"),
        pointing=True,
    )
    vague = replace(known, source="two", words=("target",), vague=True, pointing=False)
    assert judge(known, vague).score >= SURE
    assert set(marks(known)) & set(marks(vague))
    for other in (
        replace(vague, days=("2026-01-01", "2026-12-31")),
        replace(vague, amount="5000000000 USD"),
        replace(vague, stage="forecast"),
    ):
        assert judge(known, other).score < DOUBTFUL
    # It says nothing against its entry either, whose other members are of other years.
    assert not judge(replace(known, days=None), vague).apart


def test_pact_may_be_any_document_and_a_treaty_may_not() -> None:
    def form(title: str) -> str | None:
        built = Built(f"Iceland and Uruguay. The {title} was signed.", published="2025-02-01")
        built.party("Iceland", "state", "ISL").party("Uruguay", "state", "URY")
        both = ("Iceland", "Uruguay")
        built.add(Agreement, title, title=title, form=AgreementForm.TREATY, parties=both)
        reading = built.reading()
        return next(profile.form for _, profile, _ in profiles(reading, sides(reading)) if profile.kind == "agreement")

    assert form("tourism pact") == form("deal on wool") == "agreement"
    assert form("tourism treaty") == "treaty"


def test_how_many_are_promised_does_not_make_another_promise() -> None:
    assert score("commitment", "train welders from Rocha", "train welders from Rocha") >= SURE
    way = telling("en")
    assert way.leads("The plant will open in May") and way.leads("the agreement will apply")
    assert not way.leads("A plant will open") and not way.leads("The Rocha plant opens") and not way.leads("")


def test_two_things_of_one_sentence_are_not_one_for_standing_side_by_side() -> None:
    wool = profile("agreement", words=("wool",), proper=("wool",), near=("fish", "wool"), form="memorandum")
    fish = profile("agreement", words=("fish",), proper=("fish",), near=("fish", "wool"), form="memorandum")
    assert judge(wool, fish).score < DOUBTFUL
