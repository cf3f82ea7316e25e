"""From words and speakers to records: pronouns, media, whom a speaker cites, and the chain of voices."""

from __future__ import annotations

from spacy.tokens import Token

from comity.reading.clauses import doers
from comity.reading.notes import Stretch
from comity.reading.quotes import media
from comity.reading.quotes.referring import refer
from comity.reading.quotes.scene import Saying, Scene, Speaker
from comity.reading.quotes.words import Manner
from comity.records import SOURCE_ITSELF, Modality, Passage, Quote, QuoteForm, Voice

JOINED = " … "
"""What stands in `text` where the reporter's own words interrupt the speaker's."""


def settle(scene: Scene) -> None:
    """Make the quotes and stretches of a document."""
    sayings = sorted(scene.sayings, key=lambda one: (one.parts[0][0], -one.length))
    refer(scene, sayings)
    for one in sayings:
        one.addressee = one.addressee or _addressee(scene, one)
        one.behind = _cited(scene, one)
        medium = media.of_saying(scene, one)
        if medium is not None:
            one.through, one.through_at = medium.name, medium.at
    _govern(scene, sayings)
    _author(scene)
    for one in sorted(sayings, key=lambda one: (-one.length, one.parts[0][0])):
        _keep(scene, one)


# ---- who, to whom, through what -----------------------------------------------------------------------------------


def _addressee(scene: Scene, one: Saying) -> Speaker | None:
    """Who is spoken to: "told reporters", "said to the envoy"."""
    if one.cue is None or not scene.parsed:
        return None
    verb = scene.doc[one.cue[0]]
    known = scene.verbs.get(verb.i)
    if known is None or not known.addressee:
        return None
    for child in verb.rights:
        heads = []
        if known.addressee == "object" and child.dep_ in ("dobj", "dative", "nsubj"):
            heads = [child]
        elif child.dep_ in ("prep", "dative") and child.lower_ == known.addressee:
            heads = [noun for noun in child.rights if noun.dep_ == "pobj"]
        for head in heads:
            inside = any(start <= head.idx < end for start, end in one.parts)
            if not inside and (head.pos_ == "PRON" or scene.may_speak(head, Manner.RAISE)):
                return scene.speaker([head])
    return None


def _cited(scene: Scene, one: Saying) -> tuple[Speaker, ...]:
    """Whom the speaker leans on, innermost first: "X, quoting Y, which cited Z, wrote that ..."."""
    if one.cue is None or one.speaker is None or not scene.parsed:
        return ()
    verb, out = scene.doc[one.cue[0]], []
    hosts = [verb, *(child for child in verb.children if child.dep_ in ("nsubj", "ccomp"))]
    for _ in range(3):
        found = next((cited for host in hosts for child in host.children if (cited := _relayed(scene, child))), None)
        if found is None:
            break
        speaker = scene.speaker([found])
        out.append(speaker)
        hosts = [found, *(child for child in found.children if child.dep_ == "appos")]
    return tuple(reversed(out))


def _relayed(scene: Scene, child: Token) -> Token | None:
    """Whom a verb like "quoting" names, below a verb of saying or beside its subject."""
    known = scene.verbs.get(child.i)
    if known is None or known.manner is not Manner.RELAY or child.dep_ not in ("acl", "advcl", "relcl"):
        return None
    return next((one for one in child.rights if one.dep_ == "dobj" and scene.may_speak(one, Manner.SAY)), None)


def _govern(scene: Scene, sayings: list[Saying]) -> None:
    """Words of an author within the reach of the piece that the text reports were said in it, unless told otherwise."""
    found = media.pieces(scene)
    if not found:
        return
    elsewhere: set[int] = set()
    for one in sorted((one for one in sayings if one.cue is not None), key=lambda one: one.cue or (0, 0)):
        start = scene.before(one.cue[0]) if one.cue else -1
        one.apart = one.apart or start in elsewhere or (one.through is None and media.apart(scene, one))
        if one.apart:
            elsewhere.add(start)
    for one in sayings:
        if one.speaker is None or one.speaker.name is None or one.apart:
            continue
        for piece in found:
            if piece.author != one.speaker.name or not piece.start <= one.parts[0][0] < piece.end:
                continue
            noun, _, outlet = piece.medium.name.partition(", ")
            same = one.through is None or one.through.partition(", ")[0] == noun or not outlet
            if same or scene.words.among("pieces", str(one.through)):
                one.through, one.through_at = piece.medium.name, piece.medium.at


def _author(scene: Scene) -> None:
    """A text of one voice: everything after its byline is its author's."""
    found = media.author(scene)
    if found is None or found.speaker.name is None:
        return
    start = scene.token_at(found.start)
    chain = (Voice(found.speaker.name, found.through, _words(scene, found.speaker)), *SOURCE_ITSELF)
    scene.notes.stretches.append(Stretch(start, len(scene.doc), chain))


# ---- records ------------------------------------------------------------------------------------------------------


def _words(scene: Scene, speaker: Speaker) -> Passage:
    return scene.notes.passage(speaker.start, speaker.end)


def _keep(scene: Scene, one: Saying) -> None:
    """Note whose the words are, and print the quote."""
    notes = scene.notes
    at = one.cue[0] if one.cue is not None and not _covers(scene, one, one.cue[0]) else None
    around = notes.said_by(at) if at is not None else _around(scene, one)
    chain = around
    speaker = one.speaker
    if speaker is not None and speaker.name is not None and not _same(around, speaker):
        voice = Voice(speaker.name, one.through, _words(scene, speaker))
        cited = tuple(Voice(other.name, None, _words(scene, other)) for other in one.behind if other.name)
        relaying = tuple(other for other in _relaying(scene, one) if other.party != around[0].party)
        chain = (*cited, voice, *relaying, *around)
    if chain != around or one.modality is not None:
        for start, end in one.parts:
            notes.stretches.append(Stretch(*scene.tokens(start, end), chain, one.modality))
    if one.printed:
        _print(scene, one, chain)


def _relaying(scene: Scene, one: Saying) -> tuple[Voice, ...]:
    """Who relays it: the paper of "was quoted by the paper as saying"."""
    if one.cue is None or not scene.parsed:
        return ()
    relay = scene.relay_over(scene.doc[one.cue[0]])
    found = doers(relay) if relay is not None else []
    if not found or not scene.may_speak(found[0], Manner.SAY):
        return ()
    speaker = scene.speaker(found)
    return (Voice(speaker.name, None, _words(scene, speaker)),) if speaker.name else ()


def _same(around: tuple[Voice, ...], speaker: Speaker) -> bool:
    """Whether the author of the whole text speaks anyway: "I hope" in an op-ed."""
    return len(around) > 1 and around[0].party == speaker.name


def _covers(scene: Scene, one: Saying, i: int) -> bool:
    char = scene.doc[i].idx
    return any(start <= char < end for start, end in one.parts)


def _around(scene: Scene, one: Saying) -> tuple[Voice, ...]:
    """The chain around words without a verb of saying, or around an aside inside its own words."""
    first, last = scene.tokens(one.parts[0][0], one.parts[-1][1])
    wider = [s for s in scene.notes.stretches if s.start <= first and s.end >= last and s.end - s.start > last - first]
    best = min(wider, key=lambda s: s.end - s.start, default=None)
    return best.chain if best is not None else SOURCE_ITSELF


def _print(scene: Scene, one: Saying, chain: tuple[Voice, ...]) -> None:
    notes, speaker = scene.notes, one.speaker
    source = notes.source
    spoken = tuple(source.passage(start, end) for start, end in one.parts)
    evidence = (*spoken, source.passage(*one.about)) if one.about is not None else spoken
    passages: dict[str, Passage] = {}
    if speaker is not None:
        passages["speaker"] = _words(scene, speaker)
    if one.cue is not None:
        passages["cue"] = notes.passage(*one.cue)
    if one.addressee is not None:
        passages["addressee"] = _words(scene, one.addressee)
    if one.through_at is not None:
        passages["through"] = notes.passage(*one.through_at)
    gaps = zip(one.parts, one.parts[1:], strict=False)
    broken = any(notes.text[a[1] : b[0]].strip("\n\t “\"«„‘'") for a, b in gaps)
    first, last = scene.tokens(one.parts[0][0], one.parts[-1][1])
    parties = dict.fromkeys(speaker.parties if speaker is not None else ())
    parties.update(dict.fromkeys(notes.parties_in(first, last)))
    notes.add(
        Quote(
            source=source,
            anchor=evidence[0],
            evidence=evidence,
            variant="" if one.form is not QuoteForm.INDIRECT else "indirect",
            said_by=chain,
            modality=one.modality or Modality.ASSERTED,
            parties=tuple(parties),
            sectors=notes.sectors(first) if notes.doc.has_annotation("SENT_START") else (),
            score=one.score,
            why=one.why,
            passages=passages,
            text=(JOINED if broken else "\n").join(passage.text for passage in spoken),
            speaker=speaker.name if speaker is not None else None,
            addressee=one.addressee.name if one.addressee is not None else None,
            form=one.form,
            through=one.through,
        )
    )
